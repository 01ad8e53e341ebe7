/** Rows in the formats of other programs: JSON lines, CSV that Excel opens right and in which no cell is a formula, XLSX, Parquet. */
import Papa from 'papaparse';
import type { IndicatorRow } from './contract-rows.ts';
import type { CompiledQuery, DatabaseReader } from './database-reader.ts';
import { EXPORT_TABLES, type ExportKind } from './export/export-tables.ts';
import { GUARDED } from './export/formula-guard.ts';
import { csvHeader, csvLine, jsonLine } from './export/line-sql.ts';
import { parquetBytes } from './export/parquet.ts';
import { readLines } from './export/read-rows.ts';
import { workbookBytes } from './export/xlsx.ts';
import { compileIndicators, type IndicatorFilter } from './query.ts';

/** Formats that are text, one row a line. */
export type TextFormat = 'jsonl' | 'csv';
export type ExportFormat = TextFormat | 'xlsx' | 'parquet';

/** Rows a chunk holds, about 100 KB: few large writes are what makes an export fast. */
const BATCH_ROWS = 128;

/** Excel reads a CSV without it in the code page of its country. */
const BYTE_ORDER_MARK = '\ufeff';

/**
 * The export of everything of one kind, or of what a filter of `queryIndicators` names, in chunks of bytes; memory does not grow with
 * the number of rows. Indicators that a filter names come in its order, all else by document (code-unit order), form and ordinal. It
 * shows one moment of the database.
 *
 * With a filter, forms, documents and problems are those of the forms its rows stand in, and a review holds rows only.
 *
 * @throws DatabaseError while it is read; UsageError where the filter is not one
 */
export function exportRows(
  database: DatabaseReader,
  what: ExportKind,
  format: ExportFormat,
  filter?: IndicatorFilter,
): Iterable<Buffer> {
  const only = filter === undefined ? null : compileIndicators(filter);
  return database.snapshot(bytesOf(database, what, format, only));
}

function bytesOf(
  database: DatabaseReader,
  what: ExportKind,
  format: ExportFormat,
  only: CompiledQuery | null,
): Iterable<Buffer> {
  switch (format) {
    case 'xlsx':
      return workbookBytes(database, what, only);
    case 'parquet':
      return parquetBytes(database, what, only);
    default:
      return textBytes(database, what, format, only);
  }
}

function* textBytes(
  database: DatabaseReader,
  what: ExportKind,
  format: TextFormat,
  only: CompiledQuery | null,
): Iterable<Buffer> {
  const table = EXPORT_TABLES[what];
  if (format === 'csv') yield Buffer.from(BYTE_ORDER_MARK + csvHeader(table));
  yield* readLines(database, table, format === 'csv' ? csvLine(table) : jsonLine(table), only);
}

/** Indicator rows of a query, as text chunks. */
export function* formatIndicators(rows: Iterable<IndicatorRow>, format: TextFormat): Iterable<string> {
  const names = EXPORT_TABLES.indicators.columns.map(({ name }) => name as keyof IndicatorRow);
  if (format === 'csv') yield BYTE_ORDER_MARK + csvLines([names]);
  for (const batch of batches(rows)) {
    yield format === 'csv'
      ? csvLines(batch.map((row) => names.map((name) => flat(row[name]))))
      : batch.map((row) => `${JSON.stringify(row)}\n`).join('');
  }
}

function* batches<Row>(rows: Iterable<Row>): Iterable<readonly Row[]> {
  let batch: Row[] = [];
  for (const row of rows) {
    batch.push(row);
    if (batch.length < BATCH_ROWS) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

function csvLines(rows: readonly (readonly unknown[])[]): string {
  return `${Papa.unparse(rows as unknown[][], { escapeFormulae: GUARDED })}\r\n`;
}

/** Lists stand in a CSV cell as JSON; an empty list as nothing. */
function flat(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  return value.length === 0 ? '' : JSON.stringify(value);
}
