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

  it.each(
    '项目名称 专项名称 项目主管部门 主管部门 实施单位 预算单位 预算部门 项目单位 项目类型 项目类别 项目属性 年度资金总额 年度目标 年度绩效目标 年度总体目标'.split(
      ' ',
    ),
  )('parts at %s, a label no sentence holds', (label) => {
    expect(gluedParts(`某市${label}河道清淤`)).toEqual(['某市', label, '河道清淤']);
  });

  it.each(
    '2024年 2024年底 2024年12月31日之前 2024年3月底前 2024年内 12月31日前 3月底 ≥5% 不低于95% 不超过5天 不少于3次 3-5天 3%～5% 1,000.5万元 5万元/公里 95%及以上 5天以内 =100百分比'.split(
      ' ',
    ),
  )('parts around %s', (value) => {
    expect(gluedParts(`时效指标完工${value}验收率`)).toEqual(['时效指标', '完工', value, '验收率']);
  });

  it.each([
    ['产出指标(50%)数量', '产出指标(50%) 数量'],
    ['产出指标1000分数量', '产出指标 1000分 数量'],
    // Without 指标 satisfaction is a label behind another only, with words behind it.
    ['群众满意度95%', '群众满意度 95%'],
    ['满意度指标服务对象满意度95%', '满意度指标 服务对象满意度 95%'],
    // Two names of columns are no header, and none begins amid words but with a level's or the numbering's.
    ['一级指标二级指标清淤', '一级指标二级指标清淤'],
    ['清淤一级指标二级指标三级指标', '清淤 一级指标 二级指标 三级指标'],
    ['清淤指标名称指标值备注', '清淤指标名称指标值备注'],
    ['某市河道清淤绩效自评表（2023年）项目名称', '某市河道清淤绩效自评表（2023年） 项目名称'],
  ])('%s comes apart as %s', (text, parts) => {
    expect(gluedParts(text)).toEqual(parts.split(' '));
  });

  it.each([
    ['rows without white space', ['产出指标数量指标保障率=100%', '时效指标发放率=100%'], true],
    ['labels on their own', ['产出指标', '数量指标', '质量指标', '时效指标'], false],
    ['labels with weights', ['产出指标50%', '数量指标（20分）', '质量指标（30分）'], false],
    ['three labels with names', ['产出指标数量', '质量指标率', '时效指标月'], true],
    ['two labels with names', ['产出指标数量', '质量指标率'], false],
    ['labels with their counts', ['产出指标5次', '质量指标6次', '时效指标7次'], true],
    ['labels with weights in other signs', ['产出指标5', '质量指标10分', '时效指标30％'], false],
    ['labels before Latin letters', ['产出指标a', '质量指标b', '时效指标c'], false],
    ['a sentence among names', ['产出指标数量。', '质量指标率', '时效指标月'], false],
    ['a whole table with full stops', ['一级指标产出指标数量。质量指标率时效指标月'], true],
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
