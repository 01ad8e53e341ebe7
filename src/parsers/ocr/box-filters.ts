/** Filters of ink that look at the square around each pixel; their cost does not grow with the square. */
import type { InkImage } from './ink.ts';

/** What rounding may take from a square that is set throughout. */
const ALL = 0.999;

/**
 * Where more than a share of the square around a pixel is set. What lies beyond the picture's edge does not count.
 *
 * @param reach pixels to each side
 */
export function filled({ width, height, data }: InkImage, reach: number, share: number): InkImage {
  const sums = rowSums(data, width, reach);
  const out = new Uint8Array(data.length);
  const below = new Int32Array(width);
  for (let y = 0; y < Math.min(reach, height); y++) addRow(below, sums, y * width, 1);
  const least = Float64Array.from(
    { length: width },
    (_, x) => share * (Math.min(width, x + reach + 1) - Math.max(0, x - reach)),
  );
  for (let y = 0; y < height; y++) {
    if (y + reach < height) addRow(below, sums, (y + reach) * width, 1);
    if (y > reach) addRow(below, sums, (y - reach - 1) * width, -1);
    const down = Math.min(height, y + reach + 1) - Math.max(0, y - reach);
    const row = y * width;
    for (let x = 0; x < width; x++) if (below[x]! > least[x]! * down) out[row + x] = 1;
  }
  return { width, height, data: out };
}

function rowSums(data: Uint8Array, width: number, reach: number): Uint16Array {
  const sums = new Uint16Array(data.length);
  for (let row = 0; row < data.length; row += width) {
    let sum = 0;
    for (let x = 0; x < Math.min(reach, width); x++) sum += data[row + x]!;
    for (let x = 0; x < width; x++) {
      if (x + reach < width) sum += data[row + x + reach]!;
      if (x > reach) sum -= data[row + x - reach - 1]!;
      sums[row + x] = sum;
    }
  }
  return sums;
}

function addRow(into: Int32Array, sums: Uint16Array, row: number, sign: 1 | -1): void {
  for (let x = 0; x < into.length; x++) into[x] = into[x]! + sign * sums[row + x]!;
}

/** Ink grown by so many pixels to each side. */
export function thick(ink: InkImage, reach: number): InkImage {
  return filled(ink, reach, 0);
}

function thin(ink: InkImage, reach: number): InkImage {
  return filled(ink, reach, ALL);
}

/** Without what is no wider than twice `reach`. */
export function opened(ink: InkImage, reach: number): InkImage {
  return thick(thin(ink, reach), reach);
}

/** With gaps no wider than twice `reach` filled. */
export function closed(ink: InkImage, reach: number): InkImage {
  return thin(thick(ink, reach), reach);
}
