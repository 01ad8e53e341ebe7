/** The header of a layout table: which of its tokens name which column, and the cells they make. */
import { describe, expect, it } from 'vitest';
import type { TextRun } from '../../../../src/parsers/page.ts';
import {
  headerRows,
  layoutHeader,
  layoutHeaderCells,
} from '../../../../src/pipeline/tables/text/layout-header.ts';
import type { ColumnLayout } from '../../../../src/pipeline/tables/unruled/body-plan.ts';

/** A text at a column of characters, ten points each, on a line of twelve. */
function run(text: string, column: number, line = 0): TextRun {
  const box = { x0: column * 10, x1: (column + text.length) * 10, y0: line * 12, y1: line * 12 + 10 };
  return { text, box, fontSize: 10, source: 'native', confidence: 1, line: line + 1 };
}

/** Columns of ten characters each. */
const LAYOUT: ColumnLayout = {
  bounds: [0, 100, 200, 300],
  roles: ['level1', 'level2', 'target'],
  measures: null,
};
const NAMES = [run('一级', 2), run('二级', 12), run('指标值', 22)];
const header = (
  runs: readonly TextRun[],
  headings: Parameters<typeof layoutHeaderCells>[0]['headings'] = [],
) => ({
  top: 0,
  runs,
  headings,
});
const columnsOf = (...runs: readonly TextRun[]) =>
  layoutHeader(header(runs), LAYOUT, 0).columns.map((tokens) => tokens.map(({ text }) => text).join(' '));

describe('layoutHeader', () => {
  it('gives each token to the column its middle stands in', () => {
    expect(columnsOf(...NAMES)).toEqual(['一级', '二级', '指标值']);
    expect(columnsOf(run('一级', 9), run('二级', 19))).toEqual(['', '一级', '二级']);
    expect(columnsOf(run('一级', 8), run('二级', 18))).toEqual(['一级', '二级', '']);
    expect(columnsOf(run('指', 2), run('标', 2, 1))).toEqual(['指 标', '', '']);
  });

  it('gives those behind the last bound to the last column, those before the first to the first', () => {
    expect(columnsOf(run('指标值', 40))).toEqual(['', '', '指标值']);
    expect(columnsOf(run('一级', -6))).toEqual(['一级', '', '']);
  });

  it('leaves out what stands over several columns, and counts that by the layout’s columns', () => {
    const over = run('年度指标', 14);
    const headings = [{ runs: [over], from: 1, to: 3 }];
    const found = layoutHeader(
      header([over, ...NAMES.map((own) => run(own.text, own.box.x0 / 10, 1))], headings),
      LAYOUT,
      1,
    );
    expect(found.tokens.map(({ text }) => text)).toEqual(['一级', '二级', '指标值']);
    expect(found.headings).toEqual([{ runs: [over], from: 2, to: 4 }]);
  });

  it('of a table that goes on from the page before names nothing', () => {
    expect(layoutHeader(null, LAYOUT, 0)).toEqual({ tokens: [], columns: [[], [], []], headings: [] });
  });
});

describe('headerRows', () => {
  it('are two with headings, one without, none without a header', () => {
    const headings = [{ runs: [run('年度指标', 14)], from: 1, to: 3 }];
    const rows = (own: ReturnType<typeof header> | null) => headerRows(own, layoutHeader(own, LAYOUT, 0));
    expect([rows(header(NAMES, headings)), rows(header(NAMES)), rows(null)]).toEqual([2, 1, 0]);
  });
});

describe('layoutHeaderCells', () => {
  const shown = (headings: Parameters<typeof header>[1], edges: readonly number[]) => {
    const own = layoutHeader(header(NAMES, headings), LAYOUT, 0);
    return layoutHeaderCells(own, own.columns, edges, LAYOUT.bounds).map(({ cell, runs }) => [
      runs.map(({ text }) => text).join(''),
      [cell.row, cell.column, cell.rowSpan, cell.columnSpan],
      [cell.box.x0, cell.box.y0, cell.box.x1, cell.box.y1],
    ]);
  };

  it('are one a column', () => {
    expect(shown([], [0, 12])).toEqual([
      ['一级', [0, 0, 1, 1], [0, 0, 100, 12]],
      ['二级', [0, 1, 1, 1], [100, 0, 200, 12]],
      ['指标值', [0, 2, 1, 1], [200, 0, 300, 12]],
    ]);
  });

  it('stand below what is over several columns; beside it they are as high as both', () => {
    expect(shown([{ runs: [run('年度指标', 14)], from: 1, to: 3 }], [0, 12, 24])).toEqual([
      ['年度指标', [0, 1, 1, 2], [100, 0, 300, 12]],
      ['一级', [0, 0, 2, 1], [0, 0, 100, 24]],
      ['二级', [1, 1, 1, 1], [100, 12, 200, 24]],
      ['指标值', [1, 2, 1, 1], [200, 12, 300, 24]],
    ]);
  });
});
