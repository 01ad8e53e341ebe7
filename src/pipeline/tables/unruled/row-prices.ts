/**
 * What it costs to read lines as one row, and to let a row end where another line follows. The prices are in units of "one implausible
 * thing"; they were set by reasoning on what each oddity means and checked on generated forms.
 */
import type { Ruling } from '../../../parsers/page.ts';
import { compact, displayWidth } from '../../../glossary/compact.ts';
import { UNITS } from '../../../glossary/unit-table.ts';
import { valueShape } from '../../../glossary/value-shape.ts';
import { type ColumnLine, middleOf, type Slice } from './column-line.ts';
import type { Measures } from './row-measures.ts';

const NO_VALUE = 5;
const NO_NAME = 8;
const TWO_VALUES = 6;
const SHORT_LINE_RUNS_ON = 6;
const WIDE_PITCH = 3;
/** Lines almost twice as far apart as those of one cell: more implausible than a row whose value is empty. */
const WIDEST_PITCH = 6;
/** Lines further apart than those of one cell by this factor are not of one cell, where labels show how far those are. */
const SEEN_SPREAD = 1.12;
/** A bracket that opens in a row and does not close in it, or the reverse. */
const OPEN_BRACKET = 4;
/** A cell that ends in a comma: its text goes on. */
const OPEN_END = 4;
const ENDS_IN_COMMA = /[，、]$/u;
/** Two scores or two units in one row; a line of a name that begins 指标2： below another. */
const TWO_NUMBERS = 6;
const NUMBERED_NAME = 6;
const NUMBERED = /^指标\d+[:：]/u;
/** A row ends though the next line of its name follows as closely as within a cell: in a table whose rows are not set apart at all. */
const TIGHT_BOUNDARY = 0.5;
/** A row that ends without a rule in a table whose rows are parted by rules. */
const UNRULED_BOUNDARY = 6;
/** Rules that part no more strips with text than this may part groups of rows. */
const FEW_STRIPS = 2;
/** Strips between rules with two values, as a share of all: a value of two lines may look like two. */
const CROWDED_SHARE = 0.2;
/** The same where rows are clearly set apart, and from which factor (usual step to pitch) on they are; between, in proportion. */
const TIGHT_BOUNDARY_PADDED = 4;
const NOT_APART = 1.06;
const CLEARLY_APART = 1.22;
const OFF_LINE = 1.6;
/** A name and a value side by side on a further line: two rows, unless both happen to break at the same place. */
const SIDE_BY_SIDE_AGAIN = 2.2;
/** A row of more lines than this was never met. */
export const MOST_SLICES = 16;

export type Alignment = 'middle' | 'top' | 'bottom';

/** Rows as runs of slices: what each costs, and what it costs that one ends and the next begins. */
export interface RowPrices {
  readonly count: number;
  /** Slices `from` up to but not including `to` as one row; infinite where a rule runs through it. */
  readonly row: (from: number, to: number) => number;
  /** A row ends before this slice. */
  readonly end: (at: number) => number;
}

/** The prices of a table's slices, cells set so, with these rules across the name and value columns. */
export function rowPrices(
  slices: readonly Slice[],
  measures: Measures,
  rules: readonly Ruling[],
  alignment: Alignment,
): RowPrices {
  const drawn: DrawnRules = { rules, betweenAll: isRuledThroughout(slices.flat(), rules) };
  const known = new Map<number, number>();
  const price = (from: number, to: number) => {
    if (isRuledApart(slices[from]!, slices[to - 1]!, drawn.rules)) return Infinity;
    const own = slices.slice(from, to);
    return rowCost(own.flat(), measures, alignment) + againCost(own);
  };
  return {
    count: slices.length,
    row: (from, to) => {
      const key = from * (slices.length + 1) + to;
      const cost = known.get(key) ?? price(from, to);
      known.set(key, cost);
      return cost;
    },
    end: (at) => (at < slices.length ? boundaryCost(slices, at, measures, drawn) : 0),
  };
}

interface DrawnRules {
  readonly rules: readonly Ruling[];
  /** Every row is parted from the next by a rule, as far as the page shows. */
  readonly betweenAll: boolean;
}

/** Whether the rules part single rows, not groups of rows: hardly a strip between two of them holds two values. */
function isRuledThroughout(lines: readonly ColumnLine[], rules: readonly Ruling[]): boolean {
  const cuts = rules.map((rule) => rule.at).sort((a, b) => a - b);
  const strips = [...cuts, Infinity].map((to, i) => {
    const from = cuts[i - 1] ?? -Infinity;
    const inside = lines.filter((line) => middleOf(line) > from && middleOf(line) < to);
    const values = inside.filter((line) => line.role === 'target' && valueShape(line.line.text) >= 0.7);
    return { filled: inside.length > 0, values: values.length };
  });
  const filled = strips.filter((strip) => strip.filled);
  const crowded = filled.filter((strip) => strip.values > 1).length;
  return filled.length > FEW_STRIPS && crowded <= filled.length * CROWDED_SHARE;
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
    cost += textCost(own);
    const off =
      alignment === 'top'
        ? first - top
        : alignment === 'bottom'
          ? bottom - last
          : Math.abs((first + last) / 2 - (top + bottom) / 2);
    cost += Math.min(2, off / measures.em) * OFF_LINE;
  }
  return cost;
}

/** What the texts of one cell say against being one: brackets that do not match, several scores, several numbered names. */
function textCost(own: readonly ColumnLine[]): number {
  const texts = own.map(({ line }) => compact(line.text));
  const whole = texts.join('');
  const open = whole.match(/[（(]/gu)?.length ?? 0;
  let cost = open === (whole.match(/[）)]/gu)?.length ?? 0) ? 0 : OPEN_BRACKET;
  const [{ role }] = own as [ColumnLine];
  if ((role === 'target' || role === 'level3') && ENDS_IN_COMMA.test(whole)) cost += OPEN_END;
  const count = (of: RegExp) => texts.filter((text) => of.test(text)).length;
  if (role === 'weight' || role === 'score')
    cost += Math.max(0, count(/^\d+(?:\.\d+)?[%％分]?$/u) - 1) * TWO_NUMBERS;
  if (role === 'unit') cost += Math.max(0, texts.filter((text) => UNITS.has(text)).length - 1) * TWO_NUMBERS;
  if (role === 'level3') cost += texts.slice(1).filter((text) => NUMBERED.test(text)).length * NUMBERED_NAME;
  return cost;
}

function againCost(slices: readonly Slice[]): number {
  const both = slices.filter(
    (slice) =>
      slice.some((line) => line.role === 'level3') &&
      slice.some((l) => l.role === 'target' || l.role === 'actual'),
  );
  return Math.max(0, both.length - 1) * SIDE_BY_SIDE_AGAIN;
}

/** What it costs that one line runs on in the next of the same cell. */
function joinCost(
  above: ColumnLine,
  below: ColumnLine,
  { em, pitch, pitchSeen, rightOf, leftOf }: Measures,
): number {
  let cost = 0;
  const step = (below.line.box.y0 - above.line.box.y0) / pitch;
  if (pitchSeen && step > SEEN_SPREAD) cost += WIDEST_PITCH;
  else if (step > 1.3) cost += Math.min(WIDEST_PITCH, WIDE_PITCH + (step - 1.3) * WIDE_PITCH * 2);
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

/** A row that ends although the next line of its name follows as closely as within a cell. */
function boundaryCost(
  slices: readonly Slice[],
  at: number,
  { pitch, step }: Measures,
  { rules, betweenAll }: DrawnRules,
): number {
  if (isRuledApart(slices[at - 1]!, slices[at]!, rules)) return 0;
  if (betweenAll) return UNRULED_BOUNDARY;
  // What stands between two lines of a name (a centred score) is no boundary of theirs.
  const isName = (line: ColumnLine) => line.role === 'level3';
  const last = slices
    .slice(Math.max(0, at - MOST_SLICES), at)
    .flat()
    .findLast(isName);
  const next = slices
    .slice(at, at + MOST_SLICES)
    .flat()
    .find(isName);
  if (last === undefined || next === undefined || NUMBERED.test(compact(next.line.text))) return 0;
  const apart = step / pitch;
  if (next.line.box.y0 - last.line.box.y0 > pitch * Math.min(SAME_STEP, Math.max(1.02, (1 + apart) / 2)))
    return 0;
  const share = Math.min(1, Math.max(0, (apart - NOT_APART) / (CLEARLY_APART - NOT_APART)));
  return TIGHT_BOUNDARY + share * (TIGHT_BOUNDARY_PADDED - TIGHT_BOUNDARY);
}

/** Lines of one cell are no further apart than this, in pitches; nearer to the pitch than to the usual step where that is closer. */
const SAME_STEP = 1.1;

function isRuledApart(
  above: readonly ColumnLine[],
  below: readonly ColumnLine[],
  rules: readonly Ruling[],
): boolean {
  const from = Math.max(...above.map(middleOf));
  const to = Math.min(...below.map(middleOf));
  return rules.some((rule) => rule.at > from && rule.at < to);
}
