/** What became of corrections after another reading: applied, in conflict, lost, or on a row they were not made on. */
import Database from 'better-sqlite3';

export interface Made {
  readonly document: string;
  /** Of the printed row or form it was made on, over all readings. */
  readonly name: string;
  readonly rowId: string;
  readonly correction: number;
}

export interface Outcome {
  readonly applied: number;
  readonly conflicts: number;
  readonly lost: readonly Made[];
  readonly wrong: readonly string[];
}

/** A form of a reading with the names of its printed rows; null for a row that is none of them. */
export interface NamedReading {
  readonly name: string;
  readonly rows: readonly { readonly name: string | null }[];
}

/** Ids of all forms and rows of the current extractions, each with its document and the name of what it truly is. */
export function namesById(
  file: string,
  readings: ReadonlyMap<string, readonly NamedReading[]>,
): Map<string, string> {
  const connection = new Database(file, { readonly: true });
  const rows = connection
    .prepare(
      `SELECT d.document, f.ordinal AS form, f.row_id AS form_id, i.ordinal, i.row_id FROM documents d
       JOIN extractions e ON e.document_id = d.id AND e.is_current = 1 JOIN forms f ON f.extraction_id = e.id
       LEFT JOIN indicators i ON i.form_id = f.id`,
    )
    .all() as {
    document: string;
    form: number;
    form_id: string;
    ordinal: number | null;
    row_id: string | null;
  }[];
  connection.close();
  const names = new Map<string, string>();
  for (const { document, form, form_id, ordinal, row_id } of rows) {
    const reading = readings.get(document)?.[form - 1];
    names.set(form_id, `${document}: ${reading?.name}`);
    if (row_id !== null && ordinal !== null)
      names.set(row_id, `${document}: ${reading?.rows[ordinal - 1]?.name}`);
  }
  return names;
}

/** @param names what each id of the current extractions truly is */
export function outcome(file: string, made: readonly Made[], names: ReadonlyMap<string, string>): Outcome {
  const connection = new Database(file, { readonly: true });
  const conflicts = new Set(
    connection.prepare('SELECT correction_id FROM current_conflicts').pluck().all() as number[],
  );
  const rows = connection
    .prepare(
      `SELECT row_id, corrected, accepted FROM current_indicators UNION ALL SELECT row_id, corrected, accepted FROM current_forms`,
    )
    .all() as { row_id: string; corrected: string | null; accepted: string | null }[];
  connection.close();
  const byId = new Map(rows.map((row) => [row.row_id, row]));
  const lost: Made[] = [];
  const wrong: string[] = [];
  let applied = 0;
  for (const correction of made) {
    const row = byId.get(correction.rowId);
    const is = names.get(correction.rowId);
    const meant = `${correction.document}: ${correction.name}`;
    // A row that was read twice is one printed row: which of its two readings is meant makes no difference.
    if (is !== undefined && printedRow(is) !== printedRow(meant)) wrong.push(`${meant} → ${is}`);
    if (conflicts.has(correction.correction)) continue;
    // Applied is what the row itself says was done to it.
    if (row === undefined || (row.corrected === null && row.accepted === null)) lost.push(correction);
    else applied++;
  }
  return { applied, conflicts: conflicts.size, lost, wrong };
}

function printedRow(name: string): string {
  return name.replace(/ again$/u, '');
}
