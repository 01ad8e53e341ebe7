/** The shape of a cell's only stroke: strips drawn by hand, 48 pixels high, one frame a pixel. */
import { describe, expect, it } from 'vitest';
import { loneStroke } from '../../../../src/parsers/ocr/pp-ocr/lone-strokes.ts';
import { at, type Ink, strip } from './draw-strip.ts';

describe('a stroke by itself', () => {
  /** Ink along a line from top to bottom, so thick. */
  const sloping = (x0: number, x1: number, thick: number) =>
    strip(
      60,
      ...Array.from({ length: 36 }, (_, i): Ink => {
        const x = Math.round(x0 + ((x1 - x0) * i) / 35);
        return [x, x + thick, 6 + i, 7 + i];
      }),
    );
  it('is a dash where it lies flat', () => {
    expect(loneStroke([at('1', 20, 30)], strip(70, [10, 60, 22, 26]))).toBe('—');
    // Blurred, at 150 dpi.
    expect(loneStroke([at('1', 20, 30)], strip(80, [10, 70, 16, 34]))).toBe('—');
    expect(loneStroke([at('1', 20, 30)], strip(70, [10, 60, 14, 36]))).toBeNull();
  });
  it('is a dash however short one was read; a short one is what it was read as', () => {
    expect(loneStroke([at('-', 20, 30)], strip(70, [10, 60, 22, 26]))).toBe('—');
    expect(loneStroke([at('—', 20, 30)], strip(70, [10, 60, 22, 26]))).toBe('—');
    expect(loneStroke([at('4', 20, 30)], strip(70, [10, 60, 22, 26]))).toBe('—');
    expect(loneStroke([at('4', 20, 30)], strip(70, [26, 44, 22, 26]))).toBeNull();
    expect(loneStroke([at('-', 20, 30)], strip(70, [26, 44, 22, 26]))).toBe('-');
    expect(loneStroke([at('1', 20, 30)], strip(70, [26, 44, 22, 26]))).toBe('—');
    // Not flat.
    expect(loneStroke([at('-', 20, 30)], strip(70, [10, 60, 14, 36]))).toBeNull();
  });
  it('is a slash where it rises to the right', () => {
    expect(loneStroke([at('1', 20, 30)], sloping(38, 18, 3))).toBe('/');
    expect(loneStroke([at('1', 20, 30)], sloping(38, 18, 6))).toBe('/');
    // A steep one; a 1 that leans as much has a flag.
    expect(loneStroke([at('1', 20, 30)], sloping(32, 20, 5))).toBe('/');
    const italic = sloping(32, 20, 5);
    for (let y = 8; y < 12; y += 1) italic.data.fill(0, y * italic.width + 24, y * italic.width + 34);
    expect(loneStroke([at('1', 20, 30)], italic)).toBeNull();
  });
  it('is a slash that was read as 7, and itself in its own width; a 7 has a bar', () => {
    expect(loneStroke([at('7', 20, 30)], sloping(38, 18, 3))).toBe('/');
    expect(loneStroke([at('／', 20, 30)], sloping(38, 18, 3))).toBe('／');
    const seven = sloping(38, 22, 5);
    for (let y = 6; y < 11; y += 1) seven.data.fill(0, y * seven.width + 18, y * seven.width + 43);
    expect(loneStroke([at('7', 20, 30)], seven)).toBeNull();
  });
  it('stays 1 upright, in italics, with serifs, falling to the right, and beside others', () => {
    expect(loneStroke([at('1', 20, 30)], strip(50, [22, 27]))).toBeNull();
    expect(loneStroke([at('1', 20, 30)], sloping(28, 20, 4))).toBeNull();
    expect(loneStroke([at('1', 20, 30)], strip(50, [16, 22, 10, 14], [22, 28], [14, 36, 37, 40]))).toBeNull();
    expect(loneStroke([at('1', 20, 30)], sloping(18, 38, 3))).toBeNull();
    expect(loneStroke([at('1', 10, 20), at('1', 30, 40)], strip(70, [10, 60, 22, 26]))).toBeNull();
  });
  it('stays what else it was read as', () => {
    expect(loneStroke([at('一', 20, 30)], strip(70, [10, 60, 22, 26]))).toBeNull();
    expect(loneStroke([at('个', 20, 30)], sloping(38, 18, 3))).toBeNull();
  });
});
