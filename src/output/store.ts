/** The pipeline's `Store`, kept in SQLite. */
import { realpathSync } from 'node:fs';
import type { Statement } from 'better-sqlite3';
import type { ErrorCode } from '../parsers/errors.ts';
import type { Form } from '../pipeline/extraction.ts';
import type {
  DocumentResult,
  DocumentStatus,
  KnownDocument,
  SameBytes,
  Saved,
  SourceFile,
  Store,
} from '../pipeline/store-port.ts';
import type { Connection } from './connection.ts';
import { asDatabaseError, type OpenOptions, openDatabaseFile } from './database-file.ts';
import { LiveCorrections } from './corrections/live-corrections.ts';
import { digestOf } from './extraction-digest.ts';
import { ExtractionComparer } from './history/compare-extractions.ts';
import { type IdentityForm, identityForm } from './identity/identity.ts';
import { KnownForms } from './identity/known-forms.ts';
import { assignIds } from './identity/row-ids.ts';
import { ExtractionInserter } from './insert-extraction.ts';
import { EffectiveRows } from './read-model/effective-rows.ts';

/** A store that must be closed, so that SQLite folds its log file into the database. */
export interface SqliteStore extends Store {
  /** Absolute path of the database. */
  readonly file: string;
  close(): void;
}

/**
 * Opens (and where needed creates or migrates) the database at `file` for an import.
 * @throws DatabaseError
 */
export function openStore(file: string, options: Pick<OpenOptions, 'onStatement'> = {}): SqliteStore {
  const connection = openDatabaseFile(file, options);
  // The real path, as discovery lists it.
  return new Sqlite(realpathSync(file), connection);
}

/** Its forms come one at a time, and are gone through twice: for what they are known by, and to be written. */
type Result = DocumentResult<Iterable<Form>>;

interface KnownRow {
  document: string;
  root: string;
  missing_since: string | null;
  stamp: string | null;
  sha256: string | null;
  extractor_version: string;
  read_as: string;
  status: DocumentStatus;
  error_code: ErrorCode | null;
  error_message: string | null;
}

/** By what was read last, which a person may have rolled back since. */
const KNOWN = `
  SELECT d.document, d.root, d.missing_since, d.stamp, e.sha256, e.extractor_version, e.read_as, s.status,
    e.error_code, e.error_message
  FROM documents d JOIN extractions e ON e.document_id = d.id JOIN effective_documents s ON s.document_id = d.id
  WHERE d.path = ? ORDER BY e.imported_at DESC, e.id DESC LIMIT 1`;

const WITH_HASH = `
  SELECT DISTINCT d.document, d.path, EXISTS (SELECT 1 FROM corrections c WHERE c.document_id = d.id) AS corrected
  FROM extractions e JOIN documents d ON d.id = e.document_id
  WHERE e.sha256 = ? AND e.imported_at = (SELECT max(imported_at) FROM extractions WHERE document_id = d.id)
  ORDER BY d.path`;

const SAVE_DOCUMENT = `
  INSERT INTO documents (document, root, path, modified_at, stamp) VALUES (?, ?, ?, ?, ?)
  ON CONFLICT (path) DO UPDATE SET
    document = excluded.document, root = excluded.root, modified_at = excluded.modified_at, stamp = excluded.stamp,
    missing_since = NULL, missing_reason = NULL
  RETURNING id`;

const SAVE_EXTRACTION = `
  INSERT INTO extractions (document_id, is_current, sha256, bytes, media_type, extractor_version, status, pages,
    error_code, error_message, error_page, imported_at, read_as, digest)
  VALUES (?, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

/** The same bytes read by the same version to the same result: kept once, however often they are read. */
const SAME_EXTRACTION = `
  SELECT id, rolled_back_at FROM extractions WHERE document_id = ? AND sha256 IS ? AND extractor_version = ? AND digest = ?`;

class Sqlite implements SqliteStore {
  readonly ownFiles: readonly string[];
  readonly file: string;
  readonly #connection: Connection;
  readonly #inserter: ExtractionInserter;
  readonly #known: KnownForms;
  readonly #live: LiveCorrections;
  readonly #effective: EffectiveRows;
  readonly #comparer: ExtractionComparer;
  readonly #statements = new Map<string, Statement<unknown[]>>();

  constructor(file: string, connection: Connection) {
    this.file = file;
    this.#connection = connection;
    this.#inserter = new ExtractionInserter(connection);
    this.#known = new KnownForms(connection);
    this.#live = new LiveCorrections(connection);
    this.#effective = new EffectiveRows(connection);
    this.#comparer = new ExtractionComparer(connection);
    this.ownFiles = ['', '-wal', '-shm', '-journal', '-import', '-import-journal'].map(
      (suffix) => file + suffix,
    );
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
      readAs: row.read_as,
      stamp: row.stamp,
      status: row.status,
      error: row.error_code === null ? null : { code: row.error_code, message: row.error_message ?? '' },
    };
  }

  isEmpty(): boolean {
    return this.#guard(() => this.#statement('SELECT 1 FROM documents LIMIT 1').get()) === undefined;
  }

  withHash(sha256: string): readonly SameBytes[] {
    const rows = this.#guard(() => this.#statement(WITH_HASH).all(sha256)) as {
      document: string;
      path: string;
      corrected: 0 | 1;
    }[];
    return rows.map((row) => ({ ...row, corrected: row.corrected === 1 }));
  }

  move(from: string, to: SourceFile): void {
    this.#transaction(() => {
      const document = this.#statement(
        `UPDATE documents SET document = ?, root = ?, path = ?, modified_at = ?, stamp = ?, missing_since = NULL,
           missing_reason = NULL
         WHERE path = ? RETURNING id`,
      )
        .pluck()
        .get(to.document, to.root, to.path, to.modifiedAt, to.stamp ?? null, from) as number | undefined;
      if (document !== undefined) this.#effective.refresh(document);
    });
  }

  save(source: SourceFile, result: Result): Saved {
    return this.#transaction(() => this.#save(source, result));
  }

  markPresent({ path, stamp, modifiedAt }: SourceFile): void {
    this.#run(
      'UPDATE documents SET missing_since = NULL, missing_reason = NULL, stamp = ?, modified_at = ? WHERE path = ?',
      [stamp ?? null, modifiedAt, path],
    );
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

  #save(source: SourceFile, result: Result): Saved {
    const { extraction } = result;
    const document = this.#statement(SAVE_DOCUMENT)
      .pluck()
      .get(source.document, source.root, source.path, source.modifiedAt, source.stamp ?? null) as number;
    const previous = this.#current(document);
    const forms: IdentityForm[] = [];
    const digest = digestOf(extraction, (form) => forms.push(identityForm(form)));
    const same = this.#statement(SAME_EXTRACTION).get(
      document,
      result.sha256,
      extraction.extractorVersion,
      digest,
    ) as { id: number; rolled_back_at: string | null } | undefined;
    const rolledBack = same !== undefined && same.rolled_back_at !== null && previous !== null;
    if (same !== undefined) this.#readAgain(same.id, source);
    const current = rolledBack
      ? previous
      : (same?.id ?? this.#insert(document, source, result, digest, forms));
    this.#makeCurrent(document, current);
    // A failure that left no bytes says nothing about the document; the next result takes its place.
    this.#statement(
      'DELETE FROM extractions WHERE document_id = ? AND is_current = 0 AND sha256 IS NULL',
    ).run(document);
    this.#effective.refresh(document);
    const isNew = previous === null || previous === current;
    return { changes: isNew ? null : this.#comparer.compare(previous, current), rolledBack };
  }

  #current(document: number): number | null {
    const sql = 'SELECT id FROM extractions WHERE document_id = ? AND is_current = 1';
    return (this.#statement(sql).pluck().get(document) as number | undefined) ?? null;
  }

  #makeCurrent(document: number, extraction: number): void {
    this.#statement(
      'UPDATE extractions SET is_current = 0 WHERE document_id = ? AND is_current = 1 AND id <> ?',
    ).run(document, extraction);
    this.#statement('UPDATE extractions SET is_current = 1 WHERE id = ?').run(extraction);
  }

  #readAgain(extraction: number, source: SourceFile): void {
    this.#statement('UPDATE extractions SET imported_at = ?, read_as = ? WHERE id = ?').run(
      new Date().toISOString(),
      source.document,
      extraction,
    );
  }

  /** A new extraction with all its rows, not yet current. */
  #insert(
    document: number,
    source: SourceFile,
    result: Result,
    digest: string,
    forms: readonly IdentityForm[],
  ): number {
    const { extraction } = result;
    const id = this.#insertExtraction(document, source, result, digest);
    if (extraction.status === 'failed') return id;
    const known = this.#known.beforeReading(document, this.#live.of(document));
    const ids = assignIds(source.path, known, forms, this.#known.taken(document));
    this.#inserter.insert(id, extraction, ids);
    return id;
  }

  #insertExtraction(
    document: number,
    source: SourceFile,
    { sha256, bytes, extraction }: Result,
    digest: string,
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
      new Date().toISOString(),
      source.document,
      digest,
    );
    return Number(lastInsertRowid);
  }

  #transaction<T>(work: () => T): T {
    return this.#guard(() => this.#connection.transaction(work).immediate());
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
      throw asDatabaseError(error, this.file);
    }
  }
}
