import { describe, expect, it } from 'vitest';
import { expectedAsAbove, namedColumns, type PlacedCell } from '../../../src/parsers/ocr/carried-columns.ts';
import { namingCells } from '../../../src/parsers/ocr/cell-expectations.ts';

/** Rows of `[text, x0, x1]`. */
function table(rows: readonly (readonly (readonly [string, number, number])[])[]): PlacedCell[] {
  return rows.flatMap((texts, row) =>
    texts.map(([text, x0, x1], column) => ({ row, column, rowSpan: 1, columnSpan: 1, text, x0, x1 })),
  );
}

const first = table([
  [
    ['一级指标', 100, 200],
    ['三级指标', 200, 400],
    ['指标性质', 400, 450],
    ['指标值', 450, 600],
  ],
  [
    ['产出指标', 100, 200],
    ['培训人次', 200, 400],
    ['≥', 400, 450],
    ['25次', 450, 600],
  ],
]);
const columns = namedColumns(first, namingCells(first), { x0: 100, x1: 600 });

describe('columns of an earlier page', () => {
  it('are the header’s cells with what stands below them', () => {
    expect(columns).toStrictEqual([
      { x0: 0, x1: 0.2, expected: 'level' },
      { x0: 0.2, x1: 0.6, expected: 'text' },
      { x0: 0.6, x1: 0.7, expected: 'sign' },
      { x0: 0.7, x1: 1, expected: 'target' },
    ]);
  });

  it('hold where the table goes on a little aside and without a header', () => {
    const next = table([
      [
        ['满意度指标', 120, 221],
        ['群众满意度', 221, 420],
        ['W', 420, 471],
        ['95', 471, 620],
      ],
    ]);
    expect(expectedAsAbove(next, columns, { x0: 120, x1: 620 })).toStrictEqual([
      'level',
      'text',
      'sign',
      'target',
    ]);
  });

  it('hold where a page has no word in the first of its columns', () => {
    const next = table([
      [
        ['培训人次', 200, 400],
        ['W', 400, 450],
        ['25', 450, 600],
      ],
    ]);
    expect(expectedAsAbove(next, columns, { x0: 100, x1: 600 })).toStrictEqual(['text', 'sign', 'target']);
    // The same cells in a table without a column before them are other columns.
    expect(expectedAsAbove(next, columns, { x0: 200, x1: 600 })).toBeNull();
  });

  it('say nothing of a cell over two of them', () => {
    const next = table([
      [
        ['小计', 100, 400],
        ['', 400, 450],
        ['', 450, 600],
      ],
      [
        ['产出指标', 100, 200],
        ['培训人次', 200, 400],
        ['W', 400, 450],
        ['25', 450, 600],
      ],
    ]);
    expect(expectedAsAbove(next, columns, { x0: 100, x1: 600 })).toStrictEqual([
      null,
      'sign',
      'target',
      'level',
      'text',
      'sign',
      'target',
    ]);
  });

  it('do not hold in a table of other columns', () => {
    const other = table([
      [
        ['序号', 100, 150],
        ['单位', 150, 450],
        ['金额', 450, 600],
      ],
    ]);
    expect(expectedAsAbove(other, columns, { x0: 100, x1: 600 })).toBeNull();
  });

  it('are none where a table has no header', () => {
    const bare = table([[['附件', 0, 100]]]);
    expect(namedColumns(bare, namingCells(bare), { x0: 0, x1: 100 })).toStrictEqual([]);
  });
});
