/**
 * What every reader produces and every later stage reads. This module imports nothing.
 *
 * Geometry is in PDF points (1/72 in), origin top left, y down; pages count from 1 and are always upright.
 */

/** An axis-parallel rectangle in points; `x0 <= x1`, `y0 <= y1`. */
export interface Box {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

/** Where something was printed: a box on a page, a native table cell, or lines of a plain text (all from 1). */
export type Locator =
  | { readonly kind: 'box'; readonly page: number; readonly box: Box }
  | {
      readonly kind: 'cell';
      readonly page: number | null;
      readonly table: number;
      readonly row: number;
      readonly column: number;
    }
  | { readonly kind: 'line'; readonly from: number; readonly to: number };

/** A piece of text drawn in one go, upright, left to right. */
export interface TextRun {
  readonly text: string;
  readonly box: Box;
  /** Height of the font in points. */
  readonly fontSize: number;
  readonly source: 'digital' | 'ocr' | 'native';
  /** 0–1; 1 for text the file itself states. */
  readonly confidence: number;
  /** Set where the geometry stands for the character cells of a plain text: the source line, which is the proof. */
  readonly line?: number;
}

/** A drawn line, axis-parallel; the box of its centre line plus its thickness in points. */
export interface Ruling {
  readonly axis: 'horizontal' | 'vertical';
  /** y of a horizontal ruling, x of a vertical one. */
  readonly at: number;
  /** Extent along the other axis, `from <= to`. */
  readonly from: number;
  readonly to: number;
  readonly thickness: number;
}

/** A page with geometry. */
export interface PositionedPage {
  readonly kind: 'positioned';
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly runs: readonly TextRun[];
  readonly rulings: readonly Ruling[];
  readonly problems: readonly Problem[];
  /** Doubts about what stands at a place: the rows that have it in one of their cells take them over. None where left out. */
  readonly remarks?: readonly Problem[];
}

/** A line of a plain text, without its line break; tabs are kept. */
export interface TextLine {
  readonly number: number;
  readonly text: string;
}

/** A plain text: no pages, no geometry. */
export interface LinesPage {
  readonly kind: 'lines';
  readonly lines: readonly TextLine[];
  /** No line break follows the last line: it may have been cut. */
  readonly endsOpen: boolean;
  readonly problems: readonly Problem[];
}

export type Page = PositionedPage | LinesPage;

/** Local trouble that does not stop a document. Its code is stable; its message is for people. */
export interface Problem {
  readonly code: string;
  readonly message: string;
  /** `review`: a person should look; `info`: worth knowing, does not put anything up for review. */
  readonly severity: 'review' | 'info';
  readonly locator: Locator | null;
}

/** What a reader hands on: the pages one by one, so that memory does not grow with the document. */
export interface DocumentPages {
  /** Null where the format has no pages. */
  readonly pageCount: number | null;
  readonly pages: AsyncIterable<Page>;
}
