import { describe, expect, it } from 'vitest';
import { gluedParts, isGluedText } from '../../../../src/pipeline/tables/text/glued-text.ts';
import { problemCodes, shown } from './shown-blocks.ts';

describe('text whose cells run together', () => {
  it.each([
    [
      '一级指标二级指标三级指标指标值产出指标数量指标开馆天数≥310天质量指标藏品完好率=100百分比',
      '一级指标 二级指标 三级指标 指标值 产出指标 数量指标 开馆天数 ≥310天 质量指标 藏品完好率 =100百分比',
    ],
    ['时效指标2023年11月底前完工率100%', '时效指标 2023年11月底前 完工率 100%'],
    ['满意度指标服务对象满意度观众满意度≥95%', '满意度指标 服务对象满意度 观众满意度 ≥95%'],
    ['产出指标（50分）数量指标清淤12.5万立方米', '产出指标（50分） 数量指标 清淤 12.5万立方米'],
    ['项目支出绩效目标表（2023年度）项目名称河道清淤', '项目支出绩效目标表（2023年度） 项目名称 河道清淤'],
  ])('parts %s', (text, parts) => {
    expect(gluedParts(text)).toEqual(parts.split(' '));
  });

  it.each([
    ['rows without white space', ['产出指标数量指标保障率=100%', '时效指标发放率=100%'], true],
    ['labels on their own', ['产出指标', '数量指标', '质量指标', '时效指标'], false],
    ['labels with weights', ['产出指标50%', '数量指标（20分）', '质量指标（30分）'], false],
    ['a sentence', ['细化产出指标下的数量指标要求、质量指标要求和时效指标要求。'], false],
  ])('tells %s', (_what, pieces, glued) => {
    expect(isGluedText(pieces)).toBe(glued);
  });

  it('cuts its rows, all of them in doubt', () => {
    const text =
      '一级指标二级指标三级指标指标值产出指标数量指标开馆天数≥310天接待观众≥3万人次质量指标藏品完好率100%\n';
    expect(shown(text).slice(1)).toEqual([
      '  0:一级指标 | 1:二级指标 | 2:三级指标 | 3:指标值',
      '  0↓3:产出指标? | 1↓2:数量指标? | 2:开馆天数? | 3:≥310天?',
      '  2:接待观众? | 3:≥3万人次?',
      '  1:质量指标? | 2:藏品完好率? | 3:100%?',
    ]);
  });
});

describe('labels without a header', () => {
  it('says that a table is not read', () => {
    expect(
      problemCodes('数量指标\n维修次数 12次\n质量指标\n合格率 98%\n成本指标\n总成本 不超预算\n'),
    ).toEqual(['table-unread']);
  });

  it('says nothing of a letter that names them', () => {
    expect(problemCodes('请完善数量指标、质量指标和成本指标。\n数量指标应当可以衡量。\n')).toEqual([]);
  });
});
