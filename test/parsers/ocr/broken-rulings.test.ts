import { describe, expect, it } from 'vitest';
import { withDotsJoined } from '../../../src/parsers/ocr/broken-rulings.ts';
import type { InkImage } from '../../../src/parsers/ocr/ink.ts';
import { inkPieces } from '../../../src/parsers/ocr/ink-pieces.ts';
import { pixelRulings } from '../../../src/parsers/ocr/pixel-rulings.ts';
import { fill, paper, text } from './draw-ink.ts';

const DPI = 200;
const EM = 26;

/** Pieces `length` long and `thick` thick at every step from one place on, along the row or down. */
function pieces(
  ink: InkImage,
  {
    x,
    y,
    to,
    length,
    thick,
    step,
    down = false,
  }: Record<'x' | 'y' | 'to' | 'length' | 'thick' | 'step', number> & {
    readonly down?: boolean;
  },
): void {
  for (let at = down ? y : x; at + length <= to; at += step) {
    if (down) fill(ink, x, at, x + thick, at + length);
    else fill(ink, at, y, at + length, y + thick);
  }
}

const joined = (ink: InkImage) => withDotsJoined(ink, inkPieces(ink).pieces, DPI);
const found = (ink: InkImage) => {
  const { horizontal, vertical } = pixelRulings(joined(ink), DPI, EM);
  const place = (r: { from: number; to: number; at: number }) =>
    [r.at, r.from, r.to].map((value) => Math.round(value));
  return { h: horizontal.map(place), v: vertical.map(place) };
};
const isSame = (ink: InkImage) => joined(ink) === ink;

describe('dotted and dashed lines', () => {
  it('are rulings from end to end, dots of two points as well as short dashes, where others cross them', () => {
    const ink = paper(700, 260);
    for (const y of [50, 200]) pieces(ink, { x: 50, y, to: 652, length: 5, thick: 5, step: 11 });
    for (const x of [50, 347, 644])
      pieces(ink, { x, y: 50, to: 206, length: 7, thick: 3, step: 10, down: true });
    text(ink, 80, 100, EM, 5);
    const { h, v } = found(ink);
    expect(h.map(([at, from, to]) => [at, from! <= 53, to! >= 646])).toEqual([
      [53, true, true],
      [203, true, true],
    ]);
    expect(v.map(([at, from, to]) => [at, from! <= 60, to! >= 196])).toEqual([
      [52, true, true],
      [349, true, true],
      [646, true, true],
    ]);
  });

  it('lose a dot to a line across, not more: dots of two lines of text stand over each other', () => {
    const ink = paper(200, 400);
    pieces(ink, { x: 20, y: 20, to: 300, length: 5, thick: 5, step: 11, down: true });
    fill(ink, 15, 97, 30, 102);
    expect(joined(ink).data[90 * 200 + 22]).toBe(1);
    expect(joined(ink).data[105 * 200 + 22]).toBe(1);
    const radicals = paper(200, 400);
    for (const y of [20, 62, 104, 146])
      pieces(radicals, { x: 20, y, to: y + 22, length: 5, thick: 5, step: 8, down: true });
    expect(isSame(radicals)).toBe(true);
  });

  it('go on where lines across stand between every two or three dashes, not where nothing does', () => {
    const low = (isCrossed: boolean) => {
      const ink = paper(200, 400);
      for (let y = 20; y < 340; y += 60) {
        pieces(ink, { x: 100, y, to: y + 34, length: 13, thick: 4, step: 21, down: true });
        if (isCrossed) fill(ink, 80, y + 45, 125, y + 49);
      }
      return ink;
    };
    expect(joined(low(true)).data[57 * 200 + 102]).toBe(1);
    expect(isSame(low(false))).toBe(true);
  });

  it('are drawn cell by cell: a dash as long as two where cells meet, gaps stretched to fit; pieces of any length are none', () => {
    const column = (rows: readonly (readonly [length: number, gap: number])[]) => {
      const ink = paper(200, 900);
      let y = 20;
      for (const [length, gap] of rows) {
        fill(ink, 100, y, 105, y + length);
        y += length + gap;
      }
      return ink;
    };
    // A wall of a fax at 200 dpi: cells with two dashes, with two and a half, and with one between two.
    const high = [14, 13, 14].map((length) => [length, 6] as const);
    const low = [
      [26, 8],
      [13, 9],
    ] as const;
    const wide = [
      [25, 10],
      [13, 9],
    ] as const;
    const wall = [...high, ...high, ...low, ...low, ...wide, ...wide, ...low, ...wide];
    expect(joined(column(wall)).data[37 * 200 + 102]).toBe(1);
    const strokes = [14, 36, 7, 22, 14, 20, 36, 7, 22, 14, 20, 36];
    expect(isSame(column(strokes.map((length) => [length, 8])))).toBe(true);
  });

  it('stand one to three in a row, a speck behind the last: lines across are no gaps', () => {
    const column = (isCrossed: boolean) => {
      const ink = paper(200, 460);
      const tops = [20, 77, 134, 155, 176, 231, 252, 273];
      for (const y of tops) fill(ink, 100, y, 105, y + 13);
      // The last one of a fax: thinner, and behind it a dot.
      fill(ink, 100, 328, 104, 341);
      fill(ink, 101, 346, 103, 348);
      if (isCrossed) for (const y of [53, 111, 208, 305]) fill(ink, 60, y, 160, y + 5);
      return ink;
    };
    expect(joined(column(true)).data[42 * 200 + 102]).toBe(1);
    expect(isSame(column(false))).toBe(true);
  });

  it('have their dashes nearer to each other than columns: — — — — in a row of cells is none', () => {
    const row = (step: number) => {
      const ink = paper(700, 100);
      pieces(ink, { x: 20, y: 50, to: 680, length: 16, thick: 3, step });
      return ink;
    };
    expect([isSame(row(30)), isSame(row(50))]).toEqual([false, true]);
  });

  it('are solid: a column of 1s stands as straight', () => {
    const one = (ink: InkImage, y: number) => {
      fill(ink, 103, y, 106, y + 17);
      fill(ink, 100, y + 3, 104, y + 5);
      fill(ink, 100, y + 15, 108, y + 17);
    };
    const ink = paper(200, 400);
    for (let y = 20; y < 360; y += 34) one(ink, y);
    expect(isSame(ink)).toBe(true);
    const dashes = paper(200, 400);
    pieces(dashes, { x: 100, y: 20, to: 380, length: 17, thick: 5, step: 34, down: true });
    expect(isSame(dashes)).toBe(false);
  });

  it('follow each other at one step: specks do not, nor do three dots', () => {
    const ink = paper(400, 100);
    for (const x of [20, 27, 45, 50, 68, 74, 98, 103, 124]) fill(ink, x, 50, x + 4, 54);
    expect(isSame(ink)).toBe(true);
    // The feet of 月 and 前 and strokes beside them: one height, steps of 22, 36 and 18.
    const feet = paper(400, 100);
    for (const [x0, x1] of [
      [58, 67],
      [80, 89],
      [117, 121],
      [135, 143],
    ] as const)
      fill(feet, x0, 50, x1, 53);
    expect(isSame(feet)).toBe(true);
    const ellipsis = paper(400, 100);
    pieces(ellipsis, { x: 20, y: 50, to: 46, length: 4, thick: 4, step: 10 });
    expect(isSame(ellipsis)).toBe(true);
  });

  it('are no shade printed in dots, which stand in rows both ways', () => {
    const ink = paper(300, 200);
    for (let y = 40; y < 120; y += 9) pieces(ink, { x: 40, y, to: 260, length: 3, thick: 3, step: 9 });
    expect(isSame(ink)).toBe(true);
  });

  it('do not reach what is written beyond their end', () => {
    const ink = paper(400, 300);
    pieces(ink, { x: 100, y: 100, to: 250, length: 5, thick: 5, step: 11, down: true });
    fill(ink, 90, 60, 116, 86);
    expect(joined(ink).data[92 * 400 + 102]).toBe(0);
    fill(ink, 40, 93, 300, 95);
    expect(joined(ink).data[97 * 400 + 102]).toBe(1);
  });
});
