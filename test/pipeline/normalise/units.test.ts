import { expect, it } from 'vitest';
import { sameUnit, unitMeaning } from '../../../src/pipeline/normalise/units.ts';

it.each([
  ['万元', '元', 4, 'money'],
  ['亿元', '元', 8, 'money'],
  ['百万元', '元', 6, 'money'],
  ['万亿元', '元', 12, 'money'],
  ['万人', '人', 4, 'person'],
  ['万人次', '人次', 4, 'person-time'],
  ['％', '%', 0, 'ratio'],
  ['‰', '%', -1, 'ratio'],
  ['个百分点', '个百分点', 0, 'percentage-point'],
  ['㎡', '平方米', 0, 'area'],
  ['万㎡', '平方米', 4, 'area'],
  ['平方公里', '平方公里', 0, 'area'],
  ['km', '公里', 0, 'length'],
  ['千瓦时', '千瓦时', 0, 'energy'],
  ['万千瓦时', '千瓦时', 4, 'energy'],
  ['千克', '千克', 0, 'mass'],
  ['万元/年', '元/年', 4, 'money'],
  ['元/人·天', '元/人·天', 0, 'money'],
  ['元/㎡', '元/平方米', 0, 'money'],
  ['台（套）', '台（套）', 0, 'count'],
  ['人天', '人天', 0, 'work-time'],
])('%s is %s by 10^%d, of %s', (unit, base, exponent, dimension) => {
  expect(unitMeaning(unit)).toEqual({ base, exponent, dimension, known: true });
});

it('a magnitude alone is a bare number', () => {
  expect(unitMeaning('亿')).toEqual({ base: null, exponent: 8, dimension: null, known: true });
});

it('an unknown unit is its own base, its magnitude folds all the same', () => {
  expect(unitMeaning('万钵')).toEqual({ base: '钵', exponent: 4, dimension: null, known: false });
  expect(unitMeaning('M')).toEqual({ base: 'M', exponent: 0, dimension: null, known: false });
});

it.each([
  ['%', '％', true],
  ['㎡', '平方米', true],
  ['台（套）', '台(套)', true],
  ['人', '人次', false],
  ['%', '个百分点', false],
  ['万元', '元', false],
  ['次/年', '次', false],
])('%s and %s are the same unit: %s', (a, b, same) => {
  expect(sameUnit(a, b)).toBe(same);
});
