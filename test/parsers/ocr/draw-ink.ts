/** Invented pages, drawn pixel by pixel: lines, and blocks that stand for characters. */
import type { InkImage } from '../../../src/parsers/ocr/ink.ts';
import type { GreyImage } from '../../../src/parsers/raster.ts';

export function paper(width: number, height: number): InkImage {
  return { width, height, data: new Uint8Array(width * height) };
}

/** Ink over the rectangle; far edges outside. */
export function fill(
  { width, height, data }: InkImage,
  x0: number,
  y0: number,
  x1: number,
  y1: number,
): void {
  for (let y = Math.max(0, y0); y < Math.min(height, y1); y++)
    data.fill(1, y * width + x0, y * width + Math.min(width, x1));
}

export function wipe({ width, data }: InkImage, x0: number, y0: number, x1: number, y1: number): void {
  for (let y = y0; y < y1; y++) data.fill(0, y * width + x0, y * width + x1);
}

/** A row of characters, each like 田: a frame with a cross, a sixth of its size apart. */
export function text(ink: InkImage, x: number, y: number, size: number, count: number): void {
  const stroke = Math.max(2, Math.round(size / 10));
  for (let i = 0; i < count; i++) {
    const left = x + Math.round(i * size * 1.17);
    const [right, bottom, half] = [left + size, y + size, Math.round((size - stroke) / 2)];
    for (const at of [y, y + half, bottom - stroke]) fill(ink, left, at, right, at + stroke);
    for (const at of [left, left + half, right - stroke]) fill(ink, at, y, at + stroke, bottom);
  }
}

/** Black on white, or whatever the two values are. */
export function asGrey({ width, height, data }: InkImage, black = 0, white = 255): GreyImage {
  return { width, height, data: data.map((value) => (value === 1 ? black : white)) };
}
