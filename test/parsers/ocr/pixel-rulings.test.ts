import { describe, expect, it } from 'vitest';
import type { InkImage } from '../../../src/parsers/ocr/ink.ts';
import { pixelRulings } from '../../../src/parsers/ocr/pixel-rulings.ts';
import { pixelTables } from '../../../src/parsers/ocr/pixel-tables.ts';
import { fill, paper, text, wipe } from './draw-ink.ts';

const DPI = 200;
const EM = 26;

/** Lines 2 pixels wide along the edges of 2 rows and 3 columns. */
function grid(): InkImage {
  const ink = paper(700, 300);
  for (const y of [50, 120, 190]) fill(ink, 50, y, 652, y + 2);
  for (const x of [50, 250, 450, 650]) fill(ink, x, 50, x + 2, 192);
  return ink;
}

const shown = (ink: InkImage) => {
  const { horizontal, vertical } = pixelRulings(ink, DPI, EM);
  const place = (r: { from: number; to: number; at: number }) =>
    [r.at, r.from, r.to].map((value) => Math.round(value));
  const byPlace = (a: number[], b: number[]) => a[0]! - b[0]! || a[1]! - b[1]!;
  return { h: horizontal.map(place).sort(byPlace), v: vertical.map(place).sort(byPlace) };
};
const WHOLE = {
  h: [
    [51, 50, 652],
    [121, 50, 652],
    [191, 50, 652],
  ],
  v: [
    [51, 50, 192],
    [251, 50, 192],
    [451, 50, 192],
    [651, 50, 192],
  ],
};

describe('rulings in pixels', () => {
  it('are found where they lie, through text that stands in their cells', () => {
    const ink = grid();
    text(ink, 60, 70, EM, 5);
    text(ink, 270, 140, EM, 4);
    expect(shown(ink)).toEqual(WHOLE);
  });

  it('go on over holes, and over a gap a seal has left', () => {
    const ink = grid();
    for (let x = 60; x < 640; x += 37) wipe(ink, x, 118, x + 3, 124);
    wipe(ink, 300, 118, 318, 124);
    expect(shown(ink)).toEqual(WHOLE);
  });

  it('end at a merged cell whose text stands on their height and reaches both its sides', () => {
    const ink = grid();
    wipe(ink, 252, 118, 450, 124);
    text(ink, 262, 108, EM, 6);
    const { h, v } = shown(ink);
    expect([h, v]).toEqual([[WHOLE.h[0], [121, 50, 251], [121, 451, 652], WHOLE.h[2]], WHOLE.v]);
  });

  it('stay where text of both rows touches them', () => {
    const ink = grid();
    text(ink, 62, 120 - EM, EM, 6);
    text(ink, 62, 122, EM, 6);
    expect(shown(ink)).toEqual(WHOLE);
  });

  it('are followed where a bent page bends them', () => {
    const ink = paper(700, 300);
    const bend = (x: number) => Math.round(7 * Math.sin((x * Math.PI) / 700));
    for (const y of [50, 120, 190])
      for (let x = 50; x < 652; x++) fill(ink, x, y + bend(x), x + 1, y + bend(x) + 2);
    for (const x of [50, 250, 450, 650]) fill(ink, x, 50 + bend(x), x + 2, 192 + bend(x));
    const { h, v } = shown(ink);
    expect([h.map(([, ...ends]) => ends), v.length]).toEqual([WHOLE.h.map(([, ...ends]) => ends), 4]);
  });

  it('are followed where they lie a little aslant', () => {
    const ink = paper(800, 300);
    for (let x = 50; x < 750; x++)
      fill(ink, x, 100 + Math.round(x * 0.008), x + 1, 103 + Math.round(x * 0.008));
    const { horizontal } = pixelRulings(ink, DPI, EM);
    expect(horizontal).toHaveLength(1);
    expect(horizontal[0]!.slope).toBeCloseTo(0.008, 3);
    expect(horizontal[0]).toMatchObject({ from: 50, to: 750 });
  });

  it('are not strokes of letters, dashes, or the edges of a black bar', () => {
    const ink = paper(700, 300);
    text(ink, 60, 40, EM, 20);
    fill(ink, 60, 100, 110, 103);
    fill(ink, 60, 150, 600, 190);
    expect(shown(ink)).toEqual({ h: [], v: [] });
  });

  it('short ones are lines only where they meet others at both ends', () => {
    const ink = grid();
    fill(ink, 350, 52, 352, 120);
    fill(ink, 550, 60, 552, 110);
    expect(shown(ink)).toEqual({
      ...WHOLE,
      v: [WHOLE.v[0], WHOLE.v[1], [351, 50, 122], WHOLE.v[2], WHOLE.v[3]],
    });
  });

  it('are not letters as high as their row, nor the same letters in row after row', () => {
    const ink = paper(700, 300);
    for (let y = 40; y <= 40 + 6 * 36; y += 36) fill(ink, 50, y, 652, y + 2);
    for (const x of [50, 400, 650]) fill(ink, x, 40, x + 2, 40 + 6 * 36 + 2);
    const empty = shown(ink);
    for (let y = 46; y < 40 + 6 * 36; y += 36) text(ink, 60, y, 28, 5);
    expect(shown(ink)).toEqual(empty);
    expect(empty.v).toHaveLength(3);
    // A border of one such row, of the same height, is one.
    fill(ink, 500, 76, 502, 114);
    expect(shown(ink).v).toEqual([...empty.v.slice(0, 2), [501, 76, 114], ...empty.v.slice(2)]);
  });

  it('are not letters that touch the rules of their row; a border beside them is one, in line with another', () => {
    const ink = paper(700, 300);
    for (const y of [40, 76, 112, 182]) fill(ink, 50, y, 652, y + 2);
    for (const x of [50, 650]) fill(ink, x, 40, x + 2, 184);
    fill(ink, 400, 112, 402, 184);
    // A stroke from rule to rule, with the rest of its letter to the right.
    fill(ink, 200, 76, 203, 114);
    for (const y of [80, 88, 96, 104]) fill(ink, 203, y, 225, y + 5);
    expect(shown(ink).v.map(([x]) => x)).toEqual([51, 401, 651]);
    // The same beside the border of a column.
    fill(ink, 400, 76, 402, 114);
    for (const y of [80, 88, 96, 104]) fill(ink, 404, y, 425, y + 5);
    expect(shown(ink).v).toContainEqual([401, 76, 184]);
  });

  it('do not reach into text that stands on their straight', () => {
    const ink = grid();
    wipe(ink, 52, 119, 250, 123);
    text(ink, 60, 120, EM, 6);
    expect(shown(ink).h[1]).toEqual([121, 250, 652]);
    // What is left of them behind a seal is no text.
    const broken = grid();
    wipe(broken, 150, 119, 168, 123);
    expect(shown(broken)).toEqual(WHOLE);
  });

  it('short ones of one row are lines where only one border of it is drawn; one alone is none', () => {
    const ink = paper(700, 300);
    fill(ink, 50, 120, 652, 122);
    for (const x of [50, 250, 450, 650]) fill(ink, x, 40, x + 2, 121);
    expect(shown(ink).v).toEqual([51, 251, 451, 651].map((x) => [x, 40, 122]));
    for (const x of [250, 450, 650]) wipe(ink, x, 30, x + 2, 119);
    expect(shown(ink).v).toEqual([]);
  });

  it('leave the ink without themselves', () => {
    const ink = grid();
    text(ink, 60, 70, EM, 1);
    const { rest } = pixelRulings(ink, DPI, EM);
    const own = paper(700, 300);
    text(own, 60, 70, EM, 1);
    expect(Buffer.compare(rest.data, own.data)).toBe(0);
  });
});

describe('tables in pixels', () => {
  const cellsOf = (ink: InkImage) =>
    pixelTables(pixelRulings(ink, DPI, EM), DPI).tables.map((table) =>
      table.cells.map(({ row, column, rowSpan, columnSpan }) => [row, column, rowSpan, columnSpan]),
    );

  it('have merged cells where walls are missing', () => {
    const ink = grid();
    wipe(ink, 250, 55, 252, 118);
    wipe(ink, 452, 119, 650, 123);
    expect(cellsOf(ink)).toEqual([
      [
        [0, 0, 1, 2],
        [0, 2, 2, 1],
        [1, 0, 1, 1],
        [1, 1, 1, 1],
      ],
    ]);
  });

  it('have a further row where their lines reach over the last border, as behind a page break', () => {
    const ink = grid();
    for (const x of [50, 250, 450, 650]) fill(ink, x, 20, x + 2, 50);
    const [table] = pixelTables(pixelRulings(ink, DPI, EM), DPI).tables;
    expect(table!.rowEdges.map(Math.round)).toEqual([20, 51, 121, 191]);
    expect(table!.cells.slice(0, 3).map(({ row, column }) => [row, column])).toEqual([
      [0, 0],
      [0, 1],
      [0, 2],
    ]);
    // What is not drawn is no ruling either.
    expect(table!.walls.filter(({ axis, at }) => axis === 'horizontal' && at < 40)).toEqual([]);
  });

  it('have further columns where they are open at their sides', () => {
    const ink = paper(800, 300);
    for (const y of [50, 120, 190]) fill(ink, 50, y, 752, y + 2);
    for (const x of [250, 450]) fill(ink, x, 50, x + 2, 192);
    const [table] = pixelTables(pixelRulings(ink, DPI, EM), DPI).tables;
    expect(table!.columnEdges.map(Math.round)).toEqual([50, 251, 451, 752]);
    expect(table!.cells).toHaveLength(6);
  });

  it('have none where a single line reaches over it', () => {
    const ink = grid();
    fill(ink, 250, 10, 252, 50);
    fill(ink, 652, 120, 690, 122);
    const [table] = pixelTables(pixelRulings(ink, DPI, EM), DPI).tables;
    expect(table!.rowEdges.map(Math.round)).toEqual([51, 121, 191]);
    expect(table!.columnEdges.map(Math.round)).toEqual([51, 251, 451, 651]);
  });

  it('are told apart, and lines of no table stay by themselves', () => {
    const ink = paper(700, 700);
    for (const top of [50, 350]) {
      for (const y of [top, top + 60, top + 120]) fill(ink, 50, y, 452, y + 2);
      for (const x of [50, 250, 450]) fill(ink, x, top, x + 2, top + 122);
    }
    fill(ink, 50, 600, 650, 602);
    const found = pixelTables(pixelRulings(ink, DPI, EM), DPI);
    expect(found.tables.map(({ box }) => [Math.round(box.y0), Math.round(box.y1)])).toEqual([
      [51, 171],
      [351, 471],
    ]);
    expect(found.loose).toEqual([{ axis: 'horizontal', at: 601, from: 50, to: 650, thickness: 2 }]);
  });

  it('give the paper inside a cell without its rulings', () => {
    const [table] = pixelTables(pixelRulings(grid(), DPI, EM), DPI).tables;
    expect(table!.cells[0]!.inner).toEqual({ x0: 54, y0: 54, x1: 248, y1: 118 });
  });
});
