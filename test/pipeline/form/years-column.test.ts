import { describe, expect, it } from 'vitest';
import { yearIn } from '../../../src/pipeline/form/years-column.ts';
import { formsOf, grid, line } from './shown-form.ts';

describe('value columns of a year each', () => {
  const rows = (titles: readonly string[], years: readonly [string, string, string]) =>
    formsOf([
      ...titles.map((title, i) => line(title, { y: 20 + 20 * i })),
      grid([
        ['一级指标', '二级指标', '三级指标', '指标值', '<', '<'],
        ['^', '^', '^', ...years],
        ['产出指标', '数量指标', '修渠长度', '12公里', '15公里', '18公里'],
      ]),
    ]).forms.map((form) => form.rows);
  const GUESSED = '产出指标 | 数量指标 | 修渠长度 | 12公里';

  it("that of the form's year holds the targets", () => {
    const own = '产出指标 | 数量指标 | 修渠长度 | 15公里 指标值2023年=12公里 指标值2025年=18公里';
    const years = ['2023年', '2024年', '2025年'] as const;
    expect(rows(['甲项目绩效目标表', '（2024年度）'], years)).toEqual([[own]]);
    expect(rows(['2024年甲项目绩效目标表'], years)).toEqual([[own]]);
  });

  it.each<[string, readonly string[], readonly [string, string, string]]>([
    ['the form states no year', ['甲项目绩效目标表'], ['2023年', '2024年', '2025年']],
    ['none is its year', ['甲项目绩效目标表', '（2022年度）'], ['2023年', '2024年', '2025年']],
    ['two are', ['甲项目绩效目标表', '（2024年度）'], ['2024年省级', '2024年市级', '2025年']],
    ['one is of several years', ['甲项目绩效目标表', '（2024年度）'], ['2023年', '2024年', '2024年至2026年']],
    ['the form is for several years', ['2024年至2026年甲项目绩效目标表'], ['2023年', '2024年', '2025年']],
  ])('are in doubt where %s', (_, titles, years) => {
    const found = rows(titles, years)[0]!;
    expect(found.map((row) => [row.startsWith(GUESSED), row.includes('!value-column-guessed')])).toEqual([
      [true, true],
    ]);
  });

  it('a text names a year where it names one', () => {
    expect(['２０２４年度', '2024年至2025年', '24年', '2024'].map(yearIn)).toEqual([2024, null, null, null]);
  });
});
