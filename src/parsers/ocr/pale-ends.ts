/**
 * Pale strokes at the edges of a line belong to it. Of thin print the slanting stroke of a 4 is fainter than what counts as ink; a line
 * cut at its ink begins within the 4, and every recogniser reads what is left as 1, sure of it.
 */
import type { GreyImage } from '../raster.ts';
import type { PixelBox } from './pixel-tables.ts';

// In em, the height of the page's text.
/** How far a pale stroke reaches beyond the ink of its character: a 4 is half an em wide, its slanting stroke four fifths of that. */
const REACH_ALONG = 0.45;
/** Above and below it is a bar, as of 5 and 7, or a dot; lines of text stand further apart. */
const REACH_ACROSS = 0.2;
/** Grey edges of strokes that a line's picture has around its ink anyway (pixels). */
const EDGE = 1;

/**
 * The line's box with the pale strokes at its edges. Paleness that goes on is the edge of a ruling, shade or dirt and none of the line's.
 *
 * @param faint grey value below which a pixel is darker than paper
 * @param within what the line may take: its cell, or the sheet
 * @param em height of the page's text in pixels
 */
export function withPaleEnds(
  { width, data }: GreyImage,
  faint: number,
  { x0, y0, x1, y1 }: PixelBox,
  within: PixelBox,
  em: number,
): PixelBox {
  const anyPale = (from: number, to: number, step: number): boolean => {
    for (let i = from; i < to; i += step) if (data[i]! < faint) return true;
    return false;
  };
  const column = (x: number) => anyPale(y0 * width + x, y1 * width + x, width);
  const left = x0 - paleBeyond(x0 - 1, -1, within.x0, REACH_ALONG * em, column);
  const right = x1 + paleBeyond(x1, 1, within.x1, REACH_ALONG * em, column);
  const row = (y: number) => anyPale(y * width + left, y * width + right, 1);
  return {
    x0: left,
    y0: y0 - paleBeyond(y0 - 1, -1, within.y0, REACH_ACROSS * em, row),
    x1: right,
    y1: y1 + paleBeyond(y1, 1, within.y1, REACH_ACROSS * em, row),
  };
}

/** Pixels from `from` on that are pale and end before the wall and within reach, those aside that count as the ink's own edge. */
function paleBeyond(
  from: number,
  step: -1 | 1,
  wall: number,
  reach: number,
  isPale: (at: number) => boolean,
): number {
  for (let i = 0; i <= reach; i++) {
    const at = from + i * step;
    if (step < 0 ? at < wall : at + 1 > wall) return 0;
    if (!isPale(at)) return Math.max(0, i - EDGE);
  }
  return 0;
}
