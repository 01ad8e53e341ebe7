/**
 * What each cell of a table should hold, told from a first, free reading: the header row names the columns, and one wrong character
 * must not lose it. Where a page goes on without a header, columns are told by what most of their cells look like.
 */
import { type ColumnRole, columnRole, isIndicatorHeader, nameLevelsByOrder } from '../../glossary/columns.ts';
import { compact, halfWidth } from '../../glossary/compact.ts';
import { HEADER_NAMES } from '../../glossary/header-names.ts';
import { isLevel1Name, isLevel2Name, LEVEL_NAMES, splitLevelWeight } from '../../glossary/levels.ts';
import { valueShape } from '../../glossary/value-shape.ts';
import type { Expectation } from './engine.ts';

/** A cell and how it reads without any expectation, lines joined. Row and column count from 0, spans from 1. */
export interface ReadCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly text: string;
}

/** One expectation a cell, in the order of the cells. */
export function cellExpectations(cells: readonly ReadCell[]): readonly Expectation[] {
  const headers = headerRows(cells);
  if (headers.length === 0) return byColumns(cells);
  return cells.map((cell) => {
    const own = headers.find(({ cells: named }) => named.has(cell));
    if (own !== undefined) return own.cells.get(cell) !== null || endsOnName(cell.text) ? 'header' : 'text';
    const header = headers.findLast(({ bodyRow }) => bodyRow <= cell.row);
    const above = [...(header?.cells ?? [])].find(([named, role]) => role !== null && covers(named, cell));
    return above === undefined ? 'text' : expectationOf(above[1]);
  });
}

/** The cells that name columns in the table's last header row, each with what stands below it; empty where there is no such row. */
export function namingCells(cells: readonly ReadCell[]): ReadonlyMap<ReadCell, Expectation> {
  const named = [...(headerRows(cells).at(-1)?.cells ?? [])];
  return new Map(named.flatMap(([cell, role]) => (role === null ? [] : [[cell, expectationOf(role)]])));
}

/** A row that names columns: its cells with the roles they state, and the first row below it. */
interface HeaderRow {
  readonly bodyRow: number;
  readonly cells: ReadonlyMap<ReadCell, ColumnRole | null>;
}

function headerRows(cells: readonly ReadCell[]): readonly HeaderRow[] {
  const rows = [...new Set(cells.map((cell) => cell.row))].sort((a, b) => a - b);
  const found: HeaderRow[] = [];
  for (const row of rows) {
    const own = cells.filter((cell) => cell.row <= row && row < cell.row + cell.rowSpan);
    const named = rolesOf(own);
    if (!isIndicatorHeader([...named.values()])) continue;
    // What runs down beside the body names no column: 绩效指标 along the side.
    const least = Math.min(...own.filter((cell) => named.get(cell) !== null).map((cell) => cell.rowSpan));
    const sides = own.filter((cell) => cell.rowSpan > least + DEEPEST);
    for (const side of sides) named.delete(side);
    const bodyRow = Math.max(...[...named.keys()].map((cell) => cell.row + cell.rowSpan));
    if (found.at(-1)?.bodyRow === bodyRow) found.pop();
    found.push({ bodyRow, cells: named });
  }
  return found;
}

/** 级指标 three times over, under a seal or on a poor copy, is 一级指标 and its neighbours: no name tells which, their order does. */
function rolesOf(row: readonly ReadCell[]): Map<ReadCell, ColumnRole | null> {
  const inOrder = [...row].sort((a, b) => a.column - b.column);
  const roles = inOrder.map(({ text }) => roleOf(text));
  nameLevelsByOrder(
    inOrder.map(({ text }) => text),
    roles,
  );
  return new Map(inOrder.map((cell, i) => [cell, roles[i]!]));
}

/** Headers of more than this many rows were never met. */
const DEEPEST = 3;

/** In a row of headers, a name with stains before or behind it: so many characters at most. */
const MOST_STAINS = 4;

function endsOnName(text: string): boolean {
  const printed = compact(text);
  return Array.from({ length: MOST_STAINS }, (_, i) => i + 1).some((cut) =>
    [printed.slice(cut), printed.slice(0, -cut)].some(
      (name) => name.length > LEAST_NAME && columnRole(name)?.startsWith('level') === true,
    ),
  );
}

/** The role a header states, one wrong character allowed for. */
function roleOf(text: string): ColumnRole | null {
  const printed = compact(text);
  if (printed === '' || printed.length > LONGEST_HEADER) return null;
  return columnRole(printed) ?? nearestRole(printed);
}

/** No name of a column is longer: `未完成原因及拟采取的改进措施`. */
const LONGEST_HEADER = 18;
/** A name may differ in one of at least this many characters. */
const LEAST_NAME = 3;

/** The role of the names one character away, where they agree in it up to the number of a level. */
function nearestRole(text: string): ColumnRole | null {
  const near = HEADER_NAMES.filter((name) => name.length >= LEAST_NAME && differsByOne(text, name));
  const roles = new Set(near.map((name) => columnRole(name)).filter((role) => role !== null));
  if (roles.size === 1) return [...roles][0] ?? null;
  // `·级指标` is one of the levels: which of them, its picture must tell. Any will do to know the row for a header.
  const levels = [...roles].every((role) => role.startsWith('level'));
  return levels && roles.size > 0 ? 'level1' : null;
}

/** Whether one text becomes the other by one character replaced, put in or taken out. Equal texts do too. */
function differsByOne(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  return Math.max(a.length, b.length) - start - end <= 1;
}

function covers(header: ReadCell, cell: ReadCell): boolean {
  return (
    cell.column >= header.column &&
    cell.column + cell.columnSpan <= header.column + header.columnSpan &&
    cell.row >= header.row + header.rowSpan
  );
}

function expectationOf(role: ColumnRole | null): Expectation {
  switch (role) {
    case 'level1':
    case 'level2':
      return 'level';
    case 'target':
    case 'midterm':
    case 'longterm':
    case 'actual':
      return 'target';
    case 'sign':
    case 'unit':
      return role;
    case 'weight':
    case 'score':
      return 'number';
    default:
      return 'text';
  }
}

/** Share of a column's cells that must look alike, and how many there must be at least. */
const MOST_ALIKE = 0.6;
const LEAST_CELLS = 2;
/** Shape of a target that nothing else has. */
const SURE_SHAPE = 0.9;
/** What a lone sign is read as without its net: anything of one character but a digit, a dash or a Chinese word. */
const SIGN_ONLY = /^[^\d\-—/\p{Script=Han}]$/u;

/** Without a header: columns by what their cells look like; a text is never taken for more than it shows. */
function byColumns(cells: readonly ReadCell[]): readonly Expectation[] {
  const columns = new Map<string, ReadCell[]>();
  for (const cell of cells) {
    const key = `${cell.column}+${cell.columnSpan}`;
    columns.set(key, [...(columns.get(key) ?? []), cell]);
  }
  const expected = new Map<ReadCell, Expectation>();
  for (const column of columns.values()) {
    const kind = kindOf(column.map((cell) => halfWidth(compact(cell.text))).filter((text) => text !== ''));
    for (const cell of column) expected.set(cell, kind);
  }
  return cells.map((cell) => {
    const kind = expected.get(cell) ?? 'text';
    return kind === 'text' ? byShape(cell.text) : kind;
  });
}

/** How a value in figures begins; Chinese numerals begin too many words (一级, 三公). */
const FIGURES = /^[\d０-９≥≤≧≦<>=＜＞＝]/u;

/** What a worn or slanting ≥ or ≤ before a figure is read as where a line stands by itself: V, M, N, S, C. */
const LETTER_FOR_SIGN = /^[A-Za-z](?=\d)/u;

/** A figure by itself is read as a letter as often: nothing else in a form is one letter o or l. */
const LIKE_A_FIGURE = /^[oOlI]$/u;

/** A cell by itself: `>90%` is a value wherever it stands. */
function byShape(text: string): Expectation {
  const printed = compact(text);
  if (LIKE_A_FIGURE.test(printed)) return 'target';
  const value = printed.replace(LETTER_FOR_SIGN, '');
  return FIGURES.test(value) && valueShape(value) >= SURE_SHAPE ? 'target' : 'text';
}

/** A line that stands in no cell: the name of a column or level, one character allowed for, or a value. */
export function expectationAlone(text: string): Expectation {
  if (roleOf(text) !== null) return 'header';
  const printed = halfWidth(compact(text));
  return isLevelLike(printed) && !isBegunLevel(printed) ? 'level' : byShape(text);
}

/** 产出指, whose 标 stands on the next line: one character away from a name, and read rightly. Where nothing follows, a level's check tells. */
function isBegunLevel(name: string): boolean {
  return !isLevel1Name(name) && !isLevel2Name(name) && LEVEL_NAMES.some((known) => known.startsWith(name));
}

function kindOf(texts: readonly string[]): Expectation {
  const share = (fits: (text: string) => boolean): number => texts.filter(fits).length / texts.length;
  const levels = texts.filter(isLevelLike).length;
  if (levels >= 1 && levels >= MOST_ALIKE * texts.length) return 'level';
  if (texts.length < LEAST_CELLS) return 'text';
  if (share((text) => SIGN_ONLY.test(text)) >= MOST_ALIKE) return 'sign';
  return share((text) => valueShape(text) >= SURE_SHAPE) >= MOST_ALIKE ? 'target' : 'text';
}

function isLevelLike(text: string): boolean {
  const { name } = splitLevelWeight(text);
  if (name.length < LEAST_NAME || name.length > LONGEST_HEADER) return false;
  return (
    isLevel1Name(name) ||
    isLevel2Name(name) ||
    LEVEL_NAMES.some((known) => known.length > LEAST_NAME && differsByOne(name, known))
  );
}
