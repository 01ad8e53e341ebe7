/** Glyphs as the text painter gives them, set without a PDF. */
import type { PaintedGlyph } from '../../../src/parsers/pdf/painted-page.ts';

export interface Look {
  /** Height of the em and advance, in points. */
  readonly size?: number;
  /** Place in the order of painting of the first glyph. */
  readonly order?: number;
  readonly light?: boolean;
}

/** Glyphs of a text with its baseline at y; a blank is a glyph as well. */
export function written(
  text: string,
  x: number,
  y: number,
  { size = 10, light = false, order = 0 }: Look = {},
): PaintedGlyph[] {
  return [...text].map((character, i) => ({
    text: character,
    blank: character === ' ',
    x: x + i * size,
    y,
    advance: size,
    size,
    directionX: 1,
    directionY: 0,
    order: order + i,
    light,
    white: false,
    code: character.codePointAt(0)!,
    font: {} as PaintedGlyph['font'],
  }));
}
