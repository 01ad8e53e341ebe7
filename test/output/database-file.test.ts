import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { APPLICATION_ID, openDatabaseFile, SCHEMA_VERSION } from '../../src/output/database-file.ts';
import { openDatabase } from '../../src/output/database-reader.ts';
import { openStore } from '../../src/output/store.ts';
import { DatabaseError } from '../../src/parsers/errors.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const folder = temporaryFolder();

/** The message of the DatabaseError that opening gives. */
function refusal(open: () => { close(): void }): string {
  try {
    open().close();
  } catch (error) {
    expect(error).toBeInstanceOf(DatabaseError);
    return (error as Error).message;
  }
  throw new Error('it opened');
}

describe('a new database', () => {
  const file = join(folder, 'new.db');
  openStore(file).close();

  it('is marked as ours, at the newest schema, with its log folded in', () => {
    const connection = new Database(file, { readonly: true });
    expect(connection.pragma('application_id', { simple: true })).toBe(APPLICATION_ID);
    expect(connection.pragma('user_version', { simple: true })).toBe(SCHEMA_VERSION);
    expect(connection.pragma('journal_mode', { simple: true })).toBe('wal');
    connection.close();
  });

  it('opens again, for writing and for reading', () => {
    openStore(file).close();
    openDatabase(file).close();
  });

  it('holds its foreign keys', () => {
    const connection = openDatabaseFile(file);
    expect(() =>
      connection
        .prepare(
          "INSERT INTO notes VALUES (99, 0, 'x', 1, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL)",
        )
        .run(),
    ).toThrow(/FOREIGN KEY/u);
    connection.close();
  });

  it('cannot be written through a reader', () => {
    const connection = openDatabaseFile(file, { readonly: true });
    expect(() => connection.prepare('DELETE FROM documents').run()).toThrow(/readonly/u);
    connection.close();
  });
});

describe('is refused with a reason and left as it is', () => {
  it('a file that is no database', () => {
    const file = join(folder, 'text.db');
    writeFileSync(file, 'a letter, and certainly not a database of any kind');
    expect(refusal(() => openStore(file))).toBe(`${file} is not a database`);
    expect(readFileSync(file, 'utf8')).toBe('a letter, and certainly not a database of any kind');
  });

  it("another program's database", () => {
    const file = join(folder, 'other.db');
    const other = new Database(file);
    other.exec('CREATE TABLE songs (name TEXT)');
    other.close();
    const before = readFileSync(file);
    expect(refusal(() => openStore(file))).toMatch(/is a database of another program/u);
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('a database of a newer jixiao', () => {
    const file = join(folder, 'newer.db');
    openStore(file).close();
    const connection = new Database(file);
    connection.pragma(`user_version = ${SCHEMA_VERSION + 1}`);
    connection.close();
    expect(refusal(() => openStore(file))).toContain(
      `written by a newer jixiao (schema ${SCHEMA_VERSION + 1}, this program knows ${SCHEMA_VERSION})`,
    );
    expect(refusal(() => openDatabase(file))).toMatch(/newer jixiao/u);
  });

  it('a folder', () => {
    const file = join(folder, 'folder.db');
    mkdirSync(file);
    expect(refusal(() => openStore(file))).toBe(`${file} is a folder, not a database`);
  });

  it('a place that does not exist', () => {
    const file = join(folder, 'no', 'where.db');
    expect(refusal(() => openStore(file))).toBe(`${file}: there is no folder ${join(folder, 'no')}`);
  });

  it('a database that is not there, for reading', () => {
    const file = join(folder, 'absent.db');
    expect(refusal(() => openDatabase(file))).toBe(
      `there is no database ${file}; make one with "jixiao import <folder>"`,
    );
  });

  it('a database another program keeps locked', { timeout: 20_000 }, () => {
    const file = join(folder, 'locked.db');
    const holder = new Database(file);
    holder.exec('CREATE TABLE x (y); BEGIN EXCLUSIVE');
    expect(refusal(() => openStore(file))).toBe(
      `${file} is locked by another program; close it there and try again`,
    );
    holder.exec('ROLLBACK');
    holder.close();
  });
});
