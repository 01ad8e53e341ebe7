import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../../src/output/database-reader.ts';
import { type Editor, openEditor } from '../../../src/output/editor.ts';
import { openStore } from '../../../src/output/store.ts';
import { UsageError } from '../../../src/parsers/errors.ts';
import type { Extraction, Indicator } from '../../../src/pipeline/extraction.ts';
import { readTarget } from '../../../src/pipeline/normalise/target.ts';
import type { SourceFile } from '../../../src/pipeline/store-port.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { FULL_ROW, SAMPLE } from '../sample-extraction.ts';

const folder = temporaryFolder();
let databases = 0;
const WHO = { by: '王五', note: '与原件核对' };
const SOURCE: SourceFile = { document: 'a.pdf', root: '/in', path: '/in/a.pdf', bytes: 9, modifiedAt: null };

const [FORM] = SAMPLE.forms;

function row(ordinal: number, level3: string, target: string): Indicator {
  return {
    ...FULL_ROW,
    ordinal,
    level3,
    target,
    area: null,
    reading: readTarget({ target, name: level3 }),
    printed: { ...FULL_ROW.printed, extras: {}, others: [] },
  };
}

const ROWS = [
  row(1, '新建孵化基地', '≥3家'),
  row(2, '带动就业人数', '≥15万人'),
  row(3, '入驻企业满意度', '≥90%'),
];

function reading(rows: readonly Indicator[], head: Partial<Extraction['forms'][number]> = {}): Extraction {
  const indicators = rows.map((r, i) => ({ ...r, ordinal: i + 1 }));
  return { ...SAMPLE, problems: [], forms: [{ ...FORM!, problems: [], ...head, indicators }] };
}

interface Library {
  readonly file: string;
  /** Stores another reading of the document. */
  readonly read: (extraction: Extraction) => void;
  readonly edit: <T>(work: (editor: Editor) => T) => T;
  /** The rows that hold: name, target, base value, review, fields corrected. */
  readonly rows: () => unknown[];
  readonly id: (ordinal: number) => string;
  readonly select: (sql: string) => unknown[];
}

function library(first: Extraction = reading(ROWS)): Library {
  const file = join(folder, `${++databases}.db`);
  let readings = 0;
  const read = (extraction: Extraction): void => {
    const store = openStore(file);
    store.save(SOURCE, { sha256: `bytes ${++readings}`, bytes: 9, extraction });
    store.close();
  };
  const select = (sql: string): unknown[] => {
    const connection = new Database(file, { readonly: true });
    try {
      return connection.prepare(sql).raw().all();
    } finally {
      connection.close();
    }
  };
  read(first);
  return {
    file,
    read,
    select,
    edit: (work) => {
      const editor = openEditor(file);
      try {
        return work(editor);
      } finally {
        editor.close();
      }
    },
    rows: () =>
      select(`SELECT level3, target, base_value, review, (SELECT group_concat(key) FROM json_each(corrected))
              FROM current_indicators ORDER BY form, ordinal`),
    id: (ordinal) =>
      (select(`SELECT row_id FROM current_indicators WHERE ordinal = ${ordinal}`)[0] as [string])[0],
  };
}

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

describe('after another reading', () => {
  it('holds a correction where the row says what it was made on, or has come to say it itself', () => {
    const { edit, id, read, rows, select } = library();
    edit((editor) => editor.correct(id(1), { target: '≥4家' }, WHO));
    edit((editor) => editor.correct(id(2), { target: '≥16万人' }, WHO));
    const [one, , three] = ROWS;
    read(reading([three!, row(2, '带动就业人数', '≥16万人'), one!]));
    expect(rows()).toStrictEqual([
      ['入驻企业满意度', '≥90%', 90, 1, null],
      ['带动就业人数', '≥16万人', 160_000, 0, null],
      ['新建孵化基地', '≥4家', 4, 0, READING],
    ]);
    expect(select('SELECT count(*) FROM current_conflicts')).toStrictEqual([[0]]);
  });

  it('puts a correction up for a decision where the field reads otherwise: kept or dropped', () => {
    for (const keep of [true, false]) {
      const { edit, id, file, read, rows, select } = library();
      edit((editor) => editor.correct(id(2), { target: '≥16万人' }, WHO));
      const [one, , three] = ROWS;
      read(reading([one!, row(2, '带动就业人数', '≥18万人'), three!]));
      expect(rows()[1]).toStrictEqual(['带动就业人数', '≥18万人', 180_000, 1, null]);
      const database = openDatabase(file);
      const [conflict] = database.conflicts();
      database.close();
      expect(conflict).toMatchObject({
        correction: 1,
        kind: 'value-changed',
        field: 'target',
        extracted: '≥18万人',
        fields: [{ field: 'target', before: '≥15万人', after: '≥16万人' }],
      });
      expect(() => edit((editor) => editor.accept([id(2)], WHO))).toThrow(/decide it first/u);
      if (keep) edit((editor) => editor.keep(1, WHO));
      else edit((editor) => editor.withdraw(1, WHO));
      expect(rows()[1]).toStrictEqual(
        keep
          ? ['带动就业人数', '≥16万人', 160_000, 0, READING]
          : ['带动就业人数', '≥18万人', 180_000, 1, null],
      );
      expect(select('SELECT count(*) FROM current_conflicts')).toStrictEqual([[0]]);
      expect(select('SELECT closed_as FROM corrections WHERE id = 1')).toStrictEqual([
        [keep ? 'replaced' : 'withdrawn'],
      ]);
    }
  });

  it('keeps a correction whose row is gone, applies it when the row is back, or to the row a person names', () => {
    const { edit, id, read, rows, select } = library();
    const lost = id(2);
    edit((editor) => editor.correct(lost, { target: '≥16万人' }, WHO));
    const [one, two, three] = ROWS;
    read(reading([one!, three!]));
    const conflicts = 'SELECT kind, row_id, field FROM current_conflicts';
    expect(select(conflicts)).toStrictEqual([['row-gone', lost, '']]);
    expect(select('SELECT status, conflicts FROM current_documents')).toStrictEqual([['review', 1]]);
    read(reading([one!, two!, three!]));
    expect(select(conflicts)).toStrictEqual([]);
    expect(rows()[1]).toStrictEqual(['带动就业人数', '≥16万人', 160_000, 0, READING]);
    expect(id(2)).toBe(lost);
    read(reading([one!, row(2, '就业', '≥15万人'), three!]));
    expect(select(conflicts)).toStrictEqual([['row-gone', lost, '']]);
    const recorded = edit((editor) => editor.move(1, id(2), WHO));
    expect(recorded.rowId).toBe(id(2));
    expect(rows()[1]).toStrictEqual(['就业', '≥16万人', 160_000, 0, READING]);
    expect(select('SELECT closed_as FROM corrections WHERE id = 1')).toStrictEqual([['moved']]);
  });

  it('says which rows it may be where that is not sure', () => {
    const { edit, id, read, select } = library();
    edit((editor) => editor.correct(id(2), { weight: '7' }, WHO));
    const [one, , three] = ROWS;
    read(reading([one!, row(2, '带动就业入数', '≥15万人'), row(3, '带动就业八数', '≥15万人'), three!]));
    const [[kind, candidates]] = select('SELECT kind, candidates FROM current_conflicts') as [
      [string, string],
    ];
    expect(kind).toBe('row-ambiguous');
    expect((JSON.parse(candidates) as string[]).sort()).toStrictEqual([id(2), id(3)].sort());
  });

  it('asks again about an accepted row that reads otherwise, and about doubts nobody has seen', () => {
    const { edit, id, read, rows, select } = library();
    edit((editor) => editor.accept([id(1)], WHO));
    edit((editor) => editor.correct(id(2), { weight: '7' }, WHO));
    const [, , three] = ROWS;
    read(reading([row(1, '新建孵化基地', '≥8家'), row(2, '带动就业人数', '≥19万人'), three!]));
    expect(rows().slice(0, 2)).toStrictEqual([
      ['新建孵化基地', '≥8家', 8, 1, null],
      ['带动就业人数', '≥19万人', 190_000, 1, 'weight'],
    ]);
    expect(select('SELECT kind, row_id FROM current_conflicts')).toStrictEqual([
      ['accepted-row-changed', id(1)],
    ]);
    edit((editor) => editor.keep(1, WHO));
    expect(rows()[0]).toStrictEqual(['新建孵化基地', '≥8家', 8, 0, null]);
  });

  it('that failed, keeps everything for the next that does not', () => {
    const { edit, id, file, read, rows, select } = library();
    edit((editor) => editor.correct(id(2), { target: '≥16万人' }, WHO));
    const held = rows();
    const store = openStore(file);
    store.save(SOURCE, {
      sha256: 'damaged',
      bytes: 3,
      extraction: {
        extractorVersion: '1',
        mediaType: 'pdf',
        pages: null,
        status: 'failed',
        error: { code: 'damaged-file', message: 'cut off', page: null },
      },
    });
    store.close();
    expect(rows()).toStrictEqual([]);
    expect(select('SELECT kind FROM current_conflicts')).toStrictEqual([['row-gone']]);
    read(reading(ROWS));
    expect(rows()).toStrictEqual(held);
  });
});

describe('a review sheet', () => {
  const text = (lines: readonly Record<string, unknown>[]): string => {
    const columns = Object.keys(lines[0] ?? {});
    const cell = (value: unknown): string => `"${String(value ?? '').replaceAll('"', '""')}"`;
    return [columns, ...lines.map((line) => columns.map((c) => line[c]))]
      .map((r) => r.map(cell).join(','))
      .join('\r\n');
  };
  const sheetOf = (file: string): Record<string, unknown>[] => {
    const database = openDatabase(file);
    try {
      return [...database.reviewLines()].map((line) => ({ ...line }));
    } finally {
      database.close();
    }
  };

  it('brings changed cells back as corrections, and accepted lines as accepted', async () => {
    const { file, rows } = library();
    const lines = sheetOf(file);
    expect(lines.map((line) => line.level3)).toStrictEqual([
      '新建孵化基地',
      '带动就业人数',
      '入驻企业满意度',
    ]);
    Object.assign(lines[0]!, { target: '≥5家', note: '原件为5家' });
    Object.assign(lines[1]!, { ok: '√', weight: '12.50' });
    writeFileSync(join(folder, 'review.csv'), `\ufeff${text(lines)}`);
    const editor = openEditor(file);
    const taken = await editor.importSheet(join(folder, 'review.csv'), WHO);
    expect(taken).toMatchObject({
      corrected: [{ changes: [{ field: 'target' }, { field: 'value' }, { field: 'base_value' }] }],
      accepted: [{ changes: [] }],
      unchanged: 1,
      refused: [],
    });
    const again = await editor.importSheet(join(folder, 'review.csv'), WHO);
    editor.close();
    // Its value cells are those of before the correction: taken for changes, they would undo it.
    expect(again).toStrictEqual({ corrected: [], accepted: [], unchanged: 3, refused: [] });
    expect(rows().map((r) => (r as unknown[])[3])).toStrictEqual([0, 0, 1]);
  });

  it('refuses what cannot be, and rows that have changed since', async () => {
    const { edit, file, id, rows } = library();
    const lines = sheetOf(file);
    Object.assign(lines[0]!, { weight: 'ten' });
    Object.assign(lines[1]!, { level3: '带动就业' });
    lines.push({ ...lines[2]!, row_id: 'rnosuchrow0' });
    writeFileSync(join(folder, 'late.csv'), text(lines));
    edit((editor) => editor.correct(id(2), { target: '≥16万人' }, WHO));
    const before = rows();
    const editor = openEditor(file);
    const { refused, corrected } = await editor.importSheet(join(folder, 'late.csv'), WHO);
    await expect(editor.importSheet(join(folder, 'nowhere.csv'), WHO)).rejects.toThrow(UsageError);
    writeFileSync(join(folder, 'other.csv'), 'a,b\r\n1,2\r\n');
    await expect(editor.importSheet(join(folder, 'other.csv'), WHO)).rejects.toThrow(/has no column row_id/u);
    editor.close();
    expect(corrected).toStrictEqual([]);
    expect(refused.map(({ line, reason }) => [line, reason.slice(0, 40)])).toStrictEqual([
      [2, 'weight: expected a number, got "ten"'],
      [3, 'the row has changed since the sheet was e'.slice(0, 40)],
      [5, 'there is no row rnosuchrow0; "jixiao quer'.slice(0, 40)],
    ]);
    expect(rows()).toStrictEqual(before);
  });
});
