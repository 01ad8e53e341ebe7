/** What changed from one reading of a document to another: forms and rows paired by their ids, field by field. */
import type { Statement } from 'better-sqlite3';
import type { Changes, FieldChange, RowChange } from '../../pipeline/store-port.ts';
import type { Connection } from '../connection.ts';
import { CORRECTABLE, type What } from '../corrections/correctable.ts';

type Row = Readonly<Record<string, unknown>> & { readonly row_id: string };

const FORMS = `
  SELECT row_id, ordinal AS form, NULL AS ordinal, title AS name, ${CORRECTABLE.form.join(', ')}
  FROM forms WHERE extraction_id = ? ORDER BY ordinal`;
const ROWS = `
  SELECT i.row_id, f.ordinal AS form, i.ordinal, i.level3 AS name, ${CORRECTABLE.indicator.map((c) => `i.${c}`).join(', ')}
  FROM indicators i JOIN forms f ON f.id = i.form_id WHERE f.extraction_id = ? ORDER BY f.ordinal, i.ordinal`;

/** What is told of a value that follows from another is that other. */
const FOLLOWING = new Set(['base_value', 'base_value_high', 'base_unit', 'level1_code', 'level2_code']);

export class ExtractionComparer {
  readonly #rows: Readonly<Record<What, Statement>>;

  constructor(connection: Connection) {
    this.#rows = { form: connection.prepare(FORMS), indicator: connection.prepare(ROWS) };
  }

  /** @param before,after ids of extractions of one document */
  compare(before: number, after: number): Changes {
    const forms = this.#compare('form', before, after);
    const rows = this.#compare('indicator', before, after);
    return {
      added: [...forms.added, ...rows.added],
      removed: [...forms.removed, ...rows.removed],
      changed: [...forms.changed, ...rows.changed],
    };
  }

  #compare(what: What, before: number, after: number): Changes {
    const olds = this.#rows[what].all(before) as Row[];
    const news = this.#rows[what].all(after) as Row[];
    const byId = new Map(olds.map((row) => [row.row_id, row]));
    const still = new Set(news.map((row) => row.row_id));
    const changed = news.flatMap((row) => {
      const old = byId.get(row.row_id);
      const fields = old === undefined ? [] : fieldChanges(what, old, row);
      return fields.length === 0 ? [] : [{ ...named(what, row), fields }];
    });
    return {
      added: news.filter((row) => !byId.has(row.row_id)).map((row) => named(what, row)),
      removed: olds.filter((row) => !still.has(row.row_id)).map((row) => named(what, row)),
      changed,
    };
  }
}

function named(what: What, row: Row): RowChange {
  return {
    rowId: row.row_id,
    what,
    form: row.form as number,
    ordinal: row.ordinal as number | null,
    name: (row.name ?? null) as string | null,
    target: what === 'indicator' ? (row.target as string) : null,
  };
}

function fieldChanges(what: What, before: Row, after: Row): readonly FieldChange[] {
  const changes = CORRECTABLE[what]
    .map((field) => ({
      field,
      before: (before[field] ?? null) as FieldChange['before'],
      after: (after[field] ?? null) as FieldChange['after'],
    }))
    .filter((change) => change.before !== change.after);
  const own = changes.filter(({ field }) => !FOLLOWING.has(field));
  return own.length > 0 ? own : changes;
}
