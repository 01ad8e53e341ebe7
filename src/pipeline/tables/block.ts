/** What the tables stage gives: a document as text lines and grids in reading order. */
import type { Locator } from '../../parsers/page.ts';

/** A cell of a grid; row and column count from 0, spans from 1. */
export interface Cell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  /** The cell's lines from top to bottom as printed; `[]` where the cell is empty. */
  readonly lines: readonly string[];
  readonly locator: Locator;
  /** 0–1, the least of its runs' confidences and of the chance that the cell's bounds are right. */
  readonly confidence: number;
}

/**
 * How the grid's bounds are known: `ruled`: drawn; `inferred`: from alignment and gaps; `delimited`: tabs, bars or commas in a
 * text, where a merged cell is an empty one; `segmented`: cut out of running text.
 */
export type GridOrigin = 'ruled' | 'inferred' | 'delimited' | 'segmented';

/** A table: cells tile the grid without overlap; a place no cell covers holds nothing. */
export interface Grid {
  readonly kind: 'grid';
  readonly origin: GridOrigin;
  /** Page of the grid; null where the format has none. A grid never spans pages: the form stage links them. */
  readonly page: number | null;
  readonly rowCount: number;
  readonly columnCount: number;
  readonly cells: readonly Cell[];
  readonly locator: Locator;
  /** Column bounds in points, `columnCount + 1` of them; null without geometry. Lets a continuation be recognised. */
  readonly columnEdges: readonly number[] | null;
}

/** A line of text outside every grid. */
export interface TextBlock {
  readonly kind: 'text';
  readonly text: string;
  readonly page: number | null;
  readonly locator: Locator;
  /** Font height in points; null without geometry. */
  readonly fontSize: number | null;
}

export type Block = TextBlock | Grid;
