/** What the header of a table without lines says of its columns. */
import type { Box, TextRun } from '../../../parsers/page.ts';
import type { ColumnRole } from '../../../glossary/columns.ts';

export interface HeaderColumn {
  readonly text: string;
  readonly role: ColumnRole | null;
  readonly box: Box;
}

/** A name over several columns, `from` up to but not including `to`. */
export interface Heading {
  readonly runs: readonly TextRun[];
  readonly from: number;
  readonly to: number;
}

export interface HeaderBand {
  /** Index of the first line of the band, and of the first line after it. */
  readonly from: number;
  readonly to: number;
  readonly columns: readonly HeaderColumn[];
  readonly box: Box;
  /** What stands over several columns; `[]` where nothing does. */
  readonly headings: readonly Heading[];
}
