/** A statement reads, or is refused; nothing that is typed changes a byte of the database. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { runSql } from '../../../src/output/sql/run-sql.ts';
import { openStore } from '../../../src/output/store.ts';
import { DatabaseError, UsageError } from '../../../src/parsers/errors.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { SAMPLE } from '../sample-extraction.ts';

vi.setConfig({ testTimeout: 60_000 });

const folder = temporaryFolder();
const file = join(folder, 'a.db');
const store = openStore(file);
store.save(
  { document: 'a.pdf', root: '/in', path: '/in/a.pdf', bytes: 9, modifiedAt: null },
  { sha256: 'a', bytes: 9, extraction: SAMPLE },
);
store.close();

const hash = (): string => createHash('sha256').update(readFileSync(file)).digest('hex');

describe('a statement that reads', () => {
  it('gives columns and rows, with every kind of value', async () => {
    const sql = "SELECT 1 AS n, 2.5 AS x, NULL AS gone, '满意' AS t, x'00ff' AS b, 9007199254740993 AS big;";
    expect(await runSql(file, sql)).toStrictEqual({
      columns: ['n', 'x', 'gone', 't', 'b', 'big'],
      rows: [[1, 2.5, null, '满意', "X'00ff'", '9007199254740993']],
      more: false,
    });
  });

  it.each([
    ['after comments', '/* of */ -- the row\nSELECT level3 FROM current_indicators WHERE form = 1 LIMIT 1'],
    ['with a common table', 'WITH x AS (SELECT level3 FROM current_indicators) SELECT * FROM x LIMIT 1'],
    [
      'by the full-text index',
      "SELECT level3 FROM effective_indicators WHERE indicator_id IN (SELECT rowid & 17592186044415 FROM indicator_search WHERE indicator_search MATCH search_query('带动 就业'))",
    ],
  ])('is run %s', async (_name, sql) => {
    expect((await runSql(file, sql)).rows).toStrictEqual([['带动就业']]);
  });

  it('stops at the limit of rows, and says that there are more', async () => {
    const sql = 'SELECT ordinal FROM current_indicators ORDER BY form, ordinal';
    expect(await runSql(file, sql, { rows: 2 })).toStrictEqual({
      columns: ['ordinal'],
      rows: [[1], [2]],
      more: true,
    });
    expect(await runSql(file, sql, { rows: 3 })).toMatchObject({ rows: [[1], [2], [1]], more: false });
  });

  it('is ended when its time is over', async () => {
    const endless = 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n';
    await expect(runSql(file, endless, { time: 1500 })).rejects.toThrow(/was ended after 1.5 s/u);
  });
});

describe('what does not only read', () => {
  it('is refused, and the database stays as it was', async () => {
    const before = hash();
    const other = join(folder, 'other.db');
    for (const sql of [
      'DELETE FROM documents',
      "WITH x AS (SELECT 1) UPDATE documents SET document = 'x'",
      'WITH x AS (SELECT 1) DELETE FROM documents RETURNING *',
      'INSERT INTO documents (document, root, path) VALUES (1, 2, 3) RETURNING id',
      'CREATE TEMP TABLE t (x)',
      `ATTACH '${other}' AS other`,
      `VACUUM INTO '${other}'`,
      'PRAGMA writable_schema = ON',
      'PRAGMA journal_mode = DELETE',
      'BEGIN IMMEDIATE',
      'SELECT 1; DELETE FROM documents',
      "SELECT load_extension('evil')",
      "SELECT writefile('x', 'y')",
      "INSERT INTO indicator_search (indicator_search) VALUES ('rebuild')",
    ]) {
      await expect(runSql(file, sql), sql).rejects.toThrow(UsageError);
    }
    expect(hash()).toBe(before);
    expect(existsSync(other)).toBe(false);
  });
});

describe('what is no statement', () => {
  it.each([
    ['', /there is no statement/u],
    ['-- nothing', /there is no statement/u],
    ['SELECT FROM', /SQL: near "FROM": syntax error/u],
    ['SELECT nope FROM current_indicators', /SQL: no such column: nope/u],
    ['SELECT 1 -- \0', /NUL/u],
    [`SELECT '${'x'.repeat(100_000)}'`, /longer than 100000/u],
    ['SELECT ?', /parameter/u],
  ])('%.40j is refused', async (sql, message) => {
    await expect(runSql(file, sql)).rejects.toThrow(UsageError);
    await expect(runSql(file, sql)).rejects.toThrow(message);
  });

  it('says what is wrong with the database', async () => {
    await expect(runSql(join(folder, 'no.db'), 'SELECT 1')).rejects.toThrow(DatabaseError);
  });
});
