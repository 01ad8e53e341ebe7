/** A cell plan and the page's runs → a grid with its text, and the runs that lie in none of its cells. */
import type { Box, Locator, TextRun } from '../../parsers/page.ts';
import type { Cell, Grid, GridOrigin } from './block.ts';
import type { CellPlan, PlannedCell } from './cell-plan.ts';
import { downwardColumns } from './downward-columns.ts';
import { boundsOf, textLines } from './text-lines.ts';

export interface FilledGrid {
  readonly grid: Grid;
  /** The runs of each cell, in the order of `grid.cells`. */
  readonly cellRuns: readonly (readonly TextRun[])[];
}

/** Puts each run into the planned cell its middle lies in. A run must lie in one of them: the caller picks by the grid's box. */
export function fillGrid(
  plan: CellPlan,
  runs: readonly TextRun[],
  page: number,
  origin: GridOrigin,
  certainty: (cell: PlannedCell) => number = () => 1,
): FilledGrid {
  const perCell: TextRun[][] = plan.cells.map(() => []);
  const at = lookup(plan);
  for (const run of runs) {
    const index = at((run.box.x0 + run.box.x1) / 2, (run.box.y0 + run.box.y1) / 2);
    if (index !== null) perCell[index]!.push(run);
  }
  return { grid: gridOf(plan, perCell, page, origin, certainty), cellRuns: perCell };
}

/** The grid of a plan whose cells' runs are known, in the order of its cells. */
export function gridOf(
  plan: CellPlan,
  cellRuns: readonly (readonly TextRun[])[],
  page: number,
  origin: GridOrigin,
  certainty: (cell: PlannedCell) => number = () => 1,
): Grid {
  return {
    kind: 'grid',
    origin,
    page,
    rowCount: plan.rowEdges.length - 1,
    columnCount: plan.columnEdges.length - 1,
    cells: plan.cells.map((planned, i) => cellOf(planned, cellRuns[i]!, page, certainty(planned))),
    locator: locate(cellRuns.flat(), page, planBox(plan)),
    columnEdges: plan.columnEdges,
  };
}

/** The area a plan covers. */
export function planBox(plan: CellPlan): Box {
  return {
    x0: plan.columnEdges[0]!,
    y0: plan.rowEdges[0]!,
    x1: plan.columnEdges.at(-1)!,
    y1: plan.rowEdges.at(-1)!,
  };
}

function lookup(plan: CellPlan): (x: number, y: number) => number | null {
  const columns = plan.columnEdges.length - 1;
  const owner = new Array<number | null>(columns * (plan.rowEdges.length - 1)).fill(null);
  plan.cells.forEach((cell, i) => {
    for (let r = cell.row; r < cell.row + cell.rowSpan; r++) {
      for (let c = cell.column; c < cell.column + cell.columnSpan; c++) owner[r * columns + c] = i;
    }
  });
  return (x, y) => {
    const row = slot(plan.rowEdges, y);
    const column = slot(plan.columnEdges, x);
    return owner[row * columns + column] ?? null;
  };
}

/** Index of the interval a position lies in; what lies outside goes to the outermost one. */
function slot(bounds: readonly number[], at: number): number {
  let low = 0;
  let high = bounds.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (bounds[middle]! <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

function cellOf(planned: PlannedCell, runs: readonly TextRun[], page: number, certainty: number): Cell {
  const { box, ...place } = planned;
  return {
    ...place,
    lines: downwardColumns(runs) ?? textLines(runs).map((line) => line.text),
    locator: locate(runs, page, box),
    confidence: runs.reduce(
      (least, run) => Math.min(least, run.confidence, isStruck(run, box) ? STRUCK : 1),
      certainty,
    ),
  };
}

/** A cell's own border runs through its text: the text has no room, and what follows may be cut off and not in the file at all. */
const STRUCK = 0.45;
/** Share of a line's height on either side that a border may touch: accents, tight rows. */
const STRUCK_MARGIN = 0.3;

function isStruck(run: TextRun, cell: Box): boolean {
  if (run.line !== undefined) return false;
  const margin = (run.box.y1 - run.box.y0) * STRUCK_MARGIN;
  const through = (y: number) => y > run.box.y0 + margin && y < run.box.y1 - margin;
  return through(cell.y0) || through(cell.y1);
}

/** The cell's box; for plain text, whose geometry is only its character cells, the lines its runs stand on. */
function locate(runs: readonly TextRun[], page: number, box: Box): Locator {
  const lines = runs.flatMap((run) => (run.line === undefined ? [] : [run.line]));
  if (lines.length > 0) return { kind: 'line', from: Math.min(...lines), to: Math.max(...lines) };
  return { kind: 'box', page, box };
}

/** Where runs outside every cell stand. */
export function locateRuns(runs: readonly TextRun[], page: number): Locator {
  return locate(runs, page, boundsOf(runs.map((run) => run.box)));
}
