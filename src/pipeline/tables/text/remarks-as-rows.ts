/**
 * Rows of running text that may be the remark of the row above: words on a line, and a count on the next, read alike as an indicator with its
 * value and as a remark that ends in a count. Where some rows of a table have remarks and others none, nobody can tell.
 */
import type { ColumnRole } from '../../../glossary/columns.ts';
import { type Atom, atomLines } from './atoms.ts';
import { isCountOnItsLine } from './text-costs.ts';
import type { SegmentedRow } from './segment-rows.ts';

/** Rows, from 0, that have a name and such a count alone, below a row without a remark. */
export function remarksAsRows(
  rows: readonly SegmentedRow[],
  roles: readonly ColumnRole[],
  atoms: readonly Atom[],
): ReadonlySet<number> {
  const hasRemark = ({ cells }: SegmentedRow) => cells.some(({ column }) => isRemark(roles, column));
  if (!rows.some(hasRemark)) return new Set();
  return new Set(
    rows.flatMap(({ band, cells }, at) => {
      const above = rows[at - 1];
      if (band || above === undefined || above.band || hasRemark(above)) return [];
      const value = cells.find(({ column }) => roles[column] === 'target');
      const isBare = cells.every(({ column }) => roles[column] === 'level3' || roles[column] === 'target');
      return isBare && value !== undefined && isCountOnItsLine(atoms, value.from) ? [at] : [];
    }),
  );
}

/**
 * Rows, from 0, whose name begins with a clause on a line of its own, where no row has anything in the remarks' column: a remark merged over
 * several rows is printed once, amid them, and reads like the beginning of the next name.
 */
export function remarksInNames(
  rows: readonly SegmentedRow[],
  roles: readonly ColumnRole[],
  atoms: readonly Atom[],
): ReadonlySet<number> {
  const hasRemark = ({ cells }: SegmentedRow) => cells.some(({ column }) => isRemark(roles, column));
  if (!roles.some((_, column) => isRemark(roles, column)) || rows.some(hasRemark)) return new Set();
  return new Set(
    rows.flatMap(({ band, cells }, at) => {
      const name = cells.find(({ column }) => roles[column] === 'level3');
      if (band || name === undefined) return [];
      const lines = atomLines(atoms.slice(name.from, name.to));
      return lines.slice(0, -1).some((line) => /[，,。；;]/u.test(line)) ? [at] : [];
    }),
  );
}

function isRemark(roles: readonly ColumnRole[], column: number): boolean {
  return column > roles.lastIndexOf('target') && (roles[column] === 'other' || roles[column] === 'deviation');
}
