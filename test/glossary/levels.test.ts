import { describe, expect, it } from 'vitest';
import { isMisplaced } from '../../src/glossary/level-parents.ts';
import {
  isLevel1Name,
  isLevel2Name,
  level1Code,
  level2Code,
  looksLikeLevelName,
  splitLevelWeight,
} from '../../src/glossary/levels.ts';

describe('splitLevelWeight', () => {
  it.each<[string, string, number | null]>([
    ['产出指标', '产出指标', null],
    ['产出指标50%', '产出指标', 50],
    ['产出指标５０％', '产出指标', 50],
    ['产出指标（50分）', '产出指标', 50],
    ['产出指标(50分)', '产出指标', 50],
    ['产出指标（50）', '产出指标', 50],
    ['产出指标\n（50分）', '产出指标', 50],
    ['产出 指标 30 分', '产出指标', 30],
    ['产出指标50', '产出指标', 50],
    ['效益指标（权重30%）', '效益指标', 30],
    ['效益指标权重：30', '效益指标', 30],
    ['数量指标（12.5分）', '数量指标', 12.5],
    ['满意度指标【10分】', '满意度指标', 10],
    ['产出指标(45)分', '产出指标', 45],
    // Between how many points a level is to have, which is no weight of it.
    ['产出指标（40-50）分', '产出指标', null],
    ['效益指标(25~35分)', '效益指标', null],
    ['数量指标(2024-2026)', '数量指标(2024-2026)', null],
    // Not a weight.
    ['指标1', '指标1', null],
    ['产出指标1', '产出指标1', null],
    ['数量指标2', '数量指标2', null],
    ['其他2', '其他2', null],
    ['产出指标（2024年）', '产出指标（2024年）', null],
    ['产出指标（一）', '产出指标（一）', null],
    ['数量指标(必填硬性指标)', '数量指标(必填硬性指标)', null],
    ['产出指标150分', '产出指标150分', null],
    ['50%', '50%', null],
    ['（50分）', '（50分）', null],
    ['', '', null],
  ])('%j is %j with weight %j', (text, name, weight) => {
    expect(splitLevelWeight(text)).toEqual({ name, weight });
  });
});

describe('level codes', () => {
  it.each<[string, string | null]>([
    ['产出指标', '产出指标'],
    ['产出', '产出指标'],
    ['产出目标', '产出指标'],
    ['项目产出', '产出指标'],
    ['产出指标(50分)', '产出指标'],
    ['产出指标50%', '产出指标'],
    ['产出指标 (30-45)分', '产出指标'],
    ['一、产出指标', '产出指标'],
    ['产出 指标', '产出指标'],
    ['产出指标★★★', '产出指标'],
    ['成本指标', '成本指标'],
    ['效益指标', '效益指标'],
    ['效果指标', '效益指标'],
    ['项目效果', '效益指标'],
    ['项目效益', '效益指标'],
    ['效益目标', '效益指标'],
    ['效益', '效益指标'],
    ['满意度指标', '满意度指标'],
    ['满意度', '满意度指标'],
    ['满意度指标（10分）', '满意度指标'],
    ['项目完成指标', '产出指标'],
    ['完成指标（50分）', '产出指标'],
    ['完成', null],
    ['项目完成', null],
    ['任务完成指标', null],
    ['履职效能', null],
    ['数量指标', null],
    ['产出数量', null],
    ['产出的数量', null],
    ['', null],
  ])('level 1 %j is %j', (text, code) => {
    expect(level1Code(text)).toBe(code);
  });

  it.each<[string, string | null]>([
    ['数量指标', '数量指标'],
    ['数量', '数量指标'],
    ['数量指标(必填硬性指标)', '数量指标'],
    ['数量指标（必填硬性指标）', '数量指标'],
    ['★★★数量指标', '数量指标'],
    ['质量指标', '质量指标'],
    ['时效指标', '时效指标'],
    ['成本指标', '成本指标'],
    ['经济成本指标', '经济成本指标'],
    ['社会成本指标', '社会成本指标'],
    ['生态环境成本指标', '生态环境成本指标'],
    ['经济效益指标', '经济效益指标'],
    ['经济效益', '经济效益指标'],
    ['社会效益指标', '社会效益指标'],
    ['生态效益指标', '生态效益指标'],
    ['可持续影响指标', '可持续影响指标'],
    ['可持续影响', '可持续影响指标'],
    ['服务对象满意度指标', '服务对象满意度指标'],
    ['服务对象\n满意度指标', '服务对象满意度指标'],
    ['满意度指标', '服务对象满意度指标'],
    ['社会公众满意度指标', '服务对象满意度指标'],
    ['帮扶对象满意度指标', '服务对象满意度指标'],
    ['产出指标', null],
    ['协同指标', null],
    ['培训数量', null],
    ['', null],
  ])('level 2 %j is %j', (text, code) => {
    expect(level2Code(text)).toBe(code);
  });
});

describe('level names', () => {
  it.each([
    '履职效能',
    '管理效率',
    '社会效应',
    '可持续发展能力',
    '运行成本',
    '决策',
    '过程',
    '产出指标',
    '满意度',
  ])('%s is a level 1', (text) => {
    expect(isLevel1Name(text)).toBe(true);
  });

  it.each(['数量指标', '培训人数', '决策程序规范', '成本控制率', '满意度达标率', '指标', '≥95%', ''])(
    '%s is no level 1',
    (text) => {
      expect(isLevel1Name(text)).toBe(false);
    },
  );

  it.each(['产出指标', '培训数量', '群众满意度90%以上', '经济发展', '≥95%', ''])(
    '%s is no level 2',
    (text) => {
      expect(isLevel2Name(text)).toBe(false);
    },
  );

  it.each<[string, boolean]>([
    ['协同指标', true],
    ['其他指标', true],
    ['结果指标（20分）', true],
    ['三级指标', false],
    ['一级指标', false],
    ['绩效指标', false],
    ['年度绩效指标', false],
    ['培训人数', false],
    ['完成年度任务和省市下达的各项考核指标', false],
  ])('%s looks like a level: %s', (text, expected) => {
    expect(looksLikeLevelName(text)).toBe(expected);
  });
});

describe('isMisplaced', () => {
  it.each<[string, string, boolean]>([
    ['数量指标', '产出指标', false],
    ['数量指标', '效益指标', true],
    ['成本指标', '产出指标', false],
    ['经济成本指标', '成本指标', false],
    ['社会效益指标', '产出指标', true],
    ['服务对象满意度指标', '效益指标', false],
    ['满意度指标', '满意度指标', false],
    ['满意度指标', '产出指标', true],
    ['协同指标', '产出指标', false],
    ['数量指标', '履职效能', false],
    ['预算管理', '社会效应', true],
    ['预算管理', '管理效率', false],
    ['重点工作履行情况', '管理效率', true],
    ['重点工作履行情况', '履职效能', false],
    ['社会效益', '管理效率', true],
    ['社会效益', '社会效应', false],
    ['人才支撑', '可持续发展能力', false],
    ['预算管理', '自定一级', false],
  ])('%s under %s: %s', (level2, level1, expected) => {
    expect(isMisplaced(level2, level1)).toBe(expected);
  });
});
