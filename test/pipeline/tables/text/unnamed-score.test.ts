/** Points beside rows whose header names no column for them. */
import { describe, expect, it } from 'vitest';
import { atomsText } from '../../../../src/pipeline/tables/text/atoms.ts';
import type { CellKind } from '../../../../src/pipeline/tables/text/column-model.ts';
import { fitRows } from '../../../../src/pipeline/tables/text/fit-rows.ts';
import { fitScoredRows } from '../../../../src/pipeline/tables/text/unnamed-score.ts';
import { atomsOf } from './segmented-rows.ts';
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

describe('another column is looked for', () => {
  const FIVE: readonly CellKind[] = ['level1', 'level2', 'level3', 'target', 'actual'];
  const rowsOf = (text: string) => {
    const atoms = atomsOf(text);
    const { rows, strays } = fitScoredRows(atoms, FIVE);
    return {
      rows: rows.map(({ cells }) =>
        cells.map(({ column, from, to }) => `${column}:${atomsText(atoms.slice(from, to))}`).join(' | '),
      ),
      strays: strays.map((at) => atoms[at]!.text),
    };
  };
  const table = (...points: readonly [string, string, string]) =>
    [
      ...['产出指标', '数量指标', '保洁河段数量', '12段', '12段'],
      `${points[0]}质量指标`,
      ...['保洁方案编制', '已编制', '已编制'],
      `${points[1]}巡查台账建立`,
      ...['已建立', `已建立${points[2]}`],
    ].join('//');
  /** Whether no other column was looked for: the rows are those of the header's names. */
  const isNamed = (text: string, kinds = FIVE) => {
    const atoms = atomsOf(text);
    const named = fitRows(atoms, kinds);
    return JSON.stringify(fitScoredRows(atoms, kinds)) === JSON.stringify(named);
  };

  it('where three numbers stand alone on their lines; they belong to no row', () => {
    expect(rowsOf(table('6//', '4.5//', '//5'))).toEqual({
      rows: [
        '0:产出指标 | 1:数量指标 | 2:保洁河段数量 | 3:12段 | 4:12段',
        '1:质量指标 | 2:保洁方案编制 | 3:已编制 | 4:已编制',
        '2:巡查台账建立 | 3:已建立 | 4:已建立',
      ],
      strays: ['6', '4.5', '5'],
    });
  });

  it.each<[string, string]>([
    ['two of them', table('6//', '4//', '')],
    ['one behind something on its line', table('6//', '4//', ' 5')],
    ['one in front of something on its line', table('6 分//', '4//', '//5')],
    ['numbers of four digits', table('1200//', '4//', '//5')],
    ['a number with its unit', table('6//', '4分//', '//5')],
  ])('not for %s', (_, text) => {
    expect(isNamed(text)).toBe(true);
  });

  it.each<[CellKind]>([['score'], ['weight']])('not where the header names one: %s', (kind) => {
    const points = table('6//', '4//', '//5');
    expect(isNamed(points)).toBe(false);
    expect(isNamed(points, [...FIVE, kind])).toBe(true);
    // Nor of weights beside which there is one more number.
    const both = ['level1', 'level2', 'level3', 'target', kind, 'actual'] as const;
    const weighed = points
      .replace('12段//12段', '12段//10//12段')
      .replace('已编制//已编制', '已编制//10//已编制')
      .replace('已建立//已建立', '已建立//10//已建立');
    expect(isNamed(weighed, both)).toBe(true);
  });
});
