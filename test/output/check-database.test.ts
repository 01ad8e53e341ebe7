import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { backupDatabase } from '../../src/output/backup-database.ts';
import { checkDatabase } from '../../src/output/check-database.ts';
import { openDatabaseFile } from '../../src/output/database-file.ts';
import { openDatabase } from '../../src/output/database-reader.ts';
import { openEditor } from '../../src/output/editor.ts';
import { openStore } from '../../src/output/store.ts';
import { DatabaseError, UsageError } from '../../src/parsers/errors.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { SAMPLE } from './sample-extraction.ts';

const folder = temporaryFolder();
const good = join(folder, 'good.db');
const store = openStore(good);
for (const document of ['a.pdf', 'b.pdf']) {
  store.save(
    { document, root: '/in', path: `/in/${document}`, bytes: 9, modifiedAt: null },
    { sha256: document, bytes: 9, extraction: SAMPLE },
  );
}
store.close();
const reader = openDatabase(good);
const [first] = [...reader.formsOf(1)];
reader.close();
const editor = openEditor(good);
editor.correct(first!.ids.indicators[0]!, { weight: '3' }, { by: '王五', note: null });
editor.accept([first!.ids.indicators[1]!], { by: '王五', note: null });
editor.close();

let copies = 0;
/** A copy somebody has laid hands on. */
function tampered(...statements: readonly string[]): string {
  const file = join(folder, `${++copies}.db`);
  copyFileSync(good, file);
  const connection = openDatabaseFile(file);
  connection.pragma('foreign_keys = OFF');
  for (const sql of statements) connection.exec(sql);
  connection.close();
  return file;
}

describe('a check', () => {
  it('finds nothing where nothing is wrong', () => {
    expect(checkDatabase(good)).toStrictEqual({
      documents: 2,
      extractions: 2,
      indicators: 6,
      corrections: 2,
      findings: [],
      rebuilt: 0,
    });
  });

  it.each([
    [
      'a value somebody changed',
      "UPDATE indicators SET target = '≥99万人' WHERE id = 1",
      ['checksum', 'derived'],
    ],
    ['a cell that is lost', 'DELETE FROM indicator_cells WHERE indicator_id = 4', ['checksum', 'derived']],
    ['a problem that is lost', 'DELETE FROM problems WHERE form_id IS NULL', ['checksum', 'checksum']],
    ['a row whose form is lost', 'DELETE FROM forms WHERE id = 1', ['references']],
    [
      'a document without a current reading',
      'UPDATE extractions SET is_current = 0 WHERE id = 1',
      ['current', 'derived'],
    ],
    ['a correction without its fields', 'DELETE FROM correction_fields', ['corrections', 'derived']],
    [
      'a row that does not follow',
      "UPDATE effective_indicators SET level1 = 'x' WHERE indicator_id = 2",
      ['derived'],
    ],
    [
      'a conflict that is none',
      `INSERT INTO conflicts VALUES (1, 1, 'r', 'row-gone', '', NULL, '[]')`,
      ['derived'],
    ],
  ])('finds %s', (_name, sql, checks) => {
    const found = checkDatabase(tampered(sql)).findings.map(({ check }) => check);
    expect(found).toStrictEqual(expect.arrayContaining(checks));
  });

  it('makes anew what follows from the rest, and nothing else', () => {
    const file = tampered("UPDATE effective_indicators SET level1 = 'x', review = 0");
    expect(checkDatabase(file).findings).toHaveLength(2);
    expect(checkDatabase(file, { rebuild: true })).toMatchObject({ findings: [], rebuilt: 2 });
    expect(checkDatabase(file)).toMatchObject({ findings: [], rebuilt: 0 });
  });

  it('tells a file with damaged pages', () => {
    const file = join(folder, 'damaged.db');
    const bytes = Buffer.from(readFileSync(good));
    // The header stays: the file is still known for a database.
    for (let at = 5 * 4096; at < bytes.length; at += 3 * 4096) bytes.fill(0xa5, at, at + 2048);
    writeFileSync(file, bytes);
    const findings = (): unknown => {
      try {
        return checkDatabase(file).findings.map(({ check }) => check);
      } catch (error) {
        return error;
      }
    };
    const found = findings();
    if (Array.isArray(found)) expect(found).toContain('integrity');
    else expect(found).toBeInstanceOf(DatabaseError);
  });
});

describe('a backup', () => {
  it('made while another writes is whole and sound', async () => {
    const busy = tampered();
    const writer = openStore(busy);
    let written = 0;
    const write = (): void => {
      const document = `new ${++written}.pdf`;
      writer.save(
        { document, root: '/in', path: `/in/${document}`, bytes: 9, modifiedAt: null },
        { sha256: document, bytes: 9, extraction: SAMPLE },
      );
    };
    write();
    const target = join(folder, 'backup.db');
    const done = backupDatabase(busy, target);
    while (written < 20) {
      write();
      await new Promise((resolve) => setImmediate(resolve));
    }
    await done;
    writer.close();
    const { documents, findings } = checkDatabase(target);
    expect(findings).toStrictEqual([]);
    expect(documents).toBeGreaterThanOrEqual(3);
  });

  it('replaces nothing and leaves nothing half', async () => {
    await expect(backupDatabase(good, good)).rejects.toThrow(UsageError);
    await expect(backupDatabase(good, join(folder, 'no', 'where.db'))).rejects.toThrow(/there is no folder/u);
    await expect(backupDatabase(join(folder, 'absent.db'), join(folder, 'x.db'))).rejects.toThrow(
      DatabaseError,
    );
  });
});

it('a database of a newer version is left as it is by whoever would change it', async () => {
  const file = tampered('PRAGMA user_version = 99');
  const before = readFileSync(file);
  for (const open of [
    () => openStore(file),
    () => openEditor(file),
    () => checkDatabase(file),
    () => openDatabase(file),
  ]) {
    expect(open).toThrow(/written by a newer jixiao/u);
  }
  await expect(backupDatabase(file, join(folder, 'newer.db'))).rejects.toThrow(/newer jixiao/u);
  expect(readFileSync(file).equals(before)).toBe(true);
});
