import { describe, expect, it } from 'vitest';
import { joinDots } from '../../../src/parsers/pdf/dotted-lines.ts';
import type { PaintedLine } from '../../../src/parsers/pdf/painted-page.ts';

/** A square of that size around a point, as a thin filled shape is told of: which axis it has is chance. */
const dot = (x: number, y: number, size = 0.75, axis: 'x' | 'y' = 'x'): PaintedLine =>
  axis === 'x'
    ? { x0: x - size / 2, x1: x + size / 2, y0: y, y1: y, thickness: size }
    : { x0: x, x1: x, y0: y - size / 2, y1: y + size / 2, thickness: size };
const steps = (count: number, step: number) => Array.from({ length: count }, (_, i) => i * step);
const rounded = (lines: readonly PaintedLine[]) =>
  lines.map((line) =>
    Object.fromEntries(Object.entries(line).map(([key, value]) => [key, Math.round(value * 100) / 100])),
  );

describe('joinDots', () => {
  it('joins dots in a row, whatever axis each was taken for', () => {
    const dots = steps(10, 1.5).map((x, i) => dot(50 + x, 80, 0.75, i % 3 === 0 ? 'y' : 'x'));
    expect(rounded(joinDots(dots))).toEqual([{ x0: 49.63, x1: 63.88, y0: 80, y1: 80, thickness: 0.75 }]);
  });

  it('joins dots in a column', () => {
    const dots = steps(10, 4.5).map((y) => dot(50, 80 + y, 2.25));
    expect(rounded(joinDots(dots))).toEqual([{ x0: 50, x1: 50, y0: 78.88, y1: 121.63, thickness: 2.25 }]);
  });

  it('takes the dot where two lines cross for both', () => {
    const across = steps(21, 1.5).map((x) => dot(50 + x, 80));
    const down = steps(21, 1.5).map((y) => dot(65, 65 + y));
    expect(rounded(joinDots([...across, ...down]))).toEqual([
      { x0: 49.63, x1: 80.38, y0: 80, y1: 80, thickness: 0.75 },
      { x0: 65, x1: 65, y0: 64.63, y1: 95.38, thickness: 0.75 },
    ]);
  });

  it('parts two lines on one level', () => {
    const dots = [...steps(8, 1.5), ...steps(8, 1.5).map((x) => x + 40)].map((x) => dot(50 + x, 80));
    expect(joinDots(dots)).toHaveLength(2);
  });

  it('leaves alone the three dots of an ellipsis', () => {
    const dots = steps(3, 1.5).map((x) => dot(50 + x, 80));
    expect(joinDots(dots)).toEqual(dots);
  });

  it('leaves alone dots set wider apart than those of any line', () => {
    const dots = steps(6, 3.6).map((x) => dot(50 + x, 80));
    expect(joinDots(dots)).toEqual(dots);
  });

  it('leaves alone specks at uneven distances', () => {
    const dots = [0, 1.1, 3.4, 4.6, 7, 7.9, 10.4].map((x) => dot(50 + x, 80));
    expect(joinDots(dots)).toEqual(dots);
  });

  it('makes no lines of a dotted area: its dots stand in rows and columns alike', () => {
    const dots = steps(12, 1.5).flatMap((y) => steps(12, 1.5).map((x) => dot(50 + x, 80 + y)));
    expect(joinDots(dots)).toEqual([]);
  });

  it('leaves longer lines as they are', () => {
    const lines = steps(6, 4).map((x) => ({ x0: 50 + x, x1: 53.5 + x, y0: 80, y1: 80, thickness: 0.75 }));
    expect(joinDots(lines)).toEqual(lines);
  });

  it('leaves alone three dots that are drawn twice', () => {
    const dots = steps(3, 1.5).flatMap((x) => [dot(50 + x, 80), dot(50 + x, 80)]);
    expect(joinDots(dots)).toEqual(dots);
  });

  it('joins four dots, and four drawn twice', () => {
    const dots = steps(4, 1.5).map((x) => dot(50 + x, 80));
    const line = [{ x0: 49.63, x1: 54.88, y0: 80, y1: 80, thickness: 0.75 }];
    expect(rounded(joinDots(dots))).toEqual(line);
    expect(rounded(joinDots(dots.flatMap((own) => [own, own])))).toEqual(line);
  });

  it('measures a gap by the larger dot beside it', () => {
    const ends = (first: number, last: number) => [
      dot(47.8, 80, first),
      ...steps(4, 2).map((x) => dot(50 + x, 80)),
      dot(58.2, 80, last),
    ];
    expect(joinDots(ends(0.5, 0.5))).toHaveLength(1);
    const small = steps(5, 2).map((x) => dot(50 + x, 80, 0.5));
    expect(joinDots(small)).toEqual(small);
  });

  it('leaves alone what is thicker or longer than a dot, or has no ink', () => {
    const marks = (size: number) => steps(6, 5).map((x) => dot(50 + x, 80, size));
    expect(joinDots(marks(3))).toHaveLength(1);
    expect(joinDots(marks(3.2))).toHaveLength(6);
    const thin = steps(6, 5).map((x) => ({ x0: 50 + x, x1: 50 + x, y0: 78, y1: 82, thickness: 1 }));
    expect(joinDots(thin)).toEqual(thin);
    const hairs = steps(6, 1.5).map((x) => ({ ...dot(50 + x, 80), thickness: 0 }));
    expect(joinDots(hairs)).toEqual(hairs);
  });

  it('parts rows that do not stand on one level', () => {
    const dots = steps(8, 1.5).map((x, i) => dot(50 + x, 80 + (i % 2)));
    expect(joinDots(dots)).toEqual(dots);
    expect(joinDots(steps(8, 1.5).map((x, i) => dot(50 + x, 80 + (i % 2) * 0.3)))).toHaveLength(1);
  });
});
