import { expect, it } from 'vitest';
import { columnOfLevel } from '../../src/glossary/level-columns.ts';

const LEVELS1 = ['产出指标', '效益指标', '满意度指标（10分）'];
const LEVELS2 = ['数量指标', '质量指标', '经济成本指标', '社会效益指标', '群众满意度指标'];
const NAMES = ['养护里程', '验收合格率'];

it('a column of a level is told by the names in it', () => {
  expect(columnOfLevel([[], LEVELS1, LEVELS2, NAMES], 'level1')).toBe(1);
  expect(columnOfLevel([[], LEVELS1, LEVELS2, NAMES], 'level2')).toBe(2);
  expect(columnOfLevel([NAMES, ['产出指标']], 'level1')).toBe(-1);
});

it('of two columns with names of level 2 the one with more is it', () => {
  const short = ['成本指标', '产出指标', '满意度指标'];
  expect(columnOfLevel([short, LEVELS2, NAMES], 'level2')).toBe(1);
  expect(columnOfLevel([short, [], NAMES], 'level2')).toBe(0);
});
