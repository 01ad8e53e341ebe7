/** What can be exported: which view, which columns of it, each with its type, in what order. Every format is made from this. */

import { editableColumns, REVIEW_COLUMNS, type ReviewColumn } from '../corrections/review-sheet.ts';
import type { What } from '../corrections/correctable.ts';

export type ExportKind = 'indicators' | 'forms' | 'documents' | 'review' | 'problems';

/**
 * - `text`: from a document, so it may be anything, also what a spreadsheet would run
 * - `code`: from our own vocabulary, a hash or a key: never a quote, a comma or a formula
 * - `date`: `YYYY-MM-DD`; `time`: ISO 8601, UTC
 * - `flag`: 0 or 1 in the database
 * - `texts`, `integers`, `box`: JSON arrays in the database, of strings, of integers, of four coordinates or null
 * - `pairs`: JSON array of `{label, value}`, values as printed
 */
export type ColumnType =
  | 'text'
  | 'code'
  | 'integer'
  | 'number'
  | 'date'
  | 'time'
  | 'flag'
  | 'texts'
  | 'integers'
  | 'box'
  | 'pairs';

export interface ExportColumn {
  readonly name: string;
  readonly type: ColumnType;
  /** Width in a spreadsheet, in characters of the default font. */
  readonly width: number;
}

export interface ExportTable {
  /** Where its rows come from, as SQL: a documented view, or a query in parentheses. It has a column `document_id`. */
  readonly from: string;
  /** What its rows share with indicator rows, to tell those that belong to a query's; null where they are indicator rows. */
  readonly key: 'indicator_id' | 'form_id' | 'document_id' | null;
  readonly columns: readonly ExportColumn[];
  /** Names under which columns stand together in one object of a JSON line: it comes where its first column would, or is null. */
  readonly objects: Readonly<Record<string, ObjectOfColumns>>;
  /** Order of the rows within a document. */
  readonly order: string;
}

export interface ObjectOfColumns {
  /** Field of the object → column. */
  readonly fields: Readonly<Record<string, string>>;
  /** The object is null where this column is. */
  readonly key: string;
}

const WIDTHS: Readonly<Record<ColumnType, number>> = {
  text: 24,
  code: 12,
  integer: 8,
  number: 12,
  date: 12,
  time: 20,
  flag: 8,
  texts: 24,
  integers: 10,
  box: 22,
  pairs: 30,
};

/** Columns as `name:type`, or `name:type:width` where the type's usual width is not enough. */
function columns(...specs: readonly string[]): readonly ExportColumn[] {
  return specs.map((spec) => {
    const [name = '', type, width] = spec.split(':') as [string, ColumnType, string?];
    return { name, type, width: width === undefined ? WIDTHS[type] : Number(width) };
  });
}

const READING = [
  'kind:code',
  'comparator:code',
  'value:number',
  'value_high:number',
  'unit:text:10',
  'base_value:number',
  'base_value_high:number',
  'base_unit:text:10',
  'date:date',
];

const INDICATORS = columns(
  'document:text:30',
  'form:integer',
  'title:text',
  'year:integer',
  'project_name:text',
  'department:text',
  'ordinal:integer',
  'level1:text:14',
  'level2:text:16',
  'level3:text:32',
  'level1_code:code:14',
  'level2_code:code:16',
  'explanation:text',
  'weight:number',
  'level1_weight:number',
  'target:text',
  ...READING,
  'page:integer',
  'box:box',
  'confidence:number',
  'review:flag',
  'problems:texts',
  'period:code',
  'area:text:12',
  'midterm_target:text',
  'longterm_target:text',
  'actual:text',
  'score:text:8',
  'deviation_reason:text',
  'others:pairs',
);

const FORMS = columns(
  'document:text:30',
  'form:integer',
  'title:text:32',
  'year:integer',
  'project_name:text',
  'department:text',
  'region_name:text:12',
  'region_code:code',
  'budget_yuan:number:14',
  'fiscal_yuan:number:14',
  'period_start:date',
  'period_end:date',
  'annual_goal:text:40',
  'longterm_goal:text:40',
  'content:text:40',
  'pages:integers',
  'review:flag',
  'problems:texts',
  'fields:pairs',
  'notes:texts:30',
  'indicators:integer',
);

const DOCUMENTS = columns(
  'document:text:40',
  'sha256:code:20',
  'bytes:number:12',
  'media_type:code',
  'status:code',
  'error_code:code:20',
  'error_message:text:40',
  'error_page:integer',
  'pages:integer',
  'forms:integer',
  'indicators:integer',
  'imported_at:time',
  'extractor_version:code',
  'missing_since:time',
  'missing_reason:text',
);

const PROBLEMS = columns(
  'document:text:30',
  'form:integer',
  'ordinal:integer',
  'severity:code',
  'code:code:24',
  'message:text:60',
  'page:integer',
  'x0:number',
  'y0:number',
  'x1:number',
  'y1:number',
  'line_from:integer',
  'line_to:integer',
  'cell_table:integer',
  'cell_row:integer',
  'cell_column:integer',
);

/** Where a column of the review sheet is no text of the usual width. */
const REVIEW_TYPES: Readonly<Partial<Record<ReviewColumn, string>>> = {
  row_id: 'code:14',
  document: 'text:30',
  form: 'integer',
  ordinal: 'integer',
  page: 'integer',
  problems: 'text:30',
  year: 'integer',
  region_code: 'code',
  budget_yuan: 'number:14',
  fiscal_yuan: 'number:14',
  period_start: 'date',
  period_end: 'date',
  level3: 'text:32',
  weight: 'number',
  level1_weight: 'number',
  kind: 'code',
  comparator: 'code',
  value: 'number',
  value_high: 'number',
  unit: 'text:10',
  base_value: 'number',
  base_value_high: 'number',
  base_unit: 'text:10',
  date: 'date',
  ok: 'text:6',
  note: 'text:30',
  state: 'code:14',
};

const REVIEW = columns(...REVIEW_COLUMNS.map((name) => `${name}:${REVIEW_TYPES[name] ?? 'text'}`));

/** Name of the SQL function that gives a line's `state` from what it is and its editable columns in order. */
export const REVIEW_STATE = 'jixiao_review_state';

/** Rows up for review, and forms with a problem of their own; what the one has no field for is null. */
const REVIEW_ROWS = `(
  SELECT ${reviewColumns('indicator')}, document_id, indicator_id FROM current_indicators WHERE review = 1
  UNION ALL
  SELECT ${reviewColumns('form')}, document_id, NULL FROM current_forms WHERE review = 1 AND problems <> '[]')`;

/** As `reviewLine` makes them one by one. */
function reviewColumns(what: What): string {
  const editable = editableColumns(what);
  const shared = ['row_id', 'document', 'form', ...(what === 'indicator' ? ['ordinal', 'page'] : [])];
  return REVIEW_COLUMNS.map((name) => {
    if (name === 'problems') return "(SELECT group_concat(value, ', ') FROM json_each(problems)) AS problems";
    if (name === 'state') return `${REVIEW_STATE}('${what}', ${editable.join(', ')}) AS state`;
    return shared.includes(name) || editable.includes(name) ? name : `NULL AS ${name}`;
  }).join(', ');
}

const REGION: ObjectOfColumns = {
  fields: { name: 'region_name', code: 'region_code' },
  key: 'region_code',
};
const ERROR: ObjectOfColumns = {
  fields: { code: 'error_code', message: 'error_message', page: 'error_page' },
  key: 'error_code',
};

export const EXPORT_TABLES: Readonly<Record<ExportKind, ExportTable>> = {
  indicators: {
    from: 'current_indicators',
    key: null,
    columns: INDICATORS,
    objects: {},
    order: 'form, ordinal',
  },
  forms: {
    from: 'current_forms',
    key: 'form_id',
    columns: FORMS,
    objects: { region: REGION },
    order: 'form',
  },
  documents: {
    from: 'current_documents',
    key: 'document_id',
    columns: DOCUMENTS,
    objects: { error: ERROR },
    order: 'document_id',
  },
  review: {
    from: REVIEW_ROWS,
    key: 'indicator_id',
    columns: REVIEW,
    objects: {},
    order: 'form, ordinal',
  },
  problems: {
    from: 'current_problems',
    key: 'form_id',
    columns: PROBLEMS,
    objects: {},
    order: 'form, ordinal, severity DESC, code, message',
  },
};
