/** What a page's operators paint, as the reader needs it: glyphs, straight lines, areas, images. Device space: points, y down. */
import type { Box } from '../page.ts';

/** The parts of pdf.js's font object that positions and meanings depend on. */
export interface PaintFont {
  readonly name?: string | undefined;
  readonly vertical: boolean;
  readonly fontMatrix: readonly number[] | null;
  readonly defaultVMetrics: readonly number[] | null;
  readonly isType3Font: boolean;
  readonly composite?: boolean | undefined;
  /** What pdf.js takes for the meaning of each code: a list, or a range where code and character are taken for the same. */
  readonly toUnicode?: { readonly _map?: readonly string[]; readonly firstChar?: number } | null | undefined;
  readonly cMap?: { readonly builtInCMap: boolean } | null | undefined;
  /** Glyph names by code, where the font's encoding states any. */
  readonly differences?: readonly (string | undefined)[] | undefined;
}

/** One glyph where it is drawn. */
export interface PaintedGlyph {
  readonly text: string;
  /** The text is white space. */
  readonly blank: boolean;
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
  /** Position in the order of painting, counted over all the page's glyphs. */
  readonly order: number;
  /** Painted in a light colour or half transparent, as watermarks are. */
  readonly light: boolean;
  /** Painted in white, which shows only on something else. */
  readonly white: boolean;
  readonly font: PaintFont;
  /** The glyph's code in its font. */
  readonly code: number;
}

/** A glyph that its frame, the bounds of the clipping path, cuts off. */
export interface ClippedGlyph extends PaintedGlyph {
  readonly frame: Box;
}

/** An axis-parallel line as painted: a stroke, a thin filled shape, or the edge of a filled area. */
export interface PaintedLine {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
  readonly thickness: number;
}

/** A filled area or an image: what was painted before is under it, what comes after stands on it. */
export interface PaintedCover {
  readonly box: Box;
  /** Glyphs painted before it. */
  readonly after: number;
  readonly white: boolean;
  /** It fills its box, and nothing under it can be seen. An image's own transparency is not known here. */
  readonly opaque: boolean;
  /** Name of the image among pdf.js's objects, or null for a filled area. */
  readonly image: string | null;
}

/** Text that is in the file, but that nobody sees on the page. */
export interface HiddenText {
  /** Glyphs in an invisible rendering mode or fully transparent: an OCR layer or a search aid. In the order of painting. */
  readonly invisible: readonly PaintedGlyph[];
  /** White on nothing but paper. */
  readonly white: readonly PaintedGlyph[];
  /** Under an opaque area or image painted later. */
  readonly covered: readonly PaintedGlyph[];
  /** Cut off by the frame it was painted into. */
  readonly clipped: readonly ClippedGlyph[];
}

export interface PaintedPage {
  /** What can be seen. */
  readonly glyphs: readonly PaintedGlyph[];
  readonly hidden: HiddenText;
  readonly lines: readonly PaintedLine[];
  /** Upright rectangles filled in colour: backgrounds of cells, highlights. */
  readonly areas: readonly Box[];
  /** Share of the page that images cover, 0–1 (overlaps counted twice, capped). */
  readonly imageCover: number;
  /** What is seen of each image, hairlines drawn as pictures aside. */
  readonly images: readonly Box[];
  /** Filled shapes with curves: letters turned into outlines, drawings. */
  readonly curvedShapes: number;
  /** Strings in fonts that could not be loaded: their text is unknown. */
  readonly lostStrings: number;
  /** The page's description ends in the middle of a text object. */
  readonly cutShort: boolean;
  /** The glyphs each annotation painted, as a range of their order, by the annotation's id. */
  readonly annotations: ReadonlyMap<string, { readonly from: number; readonly to: number }>;
}
