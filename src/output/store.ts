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
import type { Connection } from './connection.ts';
import { asDatabaseError, openDatabaseFile } from './database-file.ts';
import { digestOf } from './extraction-digest.ts';
import { identityForms } from './identity/identity.ts';
import { KnownForms } from './identity/known-forms.ts';
import { assignIds } from './identity/row-ids.ts';
import { ExtractionInserter } from './insert-extraction.ts';
import { EffectiveRows } from './read-model/effective-rows.ts';

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
    error_code, error_message, error_page, imported_at, read_as, digest)
  VALUES (?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

/** The same bytes read by the same version to the same result: kept once, however often they are read. */
const SAME_EXTRACTION = `
  SELECT id FROM extractions WHERE document_id = ? AND sha256 IS ? AND extractor_version = ? AND digest = ?`;

class Sqlite implements SqliteStore {
  readonly ownFiles: readonly string[];
  readonly #file: string;
  readonly #connection: Connection;
  readonly #inserter: ExtractionInserter;
  readonly #known: KnownForms;
  readonly #effective: EffectiveRows;
  readonly #statements = new Map<string, Statement<unknown[]>>();

  constructor(file: string, connection: Connection) {
    this.#file = file;
    this.#connection = connection;
    this.#inserter = new ExtractionInserter(connection);
    this.#known = new KnownForms(connection);
    this.#effective = new EffectiveRows(connection);
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
    this.#transaction(() => {
      const document = this.#statement(
        `UPDATE documents SET document = ?, root = ?, path = ?, modified_at = ?, missing_since = NULL, missing_reason = NULL
         WHERE path = ? RETURNING id`,
      )
        .pluck()
        .get(to.document, to.root, to.path, to.modifiedAt, from) as number | undefined;
      if (document !== undefined) this.#effective.refresh(document);
    });
  }

  save(source: SourceFile, result: DocumentResult): void {
    this.#transaction(() => this.#save(source, result));
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
    const digest = digestOf(extraction);
    const known = extraction.status === 'failed' ? [] : this.#known.of(document);
    this.#statement('UPDATE extractions SET is_current = 0 WHERE document_id = ? AND is_current = 1').run(
      document,
    );
    if (result.sha256 === null) {
      this.#statement('DELETE FROM extractions WHERE document_id = ? AND sha256 IS NULL').run(document);
    }
    const now = new Date().toISOString();
    const same = this.#statement(SAME_EXTRACTION)
      .pluck()
      .get(document, result.sha256, extraction.extractorVersion, digest) as number | undefined;
    if (same !== undefined) {
      this.#statement('UPDATE extractions SET is_current = 1, imported_at = ?, read_as = ? WHERE id = ?').run(
        now,
        source.document,
        same,
      );
    } else {
      const id = this.#insertExtraction(document, source, result, { digest, now });
      if (extraction.status !== 'failed') {
        const ids = assignIds(source.path, known, identityForms(extraction), this.#known.taken(document));
        this.#inserter.insert(id, extraction, ids);
      }
    }
    this.#effective.refresh(document);
  }

  #insertExtraction(
    document: number,
    source: SourceFile,
    { sha256, bytes, extraction }: DocumentResult,
    { digest, now }: { readonly digest: string; readonly now: string },
  ): number {
    const error = extraction.status === 'failed' ? extraction.error : null;
    const { lastInsertRowid } = this.#statement(SAVE_EXTRACTION).run(
      document,
      sha256,
      bytes,
      extraction.mediaType,
      extraction.extractorVersion,
      extraction.status,
      extraction.pages,
      error?.code ?? null,
      error?.message ?? null,
      error?.page ?? null,
      now,
      source.document,
      digest,
    );
    return Number(lastInsertRowid);
  }

  #transaction(work: () => void): void {
    this.#guard(() => this.#connection.transaction(work).immediate());
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
