/**
 * Blank lines between the lines of layout text. Most stand where a row is higher than its text; others are put in by mails and editors, within
 * cells as well. A row that is one only by the blank lines around it is in doubt.
 */
import type { ColumnRole } from '../../../glossary/columns.ts';
import type { Slice } from './layout-column-texts.ts';
import { type LayoutRows, layoutRows } from './layout-rows.ts';

/** As `layoutRows`, without margin those rows that hold no more where blank lines say nothing. */
export function rowsBesideBlanks(
  slices: readonly Slice[],
  roles: readonly (ColumnRole | null)[],
  found: LayoutRows = layoutRows(slices, roles),
): LayoutRows {
  if (slices.every((slice) => slice.blanksAbove === 0)) return found;
  const closed = slices.map((slice) => ({ ...slice, blanksAbove: 0 }));
  const others = new Set(layoutRows(closed, roles).rows.map((row) => row.slices.join()));
  return {
    ...found,
    rows: found.rows.map((row) => (others.has(row.slices.join()) ? row : { ...row, margin: 0 })),
  };
}
