/** Columns named on an earlier page: a table that goes on without its header keeps them where its columns stand in the same places. */
import type { ReadCell } from './cell-expectations.ts';
import type { Expectation } from './engine.ts';

/** A cell with its extent across the page, in any unit. */
export interface PlacedCell extends ReadCell {
  readonly x0: number;
  readonly x1: number;
}

/** A named column: its edges as shares of the table's width, and what its cells should hold. */
export interface NamedColumn {
  readonly x0: number;
  readonly x1: number;
  readonly expected: Expectation;
}

/** Edges of the same column lie within this share of the table's width: pages are scanned one by one, the narrowest column has 4 %. */
const SAME_EDGE = 0.015;
/** Fewer columns than this in the same places may be another table's. */
const LEAST_COLUMNS = 3;

/** Where a table lies across its page: from its first wall to its last, as a column without a word on a page is no cell of text there. */
export interface TableExtent {
  readonly x0: number;
  readonly x1: number;
}

/** The named cells of a header as columns of the table they stand in. */
export function namedColumns(
  table: readonly PlacedCell[],
  named: ReadonlyMap<ReadCell, Expectation>,
  extent: TableExtent,
): readonly NamedColumn[] {
  const share = sharesOf(extent);
  return table.flatMap((cell) => {
    const expected = named.get(cell);
    return expected === undefined ? [] : [{ x0: share(cell.x0), x1: share(cell.x1), expected }];
  });
}

/** What each cell should hold by the columns of an earlier page, null where none stands in its place; null where the tables differ. */
export function expectedAsAbove(
  table: readonly PlacedCell[],
  columns: readonly NamedColumn[],
  extent: TableExtent,
): readonly (Expectation | null)[] | null {
  const share = sharesOf(extent);
  const near = (a: number, b: number) => Math.abs(a - b) <= SAME_EDGE;
  const own = table.map(
    (cell) => columns.find(({ x0, x1 }) => near(x0, share(cell.x0)) && near(x1, share(cell.x1))) ?? null,
  );
  const met = new Set(own.filter((column) => column !== null));
  if (met.size < Math.min(LEAST_COLUMNS, columns.length)) return null;
  return own.map((column) => column?.expected ?? null);
}

/** A place across the page as a share of the table's width. */
function sharesOf({ x0, x1 }: TableExtent): (x: number) => number {
  return (x) => (x - x0) / (x1 - x0);
}
