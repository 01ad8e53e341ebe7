/** Texts of which a frame shows a part only, as a row of fixed height does: told of where the shown part stands. */
import type { Problem } from '../page.ts';
import type { ClippedGlyph, PaintedGlyph, PaintedPage } from './painted-page.ts';
import { glyphMiddle } from './text-painter.ts';
import { turnBox } from './upright.ts';

/** What is cut off stands at most this far (em, middle to middle, down the page) from what is shown: the next line, set wide. */
const REACH = 2.5;
/** Text quoted in a message, in characters. */
const QUOTED = 40;

/** How a page was turned upright: by how many quarters, and its size before that. */
export interface Turned {
  readonly turn: number;
  readonly width: number;
  readonly height: number;
}

/**
 * A remark for each text whose rest the frame around both cuts off: a name that lost its end reads like a whole one. Text that stands in
 * its frame alone is none of them, nobody saw any of it.
 */
export function cutTexts(
  clipped: readonly ClippedGlyph[],
  { glyphs }: PaintedPage,
  page: number,
  turned: Turned,
): Problem[] {
  const rests = new Map<PaintedGlyph, string>();
  for (const glyph of clipped) {
    if (glyph.blank) continue;
    const shown = shownBeside(glyph, glyphs);
    if (shown !== null) rests.set(shown, (rests.get(shown) ?? '') + glyph.text);
  }
  return [...rests].map(([shown, rest]) => {
    const [x, y] = glyphMiddle(shown);
    const box = { x0: x - 1, y0: y - 1, x1: x + 1, y1: y + 1 };
    return {
      code: 'text-cut-off',
      message: `its frame shows a part of the text only; cut off: ${rest.slice(0, QUOTED)}`,
      severity: 'review',
      locator: { kind: 'box', page, box: turnBox(box, turned.turn, turned.width, turned.height) },
    };
  });
}

/** The last glyph painted before in the same frame and near, else the first after; null where there is none. */
function shownBeside(glyph: ClippedGlyph, glyphs: readonly PaintedGlyph[]): PaintedGlyph | null {
  const at = firstFrom(glyphs, glyph.order);
  for (const [step, from] of [
    [-1, at - 1],
    [1, at],
  ] as const) {
    let i = from;
    while (glyphs[i]?.blank === true) i += step;
    const near = glyphs[i];
    if (near !== undefined && isBeside(glyph, near)) return near;
  }
  return null;
}

function isBeside(glyph: ClippedGlyph, near: PaintedGlyph): boolean {
  const [x, y] = glyphMiddle(near);
  const { x0, y0, x1, y1 } = glyph.frame;
  const apart = Math.abs(y - glyphMiddle(glyph)[1]);
  return x > x0 && x < x1 && y > y0 && y < y1 && apart < REACH * Math.max(glyph.size, near.size);
}

/** Index of the first glyph painted at or after a position in the order of painting. */
function firstFrom(glyphs: readonly PaintedGlyph[], order: number): number {
  let low = 0;
  let high = glyphs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (glyphs[middle]!.order < order) low = middle + 1;
    else high = middle;
  }
  return low;
}
