/** Strips drawn by hand: 48 pixels high, one frame a pixel. */
import type { LineStrip } from '../../../../src/parsers/ocr/line-strip.ts';

const HEIGHT = 48;

/** Black columns from `from` to `to` over the rows given; the rest is paper. */
export type Ink = readonly [from: number, to: number, top?: number, bottom?: number];

export function strip(width: number, ...inks: readonly Ink[]): LineStrip {
  const data = new Uint8Array(width * HEIGHT).fill(255);
  for (const [from, to, top = 8, bottom = 40] of inks) {
    for (let y = top; y < bottom; y += 1) data.fill(0, y * width + from, y * width + to);
  }
  return { width, height: HEIGHT, data, offset: 0, scale: 1 };
}

/** A character whose frames lie over these pixels. */
export const at = (text: string, from: number, to: number) => ({ text, from, to: to - 1, probability: 1 });
