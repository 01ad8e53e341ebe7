/** What stands on a page as large as a table and came to no text: ink no line was found in, and lines nothing was read of. */
import type { PixelBox } from './pixel-tables.ts';

// In em, the height of the page's text.
/** A table of two rows and two columns is larger; seals are up to 14 wide, letterheads' emblems less. */
const WIDTH = 20;
const HEIGHT = 5;

/**
 * The areas of those that are so large, from top to bottom, none within another.
 *
 * @param boxes pieces of ink outside every table and line, and lines without text
 */
export function unreadAreas(boxes: readonly PixelBox[], em: number): readonly PixelBox[] {
  const large = boxes.filter(({ x0, y0, x1, y1 }) => x1 - x0 >= WIDTH * em && y1 - y0 >= HEIGHT * em);
  const isWithin = (a: PixelBox, b: PixelBox) => a.x0 >= b.x0 && a.x1 <= b.x1 && a.y0 >= b.y0 && a.y1 <= b.y1;
  return large
    .filter(
      (box, i) =>
        !large.some((other, k) => k !== i && isWithin(box, other) && (!isWithin(other, box) || k < i)),
    )
    .map(({ x0, y0, x1, y1 }) => ({ x0, y0, x1, y1 }))
    .sort((a, b) => a.y0 - b.y0 || a.x0 - b.x0);
}
