import { expect, it } from 'vitest';
import { leftOver } from '../../../../src/pipeline/tables/text/left-over.ts';
import { marginConfidence } from '../../../../src/pipeline/tables/text/confidence.ts';

const codes = (text: string) =>
  leftOver([
    { kind: 'text', text, page: null, locator: { kind: 'line', from: 1, to: 1 }, fontSize: null },
  ]).map(({ code, severity }) => `${code} ${severity}`);

it.each(['质量指标 合格率', '产出指标', '合格率 ≥95%', '质量 合格率 ≥95% 10', '甲 有效提升 乙 丙'])(
  '%s behind a table reads like a row of it',
  (text) => {
    expect(codes(text)).toEqual(['text-unassigned review']);
  },
);

it.each([
  '注：以批复为准。',
  '≥95%',
  '合格率 较高',
  '填报人：张三 电话：8888 日期：2024年3月 单位：林业局',
  '甲 乙 丙 丁',
  '有效提升 乙 丙 丁',
])('%s does not', (text) => {
  expect(codes(text)).toEqual([]);
});

it('a segmentation is under even chances exactly below the margin of doubt', () => {
  expect([-1, 0, 0.45, 0.899].map(marginConfidence).every((chance) => chance < 0.5)).toBe(true);
  expect(marginConfidence(-1)).toBe(0);
  expect(marginConfidence(0.9)).toBe(0.5);
  expect(marginConfidence(3)).toBeGreaterThan(marginConfidence(1));
  expect(marginConfidence(50)).toBeLessThanOrEqual(1);
});
