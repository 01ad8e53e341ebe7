/** A line's strip → its glyphs, as far as paper stands between them. */
import type { LineStrip } from '../line-strip.ts';
import { inkLimit } from '../sign-window.ts';

/** A glyph's columns and rows in a strip, both ends its own. */
export interface InkRun {
  readonly from: number;
  readonly to: number;
  readonly top: number;
  readonly bottom: number;
}

/** Columns of ink from left to right, parted where there is none. */
export function inkRuns({ width, height, data }: LineStrip): InkRun[] {
  const limit = inkLimit({ width, height, data });
  const runs: InkRun[] = [];
  let open: { from: number; top: number; bottom: number } | null = null;
  for (let x = 0; x <= width; x += 1) {
    let [top, bottom] = [height, -1];
    for (let y = 0; x < width && y < height; y += 1) {
      if (data[y * width + x]! >= limit) continue;
      top = Math.min(top, y);
      bottom = y;
    }
    if (bottom < 0) {
      if (open !== null) runs.push({ ...open, to: x - 1 });
      open = null;
    } else if (open === null) open = { from: x, top, bottom };
    else open = { from: open.from, top: Math.min(open.top, top), bottom: Math.max(open.bottom, bottom) };
  }
  return runs;
}
