/** The edges of filled areas that are the backgrounds of cells. */
import type { Box } from '../page.ts';
import type { PaintedGlyph, PaintedLine } from './painted-page.ts';
import { glyphMiddle } from './text-painter.ts';

/** A highlight ends within this (em) of the text it marks; a cell leaves its text room on one side at least. */
const HUG = 0.2;
/** An area taller than this (em) holds more than the one line of text that a highlight marks. */
const ONE_LINE = 2;

/** Four lines an area, of thickness 0; none for a highlight, which marks words and parts no cells. */
export function areaLines(areas: readonly Box[], glyphs: readonly PaintedGlyph[]): PaintedLine[] {
  return areas
    .filter((area) => !isHighlight(area, glyphs))
    .flatMap(({ x0, y0, x1, y1 }) => [
      { x0, x1, y0, y1: y0, thickness: 0 },
      { x0, x1, y0: y1, y1, thickness: 0 },
      { x0, x1: x0, y0, y1, thickness: 0 },
      { x0: x1, x1, y0, y1, thickness: 0 },
    ]);
}

function isHighlight(area: Box, glyphs: readonly PaintedGlyph[]): boolean {
  let from = Infinity;
  let to = -Infinity;
  let em = 0;
  for (const glyph of glyphs) {
    if (glyph.y < area.y0 || glyph.y > area.y1 + glyph.size || glyph.blank) continue;
    const [x, y] = glyphMiddle(glyph);
    if (x < area.x0 || x > area.x1 || y < area.y0 || y > area.y1) continue;
    from = Math.min(from, glyph.x);
    to = Math.max(to, glyph.x + glyph.advance);
    em = Math.max(em, glyph.size);
  }
  if (em === 0 || area.y1 - area.y0 > ONE_LINE * em) return false;
  return Math.abs(from - area.x0) < HUG * em && Math.abs(area.x1 - to) < HUG * em;
}
