import { describe, expect, it } from 'vitest';
import type { TextRun } from '../../../src/parsers/page.ts';
import type { CellPlan } from '../../../src/pipeline/tables/cell-plan.ts';
import { fillGrid, locateRuns } from '../../../src/pipeline/tables/fill-grid.ts';
import { type GridNotation, shownGrid, spansOf } from '../grid-notation.ts';
import { run } from '../page-builder.ts';

/** Columns 100 points wide, rows 30 high, from the page's corner. */
function plan(cells: GridNotation): CellPlan {
  return {
    rowEdges: Array.from({ length: cells.length + 1 }, (_, i) => i * 30),
    columnEdges: Array.from({ length: cells[0]!.length + 1 }, (_, i) => i * 100),
    cells: spansOf(cells).map(({ text: _, ...s }) => ({
      ...s,
      box: {
        x0: s.column * 100,
        y0: s.row * 30,
        x1: (s.column + s.columnSpan) * 100,
        y1: (s.row + s.rowSpan) * 30,
      },
    })),
  };
}

const two: GridNotation = [
  ['', ''],
  ['', ''],
];

function filled(cells: GridNotation, runs: readonly TextRun[]): string[][] {
  return shownGrid(fillGrid(plan(cells), runs, 1, 'ruled').grid);
}

describe('fillGrid: which cell a text falls into', () => {
  it.each<[string, GridNotation, readonly TextRun[], GridNotation]>([
    [
      'cells without text are empty',
      two,
      [run('数量', 10, 10)],
      [
        ['数量', ''],
        ['', ''],
      ],
    ],
    [
      'text that hangs over its right wall stays where its middle is',
      two,
      [run('一二三四五六七八九十', 45, 10)],
      [
        ['一二三四五六七八九十', ''],
        ['', ''],
      ],
    ],
    [
      'text whose middle is beyond the wall does not',
      two,
      [run('一二三四五六七八九十', 52, 10)],
      [
        ['', '一二三四五六七八九十'],
        ['', ''],
      ],
    ],
    [
      'text that stands on the line below its row',
      two,
      [run('数量', 10, 24)],
      [
        ['数量', ''],
        ['', ''],
      ],
    ],
    [
      'text that hangs out of the table goes to the outermost cell',
      two,
      [run('数量', -15, 10), run('5', 202, 40)],
      [
        ['数量', ''],
        ['', '5'],
      ],
    ],
    [
      'lines of one cell from top to bottom',
      two,
      [run('人数', 10, 15), run('培训', 10, 2)],
      [
        ['培训\n人数', ''],
        ['', ''],
      ],
    ],
    [
      'parts of one line from left to right, a blank between',
      two,
      [run('25次', 40, 10), run('≥', 20, 10)],
      [
        ['≥ 25次', ''],
        ['', ''],
      ],
    ],
    [
      'a merged cell holds what stands anywhere in it',
      [
        ['', ''],
        ['^', ''],
      ],
      [run('产出', 10, 25), run('≥1', 110, 10), run('≥2', 110, 40)],
      [
        ['产出', '≥1'],
        ['^', '≥2'],
      ],
    ],
    [
      'both words of a cell merged over columns are its text',
      [
        ['', '<'],
        ['', ''],
      ],
      [run('项目', 10, 10), run('名称', 150, 10)],
      [
        ['项目 名称', '<'],
        ['', ''],
      ],
    ],
  ])('%s', (_, cells, runs, expected) => {
    expect(filled(cells, runs)).toEqual(expected);
  });

  it('hands out the runs of each cell, in the order of the cells', () => {
    const runs = [run('丁', 110, 40), run('甲', 10, 10), run('丙', 10, 40)];
    expect(fillGrid(plan(two), runs, 1, 'ruled').cellRuns).toEqual([[runs[1]], [], [runs[2]], [runs[0]]]);
  });
});

describe('fillGrid: places and certainty', () => {
  it('proves a cell by its whole box, empty or not, and the grid by its outline', () => {
    const { grid } = fillGrid(plan([['', '']]), [run('甲', 10, 10)], 3, 'ruled');
    expect(grid).toEqual({
      kind: 'grid',
      origin: 'ruled',
      page: 3,
      rowCount: 1,
      columnCount: 2,
      columnEdges: [0, 100, 200],
      locator: { kind: 'box', page: 3, box: { x0: 0, y0: 0, x1: 200, y1: 30 } },
      cells: [
        {
          row: 0,
          column: 0,
          rowSpan: 1,
          columnSpan: 1,
          lines: ['甲'],
          confidence: 1,
          locator: { kind: 'box', page: 3, box: { x0: 0, y0: 0, x1: 100, y1: 30 } },
        },
        {
          row: 0,
          column: 1,
          rowSpan: 1,
          columnSpan: 1,
          lines: [],
          confidence: 1,
          locator: { kind: 'box', page: 3, box: { x0: 100, y0: 0, x1: 200, y1: 30 } },
        },
      ],
    });
  });

  it('is as certain as the least certain of runs and bounds', () => {
    const runs = [
      { ...run('甲', 10, 10), confidence: 0.7 },
      { ...run('乙', 30, 10), confidence: 0.9 },
      run('丙', 110, 10),
    ];
    const { grid } = fillGrid(plan([['', '']]), runs, 1, 'inferred', () => 0.8);
    expect(grid.cells.map((cell) => cell.confidence)).toEqual([0.7, 0.8]);
  });

  it('proves text whose geometry is a plain text by its lines', () => {
    const runs = [
      { ...run('甲', 10, 10), line: 7 },
      { ...run('乙', 10, 20), line: 9 },
    ];
    expect(locateRuns(runs, 1)).toEqual({ kind: 'line', from: 7, to: 9 });
    expect(locateRuns([run('甲', 10, 10)], 2)).toEqual({
      kind: 'box',
      page: 2,
      box: { x0: 10, y0: 10, x1: 20, y1: 20 },
    });
  });
});

describe('fillGrid: text that its own border runs through', () => {
  const confidences = (...runs: readonly TextRun[]) =>
    fillGrid(plan([[''], ['']]), runs, 1, 'ruled').grid.cells.map((cell) => cell.confidence);

  it('is doubtful: what follows it may be cut off', () => {
    expect(confidences(run('水库', 10, 5), run('除险', 10, 24))).toEqual([0.45, 1]);
  });

  it('is none where the border only touches it', () => {
    expect(confidences(run('水库', 10, 5), run('除险', 10, 19))).toEqual([1, 1]);
    expect(confidences(run('水库', 10, 22), run('除险', 10, 28))).toEqual([1, 1]);
  });
});

describe('fillGrid: a border through a text', () => {
  const sure = (y: number, more: Partial<TextRun> = {}) => {
    const { grid } = fillGrid(plan([['', '']]), [{ ...run('数量', 10, y), ...more }], 1, 'ruled');
    return grid.cells[0]!.confidence;
  };

  it('puts it in doubt, the upper as well as the lower', () => {
    expect(sure(-4)).toBe(0.45);
    expect(sure(24)).toBe(0.45);
  });

  it('not one that only touches it, nor in a plain text, whose cells are lines of characters', () => {
    expect(sure(-2)).toBe(1);
    expect(sure(22)).toBe(1);
    expect(sure(24, { line: 3 })).toBe(1);
  });
});
