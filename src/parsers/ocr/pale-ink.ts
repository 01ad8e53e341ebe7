/** Ink too pale for a ruling, beside what is left of the page's ink without its rulings. */
import type { InkImage } from './ink.ts';

/** The grey edges of a ruling reach this far (pixels of a 200 dpi sheet); they are no text. */
const EDGE = 3;

/**
 * @param ink all ink, pale strokes too
 * @param drawn ink in which rulings were looked for
 * @param rest what was no ruling of it
 * @returns `rest` and those pixels of `ink` that are in no ruling and on no ruling's edge
 */
export function withPaleInk(ink: InkImage, drawn: InkImage, rest: InkImage): InkImage {
  const { width, height } = ink;
  const isRuling = (at: number) => drawn.data[at] === 1 && rest.data[at] === 0;
  const data = Uint8Array.from(rest.data);
  for (let y = EDGE; y < height - EDGE; y++) {
    for (let x = EDGE, at = y * width + EDGE; x < width - EDGE; x++, at++) {
      if (ink.data[at] === 0 || drawn.data[at] === 1) continue;
      let isEdge = false;
      for (let i = 1; i <= EDGE && !isEdge; i++)
        isEdge = isRuling(at - i) || isRuling(at + i) || isRuling(at - i * width) || isRuling(at + i * width);
      if (!isEdge) data[at] = 1;
    }
  }
  return { width, height, data };
}
