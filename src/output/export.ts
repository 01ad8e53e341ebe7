/** Rows as text, chunk by chunk: JSON lines, or CSV that Excel opens right and in which no cell is a formula. */
import Papa from 'papaparse';
import type { DocumentRow, FormRow, IndicatorRow } from './contract-rows.ts';
import type { DatabaseReader } from './database-reader.ts';

export type ExportFormat = 'jsonl' | 'csv';
export type ExportKind = 'indicators' | 'forms' | 'documents';

/** Rows a chunk holds, about 100 KB: few large writes are what makes an export fast. */
const BATCH_ROWS = 128;

const BYTE_ORDER_MARK = '\ufeff';

/**
 * What a spreadsheet would run as a formula (its full-width signs too, which Excel reads in Chinese); papaparse puts a `'` in front.
 * A lone sign is none: `=` is a comparator, `-` an empty target.
 */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]./su;

/** The export of everything of one kind, as text chunks. */
export function exportRows(
  database: DatabaseReader,
  what: ExportKind,
  format: ExportFormat,
): Iterable<string> {
  switch (what) {
    case 'indicators':
      return formatRows(database.indicators(), format, INDICATOR_COLUMNS);
    case 'forms':
      return formatRows(database.forms(), format, FORM_COLUMNS);
    case 'documents':
      return formatRows(database.documents(), format, DOCUMENT_COLUMNS);
  }
}

/** Indicator rows of a query, as text chunks. */
export function formatIndicators(rows: Iterable<IndicatorRow>, format: ExportFormat): Iterable<string> {
  return formatRows(rows, format, INDICATOR_COLUMNS);
}

type Columns<Row> = readonly (readonly [name: string, value: (row: Row) => unknown])[];

function* formatRows<Row>(
  rows: Iterable<Row>,
  format: ExportFormat,
  columns: Columns<Row>,
): Iterable<string> {
  if (format === 'csv') yield BYTE_ORDER_MARK + csvLines([columns.map(([name]) => name)]);
  for (const batch of batches(rows)) {
    yield format === 'csv'
      ? csvLines(batch.map((row) => columns.map(([, value]) => flat(value(row)))))
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
  return `${Papa.unparse(rows as unknown[][], { escapeFormulae: FORMULA })}\r\n`;
}

/** Lists stand in a CSV cell as JSON; an empty list as nothing. */
function flat(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  return value.length === 0 ? '' : JSON.stringify(value);
}

/** Columns named like the fields, in their order. */
function same<Row>(...names: (keyof Row & string)[]): Columns<Row> {
  return names.map((name) => [name, (row: Row) => row[name]] as const);
}

const INDICATOR_COLUMNS = same<IndicatorRow>(
  'document',
  'form',
  'title',
  'year',
  'project_name',
  'department',
  'ordinal',
  'level1',
  'level2',
  'level3',
  'level1_code',
  'level2_code',
  'explanation',
  'weight',
  'level1_weight',
  'target',
  'kind',
  'comparator',
  'value',
  'value_high',
  'unit',
  'base_value',
  'base_value_high',
  'base_unit',
  'date',
  'page',
  'box',
  'confidence',
  'review',
  'problems',
  'period',
  'area',
  'midterm_target',
  'longterm_target',
  'actual',
  'score',
  'deviation_reason',
  'others',
);

const FORM_COLUMNS: Columns<FormRow> = [
  ...same<FormRow>('document', 'form', 'title', 'year', 'project_name', 'department'),
  ['region_name', (row) => row.region?.name],
  ['region_code', (row) => row.region?.code],
  ...same<FormRow>(
    'budget_yuan',
    'fiscal_yuan',
    'period_start',
    'period_end',
    'annual_goal',
    'longterm_goal',
    'content',
    'pages',
    'review',
    'problems',
    'fields',
    'notes',
    'indicators',
  ),
];

const DOCUMENT_COLUMNS: Columns<DocumentRow> = [
  ...same<DocumentRow>('document', 'sha256', 'bytes', 'media_type', 'status'),
  ['error_code', (row) => row.error?.code],
  ['error_message', (row) => row.error?.message],
  ['error_page', (row) => row.error?.page],
  ...same<DocumentRow>(
    'pages',
    'forms',
    'indicators',
    'imported_at',
    'extractor_version',
    'missing_since',
    'missing_reason',
  ),
];
