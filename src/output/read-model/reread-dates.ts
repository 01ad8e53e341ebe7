/** Targets whose date took its year from the form (`年底前`), read anew where a person corrected that year. */
import type { Statement } from 'better-sqlite3';
import type { Connection } from '../connection.ts';
import { type Fields, fieldsOf, READING_FIELDS } from '../corrections/correctable.ts';
import { readAnew } from '../corrections/derive-fields.ts';
import { TargetContexts } from '../corrections/target-context.ts';
import type { Origin } from '../corrections/settle-row.ts';

type Row = Readonly<Record<string, unknown>> & { readonly indicator_id: number };

/** What a person corrected or accepted themselves is not read over. */
const ROWS =
  'SELECT * FROM effective_indicators WHERE form_id = ? AND corrected IS NULL AND accepted IS NULL';

export class DateReader {
  readonly #rows: Statement;
  readonly #update: Statement;
  readonly #contexts: TargetContexts;

  constructor(connection: Connection) {
    this.#rows = connection.prepare(ROWS);
    const columns = [...READING_FIELDS, 'corrected'].map((column) => `${column} = :${column}`);
    this.#update = connection.prepare(
      `UPDATE effective_indicators SET ${columns.join(', ')} WHERE indicator_id = :indicator_id`,
    );
    this.#contexts = new TargetContexts(connection);
  }

  /** @param extracted,corrected the form's year */
  reread(formId: number, extracted: number | null, corrected: number | null, origin: Origin): void {
    for (const row of this.#rows.all(formId) as Row[]) {
      const fields = fieldsOf('indicator', row);
      const read = (year: number | null): Fields =>
        readAnew(fields, this.#contexts.of(row.indicator_id, year));
      const before = read(extracted);
      // A row that cannot be read as it was read then is left as it is.
      if (READING_FIELDS.some((field) => before[field] !== fields[field])) continue;
      const after = read(corrected);
      const changed = READING_FIELDS.filter((field) => after[field] !== before[field]);
      if (changed.length === 0) continue;
      const origins = changed.map((field) => [field, { extracted: fields[field] ?? null, ...origin }]);
      this.#update.run({
        ...after,
        indicator_id: row.indicator_id,
        corrected: JSON.stringify(Object.fromEntries(origins)),
      });
    }
  }
}
