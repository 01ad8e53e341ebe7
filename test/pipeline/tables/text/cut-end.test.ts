import { describe, expect, it } from 'vitest';
import type { Cell } from '../../../../src/pipeline/tables/block.ts';
import { doubtCutEnd } from '../../../../src/pipeline/tables/text/cut-end.ts';
import { shown, shownCut } from './shown-blocks.ts';

const TABLE = '一级指标 二级指标 三级指标 指标值\n产出指标 数量指标 培训人次 ≥600人\n';

const LAST_LINE = 4;

function cell(text: string, from: number, to: number, column: number): Cell {
  const place = { row: 0, column, rowSpan: 1, columnSpan: 1 };
  return { ...place, lines: [text], locator: { kind: 'line', from, to }, confidence: 1 };
}

/** The texts of one row that are in doubt where its text ends on `LAST_LINE`. */
function doubtful(...cells: readonly Cell[]): readonly string[] {
  const locator = { kind: 'line', from: 1, to: LAST_LINE } as const;
  const counts = { rowCount: 1, columnCount: cells.length };
  const [grid] = doubtCutEnd(
    [{ kind: 'grid', origin: 'inferred', page: null, ...counts, cells, locator, columnEdges: null }],
    LAST_LINE,
  );
  if (grid?.kind !== 'grid') return [];
  return grid.cells.filter(({ confidence }) => confidence < 0.5).map(({ lines }) => lines.join(''));
}

describe('a text that ends amid a table', () => {
  it('doubts the last value where no line break follows it', () => {
    expect(shownCut(`${TABLE}质量指标 结业率 ≥9`).at(-1)).toBe('  1:质量指标 | 2:结业率 | 3:≥9?');
  });

  it('doubts what stands on the last line where the value beside it is gone: it may be of no row above', () => {
    expect(doubtful(cell('培训完成时间', 3, 4, 0), cell('12月底前', 3, 3, 1), cell('10', 3, 3, 2))).toEqual([
      '培训完成时间',
    ]);
    expect(doubtful(cell('培训完成时间', 4, 4, 0), cell('12月底前', 4, 4, 1), cell('10', 4, 4, 2))).toEqual([
      '10',
    ]);
    // A remark behind the table is what the text ends with.
    expect(doubtful(cell('培训完成时间', 3, 3, 0), cell('12月底前', 3, 3, 1))).toEqual([]);
  });

  it('does not where one does', () => {
    expect(shown(`${TABLE}质量指标 结业率 ≥9`).at(-1)).toBe('  1:质量指标 | 2:结业率 | 3:≥9');
  });

  it('does not where the form has come to its end', () => {
    expect(shownCut(`${TABLE}满意度指标 满意度指标 学员满意度 ≥90%`).at(-1)).toBe(
      '  0:满意度指标 | 1:满意度指标 | 2:学员满意度 | 3:≥90%',
    );
  });

  it('does not where other text follows the table', () => {
    expect(shownCut(`${TABLE}注：以批复为准。`).at(-2)).toBe(
      '  0:产出指标 | 1:数量指标 | 2:培训人次 | 3:≥600人',
    );
  });
});
