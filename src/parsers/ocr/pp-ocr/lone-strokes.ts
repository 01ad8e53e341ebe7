/**
 * A cell that holds one stroke: `—` where there is no value, `/` where there is none to give. By itself, without anything that shows how
 * tall a character is, the recogniser takes either for `1`; its direction tells them apart.
 */
import type { LineStrip } from '../line-strip.ts';
import { inkLimit } from '../sign-window.ts';
import type { EmittedCharacter } from './free-path.ts';

/** What a stroke is read as: itself too, with little belief, as nothing beside it tells how tall it is. */
const LIKE_STROKES = /^[17lI|｜丨!！/／—]$/u;
/** Width of a dash over its height: a 1 with serifs is taller than wide. */
const FLAT = 4;
/** Correlation of column and row from which ink is one straight stroke: `/` in print and on a fax 0.97 and more, a 1 under 0.5. */
const STRAIGHT = 0.93;
/** Width of a `/` over its height: a slanted 1 in italics 0.3. */
const SLANT = 0.4;

/** The stroke a line's only character is by its shape, whatever it was read as; null where it is none. */
export function loneStroke(characters: readonly EmittedCharacter[], strip: LineStrip | null): string | null {
  const [only] = characters;
  if (strip === null || only === undefined || characters.length > 1 || !LIKE_STROKES.test(only.text))
    return null;
  const { width, height, slope } = inkOf(strip);
  if (width >= FLAT * height) return '—';
  if (slope > -STRAIGHT || width < SLANT * height) return null;
  return only.text === '／' ? '／' : '/';
}

interface Ink {
  /** Of the ink in pixels of the strip; 0 where there is none. */
  readonly width: number;
  readonly height: number;
  /** Correlation of its pixels' columns and rows: -1 along a line that rises to the right. */
  readonly slope: number;
}

function inkOf(strip: LineStrip): Ink {
  const { width, height, data } = strip;
  const limit = inkLimit(strip);
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  let [count, x1, y1, xx, yy, xy] = [0, 0, 0, 0, 0, 0];
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if (data[y * width + x]! >= limit) continue;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = y;
      count += 1;
      x1 += x;
      y1 += y;
      xx += x * x;
      yy += y * y;
      xy += x * y;
    }
  }
  if (count === 0) return { width: 0, height: 0, slope: 0 };
  const spread = Math.sqrt((count * xx - x1 * x1) * (count * yy - y1 * y1));
  return {
    width: right - left + 1,
    height: bottom - top + 1,
    slope: spread === 0 ? 0 : (count * xy - x1 * y1) / spread,
  };
}
