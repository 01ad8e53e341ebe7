/**
 * The sheet people review in: `jixiao export --what review` writes it, `jixiao correct --from` reads it back. A line is an indicator row
 * or a form. A changed cell becomes a correction; something in `ok` accepts the line; `note` says why. `state` tells whether the row is
 * still what was exported: a cell can only be told changed against that.
 */
import { createHash } from 'node:crypto';
import { FORM_FIELDS, INDICATOR_FIELDS, type IndicatorField } from '../row-fields.ts';
import type { StoredForm, StoredIndicator } from '../view-rows.ts';
import { CORRECTABLE, type FieldValue, type What } from './correctable.ts';

/** Fields that few forms have, and codes that follow from the levels: corrected by `jixiao correct` alone. */
const NOT_IN_SHEET = ['level1_code', 'level2_code', 'period', 'area'] as const;
type SheetField = Exclude<IndicatorField, (typeof NOT_IN_SHEET)[number]>;

function isInSheet(field: IndicatorField): field is SheetField {
  return !(NOT_IN_SHEET as readonly string[]).includes(field);
}

/** Columns of the sheet in order: what names the line, what may be changed, what the person says. */
export const REVIEW_COLUMNS = [
  'row_id',
  'document',
  'form',
  'ordinal',
  'page',
  'problems',
  ...FORM_FIELDS,
  ...INDICATOR_FIELDS.filter(isInSheet),
  'ok',
  'note',
  'state',
] as const;

export type ReviewColumn = (typeof REVIEW_COLUMNS)[number];
/** A line of the sheet; null is an empty cell. */
export type ReviewLine = Readonly<Record<ReviewColumn, FieldValue>>;

/** The columns that may be changed on a line of this kind; the other field columns are empty on it. */
export function editableColumns(what: What): readonly ReviewColumn[] {
  return REVIEW_COLUMNS.filter((column) => CORRECTABLE[what].includes(column));
}

export function reviewLine(what: What, row: StoredIndicator | StoredForm): ReviewLine {
  const values = row as unknown as Readonly<Record<string, FieldValue>>;
  const line = Object.fromEntries(REVIEW_COLUMNS.map((column) => [column, null as FieldValue]));
  for (const column of ['row_id', 'document', 'form', 'ordinal', 'page', ...editableColumns(what)]) {
    line[column] = values[column] ?? null;
  }
  line.problems = (JSON.parse(row.problems) as string[]).join(', ');
  line.state = stateOf(what, values);
  return line as ReviewLine;
}

/** A short hash of what may be changed on a line, as it holds in the database. */
export function stateOf(what: What, row: Readonly<Record<string, unknown>>): string {
  const values = editableColumns(what).map((column) => row[column] ?? null);
  return createHash('sha256').update(JSON.stringify(values)).digest('hex').slice(0, 12);
}
