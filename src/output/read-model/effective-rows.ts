/**
 * The rows that hold: each document's current extraction with its corrections applied, in tables that questions are answered from.
 * Derived data. Whatever changes a document calls `refresh` in the same transaction, so that nobody ever sees the one without the other.
 */
import type { Statement } from 'better-sqlite3';
import { unitMeaning } from '../../pipeline/normalise/units.ts';
import type { Connection } from '../connection.ts';
import { FORM_FIELDS, HEAD_FIELDS, INDICATOR_FIELDS } from '../row-fields.ts';
import { CorrectionApplier } from './apply-corrections.ts';

/** Columns of `effective_indicators` that are copied from the extracted row. */
const INDICATOR_COPIES = [
  'row_id',
  'ordinal',
  ...INDICATOR_FIELDS,
  'page',
  'x0',
  'y0',
  'x1',
  'y1',
  'confidence',
  'review',
] as const;

const FORM_COPIES = ['row_id', ...FORM_FIELDS, 'pages', 'review'] as const;

function copied(table: string, columns: readonly string[]): string {
  return columns.map((column) => `${table}.${column}`).join(', ');
}

const INSERT_FORMS = `
  INSERT INTO effective_forms (form_id, document_id, document, form, ${FORM_COPIES.join(', ')}, problems, indicators)
  SELECT f.id, d.id, d.document, f.ordinal, ${copied('f', FORM_COPIES)},
    (SELECT json_group_array(code) FROM (
      SELECT code FROM problems WHERE form_id = f.id AND indicator_id IS NULL GROUP BY code ORDER BY min(position)
    )),
    (SELECT count(*) FROM indicators i WHERE i.form_id = f.id)
  FROM documents d
  JOIN extractions e ON e.document_id = d.id AND e.is_current = 1
  JOIN forms f ON f.extraction_id = e.id
  WHERE d.id = ? ORDER BY f.ordinal`;

const INSERT_INDICATORS = `
  INSERT INTO effective_indicators (indicator_id, document_id, form_id, document, form,
    ${HEAD_FIELDS.join(', ')}, ${INDICATOR_COPIES.join(', ')}, problems, dimension, others)
  SELECT i.id, f.document_id, f.form_id, f.document, f.form,
    ${copied('f', HEAD_FIELDS)}, ${copied('i', INDICATOR_COPIES)}, i.problem_codes, unit_dimension(i.base_unit),
    (SELECT json_group_array(json_object('label', label, 'value', raw)) FROM (
      SELECT label, raw FROM indicator_cells INDEXED BY other_cells
      WHERE indicator_id = i.id AND role = 'other' ORDER BY position
    ))
  FROM effective_forms f JOIN indicators i ON i.form_id = f.form_id
  WHERE f.document_id = ? ORDER BY f.form, i.ordinal`;

const INSERT_DOCUMENT = `
  INSERT INTO effective_documents (document_id, status, forms, indicators, review_rows, corrections, conflicts)
  SELECT d.id, e.status,
    (SELECT count(*) FROM effective_forms WHERE document_id = d.id),
    (SELECT count(*) FROM effective_indicators WHERE document_id = d.id),
    (SELECT count(*) FROM effective_indicators WHERE document_id = d.id AND review = 1),
    (SELECT count(*) FROM corrections WHERE document_id = d.id AND closed_at IS NULL),
    (SELECT count(DISTINCT correction_id) FROM conflicts WHERE document_id = d.id)
  FROM documents d JOIN extractions e ON e.document_id = d.id AND e.is_current = 1
  WHERE d.id = ?`;

/** A document is for review while something of it is: a problem of its own, a form, a correction without its row. */
const UPDATE_STATUS = `
  UPDATE effective_documents AS s SET status = CASE
    WHEN status = 'failed' THEN status
    WHEN conflicts > 0
      OR EXISTS (SELECT 1 FROM effective_forms f WHERE f.document_id = s.document_id AND f.review = 1)
      OR EXISTS (SELECT 1 FROM problems p JOIN extractions e ON e.id = p.extraction_id
        WHERE e.document_id = s.document_id AND e.is_current = 1 AND p.form_id IS NULL AND p.severity = 'review')
      THEN 'review'
    WHEN status = 'review' THEN 'complete'
    ELSE status END
  WHERE document_id = ?`;

export class EffectiveRows {
  readonly #clear: readonly Statement[];
  readonly #copy: readonly Statement[];
  readonly #sum: Statement;
  readonly #state: Statement;
  readonly #corrections: CorrectionApplier;

  constructor(connection: Connection) {
    connection.function('unit_dimension', { deterministic: true }, dimensionOf);
    const clear = (table: string): Statement =>
      connection.prepare(`DELETE FROM ${table} WHERE document_id = ?`);
    this.#clear = ['conflicts', 'effective_indicators', 'effective_forms', 'effective_documents'].map(clear);
    this.#copy = [INSERT_FORMS, INSERT_INDICATORS].map((sql) => connection.prepare(sql));
    this.#sum = connection.prepare(INSERT_DOCUMENT);
    this.#state = connection.prepare(UPDATE_STATUS);
    this.#corrections = new CorrectionApplier(connection);
  }

  /** Makes the effective rows of one document anew. Runs inside the caller's transaction. */
  refresh(documentId: number): void {
    for (const statement of [...this.#clear, ...this.#copy]) statement.run(documentId);
    const corrected = this.#corrections.apply(documentId);
    this.#sum.run(documentId);
    if (corrected) this.#state.run(documentId);
  }
}

/** The dimension of a base unit's numerator: `money`, `ratio`, `person`, … */
function dimensionOf(unit: unknown): string | null {
  return typeof unit === 'string' ? unitMeaning(unit).dimension : null;
}
