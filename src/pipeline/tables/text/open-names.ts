/** Names of running text that end their row, without a value, and may go on in the next: `本级预算安排的护` above `林员年度报酬`. */
import type { ColumnRole } from '../../../glossary/columns.ts';
import { displayWidth } from '../../../glossary/compact.ts';
import { type Atom, atomLines } from './atoms.ts';
import type { SegmentedCell, SegmentedRow } from './segment-rows.ts';
import { firstUnitWidth } from './wrap-cost.ts';

/** Rows, from 0, that begin with a name behind a row that ends in one which fills its column. */
export function rowsBehindOpenNames(
  rows: readonly SegmentedRow[],
  roles: readonly ColumnRole[],
  atoms: readonly Atom[],
): ReadonlySet<number> {
  const linesOf = (cell: SegmentedCell): readonly string[] => atomLines(atoms.slice(cell.from, cell.to));
  const isName = (cell: SegmentedCell | undefined): cell is SegmentedCell =>
    cell !== undefined && roles[cell.column] === 'level3';
  const cellsOf = rows.map(({ cells }) => cells.toSorted((a, b) => a.from - b.from));
  const width = Math.max(0, ...cellsOf.flat().filter(isName).flatMap(linesOf).map(displayWidth));
  return new Set(
    cellsOf.flatMap((cells, at) => {
      const [last, next] = [cells.at(-1), cellsOf[at + 1]?.[0]];
      if (!isName(last) || !isName(next)) return [];
      const end = linesOf(last).at(-1) ?? '';
      return displayWidth(end) + firstUnitWidth(linesOf(next)[0] ?? '') > width ? [at + 1] : [];
    }),
  );
}
