/** Opens a jixiao database file: connection settings, migrations, and every failure as a `DatabaseError` that says what to do. */
import { existsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { DatabaseError } from '../parsers/errors.ts';
import type { Connection } from './connection.ts';
import { fillDerived } from './fill-derived.ts';
import { MIGRATIONS } from './migrations/all-migrations.ts';
import { registerSearchTokens } from './search/search-tokens.ts';

/** `jxdb` in ASCII; `file(1)` and other programs tell a jixiao database by it. */
export const APPLICATION_ID = 0x6a786462;

export const SCHEMA_VERSION = MIGRATIONS.length;

/** How long a statement waits for another process's transaction, in ms. Ours last a document each, about 10 ms. */
const BUSY_TIMEOUT_MS = 5_000;

export interface OpenOptions {
  /** Never writes: the file must exist and be of this version. */
  readonly readonly?: boolean;
  /** The file must exist; for whatever changes a database that is there. Implied by `readonly`. */
  readonly mustExist?: boolean;
  /** Told each statement before it is run; for tracing and for tests that stop in the middle. */
  readonly onStatement?: (sql: string) => void;
}

/**
 * The connection to `file`, created and migrated where needed.
 * @throws DatabaseError where the file is missing (read-only), no database, not ours, newer, locked, or not writable.
 */
export function openDatabaseFile(file: string, options: OpenOptions = {}): Connection {
  const readonly = options.readonly ?? false;
  const mustExist = options.mustExist ?? readonly;
  refuseBadPlace(file, mustExist);
  let connection: Connection | undefined;
  try {
    connection = new Database(file, {
      readonly,
      fileMustExist: mustExist,
      timeout: BUSY_TIMEOUT_MS,
      ...(options.onStatement === undefined ? {} : { verbose: (sql) => options.onStatement?.(String(sql)) }),
    });
    refuseForeign(connection, file);
    connection.pragma('foreign_keys = ON');
    if (!readonly) prepareForWriting(connection);
    else if (schemaVersion(connection) < SCHEMA_VERSION) {
      throw new DatabaseError(
        `${file} is of an older version; run "jixiao import" once to bring it up to date`,
      );
    }
    return connection;
  } catch (error) {
    connection?.close();
    throw asDatabaseError(error, file);
  }
}

/** What SQLite said, as an error a person can act on. Errors that are no database's pass through. */
export function asDatabaseError(error: unknown, file: string): unknown {
  if (!(error instanceof Database.SqliteError)) return error;
  const place = { path: file, cause: error };
  const code = error.code;
  if (code === 'SQLITE_NOTADB') return new DatabaseError(`${file} is not a database`, place);
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) {
    return new DatabaseError(`${file} is locked by another program; close it there and try again`, place);
  }
  if (code.startsWith('SQLITE_READONLY') || code.startsWith('SQLITE_CANTOPEN') || code === 'SQLITE_PERM') {
    return new DatabaseError(
      `${file} cannot be opened for writing (even a reader writes beside it): check the permissions of the file and its folder`,
      place,
    );
  }
  if (code === 'SQLITE_FULL')
    return new DatabaseError(`${file}: the disk is full; nothing was damaged`, place);
  if (code.startsWith('SQLITE_CORRUPT'))
    return new DatabaseError(`${file} is damaged: ${error.message}`, place);
  return new DatabaseError(`${file}: ${error.message} (${code})`, place);
}

function refuseBadPlace(file: string, mustExist: boolean): void {
  const folder = dirname(resolve(file));
  if (!existsSync(folder)) throw new DatabaseError(`${file}: there is no folder ${folder}`, { path: file });
  if (existsSync(file)) {
    if (statSync(file).isDirectory())
      throw new DatabaseError(`${file} is a folder, not a database`, { path: file });
  } else if (mustExist) {
    throw new DatabaseError(`there is no database ${file}; make one with "jixiao import <folder>"`, {
      path: file,
    });
  }
}

function refuseForeign(connection: Connection, file: string): void {
  const applicationId = connection.pragma('application_id', { simple: true });
  const holdsSomething = connection.prepare('SELECT count(*) FROM sqlite_schema').pluck().get() !== 0;
  if (applicationId !== APPLICATION_ID && holdsSomething) {
    throw new DatabaseError(`${file} is a database of another program; name another file with --db`, {
      path: file,
    });
  }
  const version = schemaVersion(connection);
  if (version > SCHEMA_VERSION) {
    throw new DatabaseError(
      `${file} was written by a newer jixiao (schema ${version}, this program knows ${SCHEMA_VERSION}); update jixiao`,
      { path: file },
    );
  }
}

function prepareForWriting(connection: Connection): void {
  registerSearchTokens(connection);
  connection.pragma('journal_mode = WAL');
  // In WAL mode NORMAL keeps the database sound at a crash; only the last transactions may be lost at a power cut.
  connection.pragma('synchronous = NORMAL');
  migrate(connection);
}

/** Runs what is missing, all in one transaction; a second process waits and then finds nothing to do. */
function migrate(connection: Connection): void {
  if (schemaVersion(connection) === SCHEMA_VERSION) return;
  connection
    .transaction(() => {
      const from = schemaVersion(connection);
      for (const sql of MIGRATIONS.slice(from)) connection.exec(sql);
      if (from < SCHEMA_VERSION) {
        fillDerived(connection);
        connection.pragma(`application_id = ${APPLICATION_ID}`);
        connection.pragma(`user_version = ${SCHEMA_VERSION}`);
      }
    })
    .immediate();
}

function schemaVersion(connection: Connection): number {
  return connection.pragma('user_version', { simple: true }) as number;
}
