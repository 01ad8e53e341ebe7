/** What is no place, value, key or text is refused with what was expected, and bounds are understood as targets are. */
import { describe, expect, it } from 'vitest';
import { checkedFilter, type IndicatorFilter } from '../../../src/output/query/filter.ts';
import { groupPlan } from '../../../src/output/query/group-query.ts';
import { regionName, regionPrefix } from '../../../src/output/query/region-codes.ts';
import { valueBounds } from '../../../src/output/query/value-bounds.ts';
import { UsageError } from '../../../src/parsers/errors.ts';

function bounds(filter: IndicatorFilter) {
  return valueBounds(checkedFilter(filter));
}

describe('a bound', () => {
  it.each<[IndicatorFilter, ReturnType<typeof bounds>]>([
    [{}, null],
    [{ min: '50万元' }, { kind: 'value', baseUnit: '元', low: 500_000, high: null }],
    [
      { min: '1,140 万元', max: '３亿元' },
      { kind: 'value', baseUnit: '元', low: 11_400_000, high: 300_000_000 },
    ],
    [
      { min: 50, unit: '万元' },
      { kind: 'value', baseUnit: '元', low: 500_000, high: null },
    ],
    [
      { min: '0.1', unit: '万人' },
      { kind: 'value', baseUnit: '人', low: 1000, high: null },
    ],
    [{ max: '5‰' }, { kind: 'value', baseUnit: '%', low: null, high: 0.5 }],
    [
      { max: '90', unit: '％' },
      { kind: 'value', baseUnit: '%', low: null, high: 90 },
    ],
    [{ min: '80元/人·天' }, { kind: 'value', baseUnit: '元/人·天', low: 80, high: null }],
    [
      { min: '-5', unit: '℃' },
      { kind: 'value', baseUnit: '℃', low: -5, high: null },
    ],
    [
      { min: 3, unit: 'none' },
      { kind: 'value', baseUnit: null, low: 3, high: null },
    ],
    [
      { min: '3万', unit: '户' },
      { kind: 'value', baseUnit: '户', low: 30_000, high: null },
    ],
    [
      { min: '2024-01-01', max: '2024年6月30日' },
      { kind: 'date', low: '2024-01-01', high: '2024-06-30' },
    ],
  ])('%j', (filter, expected) => expect(bounds(filter)).toStrictEqual(expected));

  it.each<[IndicatorFilter, RegExp]>([
    [{ min: 90 }, /need a unit, for example --min 90%/u],
    [{ min: '有效' }, /--min 有效: expected a value such as 50万元/u],
    [{ min: '≥5人' }, /expected a value/u],
    [{ max: '5-8人' }, /expected a value/u],
    [{ min: '85%', max: '5人' }, /values in % and 人 cannot be compared/u],
    [{ min: '85%', unit: '元' }, /values in % and 元 cannot be compared/u],
    [{ min: 1, unit: ['元', '人'] }, /values in 元 and 人 cannot be compared/u],
    [{ min: 1, unit: ['元', '万元'] }, /the number 1 may be in any of 元, 万元/u],
    [{ min: '2024-01-01', max: '5人' }, /one is a date/u],
    [{ min: Number.NaN, unit: '%' }, /Invalid input/u],
  ])('that is none is refused: %j', (filter, message) => {
    expect(() => bounds(filter)).toThrow(UsageError);
    expect(() => bounds(filter)).toThrow(message);
  });
});

describe('a place', () => {
  it.each([
    ['江西省', '36'],
    ['江西', '36'],
    ['360000', '36'],
    ['36', '36'],
    ['南昌', '3601'],
    ['360100', '3601'],
    ['北京市', '11'],
    ['吉林', '22'],
    ['吉林省', '22'],
    ['延边州', '2224'],
    ['360102', '360102'],
  ])('%s begins with %s', (name, prefix) => expect(regionPrefix(name)).toBe(prefix));

  it('that several places are called is asked for by code', () => {
    expect(() => regionPrefix('朝阳')).toThrow(/211300 辽宁省朝阳市.*110105 北京市朝阳区/u);
    expect(() => regionPrefix('鼓楼区')).toThrow(
      /several places.*320106 江苏省南京市鼓楼区.*350102 福建省福州市鼓楼区/u,
    );
  });

  it('that is none is refused', () => {
    expect(() => regionPrefix('桃花源')).toThrow(/no place of GB\/T 2260/u);
    expect(() => regionPrefix('360')).toThrow(/no code of GB\/T 2260/u);
  });

  it('has a name', () => {
    expect(['36', '3601', '360102', '9901'].map(regionName)).toStrictEqual([
      '江西省',
      '南昌市',
      '东湖区',
      '9901',
    ]);
  });
});

describe('a filter or grouping that is none', () => {
  it.each<[object, RegExp]>([
    [{ yaer: 2024 }, /Unrecognized key: "yaer"/u],
    [{ comparator: '≈' }, /comparator/u],
    [{ text: 'a\0b' }, /NUL/u],
    [{ text: '  ' }, /search text is empty/u],
    [{ sort: 'title' }, /must be one of document, rank, value/u],
    [{ limit: 0 }, /limit/u],
    [{ minConfidence: 2 }, /minConfidence/u],
  ])('%j', (filter, message) => {
    expect(() => groupPlan(filter, {})).toThrow(UsageError);
    expect(() => groupPlan(filter, {})).toThrow(message);
  });

  it('by a key or sorted by a column there is not', () => {
    expect(() => groupPlan({}, { by: ['box' as never] })).toThrow(UsageError);
    expect(() => groupPlan({}, { by: ['year'], sort: 'sum_base_value' })).toThrow(
      /the groups have year, rows/u,
    );
  });
});
