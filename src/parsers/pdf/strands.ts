/** Texts printed over each other on one line, told apart again: a watermark under a table, a value over an old one. */
import type { PaintedGlyph } from './painted-page.ts';

/** Glyphs overlap when they share this much of the narrower one's advance; tight tracking shares less. */
const OVERLAP = 0.35;
/** Sizes this many times apart do not belong to one word, unless they stand clear of each other. */
export const OTHER_SIZE = 1.6;

/**
 * The texts of a line, each from left to right; one for nearly every line.
 *
 * Fonts with wrong widths make glyphs seem to overlap too, but those were painted one after another; of two texts, the glyphs
 * between which another one's stand were not.
 */
export function strands(line: readonly PaintedGlyph[]): readonly (readonly PaintedGlyph[])[] {
  if (!line.some((glyph, i) => i > 0 && clash(line[i - 1]!, glyph))) return [line];
  const texts: PaintedGlyph[][] = [];
  for (const glyph of line) {
    const fitting = texts.filter((text) => !clash(text.at(-1)!, glyph) && !isOtherSize(text.at(-1)!, glyph));
    const nearest = fitting.sort(
      (a, b) => Math.abs(glyph.order - a.at(-1)!.order) - Math.abs(glyph.order - b.at(-1)!.order),
    )[0];
    if (nearest === undefined) texts.push([glyph]);
    else nearest.push(glyph);
  }
  return texts;
}

function clash(left: PaintedGlyph, right: PaintedGlyph): boolean {
  const shared = left.x + left.advance - right.x;
  const overlap = shared > OVERLAP * Math.min(left.advance, right.advance);
  return overlap && right.advance > 0 && (isOtherSize(left, right) || right.order - left.order !== 1);
}

function isOtherSize(a: PaintedGlyph, b: PaintedGlyph): boolean {
  return Math.max(a.size, b.size) > OTHER_SIZE * Math.min(a.size, b.size);
}
