/** Rows as the XML of a worksheet (ECMA-376 part 1, 18.3), each value under its own type. */
import { pathToFileURL } from 'node:url';
import type { ColumnType, ExportColumn } from './export-tables.ts';

/** Places of the formats in `cellXfs` of the workbook's styles. */
export const STYLE = { plain: 0, header: 1, date: 2, time: 3, link: 4 } as const;

/** Rows of a sheet, its header among them: Excel's limit. */
export const MAX_ROWS = 1_048_576;

/** Characters of a cell: Excel's limit. What is cut off is said in the cell. */
const MAX_CHARACTERS = 32_767;
const CUT = ' …[cut: a cell holds 32767 characters]';

/** Excel counts days from here; before 1 March 1900 it counts wrong, so earlier dates stay text. */
const EPOCH_MS = Date.UTC(1899, 11, 30);
const FIRST_DATE = '1900-03-01';
const DAY_MS = 86_400_000;

/** What HYPERLINK takes, and how long a text in a formula may be. */
const MAX_LINK = 255;

/** `0` → `A`, `26` → `AA`. */
export function columnName(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : columnName(Math.floor(index / 26) - 1) + last;
}

/** One row's XML from the values of the columns; `row` counts from 1. */
export type RowXml = (values: readonly unknown[], row: number) => string;

/**
 * Rows of these columns, each with a link to its document (and page) in front.
 * @param path place of the document's absolute path among the values
 * @param page place of the page among the values, or -1
 */
export function linkedRow(columns: readonly ExportColumn[], path: number, page: number): RowXml {
  const cells = columns.map(({ type }, i) => cellOf(type, columnName(i + 1)));
  return (values, row) => {
    let xml = `<row r="${row}">${linkCell(values[path], page < 0 ? null : values[page], row)}`;
    for (let i = 0; i < cells.length; i++) xml += cells[i]?.(values[i], row) ?? '';
    return `${xml}</row>`;
  };
}

/** A header row of texts. */
export function headerRow(names: readonly string[]): string {
  const cells = names.map((name, i) => textCell(columnName(i), 1, name, STYLE.header));
  return `<row r="1">${cells.join('')}</row>`;
}

type Cell = (value: unknown, row: number) => string;

function cellOf(type: ColumnType, column: string): Cell {
  switch (type) {
    case 'integer':
    case 'number':
      return (value, row) => (value === null ? '' : `<c r="${column}${row}"><v>${value}</v></c>`);
    case 'flag':
      return (value, row) => `<c r="${column}${row}" t="b"><v>${value === 1 ? 1 : 0}</v></c>`;
    case 'date':
      return (value, row) => dayCell(column, row, value as string | null, STYLE.date);
    case 'time':
      return (value, row) => dayCell(column, row, value as string | null, STYLE.time);
    case 'texts':
    case 'integers':
    case 'pairs':
      return (value, row) => (value === '[]' ? '' : textCell(column, row, value as string | null));
    default:
      return (value, row) => textCell(column, row, value as string | null);
  }
}

function textCell(column: string, row: number, text: string | null, style: number = STYLE.plain): string {
  if (text === null || text === '') return '';
  const styled = style === STYLE.plain ? '' : ` s="${style}"`;
  return `<c r="${column}${row}"${styled} t="inlineStr"><is><t xml:space="preserve">${xmlText(text)}</t></is></c>`;
}

/** A date or a time, UTC; what is none stays text. */
function dayCell(column: string, row: number, text: string | null, style: number): string {
  if (text === null) return '';
  const time = text < FIRST_DATE ? Number.NaN : Date.parse(text);
  if (Number.isNaN(time)) return textCell(column, row, text);
  return `<c r="${column}${row}" s="${style}"><v>${(time - EPOCH_MS) / DAY_MS}</v></c>`;
}

/** A formula, because Excel takes no more than 65,530 links of the other kind in a sheet. */
function linkCell(path: unknown, page: unknown, row: number): string {
  if (typeof path !== 'string') return '';
  const label = typeof page === 'number' ? `p. ${page}` : 'open';
  const url = fileUrl(path) + (typeof page === 'number' ? `#page=${page}` : '');
  if (url.length > MAX_LINK) return textCell('A', row, label);
  const formula = `HYPERLINK("${url.replaceAll('"', '""')}","${label}")`;
  return `<c r="A${row}" s="${STYLE.link}" t="str"><f>${xmlText(formula)}</f><v>${label}</v></c>`;
}

/** Characters above ASCII stay as they are: escaped, a Chinese path would soon be longer than a link may be. */
function fileUrl(path: string): string {
  return pathToFileURL(path).href.replace(/(?:%[89A-F][0-9A-F])+/gu, (escaped) => {
    try {
      return decodeURIComponent(escaped);
    } catch {
      return escaped; // bytes of a file's name that are no text
    }
  });
}

/** Control characters but for tab and line feed, no characters, and halves of characters: XML has no place for them. */
const UNWRITABLE = '[^\\P{Cc}\\t\\n]|[\\ufffe\\uffff\\ud800-\\udfff]';
const SPECIAL = new RegExp(`[&<>]|${UNWRITABLE}|_x[0-9A-Fa-f]{4}_`, 'u');
const EVERY_SPECIAL = new RegExp(`[&<>]|${UNWRITABLE}|_(?=x[0-9A-Fa-f]{4}_)`, 'gu');

/** What XML cannot hold is written `_x001F_`, as Excel does; so the same printed literally has its `_` written that way. */
export function xmlText(text: string): string {
  const fitting = text.length > MAX_CHARACTERS ? cut(text) : text;
  return SPECIAL.test(fitting) ? fitting.replace(EVERY_SPECIAL, escaped) : fitting;
}

/** Not through the middle of a character. */
function cut(text: string): string {
  return text.slice(0, MAX_CHARACTERS - CUT.length).replace(/[\ud800-\udbff]$/u, '') + CUT;
}

function escaped(character: string): string {
  switch (character) {
    case '&':
      return '&amp;';
    case '<':
      return '&lt;';
    case '>':
      return '&gt;';
    default:
      return `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;
  }
}
