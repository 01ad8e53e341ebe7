/** The corrections that wait for a decision, as a person needs them to decide. */
import type { Connection } from '../connection.ts';
import type { FieldValue } from './correctable.ts';

export interface OpenConflict {
  readonly document: string;
  readonly correction: number;
  readonly rowId: string;
  readonly kind: 'row-gone' | 'row-ambiguous' | 'value-changed' | 'accepted-row-changed';
  /** `''` where the whole row is in question. */
  readonly field: string;
  /** What was extracted last. */
  readonly extracted: unknown;
  /** What the correction says: each field with what it was before and after; `[]` for an acceptance. */
  readonly fields: readonly {
    readonly field: string;
    readonly before: FieldValue;
    readonly after: FieldValue;
  }[];
  /** The row as the person saw it. */
  readonly seen: { readonly name: string | null; readonly target: string | null };
  readonly candidates: readonly {
    readonly rowId: string;
    readonly name: string | null;
    readonly target: string | null;
  }[];
  readonly by: string | null;
  readonly at: string;
  readonly note: string | null;
}

const CONFLICTS = `
  SELECT c.*, (SELECT json_group_array(json_object('field', field, 'before', json(before), 'after', json(after)))
    FROM (SELECT * FROM correction_fields f WHERE f.correction_id = c.correction_id AND f.derived = 0 ORDER BY position)
  ) AS fields, k.seen_effective AS seen
  FROM current_conflicts c JOIN corrections k ON k.id = c.correction_id
  ORDER BY c.document, c.source_path, c.correction_id, c.field`;

const CANDIDATE = `
  SELECT level3 AS name, target FROM effective_indicators WHERE row_id = :id
  UNION ALL SELECT coalesce(project_name, title), NULL FROM effective_forms WHERE row_id = :id`;

type Row = Readonly<Record<string, string | number | null>>;
interface Named {
  readonly name: string | null;
  readonly target: string | null;
}

export function readConflicts(connection: Connection): readonly OpenConflict[] {
  const candidate = connection.prepare(CANDIDATE);
  const named = (id: string): Named =>
    (candidate.get({ id }) as Named | undefined) ?? { name: null, target: null };
  return (connection.prepare(CONFLICTS).all() as Row[]).map((row) => {
    const seen = JSON.parse(row.seen as string) as Record<string, string | null>;
    return {
      document: row.document as string,
      correction: row.correction_id as number,
      rowId: row.row_id as string,
      kind: row.kind as OpenConflict['kind'],
      field: row.field as string,
      extracted: row.extracted === null ? null : (JSON.parse(row.extracted as string) as unknown),
      fields: JSON.parse(row.fields as string) as OpenConflict['fields'],
      seen: { name: seen.level3 ?? seen.project_name ?? seen.title ?? null, target: seen.target ?? null },
      candidates: (JSON.parse(row.candidates as string) as string[]).map((rowId) => ({
        rowId,
        ...named(rowId),
      })),
      by: row.made_by as string | null,
      at: row.made_at as string,
      note: row.note as string | null,
    };
  });
}
