import { describe, expect, it } from 'vitest';
import { withoutColumns } from '../../../src/parsers/ocr/cells-without-columns.ts';
import type { PixelCell, PixelTable } from '../../../src/parsers/ocr/pixel-tables.ts';
import { paper, text } from './draw-ink.ts';

const EM = 26;

/** A table of rows as wide as the sheet (800) or parted at 400, each 150 high. */
function table(...rows: readonly number[]): PixelTable {
  const columns = Math.max(...rows);
  const cells = rows.flatMap((count, row): PixelCell[] =>
    Array.from({ length: count }, (_, column) => ({
      row,
      column,
      rowSpan: 1,
      columnSpan: columns / count,
      inner: {
        x0: column * 400 + 2,
        x1: (column + columns / count) * 400 - 2,
        y0: row * 150 + 2,
        y1: row * 150 + 148,
      },
    })),
  );
  return {
    box: { x0: 0, y0: 0, x1: columns * 400, y1: rows.length * 150 },
    rowEdges: Array.from({ length: rows.length + 1 }, (_, i) => i * 150),
    columnEdges: Array.from({ length: columns + 1 }, (_, i) => i * 400),
    cells,
    walls: [],
  };
}

function rowsOf(of: PixelTable, draw: (ink: ReturnType<typeof paper>) => void) {
  const ink = paper(800, 300);
  draw(ink);
  const { walled, open } = withoutColumns(of, ink, EM);
  return { walled: walled.map(({ row }) => row), open: open.map(({ row }) => row) };
}

/** Three lines, each with characters from 20 on and, where `from` is given, from there on. */
const lines = (ink: ReturnType<typeof paper>, top: number, from: number | null) => {
  for (const y of [10, 55, 100]) {
    text(ink, 20, top + y, EM, 3);
    if (from !== null) text(ink, from, top + y, EM, 3);
  }
};

describe('a cell as wide as its table', () => {
  it('has columns where most of its lines are parted', () => {
    expect(rowsOf(table(2, 1), (ink) => lines(ink, 150, 300))).toEqual({ walled: [0, 0], open: [1] });
  });

  it('has none where its lines run on, or are parted by no more than a label set wide', () => {
    expect(rowsOf(table(2, 1), (ink) => lines(ink, 150, null))).toEqual({ walled: [0, 0, 1], open: [] });
    expect(rowsOf(table(2, 1), (ink) => lines(ink, 150, 150))).toEqual({ walled: [0, 0, 1], open: [] });
  });

  it('has columns in a single line of three texts, not of two: a label and what is filled in', () => {
    const texts = (...lefts: readonly number[]) =>
      rowsOf(table(2, 1), (ink) => {
        for (const left of lefts) text(ink, left, 160, EM, 2);
      }).open;
    expect(texts(20, 300, 600)).toEqual([1]);
    expect(texts(20, 300)).toEqual([]);
  });
});

it('a frame with a line across it has no cells where one part has columns; a cell beside others keeps its walls', () => {
  expect(rowsOf(table(1, 1), (ink) => lines(ink, 150, 300))).toEqual({ walled: [], open: [0, 1] });
  expect(rowsOf(table(1, 1), (ink) => lines(ink, 150, null))).toEqual({ walled: [0, 1], open: [] });
  expect(rowsOf(table(2, 2), (ink) => lines(ink, 150, 200))).toEqual({ walled: [0, 0, 1, 1], open: [] });
});
