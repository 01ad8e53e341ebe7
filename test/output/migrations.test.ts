/** Databases as released versions wrote them, in fixtures/databases, are brought up to date with nothing lost. */
import { copyFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { formRows, indicatorRows } from '../../src/output/contract-rows.ts';
import { checkDatabase } from '../../src/output/check-database.ts';
import { SCHEMA_VERSION } from '../../src/output/database-file.ts';
import { openDatabase } from '../../src/output/database-reader.ts';
import { openEditor } from '../../src/output/editor.ts';
import { queryIndicators } from '../../src/output/query.ts';
import { openStore } from '../../src/output/store.ts';
import type { MediaType } from '../../src/parsers/media-type.ts';
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

/** Everything the schema consists of: tables, indexes, views, triggers, and the columns of each. */
function schemaOf(file: string): unknown[] {
  return select(
    file,
    `SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY type, name`,
  );
}

const NAMES = readdirSync(STORED)
  .filter((name) => name.endsWith('.sqlite'))
  .sort();

it('has a stored database of every schema there was', () => {
  expect(NAMES).toStrictEqual(
    Array.from({ length: SCHEMA_VERSION }, (_, before) => `schema-${before + 1}.sqlite`),
  );
});

/**
 * In each, 附件1.pdf was read twice, its first row once as ≥12万人 and then as ≥15万人; 附件2.pdf holds the sample's second form alone;
 * sub/附件3.txt holds the sample and is gone; 坏.pdf could not be read.
 */
describe.each(NAMES)('%s', (name) => {
  const file = migrated(name);

  it('is of the newest schema, sound, and complete', () => {
    expect(select(file, 'PRAGMA user_version')).toStrictEqual([[SCHEMA_VERSION]]);
    expect(select(file, 'PRAGMA foreign_key_check')).toStrictEqual([]);
    expect(checkDatabase(file)).toMatchObject({ documents: 4, extractions: 5, findings: [] });
  });

  it('has the schema a new database has', () => {
    const fresh = join(folder, `fresh-${name}`);
    openStore(fresh).close();
    expect(schemaOf(file)).toStrictEqual(schemaOf(fresh));
  });

  it('shows the documents as before', () => {
    const database = openDatabase(file);
    expect(
      [...database.documents()].map((row) => [row.document, row.status, row.missing_since !== null]),
    ).toStrictEqual([
      ['sub/附件3.txt', 'review', true],
      ['坏.pdf', 'failed', false],
      ['附件1.pdf', 'review', false],
      ['附件2.pdf', 'review', false],
    ]);
    database.close();
  });

  it('finds every row by its text', () => {
    const database = openDatabase(file);
    const found = [...queryIndicators(database, { text: '就业' })].map((row) => row.document);
    expect(found.toSorted()).toStrictEqual(['sub/附件3.txt', '附件1.pdf']);
    database.close();
  });

  it('goes on: the same bytes read again change nothing', () => {
    const again = join(folder, `again-${name}`);
    copyFileSync(file, again);
    const shown = select(again, 'SELECT * FROM current_indicators ORDER BY document, form, ordinal');
    const store = openStore(again);
    const [path, sha256, mediaType] = select(
      again,
      `SELECT source_path, sha256, media_type FROM current_documents WHERE document = 'sub/附件3.txt'`,
    )[0] as [string, string, MediaType];
    const { changes } = store.save(
      { document: 'sub/附件3.txt', root: dirname(dirname(path)), path, bytes: 9, modifiedAt: null },
      { sha256, bytes: 9, extraction: { ...SAMPLE, mediaType } },
    );
    store.close();
    expect(changes).toBeNull();
    expect(select(again, 'SELECT * FROM current_indicators ORDER BY document, form, ordinal')).toStrictEqual(
      shown,
    );
    expect(select(again, 'SELECT count(*) FROM extractions')).toStrictEqual([[5]]);
  });
});

describe('a database of schema 1', () => {
  const file = migrated('schema-1.sqlite');

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

/**
 * On the first reading of 附件1.pdf 王五 corrected both rows; the second reads another target in the first. She accepted the row of
 * 附件2.pdf, corrected the budget of sub/附件3.txt, and a weight there, which she took back.
 */
describe.each(NAMES.filter((name) => name > 'schema-2'))('corrections of %s', (name) => {
  const file = migrated(name);
  /** From schema 4 on a model's suggestion was accepted as well. */
  const suggested = name > 'schema-4';

  it('hold, and the one in conflict waits', () => {
    const rows = select(
      file,
      `SELECT document, form, ordinal, level3, target, base_value, weight, corrected IS NOT NULL, accepted IS NOT NULL
       FROM current_indicators ORDER BY 1, 2, 3`,
    );
    expect(rows).toStrictEqual([
      suggested
        ? ['sub/附件3.txt', 1, 1, '带动就业人数', '≥15万人', 150_000, 12.5, 1, 0]
        : ['sub/附件3.txt', 1, 1, '带动就业', '≥15万人', 150_000, 12.5, 0, 0],
      ['sub/附件3.txt', 1, 2, '政策知晓度', '=HYPERLINK("http://x")', null, null, 0, 0],
      ['sub/附件3.txt', 2, 1, '政策知晓度', '=HYPERLINK("http://x")', null, null, 0, 0],
      ['附件1.pdf', 1, 1, '带动就业', '≥15万人', 150_000, 12.5, 0, 0],
      ['附件1.pdf', 1, 2, '政策知晓率', '≥90%', 90, null, 1, 0],
      ['附件1.pdf', 2, 1, '政策知晓度', '=HYPERLINK("http://x")', null, null, 0, 0],
      ['附件2.pdf', 1, 1, '政策知晓度', '=HYPERLINK("http://x")', null, null, 0, 1],
    ]);
    expect(
      select(file, `SELECT budget_yuan FROM current_forms WHERE document = 'sub/附件3.txt' ORDER BY form`),
    ).toStrictEqual([[7_000_000], [null]]);
    expect(
      select(file, 'SELECT document, kind, field, extracted, made_by FROM current_conflicts'),
    ).toStrictEqual([['附件1.pdf', 'value-changed', 'target', '"≥15万人"', '王五']]);
  });

  it('can still be decided', () => {
    const editor = openEditor(file);
    const [[correction]] = select(file, 'SELECT correction_id FROM current_conflicts') as [[number]];
    editor.keep(correction, { by: '赵六', note: null });
    editor.close();
    expect(
      select(
        file,
        `SELECT target FROM current_indicators WHERE document = '附件1.pdf' AND form = 1 AND ordinal = 1`,
      ),
    ).toStrictEqual([['≥13万人']]);
    expect(checkDatabase(file).findings).toStrictEqual([]);
  });
});

/** A model proposed a name, which 王五 accepted, an explanation, which waits, and a target that does not stand in the document. */
describe.each(NAMES.filter((name) => name > 'schema-4'))('suggestions of %s', (name) => {
  it('stand as they were decided', () => {
    expect(
      select(
        migrated(name),
        'SELECT field, value, status, reason, decided_by FROM current_suggestions ORDER BY suggestion',
      ),
    ).toStrictEqual([
      ['level3', '带动就业', 'accepted', null, '王五'],
      ['explanation', '人数', 'open', null, null],
      ['target', '≥99万人', 'discarded', 'quote-not-in-source', null],
    ]);
  });
});
