/** The cells of a header that no lines enclose: one row of names, or two where some stand over several columns. */
import type { TextRun } from '../../../parsers/page.ts';
import type { PlannedCell } from '../cell-plan.ts';
import { planned, runsByColumn } from './column-cells.ts';
import type { Heading } from './header-layout.ts';
import type { ColumnEnds } from './row-measures.ts';

export interface HeaderRuns {
  /** y of the header's upper end. */
  readonly top: number;
  readonly runs: readonly TextRun[];
  /** What stands over several columns; `[]` where the header has one row. */
  readonly headings: readonly Heading[];
}

/** y of the header's upper end and, where it has two rows, of what parts them. */
export function headerEdges({ top, runs, headings }: HeaderRuns): number[] {
  if (headings.length === 0) return [top];
  const bottom = Math.max(...headings.flatMap((heading) => heading.runs).map((run) => run.box.y1));
  const below = runs.filter((run) => run.box.y0 > bottom).map((run) => run.box.y0);
  return [top, below.length === 0 ? bottom : (bottom + Math.min(...below)) / 2];
}

/** The header's cells with their runs; `rowEdges` begin with those of `headerEdges`. */
export function headerCells(
  { runs, headings }: HeaderRuns,
  rowEdges: readonly number[],
  bounds: readonly number[],
): { readonly cell: PlannedCell; readonly runs: readonly TextRun[] }[] {
  const upper = new Set(headings.flatMap((heading) => heading.runs));
  const names = runsByColumn(
    runs.filter((run) => !upper.has(run)),
    bounds,
  );
  const rows = headings.length === 0 ? 1 : 2;
  const isUnder = (column: number) => headings.some(({ from, to }) => column >= from && column < to);
  const lower = names.map((own, column) => {
    const row = isUnder(column) ? 1 : 0;
    return {
      cell: planned({ row, column, rowSpan: rows - row, columnSpan: 1 }, rowEdges, bounds),
      runs: own,
    };
  });
  const groups = headings.map(({ runs: own, from, to }) => ({
    cell: planned({ row: 0, column: from, rowSpan: 1, columnSpan: to - from }, rowEdges, bounds),
    runs: own,
  }));
  return [...groups, ...lower];
}

/** Where columns may end by their names. Of a name of several lines the one furthest left counts. */
export function columnEnds({ runs, headings }: HeaderRuns, bounds: readonly number[]): ColumnEnds {
  const upper = new Set(headings.flatMap((heading) => heading.runs));
  const names = runsByColumn(
    runs.filter((run) => !upper.has(run)),
    bounds,
  );
  return new Map(
    names.flatMap((own, column) => {
      if (own.length === 0) return [];
      const middle = Math.min(...own.map((run) => (run.box.x0 + run.box.x1) / 2));
      return [[column, { middle, farthest: bounds[column + 1]! }] as const];
    }),
  );
}
