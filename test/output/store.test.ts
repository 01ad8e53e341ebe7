import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { formRows, indicatorRows } from '../../src/output/contract-rows.ts';
import { openDatabase } from '../../src/output/database-reader.ts';
import { openStore, type SqliteStore } from '../../src/output/store.ts';
import { DatabaseError } from '../../src/parsers/errors.ts';
import type { Extraction, ExtractionFailure } from '../../src/pipeline/extraction.ts';
import type { SourceFile } from '../../src/pipeline/store-port.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { SAMPLE } from './sample-extraction.ts';

const folder = temporaryFolder();
let databases = 0;

function newFile(): string {
  return join(folder, `${++databases}.db`);
}

function source(document: string, root = '/data/in'): SourceFile {
  return {
    document,
    root,
    path: `${root}/${document}`,
    bytes: 1000,
    modifiedAt: '2024-05-06T07:08:09.000Z',
  };
}

function failure(code: 'damaged-file' | 'unreadable-file', message: string): ExtractionFailure {
  return {
    extractorVersion: '1.0.0',
    mediaType: 'pdf',
    pages: null,
    status: 'failed',
    error: { code, message, page: 3 },
  };
}

function withStore<T>(file: string, use: (store: SqliteStore) => T): T {
  const store = openStore(file);
  try {
    return use(store);
  } finally {
    store.close();
  }
}

function select(file: string, sql: string): unknown[] {
  const connection = new Database(file, { readonly: true });
  try {
    return connection.prepare(sql).all();
  } finally {
    connection.close();
  }
}

it('forms that can be gone through only once are refused, and nothing of the document is stored', () => {
  const file = newFile();
  const once = { ...SAMPLE, forms: SAMPLE.forms.values() };
  withStore(file, (store) => {
    expect(() => store.save(source('一.pdf'), { sha256: 'cd34', bytes: 10, extraction: once })).toThrow(
      `expected ${SAMPLE.forms.length} forms to write, found 0`,
    );
  });
  expect(select(file, 'SELECT document FROM documents')).toEqual([]);
});

describe('a stored extraction', () => {
  const file = newFile();
  withStore(file, (store) =>
    store.save(source('sub/表.pdf'), { sha256: 'ab12', bytes: 1000, extraction: SAMPLE }),
  );

  it('comes back as the contract says, field by field', () => {
    const database = openDatabase(file);
    const rows = [...database.indicators()];
    database.close();
    expect(rows[0]).toStrictEqual({
      document: 'sub/表.pdf',
      form: 1,
      title: '创业孵化基地项目绩效目标表',
      year: 2024,
      project_name: '创业孵化基地',
      department: '某市人社局',
      ordinal: 1,
      level1: '产出指标',
      level2: '数量指标',
      level3: '带动就业',
      level1_code: '产出指标',
      level2_code: '数量指标',
      explanation: '基地在孵企业带动就业人数',
      weight: 12.5,
      level1_weight: 50,
      target: '≥15万人',
      kind: 'quantity',
      comparator: '>=',
      value: 15,
      value_high: null,
      unit: '万人',
      base_value: 150000,
      base_value_high: null,
      base_unit: '人',
      date: null,
      page: 2,
      box: [300.25, 100, 380.5, 120],
      confidence: 0.875,
      review: true,
      problems: ['low-ocr-confidence', 'unknown-level'],
      period: 'annual',
      area: '东乡镇',
      midterm_target: '≥40万人',
      longterm_target: '逐年增长',
      actual: '16万人',
      score: '12.5',
      deviation_reason: '无',
      others: [{ label: '数据来源', value: '人社部门' }],
    });
  });

  it('is the same from the database as straight from the extraction, fields in the same order', () => {
    const database = openDatabase(file);
    const stored = [...database.indicators()];
    const storedForms = [...database.forms()];
    database.close();
    expect(JSON.stringify(stored)).toBe(JSON.stringify(indicatorRows('sub/表.pdf', SAMPLE)));
    expect(JSON.stringify(storedForms)).toBe(JSON.stringify(formRows('sub/表.pdf', SAMPLE)));
  });

  it('keeps the form with its head, its notes and its own problems', () => {
    const database = openDatabase(file);
    const [form] = [...database.forms()];
    database.close();
    expect(form).toStrictEqual({
      document: 'sub/表.pdf',
      form: 1,
      title: '创业孵化基地项目绩效目标表',
      year: 2024,
      project_name: '创业孵化基地',
      department: '某市人社局',
      region: { name: '某市', code: '990100' },
      budget_yuan: 6850000,
      fiscal_yuan: 6000000.5,
      period_start: '2024-01-01',
      period_end: '2024-12-31',
      annual_goal: '建成基地3家',
      longterm_goal: '带动就业',
      content: '场地、设备',
      pages: [1, 2],
      review: true,
      problems: ['weights-do-not-sum'],
      fields: [
        { label: '联系人', value: '王五' },
        { label: '联系人', value: '赵六' },
      ],
      notes: ['填表说明：略'],
      indicators: 2,
    });
  });

  it('lists its document', () => {
    const database = openDatabase(file);
    const [{ imported_at, ...document } = { imported_at: '' }] = [...database.documents()];
    database.close();
    expect(imported_at).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/u);
    expect(document).toStrictEqual({
      document: 'sub/表.pdf',
      sha256: 'ab12',
      bytes: 1000,
      media_type: 'pdf',
      status: 'review',
      error: null,
      pages: 3,
      forms: 2,
      indicators: 3,
      extractor_version: '1.0.0',
      missing_since: null,
      missing_reason: null,
    });
  });

  it('leads every value back to what was printed and where', () => {
    expect(
      select(
        file,
        `SELECT role, label, raw, confidence, page, x0, line_from, line_to, cell_table, cell_row, cell_column, more_places
         FROM current_cells WHERE form = 1`,
      ).map((row) => Object.values(row as object)),
    ).toStrictEqual([
      ['level1', null, '产出\n指标50%', 1, 1, 40, null, null, null, null, null, null],
      [
        'level2',
        null,
        '数量指标',
        1,
        2,
        80,
        null,
        null,
        null,
        null,
        null,
        '[{"kind":"box","page":2,"box":{"x0":80,"y0":130,"x1":120,"y1":170}}]',
      ],
      ['level3', null, '带动\n就业', 1, 2, 120, null, null, null, null, null, null],
      ['target', null, '≥15万人', 0.875, 2, 300.25, null, null, null, null, null, null],
      ['explanation', null, '基地在孵企业带动就业人数', 1, 2, 380, null, null, null, null, null, null],
      ['weight', null, '12.5', 1, 2, 420, null, null, null, null, null, null],
      ['actual', null, '16万人', 1, 2, 440, null, null, null, null, null, null],
      ['other', '数据来源', '人社\n部门', 1, 2, 460, null, null, null, null, null, null],
      ['level3', null, '政策知晓度', 1, null, null, 12, 13, null, null, null, null],
      ['target', null, '=HYPERLINK("http://x")', 1, null, null, null, null, 1, 4, 3, null],
    ]);
  });

  it('keeps the readings of the other periods', () => {
    expect(
      select(file, 'SELECT period, text, kind, comparator, base_value FROM period_readings ORDER BY period'),
    ).toStrictEqual([
      { period: 'actual', text: '16万人', kind: 'quantity', comparator: '=', base_value: 160000 },
      { period: 'longterm', text: '逐年增长', kind: 'text', comparator: null, base_value: null },
      { period: 'midterm', text: '≥40万人', kind: 'quantity', comparator: '>=', base_value: 400000 },
    ]);
  });

  it('keeps every problem of document, form and row with its place', () => {
    const columns = 'form, ordinal, code, message, severity, page, line_from';
    expect(
      select(file, `SELECT ${columns} FROM current_problems`).map((row) => Object.values(row as object)),
    ).toStrictEqual([
      [null, null, 'page-unread', 'page 3 holds only an image', 'review', null, 1],
      [1, null, 'weights-do-not-sum', '98', 'review', null, null],
      [1, 1, 'low-ocr-confidence', 'the target may be misread', 'review', 2, null],
      [1, 1, 'unknown-level', 'level 2', 'info', null, null],
      [1, 1, 'low-ocr-confidence', 'the unit may be misread', 'review', null, null],
    ]);
  });
});

describe('what the store knows', () => {
  it('is nothing of a file never imported', () => {
    expect(withStore(newFile(), (store) => store.known('/data/in/a.pdf'))).toBeNull();
  });

  it('is the current state of a document', () => {
    withStore(newFile(), (store) => {
      store.save(
        { ...source('a.pdf'), stamp: '9 1 2 3' },
        { sha256: 'ab12', bytes: 9, extraction: failure('damaged-file', 'cut off') },
      );
      expect(store.known('/data/in/a.pdf')).toStrictEqual({
        document: 'a.pdf',
        root: '/data/in',
        missing: false,
        sha256: 'ab12',
        extractorVersion: '1.0.0',
        readAs: 'a.pdf',
        stamp: '9 1 2 3',
        status: 'failed',
        error: { code: 'damaged-file', message: 'cut off' },
      });
    });
  });

  it('follows a moved file and forgets its old place', () => {
    withStore(newFile(), (store) => {
      store.save(source('a.pdf'), { sha256: 'ab12', bytes: 9, extraction: SAMPLE });
      store.markMissing('/data/in/a.pdf', 'gone');
      expect(store.withHash('ab12')).toStrictEqual([
        { document: 'a.pdf', path: '/data/in/a.pdf', corrected: false },
      ]);
      store.move('/data/in/a.pdf', source('a.pdf', '/elsewhere'));
      expect(store.known('/data/in/a.pdf')).toBeNull();
      expect(store.known('/elsewhere/a.pdf')).toMatchObject({
        root: '/elsewhere',
        missing: false,
        sha256: 'ab12',
      });
    });
  });

  it('lists what is present below a folder, not beside it', () => {
    withStore(newFile(), (store) => {
      for (const document of ['a.pdf', 'sub/b.pdf', 'gone.pdf']) {
        store.save(source(document), { sha256: 'x', bytes: 9, extraction: SAMPLE });
      }
      store.save(source('c.pdf', '/data/in-other'), { sha256: 'x', bytes: 9, extraction: SAMPLE });
      store.markMissing('/data/in/gone.pdf', 'gone');
      expect(store.presentBelow('/data/in/')).toStrictEqual(['/data/in/a.pdf', '/data/in/sub/b.pdf']);
    });
  });
});

describe('saving again', () => {
  const other: Extraction = { ...SAMPLE, status: 'no-form', forms: [], problems: [] };

  it('shows the new result and keeps the one of other bytes as history', () => {
    const file = newFile();
    withStore(file, (store) => {
      store.save(source('a.pdf'), { sha256: 'old', bytes: 9, extraction: SAMPLE });
      store.save(source('a.pdf'), { sha256: 'new', bytes: 9, extraction: other });
    });
    expect(select(file, 'SELECT count(*) AS n FROM current_indicators')).toStrictEqual([{ n: 0 }]);
    expect(select(file, 'SELECT sha256, is_current FROM extractions ORDER BY id')).toStrictEqual([
      { sha256: 'old', is_current: 0 },
      { sha256: 'new', is_current: 1 },
    ]);
    expect(select(file, 'SELECT count(*) AS n FROM indicators')).toStrictEqual([{ n: 3 }]);
  });

  it('of the same bytes by the same version with the same result keeps one', () => {
    const file = newFile();
    withStore(file, (store) => {
      store.save(source('a.pdf'), { sha256: 'same', bytes: 9, extraction: SAMPLE });
      store.save(source('a.pdf'), { sha256: 'same', bytes: 9, extraction: SAMPLE });
    });
    for (const [table, rows] of Object.entries({ extractions: 1, forms: 2, indicators: 3, problems: 5 })) {
      expect(select(file, `SELECT count(*) AS n FROM ${table}`), table).toStrictEqual([{ n: rows }]);
    }
  });

  it('leaves everything as it was when it fails half-way', () => {
    const file = newFile();
    const [form] = SAMPLE.forms;
    const broken: Extraction = { ...SAMPLE, forms: [form!, form!] };
    withStore(file, (store) => {
      store.save(source('a.pdf'), { sha256: 'old', bytes: 9, extraction: SAMPLE });
      expect(() => store.save(source('a.pdf'), { sha256: 'new', bytes: 9, extraction: broken })).toThrow(
        DatabaseError,
      );
      expect(store.known('/data/in/a.pdf')).toMatchObject({ sha256: 'old' });
    });
    expect(select(file, 'SELECT count(*) AS n FROM current_indicators')).toStrictEqual([{ n: 3 }]);
  });
});

it('the overview counts what is current and lists what needs a person', () => {
  const file = newFile();
  withStore(file, (store) => {
    store.save(source('a.pdf'), { sha256: 'old', bytes: 9, extraction: SAMPLE });
    store.save(source('a.pdf'), { sha256: 'new', bytes: 9, extraction: SAMPLE });
    store.save(source('a.pdf', '/data/two'), {
      sha256: 'x',
      bytes: 9,
      extraction: failure('damaged-file', 'cut off'),
    });
    store.save(source('b.pdf'), { sha256: null, bytes: null, extraction: failure('unreadable-file', 'no') });
    store.save(source('c.pdf'), {
      sha256: 'x',
      bytes: 9,
      extraction: { ...SAMPLE, status: 'no-form', forms: [], problems: [] },
    });
    store.markMissing('/data/in/c.pdf', 'gone from the folder');
    // What is gone did not fail: it is listed as gone.
    store.save(source('d.pdf'), { sha256: null, bytes: null, extraction: failure('unreadable-file', 'no') });
    store.markMissing('/data/in/d.pdf', 'gone from the folder');
  });
  const database = openDatabase(file);
  const overview = database.overview();
  database.close();
  expect(overview).toStrictEqual({
    documents: { complete: 0, review: 1, 'no-form': 1, failed: 3 },
    forms: 2,
    indicators: 3,
    review: 1,
    corrections: 0,
    conflicts: 0,
    failed: [
      { document: 'a.pdf', code: 'damaged-file', message: 'cut off', page: 3 },
      { document: 'b.pdf', code: 'unreadable-file', message: 'no', page: 3 },
    ],
    toReview: [
      {
        document: 'a.pdf',
        rows: 1,
        conflicts: 0,
        problems: { 'low-ocr-confidence': 2, 'page-unread': 1, 'weights-do-not-sum': 1 },
      },
    ],
    missing: [
      {
        document: 'c.pdf',
        since: expect.stringMatching(/^\d{4}-/u),
        reason: 'gone from the folder',
      },
      {
        document: 'd.pdf',
        since: expect.stringMatching(/^\d{4}-/u),
        reason: 'gone from the folder',
      },
    ],
    ambiguousNames: ['a.pdf'],
  });
});
