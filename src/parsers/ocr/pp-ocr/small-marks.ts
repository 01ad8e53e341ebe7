/**
 * Marks the recogniser has no class for, so that it reads what looks like them with full confidence: `‰` as `%` (a tenth), `㎡` and `m²` as
 * `m`. Their strokes are counted where such a character ends a value.
 */
import type { LineStrip } from '../line-strip.ts';
import { inkLimit } from '../sign-window.ts';
import type { EmittedCharacter } from './free-path.ts';

/** A glyph reaches no further left of its middle, in shares of the strip's height: full-width ones half an em. */
const REACH = 0.55;
/** A row of `%` crosses three strokes in its lower half, its slash and one ring, and a fourth of noise or the figure before; `‰` five. */
const MOST_STROKES = 4;
/** Rows that must cross more; one may be noise. */
const LEAST_ROWS = 2;
/** How far a raised figure stands out over `m`, in shares of the strip's height. */
const RAISED = 0.08;

/** Whether the last character may be another that only looks like it. */
export function mayHideMark(
  characters: readonly EmittedCharacter[],
  strip: LineStrip | null,
  step: number,
): boolean {
  const last = characters.at(-1);
  if (strip === null || last === undefined) return false;
  const middle = ((last.from + last.to + 1) / 2) * step;
  if (/^[%％]$/u.test(last.text)) return hasSecondRing(strip, rightOfDigit(characters, middle, strip, step));
  return last.text === 'm' && hasRaisedFigure(strip, rightOfDigit(characters, middle, strip, step));
}

/** Left edge of the last glyph: half way from the character before it, and no further than a glyph reaches. */
function rightOfDigit(
  characters: readonly EmittedCharacter[],
  middle: number,
  strip: LineStrip,
  step: number,
): number {
  const before = characters.at(-2);
  const between = before === undefined ? 0 : (((before.from + before.to + 1) / 2) * step + middle) / 2;
  return Math.round(Math.max(0, between, middle - REACH * strip.height));
}

function hasSecondRing(strip: LineStrip, left: number): boolean {
  const limit = inkLimit(strip);
  const extent = inkRows(strip, left, strip.width, limit);
  if (extent === null) return false;
  let rows = 0;
  for (let y = Math.ceil((extent.top + extent.bottom) / 2); y <= extent.bottom; y += 1) {
    let strokes = 0;
    for (let x = left; x < strip.width; x += 1) {
      const isInk = strip.data[y * strip.width + x]! < limit;
      const wasInk = x > left && strip.data[y * strip.width + x - 1]! < limit;
      if (isInk && !wasInk) strokes += 1;
    }
    if (strokes > MOST_STROKES) rows += 1;
  }
  return rows >= LEAST_ROWS;
}

function hasRaisedFigure(strip: LineStrip, left: number): boolean {
  const limit = inkLimit(strip);
  let right = strip.width - 1;
  while (right > left && inkRows(strip, right, right + 1, limit) === null) right -= 1;
  const third = Math.round((right - left) / 3);
  const body = inkRows(strip, left, left + third, limit);
  const end = inkRows(strip, right - third, right + 1, limit);
  return body !== null && end !== null && body.top - end.top >= RAISED * strip.height;
}

/** First and last row with ink between two columns. */
function inkRows(
  { width, height, data }: LineStrip,
  left: number,
  right: number,
  limit: number,
): { readonly top: number; readonly bottom: number } | null {
  let top = -1;
  let bottom = -1;
  for (let y = 0; y < height; y += 1) {
    for (let x = left; x < right; x += 1) {
      if (data[y * width + x]! >= limit) continue;
      if (top < 0) top = y;
      bottom = y;
      break;
    }
  }
  return top < 0 ? null : { top, bottom };
}
