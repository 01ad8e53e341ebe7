/** A raster no finer than text needs: what a scanner gives beyond costs time and memory and reads no better. */
import sharp from 'sharp';
import type { Raster } from '../raster.ts';

// A page is decoded once: what libvips would keep of it for a second time is only memory (27 MiB of 375 after eight pages).
sharp.cache(false);

/** Pixels an inch: text of 6 point is 25 pixels high there. */
export const FINEST_DPI = 300;
/** A little more is not worth a pass over the picture. */
const SLACK = 1.1;

/** By how much a picture of that resolution is made smaller; 1: not at all. */
export function shrinkTo(dpi: Raster['dpi']): { readonly x: number; readonly y: number } {
  const factor = (own: number) => (own > FINEST_DPI * SLACK ? FINEST_DPI / own : 1);
  return { x: factor(dpi.x), y: factor(dpi.y) };
}

export async function finest(raster: Raster): Promise<Raster> {
  const shrink = shrinkTo(raster.dpi);
  if (shrink.x === 1 && shrink.y === 1) return raster;
  const { kind, width, height, data } = raster.image;
  const channels = kind === 'grey' ? 1 : 3;
  const image = sharp(data, { raw: { width, height, channels } })
    .resize(Math.round(width * shrink.x), Math.round(height * shrink.y), { fit: 'fill', kernel: 'linear' })
    .toColourspace(kind === 'grey' ? 'b-w' : 'srgb');
  const { data: smaller, info } = await image.raw().toBuffer({ resolveWithObject: true });
  return {
    image: {
      kind,
      width: info.width,
      height: info.height,
      data: new Uint8Array(smaller.buffer, smaller.byteOffset, smaller.length),
    },
    dpi: { x: raster.dpi.x * shrink.x, y: raster.dpi.y * shrink.y },
  };
}
