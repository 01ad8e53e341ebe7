/** In which columns a line of a cell may stand, by its words alone, and what parts or joins two words of a line. */
import { describe, expect, it } from 'vitest';
import {
  FragmentCosts,
  gapCost,
  type Kind,
  partCost,
} from '../../../../src/pipeline/tables/text/layout-columns.ts';
import type { Token } from '../../../../src/pipeline/tables/text/layout-tokens.ts';
import { run } from '../../page-builder.ts';

type Case = readonly [text: string, why: string, inThese: readonly Kind[], notInThose: readonly Kind[]];

const LEVELS: readonly Kind[] = ['level1', 'level2'];
const VALUES: readonly Kind[] = ['target', 'midterm', 'longterm', 'actual'];

describe('a line of a cell rather stands in', () => {
  it.each<Case>([
    ['产出指标', 'its own level', ['level1'], ['level2', 'level3', 'explanation', ...VALUES]],
    ['数量指标', 'its own level', ['level2'], ['level1', 'level3', 'explanation', ...VALUES]],
    ['成本', 'either level whose word it is', LEVELS, ['level3', 'explanation', ...VALUES]],
    ['社会效益', 'a level, and a name may begin so', ['level2'], ['level1', 'level3']],
    ['社会效益', 'a level, and a name may begin so', ['level3'], ['level1', 'explanation', ...VALUES]],
    ['满意', 'the grade rather than the label', VALUES, ['level2']],
    ['产出', 'the word rather than the label', ['level3', 'explanation'], ['level2']],
    ['可持续影', 'the piece of a label', LEVELS, VALUES],
    ['度指标', 'the end of a label', LEVELS, ['level3', 'target']],
    ['响指标★', 'the end of a label with its star', LEVELS, ['level3', 'target']],
    ['满意度指', 'the piece of a label, which a name may be too', [...LEVELS, 'level3'], VALUES],
    ['★', 'a star of its label', LEVELS, ['target']],
    ['(20%)', 'a weight below its label', LEVELS, ['level3', 'weight', 'explanation']],
    ['20%', 'a weight below its label', LEVELS, ['level3', 'explanation']],
    ['(20%)经济效', 'a weight and the label behind it', ['level3', 'explanation'], LEVELS],
    ['2.5', 'a figure, no label’s', ['target', 'weight'], ['explanation', 'level3', ...LEVELS]],
    ['职责履行', 'a level 2 of departments', ['level2'], ['level1']],
    ['≥95%', 'a value', VALUES, ['explanation', 'level3', 'weight', ...LEVELS]],
    ['100', 'a number of three digits', [...VALUES, 'weight', 'score'], ['level3', ...LEVELS]],
    ['1000', 'one of four is no weight', VALUES, ['weight', 'score']],
    ['10.5%', 'a share', ['weight', 'score', 'target'], ['level3']],
    ['2022年10月15', 'a date that goes on below', VALUES, ['explanation', 'level3', 'weight']],
    ['日前', 'the end of a date', VALUES, LEVELS],
    ['明显提高', 'a value in words', ['explanation', ...VALUES], LEVELS],
    ['居民出行便利程度', 'a name', ['level3', 'explanation'], [...VALUES, 'sign', 'unit', ...LEVELS]],
    ['新建充电桩≥', 'words and the sign of a value', ['explanation', 'target'], ['level3']],
    ['≥', 'a sign', ['sign', 'unit'], ['level3', ...LEVELS]],
    ['正向指标', 'a kind of indicator', ['sign'], LEVELS],
    ['立方米', 'a unit', ['sign', 'unit'], VALUES],
    ['新建充电桩', 'no sign', ['level3'], ['sign']],
    ['5个', 'a value, neither sign nor unit', ['target'], ['sign', 'unit']],
    ['绩', 'a label down the side', ['side'], LEVELS],
    ['绩效', 'two characters are none', ['level3'], ['side']],
    ['年底', 'an end of a period may be told in words', ['explanation', 'target'], ['level3', ...LEVELS]],
    ['12月底前', 'a date', ['target'], ['explanation', 'level3']],
  ])('%s: %s', (text, _, inThese, notInThose) => {
    const costs = new FragmentCosts();
    const most = Math.max(...inThese.map((kind) => costs.of(kind, text)));
    for (const kind of notInThose) expect([kind, costs.of(kind, text) - most > 0]).toEqual([kind, true]);
  });

  it.each([
    ['产出指标完成情况', '项目完成总体情况', 'begins with a label'],
    ['数量指标完成情况', '项目完成总体情况', 'begins with a label'],
  ])('%s rather than %s comes apart in names and remarks: it %s', (label, plain) => {
    const costs = new FragmentCosts();
    for (const kind of ['level3', 'explanation'] as const)
      expect(costs.of(kind, label)).toBeGreaterThan(costs.of(kind, plain));
    expect(costs.of('target', label)).toBe(costs.of('target', plain));
  });
});

describe('in one column a line costs more than another', () => {
  it.each<readonly [kind: Kind, dear: string, cheap: string, why: string]>([
    ['level1', '(20%)经济效', '(20%)', 'what stands behind the weight is another cell'],
    ['level1', '≥95%', '新建充电桩', 'a value is no label'],
    ['level1', '新建充电桩', '新建', 'few characters may be a piece of a label nobody knows'],
    ['level1', '2.5', '20', 'weights have no decimals'],
    ['level1', '可持续影', '成本', 'the whole is surer than the piece'],
    ['unit', '5个', '个', 'a unit has no figure'],
    ['unit', '充电桩的数量', '平方公里', 'a unit is short'],
    ['target', '日常', '日前', 'a date may end so'],
    ['target', '日常', '≥95%', 'a value looks like one'],
    ['level3', '数量指标', '数量', 'a name may begin with the word alone'],
    ['level3', '≥95%', '明显提高', 'a value is no name'],
    ['explanation', '履职效能', '履职过程', 'a label is told from words without 指标 too'],
    ['explanation', '12月底前', '年底前', 'what has no figure may be words'],
    ['explanation', '5次', '第5次验收的全部资料', 'words may hold a figure'],
  ])('%s: %s more than %s: %s', (kind, dear, cheap) => {
    const costs = new FragmentCosts();
    expect(costs.of(kind, dear)).toBeGreaterThan(costs.of(kind, cheap));
  });
});

describe('a line of a value, where it is known where columns stand', () => {
  it.each<readonly [string, boolean, string]>([
    ['居民出行便利程度', true, 'words'],
    ['通过问卷调查取得居民出行便利程度', false, 'many words'],
    ['数量指标', false, 'a label'],
  ])('%s costs less: %s', (text, less) => {
    const costs = new FragmentCosts();
    expect(costs.ofPiece('target', text) < costs.of('target', text)).toBe(less);
    expect(costs.ofPiece('level1', text)).toBe(costs.of('level1', text));
  });
});

/** Two words of a line with so many spaces between them. */
function beside(left: string, right: string, spaces: number): readonly [Token, Token] {
  const at = [...left].length + spaces;
  return [
    { text: left, from: 0, to: at - spaces, line: 0, run: run(left, 0, 0) },
    { text: right, from: at, to: at + [...right].length, line: 0, run: run(right, at, 0) },
  ];
}

type Beside = readonly [string, string, number, string, string, number, why: string];

describe('a wall between two words costs', () => {
  it.each<Beside>([
    ['40', '公里', 1, '修建', '公里', 1, 'between a number and its unit'],
    ['40', '公里', 1, '40', '公里', 2, 'unless they stand free of each other'],
    ['40', '公里', 1, '40', '道路', 1, 'more than between a number and words'],
    ['40', '道路', 1, '修建', '道路', 1, 'where typesetters put a space'],
    ['修建', '40', 1, '修建', '道路', 1, 'on either side'],
    ['40', '道路', 1, '40', '20', 1, 'but not between two numbers'],
    ['40', '道路', 1, '40', '数量指标', 1, 'nor in front of a label'],
    ['产出指标（50', '分）', 1, '产出指标（50', '道路）', 1, 'within a weight in brackets'],
    ['产出指标（50', '分）', 2, '产出指标', '分）', 2, 'within a weight in brackets, and nowhere else'],
    ['产出指标(', '50%)', 1, '产出指标', '50%)', 1, 'within a weight in brackets, wherever it breaks'],
  ])('%s | %s (%i) more than %s | %s (%i): %s', (a, b, spaces, c, d, others) => {
    expect(partCost(...beside(a, b, spaces))).toBeGreaterThan(partCost(...beside(c, d, others)));
  });
});

describe('a gap within a cell costs', () => {
  it.each<Beside>([
    ['新建', '道路', 2, '新建', '道路', 1, 'the more the wider'],
    ['新建', '5', 2, '新建', '5', 1, 'whatever stands beside it'],
    ['新建', '道路', 1, '新建', '5', 1, 'between Han characters'],
    ['新建', '道路', 1, '5', '道路', 1, 'on both sides'],
  ])('%s %s (%i) more than %s %s (%i): %s', (a, b, spaces, c, d, others) => {
    expect(gapCost(...beside(a, b, spaces))).toBeGreaterThan(gapCost(...beside(c, d, others)));
  });
});
