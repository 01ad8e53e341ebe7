/** Where the text of a part of the page is fainter than the rest, ink begins nearer to the paper there: thin strokes beside bold ones. */
import type { GreyImage } from '../raster.ts';
import type { InkImage } from './ink.ts';

/** Grey values below which there is ink, tile by tile. */
export interface InkThresholds {
  /** Pixels each way of a tile. */
  readonly side: number;
  readonly columns: number;
  readonly values: Uint8Array;
  /** Below this a pixel is darker than the paper and its noise, if too pale for ink. */
  readonly faint: number;
}

/** Side of a tile in inches; a line of text crosses it, and its neighbours are looked at with it. */
const TILE = 0.12;
/** Ink begins half-way between paper and the darkest of a part: the middle of a stroke's edge. */
const HALF = 0.5;
/**
 * Text fainter than this share of the page's own contrast is none, but what shines through from the other side (a fifth) or dirt. Thin
 * strokes of 9-point text at 150 dpi keep two fifths.
 */
const FAINTEST = 0.3;
/** Ink is further from the paper than its noise is wide, by this factor: fewer than one pixel in ten thousand of bare paper. */
const OUT_OF_NOISE = 4;
/**
 * Nearer to the paper than this share of the page's contrast nothing is a stroke. The slanting strokes of a 4 in light 10-point print keep
 * 0.3 at 200 dpi; what JPEG leaves around letters has up to 0.1.
 */
const PALEST = 0.2;
/** Every so many pixels are looked at for noise. */
const SAMPLE_STEP = 7;
/** Darkest pixels of a part that may be dirt. */
const DIRT = 6;

/** Share of a normal distribution that lies lower than one standard deviation below its middle. */
const BELOW_ONE_DEVIATION = 0.16;

const PAPER = 255;

/** @param page the threshold that best parts the whole page; no part has a lower one */
export function inkThresholds(image: GreyImage, page: number, dpi: number): InkThresholds {
  const side = Math.max(8, Math.round(TILE * dpi));
  const [columns, rows] = [Math.ceil(image.width / side), Math.ceil(image.height / side)];
  const { paper, noise } = paperOf(image, page);
  const ink = meanBelow(image, page);
  const nearest = Math.max(page, Math.round(paper - Math.max(OUT_OF_NOISE * noise, 8)));
  const { darkest, grain } = tilesOf(image, side, columns, rows);
  const values = new Uint8Array(columns * rows).fill(page);
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) {
      let own = PAPER;
      for (let y = Math.max(0, r - 1); y <= Math.min(rows - 1, r + 1); y++)
        for (let x = Math.max(0, c - 1); x <= Math.min(columns - 1, c + 1); x++)
          own = Math.min(own, darkest[y * columns + x]!);
      if (paper - own < FAINTEST * (paper - ink)) continue;
      const at = r * columns + c;
      const clear = Math.min(nearest, paper - OUT_OF_NOISE * grain[at]!);
      values[at] = Math.max(page, Math.min(clear, Math.round(paper - HALF * (paper - own))));
    }
  }
  const faint = Math.round(paper - Math.max(OUT_OF_NOISE * noise, PALEST * (paper - ink)));
  return { side, columns, values, faint };
}

/** @param margin grey values by which more counts as ink, up to `most` */
export function inkUnder(
  image: GreyImage,
  { side, columns, values }: InkThresholds,
  margin = 0,
  most = PAPER,
): InkImage {
  const { width, height, data } = image;
  const ink = new Uint8Array(data.length);
  for (let y = 0; y < height; y++) {
    const row = Math.floor(y / side) * columns;
    for (let c = 0; c < columns; c++) {
      const own = values[row + c]!;
      const threshold = Math.max(own, Math.min(own + margin, most));
      const end = y * width + Math.min(width, (c + 1) * side);
      for (let i = y * width + c * side; i < end; i++) ink[i] = data[i]! < threshold ? 1 : 0;
    }
  }
  return { width, height, data: ink };
}

/** Brightness of the paper and the standard deviation of its noise, from pixels brighter than ink and those beside them. */
function paperOf({ data }: GreyImage, page: number): { readonly paper: number; readonly noise: number } {
  const counts = new Uint32Array(256);
  const steps = new Uint32Array(256);
  let seen = 0;
  for (let i = 0; i + 2 < data.length; i += SAMPLE_STEP) {
    if (data[i]! < page || data[i + 2]! < page) continue;
    counts[data[i]!]!++;
    steps[Math.abs(data[i]! - data[i + 2]!)]!++;
    seen++;
  }
  const paper = quantile(counts, seen / 2);
  // The median of the differences of two such values is 0.954 standard deviations; the paper's own grain is wider than two pixels.
  const grain = paper - quantile(counts, seen * BELOW_ONE_DEVIATION);
  return { paper, noise: Math.max(quantile(steps, seen / 2) / 0.954, grain) };
}

function quantile(counts: Uint32Array, rank: number): number {
  let left = rank;
  for (let value = 0; value < 256; value++) {
    left -= counts[value]!;
    if (left <= 0) return value;
  }
  return 255;
}

function meanBelow({ data }: GreyImage, page: number): number {
  let sum = 0;
  let count = 0;
  for (let i = 0; i < data.length; i += SAMPLE_STEP) {
    if (data[i]! >= page) continue;
    sum += data[i]!;
    count++;
  }
  return count === 0 ? 0 : sum / count;
}

/**
 * The value of the darkest but a few pixels of each tile, and the noise of its paper: made white in deep shade, that is coarse. It is
 * told from the bright side, where there is no ink.
 */
function tilesOf({ width, height, data }: GreyImage, side: number, columns: number, rows: number) {
  const darkest = new Uint8Array(columns * rows);
  const grain = new Uint8Array(columns * rows);
  const counts = new Uint32Array(256);
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) {
      counts.fill(0);
      let seen = 0;
      for (let y = r * side; y < Math.min(height, (r + 1) * side); y++) {
        const end = y * width + Math.min(width, (c + 1) * side);
        for (let i = y * width + c * side; i < end; i++, seen++) counts[data[i]!]!++;
      }
      darkest[r * columns + c] = quantile(counts, DIRT + 1);
      grain[r * columns + c] =
        quantile(counts, seen * (1 - BELOW_ONE_DEVIATION)) - quantile(counts, seen / 2);
    }
  }
  return { darkest, grain };
}
