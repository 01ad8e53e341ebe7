/**
 * Labels of level 1 that a page break has put too late: a merged cell's label stands with the part of its rows behind the break,
 * while the labels of level 2 before it belong to it and to no other.
 */
import type { ColumnRole } from '../../../glossary/columns.ts';
import { isMisplaced, isUnusual } from '../../../glossary/level-parents.ts';
import { type Atom, atomsText } from './atoms.ts';
import type { CutCell } from './cut-grid.ts';
import type { SegmentedCell, SegmentedRow } from './segment-rows.ts';

/** Confidence of a label put with rows above it: the words of the labels say so, the order of the text does not. */
export const LATE = 0.6;

/** A table's rows and what their cells index. */
export interface RowsOfTable {
  readonly rows: readonly SegmentedRow[];
  readonly roles: readonly ColumnRole[];
  readonly atoms: readonly Atom[];
  /** Whether it goes on under a repeated header, with nothing between. */
  readonly continues: boolean;
}

export interface LateLabel {
  /** Row it begins with, from 1. */
  readonly row: number;
  readonly atoms: readonly Atom[];
}

export interface SettledTable {
  readonly rows: readonly SegmentedRow[];
  readonly late: LateLabel | null;
  /** Rows, from 0, above a page break behind which a label stands that may be theirs as well. */
  readonly cut: ReadonlySet<number>;
}

/** The tables' rows, each label that belongs to the end of the table before it taken from its own and given to that. */
export function settleLateLabels(tables: readonly RowsOfTable[]): readonly SettledTable[] {
  const settled: { rows: readonly SegmentedRow[]; late: LateLabel | null; cut: ReadonlySet<number> }[] = [];
  tables.forEach((table, index) => {
    const next = tables[index + 1];
    settled.push({
      rows: table.rows,
      late: null,
      cut: cutRows(table, next?.continues === true ? next : null),
    });
    const before = tables[index - 1];
    if (!table.continues || before === undefined) return;
    const label = firstLabel(table);
    const row =
      label === null ? null : firstRowMeant(before, atomsText(table.atoms.slice(label.from, label.to)));
    if (label === null || row === null) return;
    (settled[index - 1] as (typeof settled)[number]).late = {
      row,
      atoms: table.atoms.slice(label.from, label.to),
    };
    (settled[index] as (typeof settled)[number]).rows = table.rows.map((own) => ({
      ...own,
      cells: own.cells.filter((cell) => cell !== label),
    }));
  });
  return settled;
}

/**
 * The label of a merged cell that a page break cuts may stand on either part. So where a page begins with a label, the rows above it
 * without one of their own are in doubt; not where their names are numbered on (`指标3：` after `指标2：`).
 */
function cutRows(table: RowsOfTable, next: RowsOfTable | null): ReadonlySet<number> {
  const [first, second] = [columnOf(table, 'level1'), columnOf(table, 'level2')];
  const labelled = (row: SegmentedRow | undefined) =>
    row?.cells.some((cell) => cell.column === second || cell.column === first) === true;
  const cut = new Set<number>();
  const doubtAbove = (end: number): void => {
    for (let at = end - 1; at > 0 && !labelled(table.rows[at]) && table.rows[at]?.band === false; at--) {
      const [own, above] = [numberOf(table, at), numberOf(table, at - 1)];
      if (own === null || above === null || own !== above + 1) cut.add(at);
    }
  };
  table.rows.forEach((row, at) => {
    if (at > 0 && table.atoms[row.cells[0]?.from ?? 0]?.gap === 'page' && labelled(row)) doubtAbove(at);
  });
  if (next !== null && labelled(next.rows[0])) doubtAbove(table.rows.length);
  return cut;
}

/** The number in front of a row's name: 3 for `指标3：培训人次`. */
function numberOf(table: RowsOfTable, at: number): number | null {
  const name = table.rows[at]?.cells.find((cell) => cell.column === columnOf(table, 'level3'));
  if (name === undefined) return null;
  const number = /^指标(\d{1,2})[:：.、]/u.exec(atomsText(table.atoms.slice(name.from, name.to)))?.[1];
  return number === undefined ? null : Number(number);
}

function columnOf({ roles }: RowsOfTable, role: ColumnRole): number {
  return roles.indexOf(role);
}

/** The table's first label of level 1, where what stands under none before it may belong to it. */
function firstLabel(table: RowsOfTable): SegmentedCell | null {
  const [first, second] = [columnOf(table, 'level1'), columnOf(table, 'level2')];
  const at = table.rows.findIndex((row) => !row.band && row.cells.some((cell) => cell.column === first));
  const label = table.rows[at]?.cells.find((cell) => cell.column === first);
  if (first < 0 || second < 0 || label === undefined || table.rows[at]?.cells.length === 1) return null;
  const text = atomsText(table.atoms.slice(label.from, label.to));
  const before = table.rows.slice(0, at).flatMap((row) => row.cells.filter((cell) => cell.column === second));
  return before.some((cell) => isMisplaced(atomsText(table.atoms.slice(cell.from, cell.to)), text))
    ? null
    : label;
}

/** The row, from 1, from which on the table's last labels of level 2 belong to this level 1 and to none above it; null where none does. */
function firstRowMeant(table: RowsOfTable, label: string): number | null {
  const [first, second] = [columnOf(table, 'level1'), columnOf(table, 'level2')];
  const text = (cell: SegmentedCell) => atomsText(table.atoms.slice(cell.from, cell.to));
  let parent: string | null = null;
  let found: number | null = null;
  for (const [index, row] of table.rows.entries()) {
    const own = row.cells.find((cell) => cell.column === first);
    if (row.band || own !== undefined) [parent, found] = [own === undefined ? null : text(own), null];
    const level2 = row.cells.find((cell) => cell.column === second);
    if (row.band || level2 === undefined) continue;
    const meant = parent !== null && isMisplaced(text(level2), parent) && !isMisplaced(text(level2), label);
    found = meant ? (found ?? index + 1) : null;
  }
  return found;
}

/**
 * Within one table: where labels of level 2 above a label of level 1 belong to it and cannot belong to the one before, or where there
 * is none, it begins with them.
 */
export function raiseLateLabels(
  cells: readonly CutCell[],
  roles: readonly ColumnRole[],
  above: string | null,
): readonly CutCell[] {
  const [first, second] = [roles.indexOf('level1'), roles.indexOf('level2')];
  const inColumn = (column: number) => cells.filter((c) => c.column === column && (c.columnSpan ?? 1) === 1);
  const labels = inColumn(first);
  const raised = new Map<CutCell, CutCell>();
  labels.forEach((label, index) => {
    const before = labels[index - 1];
    const parent = before === undefined ? above : atomsText(before.atoms);
    const below = inColumn(second).filter((cell) => cell.row > (before?.row ?? 0) && cell.row < label.row);
    const isMeant = (cell: CutCell) =>
      (parent === null || isMisplaced(atomsText(cell.atoms), parent)) &&
      !isMisplaced(atomsText(cell.atoms), atomsText(label.atoms)) &&
      !isUnusual(atomsText(cell.atoms), atomsText(label.atoms));
    const from = below.findIndex(isMeant);
    if (from < 0 || !below.slice(from).every(isMeant)) return;
    raised.set(label, {
      ...label,
      row: (below[from] as CutCell).row,
      confidence: Math.min(label.confidence ?? 1, LATE),
    });
  });
  return cells.map((cell) => raised.get(cell) ?? cell);
}
