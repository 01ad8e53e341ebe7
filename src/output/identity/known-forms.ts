/** The forms and rows of a document that have ids already, as its extractions are kept in the database. */
import type { Statement } from 'better-sqlite3';
import type { Connection } from '../connection.ts';
import type { IdentityForm, IdentityRow, KnownForm } from './identity.ts';

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

const FORMS = `
  SELECT f.id AS form_id, f.row_id AS form_row_id, f.ordinal AS form, f.title, f.project_name,
    i.id AS indicator_id, i.row_id, i.level1, i.level2, i.level3, i.target, i.period, i.area
  FROM forms f LEFT JOIN indicators i ON i.form_id = f.id
  WHERE f.extraction_id = ? ORDER BY f.ordinal, i.ordinal`;

const CURRENT = 'SELECT id FROM extractions WHERE document_id = ? AND is_current = 1';

/** Ids any extraction of the document gave; a new row must not take one of them. */
const USED = `
  SELECT f.row_id FROM forms f JOIN extractions e ON e.id = f.extraction_id WHERE e.document_id = :id AND f.row_id IS NOT NULL
  UNION
  SELECT i.row_id FROM indicators i JOIN forms f ON f.id = i.form_id JOIN extractions e ON e.id = f.extraction_id
  WHERE e.document_id = :id AND i.row_id IS NOT NULL`;

/** A form and rows of an extraction with their keys; ids are null before they are given. */
export interface StoredForm extends IdentityForm {
  readonly key: number;
  readonly id: string | null;
  readonly rows: readonly (IdentityRow & { readonly key: number; readonly id: string | null })[];
}

export class KnownForms {
  readonly #forms: Statement;
  readonly #current: Statement;
  readonly #used: Statement;
  readonly #elsewhere: Statement;

  constructor(connection: Connection) {
    this.#forms = connection.prepare(FORMS);
    this.#current = connection.prepare(CURRENT).pluck();
    this.#used = connection.prepare(USED).pluck();
    this.#elsewhere = connection
      .prepare(
        'SELECT 1 FROM effective_indicators WHERE row_id = :id UNION ALL SELECT 1 FROM effective_forms WHERE row_id = :id',
      )
      .pluck();
  }

  /** What is known of a document before a new extraction of it is stored. */
  of(documentId: number): readonly KnownForm[] {
    const current = this.#current.get(documentId) as number | undefined;
    return current === undefined ? [] : this.inExtraction(current).filter(isKnown);
  }

  /** The forms of one extraction, in reading order. */
  inExtraction(extractionId: number): readonly StoredForm[] {
    const forms: (StoredForm & { rows: StoredForm['rows'][number][] })[] = [];
    for (const row of this.#forms.all(extractionId) as StoredIdentity[]) {
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

  /** Whether an id names another row: one of an earlier extraction of the document, or of another document. */
  taken(documentId: number): (id: string) => boolean {
    const used = new Set(this.#used.all({ id: documentId }) as string[]);
    return (id) => used.has(id) || this.#elsewhere.get({ id }) !== undefined;
  }
}

function isKnown(form: StoredForm): form is StoredForm & KnownForm {
  return form.id !== null;
}
