import { describe, expect, it } from 'vitest';
import { shown } from './shown-blocks.ts';

/** The row that holds a text, without the marks of doubt. */
function row(text: string, name: string): string | undefined {
  return shown(text)
    .find((line) => line.startsWith('  ') && line.includes(name))
    ?.replaceAll('?', '');
}

describe('a label of a form for a whole department', () => {
  const form = (unit: string): string => `部门整体支出绩效目标表
（2023年度）
一级指标 二级指标 三级指标 年度指标值 单位
管理效率
战略管理
中期规划建设完备程度 —${unit}
预算管理
预算执行进度 ≥92 %
绩效管理
自评覆盖率 100 %
`;

  it('is no unit of the row above it', () => {
    expect(row(form(''), '预算执行进度')).toContain('1:预算管理 | 2:预算执行进度 | 3:≥92 | 4:%');
  });

  it('below a unit is a label too', () => {
    expect(row(form(' 项'), '中期规划')).toMatch(/4:项$/u);
    expect(row(form(' 项'), '预算执行进度')).toContain('1:预算管理');
  });
});

describe('满意度指标 in sets of columns side by side', () => {
  const form = (second: string): string => `绿化养护绩效目标申报表
一级指标 二级指标 三级指标 指标值 二级指标 三级指标 指标值
产出指标
数量指标 补植面积 ≥560亩 数量指标 补植面积 ≥320亩
质量指标 成活率 ≥90% 质量指标 成活率 ≥92%
效益指标
社会效益指标 游客人数 ≥3万人次 社会效益指标 游客人数 ≥2万人次
满意度指标 游客满意度 ≥92% ${second} 居民满意度 ≥95%
`;

  it('is a level 2 in the first where it is one in the second', () => {
    expect(row(form('满意度指标'), '游客满意度')).toContain('  1:满意度指标 | 2:游客满意度');
  });

  it('is left as it was where the second has a label of its own', () => {
    expect(row(form('服务对象满意度指标'), '游客满意度')).not.toContain('1:满意度指标');
  });
});

describe('rows above the end of a page', () => {
  const form = (side: string): string => `绿化养护绩效目标申报表
一级指标 二级指标 三级指标 指标值
产出指标 质量指标 苗木成活率 ≥90%
绿篱修剪合格率 ≥95%
养护方案审批情况 ≤34项
\f${side}产出指标 时效指标 补植完成时间 2023年5月底前
效益指标 社会效益指标 公园开放天数 ≥300天
`;
  const doubted = (side: string): boolean =>
    shown(form(side)).some((line) => line.includes('养护方案审批情况?'));

  it('may be those of a label behind it, also behind the label down the side', () => {
    expect(doubted('')).toBe(true);
    expect(doubted('绩\n效\n指\n标\n')).toBe(true);
  });
});

describe('labels without 指标', () => {
  it('are labels where each stands on a line of its own', () => {
    const text = `绿化养护绩效目标申报表
一级指标 二级指标 三级指标 年度指标值 数据来源
产出
数量
行道树补植与绿地增加面积 ≥90亩 台账
绿篱修剪 ≥95米 台
账
质量
苗木成活率 ≥90% 台账
时效
补植完成时间 2023年5月底前 台账
效益 社会效益 公园开放天数 ≥300天 台账
`;
    expect(row(text, '苗木成活率')).toContain('1:质量 | 2:苗木成活率');
    expect(row(text, '补植完成时间')).toContain('1:时效 | 2:补植完成时间');
  });
});
