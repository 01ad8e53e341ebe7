import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Ruling } from '../../../src/parsers/page.ts';
import { planCells } from '../../../src/pipeline/tables/cell-plan.ts';
import { latticeOf } from '../../../src/pipeline/tables/lattice.ts';
import { mergeRulings } from '../../../src/pipeline/tables/merge-rulings.ts';
import { type GridNotation, spansOf } from '../grid-notation.ts';
import { horizontal, table, vertical } from '../page-builder.ts';

function planOf(rulings: readonly Ruling[]) {
  return planCells(latticeOf(mergeRulings(rulings)));
}

/** `row,column rowSpan×columnSpan` of each planned cell. */
function shown(rulings: readonly Ruling[]): string[] | null {
  const plan = planOf(rulings);
  return plan === null ? null : plan.cells.map((c) => `${c.row},${c.column} ${c.rowSpan}×${c.columnSpan}`);
}

function drawn(cells: GridNotation): Ruling[] {
  const widths = cells[0]!.map(() => 60);
  const heights = cells.map(() => 20);
  return [...table({ x: 0, y: 0, widths, heights, cells }).rulings];
}

/** Three rows of 20 points, three columns of 60, all walls drawn. */
const full = [
  ...[0, 20, 40, 60].map((y) => horizontal(y, 0, 180)),
  ...[0, 60, 120, 180].map((x) => vertical(x, 0, 60)),
];

describe('planCells: merged cells', () => {
  it.each<[string, GridNotation]>([
    [
      'no spans',
      [
        ['', ''],
        ['', ''],
      ],
    ],
    [
      'a cell over two rows',
      [
        ['', ''],
        ['^', ''],
      ],
    ],
    [
      'a cell over two columns',
      [
        ['', '<'],
        ['', ''],
      ],
    ],
    [
      'a cell over two rows and two columns',
      [
        ['', '<', ''],
        ['^', '<', ''],
        ['', '', ''],
      ],
    ],
    [
      'labels of two levels',
      [
        ['', '', ''],
        ['^', '^', ''],
        ['^', '', ''],
        ['', '', ''],
      ],
    ],
    [
      'a title over all columns',
      [
        ['', '<', '<'],
        ['', '', ''],
      ],
    ],
  ])('%s', (_, cells) => {
    const expected = spansOf(cells).map((s) => `${s.row},${s.column} ${s.rowSpan}×${s.columnSpan}`);
    expect(shown(drawn(cells))).toEqual(expected);
  });

  it('gives each cell its box', () => {
    expect(
      planOf(
        drawn([
          ['', ''],
          ['^', ''],
        ]),
      ),
    ).toEqual({
      rowEdges: [0, 20, 40],
      columnEdges: [0, 60, 120],
      cells: [
        { row: 0, column: 0, rowSpan: 2, columnSpan: 1, box: { x0: 0, y0: 0, x1: 60, y1: 40 } },
        { row: 0, column: 1, rowSpan: 1, columnSpan: 1, box: { x0: 60, y0: 0, x1: 120, y1: 20 } },
        { row: 1, column: 1, rowSpan: 1, columnSpan: 1, box: { x0: 60, y0: 20, x1: 120, y1: 40 } },
      ],
    });
  });
});

describe('planCells: crooked and missing walls', () => {
  it.each<[string, readonly Ruling[], readonly string[]]>([
    [
      'a wall that stops short by a little still parts its cells',
      [
        horizontal(0, 0, 120),
        horizontal(20, 0, 120),
        horizontal(40, 0, 120),
        vertical(0, 0, 40),
        vertical(60, 6, 40),
        vertical(120, 0, 40),
      ],
      ['0,0 1×1', '0,1 1×1', '1,0 1×1', '1,1 1×1'],
    ],
    [
      'a wall of less than half a side does not',
      [
        horizontal(0, 0, 120),
        horizontal(20, 0, 120),
        horizontal(40, 0, 120),
        vertical(0, 0, 40),
        vertical(60, 10, 40),
        vertical(120, 0, 40),
      ],
      ['0,0 1×2', '1,0 1×1', '1,1 1×1'],
    ],
    [
      'walls of one column drawn a few points apart in different rows are one bound',
      [
        horizontal(0, 0, 120),
        horizontal(20, 0, 120),
        horizontal(40, 0, 120),
        vertical(0, 0, 40),
        vertical(60, 0, 20),
        vertical(63.4, 20, 40),
        vertical(120, 0, 40),
      ],
      ['0,0 1×1', '0,1 1×1', '1,0 1×1', '1,1 1×1'],
    ],
    [
      'walls farther apart are two columns',
      [
        horizontal(0, 0, 120),
        horizontal(20, 0, 120),
        horizontal(40, 0, 120),
        vertical(0, 0, 40),
        vertical(60, 0, 20),
        vertical(66, 20, 40),
        vertical(120, 0, 40),
      ],
      ['0,0 1×1', '0,1 1×2', '1,0 1×2', '1,2 1×1'],
    ],
    [
      'sides left and right may be open',
      [horizontal(0, 0, 120), horizontal(20, 0, 120), horizontal(40, 0, 120), vertical(60, 0, 40)],
      ['0,0 1×1', '0,1 1×1', '1,0 1×1', '1,1 1×1'],
    ],
    [
      'the lower side may be open, where the page ends',
      [
        horizontal(0, 0, 120),
        horizontal(20, 0, 120),
        vertical(0, 0, 40),
        vertical(60, 0, 40),
        vertical(120, 0, 40),
      ],
      ['0,0 1×1', '0,1 1×1', '1,0 1×1', '1,1 1×1'],
    ],
    [
      'an L-shaped area falls into rectangles',
      [
        horizontal(0, 0, 120),
        horizontal(40, 0, 120),
        horizontal(20, 60, 120),
        vertical(0, 0, 40),
        vertical(120, 0, 40),
        vertical(60, 20, 40),
      ],
      ['0,0 1×2', '1,0 1×1', '1,1 1×1'],
    ],
    [
      'the foot of an L stays one over its rows',
      [
        horizontal(0, 0, 120),
        horizontal(60, 0, 120),
        horizontal(20, 60, 120),
        horizontal(40, 60, 120),
        vertical(0, 0, 60),
        vertical(120, 0, 60),
        vertical(60, 20, 60),
      ],
      ['0,0 1×2', '1,0 2×1', '1,1 1×1', '2,1 1×1'],
    ],
  ])('%s', (_, rulings, expected) => {
    expect(shown(rulings)).toEqual(expected);
  });
});

describe('planCells: what is no table', () => {
  it.each<[string, readonly Ruling[]]>([
    ['one line', [horizontal(0, 0, 120)]],
    ['a frame', [horizontal(0, 0, 120), horizontal(40, 0, 120), vertical(0, 0, 40), vertical(120, 0, 40)]],
    ['two rules without anything upright', [horizontal(0, 0, 120), horizontal(40, 0, 120)]],
    ['a rule with a tick at its end', [horizontal(0, 0, 120), vertical(0, 0, 8)]],
  ])('%s', (_, rulings) => {
    expect(planOf(rulings)).toBeNull();
  });

  it.each<[string, readonly Ruling[], number]>([
    [
      'a frame with one line across is',
      [
        ...full.slice(0, 1),
        horizontal(20, 0, 180),
        horizontal(40, 0, 180),
        vertical(0, 0, 40),
        vertical(180, 0, 40),
      ],
      2,
    ],
    [
      'a frame with one line down is',
      [
        horizontal(0, 0, 120),
        horizontal(40, 0, 120),
        vertical(0, 0, 40),
        vertical(60, 0, 40),
        vertical(120, 0, 40),
      ],
      2,
    ],
  ])('%s one', (_, rulings, cells) => {
    expect(planOf(rulings)?.cells.length).toBe(cells);
  });
});

/** A random tiling: rectangles are placed one after the other wherever they fit; what is left is single cells. */
const tiling = fc
  .record({
    rows: fc.integer({ min: 2, max: 8 }),
    columns: fc.integer({ min: 2, max: 7 }),
    wishes: fc.array(
      fc.record({
        row: fc.nat(7),
        column: fc.nat(6),
        rowSpan: fc.integer({ min: 1, max: 4 }),
        columnSpan: fc.integer({ min: 1, max: 4 }),
      }),
      { maxLength: 10 },
    ),
    widths: fc.array(fc.integer({ min: 8, max: 120 }), { minLength: 7, maxLength: 7 }),
    heights: fc.array(fc.integer({ min: 8, max: 60 }), { minLength: 8, maxLength: 8 }),
  })
  .map(({ rows, columns, wishes, widths, heights }) => {
    const cells = Array.from({ length: rows }, () => new Array<string>(columns).fill(''));
    const taken = new Set<string>();
    for (const { row, column, rowSpan, columnSpan } of wishes) {
      const places: [number, number][] = [];
      for (let r = row; r < row + rowSpan; r++)
        for (let c = column; c < column + columnSpan; c++) places.push([r, c]);
      if (row + rowSpan > rows || column + columnSpan > columns || places.some((p) => taken.has(p.join())))
        continue;
      for (const [r, c] of places) {
        taken.add([r, c].join());
        if (r > row) cells[r]![c] = '^';
        else if (c > column) cells[r]![c] = '<';
      }
    }
    return { cells, widths: widths.slice(0, columns), heights: heights.slice(0, rows) };
  })
  // A bound that no cell's side lies on is not drawn, so nothing can be known of it.
  .filter(({ cells }) => {
    const spans = spansOf(cells);
    const rowsShown = cells.every((_, r) => spans.some((s) => s.row === r));
    const columnsShown = cells[0]!.every((_, c) => spans.some((s) => s.column === c));
    return rowsShown && columnsShown;
  });

describe('planCells: any ruled grid', () => {
  it('gives exactly the spans drawn', () => {
    fc.assert(
      fc.property(tiling, ({ cells, widths, heights }) => {
        const plan = planOf(table({ x: 50, y: 50, widths, heights, cells }).rulings);
        expect(plan?.cells.map(({ box: _, ...place }) => place)).toEqual(
          spansOf(cells).map(({ text: _, ...place }) => place),
        );
      }),
      { numRuns: 500, seed: 20_261_122 },
    );
  });

  it('gives the same for lines that waver and stop short by a point', () => {
    const wavering = fc.tuple(
      tiling,
      fc.array(fc.double({ min: -0.7, max: 0.7, noNaN: true }), { minLength: 20, maxLength: 20 }),
    );
    fc.assert(
      fc.property(wavering, ([{ cells, widths, heights }, shifts]) => {
        const straight = table({ x: 50, y: 50, widths, heights, cells }).rulings;
        const crooked = straight.map((r, i) => ({
          ...r,
          at: r.at + shifts[i % 20]!,
          from: r.from + Math.abs(shifts[(i + 7) % 20]!),
          to: r.to - Math.abs(shifts[(i + 3) % 20]!),
        }));
        expect(planOf(crooked)?.cells.map(({ box: _, ...place }) => place)).toEqual(
          spansOf(cells).map(({ text: _, ...place }) => place),
        );
      }),
      { numRuns: 300, seed: 20_261_122 },
    );
  });
});

describe('planCells: lines that are drawn in part', () => {
  const across = [0, 20, 40, 60].map((y) => horizontal(y, 0, 180));
  const down = [60, 120].map((x) => vertical(x, 0, 60));
  const nine = [0, 1, 2].flatMap((r) => [0, 1, 2].map((c) => `${r},${c} 1×1`));

  it('a table open on both sides has the same cells: none reaches over its end into the next row', () => {
    expect(shown([...across, ...down])).toEqual(nine);
  });

  it('a wall in the rows above and below is none in the row between', () => {
    expect(
      shown([
        ...across,
        vertical(0, 0, 60),
        vertical(180, 0, 60),
        vertical(120, 0, 60),
        vertical(60, 0, 20),
        vertical(60, 40, 60),
      ]),
    ).toEqual(
      nine.filter((cell) => !cell.startsWith('1,1') && !cell.startsWith('1,0')).toSpliced(3, 0, '1,0 1×2'),
    );
  });

  it('an area that is no rectangle falls into those of its rows, equal ones below each other made one', () => {
    // Left column merged over all rows, and the middle row over two columns.
    const outer = [horizontal(0, 0, 180), horizontal(60, 0, 180), vertical(0, 0, 60), vertical(180, 0, 60)];
    const inner = [
      horizontal(20, 60, 180),
      horizontal(40, 60, 180),
      vertical(60, 0, 20),
      vertical(60, 40, 60),
      vertical(120, 0, 60),
    ];
    expect(shown([...outer, ...inner])).toEqual([
      '0,0 1×1',
      '0,1 1×1',
      '0,2 1×1',
      '1,0 1×2',
      '1,2 1×1',
      '2,0 1×1',
      '2,1 1×1',
      '2,2 1×1',
    ]);
    // Two rows of two columns each, the lower a column further right.
    const steps = [
      vertical(120, 0, 20),
      vertical(60, 20, 60),
      horizontal(20, 0, 60),
      horizontal(20, 120, 180),
    ];
    expect(shown([...outer, ...steps])).toEqual(['0,0 1×2', '0,2 1×1', '1,0 1×1', '1,1 1×2']);
    // Two rows of the same two columns below a single cell.
    const below = [horizontal(20, 60, 180), vertical(60, 0, 20), vertical(120, 0, 60)];
    expect(shown([...outer, ...below, horizontal(40, 120, 180)])).toEqual([
      '0,0 1×1',
      '0,1 1×1',
      '0,2 1×1',
      '1,0 2×2',
      '1,2 1×1',
      '2,2 1×1',
    ]);
  });

  it('a line down with short strokes beside it is no table', () => {
    const plan = (x: number) =>
      planCells(latticeOf([vertical(0, 0, 60), ...[0, 20, 40, 60].map((y) => horizontal(y, 0, x))]));
    expect(plan(3)).toBeNull();
    expect(plan(30)).not.toBeNull();
    expect(
      planCells(latticeOf([horizontal(0, 0, 60), ...[0, 20, 40, 60].map((x) => vertical(x, 0, 3))])),
    ).toBeNull();
  });

  it('a bound drawn a little apart in two rows lies between', () => {
    const apart = [vertical(0, 0, 60), vertical(180, 0, 60), vertical(60, 0, 20), vertical(62, 20, 60)];
    expect(planCells(latticeOf([...across, ...apart]))?.columnEdges).toEqual([0, 61, 180]);
  });
});
