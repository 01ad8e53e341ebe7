import { describe, expect, it } from 'vitest';
import { isAreaName, isColumnGroup } from '../../src/glossary/column-groups.ts';

describe('isAreaName', () => {
  it.each(['甲镇', '西坪镇尧山村', '城东街道', '市本级', '第一中学', '丙社区', '经济开发区', '县人民医院'])(
    '%s has a column of its own',
    (text) => {
      expect(isAreaName(text)).toBe(true);
    },
  );

  it.each(['所在村', '村', '乡镇', '受益学校', '实施县', '项目区', '指标值', '备注', '三级指标', ''])(
    '%s names no place',
    (text) => {
      expect(isAreaName(text)).toBe(false);
    },
  );
});

describe('isColumnGroup', () => {
  it.each(['绩效指标', '年度指标', '中期绩效目标（2022年—2024年）'])('%s stands over columns', (text) => {
    expect(isColumnGroup(text)).toBe(true);
  });

  it.each(['产出指标', '指标值', '年度指标值及单位', ''])('%s does not', (text) => {
    expect(isColumnGroup(text)).toBe(false);
  });
});
