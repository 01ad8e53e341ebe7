/**
 * Gives every row its level-1 and level-2 label: down the rows a merged cell covers, and over page breaks, where the label
 * stands on one of the cell's pieces only, or is printed again, or is cut in two.
 */
import { isLevel1Name, isLevel2Name, isWeightAlone, splitLevelWeight } from '../../glossary/levels.ts';
import type { Cell } from '../tables/block.ts';
import type { BodyRow, LabelPiece } from './body-row.ts';
import { type HabitEvidence, habitEvidence, habitOf } from './label-habit.ts';
import { printed } from './printed.ts';
import type { Printed } from './raw-form.ts';

/** Rows of one grid; a later one continues the table on the next page or after a repeated header. */
export type RowPart = readonly BodyRow[];

export interface CarriedLevels {
  readonly level1: Printed | null;
  readonly level2: Printed | null;
}

/** Whether two groups may share a label. */
type Related = (above: Group, below: Group) => boolean;

/** Rows under one label cell. */
interface Group {
  readonly part: number;
  readonly rows: number[];
  text: string;
  cells: readonly Cell[];
  /** 0–1, that the label belongs to these rows, as far as that was guessed here. */
  certainty: number;
  /** Nobody drew the bounds of these rows' label. */
  readonly undrawn: boolean;
}

/**
 * A label of the next page for rows above the break that have none, where no line shows that they are its: the label above them may run
 * on as well, and which of the two it is only a person can tell.
 */
const FROM_BELOW_UNDRAWN = 0.45;

/** Under even chances: of a group that fills a page without a label, nothing printed says which of its neighbours it goes with. */
const BETWEEN_LABELS = 0.45;
/** The same where the other breaks of the table show on which piece labels stand. They may be few: it is not certain. */
const BETWEEN_LABELS_BY_HABIT = 0.9;

/**
 * The labels of every row, in the order of the rows of all parts. Of sets side by side each has its own level 2, and its own level 1 where
 * they do not share the column.
 */
export function carryLevels(parts: readonly RowPart[]): readonly CarriedLevels[] {
  const rows = parts.flat();
  const sets = [...new Set(rows.map(({ set }) => set))];
  const printed1 = (sharesLevel1(rows) ? [sets] : sets.map((set) => [set])).map((own) =>
    groupsOf(parts, level1Piece, own),
  );
  const starts = new Set(printed1.flat().flatMap((group) => startsOf(group, rows)));
  const habit1 = printed1.map((groups) => habitEvidence(groups, () => true));
  const level1 = printed1.flatMap((groups) => resolve(groups, () => true, habit1));
  const ofRow1 = byRow(level1);
  const sameLevel1 = (a: number, b: number) => ofRow1[a]?.text === ofRow1[b]?.text;
  const related: Related = (above, below) => sameLevel1(above.rows.at(-1)!, below.rows[0]!);
  const printed2 = sets.map((set) => groupsOf(parts, level2Piece, [set]));
  const habit2 = [...habit1, ...printed2.map((groups) => habitEvidence(groups, related))];
  const level2 = printed2.flatMap((groups) => resolve(groups, related, habit2, starts));
  const ofRow2 = byRow(level2);
  return rows.map((_, i) => ({ level1: labelOf(ofRow1[i]), level2: labelOf(ofRow2[i]) }));
}

/** Whether rows of several sets stand under one cell of level 1. */
function sharesLevel1(rows: readonly BodyRow[]): boolean {
  const setOf = new Map<Cell, number>();
  return rows.some(({ level1, set }) => {
    if (level1 === null) return false;
    const known = setOf.get(level1.cell);
    setOf.set(level1.cell, set);
    return known !== undefined && known !== set;
  });
}

/** The first row of each set under a label of level 1 that is printed. */
function startsOf(group: Group, rows: readonly BodyRow[]): readonly number[] {
  if (group.text === '') return [];
  const firsts = new Map<number, number>();
  for (const row of group.rows) {
    const { set } = rows[row]!;
    if (!firsts.has(set)) firsts.set(set, row);
  }
  return [...firsts.values()];
}

function level1Piece(row: BodyRow): LabelPiece | null {
  return pieceOf(row.level1, row.bands.level1);
}

function level2Piece(row: BodyRow): LabelPiece | null {
  return pieceOf(row.level2, row.bands.level2);
}

/** The label in its column, else the one printed across the table. */
function pieceOf(own: LabelPiece | null, band: Cell | null): LabelPiece | null {
  if (band === null || (own !== null && own.text !== '')) return own;
  return { cell: band, text: band.lines.join('') };
}

/** Rows of these sets under one cell after the other. */
function groupsOf(
  parts: readonly RowPart[],
  pieceOf: (row: BodyRow) => LabelPiece | null,
  sets: readonly number[],
): Group[] {
  const groups: Group[] = [];
  let ordinal = 0;
  parts.forEach((rows, part) => {
    let last: { piece: LabelPiece | null; group: Group } | null = null;
    for (const row of rows) {
      const own = ordinal++;
      if (!sets.includes(row.set)) continue;
      const piece = pieceOf(row);
      if (last !== null && piece !== null && last.piece?.cell === piece.cell) {
        last.group.rows.push(own);
      } else {
        const text = piece?.text ?? '';
        const group: Group = {
          part,
          rows: [own],
          text,
          cells: piece === null || text === '' ? [] : [piece.cell],
          certainty: 1,
          undrawn: piece !== null && piece.cell.confidence < 1,
        };
        groups.push(group);
        last = { piece, group };
      }
    }
  });
  return groups;
}

/**
 * Fills empty groups: at a break from the piece on the other side, elsewhere from above. `related` says whether two groups may
 * share a label; an empty group whose first row is in `fresh` begins under a new higher label and stays empty.
 */
function resolve(
  groups: Group[],
  related: Related,
  evidence: readonly HabitEvidence[],
  fresh: ReadonlySet<number> = new Set(),
): Group[] {
  const pairs = groups.slice(1).map((below, i) => ({ above: groups[i]!, below }));
  const breaks = pairs.filter(({ above, below }) => above.part !== below.part);
  const habit = habitOf(evidence);
  const fromBelow = new Set<Group>();
  for (const group of groups.filter((_, i) => isBetweenLabels(groups, i, related))) {
    const isTold = habit !== null && !group.undrawn;
    group.certainty = isTold ? BETWEEN_LABELS_BY_HABIT : BETWEEN_LABELS;
    if (isTold && habit === 'last') fromBelow.add(group);
  }
  for (const { above, below } of breaks) {
    if (fromBelow.has(below)) continue;
    if (isCutLabel(above.text, below.text) && (!isKnown(below.text) || related(above, below)))
      join(above, below);
    else if (isRest(above.text, below.text)) inherit(below, above);
    else if (below.text === '' && related(above, below)) inherit(below, above);
  }
  // A label printed on the later page's piece only. Before the filling from above, which would take the label of another cell.
  for (const { above, below } of breaks.reverse()) {
    if (above.text !== '' || !related(above, below)) continue;
    inherit(above, below);
    if (above.undrawn && hasRowsAbove(groups, above)) above.certainty = FROM_BELOW_UNDRAWN;
  }
  for (const { above, below } of pairs) {
    if (below.text === '' && !fresh.has(below.rows[0]!) && related(above, below)) inherit(below, above);
  }
  return groups;
}

/**
 * An unlabelled group that fills its page or pages, with one label before it and another behind: it goes on the one, or its own label, the
 * other, was printed on its last piece only.
 */
function isBetweenLabels(groups: readonly Group[], i: number, related: Related): boolean {
  if (groups[i]!.text !== '') return false;
  const above = nextLabel(groups, i, -1, related);
  const below = nextLabel(groups, i, 1, related);
  return above !== null && below !== null && above !== below;
}

/**
 * The first label before or behind an empty group that may be its own, with nothing but empty groups of whole pages between; null where
 * there is none.
 */
function nextLabel(groups: readonly Group[], i: number, step: 1 | -1, related: Related): string | null {
  let at = i;
  while (groups[at]!.text === '') {
    const own = groups[at]!;
    const next = groups[at + step];
    if (next === undefined || next.part === own.part) return null;
    if (!(step === 1 ? related(own, next) : related(next, own))) return null;
    at += step;
  }
  return groups[at]!.text;
}

/** What stands behind a level's name: （40%）, （15分）, 50%. */
const DECORATION = /^(?:[（(【[][^（()）【】[\]]*[）)】\]]|\d+(?:\.\d+)?[%％分])$/u;

/** 指标★★★ after 服务对象满意度, which is a level's name by itself. */
const ENDING = /^指?标[★☆*]*$/u;

/**
 * 产出 before the break and 指标 after it: neither is a label, both together are; nor is （40%） one after 效益指标. Of a level 2 the end may
 * be a name by itself: 经济 | 效益指标, 服务对象 | 满意度指标.
 */
export function isCutLabel(above: string, below: string): boolean {
  if (isWeightAlone(below)) return above !== '' && splitLevelWeight(above).weight === null;
  if (isKnown(below)) return above !== '' && isLevel2Name(above + below);
  return (!isKnown(above) || DECORATION.test(below) || ENDING.test(below)) && isKnown(above + below);
}

/** The end of a label that the row cut by the break has whole already: 标 after 可持续影响指标. */
function isRest(above: string, below: string): boolean {
  return below !== '' && isKnown(above) && !isKnown(below) && above.endsWith(below);
}

function isKnown(text: string): boolean {
  return /指标|目标|度/u.test(text) && (isLevel1Name(text) || isLevel2Name(text));
}

function join(above: Group, below: Group): void {
  const text = above.text + below.text;
  const cells = [...above.cells, ...below.cells];
  above.text = below.text = text;
  above.cells = below.cells = cells;
}

/** Whether the group is not the first of its page: a label stands above it that may be its own. */
function hasRowsAbove(groups: readonly Group[], group: Group): boolean {
  return groups[groups.indexOf(group) - 1]?.part === group.part;
}

function inherit(empty: Group, from: Group): void {
  empty.text = from.text;
  empty.cells = from.cells;
  empty.certainty = Math.min(empty.certainty, from.certainty);
}

function byRow(groups: readonly Group[]): Group[] {
  const rows: Group[] = [];
  for (const group of groups) for (const row of group.rows) rows[row] = group;
  return rows;
}

function labelOf(group: Group | undefined): Printed | null {
  return group === undefined || group.text === '' ? null : printed(group.cells, group.certainty);
}
