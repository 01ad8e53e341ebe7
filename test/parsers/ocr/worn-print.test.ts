import { describe, expect, it } from 'vitest';
import { scanLayout } from '../../../src/parsers/ocr/scan-layout.ts';
import { wornLines } from '../../../src/parsers/ocr/worn-print.ts';
import { asGrey, fill, paper, text, wipe } from './draw-ink.ts';

/** Eight lines of twelve characters; `wear` takes strokes from the character at a place. */
function layoutOf(wear: (ink: ReturnType<typeof paper>, x: number, y: number) => void, pale = false) {
  const ink = paper(600, 500);
  const faint = paper(600, 500);
  for (let line = 0; line < 8; line++) {
    text(ink, 20, 20 + line * 50, 26, 12);
    for (let i = 0; i < 12; i++) wear(ink, 20 + Math.round(i * 26 * 1.17), 20 + line * 50);
    if (pale) fill(faint, 392, 20 + line * 50, 396, 46 + line * 50);
  }
  const image = asGrey(ink);
  // What is left of a thin stroke: a quarter as dark as the rest.
  for (let i = 0; i < faint.data.length; i++) if (faint.data[i] === 1) image.data[i] = 190;
  return scanLayout({ image, dpi: 200, doubtful: [] } as unknown as Parameters<typeof scanLayout>[0]);
}

/** Cracks of two pixels, in neighbouring characters at other heights. */
const inPieces = (ink: ReturnType<typeof paper>, x: number, y: number) => {
  for (const at of x % 2 === 0 ? [8, 17] : [5, 14]) wipe(ink, x, y + at, x + 26, y + at + 2);
  for (const at of [8, 17]) wipe(ink, x + at, y, x + at + 2, y + 26);
};

it('lines of worn print are found whole, and strokes have gone from it', () => {
  const { hasLostStrokes, lines } = layoutOf(inPieces);
  expect(hasLostStrokes).toBe(true);
  expect(lines.map(({ box: { x0, y0, x1, y1 } }) => [x0, y0, x1, y1])).toEqual(
    Array.from({ length: 8 }, (_, i) => [20, 20 + i * 50, 381, 46 + i * 50]),
  );
});

describe('of a page of worn print', () => {
  const box = (y0: number) => ({ x0: 10, y0, x1: 90, y1: y0 + 26 });
  const text = (...of: readonly string[]) => ({
    lines: of.map((_, i) => ({ box: box(100 + 40 * i), within: box(100 + 40 * i), stretches: [] })),
    looked: [],
    readings: of.map((own) => ({ text: own, confidence: 1, characters: [], changes: [] })),
    isInCell: true,
  });
  const remark = (y0: number) => ({
    code: 'worn-print',
    message: 'thin strokes of this print have gone; signs and brackets may have too',
    severity: 'review',
    box: box(y0),
  });

  it('every line is for review where strokes have gone', () => {
    expect(wornLines([text('培训人次', '≥308人')], true)).toEqual([remark(100), remark(140)]);
  });

  it('else figures with a unit and no sign, which may have gone; not a weight, a name, or a figure that has its sign', () => {
    expect(wornLines([text('培训人次', '308万元')], false)).toEqual([remark(140)]);
    expect(wornLines([text('95%'), text('3.6 套')], false)).toEqual([remark(100), remark(100)]);
    expect(wornLines([text('≥308万元'), text('10'), text('培训30人'), text('不低于95%')], false)).toEqual([]);
  });
});

it('print that is whole has lost no strokes', () => {
  expect(layoutOf(() => {}).hasLostStrokes).toBe(false);
});

it('pale strokes beside text are text of worn print, and none of whole print', () => {
  const ends = (layout: ReturnType<typeof layoutOf>) => Math.max(...layout.lines.map(({ box }) => box.x1));
  expect(ends(layoutOf(inPieces, true))).toBe(396);
  expect(ends(layoutOf(() => {}, true))).toBe(381);
});
