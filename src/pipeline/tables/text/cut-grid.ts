/** Grids out of cells that were cut from running text. */
import type { Cell, Grid } from '../block.ts';
import { type Atom, atomLines, atomsLocator } from './atoms.ts';

/** A cell and the atoms it holds, never none. */
export interface CutCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan?: number;
  readonly columnSpan?: number;
  readonly atoms: readonly Atom[];
  /** The cell holds nothing; its atoms only say where it would stand. */
  readonly empty?: boolean;
  /** 0–1; 1 where it is left out. */
  readonly confidence?: number;
}

/** The grid of these cells, of which there is at least one. */
export function cutGrid(cells: readonly CutCell[], columnCount: number): Grid {
  const lines = cells.flatMap((cell) => cell.atoms.map((atom) => atom.line));
  return {
    kind: 'grid',
    origin: 'segmented',
    page: null,
    rowCount: cells.reduce((count, cell) => Math.max(count, cell.row + (cell.rowSpan ?? 1)), 0),
    columnCount,
    cells: cells.map(
      (cell): Cell => ({
        row: cell.row,
        column: cell.column,
        rowSpan: cell.rowSpan ?? 1,
        columnSpan: cell.columnSpan ?? 1,
        lines: cell.empty === true ? [] : atomLines(cell.atoms),
        locator: atomsLocator(cell.atoms),
        confidence: cell.confidence ?? 1,
      }),
    ),
    locator: {
      kind: 'line',
      from: lines.reduce((a, b) => Math.min(a, b), Infinity),
      to: lines.reduce((a, b) => Math.max(a, b), 0),
    },
    columnEdges: null,
  };
}
