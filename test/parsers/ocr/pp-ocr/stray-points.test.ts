/** Strips drawn by hand, 48 pixels high, one frame a pixel: figures from row 6 to 41, a point between them. */
import { describe, expect, it } from 'vitest';
import type { LineStrip } from '../../../../src/parsers/ocr/line-strip.ts';
import { hasStrayPoint } from '../../../../src/parsers/ocr/pp-ocr/stray-points.ts';

type Ink = readonly [from: number, to: number, top?: number, bottom?: number];

function strip(...inks: readonly Ink[]): LineStrip {
  const [width, height] = [120, 48];
  const data = new Uint8Array(width * height).fill(255);
  for (const [from, to, top = 6, bottom = 42] of inks)
    for (let y = top; y < bottom; y += 1) data.fill(0, y * width + from, y * width + to);
  return { width, height, data, offset: 0, scale: 1 };
}

/** Figures at columns 8–26 and 52–70, what stands between them, read as `text`. */
function isStray(text: string, ...between: readonly Ink[]): boolean {
  const characters = [...text].map((one, i) => {
    const middle = [17, 38, 61][i]!;
    return { text: one, from: middle - 2, to: middle + 1, probability: 1 };
  });
  return hasStrayPoint(characters, strip([8, 26], ...between, [52, 70]), 1);
}

describe('a point between two figures', () => {
  it('stands on their line, in full width too', () => {
    expect(isStray('9.3', [35, 40, 37, 42])).toBe(false);
    expect(isStray('９．３', [30, 34, 36, 40])).toBe(false);
  });
  it('is a speck where it hangs above the line, or is thinner than any stroke', () => {
    expect(isStray('9.3', [36, 40, 31, 35])).toBe(true);
    expect(isStray('9.3', [37, 38, 41, 42])).toBe(true);
  });
  it('is told beside a speck by its place', () => {
    expect(isStray('9.3', [35, 40, 37, 42], [46, 48, 20, 22])).toBe(false);
  });
  it('is no matter of other marks, nor where it runs together with a figure', () => {
    expect(isStray('9:3', [36, 40, 31, 35])).toBe(false);
    expect(isStray('9.元', [36, 40, 31, 35])).toBe(false);
    expect(isStray('9.3', [26, 40, 31, 35])).toBe(false);
  });
});
