/** The straightened picture of a scan as something to draw on. */
import type { GreyImage } from '../raster.ts';
import { createCanvas } from './canvas-library.ts';
import type { PagePicture } from './render-page.ts';

/** @param width and `height` of the canvas in pixels; the picture is stretched over it */
export function sheetPicture(sheet: GreyImage, width: number, height: number): PagePicture {
  const own = createCanvas(sheet.width, sheet.height);
  const context = own.getContext('2d');
  const pixels = context.createImageData(sheet.width, sheet.height);
  for (let i = 0, at = 0; i < sheet.data.length; i++, at += 4) {
    pixels.data[at] = pixels.data[at + 1] = pixels.data[at + 2] = sheet.data[i]!;
    pixels.data[at + 3] = 255;
  }
  context.putImageData(pixels, 0, 0);
  const canvas = createCanvas(Math.round(width), Math.round(height));
  canvas.getContext('2d').drawImage(own, 0, 0, canvas.width, canvas.height);
  return canvas;
}
