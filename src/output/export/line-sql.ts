/**
 * SQL whose value is one row as one line of text. SQLite builds a line in a third of the time it takes to hand the row's forty values
 * to JavaScript and join them there: 300,000 lines a second as JSON, 200,000 as CSV, against 85,000 and 95,000 (bench/export.ts).
 */
import type { ExportColumn, ExportTable, ObjectOfColumns } from './export-tables.ts';
import { GUARDED_FIRST } from './formula-guard.ts';

/** Name of the SQL function that gives a JSON list of `{label, value}` with the values' white space removed. */
export const COMPACT_PAIRS = 'jixiao_compact_pairs';

/** One JSON object with a line feed. */
export function jsonLine(table: ExportTable): string {
  const grouped = new Map(
    Object.entries(table.objects).flatMap(([name, object]) =>
      Object.values(object.fields).map((column) => [column, { name, object }] as const),
    ),
  );
  const done = new Set<string>();
  const members: string[] = [];
  for (const column of table.columns) {
    const group = grouped.get(column.name);
    if (group === undefined) members.push(`'${column.name}', ${jsonValue(column)}`);
    else if (!done.has(group.name)) {
      done.add(group.name);
      members.push(`'${group.name}', ${jsonObject(group.object)}`);
    }
  }
  return `json_object(${members.join(', ')}) || char(10)`;
}

function jsonObject({ fields, key }: ObjectOfColumns): string {
  const members = Object.entries(fields).map(([field, column]) => `'${field}', ${column}`);
  return `iif(${key} IS NULL, NULL, json_object(${members.join(', ')}))`;
}

function jsonValue({ name, type }: ExportColumn): string {
  switch (type) {
    case 'number':
      return plainNumber(name);
    case 'flag':
      return `json(iif(${name}, 'true', 'false'))`;
    case 'texts':
    case 'integers':
      return `json(${name})`;
    case 'box':
      return `json(${plainBox(name)})`;
    case 'pairs':
      return `json(${compactPairs(name)})`;
    default:
      return name;
  }
}

/** A column's value as the formats with types of their own take it. */
export function plainValue({ name, type }: ExportColumn): string {
  if (type === 'box') return plainBox(name);
  return type === 'pairs' ? compactPairs(name) : name;
}

/** One line of CSV (RFC 4180) that a spreadsheet can open and in which no cell is a formula. Texts stand in quotes, numbers do not. */
export function csvLine(table: ExportTable): string {
  const cells = table.columns.map((column) => `ifnull(${csvCell(column)}, '')`);
  return `concat_ws(',', ${cells.join(', ')}) || char(13, 10)`;
}

export function csvHeader(table: ExportTable): string {
  return `${table.columns.map((column) => column.name).join(',')}\r\n`;
}

function csvCell({ name, type }: ExportColumn): string {
  switch (type) {
    case 'text':
      return `'"' || ${formulaGuard(name)} || replace(${name}, '"', '""') || '"'`;
    case 'number':
      return plainNumber(name);
    case 'flag':
      return `iif(${name}, 'true', 'false')`;
    case 'texts':
    case 'integers':
      return csvList(name);
    case 'box':
      return `'"' || ${plainBox(name)} || '"'`;
    case 'pairs':
      return csvList(compactPairs(name));
    default:
      return name;
  }
}

/** Lists stand in a cell as JSON, an empty list as nothing. */
function csvList(list: string): string {
  return `iif(${list} = '[]', '', '"' || replace(${list}, '"', '""') || '"')`;
}

/** Signs sort before letters or, full-width, behind ideographs: one comparison spares most texts the look at their first character. */
function formulaGuard(name: string): string {
  const codes = [...GUARDED_FIRST].map((sign) => sign.codePointAt(0)).join(', ');
  return (
    `CASE WHEN (${name} < 'A' OR ${name} >= char(65280)) AND length(${name}) > 1 ` +
    `AND unicode(${name}) IN (${codes}) THEN '''' ELSE '' END`
  );
}

/** SQLite prints 150000.0 where JavaScript prints 150000. Other numbers are printed with the digits that give them back exactly. */
function plainNumber(name: string): string {
  return `iif(${name} = CAST(${name} AS INTEGER), CAST(${name} AS INTEGER), ${name})`;
}

/** `[300.25,100.0,380.5,120.0]` as `[300.25,100,380.5,120]`. */
function plainBox(name: string): string {
  return `replace(replace(${name}, '.0,', ','), '.0]', ']')`;
}

function compactPairs(name: string): string {
  return `iif(${name} = '[]', '[]', ${COMPACT_PAIRS}(${name}))`;
}
