import { describe, expect, it } from 'vitest';
import {
  areApart,
  isMisplaced,
  isOnlyUnder,
  isUnusual,
  levelsTogether,
} from '../../src/glossary/level-parents.ts';

describe('which level 1 a level 2 stands under', () => {
  it.each([
    ['数量指标', '产出指标', true],
    ['成本指标', '产出指标', false],
    ['数量指标', '效益指标', false],
    ['自定指标', '产出指标', false],
  ])('%s under %s is sure: %s', (level2, level1, sure) => {
    expect(isOnlyUnder(level2, level1)).toBe(sure);
  });

  it.each([
    ['经济成本指标', '产出指标', true],
    ['经济成本指标', '成本指标', false],
    ['成本指标', '产出指标', false],
    ['经济成本指标', '履职效能', false],
    ['自定指标', '产出指标', false],
  ])('%s under %s is unusual: %s', (level2, level1, unusual) => {
    expect(isUnusual(level2, level1)).toBe(unusual);
    expect(isMisplaced(level2, level1)).toBe(false);
  });

  it.each([
    ['数量指标', '社会效益指标', true],
    ['数量指标', '经济成本指标', false],
    ['社会效益指标', '满意度指标', false],
    ['数量指标', '自定指标', false],
  ])('%s and %s are apart: %s', (one, other, apart) => {
    expect(areApart(one, other)).toBe(apart);
  });
});

describe('both levels in one cell', () => {
  it.each<[string, readonly [string, string] | null]>([
    ['产出指标（数量指标）', ['产出指标', '数量指标']],
    ['产出指标\n-数量指标', ['产出指标', '数量指标']],
    ['效益指标(40分)/社会效益', ['效益指标(40分)', '社会效益']],
    ['满意度指标——服务对象满意度指标', ['满意度指标', '服务对象满意度指标']],
    ['产出指标（50分）', null],
    ['产出指标（必填）', null],
    ['产出指标', null],
    ['效益指标（数量指标）', null],
    ['数量指标/质量指标', null],
    ['产出指标/效益指标', null],
  ])('%s', (text, expected) => {
    const both = levelsTogether(text);
    expect(both === null ? null : [both.level1, both.level2]).toEqual(expected);
  });
});
