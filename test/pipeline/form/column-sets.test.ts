import { describe, expect, it } from 'vitest';
import { findForms } from './find-forms-of.ts';
import { grid } from './shown-form.ts';

describe('rows: two sets of columns', () => {
  const problems = (header: readonly string[], second: string) => {
    const cells = [
      ['一级指标', ...header],
      ['产出指标', '数量指标', '培训人数', '75次', '数量指标', second, '25次'],
    ];
    return findForms([grid(cells)]).forms.flatMap(({ rows }) =>
      rows.map((row) => row.problems.map((p) => p.code)),
    );
  };
  const plain = ['二级指标', '三级指标', '指标值', '二级指标', '三级指标', '指标值'];

  it('the same indicator in both, and no period printed: for review', () => {
    expect(problems(plain, '培训人数')).toEqual([['period-unclear'], ['period-unclear']]);
  });

  it('other indicators, or a period printed: nothing to doubt', () => {
    expect(problems(plain, '培训班期数')).toEqual([[], []]);
    const dated = ['二级指标', '三级指标', '中期指标值', '二级指标', '三级指标', '年度指标值'];
    expect(problems(dated, '培训人数')).toEqual([[], []]);
  });
});
