import { describe, expect, it } from 'vitest';
import { expectForm, grid, shownRow } from './shown-form.ts';
import { findForms } from './find-forms-of.ts';

const HEADER = ['一级指标', '二级指标', '三级指标', '指标值'];

/** The rows of a table with one row under the header. */
function rowsOf(name: string, value: string, more: readonly [string, string][] = []): string[] {
  const table = [
    [...HEADER, ...more.map(([header]) => header)],
    ['产出指标', '数量指标', name, value, ...more.map(([, text]) => text)],
  ];
  const { forms } = findForms([grid(table)]);
  return forms
    .flatMap((form) => form.rows.map(shownRow))
    .map((row) => row.replace('产出指标 | 数量指标 | ', ''));
}

describe('a cell that counts several indicators', () => {
  it('is a row for each, with the labels and the place of the cell', () => {
    expectForm(
      [
        HEADER,
        ['产出指标', '数量指标', '指标1：培训人数\n指标2：修渠长度', '≥25人\n12公里'],
        ['^', '质量指标', '合格率', '100%'],
      ],
      {
        rows: [
          '产出指标 | 数量指标 | 指标1：培训人数 | ≥25人',
          '产出指标 | 数量指标 | 指标2：修渠长度 | 12公里',
          '产出指标 | 质量指标 | 合格率 | 100%',
        ],
      },
    );
  });

  it.each([
    ['1.培训人数\n2.修渠长度', '1.≥25人\n2.12公里', ['1.培训人数 | ≥25人', '2.修渠长度 | 12公里']],
    ['1、培训人数；2、修渠长度', '≥25人；12公里', ['1、培训人数； | ≥25人', '2、修渠长度 | 12公里']],
    [
      '（1）培训\n人数\n（2）修渠长度',
      '（1）≥25人；（2）12公里',
      ['（1）培训\n人数 | ≥25人', '（2）修渠长度 | 12公里'],
    ],
    ['①培训人数\n②修渠长度', '≥25人\n12公里', ['①培训人数 | ≥25人', '②修渠长度 | 12公里']],
    [
      '指标1：培训人数指标2：修渠长度',
      '≥25人\n12公里',
      ['指标1：培训人数 | ≥25人', '指标2：修渠长度 | 12公里'],
    ],
    // Counted on from a page before; values with a point of their own.
    ['3.产量\n4.面积', '1.5万吨\n2.5万亩', ['3.产量 | 1.5万吨', '4.面积 | 2.5万亩']],
  ])('%j beside %j', (name, value, rows) => {
    expect(rowsOf(name, value)).toEqual(rows);
  });

  it('parts other columns that have a line each, and gives what stands once to all but points', () => {
    expect(
      rowsOf('1.培训人数\n2.修渠长度', '25\n12', [
        ['计量单位', '人\n公里'],
        ['分值', '10'],
        ['备注', '按季统计'],
      ]),
    ).toEqual(['1.培训人数 | 25 weight=10 unit=人 备注=按季统计', '2.修渠长度 | 12 unit=公里 备注=按季统计']);
  });

  it('with words among the lines of its values is for review: one value may wrap', () => {
    expect(rowsOf('1.失业率\n2.零就业家庭', '≤4%\n动态清零')).toEqual([
      '1.失业率 | ≤4% !several-indicators',
      '2.零就业家庭 | 动态清零 !several-indicators',
    ]);
  });

  it.each([
    ['1.培训人数\n2.修渠长度', '≥95%'],
    ['1.培训人数\n2.修渠长度', '≥25人\n12公里\n3座'],
  ])('%j beside %j stays a row, for review', (name, value) => {
    expect(rowsOf(name, value)).toEqual([`${name} | ${value} !several-indicators`]);
  });

  it.each([
    ['指标1：培训人数', '≥25人'],
    ['培训1、2期学员\n人数', '≥25人\n次'],
    ['1.培训人数\n3.修渠长度', '≥25人'],
    ['1.培训人数达到\n2.5万人', '完成'],
    ['1.5万亩林地\n2.5万亩草地', '完成\n验收'],
    ['培训人数\n修渠长度', '≥25人\n12公里'],
  ])('%j beside %j counts none: it is one row as it was', (name, value) => {
    expect(rowsOf(name, value)).toEqual([`${name} | ${value}`]);
  });
});
