/** How many rows the header of an indicator table has: what stands above or beside it and is no part of it. */
import { describe, expect, it } from 'vitest';
import { columnHeaderAt } from '../../../src/pipeline/form/column-header.ts';
import { GridIndex } from '../../../src/pipeline/form/grid-index.ts';
import { type GridNotation, grid } from './shown-form.ts';

const HEADER = ['一级指标', '二级指标', '三级指标', '指标值'];
const ROW = ['产出指标', '数量指标', '培训人数', '25人'];

/** The first row below the header that begins in a row, and its columns' roles. */
function header(cells: GridNotation, row = 0): readonly [number, string] | null {
  const found = columnHeaderAt(new GridIndex(grid(cells)), row);
  if (found === null) return null;
  return [found.bodyRow, found.sets[0]!.slots.map(({ role }) => role ?? '?').join(' ')];
}

describe('a header of three rows', () => {
  const PERIODS = ['^', '^', '^', '中期', '<', '年度', '<'];
  const VALUES = ['^', '^', '^', '目标值', '计量单位', '目标值', '计量单位'];
  const ROWS = ['产出指标', '数量指标', '培训人数', '75', '人', '25', '人'];

  it('names its values from top to bottom', () => {
    const top = [...HEADER.slice(0, 3), '绩效目标', '<', '<', '<'];
    expect(header([top, PERIODS, VALUES, ROWS])).toEqual([
      3,
      'level1 level2 level3 midterm unit target unit',
    ]);
  });

  it('is none where its second row says something', () => {
    const top = ['绩效指标', '<', '<', '<'];
    const goal = ['年度目标', '培训农村实用人才', '<', '<'];
    expect(header([top, goal, HEADER, ROW])).toBeNull();
    expect(header([top, goal, HEADER, ROW], 2)).toEqual([3, 'level1 level2 level3 target']);
  });
});

describe('a header of three rows over a list of projects', () => {
  const MONEY = ['项目预算', '<', '<', '绩效指标', '<', '<', '<'];
  const KINDS = ['合计', '财政资金', '<', ...HEADER];
  const SOURCES = ['^', '一般公共预算', '政府性基金', '^', '^', '^', '^'];
  const row = ['1', '5', '5', '0', ...ROW];
  const beside = (first: readonly string[]) => [
    [first[0]!, ...MONEY],
    [first[1]!, ...KINDS],
    [first[2]!, ...SOURCES],
    row,
  ];

  it('may group amounts under a name no glossary holds, beside a column that spans it', () => {
    expect(header(beside(['项目名称', '^', '^']))).toEqual([3, '? ? ? ? level1 level2 level3 target']);
  });

  it.each<[string, readonly string[]]>([
    ['no column spans its rows', ['项目名称', '水库加固', '^']],
    ['what spans them is no name', ['2024年完成加固', '^', '^']],
  ])('is none where %s', (_, first) => {
    expect(header(beside(first))).toBeNull();
  });
});

describe('a row of numbers below a header', () => {
  const ROLES = 'level1 level2 level3 target';

  it('that counts its columns is part of it', () => {
    expect(header([HEADER, ['1', '2', '３', '4'], ROW])).toEqual([2, ROLES]);
    expect(
      header([
        [...HEADER, '备注'],
        ['1', '2', '3', '4', '5'],
        [...ROW, ''],
      ]),
    ).toEqual([2, `${ROLES} other`]);
  });

  it('is a row where it counts otherwise, or fewer columns than a table has', () => {
    expect(header([HEADER, ['1', '2', '3', '5'], ROW])).toEqual([1, ROLES]);
    expect(header([HEADER, ['1', '2', '3', ''], ROW])).toEqual([1, ROLES]);
    expect(
      header([
        ['二级指标', '三级指标', '指标值'],
        ['1', '2', '3'],
      ]),
    ).toEqual([1, 'level2 level3 target']);
    expect(header([HEADER])).toEqual([1, ROLES]);
  });
});

describe('a row above a header', () => {
  it.each<[string, GridNotation[number]]>([
    ['a heading across the table', ['中期绩效指标', '<', '<', '<']],
    ['a name of columns beside a text', ['绩效指标', '渠道维修工程', '<', '<']],
    ['names of columns, none of an indicator', ['备注', '<', '完成情况', '<']],
  ])('%s is no part of it', (_, above) => {
    expect(header([above, HEADER, ROW])).toBeNull();
    expect(header([above, HEADER, ROW], 1)).toEqual([2, 'level1 level2 level3 target']);
  });
});

describe('a label down the side', () => {
  it('that is called like a column makes the header no deeper', () => {
    const more = ['^', '产出指标', '质量指标', '合格率', '100%'];
    const cells = [['年度目标', ...HEADER], ['^', ...ROW], more, more, more];
    expect(header(cells)).toEqual([1, 'other level1 level2 level3 target']);
  });
});
