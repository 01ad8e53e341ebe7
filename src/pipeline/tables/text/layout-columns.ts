/**
 * Which column each token of a layout text stands in. A column is told by where its tokens begin: what is right of another on the
 * page begins right of it in the text, but how far differs from page to page, because the text is pushed right by what is left of
 * it. So the walls between columns are sought for runs of lines, by the words that come to stand in each column and by how few
 * places its cells begin in, and the lines are parted where two sets of walls explain them clearly better than one: that is where a
 * page ended. Which tokens stand in which column is `layout-line`'s.
 */
import type { ColumnRole } from '../../../glossary/columns.ts';
import { halfWidth } from '../../../glossary/compact.ts';
import { isDepartmentLevel2 } from '../../../glossary/department-levels.ts';
import { isLevel1Name, isLevel2Name } from '../../../glossary/levels.ts';
import { valueShape } from '../../../glossary/value-shape.ts';
import { Beginnings } from './layout-beginnings.ts';
import type { Token } from './layout-tokens.ts';

export interface ColumnsRequest {
  readonly lines: readonly (readonly Token[])[];
  /** The columns of the header's tokens. */
  readonly known: ReadonlyMap<Token, number>;
  readonly roles: readonly (ColumnRole | null)[];
  /** Where each column was last known to stand, from its header or the page before: first column of characters, and past its last. */
  readonly places: readonly { readonly from: number; readonly to: number }[];
  /** Columns without a name left of the first level: labels down the side. */
  readonly isSide: (column: number) => boolean;
  readonly texts: FragmentCosts;
}

/** The walls between columns for each line: a token stands right of all walls at or left of its beginning. */
export type Walls = readonly number[];

/** Columns of characters by which a wall may have moved from where its headers say. */
const REACH = 16;
/** On a page with little on it, columns stand closer by as much. */
const SHRUNK = 40;
/** What a second set of walls must save to be believed. */
const PAGE_PRICE = 6;
/** Two spaces or more divide cells, and so does one between Han characters, mostly. */
const WIDE_GAP_IN_CELL = 2.2;
const HAN_GAP_IN_CELL = 1;
/** A token that reaches over the wall to the next column. */
const OVER_WALL = 1.2;
const LABEL_OVER_WALL = 0.3;
/** Without it, of the committed sample of several pages one row fewer is read from `-layout` text as from its PDF; a page moved by a whole column is found less well with it. */
const NOTHING_IN_COLUMN = 3;
const HEADER_MISPLACED = 3;
/** A wall away from where its column was last known to begin, a column of characters. */
const MOVED = 0.02;

/** For each line its walls, one fewer than there are columns. */
export function columnWalls(request: ColumnsRequest): readonly Walls[] {
  const search = new WallSearch(request);
  return search.split(0, request.lines.length);
}

/** Between the halves of a weight in brackets. */
const BRACKET_PARTED = 2;

/**
 * Cost of a wall between two tokens, in front of a column of a kind: between a number and its unit, or within brackets, there seldom is
 * one, but where units have a column of their own.
 */
export function partCost(left: Token, right: Token, kind: Kind = 'other'): number {
  const bracket = /[（(]\d*$/u.test(left.text) && /^\d*[分%％]?[）)]/u.test(right.text) ? BRACKET_PARTED : 0;
  if (right.from - left.to >= 2 || (kind === 'unit' && UNIT.test(right.text))) return bracket;
  if (/\d$/u.test(left.text) && UNIT.test(right.text)) return bracket + UNIT_PARTED;
  const beside = /\d$/u.test(left.text) !== /^\d/u.test(right.text) && !isLevel2Name(right.text);
  return bracket + (beside ? NUMBER_PARTED : 0);
}

const UNIT_PARTED = 2;
/** Typesetters put a space between Han and digits. */
const NUMBER_PARTED = 0.5;
const UNIT =
  /^(?:[%％‰℃]|个百分点|[年月日天]|小时|个?工作日|[万亿千百]?(?:元|人次|人|户|家|个|次|份|册|套|台|辆|座|处|场|期|公里|千米|米|亩|公顷|吨|平方米|立方米|批次|批|项|件|条|所|名|例|株|度)(?:\/[\p{L}·]{1,5})?)(?:及?以[上内下]|之?前|完成|左右|内)?$/u;

interface Fit {
  readonly cost: number;
  readonly walls: Walls;
}

class WallSearch {
  private readonly request: ColumnsRequest;
  /** Possible walls in front of each column; the first has one, left of everything; and one past the last. */
  private readonly candidates: readonly (readonly number[])[];
  /** For each column, and each pair of its walls: sums over the lines up to each. */
  private readonly sums: readonly (readonly Float32Array[])[];
  private readonly counts: readonly (readonly Uint16Array[])[];
  private readonly beginnings: Beginnings;

  constructor(request: ColumnsRequest) {
    this.request = request;
    this.beginnings = new Beginnings(request.lines, request.known);
    this.candidates = candidatesOf(request);
    const sums: Float32Array[][] = [];
    const counts: Uint16Array[][] = [];
    request.roles.forEach((_, column) => {
      const left = this.candidates[column] as readonly number[];
      const right = this.candidates[column + 1] as readonly number[];
      sums.push([]);
      counts.push([]);
      for (const from of left) {
        for (const to of right) {
          const own = prefix(request, column, from, to);
          sums[column]?.push(own.sums);
          counts[column]?.push(own.counts);
        }
      }
    });
    this.sums = sums;
    this.counts = counts;
  }

  /** Walls of the lines `from`..`to`, parted where that is worth its price. */
  split(from: number, to: number): readonly Walls[] {
    const whole = this.fit(from, to);
    let best = { cost: whole.cost - PAGE_PRICE, at: from };
    for (let at = from + 1; at < to; at++) {
      const cost = this.fit(from, at).cost + this.fit(at, to).cost;
      if (cost < best.cost) best = { cost, at };
    }
    if (best.at > from) return [...this.split(from, best.at), ...this.split(best.at, to)];
    return new Array<Walls>(to - from).fill(whole.walls);
  }

  private fit(from: number, to: number): Fit {
    const beginnings = this.beginnings.among(from, to);
    let ways: readonly (Fit | null)[] = [{ cost: beginnings.base, walls: [] }];
    for (let column = 0; column < this.request.roles.length; column++) {
      const left = this.candidates[column] as readonly number[];
      const right = this.candidates[column + 1] as readonly number[];
      ways = right.map((wall, j) => {
        let best: Fit | null = null;
        for (let i = 0; i < left.length && (left[i] as number) < wall; i++) {
          const way = ways[i];
          if (way === null || way === undefined) continue;
          const place = this.request.places[column + 1]?.from ?? wall;
          const moved = Number.isFinite(wall) ? Math.abs(wall - place) * MOVED : 0;
          const scatter = beginnings.between(left[i] as number, wall);
          const cost = way.cost + moved + scatter + this.cost(column, i * right.length + j, from, to);
          if (best === null || cost < best.cost) best = { cost, walls: [...way.walls, wall] };
        }
        return best;
      });
    }
    const last = ways[0];
    if (last === null || last === undefined) return { cost: Number.POSITIVE_INFINITY, walls: [] };
    return { cost: last.cost, walls: last.walls.slice(0, -1) };
  }

  private cost(column: number, pair: number, from: number, to: number): number {
    const sums = this.sums[column]?.[pair] as Float32Array;
    const counts = this.counts[column]?.[pair] as Uint16Array;
    const none = (counts[to] as number) === (counts[from] as number) && to - from > MANY_LINES;
    return (sums[to] as number) - (sums[from] as number) + (none ? NOTHING_IN_COLUMN : 0);
  }
}

/** In so many lines every column holds something. */
const MANY_LINES = 6;

function candidatesOf({ lines, places }: ColumnsRequest): readonly (readonly number[])[] {
  const starts = [...new Set(lines.flat().map((token) => token.from))].sort((a, b) => a - b);
  const inner = places.slice(1).map((place, i) => {
    const before = places[i] as { readonly from: number };
    const near = starts.filter((start) => start > before.from - SHRUNK && start <= place.to + REACH);
    return near.length > 0 ? near : [place.from];
  });
  return [[Number.NEGATIVE_INFINITY], ...inner, [Number.POSITIVE_INFINITY]];
}

function prefix(
  request: ColumnsRequest,
  column: number,
  from: number,
  to: number,
): { readonly sums: Float32Array; readonly counts: Uint16Array } {
  const { lines, known } = request;
  const nextKind = kindOf(request, column + 1);
  const sums = new Float32Array(lines.length + 1);
  const counts = new Uint16Array(lines.length + 1);
  lines.forEach((line, index) => {
    const own = from < to ? line.filter((token) => token.from >= from && token.from < to) : [];
    const next = own.length === 0 ? undefined : line[line.indexOf(own.at(-1) as Token) + 1];
    const parted = next === undefined ? 0 : partCost(own.at(-1) as Token, next, nextKind);
    const heads = own.filter((token) => known.has(token));
    const misplaced =
      heads.filter((token) => known.get(token) !== column || token.to > to).length * HEADER_MISPLACED;
    const cost =
      own.length === 0 ? 0 : heads.length > 0 ? misplaced : parted + fragmentCost(own, to, column, request);
    sums[index + 1] = (sums[index] as number) + cost;
    counts[index + 1] = (counts[index] as number) + (own.length > 0 ? 1 : 0);
  });
  return { sums, counts };
}

function fragmentCost(
  tokens: readonly Token[],
  wall: number,
  column: number,
  request: ColumnsRequest,
): number {
  const text = tokens.map((token) => token.text).join('');
  let cost = request.texts.of(kindOf(request, column), text) + besideCost(tokens, column, request);
  for (let i = 1; i < tokens.length; i++) cost += gapCost(tokens[i - 1] as Token, tokens[i] as Token);
  const last = tokens.at(-1) as Token;
  if (last.to > wall) cost += isLevel1Name(last.text) ? LABEL_OVER_WALL : OVER_WALL;
  return cost;
}

/** A unit set apart behind its number, or a sign in front of it, in the column of values right beside that of units or signs. */
const OTHERS_IN_VALUE = 1.5;

/** Cost of a value's cell that holds what stands in the columns of signs and units beside it. */
export function besideCost(tokens: readonly Token[], column: number, request: ColumnsRequest): number {
  const [before, kind, next] = [column - 1, column, column + 1].map((at) => kindOf(request, at));
  // Of more pieces the line may be a part of a cell that goes on.
  if (tokens.length !== 2 || !isValue(kind as Kind)) return 0;
  const [first, last] = [tokens[0] as Token, tokens.at(-1) as Token];
  const unit = next === 'unit' && (UNIT.test(last.text) || NOTHING.test(last.text)) ? OTHERS_IN_VALUE : 0;
  return unit + (before === 'sign' && SIGN.test(first.text) ? OTHERS_IN_VALUE : 0);
}

/** What a cell of signs holds, alone. */
export const SIGN = /^(?:[≥≤≧≦＞＜><＝=]{1,2}|定[性量])$/u;

/** What fills a cell of units beside a value in words. */
const NOTHING = /^[-—–/]+$/u;

export function gapCost(left: Token, right: Token): number {
  if (right.from - left.to >= 2) return WIDE_GAP_IN_CELL;
  return /\p{Script=Han}$/u.test(left.text) && /^\p{Script=Han}/u.test(right.text) ? HAN_GAP_IN_CELL : 0;
}

export type Kind = ColumnRole | 'side';

export function kindOf({ roles, isSide }: ColumnsRequest, column: number): Kind {
  return roles[column] ?? (isSide(column) ? 'side' : 'other');
}

/** What a line of a cell costs in a column of some kind, kept by text. */
export class FragmentCosts {
  private readonly known = new Map<Kind, Map<string, number>>();

  /** As `of`, where walls say already where the columns stand: prose in the column of values says little then. */
  ofPiece(kind: Kind, text: string): number {
    const cost = this.of(kind, text);
    return isValue(kind) && cost <= PROSE_VALUE && text.length <= LONGEST_PIECE
      ? cost * PIECE_OF_VALUE
      : cost;
  }

  of(kind: Kind, text: string): number {
    const ofKind = this.known.get(kind) ?? new Map<string, number>();
    this.known.set(kind, ofKind);
    const cost = ofKind.get(text) ?? textCost(kind, halfWidth(text));
    ofKind.set(text, cost);
    return cost;
  }
}

/** A label of one level in the column of the other. */
const OTHER_LEVEL = 1.2;
const PROSE_VALUE = 1.2;
const PIECE_OF_VALUE = 0.3;
const LONGEST_PIECE = 12;

export function isValue(kind: Kind): boolean {
  return kind === 'target' || kind === 'midterm' || kind === 'longterm' || kind === 'actual';
}

/** Characters of which the labels of both levels are made. */
const LABEL_CHARACTERS =
  /^[产出成本效益果满意度数量质时经济社会生态环境可持续影响服务对象公众受群帮扶指标目项类必填选硬性\d.%()分权重:★☆*]+$/u;

/** A label's weight on a line of its own, and one with a label behind it: that is another cell's. */
const OWN_WEIGHT = /^\(\d{1,3}[%分]\)$/u;
const WEIGHT_THEN_LABEL = /^\(\d{1,3}[%分]\)\p{Script=Han}/u;
const WEIGHT_IN_FRONT = 2;

/** The last line of a label that is broken over two. */
const LABEL_TAIL = /^(?:度?指?标|响指标)[★☆*]*$/u;

/** `2022年10月15`, whose end stands on the next line. */
const PIECE_OF_DATE = /^(?:\d{4}年)?(?:\d{1,2}月)?(?:\d{1,2})?(?:日?之?前)?$/u;

/** A label of the standard with more behind it, in a cell that is no label's. */
const BEGINS_WITH_LABEL =
  /^(?:产出|效益|效果|满意度|数量|质量|时效|(?:经济|社会|生态环境)?成本|(?:经济|社会|生态)效益|可持续影响|(?:服务对象|社会公众)满意度)指标/u;
const LABEL_IN_CELL = 1.5;

/** No name ends in a comparator or a dash: it is the value's, or has a column of its own without a name. */
const ENDS_IN_SIGN = /[≥≤≧≦><=]$|.[-—–]$/u;
const SIGN_BEHIND_NAME = 2.5;

/** Of 4,000 names one had a comma, which explanations mostly have (two published forms, the rest invented). */
const COMMA_IN_NAME = 1;

/** Costs of one line of a cell, relative to those of gaps: from 1 on it rather stands in another column. */
function textCost(kind: Kind, text: string): number {
  const label = isLevel2Name(text) || (isLevel1Name(text) && text.length > 2);
  const behindLabel = !label && BEGINS_WITH_LABEL.test(text) ? LABEL_IN_CELL : 0;
  const shape = valueShape(text);
  switch (kind) {
    case 'side':
      return /^\p{Script=Han}$/u.test(text) ? 0 : 3;
    case 'level1':
    case 'level2':
      if (isLevel2Name(text) !== isLevel1Name(text))
        return isLevel2Name(text) === (kind === 'level2') ? 0 : OTHER_LEVEL;
      if (OWN_WEIGHT.test(text)) return 0.2;
      if (WEIGHT_THEN_LABEL.test(text)) return WEIGHT_IN_FRONT;
      if (LABEL_CHARACTERS.test(text) && /[\p{Script=Han}★☆]|^\d{1,2}%?\)?$/u.test(text))
        return label ? 0 : 0.2;
      if (kind === 'level2' && isDepartmentLevel2(text)) return 0.2;
      return shape >= 0.9 ? 4 : text.length <= 4 ? 1 : 1.6;
    case 'weight':
    case 'score':
      return /^\d{1,3}(?:\.\d+)?[%分]?$/u.test(text) ? 0 : 2.5;
    case 'sign':
      return text.length <= 4 && !/\d/u.test(text) ? 0 : 2.5;
    case 'unit':
      return text.length <= 5 && !/\d|.[-—–/]$/u.test(text) ? 0.2 : 2.5;
    case 'target':
    case 'midterm':
    case 'longterm':
    case 'actual':
      return label ? 3 : shape >= 0.9 || PIECE_OF_DATE.test(text) ? 0 : (1 - shape) * PROSE_VALUE;
    case 'level3':
      if (LABEL_TAIL.test(text)) return 2;
      if (ENDS_IN_SIGN.test(text)) return SIGN_BEHIND_NAME;
      if (text.includes(',')) return behindLabel + COMMA_IN_NAME;
      return behindLabel + (label ? (/指标/u.test(text) ? 2 : 0.5) : shape >= 0.9 ? 1.6 : 0);
    default:
      return behindLabel + (label ? 2 : shape >= 0.9 && /\d/u.test(text) ? 1.2 : 0.1);
  }
}
