/** Where the cells of a layout text's columns begin, and what it costs a fragment to stand elsewhere. */
import { describe, expect, it } from 'vitest';
import type { Token } from '../../../../src/pipeline/tables/text/layout-tokens.ts';
import { type ColumnPlaces, placesOf } from '../../../../src/pipeline/tables/text/layout-places.ts';
import { run } from '../../page-builder.ts';

/** A column ends at 20. Each line its fragments: from, to, column. */
type Drawn = readonly (readonly [number, number, number])[];

function places(...drawn: readonly Drawn[]) {
  const lines = drawn.map((line, i) =>
    line.map(([from, to]): Token => ({ text: '字', from, to, line: i, run: run('字', from, i) })),
  );
  return placesOf(
    lines,
    drawn.map((line) => line.map(([, , column]) => column)),
    [20],
  );
}

/** Names from 2, values from 24, all of other widths. */
const FLUSH: readonly Drawn[] = [
  [
    [2, 10, 0],
    [24, 28, 1],
  ],
  [
    [2, 14, 0],
    [24, 30, 1],
  ],
  [
    [2, 8, 0],
    [24, 26, 1],
  ],
];
/** Values about 30, of other widths. */
const CENTRED: readonly Drawn[] = [
  [
    [2, 10, 0],
    [28, 32, 1],
  ],
  [
    [2, 14, 0],
    [26, 34, 1],
  ],
  [
    [2, 8, 0],
    [29, 31, 1],
  ],
];

describe('placesOf: where cells begin', () => {
  it('most of them, and the middle one of all', () => {
    const [first, second] = places(
      ...FLUSH,
      [
        [2, 6, 0],
        [27, 29, 1],
      ],
      [
        [2, 6, 0],
        [27, 29, 1],
      ],
    );
    expect([first!.begin, first!.middle]).toEqual([2, 2]);
    expect([second!.begin, second!.middle]).toEqual([24, 24]);
    const [, centred] = places(...CENTRED);
    expect([centred!.begin, centred!.middle]).toEqual([28, 28]);
  });

  it('a column without cells begins at its wall, the first nowhere', () => {
    const [first, second] = places([]);
    expect([first!.begin, second!.begin]).toEqual([Number.NEGATIVE_INFINITY, 20]);
  });

  it('what touches the text left of it says nothing, nor does the second fragment of a cell', () => {
    const [, second] = places(
      ...FLUSH,
      [
        [2, 21, 0],
        [21, 25, 1],
      ],
      [
        [2, 10, 0],
        [24, 26, 1],
        [29, 31, 1],
      ],
    );
    const [, plain] = places(...FLUSH, [
      [2, 10, 0],
      [24, 31, 1],
    ]);
    expect([second!.begin, second!.middle]).toEqual([24, 24]);
    expect(second!.cost(21, 25)).toBe(plain!.cost(21, 25));
  });
});

describe('placesOf: what it costs to stand elsewhere', () => {
  it('of cells set flush left the more, the further from where they begin', () => {
    const [, { cost }] = places(...FLUSH) as readonly [ColumnPlaces, ColumnPlaces];
    expect(cost(24, 40)).toBeLessThan(cost(25, 40));
    expect(cost(25, 40)).toBeLessThan(cost(26, 40));
    expect(cost(26, 40)).toBeLessThan(cost(28, 40));
    expect(cost(29, 41)).toBe(cost(28, 40));
  });

  it('of centred cells the more, the further from their middle, wherever they begin', () => {
    const [, { cost }] = places(...CENTRED) as readonly [ColumnPlaces, ColumnPlaces];
    expect(cost(22, 38)).toBeLessThan(cost(22, 39));
    expect(cost(22, 38)).toBeLessThan(cost(22, 34));
    expect(cost(20, 40)).toBe(cost(22, 38));
  });

  it('the less sure, the fewer cells are known', () => {
    const few = places(...FLUSH.slice(0, 2))[1]!;
    const many = places(...FLUSH, ...FLUSH, ...FLUSH)[1]!;
    expect(few.cost(35, 37)).toBeLessThan(many.cost(35, 37));
  });

  it('of a column with one cell nothing, but beyond its walls, and there the more the further', () => {
    const [first, second] = places(FLUSH[0]!) as readonly [ColumnPlaces, ColumnPlaces];
    expect([first.cost(0, 4), first.cost(19, 22), second.cost(20, 22), second.cost(90, 95)]).toEqual([
      0, 0, 0, 0,
    ]);
    expect(first.cost(20, 24)).toBeGreaterThan(0);
    expect(first.cost(24, 28)).toBeGreaterThan(first.cost(20, 24));
    expect(second.cost(19, 21)).toBe(first.cost(20, 24));
    expect(second.cost(15, 21)).toBe(first.cost(24, 28));
  });

  it('walls count less where places are known', () => {
    const known = places(...FLUSH)[1]!;
    const wall = places(FLUSH[0]!)[1]!.cost(10, 12);
    expect(known.cost(10, 12) - known.cost(40, 42)).toBeCloseTo(wall / 2, 9);
  });
});
