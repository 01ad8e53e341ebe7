/** Header, columns and the runs below them → the plan of a table that no lines enclose. */
import type { Ruling, TextRun } from '../../../parsers/page.ts';
import type { ColumnRole } from '../../../glossary/columns.ts';
import { compact } from '../../../glossary/compact.ts';
import {
  isLevel1Name,
  isLevel2Name,
  looksLikeLevelName,
  splitLevelWeight,
} from '../../../glossary/levels.ts';
import type { CellPlan, PlannedCell } from '../cell-plan.ts';
import { textLines } from '../text-lines.ts';
import {
  type Label,
  type LabelAlignment,
  type LabelGroup,
  labelsOf,
  partition,
  ruledStarts,
} from './label-groups.ts';
import type { ColumnLine } from './column-line.ts';
import { planned, runsByColumn } from './column-cells.ts';
import type { HeaderBand } from './header-layout.ts';
import { columnEnds, headerCells, headerEdges, type HeaderRuns } from './header-cells.ts';
import { type RowBand, rowBands } from './row-bands.ts';
import type { Measures } from './row-measures.ts';
import { spanningLabels } from './spanning-labels.ts';

/** The columns of a table, wherever its header stands. */
export interface ColumnLayout {
  /** Ascending, one more than there are columns. */
  readonly bounds: readonly number[];
  readonly roles: readonly (ColumnRole | null)[];
  /** What the pages before taught of the text's widths and line distances; null on the first. */
  readonly measures: Measures | null;
  /** The header, where it stood last on its page: its bounds are to be told from the rows, which are on the next. */
  readonly pending?: HeaderBand;
}

export interface BodyRequest {
  readonly layout: ColumnLayout;
  readonly runs: readonly TextRun[];
  /** Horizontal rulings within the body. */
  readonly rules: readonly Ruling[];
  /** y of the header's lower end, or of the page's first row where the table goes on from the page before. */
  readonly top: number;
  /** The header's columns as found, from left to right; null where the table goes on from the page before. */
  readonly header: HeaderRuns | null;
  readonly cutAbove: boolean;
  readonly cutBelow: boolean;
}

export interface BodyPlan {
  readonly plan: CellPlan;
  /** The runs of each cell, in the order of the plan's cells. */
  readonly cellRuns: readonly (readonly TextRun[])[];
  /** What the text taught of its widths and distances; null where it has none. */
  readonly measures: Measures | null;
  /** 0–1, that the bounds of a cell are right. */
  readonly certainty: (cell: PlannedCell) => number;
  /** The run each piece was cut from, where the planner cut any. */
  readonly source?: ReadonlyMap<TextRun, TextRun>;
}

/** Plans a table's body: `bodyPlan`, or one that knows better what its runs' places mean. */
export type BodyPlanner = (request: BodyRequest) => BodyPlan | null;

/** A ruling parts rows where it covers this share of the columns from the name to the value. */
const RULE_SHARE = 0.7;
/** Labels of level 1 in the middle of their rows beside labels of level 2 at the top, or the reverse: in the units of label-groups.ts. */
const MIXED_PRICE = 1;

/** Labels at the bottom of their rows are rarer still; one label there may be in the middle of rows a page has cut. */
const BOTTOM_PRICE = 1.5;
const LEAST_AT_BOTTOM = 2;
/** Spreadsheets set labels on the line of their last row's text; a label centred over two rows is half a row off. */
const EXACTLY_SET = 0.3;

/** The plan of header and body; null where the runs make no row. */
export function bodyPlan(request: BodyRequest): BodyPlan | null {
  const { layout, header } = request;
  const spanning = spanningOf(request);
  const columns = runsByColumn(
    request.runs.filter((run) => !spanning.includes(run)),
    layout.bounds,
  );
  const isLabel = (i: number) =>
    layout.roles[i] === 'level1' || layout.roles[i] === 'level2' || isSide(layout, i);
  const lines: ColumnLine[] = columns.flatMap((own, column) =>
    isLabel(column)
      ? []
      : textLines(own).map((line) => ({ column, role: layout.roles[column] ?? null, line })),
  );
  const isBetween = (i: number) => layout.roles[i] === 'level3' || layout.roles[i] === 'target';
  const leading = leadingOf(layout, columns);
  const ends = header === null ? new Map() : columnEnds(header, layout.bounds);
  const rules = rulesAcross(request, isBetween);
  const { bands, measures } = rowBands(lines, rules, layout.measures, leading, ends);
  if (bands.length === 0) return null;
  const em = bands[0]!.lines[0]!.line.runs[0]!.fontSize;
  const first = layout.roles.indexOf('level1');
  if (first >= 0) columns[first]!.push(...spanning);
  const edges = rowEdges(bands, request, request.runs);
  const groups = labelColumns(request, columns, bands, em, new Set(spanning), leading);
  const filled: { cell: PlannedCell; runs: readonly TextRun[] }[] = [];
  // A label's certainty is its own: a row of doubt among its rows says nothing against it.
  const labelCertainties = new Map<PlannedCell, number>();
  if (header !== null) filled.push(...headerCells(header, edges, layout.bounds));
  const offset = edges.length - 1 - bands.length;
  for (let column = 0; column < layout.roles.length; column++) {
    const side = isSide(layout, column);
    for (const group of groups.get(column) ??
      bands.map((_, row): LabelGroup => ({ from: row, to: row + 1, label: null, cost: 0 }))) {
      const own = groups.has(column)
        ? side
          ? columns[column]!
          : (group.label?.lines.flatMap((line) => line.runs) ?? [])
        : bands[group.from]!.lines.filter((l) => l.column === column).flatMap((l) => l.line.runs);
      const place = { row: group.from + offset, column, rowSpan: group.to - group.from, columnSpan: 1 };
      const cell = planned(place, edges, layout.bounds);
      if (groups.has(column)) labelCertainties.set(cell, labelCertainty(group.cost));
      filled.push({ cell, runs: own });
    }
  }
  filled.sort((a, b) => a.cell.row - b.cell.row || a.cell.column - b.cell.column);
  const certainties = [...new Array<number>(offset).fill(1), ...bands.map(certaintyOf)];
  return {
    plan: { rowEdges: edges, columnEdges: layout.bounds, cells: filled.map(({ cell }) => cell) },
    cellRuns: filled.map(({ runs }) => runs),
    measures,
    certainty: (cell) =>
      labelCertainties.get(cell) ?? Math.min(...certainties.slice(cell.row, cell.row + cell.rowSpan)),
  };
}

/** The plan of a header without rows. */
export function headerPlan(
  { bounds }: ColumnLayout,
  { box }: HeaderBand,
  header: HeaderRuns,
): Pick<BodyPlan, 'plan' | 'cellRuns'> {
  const rowEdges = [...headerEdges(header), box.y1];
  const filled = headerCells(header, rowEdges, bounds);
  return {
    plan: { rowEdges, columnEdges: bounds, cells: filled.map(({ cell }) => cell) },
    cellRuns: filled.map(({ runs }) => runs),
  };
}

function spanningOf({ layout: { roles, bounds }, runs, header }: BodyRequest): TextRun[] {
  const first = roles.indexOf('level1');
  if (first < 0 || roles[first + 1] !== 'level2') return [];
  const pair = { left: bounds[first]!, between: bounds[first + 1]!, right: bounds[first + 2]! };
  return spanningLabels(pair, runs, header?.runs ?? []);
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1]!;
}

/** A leading column without a name: 绩/效/指/标 down the side. */
function isSide(layout: ColumnLayout, column: number): boolean {
  return layout.roles[column] === null && column < layout.roles.findIndex((role) => role !== null);
}

/** Rulings that cover the columns picked. */
function rulesAcross({ layout, rules }: BodyRequest, picked: (column: number) => boolean): Ruling[] {
  const spans = layout.roles.flatMap((_, i) =>
    picked(i) ? [[layout.bounds[i]!, layout.bounds[i + 1]!] as const] : [],
  );
  const whole = spans.reduce((sum, [from, to]) => sum + to - from, 0);
  return rules.filter((rule) => {
    const covered = spans.reduce(
      (sum, [from, to]) => sum + Math.max(0, Math.min(to, rule.to) - Math.max(from, rule.from)),
      0,
    );
    return covered >= whole * RULE_SHARE;
  });
}

/** Bounds of the rows: halfway between the texts of neighbours, the header's own row first. */
function rowEdges(bands: readonly RowBand[], request: BodyRequest, runs: readonly TextRun[]): number[] {
  const edges = request.header === null ? [] : headerEdges(request.header);
  edges.push(Math.min(request.top, bands[0]!.top));
  for (let i = 1; i < bands.length; i++) edges.push((bands[i - 1]!.bottom + bands[i]!.top) / 2);
  edges.push(Math.max(bands.at(-1)!.bottom, ...runs.map((run) => run.box.y1)));
  return edges;
}

function labelColumns(
  request: BodyRequest,
  columns: readonly (readonly TextRun[])[],
  bands: readonly RowBand[],
  em: number,
  spanning: ReadonlySet<TextRun>,
  leading: number | null,
): Map<number, readonly LabelGroup[]> {
  const { layout } = request;
  const groups = new Map<number, readonly LabelGroup[]>();
  const at = (role: ColumnRole) => layout.roles.indexOf(role);
  const none: ReadonlySet<number> = new Set();
  const solve = (
    column: number,
    forced: ReadonlySet<number>,
    allowed: ReadonlySet<number> | null,
    blank: ReadonlySet<number>,
    seldom: ReadonlySet<number>,
    below: readonly (string | null)[],
    alignment?: LabelAlignment,
  ) => {
    const ruled = ruledStarts(
      bands,
      rulesAcross(request, (i) => i === column),
    );
    const rowRules = ruledStarts(
      bands,
      rulesAcross(request, (i) => layout.roles[i] === 'level3'),
    );
    // Where every row is ruled but some rules stop short of the label column, the rules say where groups begin.
    const told = rowRules.size > 0 && rowRules.size >= bands.length - 1 && ruled.size < rowRules.size;
    const labels: readonly Label[] = labelsOf(
      textLines(columns[column]!),
      labelPitch(columns[column]!, em),
      leading,
    );
    const asked = {
      labels,
      rows: bands,
      em,
      forced: told ? new Set([...ruled, ...forced]) : forced,
      allowed: told ? new Set([...ruled, ...forced]) : allowed,
      blank,
      seldom,
      below,
      cutAbove: request.cutAbove,
      cutBelow: request.cutBelow,
    };
    const found = partition(asked, alignment);
    // Lines that leave a label no rows were none of the labels'.
    return told && found.cost === Infinity ? partition({ ...asked, forced, allowed }, alignment) : found;
  };
  const first = at('level1');
  const second = at('level2');
  for (let column = 0; column < layout.roles.length; column++) {
    if (isSide(layout, column)) groups.set(column, [{ from: 0, to: bands.length, label: null, cost: 0 }]);
  }
  if (first >= 0 && second >= 0) {
    const pair = (alignment?: LabelAlignment) => {
      const innerFirst = solve(second, none, null, none, none, [], alignment);
      const names = namesByRow(innerFirst.groups, bands.length);
      const outer = solve(first, none, null, none, none, names, alignment);
      const satisfaction = rowsUnder(outer.groups, (label) =>
        /满意/u.test(label.lines.map((line) => line.text).join('')),
      );
      const blank = blankRows(outer.groups, spanning);
      const inner = solve(second, starts(outer.groups), null, blank, satisfaction, [], alignment);
      const outerThen = solve(first, none, starts(innerFirst.groups), none, none, names, alignment);
      const outerWins = spanning.size > 0 || outer.cost + inner.cost <= innerFirst.cost + outerThen.cost;
      return outerWins
        ? { first: outer.groups, second: inner.groups, cost: outer.cost + inner.cost }
        : { first: outerThen.groups, second: innerFirst.groups, cost: innerFirst.cost + outerThen.cost };
    };
    // Both columns are set alike, unless each by itself says something else clearly.
    const mixed = pair();
    const ways = [pair('middle'), pair('top'), { ...mixed, cost: mixed.cost + MIXED_PRICE }];
    const bottom = request.cutAbove ? null : pair('bottom');
    if (bottom !== null && isSetAlike([...bottom.first, ...bottom.second]))
      ways.push({ ...bottom, cost: bottom.cost + BOTTOM_PRICE });
    const best = ways.reduce((least, way) => (way.cost < least.cost ? way : least));
    groups.set(first, best.first);
    groups.set(second, best.second);
  } else if (first >= 0 || second >= 0) {
    const column = Math.max(first, second);
    groups.set(column, solve(column, none, null, none, none, []).groups);
  }
  // Sets side by side (中期 | 年度) have levels of their own, under the first set's level 1.
  const outer = groups.get(first);
  for (const [column, role] of layout.roles.entries()) {
    if ((role !== 'level1' && role !== 'level2') || groups.has(column)) continue;
    const forced = role === 'level2' && outer !== undefined ? starts(outer) : none;
    groups.set(column, solve(column, forced, null, none, none, []).groups);
  }
  return groups;
}

/**
 * Whether all labels stand exactly so, several of them beside several rows: beside one row the middle is its bottom. Lines of a name no
 * standard has may be two labels there, each on the line of its own row.
 */
function isSetAlike(groups: readonly LabelGroup[]): boolean {
  const labelled = groups.filter(({ label }) => label !== null);
  return (
    labelled.every(({ cost, label }) => {
      return cost <= EXACTLY_SET && (label!.lines.length === 1 || isWrapped(label!));
    }) && labelled.filter(({ from, to }) => to - from > 1).length >= LEAST_AT_BOTTOM
  );
}

/** Rows under a label that is printed across both levels. */
function blankRows(groups: readonly LabelGroup[], spanning: ReadonlySet<TextRun>): Set<number> {
  return rowsUnder(groups, (label) => label.lines.some((line) => line.runs.some((run) => spanning.has(run))));
}

function rowsUnder(groups: readonly LabelGroup[], isMeant: (label: Label) => boolean): Set<number> {
  const rows = new Set<number>();
  for (const { from, to, label } of groups) {
    if (label !== null && isMeant(label)) for (let row = from; row < to; row++) rows.add(row);
  }
  return rows;
}

function namesByRow(groups: readonly LabelGroup[], count: number): (string | null)[] {
  const names: (string | null)[] = new Array<string | null>(count).fill(null);
  for (const { from, to, label } of groups) {
    names.fill(label === null ? null : label.lines.map((line) => line.text).join(''), from, to);
  }
  return names;
}

function starts(groups: readonly LabelGroup[]): Set<number> {
  return new Set(groups.map((group) => group.from));
}

/** Distance of the lines within labels of several lines: the text of a table is set alike throughout. Null where none wraps. */
function leadingOf(layout: ColumnLayout, columns: readonly (readonly TextRun[])[]): number | null {
  const steps = (['level1', 'level2'] as const).flatMap((role) => {
    const runs = columns[layout.roles.indexOf(role)] ?? [];
    if (runs.length === 0) return [];
    const labels = labelsOf(textLines(runs), labelPitch(runs, runs[0]!.fontSize), null);
    return labels
      .filter(isWrapped)
      .flatMap((label) => label.lines.slice(1).map((line, i) => line.box.y0 - label.lines[i]!.box.y0));
  });
  return steps.length === 0 ? null : median(steps);
}

/** A level's name over several lines of running text; one written downwards has a pitch of its own. */
function isWrapped(label: Label): boolean {
  const texts = label.lines.map((line) => compact(line.text));
  if (texts.length < 2 || texts[0]!.length < 2) return false;
  const { name } = splitLevelWeight(texts.join(''));
  return isLevel1Name(name) || isLevel2Name(name) || looksLikeLevelName(name);
}

/** Distance of two lines of one label: the least that occurs, but no less than a line's height. */
function labelPitch(runs: readonly TextRun[], em: number): number {
  const tops = textLines(runs).map((line) => line.box.y0);
  const steps = tops.slice(1).map((top, i) => top - tops[i]!);
  return Math.max(em, Math.min(em * 1.9, ...steps));
}

/** A label stands within a third of an em of where it belongs; one that is off by half an em and more covers other rows. */
function labelCertainty(cost: number): number {
  return cost < 0.7 ? 0.98 : cost < 1.5 ? 0.8 : 0.4;
}

/**
 * Costs under 2 are crooked alignment; one implausible thing (≥ 3) makes the row doubtful. So does another reading that costs little more:
 * of rows read right, one in two hundred has one within 1.5 (generated tables without lines).
 */
function certaintyOf({ cost, margin }: RowBand): number {
  if (cost >= 3 || margin < 1.5) return 0.4;
  return cost < 2 ? 0.98 : 0.8;
}
