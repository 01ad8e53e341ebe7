/** The text a page has behind or under its image: what an earlier recognition left, in the pieces its program wrote. */
import type { LayerText } from '../ocr/hidden-layer.ts';
import type { PaintedGlyph, PaintedPage } from './painted-page.ts';
import { glyphMiddle } from './text-painter.ts';

/** A glyph follows another of its piece where it begins within this of its end (em), on one baseline. */
const JOINT = 0.3;

/** Places in points of the page as it is shown. */
export function hiddenLayer({ hidden }: PaintedPage): readonly LayerText[] {
  const pieces: PaintedGlyph[][] = [];
  for (const glyph of [...hidden.invisible, ...hidden.covered]) {
    const last = pieces.at(-1);
    if (glyph.blank) pieces.push([]);
    else if (last !== undefined && last.length > 0 && follows(last.at(-1)!, glyph)) last.push(glyph);
    else pieces.push([glyph]);
  }
  return pieces
    .filter((piece) => piece.length > 0)
    .map((piece) => ({ start: startOf(piece[0]!), characters: piece.map(placed) }));
}

function placed(glyph: PaintedGlyph) {
  const [x, y] = glyphMiddle(glyph);
  return { text: glyph.text, x, y };
}

function startOf(glyph: PaintedGlyph) {
  const [x, y] = glyphMiddle(glyph);
  const half = glyph.advance / 2;
  return { x: x - glyph.directionX * half, y: y - glyph.directionY * half };
}

function follows(left: PaintedGlyph, right: PaintedGlyph): boolean {
  const endX = left.x + left.directionX * left.advance;
  const endY = left.y + left.directionY * left.advance;
  return Math.hypot(right.x - endX, right.y - endY) < JOINT * Math.max(left.size, right.size);
}
