/** The pipeline's `Store`, kept in SQLite. */
import { realpathSync } from 'node:fs';
import type { Statement } from 'better-sqlite3';
import type { ErrorCode } from '../parsers/errors.ts';
import type {
  DocumentResult,
  DocumentStatus,
  KnownDocument,
  SourceFile,
  Store,
} from '../pipeline/store-port.ts';
import { asDatabaseError, type Connection, openDatabaseFile } from './database-file.ts';
import { ExtractionInserter } from './insert-extraction.ts';

/** A store that must be closed, so that SQLite folds its log file into the database. */
export interface SqliteStore extends Store {
  close(): void;
}

/**
 * Opens (and where needed creates or migrates) the database at `file` for an import.
 * @throws DatabaseError
 */
export function openStore(file: string): SqliteStore {
  const connection = openDatabaseFile(file);
  // The real path, as discovery lists it.
  return new Sqlite(realpathSync(file), connection);
}

interface KnownRow {
  document: string;
  root: string;
  missing_since: string | null;
  sha256: string | null;
  extractor_version: string;
  status: DocumentStatus;
  error_code: ErrorCode | null;
  error_message: string | null;
}

const KNOWN = `
  SELECT d.document, d.root, d.missing_since, e.sha256, e.extractor_version, e.status, e.error_code, e.error_message
  FROM documents d JOIN extractions e ON e.document_id = d.id AND e.is_current = 1
  WHERE d.path = ?`;

const SAVE_DOCUMENT = `
  INSERT INTO documents (document, root, path, modified_at) VALUES (?, ?, ?, ?)
  ON CONFLICT (path) DO UPDATE SET
    document = excluded.document, root = excluded.root, modified_at = excluded.modified_at,
    missing_since = NULL, missing_reason = NULL
  RETURNING id`;

const SAVE_EXTRACTION = `
  INSERT INTO extractions (document_id, is_current, sha256, bytes, media_type, extractor_version, status, pages,
    error_code, error_message, error_page, imported_at)
  VALUES (?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

class Sqlite implements SqliteStore {
  readonly ownFiles: readonly string[];
  readonly #file: string;
  readonly #connection: Connection;
  readonly #inserter: ExtractionInserter;
  readonly #statements = new Map<string, Statement<unknown[]>>();

  constructor(file: string, connection: Connection) {
    this.#file = file;
    this.#connection = connection;
    this.#inserter = new ExtractionInserter(connection);
    this.ownFiles = ['', '-wal', '-shm', '-journal'].map((suffix) => file + suffix);
  }

  known(path: string): KnownDocument | null {
    const row = this.#guard(() => this.#statement(KNOWN).get(path)) as KnownRow | undefined;
    if (row === undefined) return null;
    return {
      document: row.document,
      root: row.root,
      missing: row.missing_since !== null,
      sha256: row.sha256,
      extractorVersion: row.extractor_version,
      status: row.status,
      error: row.error_code === null ? null : { code: row.error_code, message: row.error_message ?? '' },
    };
  }

  pathsNamed(document: string): readonly string[] {
    const sql = 'SELECT path FROM documents WHERE document = ? ORDER BY path';
    return this.#guard(() => this.#statement(sql).pluck().all(document)) as string[];
  }

  move(from: string, to: SourceFile): void {
    this.#run(
      `UPDATE documents SET document = ?, root = ?, path = ?, modified_at = ?, missing_since = NULL, missing_reason = NULL
       WHERE path = ?`,
      [to.document, to.root, to.path, to.modifiedAt, from],
    );
  }

  save(source: SourceFile, result: DocumentResult): void {
    const transaction = this.#connection.transaction(() => this.#save(source, result));
    this.#guard(() => transaction.immediate());
  }

  markPresent(path: string): void {
    this.#run('UPDATE documents SET missing_since = NULL, missing_reason = NULL WHERE path = ?', [path]);
  }

  markMissing(path: string, reason: string): void {
    this.#run(
      'UPDATE documents SET missing_since = coalesce(missing_since, ?), missing_reason = ? WHERE path = ?',
      [new Date().toISOString(), reason, path],
    );
  }

  presentBelow(folder: string): readonly string[] {
    const sql = `SELECT path FROM documents WHERE missing_since IS NULL AND path > ? AND path < ? ORDER BY path`;
    // U+10FFFF is above every character of a path.
    const bounds = [folder, `${folder}\u{10ffff}`];
    return this.#guard(() => this.#statement(sql).pluck().all(bounds)) as string[];
  }

  close(): void {
    this.#connection.close();
  }

  #save(source: SourceFile, result: DocumentResult): void {
    const { extraction } = result;
    const document = this.#statement(SAVE_DOCUMENT)
      .pluck()
      .get(source.document, source.root, source.path, source.modifiedAt) as number;
    this.#statement(
      'DELETE FROM extractions WHERE document_id = ? AND sha256 IS ? AND extractor_version = ?',
    ).run(document, result.sha256, extraction.extractorVersion);
    this.#statement('UPDATE extractions SET is_current = 0 WHERE document_id = ? AND is_current = 1').run(
      document,
    );
    const error = extraction.status === 'failed' ? extraction.error : null;
    const { lastInsertRowid } = this.#statement(SAVE_EXTRACTION).run(
      document,
      result.sha256,
      result.bytes,
      extraction.mediaType,
      extraction.extractorVersion,
      extraction.status,
      extraction.pages,
      error?.code ?? null,
      error?.message ?? null,
      error?.page ?? null,
      new Date().toISOString(),
    );
    if (extraction.status !== 'failed') this.#inserter.insert(Number(lastInsertRowid), extraction);
  }

  #statement(sql: string): Statement<unknown[]> {
    let statement = this.#statements.get(sql);
    if (statement === undefined) {
      statement = this.#connection.prepare(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }

  #run(sql: string, values: readonly unknown[]): void {
    this.#guard(() => this.#statement(sql).run(values));
  }

  #guard<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw asDatabaseError(error, this.#file);
    }
  }
}
