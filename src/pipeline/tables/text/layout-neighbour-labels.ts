/**
 * Rows of tables in layout text that speak for the label beside their own: labels stand amid their rows, the text keeps heights only
 * roughly, and where a page's end has cut a cell its label stands on either page. Such a row, with all between it and that label's rows, is
 * put up for review.
 */
import type { ColumnRole } from '../../../glossary/columns.ts';
import { compact } from '../../../glossary/compact.ts';
import { affinityCost } from '../../../glossary/level-affinity.ts';
import type { Cell, Grid } from '../block.ts';

/** Confidence of a row that may stand under the label beside its own. */
const BESIDE = 0.47;
/** By how much (nats) a row must go better with the other label: less than the words of one benefit under another's label cost. */
const BETTER = 0.6;

/** What a table has on one page. */
export interface PartOfTable {
  readonly grid: Grid;
  readonly roles: readonly (ColumnRole | null)[];
  /** The first row that is none of the header's. */
  readonly from: 0 | 1;
}

/** The grids, in order, with the names of such rows in doubt. */
export function withNeighbourLabels(parts: readonly PartOfTable[]): readonly Grid[] {
  const doubtful = rowsOfNeighbours(parts);
  return parts.map(({ grid, roles }, part) => ({
    ...grid,
    cells: grid.cells.map((cell) =>
      roles[cell.column] === 'level3' && doubtful.has(keyOf(part, cell.row))
        ? { ...cell, confidence: Math.min(cell.confidence, BESIDE) }
        : cell,
    ),
  }));
}

function keyOf(part: number, row: number): string {
  return `${part}:${row}`;
}

interface Row {
  readonly key: string;
  readonly name: string;
  readonly value: string;
}

interface Group {
  readonly label: string;
  readonly rows: Row[];
}

function rowsOfNeighbours(parts: readonly PartOfTable[]): ReadonlySet<string> {
  const groups = groupsOf(parts);
  const doubtful = new Set<string>();
  groups.forEach(({ label, rows }, at) => {
    const goesBetter = (other: Group | undefined) => (row: Row) =>
      other !== undefined &&
      affinityCost(label, row.name, row.value) - affinityCost(other.label, row.name, row.value) >= BETTER;
    const last = rows.findLastIndex(goesBetter(groups[at - 1]));
    for (const row of rows.slice(0, last + 1)) doubtful.add(row.key);
    const first = rows.findIndex(goesBetter(groups[at + 1]));
    if (first >= 0) for (const row of rows.slice(first)) doubtful.add(row.key);
  });
  return doubtful;
}

/**
 * The rows under each label of level 2. Those behind the last label of a page are read under the first of the next, those above the
 * first of a page under the last of the one before.
 */
function groupsOf(parts: readonly PartOfTable[]): readonly Group[] {
  const groups: Group[] = [];
  let ahead: readonly Row[] = [];
  parts.forEach((part, index) => {
    const labels = labelsOf(part);
    const rows = namedRows(part, index);
    const [first, last] = [labels[0], labels.at(-1)];
    if (first === undefined || last === undefined) return;
    groups.at(-1)?.rows.push(...rows.filter(({ at }) => at < first.row && ahead.length === 0));
    labels.forEach((label, place) => {
      const own = rows.filter(({ at }) => at >= label.row && at < label.row + label.rowSpan);
      groups.push({ label: textOf(label), rows: place === 0 ? [...ahead, ...own] : own });
    });
    ahead = rows.filter(({ at }) => at >= last.row + last.rowSpan);
  });
  return groups;
}

function labelsOf({ grid, roles, from }: PartOfTable): readonly Cell[] {
  const column = roles.indexOf('level2');
  return grid.cells
    .filter((cell) => cell.column === column && cell.row >= from && textOf(cell) !== '')
    .sort((a, b) => a.row - b.row);
}

function namedRows({ grid, roles, from }: PartOfTable, part: number): readonly (Row & { at: number })[] {
  const text = (row: number, role: ColumnRole): string =>
    textOf(grid.cells.find((cell) => cell.row === row && cell.column === roles.indexOf(role)));
  return Array.from({ length: grid.rowCount - from }, (_, i) => from + i)
    .map((at) => ({ at, key: keyOf(part, at), name: text(at, 'level3'), value: text(at, 'target') }))
    .filter(({ name }) => name !== '');
}

function textOf(cell: Cell | undefined): string {
  return compact(cell?.lines.join('') ?? '');
}
