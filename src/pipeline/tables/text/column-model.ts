/** What is known of a column while its cells are being cut. */
import type { ColumnRole } from '../../../glossary/columns.ts';

/** Width a column wraps at, or null where nothing is known of it yet. */
export type ColumnWidth = number | null;

/** What the cells of a column hold: its role, or the row's number, which as a role is one of the others. */
export type CellKind = ColumnRole | 'ordinal';

export interface ColumnModel {
  readonly role: CellKind;
  readonly width: ColumnWidth;
  /** Cost of a row without a cell here, and of a row with one. */
  readonly skip: number;
  readonly fill: number;
}
