/**
 * A hash of all that is stored of an extraction, computed alike from the extraction and from its rows: whether a reading gave the same
 * again, and whether what is kept is still what was written.
 */
import { createHash, type Hash } from 'node:crypto';
import type { Extraction, ExtractionFailure, Form } from '../pipeline/extraction.ts';
import type { Connection } from './connection.ts';
import {
  CELL_COLUMNS,
  cellValues,
  FORM_COLUMNS,
  formValues,
  HEAD_FIELD_COLUMNS,
  headFieldValues,
  INDICATOR_COLUMNS,
  indicatorValues,
  PERIOD_READING_COLUMNS,
  PRINTED_COLUMNS,
  PROBLEM_COLUMNS,
  periodReadingValues,
  printedCells,
  printedValues,
  problemValues,
  type Value,
} from './stored-values.ts';

/** @param onForm called with each form: what else is to be known of forms that are unpacked one at a time is learnt on the same way. */
export function digestOf(
  extraction: Extraction<Iterable<Form>> | ExtractionFailure,
  onForm?: (form: Form) => void,
): string {
  const hash = createHash('sha256');
  const { mediaType, status, pages } = extraction;
  if (extraction.status === 'failed') {
    const { code, message, page } = extraction.error;
    addRow(hash, 'extraction', [mediaType, status, pages, code, message, page]);
    return hash.digest('hex');
  }
  addRow(hash, 'extraction', [mediaType, status, pages, null, null, null]);
  for (const problem of extraction.problems) addRow(hash, 'problem', problemValues(problem));
  for (const form of extraction.forms) {
    addForm(hash, form);
    onForm?.(form);
  }
  return hash.digest('hex');
}

function addForm(hash: Hash, form: Form): void {
  addRow(hash, 'form', formValues(form));
  for (const field of form.head) addRow(hash, 'head', headFieldValues(form, field));
  for (const note of form.notes) addRow(hash, 'note', printedValues(note));
  for (const problem of form.problems) addRow(hash, 'problem', problemValues(problem));
  for (const row of form.indicators) {
    addRow(hash, 'indicator', indicatorValues(row));
    for (const cell of printedCells(row)) addRow(hash, 'cell', cellValues(cell));
    for (const reading of periodReadingValues(row)) addRow(hash, 'period', reading);
    for (const problem of row.problems) addRow(hash, 'problem', problemValues(problem));
  }
}

/** The database keeps well-formed Unicode only. */
function addRow(hash: Hash, kind: string, values: readonly Value[]): void {
  hash.update(`${kind}${JSON.stringify(values.map((v) => (typeof v === 'string' ? wellFormed(v) : v)))}\n`);
}

function wellFormed(text: string): string {
  return LONE_SURROGATE.test(text) ? Buffer.from(text).toString() : text;
}

/** Half of a character, which UTF-8 cannot write: rare, and looking for one is cheaper than writing every text. */
const LONE_SURROGATE = /\p{Cs}/u;

/** The digest of the rows kept of an extraction. */
export class StoredDigest {
  readonly #rows: (kind: keyof typeof SELECT, id: number) => readonly Value[][];

  constructor(connection: Connection) {
    const statements = Object.fromEntries(
      Object.entries(SELECT).map(([kind, sql]) => [kind, connection.prepare(sql).raw()]),
    );
    this.#rows = (kind, id) => (statements[kind]?.all(id) ?? []) as Value[][];
  }

  of(extractionId: number): string {
    const hash = createHash('sha256');
    const add = (kind: string, rows: readonly Value[][]): void => {
      for (const row of rows) addRow(hash, kind, row);
    };
    add('extraction', this.#rows('extraction', extractionId));
    add('problem', this.#rows('documentProblem', extractionId));
    for (const [formId, ...form] of this.#rows('form', extractionId)) {
      const id = formId as number;
      add('form', [form]);
      add('head', this.#rows('head', id));
      add('note', this.#rows('note', id));
      add('problem', this.#rows('formProblem', id));
      for (const [indicatorId, ...row] of this.#rows('indicator', id)) {
        add('indicator', [row]);
        add('cell', this.#rows('cell', indicatorId as number));
        add('period', this.#rows('period', indicatorId as number));
        add('problem', this.#rows('rowProblem', indicatorId as number));
      }
    }
    return hash.digest('hex');
  }
}

const PROBLEMS = `SELECT ${PROBLEM_COLUMNS.join(', ')} FROM problems`;

const SELECT = {
  extraction: `SELECT media_type, status, pages, error_code, error_message, error_page FROM extractions WHERE id = ?`,
  documentProblem: `${PROBLEMS} WHERE extraction_id = ? AND form_id IS NULL AND indicator_id IS NULL ORDER BY position`,
  form: `SELECT id, ${FORM_COLUMNS.join(', ')} FROM forms WHERE extraction_id = ? ORDER BY id`,
  head: `SELECT ${HEAD_FIELD_COLUMNS.join(', ')} FROM head_fields WHERE form_id = ? ORDER BY position`,
  note: `SELECT ${PRINTED_COLUMNS.join(', ')} FROM notes WHERE form_id = ? ORDER BY position`,
  formProblem: `${PROBLEMS} WHERE form_id = ? AND indicator_id IS NULL ORDER BY position`,
  indicator: `SELECT id, ${INDICATOR_COLUMNS.join(', ')} FROM indicators WHERE form_id = ? ORDER BY id`,
  cell: `SELECT ${CELL_COLUMNS.join(', ')} FROM indicator_cells WHERE indicator_id = ? ORDER BY position`,
  period: `SELECT ${PERIOD_READING_COLUMNS.join(', ')} FROM period_readings WHERE indicator_id = ?
    ORDER BY CASE period WHEN 'midterm' THEN 1 WHEN 'longterm' THEN 2 ELSE 3 END`,
  rowProblem: `${PROBLEMS} WHERE indicator_id = ? ORDER BY position`,
} as const;
