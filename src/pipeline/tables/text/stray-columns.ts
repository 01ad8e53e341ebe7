/**
 * Rows of a table with marks whose cells stand under other columns than their own, as columns without a name tell: merged cells leave them
 * empty, so what stands in one came there by a mark too few or too many, in the row or in the header.
 */

/** What columns hold something in a row. */
export interface FilledColumns {
  readonly columns: ReadonlySet<number>;
  readonly band: boolean;
}

/** Share of rows from which on a column without a name is one all the same: that of a second part of the cells before. */
const USUAL = 0.5;
/** Share of the rows that fill such a column up to which they leave the header's last one empty. */
const SELDOM = 0.2;

/** Rows, from 0, that may be shifted; `names` are the header's, up to the last that says something. */
export function rowsOfStrayColumns(
  rows: readonly FilledColumns[],
  names: readonly string[],
): ReadonlySet<number> {
  const own = rows.flatMap((row, at) => (row.band ? [] : [at]));
  const fills = (column: number) => own.filter((at) => rows[at]?.columns.has(column));
  const unnamed = [...names.keys()].filter((column) => names[column] === '');
  const isUsual = (column: number) => fills(column).length >= own.length * USUAL;
  // The header has a mark too many, and everything stands one column before its name.
  const last = new Set(fills(names.length - 1));
  const isShifted = unnamed.some((column) => {
    const own = fills(column);
    return isUsual(column) && own.filter((at) => last.has(at)).length <= own.length * SELDOM;
  });
  if (isShifted) return new Set(own);
  return new Set(unnamed.filter((column) => !isUsual(column)).flatMap(fills));
}
