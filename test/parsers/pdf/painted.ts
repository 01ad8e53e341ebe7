/** Painted glyphs and pages as plain data: what operators would paint, without a file. */
import type { PaintedGlyph, PaintedPage, PaintFont } from '../../../src/parsers/pdf/painted-page.ts';

export const FONT: PaintFont = {
  vertical: false,
  fontMatrix: null,
  defaultVMetrics: null,
  isType3Font: false,
};

/** A dark upright glyph of ten points at (100, 100). */
export function glyph(text: string, more: Partial<PaintedGlyph> = {}): PaintedGlyph {
  return {
    text,
    blank: text.trim() === '',
    x: 100,
    y: 100,
    advance: 10,
    size: 10,
    directionX: 1,
    directionY: 0,
    order: 0,
    light: false,
    white: false,
    font: FONT,
    code: text.charCodeAt(0),
    ...more,
  };
}

/** The characters of a text, ten points apart, painted one after the other. */
export function glyphsOf(text: string, more: Partial<PaintedGlyph> = {}): PaintedGlyph[] {
  return [...text].map((one, i) => glyph(one, { x: 100 + i * 10, order: i, ...more }));
}

/** What a page paints besides glyphs: nothing, but for what is given. */
export const BARE: Omit<PaintedPage, 'glyphs' | 'hidden'> = {
  lines: [],
  areas: [],
  imageCover: 0,
  images: [],
  curvedShapes: 0,
  lostStrings: 0,
  cutShort: false,
  annotations: new Map(),
};
