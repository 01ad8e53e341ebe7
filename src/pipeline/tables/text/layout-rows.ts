/**
 * Rows of a table in layout text: a dynamic programme parts the lines that hold names and values into rows. A line of the text is
 * a baseline of the page, so no two rows share one, but a cell of one line beside one of two may stand on either of its lines or on
 * a line of its own between them. What a row costs is told from its cells' texts, from where they wrap, and from how well their
 * middles, or their tops, agree.
 */
import type { ColumnRole } from '../../../glossary/columns.ts';
import { marginOver } from './confidence.ts';
import { ColumnTexts, type Slice } from './layout-column-texts.ts';
import { NO_ROUNDING, type Rounding, roundingOf, type Side, sideOf } from './layout-rounding.ts';

export interface LayoutRow {
  /** Its lines, as indices of the slices, ascending. */
  readonly slices: readonly number[];
  /** Where each of its slices stands, in lines of its longest cell, the first of which is 0. */
  readonly offsets: readonly number[];
  /** What the cheapest partition without this row costs more than the best one, in nats. */
  readonly margin: number;
  readonly cost: number;
}

export interface LayoutRows {
  readonly rows: readonly LayoutRow[];
  /** Share of rows that are set apart from the row before by a blank line. */
  readonly blankShare: number;
  readonly rounding: Rounding;
  /** How the table is set, as far as its rows tell. */
  readonly setting: Setting;
}

export interface Setting {
  readonly model: Model;
  readonly alignment: Alignment;
}

const MOST_SLICES = 16;
const MAX_ROUNDS = 4;
/** Cells of a row whose middles differ by more than half a line, a line; a row's lines interleave within that. */
const OFF_LINE = 2;
const INTERLEAVED = 0.55;
/** Cells that should stand on the same lines, their numbers of lines being both even or both odd, or all beginning at the top, do not. */
const HALF_LINE = 0.4;
const OFF_HALF_LINE = 1.5;
/** Lines of a cell that do not follow each other, a line. */
const SCATTERED = 2.5;
/** A blank line within a cell, and within a row between lines of different cells. */
const BLANK_IN_CELL = 5;
const BLANK_IN_ROW = 2.5;
const MAX_LEARNT = 2.5;
const TWO_LABELS = 5;
/** A name and a value side by side on a further line: two rows, unless both happen to break at the same place. */
const SIDE_BY_SIDE_AGAIN = 2;

type Alignment = 'middle' | 'top';

/** The slices' rows, from top to bottom. */
export function layoutRows(slices: readonly Slice[], roles: readonly (ColumnRole | null)[]): LayoutRows {
  const ways = (['middle', 'top'] as const).map((alignment) => settle(slices, roles, alignment));
  const [middle, top] = ways as [Settled, Settled];
  const best = middle.cost <= top.cost ? middle : top;
  const { rows, model, alignment } = best;
  return { rows, blankShare: model.blankShare, rounding: model.rounding, setting: { model, alignment } };
}

/** What the slices' rows cost together in a table set nearly so; less work than to learn anew how it is set. */
export function costIn(
  { model, alignment }: Setting,
  slices: readonly Slice[],
  roles: readonly (ColumnRole | null)[],
): number {
  const columns = new ColumnTexts(slices, roles);
  const { rows } = partition(slices, columns, model, alignment);
  return partition(slices, columns, learnt(slices, columns, rows, model, alignment), alignment).cost;
}

export interface Model {
  /** Cost of a row without a cell in each column, and of one with it. */
  readonly skip: readonly number[];
  readonly fill: readonly number[];
  readonly blankShare: number;
  readonly rounding: Rounding;
}

interface Settled extends Setting {
  readonly rows: readonly LayoutRow[];
  readonly cost: number;
}

/** Cost of an empty cell before anything is known. An indicator has a name and a value. */
const SKIP_AT_FIRST: Readonly<Partial<Record<ColumnRole, number>>> = {
  level3: 8,
  target: 4,
  explanation: 2,
  weight: 2,
  sign: 1.5,
  unit: 1.5,
  midterm: 2,
  longterm: 2,
};

const SKIP_OTHER = 0.7;

/** Whether a column is one of several of its kind: of sets side by side (中期 | 年度) one may be empty, of townships' values some. */
function isRepeated(roles: readonly (ColumnRole | null)[], column: number): boolean {
  const role = roles[column];
  return roles.some((other, at) => other === role && at !== column);
}

function settle(
  slices: readonly Slice[],
  roles: readonly (ColumnRole | null)[],
  alignment: Alignment,
): Settled {
  const columns = new ColumnTexts(slices, roles);
  const anyBlank = slices.some((slice) => slice.blanksAbove > 0);
  let model: Model = {
    skip: roles.map((role, column) =>
      role === null || isRepeated(roles, column) ? SKIP_OTHER : (SKIP_AT_FIRST[role] ?? SKIP_OTHER),
    ),
    fill: roles.map(() => 0),
    blankShare: anyBlank ? 0.5 : 0,
    rounding: NO_ROUNDING,
  };
  let found = partition(slices, columns, model, alignment);
  for (let round = 1; round < MAX_ROUNDS; round++) {
    model = learnt(slices, columns, found.rows, model, alignment);
    const next = partition(slices, columns, model, alignment);
    const same = next.rows.every((row, i) => row.slices[0] === found.rows[i]?.slices[0]);
    found = next;
    if (same) break;
  }
  return { ...found, model, alignment };
}

function learnt(
  slices: readonly Slice[],
  columns: ColumnTexts,
  rows: readonly LayoutRow[],
  before: Model,
  alignment: Alignment,
): Model {
  const bounded = (cost: number): number => Math.min(MAX_LEARNT, cost);
  const share = columns.roles.map((_, column) => {
    const filled = rows.filter((row) => row.slices.some((at) => has(slices[at] as Slice, column))).length;
    return (filled + 1) / (rows.length + 2);
  });
  const required = (column: number) =>
    (columns.roles[column] === 'level3' || columns.roles[column] === 'target') &&
    !isRepeated(columns.roles, column);
  const apart = rows.slice(1).filter((row) => (slices[row.slices[0] as number]?.blanksAbove ?? 0) > 0).length;
  return {
    skip: before.skip.map((cost, c) => (required(c) ? cost : bounded(-Math.log(1 - (share[c] as number))))),
    fill: before.fill.map((cost, c) => (required(c) ? cost : bounded(-Math.log(share[c] as number)))),
    blankShare: (apart + 0.5) / Math.max(1, rows.length),
    rounding:
      alignment === 'top' ? NO_ROUNDING : roundingOf(rows.flatMap((row) => sidesOf(row, slices, columns))),
  };
}

/** Where the cells of a row stand whose middle falls between two lines of its longest cell. */
function sidesOf(row: LayoutRow, slices: readonly Slice[], { roles }: ColumnTexts): readonly Side[] {
  const offsets = roles.map((_, column) =>
    row.offsets.filter((_, i) => has(slices[row.slices[i] as number] as Slice, column)),
  );
  const lines = Math.max(...offsets.map((own) => own.length));
  return offsets.flatMap((own) => {
    if (own.length === 0) return [];
    const side = sideOf(own[0] as number, own.at(-1) as number, own.length, lines);
    return side === null ? [] : [side];
  });
}

/** A row on the slices `from`..`to` (exclusive). */
interface RowEdge {
  readonly from: number;
  readonly to: number;
  readonly cost: number;
  readonly offsets: readonly number[];
}

function partition(
  slices: readonly Slice[],
  columns: ColumnTexts,
  model: Model,
  alignment: Alignment,
): { readonly rows: readonly LayoutRow[]; readonly cost: number } {
  const count = slices.length;
  const edges: RowEdge[][] = Array.from({ length: count + 1 }, () => []);
  const forward = new Float64Array(count + 1).fill(Number.POSITIVE_INFINITY);
  forward[0] = 0;
  for (let to = 1; to <= count; to++) {
    for (let from = Math.max(0, to - MOST_SLICES); from < to; from++) {
      const { cost, offsets } = rowCost(slices, columns, model, alignment, from, to);
      edges[to]?.push({ from, to, cost, offsets });
    }
    for (const edge of edges[to] ?? []) {
      forward[to] = Math.min(forward[to] as number, (forward[edge.from] as number) + edge.cost);
    }
  }
  const backward = new Float64Array(count + 1).fill(Number.POSITIVE_INFINITY);
  backward[count] = 0;
  for (let to = count; to > 0; to--) {
    for (const edge of edges[to] ?? []) {
      backward[edge.from] = Math.min(backward[edge.from] as number, edge.cost + (backward[to] as number));
    }
  }
  return { rows: bestRows(edges, forward, backward), cost: forward[count] as number };
}

function bestRows(
  edges: readonly (readonly RowEdge[])[],
  forward: Float64Array,
  backward: Float64Array,
): readonly LayoutRow[] {
  const best: RowEdge[] = [];
  for (let at = edges.length - 1; at > 0; at = best[0]?.from ?? 0) {
    const chosen = edges[at]?.find((edge) => (forward[edge.from] as number) + edge.cost === forward[at]);
    if (chosen === undefined) break;
    best.unshift(chosen);
  }
  const total = forward[edges.length - 1] as number;
  const all = edges.flat();
  return best.map((chosen) => {
    let other = Number.POSITIVE_INFINITY;
    for (const edge of all) {
      if (edge === chosen || edge.from >= chosen.to || edge.to <= chosen.from) continue;
      other = Math.min(other, (forward[edge.from] as number) + edge.cost + (backward[edge.to] as number));
    }
    const margin = Math.max(0, marginOver(total, other));
    const slices = Array.from({ length: chosen.to - chosen.from }, (_, i) => chosen.from + i);
    return { slices, offsets: chosen.offsets, cost: chosen.cost, margin };
  });
}

/**
 * Whether a row's name and value stand on other lines than cells of so many lines do: it may as well be that rows cross here, and this value
 * is another's.
 */
export function isUneven(
  { slices: own, offsets }: LayoutRow,
  slices: readonly Slice[],
  name: number,
  value: number,
): boolean {
  const standing = (column: number): readonly number[] =>
    offsets.filter((_, i) => has(slices[own[i] as number] as Slice, column));
  const [above, below] = [standing(name), standing(value)];
  if (above.length === 0 || below.length === 0 || (above.length - below.length) % 2 !== 0) return false;
  const tops = Math.abs((above[0] as number) - (below[0] as number));
  const middles = Math.abs(middleOf(above) - middleOf(below));
  return tops >= HALF_LINE && middles >= HALF_LINE;
}

function middleOf(offsets: readonly number[]): number {
  return ((offsets[0] as number) + (offsets.at(-1) as number)) / 2;
}

function rowCost(
  slices: readonly Slice[],
  columns: ColumnTexts,
  model: Model,
  alignment: Alignment,
  from: number,
  to: number,
): { readonly cost: number; readonly offsets: readonly number[] } {
  const { column: longest, offsets } = offsetsOf(slices, columns, from, to);
  const lines = columns.count(longest, from, to);
  let cost = boundaryCost(slices, model, to);
  columns.roles.forEach((_, column) => {
    const count = columns.count(column, from, to);
    if (count === 0) {
      cost += model.skip[column] as number;
      return;
    }
    cost += (model.fill[column] as number) + columns.cost(column, from, to);
    const own = offsets.filter((_, i) => has(slices[from + i] as Slice, column));
    const first = own[0] as number;
    const last = own.at(-1) as number;
    const off = alignment === 'top' ? first : (first + last) / 2 - (lines - 1) / 2;
    cost += Math.max(0, Math.abs(off) - INTERLEAVED) * OFF_LINE;
    const side = alignment === 'top' ? null : sideOf(first, last, count, lines);
    if (side !== null) cost += model.rounding[side];
    else if (Math.abs(off) >= HALF_LINE) cost += OFF_HALF_LINE;
    cost += Math.max(0, Math.abs(last - first - (count - 1)) - 2 * INTERLEAVED) * SCATTERED;
  });
  cost += noneOfCost('level3', columns, from, to) + noneOfCost('target', columns, from, to);
  const labels = (slices[to - 1] as Slice).labelsUpTo - labelsBefore(slices, from);
  cost += Math.max(0, labels - 1) * TWO_LABELS;
  return {
    cost: cost + blanksCost(slices, longest, from, to) + againCost(slices, columns, from, to),
    offsets,
  };
}

/** Cost of a row without a cell in any of several columns of a kind. */
function noneOfCost(role: 'level3' | 'target', columns: ColumnTexts, from: number, to: number): number {
  const own = columns.roles.flatMap((other, column) => (other === role ? [column] : []));
  if (own.length < 2 || own.some((column) => columns.count(column, from, to) > 0)) return 0;
  return SKIP_AT_FIRST[role] ?? 0;
}

/** Labels whose middle lies above a row's first line. */
function labelsBefore(slices: readonly Slice[], from: number): number {
  return (slices[from] as Slice).labelsAbove;
}

/** Where the slices stand among the lines of the column that has the most: on one of them, or between two. */
function offsetsOf(
  slices: readonly Slice[],
  columns: ColumnTexts,
  from: number,
  to: number,
): { readonly column: number; readonly offsets: readonly number[] } {
  let column = 0;
  columns.roles.forEach((_, other) => {
    if (columns.count(other, from, to) > columns.count(column, from, to)) column = other;
  });
  const offsets: number[] = [];
  let line = -1;
  for (let at = from; at < to; at++) {
    if (has(slices[at] as Slice, column)) line++;
    let between = 0;
    while (at + between < to && !has(slices[at + between] as Slice, column)) between++;
    for (let i = 1; i <= between; i++) {
      const atEnd = line === -1 || at + between === to;
      const step = atEnd ? 0.5 : 1 / (between + 1);
      offsets.push(line === -1 ? -0.5 * (between + 1 - i) : line + step * i);
    }
    if (between > 0) at += between - 1;
    else offsets.push(line);
  }
  return { column, offsets };
}

function has(slice: Slice, column: number): boolean {
  return slice.pieces.some((piece) => piece.column === column);
}

function againCost(slices: readonly Slice[], { roles }: ColumnTexts, from: number, to: number): number {
  let cost = 0;
  roles.forEach((role, name) => {
    if (role !== 'level3') return;
    const value = roles.indexOf('target', name);
    const both = slices.slice(from, to).filter((slice) => has(slice, name) && has(slice, value)).length;
    cost += Math.max(0, both - 1) * SIDE_BY_SIDE_AGAIN;
  });
  return cost;
}

function blanksCost(slices: readonly Slice[], longest: number, from: number, to: number): number {
  let cost = 0;
  for (let at = from + 1; at < to; at++) {
    const slice = slices[at] as Slice;
    if (slice.blanksAbove === 0) continue;
    cost += has(slice, longest) && has(slices[at - 1] as Slice, longest) ? BLANK_IN_CELL : BLANK_IN_ROW;
  }
  return cost;
}

/** Cost of a row ending before a slice: with a blank line or without, as usual in this table or not. */
function boundaryCost(slices: readonly Slice[], { blankShare }: Model, to: number): number {
  const next = slices[to];
  if (next === undefined || blankShare === 0) return 0;
  const share = next.blanksAbove > 0 ? blankShare : 1 - blankShare;
  return Math.min(MAX_LEARNT, -Math.log(Math.max(1e-6, share)));
}
