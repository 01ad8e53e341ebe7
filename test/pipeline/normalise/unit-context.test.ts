/** Which unit a value has where several places state one, and what a unit looks like that was misread. */
import { describe, expect, it } from 'vitest';
import { columnUnit, resolveUnit } from '../../../src/pipeline/normalise/unit-context.ts';

const NONE = { cell: '', column: null, name: null, header: null };

describe('the cell of a column of units', () => {
  it.each([
    ['元', '元'],
    ['单位：元', '元'],
    ['计量单位：万元', '万元'],
    ['度量单位：人次', '人次'],
    ['（万元）', '万元'],
    ['单位：（万元）', '万元'],
    ['（台）套', '（台）套'],
    ['（万元）（含税）', '（万元）（含税）'],
  ])('%s states %s', (cell, unit) => {
    expect(columnUnit(cell)).toBe(unit);
  });

  it.each(['', '/', '—', '无', '空', '其他', null, undefined])('%s states none', (cell) => {
    expect(columnUnit(cell)).toBeNull();
  });
});

describe('a unit that the table does not hold', () => {
  const code = (cell: string) => resolveUnit({ ...NONE, cell }).problems.map(([own]) => own);

  it.each([
    ['O', 'a letter for a figure'],
    ['l', 'a letter for a figure'],
    ['人%', 'a % behind another unit'],
    ['%人', 'a % before another unit'],
    ['万‰人', 'a ‰ within'],
    ['次?', 'a mark within'],
    ['人3', 'a figure behind it'],
    ['x元', 'money behind a foreign character'],
    ['x人', 'persons behind a foreign character'],
    ['x人次', 'person-times behind a foreign character'],
    ['方元', '方 for 万'],
    ['次/无', '无 for 元'],
    ['人/%', 'by a percentage'],
  ])('%s is doubtful: %s', (cell) => {
    expect(code(cell)).toEqual(['unit-doubtful']);
  });

  it.each(['坑口', '坑口/3年', 'x次'])('%s is one nobody knows', (cell) => {
    expect(code(cell)).toEqual(['unit-unknown']);
  });

  it.each(['%', '（%）', '%/年', '万元', '台（套）', '人天', '3个'])('%s is one', (cell) => {
    expect(code(cell)).toEqual([]);
  });
});

describe('the places that state a unit', () => {
  const found = (of: Partial<Parameters<typeof resolveUnit>[0]>) => {
    const { unit, rules, problems } = resolveUnit({ ...NONE, ...of });
    return [unit, ...rules, ...problems.map(([own]) => own)];
  };

  it('the column, else the name, else the header, where the cell has none', () => {
    expect(found({ column: '人', name: '户', header: '个' })).toEqual(['人', 'unit-column']);
    expect(found({ name: '户', header: '个' })).toEqual(['户', 'unit-in-name']);
    expect(found({ header: '个' })).toEqual(['个', 'unit-in-header']);
    expect(found({})).toEqual([null]);
  });

  it('the cell before all others; one that says another is a contradiction', () => {
    expect(found({ cell: '人', column: '人' })).toEqual(['人', 'unit']);
    expect(found({ cell: '人', column: '户' })).toEqual(['人', 'unit', 'unit-contradiction']);
  });

  it('a part in the cell is made whole by the other', () => {
    expect(found({ cell: '万', column: '人' })[0]).toBe('万人');
    expect(found({ cell: '万', column: '万元' })[0]).toBe('万元');
    expect(found({ cell: '万', column: '亿元' })).toContain('unit-contradiction');
    expect(found({ cell: '/株', column: '元' })[0]).toBe('元/株');
    expect(found({ cell: '/株', column: '元/株' })[0]).toBe('元/株');
    expect(found({ cell: '/株', column: '元/亩' })).toContain('unit-contradiction');
  });

  it('says what was done to it: a rate, a magnitude, money, ‰, another spelling', () => {
    expect(found({ cell: '元/年' })).toEqual(['元/年', 'unit', 'rate', 'money']);
    expect(found({ cell: '万人' })).toEqual(['万人', 'unit', 'magnitude']);
    expect(found({ cell: '‰' })).toEqual(['‰', 'unit', 'per-mille']);
    expect(found({ cell: '㎡' })).toEqual(['㎡', 'unit', 'unit-spelling']);
    expect(found({ cell: '人' })).toEqual(['人', 'unit']);
    expect(found({ cell: '千瓦' })).toEqual(['千瓦', 'unit']);
  });
});
