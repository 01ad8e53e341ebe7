/** Merged level cells: in a text the label stands once, and the rows below it go without. */
import type { MarkedRole } from './assign-columns.ts';

interface Placed {
  readonly row: number;
  readonly column: number;
  readonly columnSpan?: number;
}

/** The cells with `rowSpan` set on levels: down to the next of their column, and a level 2 no further than to the next level 1,
 * neither past a band across the table. */
export function spanLevels<C extends Placed>(
  cells: readonly C[],
  rowCount: number,
  roles: readonly MarkedRole[],
): readonly (C & { readonly rowSpan: number })[] {
  const level1 = roles.indexOf('level1');
  const level2 = roles.indexOf('level2');
  return cells.map((cell) => {
    const isLevel = cell.column === level1 || cell.column === level2;
    if (!isLevel || (cell.columnSpan ?? 1) > 1) return { ...cell, rowSpan: 1 };
    const ends = cells.filter(
      (other) =>
        other.row > cell.row &&
        (other.column === cell.column ||
          (cell.column === level2 && other.column === level1) ||
          (other.columnSpan ?? 1) > 1),
    );
    return {
      ...cell,
      rowSpan: ends.reduce((least, other) => Math.min(least, other.row), rowCount) - cell.row,
    };
  });
}
