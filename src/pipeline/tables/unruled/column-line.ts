/** A line of text in one column of a table. */
import type { ColumnRole } from '../../../glossary/columns.ts';
import type { RunLine } from '../text-lines.ts';

export interface ColumnLine {
  readonly column: number;
  readonly role: ColumnRole | null;
  readonly line: RunLine;
}

/** Lines of a table at the same height, whatever their columns. */
export type Slice = readonly ColumnLine[];

export function middleOf({ line }: ColumnLine): number {
  return (line.box.y0 + line.box.y1) / 2;
}
