import { describe, expect, it } from 'vitest';
import {
  columnEnds,
  headerCells,
  headerEdges,
  type HeaderRuns,
} from '../../../../src/pipeline/tables/unruled/header-cells.ts';
import { run } from '../../page-builder.ts';

const BOUNDS = [0, 100, 200, 300, 400];

/** 三级指标 and 备注 beside 指标值 over 年度 and 中期; the lower row `below` points under the upper. */
function twoRows(below: number): HeaderRuns {
  const heading = run('指标值', 185, 50);
  const lower = [run('年度', 140, 60 + below), run('中期', 240, 60 + below)];
  const beside = [run('三级指标', 30, 53), run('备注', 340, 53)];
  return {
    top: 50,
    runs: [beside[0]!, heading, beside[1]!, ...lower],
    headings: [{ runs: [heading], from: 1, to: 3 }],
  };
}

const ONE_ROW: HeaderRuns = {
  top: 50,
  runs: [run('三级', 40, 50), run('指标', 46, 63), run('指标值', 135, 56), run('单位', 230, 56)],
  headings: [],
};

describe('headerEdges', () => {
  it('a header of one row has its top alone, of however many lines its names are', () => {
    expect(headerEdges(ONE_ROW)).toEqual([50]);
  });

  it('two rows part halfway between the heading and the names below it; names beside it tell nothing', () => {
    expect(headerEdges(twoRows(4))).toEqual([50, 62]);
  });

  it("at the heading's lower end where the names below begin as high", () => {
    expect(headerEdges(twoRows(-2))).toEqual([50, 60]);
  });
});

describe('headerCells', () => {
  const shown = (header: HeaderRuns, edges: readonly number[]) =>
    headerCells(header, edges, BOUNDS).map(({ cell, runs }) => [
      [cell.row, cell.column, cell.rowSpan, cell.columnSpan],
      runs.map((r) => r.text).join('/'),
    ]);

  it('a name a column, of one row; a column without a name has an empty cell', () => {
    expect(shown(ONE_ROW, [50, 80])).toEqual([
      [[0, 0, 1, 1], '三级/指标'],
      [[0, 1, 1, 1], '指标值'],
      [[0, 2, 1, 1], '单位'],
      [[0, 3, 1, 1], ''],
    ]);
  });

  it('a heading over two columns: their names stand in the second row, the names beside in both', () => {
    expect(shown(twoRows(4), [50, 62, 80])).toEqual([
      [[0, 1, 1, 2], '指标值'],
      [[0, 0, 2, 1], '三级指标'],
      [[1, 1, 1, 1], '年度'],
      [[1, 2, 1, 1], '中期'],
      [[0, 3, 2, 1], '备注'],
    ]);
  });
});

describe('columnEnds', () => {
  it('each named column by the middle of its name, of several lines the one furthest left', () => {
    expect([...columnEnds(ONE_ROW, BOUNDS)]).toEqual([
      [0, { middle: 50, farthest: 100 }],
      [1, { middle: 150, farthest: 200 }],
      [2, { middle: 240, farthest: 300 }],
    ]);
  });

  it('a heading over several columns is in the middle of none', () => {
    expect([...columnEnds(twoRows(4), BOUNDS)]).toEqual([
      [0, { middle: 50, farthest: 100 }],
      [1, { middle: 150, farthest: 200 }],
      [2, { middle: 250, farthest: 300 }],
      [3, { middle: 350, farthest: 400 }],
    ]);
  });
});
