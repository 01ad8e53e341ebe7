/** Labels of sets side by side, where a page's end cuts the table. */
import { describe, expect, it } from 'vitest';
import { findForms } from './find-forms-of.ts';
import { type GridNotation, grid } from './shown-form.ts';

describe('labels of two sets side by side over a page break', () => {
  const header = ['一级指标', '二级指标', '三级指标', '指标值', '二级指标', '三级指标', '指标值'];
  const found = (...pages: readonly GridNotation[]) =>
    findForms(pages.map((cells, i) => grid(cells, { page: i + 1 }))).forms.map(({ rows }) =>
      rows.map((row) => `${row.level1?.raw} | ${row.level2?.raw} | ${row.level3.raw}`),
    );

  it('each has its own: one that stands on the second page only is not the other set’s above it', () => {
    expect(
      found(
        [
          header,
          ['产出指标', '时效指标', '办结时限', '5天', '时效指标', '结项时间', '30天'],
          ['^', '', '演出补贴', '300元', '成本指标', '年度补助', '900元'],
        ],
        [['', '成本指标', '讲座补贴', '200元', '', '', '']],
      ),
    ).toEqual([
      [
        '产出指标 | 时效指标 | 办结时限',
        '产出指标 | 时效指标 | 结项时间',
        '产出指标 | 成本指标 | 演出补贴',
        '产出指标 | 成本指标 | 年度补助',
        '产出指标 | 成本指标 | 讲座补贴',
      ],
    ]);
  });

  it('but level 1 where they share its column, however empty the other set’s rows are', () => {
    expect(
      found(
        [header, ['', '数量指标', '办结时限', '5天', '数量指标', '结项时间', '30天']],
        [
          ['产出指标', '成本指标', '讲座补贴', '200元', '', '', ''],
          ['效益指标', '社会效益', '受益人数', '20人', '社会效益', '就业人数', '9人'],
        ],
      ),
    ).toEqual([
      [
        '产出指标 | 数量指标 | 办结时限',
        '产出指标 | 数量指标 | 结项时间',
        '产出指标 | 成本指标 | 讲座补贴',
        '效益指标 | 社会效益 | 受益人数',
        '效益指标 | 社会效益 | 就业人数',
      ],
    ]);
  });

  it('and rows go on over the break in their own set', () => {
    expect(
      found(
        [header, ['产出指标', '数量指标', '小型水库除险加固和', '3座', '数量指标', '渠道清淤', '12公里']],
        [['', '', '维修数量', '', '', '农村道路', '5公里']],
      ),
    ).toEqual([
      [
        '产出指标 | 数量指标 | 小型水库除险加固和\n维修数量',
        '产出指标 | 数量指标 | 渠道清淤',
        '产出指标 | 数量指标 | 农村道路',
      ],
    ]);
  });
});
