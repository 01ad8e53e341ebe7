/** What a page's operators paint, as the reader needs it: glyphs, straight lines, images. Device space: points, y down. */

/** One glyph where it is drawn. */
export interface PaintedGlyph {
  readonly text: string;
  /** Origin on the baseline. */
  readonly x: number;
  readonly y: number;
  /** Advance along the writing direction in points, ≥ 0. */
  readonly advance: number;
  /** Height of the em in points. */
  readonly size: number;
  /** Unit vector of the writing direction; (1, 0) is upright. */
  readonly directionX: number;
  readonly directionY: number;
}

/** An axis-parallel line as painted: a stroke, a thin filled shape, or the edge of a filled area. */
export interface PaintedLine {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
  readonly thickness: number;
}

export interface PaintedPage {
  readonly glyphs: readonly PaintedGlyph[];
  /** Glyphs in an invisible rendering mode: an OCR layer or a search aid, never what a reader of the page sees. */
  readonly invisibleGlyphs: number;
  readonly lines: readonly PaintedLine[];
  /** Share of the page that images cover, 0–1 (overlaps counted twice, capped). */
  readonly imageCover: number;
}
