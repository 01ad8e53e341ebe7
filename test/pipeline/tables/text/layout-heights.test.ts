/** How high lines stood on their page, guessed from rows; heights are in lines, the first row's first line being 0. */
import { describe, expect, it } from 'vitest';
import type { Slice } from '../../../../src/pipeline/tables/text/layout-column-texts.ts';
import { lineHeights } from '../../../../src/pipeline/tables/text/layout-heights.ts';
import type { LayoutRow } from '../../../../src/pipeline/tables/text/layout-rows.ts';

interface Drawn {
  /** All lines with something on them. */
  readonly lines: readonly number[];
  /** Each row's lines; those of no row hold labels only. */
  readonly rows: readonly (readonly number[])[];
  /** Where a row's lines stand within it; one below the other where it is left out. */
  readonly offsets?: Readonly<Record<number, readonly number[]>>;
  readonly padding?: number;
}

function heights({ lines, rows, offsets = {}, padding = 0 }: Drawn) {
  const own = rows.flat().toSorted((a, b) => a - b);
  const slices = own.map(
    (line): Slice => ({ line, pieces: [], blanksAbove: 0, labelsUpTo: 0, labelsAbove: 0 }),
  );
  const drawn = rows.map(
    (of, at): LayoutRow => ({
      slices: of.map((line) => own.indexOf(line)),
      offsets: offsets[at] ?? of.map((_, i) => i),
      margin: 9,
      cost: 0,
    }),
  );
  const found = lineHeights(lines, slices, drawn, padding);
  const round = (value: number) => Math.round(value * 1000) / 1000 + 0;
  return {
    lines: lines.map((line) => round(found.of(line))),
    rows: found.rows.map(({ top, bottom }) => [round(top), round(bottom)]),
  };
}

describe('rows stand one below the other', () => {
  it('as far apart as their padding says', () => {
    expect(heights({ lines: [1, 2, 3], rows: [[1], [2, 3]] })).toEqual({
      lines: [0, 1, 2],
      rows: [
        [0, 0],
        [1, 2],
      ],
    });
    expect(heights({ lines: [1, 2, 3], rows: [[1], [2, 3]], padding: 0.5 })).toEqual({
      lines: [0, 1.5, 2.5],
      rows: [
        [0, 0],
        [1.5, 2.5],
      ],
    });
  });

  it('further where lines of labels stand between them, which share the room', () => {
    expect(heights({ lines: [1, 2, 3, 4], rows: [[1], [4]] })).toEqual({
      lines: [0, 0.6, 1.2, 1.8],
      rows: [
        [0, 0],
        [1.8, 1.8],
      ],
    });
    // One such line needs no more room than rows have.
    expect(heights({ lines: [1, 2, 3], rows: [[1], [3]] }).lines).toEqual([0, 0.5, 1]);
    // Nor do two where rows stand wide.
    expect(heights({ lines: [1, 2, 3, 4], rows: [[1], [4]], padding: 1 }).lines).toEqual([
      0, 0.667, 1.333, 2,
    ]);
  });

  it('a line of a row above that reaches so far down is none between', () => {
    const rows = [[1, 4], [2], [5]];
    expect(heights({ lines: [1, 2, 3, 4, 5], rows }).rows.at(-1)).toEqual([3, 3]);
    expect(heights({ lines: [1, 2, 3, 4, 5], rows: [[1], [2], [5]] }).rows.at(-1)).toEqual([2.8, 2.8]);
  });

  it('a cell half a line lower makes a row no higher', () => {
    const row = (offsets: readonly number[]) =>
      heights({ lines: [1, 2, 3], rows: [[1, 2], [3]], offsets: { 0: offsets } });
    expect(row([0, 0.5])).toEqual({
      lines: [0, 0.5, 1],
      rows: [
        [0, 0],
        [1, 1],
      ],
    });
    expect(row([0, 1]).rows).toEqual([
      [0, 1],
      [2, 2],
    ]);
    // All of it a line above what it is beside.
    expect(row([-1, -0.5]).rows[0]).toEqual([0, 0]);
  });
});

describe('lines of labels alone', () => {
  it('above and below all rows stand closer than these', () => {
    expect(heights({ lines: [1, 2, 3, 4, 5], rows: [[3]] }).lines).toEqual([-1.6, -0.8, 0, 0.8, 1.6]);
  });

  it('without rows have no height', () => {
    expect(heights({ lines: [1, 2], rows: [] })).toEqual({ lines: [0, 0], rows: [] });
  });
});
