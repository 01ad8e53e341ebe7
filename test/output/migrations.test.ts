/** Databases as released versions wrote them, in fixtures/databases, are brought up to date with nothing lost. */
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { formRows, indicatorRows } from '../../src/output/contract-rows.ts';
import { SCHEMA_VERSION } from '../../src/output/database-file.ts';
import { openDatabase } from '../../src/output/database-reader.ts';
import { openStore } from '../../src/output/store.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { SAMPLE } from './sample-extraction.ts';

const STORED = fileURLToPath(new URL('../../fixtures/databases', import.meta.url));
const folder = temporaryFolder();

function migrated(name: string): string {
  const file = join(folder, name);
  copyFileSync(join(STORED, name), file);
  openStore(file).close();
  return file;
}

function select(file: string, sql: string): unknown[] {
  const connection = new Database(file, { readonly: true });
  try {
    return connection.prepare(sql).raw().all();
  } finally {
    connection.close();
  }
}

/**
 * 附件1.pdf was read twice, its first row once as ≥12万人 and then as ≥15万人; 附件2.pdf holds the sample's second form alone; sub/附件3.txt
 * holds the sample and is gone.
 */
describe('a database of schema 1', () => {
  const file = migrated('schema-1.sqlite');

  it('is of the newest schema, sound, and complete', () => {
    expect(select(file, 'PRAGMA user_version')).toStrictEqual([[SCHEMA_VERSION]]);
    expect(select(file, 'PRAGMA integrity_check')).toStrictEqual([['ok']]);
    expect(select(file, 'PRAGMA foreign_key_check')).toStrictEqual([]);
    expect(select(file, 'SELECT count(*) FROM extractions')).toStrictEqual([[5]]);
  });

  it('shows the same rows as before', () => {
    const [, second] = SAMPLE.forms;
    const expected = [
      ['附件1.pdf', SAMPLE],
      ['附件2.pdf', { ...SAMPLE, forms: [{ ...second!, ordinal: 1 }] }],
      ['sub/附件3.txt', SAMPLE],
    ] as const;
    const inOrder = [...expected].sort(([a], [b]) => (a < b ? -1 : 1));
    const database = openDatabase(file);
    expect([...database.indicators()]).toStrictEqual(inOrder.flatMap(([name, e]) => indicatorRows(name, e)));
    expect([...database.forms()]).toStrictEqual(inOrder.flatMap(([name, e]) => formRows(name, e)));
    expect([...database.documents()].map((row) => [row.document, row.status])).toStrictEqual([
      ['sub/附件3.txt', 'review'],
      ['坏.pdf', 'failed'],
      ['附件1.pdf', 'review'],
      ['附件2.pdf', 'review'],
    ]);
    database.close();
  });

  it('has given every row an id, which followed the rows that stayed the same', () => {
    const ids = (current: number): unknown[] =>
      select(
        file,
        `SELECT f.ordinal, i.ordinal, i.row_id FROM indicators i JOIN forms f ON f.id = i.form_id
         JOIN extractions e ON e.id = f.extraction_id JOIN documents d ON d.id = e.document_id
         WHERE d.document = '附件1.pdf' AND e.is_current = ${current} ORDER BY 1, 2`,
      );
    expect(ids(0)).toHaveLength(3);
    expect(ids(0)[1]).toStrictEqual(ids(1)[1]);
    expect(ids(0)[2]).toStrictEqual(ids(1)[2]);
    expect(select(file, 'SELECT count(*) FROM indicators WHERE row_id IS NULL')).toStrictEqual([[0]]);
  });
});
