/** Records corrections and acceptances, each in one transaction with the rows that follow from it. */
import { JixiaoError, UsageError } from '../../parsers/errors.ts';
import type { Connection } from '../connection.ts';
import { EffectiveRows } from '../read-model/effective-rows.ts';
import {
  type Fields,
  fieldsOf,
  type FieldValue,
  parseField,
  READING_FIELDS,
  type What,
  whatOf,
} from './correctable.ts';
import { withDerived, wrongReading } from './derive-fields.ts';
import { type Correction, LiveCorrections } from './live-corrections.ts';
import { TargetContexts } from './target-context.ts';

export interface Author {
  readonly by: string | null;
  readonly note: string | null;
}

export interface Recorded {
  readonly correction: number;
  readonly rowId: string;
  /** What changed in the row that holds; `[]` for an acceptance. */
  readonly changes: readonly {
    readonly field: string;
    readonly before: FieldValue;
    readonly after: FieldValue;
  }[];
}

/** A row or form as it holds now and as it was extracted. */
export interface FoundRow {
  readonly rowId: string;
  readonly what: What;
  readonly documentId: number;
  readonly key: number;
  readonly effective: Readonly<Record<string, unknown>>;
  readonly extracted: Readonly<Record<string, unknown>>;
}

const TABLES = {
  indicator: { effective: 'effective_indicators', extracted: 'indicators', key: 'indicator_id' },
  form: { effective: 'effective_forms', extracted: 'forms', key: 'form_id' },
} as const;

/** So much of an id names a row, where no other begins alike. */
const SHORTEST_ID = 4;

export class CorrectionWriter {
  readonly #connection: Connection;
  readonly #effective: EffectiveRows;
  readonly #live: LiveCorrections;
  readonly #contexts: TargetContexts;

  constructor(connection: Connection) {
    this.#connection = connection;
    this.#effective = new EffectiveRows(connection);
    this.#live = new LiveCorrections(connection);
    this.#contexts = new TargetContexts(connection);
  }

  /**
   * Corrects fields of one row or form.
   * @param written the new values as text by field; `''` is null
   * @throws UsageError where there is no such row, no such field, or a value that cannot be
   */
  correct(id: string, written: Readonly<Record<string, string>>, author: Author): Recorded {
    return this.#transaction(() => {
      const row = this.find(id);
      return this.#correct(row, parsed(row.what, written), author);
    });
  }

  /**
   * Says that rows or forms are right as they are shown; all of them or none.
   * @throws UsageError where there is no such row, or one has a correction that waits for a decision
   */
  accept(ids: readonly string[], author: Author): readonly Recorded[] {
    return this.#transaction(() => ids.map((id) => this.#accept(this.find(id), author)));
  }

  /** Takes a correction back: what was extracted holds again. Its record stays. */
  withdraw(correction: number, author: Author): void {
    this.#transaction(() => {
      const { documentId } = this.#open(correction);
      this.#close([correction], 'withdrawn', author, null);
      this.#effective.refresh(documentId);
    });
  }

  /** Holds a correction up against what is extracted now: what it says shall hold, or what was accepted is right as it reads now. */
  keep(correction: number, author: Author): Recorded {
    return this.#transaction(() => {
      const { found, rowId } = this.#open(correction);
      const waits = this.#connection
        .prepare('SELECT 1 FROM conflicts WHERE correction_id = ?')
        .get(correction);
      if (waits === undefined)
        throw new UsageError(`correction ${correction} is in force; there is nothing to decide`);
      return this.#renew(found, this.find(rowId), 'replaced', author);
    });
  }

  /** Moves a correction whose row was lost to the row it is now. */
  move(correction: number, to: string, author: Author): Recorded {
    return this.#transaction(() => {
      const { found, documentId } = this.#open(correction);
      const row = this.find(to);
      if (row.documentId !== documentId) throw new UsageError(`${row.rowId} is a row of another document`);
      if (row.what !== found.what) throw new UsageError(`${row.rowId} is no ${found.what}`);
      return this.#renew(found, row, 'moved', author);
    });
  }

  /** The row or form an id, or the beginning of one, names. */
  find(id: string): FoundRow {
    const what = whatOf(id);
    const { effective, extracted, key } = TABLES[what];
    const rows = this.#connection
      .prepare(`SELECT * FROM ${effective} WHERE row_id >= ? AND row_id < ? LIMIT 3`)
      .all(id, `${id}~`) as Record<string, unknown>[];
    const [row] = rows;
    if (row === undefined || id.length < SHORTEST_ID) {
      throw new UsageError(
        `there is no row ${id}; "jixiao query --review" and "jixiao show" list ids, "jixiao conflicts" those whose rows are gone`,
      );
    }
    if (rows.length > 1) throw new UsageError(`${id} begins the ids of several rows; give more of it`);
    const source = this.#connection.prepare(`SELECT * FROM ${extracted} WHERE id = ?`).get(row[key]);
    return {
      rowId: row.row_id as string,
      what,
      documentId: row.document_id as number,
      key: row[key] as number,
      effective: row,
      extracted: source as Record<string, unknown>,
    };
  }

  /** What people have said about a row and not taken back, in the order they said it. */
  saidOf(row: FoundRow): readonly Correction[] {
    return this.#live.of(row.documentId).filter(({ rowId }) => rowId === row.rowId);
  }

  #correct(row: FoundRow, explicit: Fields, author: Author): Recorded {
    const shown = fieldsOf(row.what, row.effective);
    const wanted =
      row.what === 'form'
        ? explicit
        : withDerived(shown, explicit, this.#contexts.of(row.key, row.effective.year as number | null));
    if (READING_FIELDS.some((field) => Object.hasOwn(wanted, field))) {
      const wrong = wrongReading({ ...shown, ...wanted });
      if (wrong !== null) throw new UsageError(`${row.rowId}: ${wrong}`);
    }
    const extracted = fieldsOf(row.what, row.extracted);
    const renewed = this.saidOf(row).filter((c) => isOverridden(c, explicit));
    const changes = Object.entries(wanted).map(([field, after]) => ({
      field,
      before: shown[field] ?? null,
      after,
    }));
    const told = changes.filter(({ before, after }) => before !== after);
    if (told.length === 0 && renewed.length === 0) {
      throw new UsageError(`${row.rowId} says so already; "jixiao accept ${row.rowId}" marks it as right`);
    }
    const correction = this.#insert(row, 'correct', author);
    const insert = this.#connection.prepare(
      'INSERT INTO correction_fields (correction_id, position, field, extracted, before, after, derived) VALUES (?, ?, ?, ?, ?, ?, ?)',
    );
    changes.forEach(({ field, before, after }, position) => {
      const derived = Object.hasOwn(explicit, field) ? 0 : 1;
      const values = [extracted[field] ?? null, before, after].map((value) => JSON.stringify(value));
      insert.run(correction, position, field, ...values, derived);
    });
    this.#close(
      renewed.map(({ id }) => id),
      'replaced',
      author,
      correction,
    );
    this.#effective.refresh(row.documentId);
    return { correction, rowId: row.rowId, changes: told };
  }

  #accept(row: FoundRow, author: Author): Recorded {
    const open = this.#connection
      .prepare('SELECT correction_id FROM conflicts WHERE document_id = ? AND row_id = ?')
      .pluck()
      .get(row.documentId, row.rowId) as number | undefined;
    if (open !== undefined) {
      throw new UsageError(
        `${row.rowId} has a correction that does not fit what was extracted last; decide it first with "jixiao resolve ${open}"`,
      );
    }
    const earlier = this.saidOf(row).filter(({ action }) => action === 'accept');
    const correction = this.#insert(row, 'accept', author);
    this.#close(
      earlier.map(({ id }) => id),
      'replaced',
      author,
      correction,
    );
    this.#effective.refresh(row.documentId);
    return { correction, rowId: row.rowId, changes: [] };
  }

  #renew(found: Correction, row: FoundRow, as: 'replaced' | 'moved', author: Author): Recorded {
    const { by, note } = author;
    const renewed = { by: by ?? found.by, note: note ?? found.note };
    // Closed first: an acceptance must not find its own conflict.
    this.#close([found.id], as, author, null);
    this.#effective.refresh(row.documentId);
    const explicit = Object.fromEntries(
      found.fields.filter(({ derived }) => !derived).map(({ field, after }) => [field, after]),
    );
    const recorded =
      found.action === 'accept'
        ? this.#accept(this.find(row.rowId), renewed)
        : this.#again(row, explicit, renewed);
    this.#connection
      .prepare('UPDATE corrections SET replaced_by = ? WHERE id = ?')
      .run(recorded.correction, found.id);
    return recorded;
  }

  /** A correction the row has come to say itself stays on record as an acceptance. */
  #again(row: FoundRow, explicit: Fields, author: Author): Recorded {
    const now = this.find(row.rowId);
    const shown = fieldsOf(now.what, now.effective);
    const differs = Object.entries(explicit).some(([field, after]) => shown[field] !== after);
    return differs ? this.#correct(now, explicit, author) : this.#accept(now, author);
  }

  #open(correction: number): { found: Correction; documentId: number; rowId: string } {
    const row = this.#connection
      .prepare('SELECT document_id, row_id, closed_as FROM corrections WHERE id = ?')
      .get(correction) as { document_id: number; row_id: string; closed_as: string | null } | undefined;
    if (row === undefined) throw new UsageError(`there is no correction ${correction}`);
    if (row.closed_as !== null) throw new UsageError(`correction ${correction} is closed (${row.closed_as})`);
    const found = this.#live.of(row.document_id).find(({ id }) => id === correction);
    if (found === undefined)
      throw new JixiaoError('database-error', `correction ${correction} cannot be read`);
    return { found, documentId: row.document_id, rowId: row.row_id };
  }

  #insert(row: FoundRow, action: 'correct' | 'accept', { by, note }: Author): number {
    const { lastInsertRowid } = this.#connection
      .prepare(
        `INSERT INTO corrections (document_id, row_id, what, action, made_by, made_at, note, seen_extracted, seen_effective)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(
        row.documentId,
        row.rowId,
        row.what,
        action,
        by,
        new Date().toISOString(),
        note,
        JSON.stringify(fieldsOf(row.what, row.extracted)),
        JSON.stringify(fieldsOf(row.what, row.effective)),
      );
    return Number(lastInsertRowid);
  }

  #close(
    corrections: readonly number[],
    as: 'withdrawn' | 'replaced' | 'moved',
    { by }: Author,
    replacedBy: number | null,
  ): void {
    const close = this.#connection.prepare(
      'UPDATE corrections SET closed_at = ?, closed_by = ?, closed_as = ?, replaced_by = ? WHERE id = ?',
    );
    for (const id of corrections) close.run(new Date().toISOString(), by, as, replacedBy, id);
  }

  #transaction<T>(work: () => T): T {
    return this.#connection.transaction(work).immediate();
  }
}

function parsed(what: What, written: Readonly<Record<string, string>>): Fields {
  const wrong: string[] = [];
  const fields: Record<string, FieldValue> = {};
  for (const [field, text] of Object.entries(written)) {
    const result = parseField(what, field, text);
    if ('wrong' in result) wrong.push(result.wrong);
    else fields[field] = result.value;
  }
  if (wrong.length > 0) throw new UsageError(wrong.join('\n'));
  return fields;
}

/** Whether the new correction says anew all that an earlier one said. */
function isOverridden(earlier: Correction, explicit: Fields): boolean {
  return (
    earlier.action === 'correct' &&
    earlier.fields.every(({ field, derived }) => derived || Object.hasOwn(explicit, field))
  );
}
