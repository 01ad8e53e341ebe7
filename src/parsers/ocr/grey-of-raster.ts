/** A page's picture → grey values in which coloured seals are as good as gone. */
import type { GreyImage, Raster } from '../raster.ts';

/** Difference of the colour channels from which a pixel counts as coloured; JPEG blurs neutral ones by less. */
const COLOURED = 40;
/** Share of coloured pixels that makes a coloured page: a seal covers 2–3 % of one, stray tints of a scanner less than this. */
const COLOURED_SHARE = 0.0005;
/** Every so many pixels are looked at; odd, so that no column pattern is met. */
const SAMPLE_STEP = 13;

/**
 * The red channel where the page is coloured: red ink is as bright there as paper (measured: values right 78 % → 100 % on stamped
 * pages), black stays black. Else luminance (ITU-R BT.601).
 */
export function greyOf({ image }: Raster): GreyImage {
  if (image.kind === 'grey') return image;
  const { width, height, data } = image;
  const grey = new Uint8Array(width * height);
  if (isColoured(data)) {
    for (let i = 0, at = 0; i < grey.length; i++, at += 3) grey[i] = data[at]!;
  } else {
    for (let i = 0, at = 0; i < grey.length; i++, at += 3) {
      grey[i] = (data[at]! * 77 + data[at + 1]! * 150 + data[at + 2]! * 29) >> 8;
    }
  }
  return { width, height, data: grey };
}

function isColoured(data: Uint8Array): boolean {
  let coloured = 0;
  let seen = 0;
  for (let at = 0; at + 2 < data.length; at += 3 * SAMPLE_STEP) {
    const [r, g, b] = [data[at]!, data[at + 1]!, data[at + 2]!];
    if (Math.max(r, g, b) - Math.min(r, g, b) > COLOURED) coloured++;
    seen++;
  }
  return coloured > seen * COLOURED_SHARE;
}
