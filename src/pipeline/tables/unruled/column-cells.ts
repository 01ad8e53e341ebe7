/** Columns by their bounds: which run stands in which, and the cell that some rows of one make. */
import type { TextRun } from '../../../parsers/page.ts';
import type { PlannedCell } from '../cell-plan.ts';

/** The runs of each column, by their middles; what stands outside goes to the outermost. `bounds` ascend, one more than there are columns. */
export function runsByColumn(runs: readonly TextRun[], bounds: readonly number[]): TextRun[][] {
  const columns: TextRun[][] = bounds.slice(1).map(() => []);
  for (const run of runs) {
    const middle = (run.box.x0 + run.box.x1) / 2;
    let column = bounds.findIndex((bound, i) => i > 0 && middle < bound) - 1;
    if (column < 0) column = columns.length - 1;
    columns[column]!.push(run);
  }
  return columns;
}

/** The cell that rows and columns from these on make. */
export function planned(
  place: Omit<PlannedCell, 'box'>,
  rowEdges: readonly number[],
  bounds: readonly number[],
): PlannedCell {
  const { row, column, rowSpan, columnSpan } = place;
  return {
    ...place,
    box: {
      x0: bounds[column]!,
      y0: rowEdges[row]!,
      x1: bounds[column + columnSpan]!,
      y1: rowEdges[row + rowSpan]!,
    },
  };
}
