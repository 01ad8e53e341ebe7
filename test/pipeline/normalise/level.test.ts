import { expect, it } from 'vitest';
import {
  isPieceOfLevel,
  isRunTogether,
  levelOneCode,
  levelTwoCode,
} from '../../../src/pipeline/normalise/level.ts';

it.each([
  ['产出指标', '产出指标', false],
  ['产出指标50%', '产出指标', false],
  ['产出指标（50分）', '产出指标', false],
  ['产出', '产出指标', false],
  ['效果指标', '效益指标', false],
  ['项目效果', '效益指标', false],
  ['满意度', '满意度指标', false],
  ['产岀指标', '产出指标', true],
  ['效益指栎', '效益指标', true],
  ['满意度指', '满意度指标', true],
  ['支出指标', null, false],
  ['效率指标', null, false],
  ['产业指标', null, false],
  ['【产出指标】', '产出指标', false],
  ['产出绩效指标', '产出指标', false],
  ['绩效指标', null, false],
  ['产岀', null, false],
  ['履职效能', null, false],
  ['产岀指栎', null, false],
  ['', null, false],
])('level 1 %j has the code %s, by a near match: %s', (name, code, near) => {
  expect(levelOneCode(name)).toEqual({ code, near });
});

it.each([
  ['数量指标', '数量指标', false],
  ['数量指标(必填硬性指标)', '数量指标', false],
  ['★★★质量指标', '质量指标', false],
  ['数量', '数量指标', false],
  ['满意度指标', '服务对象满意度指标', false],
  ['社会公众满意度指标', '服务对象满意度指标', false],
  ['数星指标', '数量指标', true],
  ['可持续影晌指标', '可持续影响指标', true],
  ['时效指', null, false],
  ['社会成益指标', null, false],
  ['其他指标', null, false],
  ['①数量指标', '数量指标', false],
  ['学生满意度指标', '服务对象满意度指标', false],
  ['受益者满意度', '服务对象满意度指标', false],
  ['服务对象满意度指标（≥90%）', '服务对象满意度指标', false],
  ['时间指标', null, false],
  ['经济社会效益指标', null, false],
  ['社会效益指', '社会效益指标', true],
  ['社会效益益指标', '社会效益指标', true],
  ['学生满意度调查', null, false],
])('level 2 %j has the code %s, by a near match: %s', (name, code, near) => {
  expect(levelTwoCode(name)).toEqual({ code, near });
});

it.each([
  ['降率生态效益指标', true],
  ['绩效指标效益指标', true],
  ['质量指标成本指标效益指标', true],
  ['绩效指标', true],
  ['项目绩效指标', true],
  ['项目绩效指标体系', false],
  ['综合绩效指标', false],
  ['降率社会生态效益指标', true],
  ['社会降率生态效益指标', true],
  ['数量指标完成', true],
  ['数量指标（含在建）', false],
  ['数量指标', false],
  ['经济社会效益指标', false],
  ['生态和环境效益指标', false],
  ['其他质量指标', false],
  ['履职效能', false],
  ['管理效率指标', false],
  ['', false],
])('%j has another level run into it: %s', (name, expected) => {
  expect(isRunTogether(name)).toBe(expected);
});

it.each([
  ['效', true],
  ['服务对象', true],
  ['益指标', true],
  ['意度指标', true],
  ['40%', true],
  ['（40分）', true],
  ['40', true],
  ['40%左右', false],
  ['2024年', false],
  ['意度指', true],
  ['出指', true],
  ['履职效能', false],
  ['决策', false],
  ['效应', false],
  ['其他指标', false],
  ['服务质量', false],
  ['', false],
  ['指标★★★', true],
  ['数量指标', false],
])('%j is a piece of a level: %s', (name, expected) => {
  expect(isPieceOfLevel(name)).toBe(expected);
});
