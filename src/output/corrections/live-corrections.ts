/** The corrections of a document that are not closed, as they are kept. */
import type { Statement } from 'better-sqlite3';
import type { Connection } from '../connection.ts';
import type { Fields, FieldValue, What } from './correctable.ts';

export interface CorrectedField {
  readonly field: string;
  readonly extracted: FieldValue;
  readonly before: FieldValue;
  readonly after: FieldValue;
  /** It follows from another field of the same correction. */
  readonly derived: boolean;
}

export interface Correction {
  readonly id: number;
  readonly rowId: string;
  readonly what: What;
  readonly action: 'correct' | 'accept';
  readonly by: string | null;
  readonly at: string;
  readonly note: string | null;
  /** The row as the person saw it: extracted, and with earlier corrections. */
  readonly seenExtracted: Fields;
  readonly seenEffective: Fields;
  /** `[]` where the row was accepted as it was. */
  readonly fields: readonly CorrectedField[];
}

interface CorrectionRow {
  id: number;
  row_id: string;
  what: What;
  action: 'correct' | 'accept';
  made_by: string | null;
  made_at: string;
  note: string | null;
  seen_extracted: string;
  seen_effective: string;
}

interface FieldRow {
  correction_id: number;
  field: string;
  extracted: string;
  before: string;
  after: string;
  derived: 0 | 1;
}

const LIVE = 'SELECT * FROM corrections WHERE document_id = ? AND closed_at IS NULL ORDER BY id';
const FIELDS = `
  SELECT f.* FROM correction_fields f JOIN corrections c ON c.id = f.correction_id
  WHERE c.document_id = ? AND c.closed_at IS NULL ORDER BY f.correction_id, f.position`;

export class LiveCorrections {
  readonly #live: Statement;
  readonly #fields: Statement;

  constructor(connection: Connection) {
    this.#live = connection.prepare(LIVE);
    this.#fields = connection.prepare(FIELDS);
  }

  /** In the order they were made. */
  of(documentId: number): readonly Correction[] {
    const rows = this.#live.all(documentId) as CorrectionRow[];
    if (rows.length === 0) return [];
    const fields = new Map<number, CorrectedField[]>();
    for (const row of this.#fields.all(documentId) as FieldRow[]) {
      const own = fields.get(row.correction_id) ?? [];
      own.push(fieldOf(row));
      fields.set(row.correction_id, own);
    }
    return rows.map((row) => ({
      id: row.id,
      rowId: row.row_id,
      what: row.what,
      action: row.action,
      by: row.made_by,
      at: row.made_at,
      note: row.note,
      seenExtracted: JSON.parse(row.seen_extracted) as Fields,
      seenEffective: JSON.parse(row.seen_effective) as Fields,
      fields: fields.get(row.id) ?? [],
    }));
  }
}

function fieldOf(row: FieldRow): CorrectedField {
  return {
    field: row.field,
    extracted: JSON.parse(row.extracted) as FieldValue,
    before: JSON.parse(row.before) as FieldValue,
    after: JSON.parse(row.after) as FieldValue,
    derived: row.derived === 1,
  };
}
