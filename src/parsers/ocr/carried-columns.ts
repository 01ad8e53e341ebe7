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

/** The named cells of a header as columns of the table they stand in. */
export function namedColumns(
  table: readonly PlacedCell[],
  named: ReadonlyMap<ReadCell, Expectation>,
): readonly NamedColumn[] {
  const { left, width } = extentOf(table);
  return table.flatMap((cell) => {
    const expected = named.get(cell);
    if (expected === undefined) return [];
    return [{ x0: (cell.x0 - left) / width, x1: (cell.x1 - left) / width, expected }];
  });
}

/** What each cell should hold by the columns of an earlier page, null where none stands in its place; null where the tables differ. */
export function expectedAsAbove(
  table: readonly PlacedCell[],
  columns: readonly NamedColumn[],
): readonly (Expectation | null)[] | null {
  const { left, width } = extentOf(table);
  const near = (a: number, b: number) => Math.abs(a - b) <= SAME_EDGE;
  const own = table.map(
    (cell) =>
      columns.find(
        ({ x0, x1 }) => near(x0, (cell.x0 - left) / width) && near(x1, (cell.x1 - left) / width),
      ) ?? null,
  );
  const met = new Set(own.filter((column) => column !== null));
  if (met.size < Math.min(LEAST_COLUMNS, columns.length)) return null;
  return own.map((column) => column?.expected ?? null);
}

function extentOf(table: readonly PlacedCell[]): { readonly left: number; readonly width: number } {
  const left = Math.min(...table.map((cell) => cell.x0));
  return { left, width: Math.max(...table.map((cell) => cell.x1)) - left };
}
