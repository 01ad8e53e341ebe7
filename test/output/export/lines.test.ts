import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it, vi } from 'vitest';
import type { DatabaseReader } from '../../../src/output/database-reader.ts';
import { EXPORT_TABLES, type ExportKind } from '../../../src/output/export/export-tables.ts';
import { rearmed } from '../../../src/output/export/formula-guard.ts';
import { exportRows, formatIndicators } from '../../../src/output/export.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { FULL_ROW, onPage, SAMPLE } from '../sample-extraction.ts';
import { storedIn, withRows } from './stored-sample.ts';

// A property's many rows take their time on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

const folder = temporaryFolder();

function lines(database: DatabaseReader, what: ExportKind): unknown[] {
  const text = Buffer.concat([...exportRows(database, what, 'jsonl')]).toString('utf8');
  return text
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as unknown);
}

function cells(database: DatabaseReader, what: ExportKind): Record<string, string>[] {
  const csv = Buffer.concat([...exportRows(database, what, 'csv')]).toString('utf8');
  return Papa.parse<Record<string, string>>(csv.slice(1), { header: true, skipEmptyLines: true }).data;
}

describe('lines made by SQLite', () => {
  it('are the contract’s rows of every kind', () => {
    const database = storedIn(folder, { 'a.pdf': SAMPLE });
    expect(lines(database, 'indicators')).toStrictEqual([...database.indicators()]);
    expect(lines(database, 'forms')).toStrictEqual([...database.forms()]);
    expect(lines(database, 'documents')).toStrictEqual([...database.documents()]);
  });

  it('print numbers as JavaScript does', () => {
    const values = [0, 15, -3.5, 150_000, 6_000_000.5, 0.1 + 0.2, 1e-7, 2 ** 53, 98_765_432_109.87];
    const rows = values.map((value) => ({ ...FULL_ROW, reading: { ...FULL_ROW.reading, value } }));
    const database = storedIn(folder, { 'a.pdf': withRows(rows) });
    const text = Buffer.concat([...exportRows(database, 'indicators', 'jsonl')]).toString('utf8');
    const printed = [...text.matchAll(/"comparator":">=","value":([^,]+),/gu)].map((match) => match[1] ?? '');
    expect(printed.map(Number)).toStrictEqual(values);
    expect(printed.slice(0, 5)).toStrictEqual(['0', '15', '-3.5', '150000', '6000000.5']);
    expect(cells(database, 'indicators').map((row) => Number(row.value))).toStrictEqual(values);
  });

  it('hold any text: quotes, line breaks, commas, signs, emoji, controls', () => {
    const characters = [
      ...'",\r\n\t\\=+-@＝＋－＠\'ab≥5%_;\u0001\b\u001f\u007f\u0085\u00a0\u2028\u3000\ufeff\ufffd😀𠮷',
    ];
    const nasty = fc.string({ unit: fc.constantFrom(...characters), maxLength: 9 });
    const fields = fc.record({ level3: nasty, target: nasty, actual: nasty });
    const texts = fc.sample(fields, { numRuns: 120, seed: 9 });
    const rows = texts.map((row) => {
      const others = [{ label: row.level3, group: null, value: onPage(row.target, 1) }];
      return { ...FULL_ROW, ...row, printed: { ...FULL_ROW.printed, others } };
    });
    const database = storedIn(folder, { 'a.pdf': withRows(rows) });
    const expected = [...database.indicators()];
    expect(lines(database, 'indicators')).toStrictEqual(expected);
    const found = cells(database, 'indicators');
    const given = found.map((row) => [row.level3, row.target, row.actual].map((text) => rearmed(text ?? '')));
    expect(given).toStrictEqual(expected.map((row) => [row.level3, row.target, row.actual]));
    const objects = [...formatIndicators(expected, 'csv')].join('').slice(1);
    expect(found).toStrictEqual(Papa.parse(objects, { header: true, skipEmptyLines: true }).data);
  });
});

describe('what can be exported', () => {
  const database = storedIn(folder, { 'b.pdf': SAMPLE, 'a.pdf': SAMPLE, '附件/a.pdf': SAMPLE });

  it('comes by document in code-unit order, then form, then ordinal', () => {
    const rows = lines(database, 'indicators') as Record<string, unknown>[];
    const of = (document: string) => [
      [document, 1, 1],
      [document, 1, 2],
      [document, 2, 1],
    ];
    expect(rows.map((row) => [row.document, row.form, row.ordinal])).toStrictEqual([
      ...of('a.pdf'),
      ...of('b.pdf'),
      ...of('附件/a.pdf'),
    ]);
  });

  it('is narrowed by a filter: rows, and the forms, documents and problems they stand in', () => {
    const filter = { unit: '万人', document: 'b.pdf' };
    const count = (what: ExportKind) =>
      Buffer.concat([...exportRows(database, what, 'jsonl', filter)])
        .toString('utf8')
        .split('\n').length - 1;
    expect({
      indicators: count('indicators'),
      forms: count('forms'),
      documents: count('documents'),
      review: count('review'),
      problems: count('problems'),
    }).toStrictEqual({ indicators: 1, forms: 1, documents: 1, review: 1, problems: 4 });
    const csv = Buffer.concat([...exportRows(database, 'indicators', 'csv', filter)]).toString('utf8');
    expect(csv.split('\r\n')).toHaveLength(3);
  });

  it('is the sheet for review: forms with a problem of their own and rows, by their ids', () => {
    const rows = lines(database, 'review') as Record<string, unknown>[];
    expect(rows).toStrictEqual([...database.reviewLines()]);
    expect(
      rows.slice(0, 2).map((row) => [row.document, row.form, row.ordinal, row.page, row.problems]),
    ).toStrictEqual([
      ['a.pdf', 1, null, null, 'weights-do-not-sum'],
      ['a.pdf', 1, 1, 2, 'low-ocr-confidence, unknown-level'],
    ]);
    expect(rows[0]).toMatchObject({
      project_name: '创业孵化基地',
      budget_yuan: 6_850_000,
      level3: null,
      ok: null,
    });
    expect(rows[1]).toMatchObject({ project_name: null, target: '≥15万人', value: 15, unit: '万人' });
    for (const row of rows)
      expect([row.row_id, row.state]).toEqual([
        expect.stringMatching(/^[fr]\w+$/u),
        expect.stringMatching(/^\w{12}$/u),
      ]);
  });

  it('is the problems of documents, forms and rows', () => {
    const found = (lines(database, 'problems') as Record<string, unknown>[]).slice(0, 5);
    expect(found.map((row) => [row.form, row.ordinal, row.severity, row.code, row.page])).toStrictEqual([
      [null, null, 'review', 'page-unread', null],
      [1, null, 'review', 'weights-do-not-sum', null],
      [1, 1, 'review', 'low-ocr-confidence', 2],
      [1, 1, 'review', 'low-ocr-confidence', null],
      [1, 1, 'info', 'unknown-level', null],
    ]);
  });

  it('is nothing but a header where there is nothing', () => {
    const empty = storedIn(folder, {});
    for (const what of Object.keys(EXPORT_TABLES) as ExportKind[]) {
      expect(lines(empty, what)).toStrictEqual([]);
      expect(cells(empty, what)).toStrictEqual([]);
    }
  });

  it('can be left off and begun again', () => {
    for (const format of ['jsonl', 'xlsx', 'parquet'] as const) {
      for (const _ of exportRows(database, 'indicators', format)) break;
    }
    expect(lines(database, 'indicators')).toHaveLength(9);
  });
});
