/**
 * A cell that holds one stroke: `—` where there is no value, `/` where there is none to give. By itself, without anything that shows how
 * tall a character is, the recogniser takes either for `1`; its direction tells them apart.
 */
import type { LineStrip } from '../line-strip.ts';
import { inkLimit } from '../sign-window.ts';
import type { EmittedCharacter } from './free-path.ts';

/** What a stroke is read as: itself too, with little belief, as nothing beside it tells how tall it is. */
const LIKE_STROKES = /^[17lI|｜丨!！/／—–―\-－]$/u;
/** A dash is one of a character's width from here on, in shares of the strip's height: of 12 on scans, faxes and photos the shortest has 0.75; a `-` is a third of a character by its writing. */
const WIDE_DASH = 0.55;
/** Width of a dash over its height: a blurred one of 150 dpi 3.5; a 1 with serifs is taller than wide. */
const FLAT = 3;
/** Correlation of a row and its ink's middle from which it is one straight stroke: 14 `/` in print, on faxes and photos 0.995 and more, nine 1s under 0.8. */
const STRAIGHT = 0.98;
/** Columns a `/` goes to the right a row upwards: 0.3 to 0.5; a 1 in italics 0.2, and its flag makes some row wider than the others. */
const LEAST_LEAN = 0.25;
const WIDEST_ROW = 1.6;

/** The stroke a line's only character is by its shape, whatever it was read as; null where it is none. */
export function loneStroke(characters: readonly EmittedCharacter[], strip: LineStrip | null): string | null {
  const [only] = characters;
  if (strip === null || only === undefined || characters.length > 1) return null;
  const shape = strokeShape(strip);
  // Nothing else is as flat and as wide, however it was read; `一` may be the number of a list.
  if (shape === 'dash') return only.text === '一' ? null : '—';
  if (!LIKE_STROKES.test(only.text)) return null;
  switch (shape) {
    case 'short dash':
      return dashRead(only);
    case 'slash':
      return only.text === '／' ? '／' : '/';
    default:
      return null;
  }
}

/** What a strip's ink is, if it is one straight stroke. */
export function strokeShape(strip: LineStrip): 'dash' | 'short dash' | 'slash' | null {
  const rows = inkRowsOf(strip);
  const height = rows.length;
  const width = Math.max(...rows.map(({ right }) => right)) - Math.min(...rows.map(({ left }) => left)) + 1;
  if (height > 0 && width >= FLAT * height) return width >= WIDE_DASH * strip.height ? 'dash' : 'short dash';
  return isSlanted(rows) ? 'slash' : null;
}

/** A short dash: what it was read as, if that is one. */
function dashRead({ text }: EmittedCharacter): string {
  return /^[—–―\-－]$/u.test(text) ? text : '—';
}

/** A row of the strip with ink: its first and last column of it. */
interface InkRow {
  readonly y: number;
  readonly left: number;
  readonly right: number;
}

function inkRowsOf(strip: LineStrip): InkRow[] {
  const { width, height, data } = strip;
  const limit = inkLimit(strip);
  const rows: InkRow[] = [];
  for (let y = 0; y < height; y += 1) {
    const row = data.subarray(y * width, (y + 1) * width);
    const left = row.findIndex((grey) => grey < limit);
    if (left >= 0) rows.push({ y, left, right: row.findLastIndex((grey) => grey < limit) });
  }
  return rows;
}

/** Whether the rows are one straight stroke of even width that rises to the right. */
function isSlanted(rows: readonly InkRow[]): boolean {
  if (rows.length === 0) return false;
  const widths = rows.map(({ left, right }) => right - left + 1).sort((a, b) => a - b);
  if (widths.at(-1)! > WIDEST_ROW * widths[widths.length >> 1]!) return false;
  const mean = (values: readonly number[]): number => values.reduce((sum, own) => sum + own, 0) / rows.length;
  const middles = rows.map(({ left, right }) => (left + right) / 2);
  const [middle, height] = [mean(middles), mean(rows.map(({ y }) => y))];
  let [xx, yy, xy] = [0, 0, 0];
  rows.forEach(({ y }, i) => {
    const [dx, dy] = [middles[i]! - middle, y - height];
    xx += dx * dx;
    yy += dy * dy;
    xy += dx * dy;
  });
  return xx > 0 && -xy >= STRAIGHT * Math.sqrt(xx * yy) && -xy >= LEAST_LEAN * yy;
}
