/** Rows of any columns as text, chunk by chunk: JSON, JSON lines, or CSV that Excel opens right and in which no cell is a formula. */
import Papa from 'papaparse';
import { GUARDED } from './export/formula-guard.ts';

export type RecordFormat = 'json' | 'jsonl' | 'csv';

/** Rows a chunk holds: few large writes are fast. */
const BATCH_ROWS = 128;
const BYTE_ORDER_MARK = '\ufeff';

/** JSON objects in one array, a row a line. */
export function* jsonArray(rows: Iterable<object>): Iterable<string> {
  let before = '[';
  for (const row of rows) {
    yield `${before}\n${JSON.stringify(row)}`;
    before = ',';
  }
  yield before === '[' ? '[]\n' : '\n]\n';
}

export function* jsonLines(rows: Iterable<object>): Iterable<string> {
  for (const row of rows) yield `${JSON.stringify(row)}\n`;
}

/** Rows as arrays under their columns' names. Of two columns of one name, JSON has the last. */
export function recordLines(
  columns: readonly string[],
  rows: Iterable<readonly unknown[]>,
  format: RecordFormat,
): Iterable<string> {
  if (format === 'csv') return csv(columns, rows);
  return format === 'json' ? jsonArray(objects(columns, rows)) : jsonLines(objects(columns, rows));
}

function* objects(columns: readonly string[], rows: Iterable<readonly unknown[]>): Iterable<object> {
  for (const row of rows) yield Object.fromEntries(columns.map((name, i) => [name, row[i] ?? null]));
}

function* csv(columns: readonly string[], rows: Iterable<readonly unknown[]>): Iterable<string> {
  yield BYTE_ORDER_MARK + csvLines([columns]);
  let batch: (readonly unknown[])[] = [];
  for (const row of rows) {
    batch.push(row);
    if (batch.length < BATCH_ROWS) continue;
    yield csvLines(batch);
    batch = [];
  }
  if (batch.length > 0) yield csvLines(batch);
}

function csvLines(rows: readonly (readonly unknown[])[]): string {
  return `${Papa.unparse(rows as unknown[][], { escapeFormulae: GUARDED })}\r\n`;
}
