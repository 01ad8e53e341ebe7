/** Reads a jixiao database: contract rows as iterators, so that a million rows cost no memory. Never writes. */
import { resolve } from 'node:path';
import type { DocumentRow, FormRow, IndicatorRow } from './contract-rows.ts';
import type { Connection } from './connection.ts';
import type { What } from './corrections/correctable.ts';
import { editableColumns, type ReviewLine, reviewLine, stateOf } from './corrections/review-sheet.ts';
import { asDatabaseError, openDatabaseFile } from './database-file.ts';
import { REVIEW_STATE } from './export/export-tables.ts';
import { COMPACT_PAIRS } from './export/line-sql.ts';
import { type OpenConflict, readConflicts } from './corrections/read-conflicts.ts';
import { compareNumbers, type DocumentHistory, readHistory } from './history/read-history.ts';
import { type Overview, readOverview } from './overview.ts';
import { registerSearchFunctions } from './search/score-row.ts';
import type { StoredSuggestion } from './suggestions/stored-suggestion.ts';
import {
  documentFromView,
  formFromView,
  indicatorFromView,
  labelled,
  type StoredDocument,
  type StoredForm,
  type StoredIndicator,
} from './view-rows.ts';
import { type Touched, touchedBy } from './touched-row.ts';

/** SQL with its parameters. */
export interface CompiledQuery {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

/** A document with the id its forms and rows are asked for by: names may occur twice, from two folders. */
export interface FoundDocument {
  readonly id: number;
  readonly sourcePath: string;
  readonly row: DocumentRow;
}

/** A row with the id people name it by; not among the contract's fields, because it depends on where the file lies. */
export interface NamedRow {
  readonly rowId: string;
  readonly row: IndicatorRow;
}

export interface FormWithRows {
  readonly form: FormRow;
  readonly indicators: readonly IndicatorRow[];
  /** What people name the form and its rows by, in the rows' order. */
  readonly ids: { readonly form: string; readonly indicators: readonly string[] };
  readonly touched: { readonly form: Touched; readonly indicators: readonly Touched[] };
}

/**
 * Opens a database for reading.
 * @throws DatabaseError where it is missing, not ours, of another version or locked.
 */
export function openDatabase(file: string): DatabaseReader {
  const connection = openDatabaseFile(file, { readonly: true });
  registerSearchFunctions(connection);
  return new DatabaseReader(resolve(file), connection);
}

/** Rows come by document (code-unit order), form and ordinal: the same for the same documents, whatever order they came in. */
export class DatabaseReader {
  /** Absolute path of the database. */
  readonly file: string;
  readonly #connection: Connection;

  constructor(file: string, connection: Connection) {
    this.file = file;
    this.#connection = connection;
    connection.function(COMPACT_PAIRS, { deterministic: true }, (json) =>
      JSON.stringify(labelled(json as string)),
    );
    connection.function(REVIEW_STATE, { deterministic: true, varargs: true }, (what, ...values) => {
      const columns = editableColumns(what as What);
      return stateOf(what as What, Object.fromEntries(columns.map((column, i) => [column, values[i]])));
    });
  }

  /** All indicator rows, document by document: sorting them at once would cost memory with the size of the database. */
  *indicators(): IterableIterator<IndicatorRow> {
    const documents = 'SELECT id FROM documents ORDER BY document, path';
    const rows = 'SELECT * FROM current_indicators WHERE document_id = ? ORDER BY form, ordinal';
    for (const { id } of this.#iterate<{ id: number }>(documents)) {
      yield* this.select({ sql: rows, parameters: [id] });
    }
  }

  /** Indicator rows that a query on `current_indicators` gives; for `queryIndicators`. */
  *select(query: CompiledQuery): IterableIterator<IndicatorRow> {
    for (const row of this.#iterate<StoredIndicator>(query.sql, query.parameters))
      yield indicatorFromView(row);
  }

  /** The same, each row with its id. */
  *selectNamed(query: CompiledQuery): IterableIterator<NamedRow> {
    for (const row of this.#iterate<StoredIndicator>(query.sql, query.parameters)) {
      yield { rowId: row.row_id, row: indicatorFromView(row) };
    }
  }

  /** The single number a query gives; for `countIndicators`. */
  count(query: CompiledQuery): number {
    return this.#guard(() => this.#connection.prepare(query.sql).pluck().get(query.parameters) as number);
  }

  /** A query's rows as arrays in the order of its columns; for exports, which make no objects of them. */
  *arrays(query: CompiledQuery): IterableIterator<readonly unknown[]> {
    try {
      yield* this.#connection.prepare(query.sql).raw().iterate(query.parameters) as IterableIterator<
        unknown[]
      >;
    } catch (error) {
      throw asDatabaseError(error, this.file);
    }
  }

  /**
   * All that is taken from `rows` is of one moment, whatever an import writes meanwhile.
   */
  *snapshot<Row>(rows: Iterable<Row>): IterableIterator<Row> {
    const ours = !this.#connection.inTransaction;
    if (ours) this.#connection.exec('BEGIN');
    try {
      yield* rows;
    } finally {
      if (ours) this.#connection.exec('COMMIT');
    }
  }

  /** The same of a query with a document's id as its one parameter, document by document, in the order `documents` gives the ids. */
  *arraysOfDocuments(documents: string, rows: string): IterableIterator<readonly unknown[]> {
    try {
      const ofDocument = this.#connection.prepare(rows).raw();
      for (const { id } of this.#iterate<{ id: number }>(documents)) {
        yield* ofDocument.iterate(id) as IterableIterator<unknown[]>;
      }
    } catch (error) {
      throw asDatabaseError(error, this.file);
    }
  }

  /** Whatever rows a query gives; for `groupIndicators`. */
  records(query: CompiledQuery): IterableIterator<Readonly<Record<string, unknown>>> {
    return this.#iterate(query.sql, query.parameters);
  }

  /** SQLite's plan of a query, a step a line, indented by what it is part of. */
  plan(query: CompiledQuery): readonly string[] {
    const steps = [
      ...this.#iterate<{ id: number; parent: number; detail: string }>(
        `EXPLAIN QUERY PLAN ${query.sql}`,
        query.parameters,
      ),
    ];
    const depths = new Map<number, number>();
    return steps.map(({ id, parent, detail }) => {
      const depth = (depths.get(parent) ?? -1) + 1;
      depths.set(id, depth);
      return `${'  '.repeat(depth)}${detail}`;
    });
  }

  *forms(): IterableIterator<FormRow> {
    const sql = 'SELECT * FROM current_forms ORDER BY document, source_path, form';
    for (const row of this.#iterate<StoredForm>(sql)) yield formFromView(row);
  }

  *documents(): IterableIterator<DocumentRow> {
    const sql = 'SELECT * FROM current_documents ORDER BY document, source_path';
    for (const row of this.#iterate<StoredDocument>(sql)) yield documentFromView(row);
  }

  /** What a person should look at, as lines of the sheet for it: each form before its rows. */
  *reviewLines(): IterableIterator<ReviewLine> {
    const documents = `
      SELECT id FROM documents d JOIN effective_documents s ON s.document_id = d.id
      WHERE s.status = 'review' ORDER BY d.document, d.path`;
    const forms = 'SELECT * FROM current_forms WHERE document_id = ? AND review = 1 ORDER BY form';
    const own = `SELECT form_id FROM current_problems
      WHERE document_id = ? AND ordinal IS NULL AND severity = 'review' AND settled = 0`;
    const rows = 'SELECT * FROM current_indicators WHERE form_id = ? AND review = 1 ORDER BY ordinal';
    for (const { id } of this.#iterate<{ id: number }>(documents)) {
      const doubtful = new Set(
        [...this.#iterate<{ form_id: number | null }>(own, [id])].map((p) => p.form_id),
      );
      for (const form of [...this.#iterate<StoredForm>(forms, [id])]) {
        if (doubtful.has(form.form_id)) yield reviewLine('form', form);
        for (const row of this.#iterate<StoredIndicator>(rows, [form.form_id])) {
          yield reviewLine('indicator', row);
        }
      }
    }
  }

  /** Documents of this name or path; where there are none, those whose name contains it. */
  findDocuments(name: string): readonly FoundDocument[] {
    const exact = this.#find('document = ? OR source_path = ?', [name, resolve(name)]);
    return exact.length > 0 ? exact : this.#find('instr(document, ?) > 0', [name]);
  }

  #find(condition: string, parameters: readonly string[]): readonly FoundDocument[] {
    const sql = `SELECT * FROM current_documents WHERE ${condition} ORDER BY document, source_path`;
    return [...this.#iterate<StoredDocument>(sql, parameters)].map((row) => ({
      id: row.document_id,
      sourcePath: row.source_path,
      row: documentFromView(row),
    }));
  }

  /** One document's forms, each with its rows, in reading order. */
  *formsOf(documentId: number): IterableIterator<FormWithRows> {
    const forms = 'SELECT * FROM current_forms WHERE document_id = ? ORDER BY form';
    const rows = 'SELECT * FROM current_indicators WHERE form_id = ? ORDER BY ordinal';
    for (const form of [...this.#iterate<StoredForm>(forms, [documentId])]) {
      const stored = [...this.#iterate<StoredIndicator>(rows, [form.form_id])];
      yield {
        form: formFromView(form),
        indicators: stored.map(indicatorFromView),
        ids: { form: form.row_id, indicators: stored.map((row) => row.row_id) },
        touched: { form: touchedBy(form), indicators: stored.map(touchedBy) },
      };
    }
  }

  /** What chat models proposed for a document and nobody decided yet. */
  openSuggestions(documentId: number): readonly StoredSuggestion[] {
    const sql =
      "SELECT * FROM current_suggestions WHERE document_id = ? AND status = 'open' ORDER BY suggestion";
    return [...this.#iterate<StoredSuggestion>(sql, [documentId])];
  }

  /** A document's readings and corrections, in the order they were made. */
  history(documentId: number): DocumentHistory {
    return this.#guard(() => readHistory(this.#connection, documentId));
  }

  /** What changed between two readings of a document; null for the last two. */
  diff(documentId: number, numbers: readonly [number, number] | null): ReturnType<typeof compareNumbers> {
    return this.#guard(() => compareNumbers(this.#connection, documentId, numbers));
  }

  /** Corrections that wait for a decision, by document. */
  conflicts(): readonly OpenConflict[] {
    return this.#guard(() => readConflicts(this.#connection));
  }

  /** Counts of everything, and what needs a person. */
  overview(): Overview {
    return this.#guard(() => readOverview(this.#connection));
  }

  close(): void {
    this.#connection.close();
  }

  *#iterate<Row>(sql: string, parameters: readonly unknown[] = []): IterableIterator<Row> {
    try {
      yield* this.#connection.prepare(sql).iterate(parameters) as IterableIterator<Row>;
    } catch (error) {
      throw asDatabaseError(error, this.file);
    }
  }

  #guard<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw asDatabaseError(error, this.file);
    }
  }
}
