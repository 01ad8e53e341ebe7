/** How the cells of a line are divided in a text that marks them: tabs, bars (Markdown), commas or semicolons (CSV). */
import Papa from 'papaparse';
import { isAreaName } from '../../../glossary/column-groups.ts';
import { type ColumnRole, columnRole, isIndicatorHeader, resolveRoles } from '../../../glossary/columns.ts';
import { compact } from '../../../glossary/compact.ts';
import { withoutMarkup } from './markdown-markup.ts';

export interface Dialect {
  readonly name: 'tab' | 'bar' | 'comma' | 'semicolon';
  /** Whether a line is one of a table's. */
  readonly divides: (line: string) => boolean;
  /** The line's cells, white space around them removed. */
  readonly cells: (line: string) => readonly string[];
  /** Whether a quoted cell may go on in the next line (Excel's way to copy a line break). */
  readonly quotes: boolean;
}

const TAB: Dialect = {
  name: 'tab',
  divides: (line) => line.includes('\t'),
  cells: (line) => line.split('\t').map(unquote),
  quotes: true,
};

const BAR: Dialect = {
  name: 'bar',
  divides: (line) => line.split('|').length > 2,
  cells: (line) => barCells(line),
  quotes: false,
};

/**
 * The cells of a row of a bar table, as Markdown has it: bars at its ends are its border, one behind a backslash is a character. In a
 * table without borders a bar at the beginning stands behind an empty cell.
 */
export function barCells(row: string, bordered = true): readonly string[] {
  const own = row.trim();
  return (bordered ? own.replace(/^\||\|$/gu, '') : own)
    .split(/(?<!\\)\|/u)
    .map((cell) => withoutMarkup(cell.replace(/\\\|/gu, '|').trim()));
}

/** CSV; a spreadsheet whose numbers have a comma for the point parts cells by semicolons. */
function separated(mark: ',' | ';'): Dialect {
  return {
    name: mark === ',' ? 'comma' : 'semicolon',
    divides: (line) => line.includes(mark),
    cells: (line) =>
      (Papa.parse<string[]>(line, { delimiter: mark }).data[0] ?? []).map((cell) => cell.trim()),
    quotes: true,
  };
}

/** The longest header cell met, and then some: without its remark, as in `评分标准（按照…如实填写）`, which may be of any length. */
const MAX_HEADER_LENGTH = 24;

/** The dialects, the surest first. */
export const DIALECTS: readonly Dialect[] = [BAR, TAB, separated(','), separated(';')];

export function isHeaderCells(cells: readonly string[]): boolean {
  // Before the first level a label may run down the side, padded with anything.
  const first = cells.findIndex((cell) => /^level/u.test(columnRole(cell) ?? ''));
  const isLong = (cell: string) => cell.replace(REMARK, '').length > MAX_HEADER_LENGTH;
  return !cells.some((cell, at) => at >= first && isLong(cell)) && isIndicatorHeader(headerRoles(cells));
}

const REMARK = /[（(][^（）()]*[）)]/gu;

/**
 * The roles of a header's columns, null where a name states none; the names of places head values, where there are several. What
 * 指标值类型 holds, a sign or a word such as 定性, tells its cells from others as a sign's column does.
 */
export function headerRoles(names: readonly string[]): readonly (ColumnRole | null)[] {
  const areas = names.filter(isAreaName).length;
  return resolveRoles(names).map((role, at) => {
    if (VALUE_TYPE.test(compact(names[at]!))) return 'sign';
    return role ?? (areas > 1 && isAreaName(names[at]!) ? 'target' : null);
  });
}

const VALUE_TYPE = /^(?:指标|目标)值类型$/u;

function unquote(cell: string): string {
  const text = cell.trim();
  // A cell that only begins and ends with quoted words is none: "甲"与"乙".
  return /^"(?:[^"]|"")*"$/u.test(text) ? text.slice(1, -1).replace(/""/gu, '"') : text;
}
