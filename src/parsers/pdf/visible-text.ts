/** Which of the painted glyphs a reader of the page sees: not those under something opaque, not white ones on bare paper. */
import type { Box } from '../page.ts';
import type { PaintedCover, PaintedGlyph, PaintedPage } from './painted-page.ts';
import type { Painting } from './paint-page.ts';
import { glyphMiddle } from './text-painter.ts';

/** What covers a glyph reaches this far (em) around its middle; a background that merely grazes it does not. */
const CORE = 0.25;

/** The images painted over text: whether they let it through must be known before `visibleText`. */
export function imagesOverText(painting: Painting): ReadonlySet<string> {
  const { glyphs, covers } = painting;
  const first = glyphs[0]?.order ?? Infinity;
  const names = covers.flatMap((cover) =>
    cover.image !== null && cover.opaque && cover.after > first ? [cover.image] : [],
  );
  return new Set(names);
}

/** Parts the painted glyphs into seen and hidden. `translucent`: the images that have transparent parts. */
export function visibleText(painting: Painting, translucent: ReadonlySet<string>): PaintedPage {
  const { glyphs, covers, clipped, invisible, ...rest } = painting;
  const first = glyphs[0]?.order ?? Infinity;
  const over = covers.filter(
    (c) => c.opaque && c.after > first && !(c.image !== null && translucent.has(c.image)),
  );
  const anyWhite = glyphs.some((glyph) => glyph.white);
  if (over.length === 0 && !anyWhite) {
    return { ...rest, glyphs, hidden: { invisible, clipped, white: [], covered: [] } };
  }
  const buried = new Set(over.flatMap((cover) => glyphsUnder(cover, glyphs)));
  const seen: PaintedGlyph[] = [];
  const white: PaintedGlyph[] = [];
  const covered: PaintedGlyph[] = [];
  for (const glyph of glyphs) {
    if (buried.has(glyph)) covered.push(glyph);
    else if (glyph.white && isOnPaper(glyph, covers)) white.push(glyph);
    else seen.push(glyph);
  }
  return { ...rest, glyphs: seen, hidden: { invisible, clipped, white, covered } };
}

function glyphsUnder(cover: PaintedCover, glyphs: readonly PaintedGlyph[]): PaintedGlyph[] {
  const under: PaintedGlyph[] = [];
  for (const glyph of glyphs) {
    if (glyph.order >= cover.after) break;
    const { box } = cover;
    // Cheap first look: most areas painted over a page's text lie nowhere near most of it.
    if (glyph.y < box.y0 - glyph.size || glyph.y > box.y1 + glyph.size) continue;
    if (holds(box, glyph, CORE * glyph.size)) under.push(glyph);
  }
  return under;
}

/** What was last painted where the glyph stands, before it, is white, or nothing was. */
function isOnPaper(glyph: PaintedGlyph, covers: readonly PaintedCover[]): boolean {
  for (let i = covers.length - 1; i >= 0; i--) {
    const cover = covers[i]!;
    if (cover.after <= glyph.order && holds(cover.box, glyph, 0)) return cover.white;
  }
  return true;
}

function holds(box: Box, glyph: PaintedGlyph, core: number): boolean {
  const [x, y] = glyphMiddle(glyph);
  return x - core >= box.x0 && x + core <= box.x1 && y - core >= box.y0 && y + core <= box.y1;
}
