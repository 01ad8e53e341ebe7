/** The forms and rows of a document that have ids already, as its extractions are kept in the database. */
import type { Statement } from 'better-sqlite3';
import type { Connection } from '../connection.ts';
import type { Fields } from '../corrections/correctable.ts';
import type { Correction } from '../corrections/live-corrections.ts';
import type { Orphan } from './candidates.ts';
import type { IdentityForm, IdentityRow, KnownForm, KnownRow } from './identity.ts';

interface StoredIdentity {
  readonly form_id: number;
  readonly indicator_id: number | null;
  readonly form_row_id: string | null;
  readonly form: number;
  readonly title: string | null;
  readonly project_name: string | null;
  readonly row_id: string | null;
  readonly level1: string | null;
  readonly level2: string | null;
  readonly level3: string | null;
  readonly target: string | null;
  readonly period: string | null;
  readonly area: string | null;
}

/** A form and rows of an extraction with their keys; ids are null before they are given. */
export interface StoredForm extends IdentityForm {
  readonly key: number;
  readonly id: string | null;
  readonly rows: readonly (IdentityRow & { readonly key: number; readonly id: string | null })[];
}

const COLUMNS = `f.id AS form_id, f.row_id AS form_row_id, f.ordinal AS form, f.title, f.project_name,
    i.id AS indicator_id, i.row_id, i.level1, i.level2, i.level3, i.target, i.period, i.area`;

const FORMS = `
  SELECT ${COLUMNS} FROM forms f LEFT JOIN indicators i ON i.form_id = f.id
  WHERE f.extraction_id = ? ORDER BY f.ordinal, i.ordinal`;

/** The current extraction; where that read nothing (a damaged file in place of a good one), the last that did. */
const LAST_READ = `
  SELECT e.id FROM extractions e WHERE e.document_id = ? AND EXISTS (SELECT 1 FROM forms f WHERE f.extraction_id = e.id)
  ORDER BY e.is_current DESC, e.id DESC LIMIT 1`;

const CURRENT = 'SELECT id FROM extractions WHERE document_id = ? AND is_current = 1';

/** Ids any extraction of the document gave; a new row must not take one of them. */
const USED = `
  SELECT f.row_id FROM forms f JOIN extractions e ON e.id = f.extraction_id WHERE e.document_id = :id AND f.row_id IS NOT NULL
  UNION
  SELECT i.row_id FROM indicators i JOIN forms f ON f.id = i.form_id JOIN extractions e ON e.id = f.extraction_id
  WHERE e.document_id = :id AND i.row_id IS NOT NULL`;

const ELSEWHERE = `
  SELECT 1 FROM effective_indicators WHERE row_id = :id UNION ALL SELECT 1 FROM effective_forms WHERE row_id = :id`;

const LAST_ROW = `
  SELECT ${COLUMNS} FROM extractions e JOIN forms f ON f.extraction_id = e.id JOIN indicators i ON i.form_id = f.id
  WHERE e.document_id = ? AND i.row_id = ? ORDER BY e.id DESC LIMIT 1`;

const LAST_FORM = `
  SELECT f.extraction_id, f.row_id FROM extractions e JOIN forms f ON f.extraction_id = e.id
  WHERE e.document_id = ? AND f.row_id = ? ORDER BY e.id DESC LIMIT 1`;

export class KnownForms {
  readonly #forms: Statement;
  readonly #lastRead: Statement;
  readonly #current: Statement;
  readonly #used: Statement;
  readonly #elsewhere: Statement;
  readonly #lastRow: Statement;
  readonly #lastForm: Statement;

  constructor(connection: Connection) {
    this.#forms = connection.prepare(FORMS);
    this.#lastRead = connection.prepare(LAST_READ).pluck();
    this.#current = connection.prepare(CURRENT).pluck();
    this.#used = connection.prepare(USED).pluck();
    this.#elsewhere = connection.prepare(ELSEWHERE).pluck();
    this.#lastRow = connection.prepare(LAST_ROW);
    this.#lastForm = connection.prepare(LAST_FORM);
  }

  /**
   * What is known of a document before a new extraction of it is stored: the forms that were read last, and the rows and forms that
   * were lost before and have corrections waiting.
   */
  beforeReading(documentId: number, corrections: readonly Correction[]): readonly KnownForm[] {
    const last = this.#lastRead.get(documentId) as number | undefined;
    const forms = last === undefined ? [] : this.inExtraction(last).filter(isKnown);
    const corrected = new Map(corrections.map((c) => [c.rowId, c] as const));
    const known = forms.map((form) => withCorrections(form, corrected));
    const ids = new Set(known.flatMap((form) => [form.id, ...form.rows.map((row) => row.id)]));
    for (const correction of new Map(corrections.map((c) => [c.rowId, c])).values()) {
      if (ids.has(correction.rowId)) continue;
      const orphan = this.orphan(documentId, correction);
      if (orphan !== null) addOrphan(known, orphan);
    }
    return known;
  }

  /** The forms of the current extraction. */
  current(documentId: number): readonly KnownForm[] {
    const current = this.#current.get(documentId) as number | undefined;
    return current === undefined ? [] : this.inExtraction(current).filter(isKnown);
  }

  /** What a correction was made on, as it was read last; null where it is not kept any more. */
  orphan(documentId: number, correction: Correction): Orphan | null {
    const { rowId } = correction;
    const corrected = new Map([[rowId, correction]]);
    if (correction.what === 'form') {
      const last = this.#lastForm.get(documentId, rowId) as { extraction_id: number } | undefined;
      const form =
        last &&
        this.inExtraction(last.extraction_id)
          .filter(isKnown)
          .find((f) => f.id === rowId);
      return form === undefined ? null : { form: withCorrections(form, corrected), row: null };
    }
    const [stored] = shaped(this.#lastRow.all(documentId, rowId) as StoredIdentity[]).filter(isKnown);
    const form = stored && withCorrections(stored, corrected);
    const row = form?.rows[0];
    return form === undefined || row === undefined ? null : { form, row };
  }

  /** The forms of one extraction, in reading order. */
  inExtraction(extractionId: number): readonly StoredForm[] {
    return shaped(this.#forms.all(extractionId) as StoredIdentity[]);
  }

  /** Whether an id names another row: one of an earlier extraction of the document, or of another document. */
  taken(documentId: number): (id: string) => boolean {
    const used = new Set(this.#used.all({ id: documentId }) as string[]);
    return (id) => used.has(id) || this.#elsewhere.get({ id }) !== undefined;
  }
}

function shaped(rows: readonly StoredIdentity[]): readonly StoredForm[] {
  const forms: (StoredForm & { rows: StoredForm['rows'][number][] })[] = [];
  for (const row of rows) {
    let form = forms.at(-1);
    if (form?.key !== row.form_id) {
      form = {
        key: row.form_id,
        id: row.form_row_id,
        ordinal: row.form,
        title: row.title,
        projectName: row.project_name,
        rows: [],
      };
      forms.push(form);
    }
    if (row.indicator_id === null) continue;
    form.rows.push({
      key: row.indicator_id,
      id: row.row_id,
      levels: [row.level1 ?? '', row.level2 ?? '', row.level3 ?? ''],
      target: row.target ?? '',
      period: row.period ?? '',
      area: row.area,
    });
  }
  return forms;
}

function isKnown(form: StoredForm): form is StoredForm & KnownForm {
  return form.id !== null;
}

function withCorrections(
  form: KnownForm,
  corrections: ReadonlyMap<string, Correction>,
): KnownForm & { rows: KnownRow[] } {
  const own = corrections.get(form.id);
  const rows = form.rows.map((row) => {
    const correction = corrections.get(row.id);
    return correction === undefined ? row : { ...row, corrected: correctedRow(row, shownFields(correction)) };
  });
  if (own === undefined) return { ...form, rows };
  const shown = shownFields(own);
  const text = (field: string, otherwise: string | null): string | null =>
    shown[field] === undefined ? otherwise : (shown[field] as string | null);
  return {
    ...form,
    rows,
    corrected: {
      title: text('title', form.title),
      projectName: text('project_name', form.projectName),
    },
  };
}

/** The row as it stood after the correction. */
function shownFields(correction: Correction): Fields {
  const after = correction.fields.map(({ field, after: value }) => [field, value] as const);
  return { ...correction.seenEffective, ...Object.fromEntries(after) };
}

function correctedRow(row: IdentityRow, shown: Fields): IdentityRow {
  const text = (field: string, otherwise: string): string =>
    typeof shown[field] === 'string' ? shown[field] : otherwise;
  const [level1, level2, level3] = row.levels;
  return {
    levels: [text('level1', level1), text('level2', level2), text('level3', level3)],
    target: text('target', row.target),
    period: text('period', row.period),
    area: shown.area === undefined ? row.area : (shown.area as string | null),
  };
}

/** A lost row stands with the form it was in, where that is still there. */
function addOrphan(known: (KnownForm & { rows: KnownRow[] })[], { form, row }: Orphan): void {
  const home = known.find(({ id }) => id === form.id);
  const lost = row === null ? [] : [{ ...row, lost: true }];
  if (home === undefined) known.push({ ...form, lost: true, rows: lost });
  else home.rows.push(...lost);
}
