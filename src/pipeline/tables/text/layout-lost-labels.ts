/** Rows of a table in layout text whose label may have got lost: their names are put in doubt, as in text of other kinds. */
import type { ColumnRole } from '../../../glossary/columns.ts';
import { compact } from '../../../glossary/compact.ts';
import type { Cell, Grid } from '../block.ts';
import { type RowTexts, rowsOfLostLabels } from './lost-labels.ts';

/** Confidence of a row whose label may have got lost. */
const LOST = 0.46;

/** The grid, whose first row is its header, with the names of such rows in doubt. */
export function withLostLabels(grid: Grid, roles: readonly (ColumnRole | null)[]): Grid {
  const lost = rowsOfLostLabels(gridRowTexts(grid, roles));
  if (lost.size === 0) return grid;
  return {
    ...grid,
    cells: grid.cells.map((cell) =>
      roles[cell.column] === 'level3' && lost.has(cell.row - 1)
        ? { ...cell, confidence: Math.min(cell.confidence, LOST) }
        : cell,
    ),
  };
}

/** The rows below the header; a cell that spans several is the first one's. */
function gridRowTexts(grid: Grid, roles: readonly (ColumnRole | null)[]): readonly RowTexts[] {
  return Array.from({ length: grid.rowCount - 1 }, (_, at) => {
    const cells = grid.cells.filter((cell) => cell.row === at + 1);
    const text = (role: ColumnRole) => textOf(cells.find((cell) => cell.column === roles.indexOf(role)));
    const own = cells.filter(({ column }) => roles[column] !== 'level1' && roles[column] !== 'level2');
    return {
      band: cells.some((cell) => cell.columnSpan === grid.columnCount),
      level1: text('level1'),
      level2: text('level2'),
      name: text('level3'),
      value: text('target'),
      pieces: own.flatMap(({ lines }) => lines.flatMap((line) => line.trim().split(/\s+/u))),
    };
  });
}

function textOf(cell: Cell | undefined): string {
  return compact(cell?.lines.join('') ?? '');
}
