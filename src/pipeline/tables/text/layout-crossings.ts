/**
 * Rows of a layout text whose cells cross. Where a label stands halfway between two rows, pdftotext may take both rows and the label for
 * one line and then writes column after column: the names one below the other, then the values, each on the line of the last of the
 * column before (`名⏎名 值⏎值`) or below it; a name too short to reach the place where names begin has the next one right behind it
 * (`数量指标 名名`). Here such lines are found and set row by row again; whether they were such is for the costs of the rows to say.
 */
import type { TextRun } from '../../../parsers/page.ts';
import type { ColumnRole } from '../../../glossary/columns.ts';
import { displayWidth } from '../../../glossary/compact.ts';
import { standsFree } from './layout-beginnings.ts';
import { inColumn, lineOf, type PlacedLine } from './layout-placed-lines.ts';
import type { Token } from './layout-tokens.ts';

/** Lines, from the one at `from` up to but not including that at `to`, as they would be row by row. */
export interface Crossing {
  readonly from: number;
  readonly to: number;
  readonly lines: readonly PlacedLine[];
  /** Two names stand on one line, the second where names begin. */
  readonly onOneLine: boolean;
  /** Pieces of runs, and what they were cut from. */
  readonly source: ReadonlyMap<TextRun, TextRun>;
}

export interface CrossingRequest {
  readonly lines: readonly PlacedLine[];
  readonly roles: readonly (ColumnRole | null)[];
  readonly isLabel: (column: number) => boolean;
}

const MOST_ROWS = 6;
/** Columns, or columns side by side, one below the other. */
const MOST_BLOCKS = 5;
/** Names that begin in a place from which on it is one where names begin. */
const FEWEST_BEGINNINGS = 2;

/** All lines that may be rows that cross. They may overlap. */
export function crossings(request: CrossingRequest): readonly Crossing[] {
  const { lines, roles } = request;
  const name = roles.indexOf('level3');
  if (roles.lastIndexOf('level3') !== name) return [];
  const begins = beginningsOf(lines, name);
  return lines.flatMap((line, from) => {
    const cuts = [null, ...cutsOf(line, name, begins)];
    return cuts.flatMap((cut) => crossingsAt(request, name, from, cut));
  });
}

/** Places where names stand free of what is left of them, more than one of them. */
function beginningsOf(lines: readonly PlacedLine[], name: number): ReadonlySet<number> {
  const counts = new Map<number, number>();
  for (const { tokens, columns } of lines) {
    const at = columns.indexOf(name);
    const first = tokens[at];
    if (first === undefined || !standsFree(tokens[at - 1], first)) continue;
    counts.set(first.from, (counts.get(first.from) ?? 0) + 1);
  }
  return new Set([...counts].flatMap(([from, count]) => (count >= FEWEST_BEGINNINGS ? [from] : [])));
}

/** A name cut in two, which stand on one line. */
interface Cut {
  readonly names: readonly [readonly Token[], readonly Token[]];
  readonly source: ReadonlyMap<TextRun, TextRun>;
}

/** The ways to cut the names of a line right where names begin, if a label is what stands before them. */
function cutsOf(line: PlacedLine, name: number, begins: ReadonlySet<number>): readonly Cut[] {
  const own = inColumn(line, name);
  const [first] = own;
  if (first === undefined || standsFree(line.tokens[line.columns.indexOf(name) - 1], first)) return [];
  return [...begins].flatMap((place) => {
    const at = own.findIndex((token) => token.to > place);
    const token = own[at];
    if (token === undefined || place <= first.from) return [];
    if (token.from === place) return [{ names: [own.slice(0, at), own.slice(at)], source: new Map() }];
    const parts = cutAt(token, place);
    if (parts === null) return [];
    const source = new Map(parts.map((part) => [part.run, token.run] as const));
    return [
      {
        names: [
          [...own.slice(0, at), parts[0]],
          [parts[1], ...own.slice(at + 1)],
        ],
        source,
      },
    ];
  });
}

function cutAt(token: Token, place: number): readonly [Token, Token] | null {
  const characters = [...token.text];
  const isDisplayed = characters.length !== token.to - token.from;
  const widthOf = (text: readonly string[]): number =>
    isDisplayed ? displayWidth(text.join('')) / 2 : text.length;
  const at = characters.findIndex((_, i) => token.from + widthOf(characters.slice(0, i)) === place);
  if (at < 0) return null;
  const [left, right] = [characters.slice(0, at).join(''), characters.slice(at).join('')];
  const piece = (text: string, from: number, to: number): Token => ({
    ...token,
    text,
    from,
    to,
    run: { ...token.run, text },
  });
  return [piece(left, token.from, place), piece(right, place, token.to)];
}

function crossingsAt(
  request: CrossingRequest,
  name: number,
  from: number,
  cut: Cut | null,
): readonly Crossing[] {
  const found: Crossing[] = [];
  const counts = cut === null ? MOST_ROWS : 2;
  for (let count = 2; count <= counts; count++) {
    // The longest, which leaves no column behind.
    let longest: Crossing | null = null;
    for (let size = count + 1; size <= count * MOST_BLOCKS; size++) {
      const window = request.lines.slice(from, from + size);
      if (window.length < size) break;
      const names = cut?.names ?? namesOf(window, name, count);
      if (names === null || !isClosed(window)) break;
      const cells = cellsByRow(request, window, name, { rows: names, onOneLine: cut !== null });
      if (cells === null) continue;
      const lines = rowByRow(request, window, cells);
      longest = { from, to: from + size, lines, onOneLine: cut !== null, source: cut?.source ?? new Map() };
    }
    if (longest !== null) found.push(longest);
  }
  return found;
}

/** The names of the first lines, one a line; null where not each has one. */
function namesOf(
  window: readonly PlacedLine[],
  name: number,
  count: number,
): readonly (readonly Token[])[] | null {
  const names = window.slice(0, count).map((line) => inColumn(line, name));
  return names.some((own) => own.length === 0) ? null : names;
}

/** Whether no line is missing between the lines. */
function isClosed(window: readonly PlacedLine[]): boolean {
  return window.every((line, i) => lineOf(line) - lineOf(window[0] as PlacedLine) === i);
}

interface Names {
  readonly rows: readonly (readonly Token[])[];
  readonly onOneLine: boolean;
}

interface Cell {
  readonly column: number;
  readonly tokens: readonly Token[];
}

/** The cells of each row, if each column but the labels' is one of cells one below the other; null where one is not. */
function cellsByRow(
  { roles, isLabel }: CrossingRequest,
  window: readonly PlacedLine[],
  name: number,
  { rows: names, onOneLine }: Names,
): readonly (readonly Cell[])[] | null {
  const count = names.length;
  const nameLines = onOneLine ? 1 : count;
  if (window.some((line, i) => i >= nameLines && line.columns.includes(name))) return null;
  const starts: number[] = [onOneLine ? 1 - count : 0];
  const cells: Cell[][] = names.map((tokens) => [{ column: name, tokens }]);
  let valuesBelow = false;
  for (let column = name + 1; column < roles.length; column++) {
    const at = window.flatMap((line, i) => (line.columns.includes(column) ? [i] : []));
    const start = startOf(at, starts.at(-1) as number, count);
    if (start === null) return null;
    starts.push(start);
    if (roles[column] === 'target' && at.length === count && start > (starts[0] as number))
      valuesBelow = true;
    for (const i of at) cells[i - start]?.push({ column, tokens: inColumn(window[i] as PlacedLine, column) });
  }
  const others = window.some(({ columns }) => columns.some((column) => column < name && !isLabel(column)));
  const last = Math.max(...starts) + count;
  return valuesBelow && !others && last === window.length ? cells : null;
}

/** The line of a column's first cell: that of the column before, also where this one is empty, its last one, or the one below that. */
function startOf(at: readonly number[], before: number, count: number): number | null {
  const steps = [0, count - 1, count];
  const isAt = (start: number): boolean => at.every((i) => i >= start && i < start + count);
  const fits = steps.map((step) => before + step).filter(isAt);
  return fits.find((start) => start === at[0]) ?? fits[0] ?? null;
}

/** The window's lines, each row on one, and the labels where they stood beside them. */
function rowByRow(
  { isLabel }: CrossingRequest,
  window: readonly PlacedLine[],
  cells: readonly (readonly Cell[])[],
): readonly PlacedLine[] {
  const count = cells.length;
  // Two places a row: beside it and below it.
  const places: Cell[][] = Array.from({ length: 2 * count }, (_, i) => [...(cells[i / 2] ?? [])]);
  const labels = new Set(window.flatMap(({ columns }) => columns.filter(isLabel)));
  for (const column of labels) {
    const at = window.flatMap((line, i) => (line.columns.includes(column) ? [i] : []));
    const first = at[0] === window.length - 1 ? 2 * count - 2 : count - at.length;
    at.forEach((i, k) => {
      const place = Math.max(0, Math.min(2 * count - 2, first + 2 * k));
      places[place]?.push({ column, tokens: inColumn(window[i] as PlacedLine, column) });
    });
  }
  const top = lineOf(window[0] as PlacedLine);
  return places
    .filter((own) => own.length > 0)
    .map((own, i) => {
      const sorted = [...own].sort((a, b) => a.column - b.column);
      return {
        tokens: sorted.flatMap(({ tokens }) => tokens.map((token) => ({ ...token, line: top + i }))),
        columns: sorted.flatMap(({ column, tokens }) => tokens.map(() => column)),
      };
    });
}
