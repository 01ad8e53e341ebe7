/** The flagged rows and forms of a database as cases for a model, with the texts of the source a proposal may quote. */
import type { AssistCase, SourceText } from '../../pipeline/assist/assist-case.ts';
import type { Connection } from '../connection.ts';
import type { StoredForm, StoredIndicator } from '../view-rows.ts';

/** Text of one case, in characters: a request stays small, and a form's many notes cost nothing. */
const MAX_SOURCE_CHARACTERS = 6_000;

/** A printed text with its place, as the tables of cells, head fields and notes hold it. */
interface PrintedRow {
  readonly role: string;
  readonly raw: string;
  readonly page: number | null;
  readonly x0: number | null;
  readonly y0: number | null;
  readonly x1: number | null;
  readonly y1: number | null;
  readonly line_from: number | null;
  readonly line_to: number | null;
  readonly cell_table: number | null;
  readonly cell_row: number | null;
  readonly cell_column: number | null;
}

const PLACE = 'page, x0, y0, x1, y1, line_from, line_to, cell_table, cell_row, cell_column';

const ROW_FIELDS = [
  'level1',
  'level2',
  'level3',
  'explanation',
  'target',
  'kind',
  'comparator',
  'value',
  'value_high',
  'unit',
  'date',
  'year',
] as const;
const FORM_FIELDS = [
  'title',
  'year',
  'project_name',
  'department',
  'budget_yuan',
  'fiscal_yuan',
  'annual_goal',
  'longterm_goal',
  'content',
] as const;

/**
 * Forms with a problem of their own, then rows up for review, document by document.
 * @param documentId only of this document
 */
export function* assistCases(connection: Connection, documentId: number | null): Generator<AssistCase> {
  const documents =
    documentId === null
      ? (connection.prepare('SELECT id FROM documents ORDER BY document, path').pluck().all() as number[])
      : [documentId];
  const forms = connection.prepare(
    "SELECT * FROM current_forms WHERE document_id = ? AND review = 1 AND problems <> '[]' ORDER BY form",
  );
  const rows = connection.prepare(
    'SELECT * FROM current_indicators WHERE document_id = ? AND review = 1 ORDER BY form, ordinal',
  );
  for (const id of documents) {
    for (const form of forms.all(id) as StoredForm[]) yield formCase(connection, form);
    for (const row of rows.all(id) as StoredIndicator[]) yield rowCase(connection, row);
  }
}

function rowCase(connection: Connection, row: StoredIndicator): AssistCase {
  const near = connection
    .prepare(
      `SELECT CASE WHEN i.ordinal < :ordinal THEN 'row above: ' WHEN i.ordinal > :ordinal THEN 'row below: ' ELSE '' END
         || c.role || ifnull(': ' || c.label, '') AS role, c.raw, ${placeOf('c')}
       FROM indicators i JOIN indicator_cells c ON c.indicator_id = i.id
       WHERE i.form_id = :form AND i.ordinal BETWEEN :ordinal - 1 AND :ordinal + 1
       ORDER BY i.ordinal <> :ordinal, i.ordinal, c.position`,
    )
    .all({ form: row.form_id, ordinal: row.ordinal }) as PrintedRow[];
  return {
    rowId: row.row_id,
    kind: 'indicator',
    fields: Object.fromEntries(ROW_FIELDS.map((field) => [field, row[field]])),
    problems: messages(connection, 'indicator_id', row.indicator_id),
    sources: sourceTexts([...near, ...notes(connection, row.form_id)]),
  };
}

function formCase(connection: Connection, form: StoredForm): AssistCase {
  const head = connection
    .prepare(
      `SELECT ifnull(label_group, '') || label AS role, raw, ${PLACE} FROM head_fields WHERE form_id = ? ORDER BY position`,
    )
    .all(form.form_id) as PrintedRow[];
  return {
    rowId: form.row_id,
    kind: 'form',
    fields: Object.fromEntries(FORM_FIELDS.map((field) => [field, form[field]])),
    problems: messages(connection, 'form_id', form.form_id),
    sources: sourceTexts([...head, ...notes(connection, form.form_id)]),
  };
}

function notes(connection: Connection, formId: number): readonly PrintedRow[] {
  return connection
    .prepare(`SELECT 'note' AS role, raw, ${PLACE} FROM notes WHERE form_id = ? ORDER BY position`)
    .all(formId) as PrintedRow[];
}

function messages(connection: Connection, key: 'indicator_id' | 'form_id', id: number): readonly string[] {
  const own = key === 'form_id' ? ' AND indicator_id IS NULL' : '';
  return connection
    .prepare(`SELECT DISTINCT code || ': ' || message FROM problems WHERE ${key} = ?${own} ORDER BY position`)
    .pluck()
    .all(id) as string[];
}

function placeOf(table: string): string {
  return PLACE.replaceAll(/\w+/gu, (column) => `${table}.${column}`);
}

/** What does not fit is left off whole: half a cell could be quoted as if it were one. */
function sourceTexts(printed: readonly PrintedRow[]): readonly SourceText[] {
  const sources: SourceText[] = [];
  let characters = 0;
  for (const row of printed) {
    if (row.raw.trim() === '' || characters + row.raw.length > MAX_SOURCE_CHARACTERS) continue;
    characters += row.raw.length;
    sources.push({ id: `s${sources.length + 1}`, role: row.role, text: row.raw, place: placeText(row) });
  }
  return sources;
}

function placeText(row: PrintedRow): string {
  const { page, x0, y0, x1, y1 } = row;
  if (x0 !== null) return `page ${page}, box ${[x0, y0, x1, y1].map((n) => Math.round(n ?? 0)).join(',')}`;
  if (row.line_from !== null) return `lines ${row.line_from}–${row.line_to}`;
  if (row.cell_row !== null) return `table ${row.cell_table}, row ${row.cell_row}, column ${row.cell_column}`;
  return 'a place that is not known';
}
