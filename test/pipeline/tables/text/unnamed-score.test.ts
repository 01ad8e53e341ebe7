/** Points beside rows whose header names no column for them. */
import { describe, expect, it } from 'vitest';
import { problemCodes, shown } from './shown-blocks.ts';

/** One cell a line, with blank lines between. */
const apart = (...cells: readonly string[]): string => `${cells.join('\n\n')}\n`;
const HEADER = ['一级指标', '二级指标', '三级指标', '年度指标值', '实际完成指标值'];

describe('points without a name in the header', () => {
  const text = apart(
    ...HEADER,
    '60',
    ...['产出指标', '数量指标', '保洁河段数量', '12段', '12段', '6'],
    ...['质量指标', '保洁方案编制', '已编制', '已编制', '4'],
    ...['巡查台账建立', '已建立', '已建立', '5'],
    ...['效益指标', '社会效益指标', '河道面貌', '逐步改善', '逐步改善', '3'],
  );

  it('make no row of what a target in words was reached by', () => {
    expect(shown(text).filter((line) => line.startsWith('  '))).toEqual([
      '  0:一级指标 | 1:二级指标 | 2:三级指标 | 3:年度指标值 | 4:实际完成指标值',
      '  0↓3:产出指标 | 1:数量指标 | 2:保洁河段数量 | 3:12段 | 4:12段',
      '  1↓2:质量指标 | 2:保洁方案编制 | 3:已编制 | 4:已编制',
      '  2:巡查台账建立 | 3:已建立 | 4:已建立',
      '  0:效益指标 | 1:社会效益指标 | 2:河道面貌 | 3:逐步改善 | 4:逐步改善',
    ]);
  });

  it('are told of, each, as belonging to no indicator', () => {
    expect(problemCodes(text).filter((code) => code === 'text-unassigned')).toHaveLength(5);
  });
});

it('numbers that are values stay values', () => {
  const text = apart(
    ...HEADER,
    ...['产出指标', '数量指标', '保洁河段数量', '12', '12'],
    ...['巡查次数', '48', '50'],
    ...['培训人数', '30', '28'],
    ...['质量指标', '台账建立', '已建立', '已建立'],
  );
  expect(shown(text).slice(-3)).toEqual([
    '  2:巡查次数 | 3:48 | 4:50',
    '  2:培训人数 | 3:30 | 4:28',
    '  1:质量指标 | 2:台账建立 | 3:已建立 | 4:已建立',
  ]);
});
