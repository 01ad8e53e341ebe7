/**
 * Which column each token of a line stands in, told by where cells of the column begin on this page, by what they hold and by the
 * gaps between them. A cell that another one pushes against is parted from it by one space or none: its place is then counted
 * along the text before it and lies left of its column's, so that what it holds must tell where it begins.
 */
import { isLevel1Name, isLevel2Name } from '../../../glossary/levels.ts';
import { valueShape } from '../../../glossary/value-shape.ts';
import { standsFree } from './layout-beginnings.ts';
import {
  type ColumnsRequest,
  gapCost,
  isValue,
  type Kind,
  kindOf,
  partCost,
  SIGN,
  besideCost,
  type Walls,
} from './layout-columns.ts';
import { cutToken, joinPieces, type LineCells } from './layout-cuts.ts';
import { labelsInOneColumn } from './layout-label-column.ts';
import { type ColumnPlaces, placesOf } from './layout-places.ts';
import type { Token } from './layout-tokens.ts';

/** What a gap weighs more where the columns are known. */
const SURE_GAP = 1.3;
/** Two labels, each whole but for a weight that goes on below, side by side in one column. */
const TWO_LABELS = 3;
/** A word cut in two without a space. */
const CUT = 2;
/** A month or a day parted from the date before it. */
const DATE_PARTED = 2.5;
const DATE_BEGUN = /^\d{4}年$|^年$|\d?月$/u;
/** The columns are told from the walls, and then again from the places that came out. */
const ROUNDS = 2;

/** The cells of lines whose walls are known. */
export function lineCells(
  lines: readonly (readonly Token[])[],
  walls: readonly Walls[],
  request: ColumnsRequest,
): LineCells {
  const pieces = lines.map((line) => line.map((token) => cutToken(token)));
  const tokens = pieces.map((line) => line.flat());
  let columns: readonly (readonly number[])[] = tokens.map((line, i) =>
    line.map((token) => columnByWalls(token, walls[i] as Walls)),
  );
  for (let round = 0; round < ROUNDS; round++) columns = columnsOfPages(tokens, columns, walls, request);
  return joinPieces(lines, pieces, columns);
}

function columnByWalls(token: Token, walls: Walls): number {
  const column = walls.findIndex((wall) => token.from < wall);
  return column < 0 ? walls.length : column;
}

function columnsOfPages(
  lines: readonly (readonly Token[])[],
  columns: readonly (readonly number[])[],
  walls: readonly Walls[],
  request: ColumnsRequest,
): readonly (readonly number[])[] {
  const found: (readonly number[])[] = [];
  for (let from = 0; from < lines.length; ) {
    let to = from + 1;
    while (to < lines.length && walls[to] === walls[from]) to++;
    const places = placesOf(lines.slice(from, to), columns.slice(from, to), walls[from] as Walls);
    const page = lines.slice(from, to);
    const own = page.map((line) => columnsOfLine(line, places, request));
    found.push(...labelsInOneColumn(page, own, request.roles));
    from = to;
  }
  return found;
}

interface Way {
  readonly cost: number;
  readonly columns: readonly number[];
}

/** The cheapest way to part a line's tokens into cells of columns that ascend. */
function columnsOfLine(
  tokens: readonly Token[],
  places: readonly ColumnPlaces[],
  request: ColumnsRequest,
): number[] {
  // For so many tokens, the best way that ends in each column.
  const ways: (Way | undefined)[][] = tokens.map(() => []);
  tokens.forEach((token, first) => {
    let before: Way | undefined = first === 0 ? { cost: 0, columns: [] } : undefined;
    for (let column = 0; column < places.length; column++) {
      if (first > 0) before = cheaper(before, ways[first - 1]?.[column - 1]);
      if (before === undefined) continue;
      const apart = first === 0 ? 0 : apartCost(tokens[first - 1] as Token, token, kindOf(request, column));
      for (let to = first + 1; to <= tokens.length; to++) {
        const own = tokens.slice(first, to);
        const cost = before.cost + apart + cellCost(own, tokens[first - 1], column, places, request);
        const columns = [...before.columns, ...own.map(() => column)];
        const row = ways[to - 1] as (Way | undefined)[];
        row[column] = cheaper(row[column], { cost, columns });
      }
    }
  });
  const best = (ways.at(-1) ?? []).reduce<Way | undefined>((a, b) => cheaper(a, b), undefined);
  return [...(best?.columns ?? [])];
}

function cheaper(a: Way | undefined, b: Way | undefined): Way | undefined {
  return a === undefined || (b !== undefined && b.cost < a.cost) ? b : a;
}

/** Cost of a cell beginning behind another one. */
function apartCost(left: Token, right: Token, kind: Kind): number {
  const cut =
    right.from === left.to
      ? CUT
      : DATE_BEGUN.test(left.text) && /^\d{1,2}$/u.test(right.text)
        ? DATE_PARTED
        : 0;
  return cut + partCost(left, right, kind);
}

/** A cell pushed left of where its column begins, and each column of characters it was pushed by. */
const PUSHED = 0.7;
const FURTHER_LEFT = 0.03;
/** A cell that reaches under the next column's: the cells of one column end before any of the next begin, unless glued. */
const OVER_NEXT = 2;
const LABEL_OVER_NEXT = 0.3;

function cellCost(
  tokens: readonly Token[],
  before: Token | undefined,
  column: number,
  places: readonly ColumnPlaces[],
  request: ColumnsRequest,
): number {
  const [begin, end] = [tokens[0] as Token, tokens.at(-1) as Token];
  const kind = kindOf(request, column);
  const [place, next] = [places[column] as ColumnPlaces, places[column + 1]];
  let cost =
    request.texts.ofPiece(kind, textOf(tokens)) +
    withinCost(kind, tokens) +
    besideCost(tokens, column, request);
  const free = place.cost(begin.from, end.to);
  if (standsFree(before, begin)) cost += free;
  else cost += Math.min(free, PUSHED + Math.max(0, place.begin - begin.from) * FURTHER_LEFT);
  if (next !== undefined && end.to > next.middle + 1)
    cost += isLevel1Name(end.text) ? LABEL_OVER_NEXT : OVER_NEXT;
  return cost;
}

/** Cost of what stands side by side in one cell. */
function withinCost(kind: Kind, tokens: readonly Token[]): number {
  let cost = behindCost(kind, tokens);
  for (let i = 1; i < tokens.length; i++) {
    const [left, right] = [tokens[i - 1] as Token, tokens[i] as Token];
    if (right.from > left.to) cost += gapCost(left, right) * SURE_GAP;
    if (isTwoLabels(kind, left, right)) cost += TWO_LABELS;
  }
  return cost;
}

/** A number set apart at the end of a cell's line: mostly the next cell, unless it is a date's, or a sign stands before it. */
const NUMBER_AT_END = 2;
const RUNS_ON = /[\d年月≥≤≧≦＞＜><‹›=于过到至达约以-]$/u;
/** A comparator set apart at the end of words. */
const SIGN_AT_END = 1.5;
/** A value set apart at the end of words. */
const VALUE_AT_END = 1.5;

function behindCost(kind: Kind, tokens: readonly Token[]): number {
  const [last, before] = [tokens.at(-1) as Token, tokens.at(-2)];
  if (before === undefined || kind === 'level1' || kind === 'level2') return 0;
  const isNumber = /^\d+(?:\.\d+)?$/u.test(last.text);
  if (isNumber && !RUNS_ON.test(before.text)) return NUMBER_AT_END;
  if (isValue(kind)) return tokens.slice(-2).every(isWholeValue) ? VALUES_BESIDE : 0;
  if (kind !== 'sign' && SIGN.test(last.text)) return SIGN_AT_END;
  for (let count = isNumber ? 2 : 1; count < tokens.length; count++) {
    const text = textOf(tokens.slice(-count));
    if (/\d/u.test(text) && valueShape(text) >= 0.9) return VALUE_AT_END;
  }
  return 0;
}

/** Two values, each with its unit, side by side in one cell: one of them is mostly the next column's. */
const VALUES_BESIDE = 1.5;

/** A number and its unit; a part of a date, `2024年`, goes on. */
function isWholeValue({ text }: Token): boolean {
  return /\d(?:%|％|[^\d\s年月日至到~～—–-]+)$/u.test(text) && valueShape(text) >= 0.9;
}

function isTwoLabels(kind: Kind, left: Token, right: Token): boolean {
  const isLabel = (text: string): boolean => {
    const name = text.replace(/[（(]\d*$/u, '');
    return name.length > 2 && (isLevel1Name(name) || isLevel2Name(name));
  };
  return kind === 'level1' && isLabel(left.text) && isLabel(right.text);
}

function textOf(tokens: readonly Token[]): string {
  return tokens.map((token) => token.text).join('');
}
