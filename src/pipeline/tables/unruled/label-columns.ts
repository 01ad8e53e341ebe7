/** The rows of each label in the columns of levels: how the labels are set, which column tells the other, and where two ways of reading are as good. */
import type { Ruling, TextRun } from '../../../parsers/page.ts';
import type { ColumnRole } from '../../../glossary/columns.ts';
import { textLines } from '../text-lines.ts';
import { isSideColumn, rulesAcross } from './column-cells.ts';
import {
  isKnown,
  type Label,
  type LabelAlignment,
  type LabelGroup,
  type LabelPartition,
  labelsOf,
  partition,
  ruledStarts,
  TOP_PRICE,
} from './label-groups.ts';
import { isWrapped, labelPitch } from './label-leading.ts';
import type { RowBand } from './row-bands.ts';

/** Labels of level 1 in the middle of their rows beside labels of level 2 at the top, or the reverse: in the units of label-groups.ts. */
const MIXED_PRICE = 1;
/** Labels at the bottom of their rows are rarer still; one label there may be in the middle of rows a page has cut. */
const BOTTOM_PRICE = 1.5;
const LEAST_AT_BOTTOM = 2;
/** Spreadsheets set labels on the line of their last row's text; a label centred over two rows is half a row off. */
const EXACTLY_SET = 0.3;
/** Where labels set another way stand as well but for this, places tell nothing: less than one label under a level 1 it belongs not to. */
const UNDECIDED = 0.8;
/**
 * How labels are set is learned from a page where any other way costs more than this, and as much is the price of another way on a later
 * page: more than both columns without a label at the top of it. Not where they stand at the bottom: some programs set a cell that the page's
 * end cuts on its first row.
 */
const LEARNED = 4;
/** What a label costs at least whose rows are not certain: `labelCertainty` puts it under even chances. */
export const DOUBTED = 1.5;

export interface LabelColumnsRequest {
  readonly layout: { readonly bounds: readonly number[]; readonly roles: readonly (ColumnRole | null)[] };
  /** Horizontal rulings within the body. */
  readonly rules: readonly Ruling[];
  readonly cutAbove: boolean;
  readonly cutBelow: boolean;
  /** The runs of each column. */
  readonly columns: readonly (readonly TextRun[])[];
  readonly bands: readonly RowBand[];
  readonly em: number;
  /** Labels printed across both levels. */
  readonly spanning: ReadonlySet<TextRun>;
  /** Distance of the lines within labels known to wrap. */
  readonly leading: number | null;
  /** The rows' other cells are set at the foot: labels may be as well, whatever else their places fit. */
  readonly atFoot: boolean;
  /** How the labels of the pages before are set; null where none has told. */
  readonly aligned: LabelAlignment | null;
}

export interface LabelColumns {
  /** The labels' groups of rows, by column. */
  readonly groups: ReadonlyMap<number, Groups>;
  /** How they are set, where this page tells or one before has. */
  readonly aligned: LabelAlignment | null;
}

type Groups = readonly LabelGroup[];

export function labelColumns(request: LabelColumnsRequest): LabelColumns {
  const { layout, bands } = request;
  let { aligned } = request;
  const groups = new Map<number, Groups>();
  const first = layout.roles.indexOf('level1');
  const second = layout.roles.indexOf('level2');
  for (let column = 0; column < layout.roles.length; column++) {
    if (isSideColumn(layout.roles, column))
      groups.set(column, [{ from: 0, to: bands.length, label: null, cost: 0 }]);
  }
  if (first >= 0 && second >= 0) {
    const pair = bestPair(request, first, second);
    groups.set(first, pair.first);
    groups.set(second, pair.second);
    aligned = pair.aligned ?? aligned;
  } else if (first >= 0 || second >= 0) {
    const column = Math.max(first, second);
    groups.set(column, solve(request, column, {}).groups);
  }
  // Sets side by side (中期 | 年度) have levels of their own, under the first set's level 1.
  const outer = groups.get(first);
  for (const [column, role] of layout.roles.entries()) {
    if ((role !== 'level1' && role !== 'level2') || groups.has(column)) continue;
    const forced = role === 'level2' && outer !== undefined ? starts(outer) : NONE;
    groups.set(column, solve(request, column, { forced }).groups);
  }
  return {
    groups: new Map([...groups].map(([column, own]) => [column, withoutSureJoins(own, request)])),
    aligned,
  };
}

/** The groups, those in doubt whose label may be several. */
function withoutSureJoins(groups: Groups, { bands, em }: LabelColumnsRequest): Groups {
  const middles = bands.map(({ top, bottom }) => (top + bottom) / 2);
  const isOnRow = ({ box }: Label['lines'][number]) =>
    middles.some((middle) => Math.abs(middle - (box.y0 + box.y1) / 2) <= EXACTLY_SET * em);
  return groups.map((group) => {
    const lines = group.label?.lines ?? [];
    // Lines of a name nobody knows, each on the line of a row of its own, may be as many names.
    const isSure = lines.length < 2 || isKnown(textOf(group.label)) || !lines.every(isOnRow);
    return isSure ? group : { ...group, cost: Math.max(group.cost, DOUBTED) };
  });
}

const NONE: ReadonlySet<number> = new Set();

/** What is known of a column's rows from elsewhere: see `LabelRequest`. */
interface Known {
  readonly forced?: ReadonlySet<number>;
  readonly allowed?: ReadonlySet<number>;
  readonly blank?: ReadonlySet<number>;
  readonly seldom?: ReadonlySet<number>;
  readonly below?: readonly (string | null)[];
}

function solve(
  { layout, rules, columns, bands, em, leading, cutAbove, cutBelow }: LabelColumnsRequest,
  column: number,
  { forced = NONE, allowed, blank = NONE, seldom = NONE, below = [] }: Known,
  alignment?: LabelAlignment,
): LabelPartition {
  const ruled = ruledStarts(
    bands,
    rulesAcross(layout, rules, (i) => i === column),
  );
  const rowRules = ruledStarts(
    bands,
    rulesAcross(layout, rules, (i) => layout.roles[i] === 'level3'),
  );
  // Where every row is ruled but some rules stop short of the label column, the rules say where groups begin.
  const told = rowRules.size > 0 && rowRules.size >= bands.length - 1 && ruled.size < rowRules.size;
  const own = columns[column]!;
  const labels = labelsOf(textLines(own), labelPitch(own, em), leading);
  const asked = {
    labels,
    rows: bands,
    em,
    forced: told ? new Set([...ruled, ...forced]) : forced,
    allowed: told ? new Set([...ruled, ...forced]) : (allowed ?? null),
    blank,
    seldom,
    below,
    cutAbove,
    cutBelow,
  };
  const found = partition(asked, alignment);
  // Lines that leave a label no rows were none of the labels'.
  return told && found.cost === Infinity
    ? partition({ ...asked, forced, allowed: allowed ?? null }, alignment)
    : found;
}

interface Pair {
  readonly first: Groups;
  readonly second: Groups;
  readonly cost: number;
}

/** Both columns' groups, that column first which makes the cheaper pair. */
function pairOf(
  request: LabelColumnsRequest,
  first: number,
  second: number,
  alignment?: LabelAlignment,
): Pair {
  const { bands, spanning } = request;
  const innerFirst = solve(request, second, {}, alignment);
  const below = namesByRow(innerFirst.groups, bands.length);
  const outer = solve(request, first, { below }, alignment);
  const seldom = rowsUnder(outer.groups, (label) => /满意/u.test(textOf(label)));
  const blank = rowsUnder(outer.groups, (label) =>
    label.lines.some((line) => line.runs.some((run) => spanning.has(run))),
  );
  const inner = solve(request, second, { forced: starts(outer.groups), blank, seldom }, alignment);
  const outerThen = solve(request, first, { allowed: starts(innerFirst.groups), below }, alignment);
  const outerWins = spanning.size > 0 || outer.cost + inner.cost <= innerFirst.cost + outerThen.cost;
  return outerWins
    ? { first: outer.groups, second: inner.groups, cost: outer.cost + inner.cost }
    : { first: outerThen.groups, second: innerFirst.groups, cost: innerFirst.cost + outerThen.cost };
}

interface Way extends Pair {
  readonly alignment: LabelAlignment | null;
  /** How well its labels stand, whatever way is the likelier. */
  readonly stands: number;
}

/** Both columns are set alike, unless each by itself says something else clearly; and as on the pages before. */
function bestPair(
  request: LabelColumnsRequest,
  first: number,
  second: number,
): Pair & { readonly aligned: LabelAlignment | null } {
  const { aligned: known, atFoot } = request;
  const way = (alignment: LabelAlignment | null, price: number, standing = 0): Way => {
    const pair = pairOf(request, first, second, alignment ?? undefined);
    const learned = known === null || known === alignment ? 0 : LEARNED;
    return { ...pair, cost: pair.cost + price + learned, alignment, stands: pair.cost - standing };
  };
  // Cost as the way is likely, and as well as its labels stand.
  const ways = [
    way('middle', 0),
    way('top', known === 'top' ? -2 * TOP_PRICE : 0, 2 * TOP_PRICE),
    way(null, MIXED_PRICE),
  ];
  const atBottom = !request.cutAbove || atFoot ? way('bottom', BOTTOM_PRICE) : null;
  if (atBottom !== null && isSetAlike([...atBottom.first, ...atBottom.second])) ways.push(atBottom);
  const best = ways.reduce((least, own) => (own.cost < least.cost ? own : least));
  const others = [...ways, ...(atBottom === null ? [] : [atBottom])].filter(
    (own) =>
      (own.stands <= best.stands + UNDECIDED && (known === null || known === own.alignment)) ||
      (own === atBottom && atFoot && [...own.first, ...own.second].every(standsExactly)),
  );
  const isTold = ways.every(
    (own) => own.alignment === null || own === best || own.stands > best.stands + LEARNED,
  );
  return {
    first: doubted(
      best.first,
      others.map((own) => own.first),
    ),
    second: doubtedAmidRows(
      doubted(
        best.second,
        others.map((own) => own.second),
      ),
      best.first,
      request,
    ),
    cost: best.cost,
    aligned: isTold && best !== atBottom ? best.alignment : null,
  };
}

/** The groups, those in doubt of which other groups give a row to another label. */
function doubted(groups: Groups, others: readonly Groups[]): Groups {
  return groups.map((group) => {
    const isOther = (other: LabelGroup) =>
      other.from < group.to && other.to > group.from && textOf(other.label) !== textOf(group.label);
    return others.some((other) => other.some(isOther))
      ? { ...group, cost: Math.max(group.cost, DOUBTED) }
      : group;
  });
}

/**
 * Labels of level 1 amid the first of their rows, and not amid all of them, say that the cells below are empty, not merged: a label of level
 * 2 amid a later row than its first may be of that row on.
 */
function doubtedAmidRows(
  groups: Groups,
  first: Groups,
  { bands, em, cutAbove }: LabelColumnsRequest,
): Groups {
  const isAmid = (label: Label | null, row: number) => {
    const { top, bottom } = bands[row]!;
    return label !== null && Math.abs(label.top + label.bottom - top - bottom) / 2 <= EXACTLY_SET * em;
  };
  const isFirst = ({ from, to, label }: LabelGroup) =>
    to - from > 1 && isAmid(label, from) && !(cutAbove && from === 0);
  if (!first.some(isFirst)) return groups;
  return groups.map((group) => {
    const later = Array.from({ length: group.to - group.from - 1 }, (_, i) => group.from + 1 + i);
    return later.some((row) => isAmid(group.label, row))
      ? { ...group, cost: Math.max(group.cost, DOUBTED) }
      : group;
  });
}

/**
 * Whether all labels stand exactly so, several of them beside several rows: beside one row the middle is its bottom. Lines of a name no
 * standard has may be two labels there, each on the line of its own row.
 */
function isSetAlike(groups: Groups): boolean {
  const labelled = groups.filter(({ label }) => label !== null);
  return (
    labelled.every(standsExactly) &&
    labelled.filter(({ from, to }) => to - from > 1).length >= LEAST_AT_BOTTOM
  );
}

function standsExactly({ cost, label }: LabelGroup): boolean {
  return label === null || (cost <= EXACTLY_SET && (label.lines.length === 1 || isWrapped(label)));
}

function rowsUnder(groups: Groups, isMeant: (label: Label) => boolean): Set<number> {
  const rows = new Set<number>();
  for (const { from, to, label } of groups) {
    if (label !== null && isMeant(label)) for (let row = from; row < to; row++) rows.add(row);
  }
  return rows;
}

function namesByRow(groups: Groups, count: number): (string | null)[] {
  const names: (string | null)[] = new Array<string | null>(count).fill(null);
  for (const { from, to, label } of groups) names.fill(label === null ? null : textOf(label), from, to);
  return names;
}

function textOf(label: Label | null): string {
  return label === null ? '' : label.lines.map((line) => line.text).join('');
}

function starts(groups: Groups): Set<number> {
  return new Set(groups.map((group) => group.from));
}
