/**
 * A sign in front of its figure, too pale for ink: of a thin `≥` on a photo only specks are left, and 109 stands there without it, surely. What is
 * pale, as large as a character, and stands by itself between paper before the line's first ink belongs to the line.
 */
import type { GreyImage } from '../raster.ts';
import type { PixelBox } from './pixel-tables.ts';

// In em, the height of the page's text.
// By judgement, around the one photo that lost such signs: 0.4 from the figure, 0.75 wide, 0.9 high, 0.3 em² pale, a fifth of that as dark as ink.
/** From the sign to the figure. */
const GAP = 0.7;
/** Paper before the sign; its own strokes stand nearer to each other. */
const APART = 0.3;
/** The arc of a seal's ring beside a line is narrower: 0.35 at 26 pixels an em. */
const WIDTH = [0.42, 1.15] as const;
const LEAST_HEIGHT = 0.35;
/** Area (em²) that is pale, at least: dirt and the grain of paper have less. */
const LEAST_AREA = 0.08;
/** Share of it that may be as dark as ink: most is of what is no text and was taken out for that (a ring, a rule). */
const MOST_DARK = 0.5;

/** Grey values below which a pixel is ink, and below which it is darker than paper. */
export interface Darkness {
  readonly ink: number;
  readonly faint: number;
}

/**
 * The line's box with a pale sign before it; as it is where there is none.
 *
 * @param within the line's cell
 * @param em height of the page's text in pixels
 */
export function withPaleSign(
  { width, data }: GreyImage,
  { ink, faint }: Darkness,
  line: PixelBox,
  within: PixelBox,
  em: number,
): PixelBox {
  const paleIn = (x: number): number[] => {
    const rows: number[] = [];
    for (let y = line.y0; y < line.y1; y++) if (data[y * width + x]! < faint) rows.push(y);
    return rows;
  };
  const furthest = Math.max(line.x0 - GAP * em, within.x0);
  let x = line.x0 - 1;
  // The grey edge of the figure's own strokes.
  while (x >= furthest && paleIn(x).length > 0) x--;
  while (x >= furthest && paleIn(x).length === 0) x--;
  if (x < furthest) return line;
  const sign = { x0: x, x1: x + 1, y0: line.y1, y1: line.y0, area: 0, dark: 0 };
  for (; sign.x0 - x <= APART * em; x--) {
    // What goes on to the wall is the wall's edge, or shade.
    if (x < within.x0) return line;
    const rows = paleIn(x);
    if (rows.length === 0) continue;
    sign.x0 = x;
    sign.y0 = Math.min(sign.y0, rows[0]!);
    sign.y1 = Math.max(sign.y1, rows.at(-1)! + 1);
    sign.area += rows.length;
    sign.dark += rows.filter((y) => data[y * width + x]! < ink).length;
  }
  const across = (sign.x1 - sign.x0) / em;
  const isSign =
    across >= WIDTH[0] &&
    across <= WIDTH[1] &&
    sign.y1 - sign.y0 >= LEAST_HEIGHT * em &&
    sign.area >= LEAST_AREA * em * em &&
    sign.dark <= MOST_DARK * sign.area;
  return isSign ? { ...line, x0: sign.x0 } : line;
}
