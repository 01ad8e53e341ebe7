/** What is known of a column while its cells are being cut. */
import type { ColumnRole } from '../../../glossary/columns.ts';
import type { ColumnWidth } from './wrap-cost.ts';

export interface ColumnModel {
  readonly role: ColumnRole;
  readonly width: ColumnWidth;
  /** Cost of a row without a cell here, and of a row with one. */
  readonly skip: number;
  readonly fill: number;
}
