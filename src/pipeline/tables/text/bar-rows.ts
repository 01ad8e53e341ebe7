/**
 * Rows of a bar table whose lines end within rows, as where a copied page's cells are paragraphs. Such a table has each row filled up
 * with bars at its end, for merged cells above and empty ones, so that all rows have equally many: the header says how many.
 */
import type { TextLine } from '../../../parsers/page.ts';
import { isAreaName } from '../../../glossary/column-groups.ts';
import { columnRole } from '../../../glossary/columns.ts';
import { compact } from '../../../glossary/compact.ts';
import {
  isLevel1Name,
  isLevel2Name,
  looksLikeLevelName,
  splitLevelWeight,
} from '../../../glossary/levels.ts';
import { isNote } from './cell-cost.ts';
import { type DelimitedItem, rowOrHeading } from './delimited-rows.ts';
import { barCells, isHeaderCells } from './dialect.ts';
import { announcesForm } from './head-labels.ts';

/** Rows from which on equal numbers of bars are no chance: the header and two rows of the least form. */
const LEAST_ROWS = 3;
/** Share of rows that are filled up; merged labels leave nearly all of them so. Rows of a table that fills none end anywhere. */
const FILLED_UP = 0.5;
/** Lines above the header's first level that may belong to its row: 绩效指标 down the side, a bar in front. */
const LINES_ABOVE = 2;
/** Lines below the header's last name that may do: its remaining bars. */
const LINES_BELOW = 3;
/** Lines a header may be broken into: a cell a line, and the widest form met has 20 columns. */
const MOST_HEADER_LINES = 50;
/** Lines of a head above the header. */
const MOST_HEAD_LINES = 200;

/** A row: its lines by index, the last exclusive, and its cells. */
interface BarRow {
  readonly from: number;
  readonly to: number;
  readonly cells: readonly string[];
  /** Not cut off by the text's end. */
  readonly whole: boolean;
}

/** The text's rows and other lines; null where no row goes over a line's end, or rows cannot be told. */
export function barRowItems(lines: readonly TextLine[]): readonly DelimitedItem[] | null {
  const printed = lines.filter((line) => line.text.trim() !== '');
  const items: DelimitedItem[] = [];
  let at = 0;
  for (
    let header = nextHeader(printed, 0);
    header !== null;
    header = nextHeader(printed, Math.max(at, header + 1))
  ) {
    const rows = rowsAround(printed, header, at);
    if (rows === null) continue;
    const own = rows.filter(({ cells }) => cells.some((cell) => cell !== ''));
    items.push(...plain(printed.slice(at, rows[0]!.from)), ...own.map((row) => rowItem(printed, row)));
    at = rows.at(-1)!.to;
  }
  return at === 0 ? null : [...items, ...plain(printed.slice(at))];
}

function rowItem(lines: readonly TextLine[], { from, to, cells }: BarRow): DelimitedItem {
  return rowOrHeading({ pieces: cells, from: lines[from]!.number, to: lines[to - 1]!.number, closed: true });
}

/** Lines that are no rows, without the bars that close them. */
function plain(lines: readonly TextLine[]): readonly DelimitedItem[] {
  return lines.flatMap(({ number, text }) => {
    const own = text.replace(/[\s|]+$|^[\s|]+/gu, '');
    return own === '' ? [] : [{ kind: 'line', line: { number, text: own } }];
  });
}

/** The next line, from one on, with the name of a column of levels as a cell. */
function nextHeader(lines: readonly TextLine[], from: number): number | null {
  const names = ({ text }: TextLine) => text.includes('|') && barCells(text).some(namesLevel);
  const at = lines.findIndex((line, i) => i >= from && names(line) && (i === 0 || !names(lines[i - 1]!)));
  return at < 0 ? null : at;
}

function namesLevel(text: string): boolean {
  return /^level/u.test(columnRole(text) ?? '');
}

/** The rows of the table with this header, those of the head above it from `first` on included: of all readings the longest. */
function rowsAround(lines: readonly TextLine[], header: number, first: number): readonly BarRow[] | null {
  let best: readonly BarRow[] = [];
  for (let above = 0; above <= LINES_ABOVE && header - above >= first; above++) {
    const from = header - above;
    const end = headerEnd(lines, from);
    for (let below = 0; end !== null && below <= LINES_BELOW; below++) {
      const bars = barsIn(lines.slice(from, end + below));
      const table = rowsFrom(lines, from, bars);
      if (table === null || !isTable(table)) continue;
      const all = [...rowsAbove(lines, from, bars, first), ...table];
      if (best.length === 0 || all.at(-1)!.to > best.at(-1)!.to || all.length > best.length) best = all;
    }
  }
  return best.length === 0 ? null : best;
}

/** The line behind the last name of a header that begins on a line; null where none does. */
function headerEnd(lines: readonly TextLine[], from: number): number | null {
  let end: number | null = null;
  for (let to = from + 1; to <= Math.min(lines.length, from + MOST_HEADER_LINES); to++) {
    // Bars alone are the header's last ones, or the first of the row below.
    if (end !== null && /^[\s|]*$/u.test(lines[to - 1]!.text)) continue;
    const cells = cellsOf(lines.slice(from, to)).filter((cell) => cell !== '');
    const isHeader = isHeaderCells(cells);
    const isNamed = isHeader && cells.slice(1).every((cell) => columnRole(cell) !== null || isAreaName(cell));
    if (end !== null && !isNamed) return end;
    if (isNamed && /\|\s*$/u.test(lines[to - 1]!.text)) end = to;
  }
  return null;
}

function barsIn(lines: readonly TextLine[]): number {
  return lines.reduce((sum, { text }) => sum + text.split(/(?<!\\)\|/u).length - 1, 0);
}

/** A line that no bar ends goes on in the next. */
function cellsOf(lines: readonly TextLine[]): readonly string[] {
  return barCells(
    lines.map(({ text }) => text.trim()).reduce((row, text) => row + (row.endsWith('|') ? '' : '\n') + text),
  );
}

/**
 * Rows of so many bars from a line on, to where the next line is no part of one, or to the text's end, which may have cut the last.
 * Null where a row has more.
 */
function rowsFrom(lines: readonly TextLine[], from: number, bars: number): readonly BarRow[] | null {
  const rows: BarRow[] = [];
  let start = from;
  for (let at = from; at < lines.length; at++) {
    const count = barsIn(lines.slice(start, at + 1));
    if (at === start && count === 0 && endsRows(lines[at]!.text)) return rows;
    if (count > bars) return null;
    if (count < bars) continue;
    rows.push({ from: start, to: at + 1, cells: cellsOf(lines.slice(start, at + 1)), whole: true });
    start = at + 1;
  }
  const end = lines.findLastIndex((line, at) => at >= start && barsIn([line]) > 0) + 1;
  const rest = lines.slice(start, end);
  if (rest.length > 0 && barsIn(rest) >= rest.length)
    rows.push({ from: start, to: end, cells: cellsOf(rest), whole: false });
  return rows;
}

/** A line between rows that begins no cell: a title, a note. */
function endsRows(text: string): boolean {
  return announcesForm(text) || isNote(compact(text)) || /[。；;]$/u.test(text.trim());
}

/** Rows that hold nothing behind an empty cell, most of them filled up, and some over a line's end. */
function isTable(rows: readonly BarRow[]): boolean {
  const bare = rows.every(({ cells }) => cells[0] === '')
    ? rows.map(({ cells }) => cells.slice(1))
    : rows.map(({ cells }) => cells);
  // What stands down the side and the first level may be printed empty in the first row.
  const own = bare.map((cells, at) => (at === 1 ? cells.slice(firstFilled(cells)) : cells));
  const filled = own.map((cells) => cells.findLastIndex((cell) => cell !== '') + 1);
  return (
    rows.filter(({ whole }) => whole).length >= LEAST_ROWS &&
    rows.slice(0, -1).some(({ from, to }) => to - from > 1) &&
    isFirstLabel(own[1]![0]!) &&
    own.every((cells, at) => !cells.slice(0, filled[at]).includes('')) &&
    own.filter((cells, at) => filled[at]! < cells.length).length >= FILLED_UP * rows.length
  );
}

function firstFilled(cells: readonly string[]): number {
  return Math.max(
    0,
    cells.findIndex((cell) => cell !== ''),
  );
}

/** The first row below a header begins with its labels, which may be the form's own. */
function isFirstLabel(text: string): boolean {
  const { name } = splitLevelWeight(compact(text));
  return isLevel1Name(name) || isLevel2Name(name) || looksLikeLevelName(name);
}

/** The rows of the head: those from the earliest line on from which rows of so many bars lead to the header. */
function rowsAbove(
  lines: readonly TextLine[],
  header: number,
  bars: number,
  first: number,
): readonly BarRow[] {
  for (let from = Math.max(first, header - MOST_HEAD_LINES); from < header; from++) {
    if (barsIn(lines.slice(from, from + 1)) === 0) continue;
    const rows = rowsFrom(lines.slice(0, header), from, bars);
    if (rows !== null && rows.at(-1)?.to === header && isFilledUp(rows)) return rows;
  }
  return [];
}

function isFilledUp(rows: readonly BarRow[]): boolean {
  return rows.every(({ cells }) => {
    const from = cells[0] === '' ? 1 : 0;
    return !cells.slice(from, cells.findLastIndex((cell) => cell !== '') + 1).includes('');
  });
}
