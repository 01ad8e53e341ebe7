/** What a correction and an acceptance change, what follows from them, and what is refused. */
import { describe, expect, it } from 'vitest';
import { UsageError } from '../../../src/parsers/errors.ts';
import { readTarget } from '../../../src/pipeline/normalise/target.ts';
import { library, reading, row, ROWS, WHO } from './corrected-library.ts';

const READING = 'target,kind,comparator,value,value_high,unit,base_value,base_value_high,base_unit,date';

describe('a correction', () => {
  it('shows with its origin, and leaves what was extracted as it is', () => {
    const { edit, id, rows, select } = library();
    const recorded = edit((editor) => editor.correct(id(2), { target: '≥16万人' }, WHO));
    expect(recorded.changes).toStrictEqual([
      { field: 'target', before: '≥15万人', after: '≥16万人' },
      { field: 'value', before: 15, after: 16 },
      { field: 'base_value', before: 150_000, after: 160_000 },
    ]);
    expect(rows()).toStrictEqual([
      ['新建孵化基地', '≥3家', 3, 1, null],
      ['带动就业人数', '≥16万人', 160_000, 0, READING],
      ['入驻企业满意度', '≥90%', 90, 1, null],
    ]);
    expect(select("SELECT target, base_value FROM indicators WHERE level3 = '带动就业人数'")).toStrictEqual([
      ['≥15万人', 150_000],
    ]);
    const [[origin]] = select(
      "SELECT json_extract(corrected, '$.target') FROM current_indicators WHERE ordinal = 2",
    ) as [[string]];
    expect(JSON.parse(origin)).toStrictEqual({
      extracted: '≥15万人',
      correction: 1,
      by: '王五',
      at: expect.stringMatching(/^\d{4}-/u),
    });
  });

  it('of a value has its base value and kind follow, unless they are given', () => {
    const { edit, id, select } = library();
    const columns = 'kind, comparator, value, value_high, unit, base_value, base_value_high, base_unit, date';
    const shown = (ordinal: number): unknown =>
      select(`SELECT ${columns} FROM current_indicators WHERE ordinal = ${ordinal}`)[0];
    edit((editor) => editor.correct(id(2), { value: '1.5', unit: '亿人' }, WHO));
    expect(shown(2)).toStrictEqual(['quantity', '>=', 1.5, null, '亿人', 150_000_000, null, '人', null]);
    edit((editor) => editor.correct(id(2), { comparator: 'between', value_high: '2' }, WHO));
    expect(shown(2)).toStrictEqual([
      'quantity',
      'between',
      1.5,
      2,
      '亿人',
      150_000_000,
      200_000_000,
      '人',
      null,
    ]);
    edit((editor) => editor.correct(id(1), { date: '2024/9/30', comparator: '<=' }, WHO));
    expect(shown(1)).toStrictEqual(['date', '<=', null, null, null, null, null, null, '2024-09-30']);
    edit((editor) => editor.correct(id(3), { kind: 'text' }, WHO));
    expect(shown(3)).toStrictEqual(['text', null, null, null, null, null, null, null, null]);
    edit((editor) => editor.correct(id(1), { target: '≥3家', base_unit: '个' }, WHO));
    expect(shown(1)).toStrictEqual(['quantity', '>=', 3, null, '家', 3, null, '个', null]);
  });

  it('of a level has its code follow', () => {
    const { edit, id, select } = library();
    edit((editor) => editor.correct(id(1), { level1: '效果 指标', level2: '某地自拟' }, WHO));
    expect(
      select('SELECT level1, level1_code, level2, level2_code FROM current_indicators WHERE ordinal = 1'),
    ).toStrictEqual([['效果指标', '效益指标', '某地自拟', null]]);
  });

  it('of a form reaches its rows', () => {
    const { edit, select } = library();
    const [[form]] = select('SELECT row_id FROM current_forms') as [[string]];
    edit((editor) => editor.correct(form, { project_name: '创业孵化 基地（二期）', budget_yuan: '' }, WHO));
    expect(select('SELECT DISTINCT project_name FROM current_indicators')).toStrictEqual([
      ['创业孵化基地（二期）'],
    ]);
    expect(select('SELECT project_name, budget_yuan FROM current_forms')).toStrictEqual([
      ['创业孵化基地（二期）', null],
    ]);
  });

  it('of a year has the dates read anew that took it from the form', () => {
    const due = {
      ...row(1, '完成时间', '年底前'),
      reading: readTarget({ target: '年底前', name: '完成时间', year: 2024 }),
    };
    const { edit, select } = library(reading([due, row(2, '开工时间', '2024年3月1日'), ...ROWS]));
    const [[form]] = select('SELECT row_id FROM current_forms') as [[string]];
    const dates = (): unknown[] =>
      select('SELECT target, date, year FROM current_indicators WHERE date IS NOT NULL ORDER BY ordinal');
    expect(dates()).toStrictEqual([
      ['年底前', '2024-12-31', 2024],
      ['2024年3月1日', '2024-03-01', 2024],
    ]);
    edit((editor) => editor.correct(form, { year: '2025' }, WHO));
    expect(dates()).toStrictEqual([
      ['年底前', '2025-12-31', 2025],
      ['2024年3月1日', '2024-03-01', 2025],
    ]);
    expect(
      select("SELECT json_extract(corrected, '$.date.extracted') FROM current_indicators WHERE ordinal = 1"),
    ).toStrictEqual([['2024-12-31']]);
    edit((editor) => editor.withdraw(1, WHO));
    expect(dates()[0]).toStrictEqual(['年底前', '2024-12-31', 2024]);
  });

  it.each([
    ['no such field', { colour: 'red' }, /there is no field "colour"; expected one of level1, /u],
    ["a form's field", { budget_yuan: '3' }, /budget_yuan belongs to the whole form/u],
    ['a number that is none', { weight: 'ten' }, /weight: expected a number, got "ten"/u],
    ['a weight below zero', { weight: '-1' }, /weight: expected a number of at least 0/u],
    ['a kind that is none', { kind: 'number' }, /kind: expected one of quantity, date, text/u],
    ['a day that does not exist', { date: '2024-02-30' }, /date: expected a day as YYYY-MM-DD/u],
    ["a code that is none of the standard's", { level1_code: '产出' }, /one of the standard’s names/u],
    ['a range without its end', { comparator: 'between' }, /with between also a value_high/u],
    ['a range from high to low', { comparator: 'between', value_high: '1' }, /not below it/u],
    ['a date with a value', { kind: 'date', date: '2024-01-01', value: '3' }, /a date has a comparator/u],
    ['what it says already', { target: '≥15万人' }, /says so already/u],
  ])('is refused where it is %s, and nothing changes', (_name, written, reason) => {
    const { edit, id, rows } = library();
    const before = rows();
    expect(() => edit((editor) => editor.correct(id(2), written, WHO))).toThrow(UsageError);
    expect(() => edit((editor) => editor.correct(id(2), written, WHO))).toThrow(reason);
    expect(rows()).toStrictEqual(before);
  });

  it('takes the beginning of an id, and refuses one that names no row', () => {
    const { edit, id, rows } = library();
    edit((editor) => editor.correct(id(3).slice(0, 7), { weight: '10' }, WHO));
    expect(rows()[2]).toStrictEqual(['入驻企业满意度', '≥90%', 90, 0, 'weight']);
    expect(() => edit((editor) => editor.accept(['rzzzzzzzzzz'], WHO))).toThrow(
      /there is no row rzzzzzzzzzz/u,
    );
    expect(() => edit((editor) => editor.accept(['r'], WHO))).toThrow(UsageError);
  });

  it('is taken back, and stays on record', () => {
    const { edit, id, rows, select } = library();
    const before = rows();
    edit((editor) => editor.correct(id(2), { target: '≥16万人' }, WHO));
    edit((editor) => editor.withdraw(1, WHO));
    expect(rows()).toStrictEqual(before);
    expect(select('SELECT id, closed_as, closed_by FROM corrections')).toStrictEqual([
      [1, 'withdrawn', '王五'],
    ]);
    expect(() => edit((editor) => editor.withdraw(1, WHO))).toThrow('correction 1 is closed (withdrawn)');
  });
});

describe('an accepted row', () => {
  it('is not for review any more, nor is a document whose last doubt it was', () => {
    const { edit, id, select } = library();
    edit((editor) => editor.accept([id(1), id(2)], WHO));
    const status = 'SELECT status, review_rows FROM current_documents';
    expect(select(status)).toStrictEqual([['review', 1]]);
    edit((editor) => editor.accept([id(3)], WHO));
    expect(select(status)).toStrictEqual([['complete', 0]]);
    expect(select('SELECT review FROM current_forms')).toStrictEqual([[0]]);
    expect(select('SELECT DISTINCT review, problems, confidence FROM current_indicators')).toStrictEqual([
      [0, '[]', 1],
    ]);
    expect(select('SELECT DISTINCT settled FROM current_problems')).toStrictEqual([[1]]);
  });

  it('is accepted with the others or not at all', () => {
    const { edit, id, rows } = library();
    const before = rows();
    expect(() => edit((editor) => editor.accept([id(1), 'rnosuchrow0'], WHO))).toThrow(UsageError);
    expect(rows()).toStrictEqual(before);
  });
});
