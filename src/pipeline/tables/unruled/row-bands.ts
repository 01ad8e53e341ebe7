/**
 * Rows of a table without lines between them. A dynamic programme parts the lines of the name and value columns into rows: each
 * row wants one value and one name, a name's line that is not full cannot run on, and the cells of a row share their middle or
 * their top. One odd row so costs its own price and does not derail the rest.
 */
import type { Ruling } from '../../../parsers/page.ts';
import type { ColumnRole } from '../../../glossary/columns.ts';
import { displayWidth } from '../../../glossary/compact.ts';
import { valueShape } from '../../../glossary/value-shape.ts';
import type { RunLine } from '../text-lines.ts';

/** A line of text in one column of the table. */
export interface ColumnLine {
  readonly column: number;
  readonly role: ColumnRole | null;
  readonly line: RunLine;
}

export interface RowBand {
  readonly lines: readonly ColumnLine[];
  /** Extent of the row's text. */
  readonly top: number;
  readonly bottom: number;
  /** What the row cost; 0 is a row without any oddity. */
  readonly cost: number;
}

/** Prices, in units of "one implausible thing". They were set by reasoning on what each oddity means and checked on generated forms. */
const NO_VALUE = 5;
const NO_NAME = 8;
const TWO_VALUES = 6;
const SHORT_LINE_RUNS_ON = 6;
const WIDE_PITCH = 3;
/** Lines almost twice as far apart as those of one cell: more implausible than a row whose value is empty. */
const WIDEST_PITCH = 6;
const TIGHT_BOUNDARY = 0.5;
/** A row that ends without a rule in a table whose rows are parted by rules. */
const UNRULED_BOUNDARY = 6;
/** Fewer rules within a body may part groups of rows. */
const FEWEST_RULES = 2;
/** Strips between rules with two values, as a share of all: a value of two lines may look like two. */
const CROWDED_SHARE = 0.2;
/** The same where rows are visibly set apart. */
const TIGHT_BOUNDARY_PADDED = 4;
/** Rows are set apart where three quarters of the steps from line to line exceed the closest ones by this factor. */
const PADDED = 1.22;
const OFF_LINE = 1.6;
/** A name and a value side by side on a further line: two rows, unless both happen to break at the same place. */
const SIDE_BY_SIDE_AGAIN = 2.2;
/** Lines of one cell stand closer than this (in em), but for documents set in double spacing, which wrap many names. */
const WIDEST_LEADING = 1.5;
/** Name lines to value lines from which on the names are seen to wrap; below it, some values may be empty. */
const MANY_WRAP = 1.5;
/** A row of more lines than this was never met. */
const MOST_SLICES = 16;

export interface RowBands {
  readonly bands: readonly RowBand[];
  readonly measures: Measures;
}

type Alignment = 'middle' | 'top';

/** How the text of a table is set, as far as its pages have shown. */
export interface Measures {
  readonly em: number;
  /** Smallest usual distance of two lines of one cell (points). */
  readonly pitch: number;
  readonly padded: boolean;
  /** Right end of the widest line of each column. */
  readonly rightOf: ReadonlyMap<number, number>;
  readonly leftOf: ReadonlyMap<number, number>;
}

/** The rows of the lines, from top to bottom. Horizontal rulings across the name and value columns part rows for certain. */
export function rowBands(
  lines: readonly ColumnLine[],
  rules: readonly Ruling[],
  known: Measures | null,
): RowBands {
  const measures = together(measure(lines), known);
  if (lines.length === 0) return { bands: [], measures };
  const slices = sliced(lines, measures.em);
  const drawn: DrawnRules = { rules, betweenAll: isRuledThroughout(lines, rules) };
  const ways = (['middle', 'top'] as const).map((alignment) => cheapest(slices, measures, drawn, alignment));
  const total = (bands: readonly RowBand[]) => bands.reduce((sum, band) => sum + band.cost, 0);
  return { bands: total(ways[0]!) <= total(ways[1]!) ? ways[0]! : ways[1]!, measures };
}

interface DrawnRules {
  readonly rules: readonly Ruling[];
  /** Every row is parted from the next by a rule, as far as the page shows. */
  readonly betweenAll: boolean;
}

/** Whether the rules part single rows, not groups of rows: hardly a strip between two of them holds two values. */
function isRuledThroughout(lines: readonly ColumnLine[], rules: readonly Ruling[]): boolean {
  if (rules.length < FEWEST_RULES) return false;
  const cuts = rules.map((rule) => rule.at).sort((a, b) => a - b);
  const strips = [...cuts, Infinity].map((to, i) => {
    const from = cuts[i - 1] ?? -Infinity;
    const inside = lines.filter(({ line }) => middle(line) > from && middle(line) < to);
    const values = inside.filter((line) => line.role === 'target' && valueShape(line.line.text) >= 0.7);
    return { filled: inside.length > 0, values: values.length };
  });
  const filled = strips.filter((strip) => strip.filled);
  const crowded = filled.filter((strip) => strip.values > 1).length;
  return filled.length > FEWEST_RULES && crowded <= filled.length * CROWDED_SHARE;
}

function cheapest(
  slices: readonly (readonly ColumnLine[])[],
  measures: Measures,
  { rules, betweenAll }: DrawnRules,
  alignment: Alignment,
): RowBand[] {
  const best: { cost: number; from: number; band: RowBand | null }[] = [{ cost: 0, from: 0, band: null }];
  for (let to = 1; to <= slices.length; to++) {
    let choice: { cost: number; from: number; band: RowBand | null } = {
      cost: Infinity,
      from: to - 1,
      band: null,
    };
    for (let from = to - 1; from >= Math.max(0, to - MOST_SLICES); from--) {
      const lines = slices.slice(from, to).flat();
      if (from < to - 1 && isRuledApart(slices[from]!, slices[to - 1]!, rules)) break;
      const own = rowCost(lines, measures, alignment) + againCost(slices.slice(from, to));
      const boundary =
        to < slices.length ? boundaryCost(slices[to - 1]!, slices[to]!, measures, { rules, betweenAll }) : 0;
      const cost = best[from]!.cost + own + boundary;
      if (cost < choice.cost) choice = { cost, from, band: bandOf(lines, own) };
    }
    best.push(choice);
  }
  const bands: RowBand[] = [];
  for (let at = slices.length; at > 0; at = best[at]!.from) bands.unshift(best[at]!.band!);
  return bands;
}

function bandOf(lines: readonly ColumnLine[], cost: number): RowBand {
  return {
    lines,
    top: Math.min(...lines.map(({ line }) => line.box.y0)),
    bottom: Math.max(...lines.map(({ line }) => line.box.y1)),
    cost,
  };
}

function measure(lines: readonly ColumnLine[]): Measures {
  const sizes = lines.map(({ line }) => line.runs[0]!.fontSize).sort((a, b) => a - b);
  const em = sizes[sizes.length >> 1] ?? 10;
  const rightOf = new Map<number, number>();
  const leftOf = new Map<number, number>();
  const pitches: number[] = [];
  const last = new Map<number, number>();
  for (const { column, line } of [...lines].sort((a, b) => a.line.box.y0 - b.line.box.y0)) {
    rightOf.set(column, Math.max(rightOf.get(column) ?? -Infinity, line.box.x1));
    leftOf.set(column, Math.min(leftOf.get(column) ?? Infinity, line.box.x0));
    const before = last.get(column);
    if (before !== undefined) pitches.push(line.box.y0 - before);
    last.set(column, line.box.y0);
  }
  pitches.sort((a, b) => a - b);
  // The tenth percentile: cells of two lines are common enough to show their pitch, one crooked line must not set it.
  const closest = pitches[Math.floor(pitches.length / 10)] ?? em * 1.5;
  const pitch = manyWrap(lines) ? closest : Math.min(closest, em * WIDEST_LEADING);
  const padded = pitch < em * 1.9 && (pitches[Math.floor(pitches.length * 0.75)] ?? 0) > pitch * PADDED;
  return { em, pitch, padded, rightOf, leftOf };
}

/** Whether many names are wrapped: lines as far apart as these may then be lines of one cell, however far that is. */
function manyWrap(lines: readonly ColumnLine[]): boolean {
  const count = (role: ColumnRole) => lines.filter((line) => line.role === role).length;
  return count('level3') > count('target') * MANY_WRAP;
}

function together(own: Measures, known: Measures | null): Measures {
  if (known === null) return own;
  const columns = new Set([...own.rightOf.keys(), ...known.rightOf.keys()]);
  const each = (of: (column: number) => number) =>
    new Map([...columns].map((column) => [column, of(column)]));
  const right = (m: Measures, column: number) => m.rightOf.get(column) ?? -Infinity;
  const left = (m: Measures, column: number) => m.leftOf.get(column) ?? Infinity;
  return {
    em: own.em,
    pitch: Math.min(own.pitch, known.pitch),
    padded: own.padded || known.padded || own.pitch > known.pitch * PADDED,
    rightOf: each((column) => Math.max(right(own, column), right(known, column))),
    leftOf: each((column) => Math.min(left(own, column), left(known, column))),
  };
}

/** Lines at the same height make one slice; rows are runs of slices. */
function sliced(lines: readonly ColumnLine[], em: number): ColumnLine[][] {
  const sorted = [...lines].sort((a, b) => middle(a.line) - middle(b.line));
  const slices: ColumnLine[][] = [];
  for (const line of sorted) {
    const slice = slices.at(-1);
    if (slice !== undefined && middle(line.line) - middle(slice[0]!.line) < em * 0.3) slice.push(line);
    else slices.push([line]);
  }
  return slices;
}

function rowCost(lines: readonly ColumnLine[], measures: Measures, alignment: Alignment): number {
  const byColumn = new Map<number, ColumnLine[]>();
  for (const line of lines) {
    const own = byColumn.get(line.column);
    if (own === undefined) byColumn.set(line.column, [line]);
    else own.push(line);
  }
  let cost = 0;
  if (!lines.some((line) => line.role === 'target' || line.role === 'actual')) cost += NO_VALUE;
  if (!lines.some((line) => line.role === 'level3')) cost += NO_NAME;
  const top = Math.min(...lines.map(({ line }) => line.box.y0));
  const bottom = Math.max(...lines.map(({ line }) => line.box.y1));
  for (const own of byColumn.values()) {
    for (let i = 1; i < own.length; i++) cost += joinCost(own[i - 1]!, own[i]!, measures);
    const first = own[0]!.line.box.y0;
    const last = own.at(-1)!.line.box.y1;
    const off = alignment === 'top' ? first - top : Math.abs((first + last) / 2 - (top + bottom) / 2);
    cost += Math.min(2, off / measures.em) * OFF_LINE;
  }
  return cost;
}

function againCost(slices: readonly (readonly ColumnLine[])[]): number {
  const both = slices.filter(
    (slice) =>
      slice.some((line) => line.role === 'level3') &&
      slice.some((l) => l.role === 'target' || l.role === 'actual'),
  );
  return Math.max(0, both.length - 1) * SIDE_BY_SIDE_AGAIN;
}

/** What it costs that one line runs on in the next of the same cell. */
function joinCost(above: ColumnLine, below: ColumnLine, { em, pitch, rightOf, leftOf }: Measures): number {
  let cost = 0;
  const step = (below.line.box.y0 - above.line.box.y0) / pitch;
  if (step > 1.3) cost += Math.min(WIDEST_PITCH, WIDE_PITCH + (step - 1.3) * WIDE_PITCH * 2);
  // A centred cell leaves half of what is missing on each side.
  const right = rightOf.get(above.column)!;
  const left = leftOf.get(above.column)!;
  const missing = right - left - (above.line.box.x1 - above.line.box.x0);
  const next = firstUnit(below.line.text) * em;
  if (missing > next + em * 0.8) cost += SHORT_LINE_RUNS_ON * Math.min(1, (missing - next) / (em * 2));
  if (above.role === 'target') {
    const both = valueShape(above.line.text) >= 0.7 && valueShape(below.line.text) >= 0.7;
    const runsOn = /[\d.,年月≥≤≧≦＞＜><=\-—～~至（(]$/u.test(above.line.text.trim());
    if (both && !runsOn && /^[≥≤≧≦＞＜><=\d]/u.test(below.line.text.trim())) cost += TWO_VALUES;
  }
  return cost;
}

/** Width in em of what cannot be broken at the start of a text: a Latin word or number, else one character. */
function firstUnit(text: string): number {
  const word = /^[\w.,%]+/u.exec(text.trim())?.[0];
  return word === undefined ? 1 : displayWidth(word) / 2;
}

/** A row that ends although the next line follows as closely as within a cell. */
function boundaryCost(
  above: readonly ColumnLine[],
  below: readonly ColumnLine[],
  { pitch, padded }: Measures,
  { rules, betweenAll }: DrawnRules,
): number {
  if (isRuledApart(above, below, rules)) return 0;
  if (betweenAll) return UNRULED_BOUNDARY;
  for (const a of above) {
    const b = below.find((line) => line.column === a.column);
    if (b === undefined || a.role !== 'level3' || b.line.box.y0 - a.line.box.y0 > pitch * 1.1) continue;
    return padded ? TIGHT_BOUNDARY_PADDED : TIGHT_BOUNDARY;
  }
  return 0;
}

function isRuledApart(
  above: readonly ColumnLine[],
  below: readonly ColumnLine[],
  rules: readonly Ruling[],
): boolean {
  const from = Math.max(...above.map(({ line }) => middle(line)));
  const to = Math.min(...below.map(({ line }) => middle(line)));
  return rules.some((rule) => rule.at > from && rule.at < to);
}

function middle(line: RunLine): number {
  return (line.box.y0 + line.box.y1) / 2;
}
