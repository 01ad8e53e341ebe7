/** Suggestions in the database: written by a run of a model, listed, and decided by a person. */
import { resolve } from 'node:path';
import { UsageError } from '../../parsers/errors.ts';
import type { AssistCase } from '../../pipeline/assist/assist-case.ts';
import type { AnswerCache, AssistResult } from '../../pipeline/assist/suggest.ts';
import type { Connection } from '../connection.ts';
import { CorrectionWriter } from '../corrections/correction-writer.ts';
import { asDatabaseError, openDatabaseFile } from '../database-file.ts';
import { assistCases } from './assist-cases.ts';
import type { StoredSuggestion, SuggestionStatus } from './stored-suggestion.ts';

/** The tables a row's present values stand in. */
const EFFECTIVE = { indicator: 'effective_indicators', form: 'effective_forms' } as const;

/**
 * Opens an existing database to take suggestions down and decide them. It may be in use: each change is one short transaction.
 * @throws DatabaseError where it is missing, not ours, newer, locked or not writable.
 */
export function openSuggestions(file: string): SuggestionBook {
  return new SuggestionBook(resolve(file), openDatabaseFile(file, { mustExist: true }));
}

export class SuggestionBook implements AnswerCache {
  readonly #file: string;
  readonly #connection: Connection;
  readonly #corrections: CorrectionWriter;

  constructor(file: string, connection: Connection) {
    this.#file = file;
    this.#connection = connection;
    this.#corrections = new CorrectionWriter(connection);
  }

  /** The flagged forms and rows, of one document or of all. */
  cases(documentId: number | null): Iterable<AssistCase> {
    return assistCases(this.#connection, documentId);
  }

  /**
   * Keeps what a model proposed. What was proposed before, and decided, stays decided; an open suggestion is renewed.
   * @returns how many suggestions are open that were not before
   */
  record(result: AssistResult, model: string): number {
    const { rowId, kind } = result.case;
    const row = this.#connection.prepare(`SELECT * FROM ${EFFECTIVE[kind]} WHERE row_id = ?`).get(rowId) as
      | Readonly<Record<string, unknown>>
      | undefined;
    // The row may be gone: another import may run while a model thinks.
    if (row === undefined) return 0;
    const insert = this.#connection.prepare(`
      INSERT INTO suggestions (document_id, row_id, what, field, value, changes, before, grounds, model, prompt_hash, made_at, status, reason, detail)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (row_id, field, value) DO UPDATE SET
        changes = excluded.changes, before = excluded.before, grounds = excluded.grounds, model = excluded.model,
        prompt_hash = excluded.prompt_hash, made_at = excluded.made_at, status = excluded.status,
        reason = excluded.reason, detail = excluded.detail
      WHERE suggestions.status IN ('open', 'discarded')`);
    const common = [row.document_id, rowId, kind];
    const origin = [model, result.promptHash, new Date().toISOString()];
    return this.#transaction(() => {
      const before = this.#open(rowId);
      for (const { field, value, changes, grounds } of result.suggestions) {
        const said = beforeOf(row, changes);
        insert.run(
          ...common,
          field,
          value,
          JSON.stringify(changes),
          said,
          JSON.stringify(grounds),
          ...origin,
          'open',
          null,
          null,
        );
      }
      for (const { field, value, reason, detail } of result.discarded) {
        insert.run(...common, field, value, '{}', '{}', '[]', ...origin, 'discarded', reason, detail);
      }
      return this.#open(rowId) - before;
    });
  }

  /** Suggestions in the order they came. */
  list(
    filter: { readonly status?: SuggestionStatus; readonly documentId?: number } = {},
  ): readonly StoredSuggestion[] {
    return this.#connection
      .prepare(
        `SELECT * FROM current_suggestions
         WHERE (:status IS NULL OR status = :status) AND (:document IS NULL OR document_id = :document) ORDER BY suggestion`,
      )
      .all({ status: filter.status ?? null, document: filter.documentId ?? null }) as StoredSuggestion[];
  }

  /**
   * Makes the suggestion a correction with its origin.
   * @param by who says so
   * @throws UsageError where there is no such open suggestion, or the row says something else since
   */
  accept(suggestion: number, by: string | null): StoredSuggestion {
    return this.#transaction(() => this.#accept(suggestion, by));
  }

  #accept(suggestion: number, by: string | null): StoredSuggestion {
    const found = this.#require(suggestion);
    const changes = JSON.parse(found.changes) as Record<string, string>;
    const row = this.#connection
      .prepare(`SELECT * FROM ${EFFECTIVE[found.what]} WHERE row_id = ?`)
      .get(found.row_id) as Readonly<Record<string, unknown>> | undefined;
    if (row === undefined || beforeOf(row, changes) !== found.before) {
      throw new UsageError(
        `suggestion ${suggestion}: the row ${found.row_id} says something else since; run "jixiao assist" again`,
      );
    }
    const origin = `suggestion ${suggestion} of ${found.model}, prompt ${found.prompt_hash.slice(0, 12)}, ${found.made_at}`;
    const { correction } = this.#corrections.correct(found.row_id, changes, { by, note: origin });
    this.#decide(suggestion, 'accepted', by, correction);
    return this.#find(suggestion) ?? found;
  }

  /** @throws UsageError where there is no such open suggestion */
  reject(suggestion: number, by: string | null): StoredSuggestion {
    return this.#transaction(() => {
      const found = this.#require(suggestion);
      this.#decide(suggestion, 'rejected', by, null);
      return this.#find(suggestion) ?? found;
    });
  }

  /** An answer kept from an earlier run. */
  get(model: string, promptHash: string): string | null {
    return (
      (this.#connection
        .prepare('SELECT answer FROM assist_answers WHERE model = ? AND prompt_hash = ?')
        .pluck()
        .get(model, promptHash) as string | undefined) ?? null
    );
  }

  put(model: string, promptHash: string, answer: string): void {
    this.#transaction(() => this.#put(model, promptHash, answer));
  }

  #put(model: string, promptHash: string, answer: string): void {
    this.#connection
      .prepare(
        'INSERT OR REPLACE INTO assist_answers (model, prompt_hash, answer, answered_at) VALUES (?, ?, ?, ?)',
      )
      .run(model, promptHash, answer, new Date().toISOString());
  }

  close(): void {
    this.#connection.close();
  }

  #require(suggestion: number): StoredSuggestion {
    const found = this.#find(suggestion);
    if (found === undefined) throw new UsageError(`there is no suggestion ${suggestion}`);
    if (found.status !== 'open') {
      const why = found.detail === null ? '' : `: ${found.detail}`;
      throw new UsageError(`suggestion ${suggestion} is ${found.status}${why}`);
    }
    return found;
  }

  #find(suggestion: number): StoredSuggestion | undefined {
    return this.#connection
      .prepare('SELECT * FROM current_suggestions WHERE suggestion = ?')
      .get(suggestion) as StoredSuggestion | undefined;
  }

  #decide(suggestion: number, status: SuggestionStatus, by: string | null, correction: number | null): void {
    this.#connection
      .prepare(
        'UPDATE suggestions SET status = ?, decided_at = ?, decided_by = ?, correction_id = ? WHERE id = ?',
      )
      .run(status, new Date().toISOString(), by, correction, suggestion);
  }

  #open(rowId: string): number {
    return this.#connection
      .prepare("SELECT count(*) FROM suggestions WHERE row_id = ? AND status = 'open'")
      .pluck()
      .get(rowId) as number;
  }

  /** All of it or nothing, and every failure of the database as one a person understands. */
  #transaction<T>(work: () => T): T {
    try {
      return this.#connection.transaction(work).immediate();
    } catch (error) {
      throw asDatabaseError(error, this.#file);
    }
  }
}

/** What the row says now of the fields that would change. */
function beforeOf(row: Readonly<Record<string, unknown>>, changes: Readonly<Record<string, string>>): string {
  return JSON.stringify(Object.fromEntries(Object.keys(changes).map((field) => [field, row[field] ?? null])));
}
