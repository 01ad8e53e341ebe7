/**
 * Which rows a merged level label covers when no line says so. A label stands in the middle of its rows, at their top, or (as spreadsheets
 * print them) at their bottom: the partition of the rows in which the labels stand best is the one that was meant.
 */
import type { Ruling } from '../../../parsers/page.ts';
import { isDepartmentLevel2 } from '../../../glossary/department-levels.ts';
import { isMisplaced } from '../../../glossary/level-parents.ts';
import {
  isLevel1Name,
  isLevel2Name,
  looksLikeLevelName,
  MOST_LABEL_LINES,
  splitLevelWeight,
} from '../../../glossary/levels.ts';
import type { RunLine } from '../text-lines.ts';

/** A label's lines, joined. */
export interface Label {
  readonly lines: readonly RunLine[];
  readonly top: number;
  readonly bottom: number;
}

/** Rows `from` up to but not including `to` under one label; null where they have none. */
export interface LabelGroup {
  readonly from: number;
  readonly to: number;
  readonly label: Label | null;
  /** How badly the label stands for these rows; 0 is exactly where it should. */
  readonly cost: number;
}

export interface RowExtent {
  readonly top: number;
  readonly bottom: number;
}

export interface LabelRequest {
  readonly labels: readonly Label[];
  readonly rows: readonly RowExtent[];
  readonly em: number;
  /** Row numbers at which a group must begin; 0 need not be named. */
  readonly forced: ReadonlySet<number>;
  /** Row numbers at which a group may begin; null: anywhere. */
  readonly allowed: ReadonlySet<number> | null;
  /** Rows that have no label here for certain: their label of the level above is printed across both columns. */
  readonly blank: ReadonlySet<number>;
  /** Rows that often have none: 满意度指标 stands as level 1 without a level 2. */
  readonly seldom: ReadonlySet<number>;
  /** What the level below is printed as, row by row, for level 1; it belongs under certain names only. `[]` where unknown. */
  readonly below: readonly (string | null)[];
  /** The table goes on from the page before, or may go on to the next: its first, its last group may be cut. */
  readonly cutAbove: boolean;
  readonly cutBelow: boolean;
}

export interface LabelPartition {
  readonly groups: readonly LabelGroup[];
  readonly cost: number;
}

/** A label too many: it is read as part of the one above. */
const SPARE_LABEL = 8;
/** Rows without any label inside a table are rare; at a page break they are not. */
const UNLABELLED = 3;
const UNLABELLED_AT_BREAK = 1.2;
const UNLABELLED_SELDOM = 0.8;
/** A level 2 under a level 1 that no form puts it under, a row. */
const MISPLACED = 1;
/** Labels at the top of their rows are the rarer setting: it must explain the page clearly better. */
export const TOP_PRICE = 0.4;
/** A label is set this exactly (in em); what is off by more is off by the wrong rows, and costs so much more an em. */
const EXACT = 0.3;
const WRONG_ROWS = 3;
/** A label outside the rows it is said to cover. */
const OUTSIDE = 6;
/** A group cut by the page break: its label need only stand on the proper side of the visible middle. */
const CUT_DISCOUNT = 0.15;
/** Or at the top of the group that the page's end cuts: Chromium sets a cell so that goes on, whatever its alignment. */
const TOP_OF_CUT = 0.3;
/** A label stands no further than this (in em) from the rows it covers; the exact price of such a one would rule it out anyway. */
const FARTHEST = 6;
/** More rows than this under one label on one page were never met: a page of A3 in small print holds about eighty. */
const MOST_ROWS = 200;

/** Lines of one cell are seldom set further apart than this (in em), where no label known to wrap shows how far. */
const WIDEST_LEADING = 1.6;
/** Distances of lines of one cell differ by no more than this. */
const LEADING_SPREAD = 1.1;
/** A character takes no less room than this (in em) with the blank sides of its glyph left out. */
const NARROWEST = 0.9;

/**
 * Lines of a label column → labels: consecutive lines that make a level's name together, else lines that follow as closely as those of one
 * cell and are full but for the last. `pitch` is the least distance of lines in the column, `leading` that within labels
 * known to wrap, null where none does.
 */
export function labelsOf(lines: readonly RunLine[], pitch: number, leading: number | null): Label[] {
  const sorted = [...lines].sort((a, b) => a.box.y0 - b.box.y0);
  const widest = Math.max(...sorted.map(widthOf));
  const labels: Label[] = [];
  for (let i = 0; i < sorted.length; ) {
    const own = sorted.slice(i, i + MOST_LABEL_LINES);
    const count = knownLength(own, pitch) ?? unknownLength(own, widest, leading ?? pitch);
    labels.push({ lines: own.slice(0, count), top: own[0]!.box.y0, bottom: own[count - 1]!.box.y1 });
    i += count;
  }
  return labels;
}

/** How many of the first lines make a level's name; null where none do. */
function knownLength(lines: readonly RunLine[], pitch: number): number | null {
  let close = 1;
  while (close < lines.length && stepTo(lines, close) <= pitch * 1.35) close++;
  for (const knows of [isKnown, looksLikeLevelName]) {
    for (let count = close; count >= 1; count--) {
      if (knows(textOf(lines.slice(0, count)))) return count;
    }
  }
  return null;
}

/** How many of the first lines are one name that no standard has: a line with room for another character ends it. */
function unknownLength(lines: readonly RunLine[], widest: number, leading: number): number {
  let count = 1;
  for (; count < lines.length; count++) {
    const above = lines[count - 1]!;
    const em = above.runs[0]!.fontSize;
    const reach = Math.min(leading, WIDEST_LEADING * em) * LEADING_SPREAD;
    if (stepTo(lines, count) > reach || widthOf(above) + NARROWEST * em <= widest) break;
    if (knownLength(lines.slice(count), reach) !== null) break;
  }
  return count;
}

function stepTo(lines: readonly RunLine[], i: number): number {
  return lines[i]!.box.y0 - lines[i - 1]!.box.y0;
}

function widthOf({ box }: RunLine): number {
  return box.x1 - box.x0;
}

function textOf(lines: readonly RunLine[]): string {
  return lines.map((line) => line.text).join('');
}

/** A level's name, with a weight or without: 产出指标(10 / 分) is one label of two lines. */
export function isKnown(text: string): boolean {
  const { name } = splitLevelWeight(text);
  return isLevel1Name(name) || isLevel2Name(name) || isDepartmentLevel2(name);
}

/** How the labels of a column are set beside their rows. */
export type LabelAlignment = 'middle' | 'top' | 'bottom';

/** The partition of the rows among the labels, in order, that costs least; with labels set so, where that is known. */
export function partition(request: LabelRequest, alignment?: LabelAlignment): LabelPartition {
  if (alignment === 'middle' || alignment === 'bottom') return solve(request, alignment);
  const top = solve(request, 'top');
  const topCost = top.cost + TOP_PRICE;
  if (alignment === 'top') return { ...top, cost: topCost };
  const middle = solve(request, 'middle');
  return middle.cost <= topCost ? middle : { ...top, cost: topCost };
}

interface Choice {
  readonly cost: number;
  readonly from: number;
  readonly labelled: boolean;
}

function solve(request: LabelRequest, alignment: LabelAlignment): LabelPartition {
  const { rows } = request;
  const labels =
    request.labels.length <= rows.length ? request.labels : mergeSpare(request.labels, rows.length);
  const spare = (request.labels.length - labels.length) * SPARE_LABEL;
  const near = solveWithin(request, labels, alignment, FARTHEST * request.em);
  const found = near.cost < Infinity ? near : solveWithin(request, labels, alignment, Infinity);
  return { ...found, cost: found.cost + spare };
}

/** The cheapest partition in which no label stands further than `reach` (points) from its rows. */
function solveWithin(
  request: LabelRequest,
  labels: readonly Label[],
  alignment: LabelAlignment,
  reach: number,
): LabelPartition {
  const { rows } = request;
  const width = labels.length + 1;
  const best: (Choice | undefined)[] = new Array((rows.length + 1) * width);
  best[0] = { cost: 0, from: 0, labelled: false };
  const prices = labels.map((label) => labelPrice(request, alignment, label));
  const middles = labels.map((label) => (label.top + label.bottom) / 2);
  for (let to = 1; to <= rows.length; to++) {
    // Labels well above the next row are used by now, those well below this one are not.
    const next = rows[to]?.top ?? Infinity;
    const least = middles.filter((middle) => middle < next - reach && middle < Infinity).length;
    const most = middles.filter((middle) => middle <= rows[to - 1]!.bottom + reach).length;
    for (let used = to === rows.length ? labels.length : least; used <= most; used++) {
      const keep = (before: Choice | undefined, own: number, from: number, labelled: boolean) => {
        if (before === undefined) return;
        const cost = before.cost + own;
        const current = best[to * width + used];
        if (current === undefined || cost < current.cost) best[to * width + used] = { cost, from, labelled };
      };
      for (let from = to - 1; from >= 0 && to - from <= MOST_ROWS; from--) {
        if (from > 0 && request.allowed !== null && !request.allowed.has(from)) continue;
        if (crosses(request.forced, from, to)) break;
        if (used > 0 && best[from * width + used - 1] !== undefined)
          keep(best[from * width + used - 1], prices[used - 1]!(from, to), from, true);
        keep(best[from * width + used], unlabelledCost(request, from, to), from, false);
      }
    }
  }
  return trace(best, rows.length, labels, width);
}

/** More labels than rows: the closest neighbours are one label that was not known to be. */
function mergeSpare(labels: readonly Label[], most: number): Label[] {
  const merged = [...labels];
  while (merged.length > most && merged.length > 1) {
    let at = 1;
    for (let i = 2; i < merged.length; i++) {
      if (merged[i]!.top - merged[i - 1]!.bottom < merged[at]!.top - merged[at - 1]!.bottom) at = i;
    }
    const [above, below] = [merged[at - 1]!, merged[at]!];
    merged.splice(at - 1, 2, {
      lines: [...above.lines, ...below.lines],
      top: above.top,
      bottom: below.bottom,
    });
  }
  return merged;
}

function trace(
  best: readonly (Choice | undefined)[],
  rows: number,
  labels: readonly Label[],
  width: number,
): LabelPartition {
  const groups: LabelGroup[] = [];
  let used = labels.length;
  const cost = best[rows * width + used]?.cost ?? Infinity;
  for (let to = rows; to > 0; ) {
    const choice = best[to * width + used];
    if (choice === undefined)
      return { groups: [{ from: 0, to: rows, label: null, cost: Infinity }], cost: Infinity };
    const label = choice.labelled ? labels[used - 1]! : null;
    if (choice.labelled) used--;
    const before = best[choice.from * width + used]?.cost ?? 0;
    groups.unshift({ from: choice.from, to, label, cost: choice.cost - before });
    to = choice.from;
  }
  return { groups, cost };
}

function crosses(forced: ReadonlySet<number>, from: number, to: number): boolean {
  for (let row = from + 1; row < to; row++) if (forced.has(row)) return true;
  return false;
}

/** What it costs that a label covers rows `from` up to but not including `to`. */
function labelPrice(
  { rows, em, blank, below, cutAbove, cutBelow }: LabelRequest,
  alignment: LabelAlignment,
  label: Label,
): (from: number, to: number) => number {
  const middle = (label.top + label.bottom) / 2;
  const name = textOf(label.lines);
  const isOdd = (second: string | null | undefined) =>
    second !== null && second !== undefined && isMisplaced(second, name);
  const odd = runningSum(rows.map((_, row) => (isOdd(below[row]) ? 1 : 0)));
  const blanks = runningSum(rows.map((_, row) => (blank.has(row) ? 1 : 0)));
  return (from, to) => {
    if (blanks[to]! > blanks[from]!) return OUTSIDE * 4;
    const top = rows[from]!.top;
    const bottom = rows[to - 1]!.bottom;
    const misplaced = (odd[to]! - odd[from]!) * MISPLACED;
    const outside = misplaced + (middle < top - em * 0.6 || middle > bottom + em * 0.6 ? OUTSIDE : 0);
    const distance = {
      top: label.top - top,
      middle: middle - (top + bottom) / 2,
      bottom: label.bottom - bottom,
    };
    const off = distance[alignment] / em;
    // What stands at its top or bottom is whole there: only a label in the middle of its rows moves when the page cuts them.
    const isCut =
      alignment === 'middle' &&
      ((cutAbove && from === 0 && off < 0) || (cutBelow && to === rows.length && off > 0));
    const crooked = isCut ? Math.abs(off) * CUT_DISCOUNT : crookedness(off);
    const goesOn = alignment === 'middle' && cutBelow && to === rows.length;
    const atTop = goesOn ? TOP_OF_CUT + crookedness(distance.top / em) : Infinity;
    return outside + Math.min(crooked, atTop);
  };
}

function crookedness(off: number): number {
  const away = Math.abs(off);
  return away <= EXACT ? away : EXACT + (away - EXACT) * WRONG_ROWS;
}

/** Sums of the values before each place, one more than there are values. */
function runningSum(values: readonly number[]): number[] {
  const sums = [0];
  for (const value of values) sums.push(sums.at(-1)! + value);
  return sums;
}

function unlabelledCost(
  { rows, blank, seldom, cutAbove, cutBelow }: LabelRequest,
  from: number,
  to: number,
): number {
  if (blank.has(from) && blank.has(to - 1)) return 0;
  if (seldom.has(from) && seldom.has(to - 1)) return UNLABELLED_SELDOM;
  const atBreak = (cutAbove && from === 0) || (cutBelow && to === rows.length);
  return atBreak ? UNLABELLED_AT_BREAK : UNLABELLED + (to - from - 1) * 0.2;
}

/** Row numbers at which a ruling across the label column parts the rows above from those below. */
export function ruledStarts(rows: readonly RowExtent[], rules: readonly Ruling[]): Set<number> {
  const starts = new Set<number>();
  for (let row = 1; row < rows.length; row++) {
    const from = (rows[row - 1]!.top + rows[row - 1]!.bottom) / 2;
    const to = (rows[row]!.top + rows[row]!.bottom) / 2;
    if (rules.some((rule) => rule.at > from && rule.at < to)) starts.add(row);
  }
  return starts;
}
