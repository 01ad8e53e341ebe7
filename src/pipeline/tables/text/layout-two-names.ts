/**
 * Rows of a table in layout text whose name may be two: the value of the second is missing, and its line stands below the first's like the
 * rest of it. A line that breaks off where the column has room for what follows is the last of its cell, if no word runs on.
 */
import type { ColumnRole } from '../../../glossary/columns.ts';
import { displayWidth } from '../../../glossary/compact.ts';
import type { Grid } from '../block.ts';
import { wordRunsOn } from './atoms.ts';
import { firstUnitWidth } from './wrap-cost.ts';

/** Confidence of a row whose name may be two. */
const TWO = 0.47;
/** Room left at the end of a line, in half-width columns, from which on the cell would have gone on there: a printed column holds a character more or less. */
const ROOM = 4;

/** The grid, whose first `from` rows are its header, with such names in doubt. */
export function withNamesOfTwo(grid: Grid, roles: readonly (ColumnRole | null)[], from: 0 | 1): Grid {
  const isName = (column: number): boolean => roles[column] === 'level3';
  const names = grid.cells.filter((cell) => isName(cell.column) && cell.row >= from);
  const width = Math.max(0, ...names.flatMap((cell) => cell.lines.map(widthOf)));
  const isTwo = (lines: readonly string[]): boolean =>
    lines.slice(1).some((next, i) => breaksOff(lines[i] as string, next, width));
  return {
    ...grid,
    cells: grid.cells.map((cell) =>
      names.includes(cell) && isTwo(cell.lines)
        ? { ...cell, confidence: Math.min(cell.confidence, TWO) }
        : cell,
    ),
  };
}

function breaksOff(line: string, next: string, width: number): boolean {
  const [own, below] = [line.trim(), next.trim()];
  const room = width - widthOf(own) - firstUnitWidth(below);
  return room >= ROOM && /^\p{Script=Han}/u.test(below) && !wordRunsOn(own, below);
}

function widthOf(line: string): number {
  return displayWidth(line.trim());
}
