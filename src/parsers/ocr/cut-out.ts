/** The picture of one line of text, cut out of a scan for a recogniser. */
import type { GreyImage } from '../raster.ts';
import type { PixelBox } from './pixel-tables.ts';
import { drawn } from './plane-map.ts';
import type { ScanLayout, ScanLine } from './scan-layout.ts';
import type { ScanSheet } from './scan-sheet.ts';

/** A dash in a box of its own height would look like a character: a line's picture is at least this high (em). */
const LEAST_HEIGHT = 0.7;
/** Pixels around the ink that belong to it: the grey edge of its strokes. */
const EDGE = 1;
const PAPER = 255;

/** The line in the resolution of the file, without its neighbours and without dirt. */
export function cutOut(sheet: ScanSheet, { em, specks }: ScanLayout, { box, within }: ScanLine): GreyImage {
  const more = EDGE + Math.max(0, LEAST_HEIGHT * em - (box.y1 - box.y0)) / 2;
  const x0 = Math.max(within.x0, box.x0 - EDGE);
  const y0 = Math.max(within.y0, box.y0 - more);
  const extent = {
    x0,
    y0,
    width: Math.min(within.x1, box.x1 + EDGE) - x0,
    height: Math.min(within.y1, box.y1 + more) - y0,
  };
  const fine = Math.max(1, Math.hypot(sheet.toSource.a, sheet.toSource.d));
  const image = drawn(sheet.source, sheet.toSource, extent, 1 / fine);
  for (const speck of specks) {
    if (speck.y0 > y0 + extent.height) break;
    if (speck.y1 < y0 || speck.x1 < x0 || speck.x0 > x0 + extent.width) continue;
    whiten(image, {
      x0: (speck.x0 - EDGE - x0) * fine,
      y0: (speck.y0 - EDGE - y0) * fine,
      x1: (speck.x1 + EDGE - x0) * fine,
      y1: (speck.y1 + EDGE - y0) * fine,
    });
  }
  return image;
}

function whiten({ width, height, data }: GreyImage, box: PixelBox): void {
  const x0 = Math.max(0, Math.floor(box.x0));
  const x1 = Math.min(width, Math.ceil(box.x1));
  for (let y = Math.max(0, Math.floor(box.y0)); y < Math.min(height, Math.ceil(box.y1)); y++) {
    if (x1 > x0) data.fill(PAPER, y * width + x0, y * width + x1);
  }
}
