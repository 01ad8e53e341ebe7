/** A picture made smaller by whole steps: each pixel the mean of those it stands for, so that thin lines do not vanish. */
import type { GreyImage } from '../raster.ts';

/** @param step pixels each way that become one, ≥ 1 */
export function shrunk(image: GreyImage, step: number): GreyImage {
  if (step <= 1) return image;
  const width = Math.max(1, Math.floor(image.width / step));
  const height = Math.max(1, Math.floor(image.height / step));
  const data = new Uint8Array(width * height);
  const source = image.data;
  const sums = new Uint32Array(width);
  const area = step * step;
  for (let y = 0; y < height; y++) {
    sums.fill(0);
    for (let j = 0; j < step; j++) {
      let at = (y * step + j) * image.width;
      for (let x = 0; x < width; x++) for (let i = 0; i < step; i++) sums[x]! += source[at++]!;
    }
    for (let x = 0; x < width; x++) data[y * width + x] = sums[x]! / area;
  }
  return { width, height, data };
}
