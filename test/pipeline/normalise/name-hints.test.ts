/** What an indicator's name or a header says of its value: a unit, a sign with a gap; and the nearest names that say nothing. */
import { describe, expect, it } from 'vitest';
import { unitIn, valueInName } from '../../../src/pipeline/normalise/name-hints.ts';

describe('a unit at the end of a name', () => {
  it.each([
    ['成本（万元）', '万元'],
    ['成本（单位：万元）', '万元'],
    ['成本（计量单位：万元）', '万元'],
    ['投资额，单位：亿元', '亿元'],
    ['检查频率（次/年）', '次/年'],
    ['服务天数（年）', '年'],
    ['覆盖规模（万）', '万'],
  ])('%s: %s', (name, unit) => {
    expect(unitIn(name)).toBe(unit);
  });

  it.each([
    ['成本（万元起', 'its bracket stays open'],
    ['万元）', 'its bracket never opened'],
    ['成本（）', 'its bracket is empty'],
    ['指标值（年度）', 'the period the value is for'],
    ['培训对象（人员）', 'two units of the table that are a word'],
    ['培训对象（事）', 'things are no unit'],
    ['采购数量（3个）', 'a number with its unit'],
    ['成本（万元）情况', 'more stands behind the bracket'],
  ])('%s has none: %s', (name) => {
    expect(unitIn(name)).toBeNull();
  });
});

describe('a sign with its number or gap in a name', () => {
  const found = (name: string) => {
    const value = valueInName(name);
    return value === null ? null : `${value.comparator ?? '?'} ${value.digits ?? '_'} ${value.unit}`;
  };

  it.each([
    ['苗木成活率（≥**%）', '>= _ %'],
    ['满意度（≥%）', '>= _ %'],
    ['培训（≥**人次）', '>= _ 人次'],
    ['（不低于95%）达标率', '>= 95 %'],
    ['满意度达到（ ）%以上', '>= _ %'],
    ['完成**次', '? _ 次'],
  ])('%s: %s', (name, expected) => {
    expect(found(name)).toBe(expected);
  });

  it.each([
    ['满意度（≥%，含网上）', 'more stands behind the sign'],
    ['不低于95%的达标率', 'words that compare are a gap’s in brackets only'],
    ['满意度达到（）', 'no unit behind the gap'],
    ['完成**水库', 'no unit either, but a word'],
    ['增长率≥', 'neither number nor unit'],
    ['合格率≥一', 'a numeral in words'],
  ])('%s has none: %s', (name) => {
    expect(found(name)).toBeNull();
  });
});
