import { describe, expect, it } from 'vitest';
import type { Grid } from '../../../../src/pipeline/tables/block.ts';
import { doubtDoubledLines } from '../../../../src/pipeline/tables/text/doubled-lines.ts';

const LOCATOR = { kind: 'line', from: 1, to: 9 } as const;

function doubted(...lines: readonly string[]): boolean {
  const cell = { row: 0, column: 0, rowSpan: 1, columnSpan: 1, lines, locator: LOCATOR, confidence: 1 };
  const grid: Grid = {
    kind: 'grid',
    origin: 'segmented',
    page: null,
    rowCount: 1,
    columnCount: 1,
    cells: [cell],
    locator: LOCATOR,
    columnEdges: null,
  };
  const [block] = doubtDoubledLines([grid]);
  return block?.kind === 'grid' && block.cells.every(({ confidence }) => confidence < 0.5);
}

describe('lines printed twice within a cell', () => {
  it.each([[['新建农家', '新建农家', '书屋']], [['新建农家', ' 新建农家 ', '书屋']], [['12个', '12个']]])(
    'doubts %j',
    (lines) => {
      expect(doubted(...lines)).toBe(true);
    },
  );

  it.each([
    [['新建农家', '书屋']],
    [['新建农家', '书屋及', '新建农家']],
    [['形势', '势', '势']],
    [['新建农家', '新建农家书屋']],
    [[]],
  ])('leaves %j', (lines) => {
    expect(doubted(...lines)).toBe(false);
  });
});

it('doubts the cell that has them, and no more than it was', () => {
  const cell = (column: number, confidence: number, ...lines: readonly string[]) => ({
    row: 0,
    column,
    rowSpan: 1,
    columnSpan: 1,
    lines,
    locator: LOCATOR,
    confidence,
  });
  const cells = [cell(0, 0.2, '12个', '12个'), cell(1, 1, '12个', '12个'), cell(2, 1, '12个')];
  const [block] = doubtDoubledLines([
    {
      kind: 'grid',
      origin: 'segmented',
      page: null,
      rowCount: 1,
      columnCount: 3,
      cells,
      locator: LOCATOR,
      columnEdges: null,
    },
  ]);
  expect(block?.kind === 'grid' && block.cells.map(({ confidence }) => confidence)).toEqual([0.2, 0.46, 1]);
});
