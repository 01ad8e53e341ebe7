/** Ink → its connected areas with all their pixels, for ink of which there is little. */
import type { InkImage } from './ink.ts';

/** One connected area (4 neighbours); the far edges lie outside it. */
export interface InkArea {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
  /** Their places in `ink.data`. */
  readonly pixels: readonly number[];
  /** The picture it is of. */
  readonly ink: InkImage;
}

export function* inkAreas(ink: InkImage): Generator<InkArea> {
  const { width, height, data } = ink;
  const seen = new Uint8Array(data.length);
  for (let start = data.indexOf(1); start >= 0; start = data.indexOf(1, start + 1)) {
    if (seen[start] === 1) continue;
    const pixels = [start];
    seen[start] = 1;
    let [x0, y0, x1, y1] = [width, height, 0, 0];
    const visit = (i: number) => {
      if (data[i] === 0 || seen[i] === 1) return;
      seen[i] = 1;
      pixels.push(i);
    };
    for (let k = 0; k < pixels.length; k++) {
      const i = pixels[k]!;
      const [x, y] = [i % width, Math.floor(i / width)];
      if (x < x0) x0 = x;
      if (x >= x1) x1 = x + 1;
      if (y < y0) y0 = y;
      if (y >= y1) y1 = y + 1;
      // Written out: as a list of neighbours it takes five times as long.
      if (x > 0) visit(i - 1);
      if (x + 1 < width) visit(i + 1);
      if (y > 0) visit(i - width);
      if (y + 1 < height) visit(i + width);
    }
    yield { x0, y0, x1, y1, pixels, ink };
  }
}

/** The pixels beside one, above and below it, as far as the picture goes. */
export function neighbours(i: number, { width, height }: InkImage): number[] {
  const found: number[] = [];
  const x = i % width;
  if (x > 0) found.push(i - 1);
  if (x + 1 < width) found.push(i + 1);
  if (i >= width) found.push(i - width);
  if (i + width < width * height) found.push(i + width);
  return found;
}
