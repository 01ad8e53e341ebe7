/** Whether what stands before a page's end and behind it is one label. */
import { describe, expect, it } from 'vitest';
import { isCutLabel } from '../../../src/pipeline/form/carry-levels.ts';

describe('isCutLabel: what stands before and behind a page’s end', () => {
  it.each<[string, string]>([
    ['产出', '指标'],
    ['经济', '效益指标'],
    ['效益指标', '（40%）'],
    ['数量指标', '（必填项）'],
    ['服务对象满意度', '指标★★★'],
  ])('%s | %s is one label', (above, below) => {
    expect(isCutLabel(above, below)).toBe(true);
  });

  it.each<[string, string]>([
    ['', '效益指标'],
    ['', '（40%）'],
    ['效益指标（40%）', '（40%）'],
    ['数量指标', '质量指标'],
    ['数量指标', '必填项'],
    ['水库', '加固'],
  ])('%s | %s is none', (above, below) => {
    expect(isCutLabel(above, below)).toBe(false);
  });
});
