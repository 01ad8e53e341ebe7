import { expect, test } from 'vitest';
import { editDistance, similarity } from '../../bench/measure/edit-distance.ts';

test.each([
  ['', '', 0],
  ['绩效', '', 2],
  ['绩效目标', '绩效目标', 0],
  ['绩效目标', '绩效日标', 1],
  ['指标值', '年度指标值', 2],
  ['𠮷野家', '吉野家', 1],
])('%s to %s', (a, b, distance) => {
  expect(editDistance(a, b)).toBe(distance);
  expect(editDistance(b, a)).toBe(distance);
});

test('likeness is the share of characters kept', () => {
  expect(similarity('', '')).toBe(1);
  expect(similarity('abcd', 'abcx')).toBe(0.75);
  expect(similarity('ab', 'cd')).toBe(0);
});
