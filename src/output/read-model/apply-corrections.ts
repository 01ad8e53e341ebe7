/** Applies a document's corrections to its effective rows, and lists those that cannot be applied. */
import type { Statement } from 'better-sqlite3';
import type { Connection } from '../connection.ts';
import { CORRECTABLE, fieldsOf, type What } from '../corrections/correctable.ts';
import { type Correction, LiveCorrections } from '../corrections/live-corrections.ts';
import { type Settled, settleRow } from '../corrections/settle-row.ts';
import { candidatesFor } from '../identity/candidates.ts';
import { KnownForms } from '../identity/known-forms.ts';
import { HEAD_FIELDS } from '../row-fields.ts';
import { DateReader } from './reread-dates.ts';

const TABLE = { indicator: 'effective_indicators', form: 'effective_forms' } as const;

type Row = Readonly<Record<string, unknown>>;

export class CorrectionApplier {
  readonly #live: LiveCorrections;
  readonly #known: KnownForms;
  readonly #select: Readonly<Record<What, Statement>>;
  readonly #update: Readonly<Record<What, Statement>>;
  readonly #spreadHead: Statement;
  readonly #conflict: Statement;
  readonly #reviewForms: Statement;
  readonly #dates: DateReader;

  constructor(connection: Connection) {
    this.#live = new LiveCorrections(connection);
    this.#known = new KnownForms(connection);
    const select = (what: What): Statement =>
      connection.prepare(`SELECT * FROM ${TABLE[what]} WHERE document_id = ? AND row_id = ?`);
    this.#select = { indicator: select('indicator'), form: select('form') };
    this.#update = { indicator: updateOf(connection, 'indicator'), form: updateOf(connection, 'form') };
    this.#spreadHead = connection.prepare(
      `UPDATE effective_indicators SET ${HEAD_FIELDS.map((f) => `${f} = :${f}`).join(', ')} WHERE form_id = :form_id`,
    );
    this.#conflict = connection.prepare(
      `INSERT INTO conflicts (correction_id, document_id, row_id, kind, field, extracted, candidates) VALUES (?, ?, ?, ?, ?, ?, ?)`,
    );
    this.#reviewForms = connection.prepare(REVIEW_FORMS);
    this.#dates = new DateReader(connection);
  }

  /** Whether there was anything to apply. Runs inside the caller's transaction, on rows just copied from the extraction. */
  apply(documentId: number): boolean {
    const byRow = new Map<string, Correction[]>();
    for (const correction of this.#live.of(documentId)) {
      byRow.set(correction.rowId, [...(byRow.get(correction.rowId) ?? []), correction]);
    }
    // Rows before forms: a form's year reaches the rows nobody corrected.
    const inOrder = [...byRow].sort(([a], [b]) => Number(a.startsWith('f')) - Number(b.startsWith('f')));
    for (const [rowId, corrections] of inOrder) {
      const what = corrections[0]?.what ?? 'indicator';
      const row = this.#select[what].get(documentId, rowId) as Row | undefined;
      if (row === undefined) this.#listGone(documentId, corrections);
      else this.#settle(documentId, what, row, corrections);
    }
    if (byRow.size > 0) this.#reviewForms.run({ document: documentId });
    return byRow.size > 0;
  }

  #settle(documentId: number, what: What, row: Row, corrections: readonly Correction[]): void {
    const result = settleRow(fieldsOf(what, row), corrections);
    this.#update[what].run({
      ...result.fields,
      row_id: row.row_id,
      ...flagsOf(what, row, result),
      corrected: Object.keys(result.corrected).length === 0 ? null : JSON.stringify(result.corrected),
      accepted: result.accepted === null ? null : JSON.stringify(result.accepted),
    });
    if (what === 'form') {
      const head = Object.fromEntries(HEAD_FIELDS.map((field) => [field, result.fields[field] ?? null]));
      this.#spreadHead.run({ ...head, form_id: row.form_id });
      const year = result.corrected.year;
      if (year !== undefined) {
        const { extracted, ...origin } = year;
        this.#dates.reread(
          row.form_id as number,
          extracted as number | null,
          head.year as number | null,
          origin,
        );
      }
    }
    for (const { correction, kind, field, extracted } of result.conflicts) {
      this.#conflict.run(
        correction,
        documentId,
        row.row_id,
        kind,
        field,
        JSON.stringify(extracted),
        JSON.stringify([row.row_id]),
      );
    }
  }

  #listGone(documentId: number, corrections: readonly Correction[]): void {
    const [first] = corrections;
    if (first === undefined) return;
    const candidates = candidatesFor(this.#known.orphan(documentId, first), this.#known.current(documentId));
    const kind = candidates.length === 0 ? 'row-gone' : 'row-ambiguous';
    for (const { id, rowId } of corrections) {
      this.#conflict.run(id, documentId, rowId, kind, '', null, JSON.stringify(candidates));
    }
  }
}

function updateOf(connection: Connection, what: What): Statement {
  const columns = [...CORRECTABLE[what], 'review', 'problems', 'corrected', 'accepted'];
  if (what === 'indicator') columns.push('confidence');
  const dimension = what === 'indicator' ? ', dimension = unit_dimension(:base_unit)' : '';
  return connection.prepare(
    `UPDATE ${TABLE[what]} SET ${columns.map((c) => `${c} = :${c}`).join(', ')}${dimension} WHERE row_id = :row_id`,
  );
}

/** Review, problems and confidence that follow from what a person has seen. */
function flagsOf(what: What, row: Row, { settled, conflicts, accepted }: Settled): Row {
  const confidence = what === 'indicator' ? { confidence: accepted === null ? row.confidence : 1 } : {};
  if (conflicts.length > 0) {
    const problems = [...(JSON.parse(row.problems as string) as string[]), 'correction-conflict'];
    return { review: 1, problems: JSON.stringify(problems), ...confidence };
  }
  return settled
    ? { review: 0, problems: '[]', ...confidence }
    : { review: row.review, problems: row.problems, ...confidence };
}

/** A form is for review for a problem of its own that nobody settled, for a conflict, or for one of its rows. */
const REVIEW_FORMS = `
  UPDATE effective_forms AS f SET review =
    EXISTS (SELECT 1 FROM effective_indicators i WHERE i.form_id = f.form_id AND i.review = 1)
    OR EXISTS (SELECT 1 FROM conflicts c WHERE c.document_id = f.document_id AND c.row_id = f.row_id)
    OR (f.problems <> '[]' AND EXISTS (
      SELECT 1 FROM problems p WHERE p.form_id = f.form_id AND p.indicator_id IS NULL AND p.severity = 'review'))
  WHERE f.document_id = :document`;
