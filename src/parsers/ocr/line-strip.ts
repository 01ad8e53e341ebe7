/** A cut-out line → the strip of fixed height the recogniser looks at. */
import type { GreyImage } from '../raster.ts';

/** Margin around the ink as shares of its height; best of 0–30 % for PP-OCRv4 in a study on generated forms before this code; not measured again with it. */
const MARGIN_Y = 0.12;
const MARGIN_X = 0.25;
/** Narrowest strip in pixels: one step of the recogniser. */
const LEAST_WIDTH = 8;
/** Widest strip in pixels; a longer line (some 200 characters) is squeezed, so that one picture cannot take all memory. */
const MOST_WIDTH = 6400;

/** A strip and where the line's own pixels lie in it. */
export interface LineStrip extends GreyImage {
  /** Left edge of the cut-out in the strip, and pixels of the strip a pixel of the cut-out. */
  readonly offset: number;
  readonly scale: number;
}

/** The line with its margin in the paper's colour at `height` pixels, resampled linearly, grey kept (black and white costs 6 points). */
export function lineStrip(line: GreyImage, height: number): LineStrip {
  const marginY = Math.max(1, Math.round(line.height * MARGIN_Y));
  const marginX = Math.max(1, Math.round(line.height * MARGIN_X));
  const fullWidth = line.width + 2 * marginX;
  const stepY = (line.height + 2 * marginY) / height;
  const width = Math.min(MOST_WIDTH, Math.max(LEAST_WIDTH, Math.round(fullWidth / stepY)));
  const stepX = fullWidth / width;
  const columns = samplePoints(width, stepX, marginX, line.width);
  const rows = samplePoints(height, stepY, marginY, line.height);
  const data = resample(line, columns, rows, paperLevel(line), width, height);
  return { width, height, data, offset: marginX / stepX, scale: 1 / stepX };
}

/** Where a pixel of the strip looks: pixel before, pixel after, share of the latter; several points a pixel when shrinking. */
interface SamplePoints {
  readonly each: number;
  readonly before: Int32Array;
  readonly share: Float32Array;
}

function samplePoints(count: number, step: number, margin: number, length: number): SamplePoints {
  const each = Math.max(1, Math.round(step));
  const before = new Int32Array(count * each);
  const share = new Float32Array(count * each);
  for (let i = 0; i < count * each; i += 1) {
    const at = ((i + 0.5) / each) * step - 0.5 - margin;
    const floor = Math.min(length, Math.max(-2, Math.floor(at)));
    before[i] = floor;
    share[i] = at - Math.floor(at);
  }
  return { each, before, share };
}

function resample(
  line: GreyImage,
  columns: SamplePoints,
  rows: SamplePoints,
  paper: number,
  width: number,
  height: number,
): Uint8Array {
  // First across, then down: linear resampling separates.
  const across = new Float32Array(line.height * width);
  for (let y = 0; y < line.height; y += 1) {
    const row = y * line.width;
    for (let x = 0; x < width; x += 1) {
      let sum = 0;
      for (let k = 0; k < columns.each; k += 1) {
        const i = x * columns.each + k;
        const at = columns.before[i]!;
        const left = at >= 0 && at < line.width ? line.data[row + at]! : paper;
        const right = at + 1 >= 0 && at + 1 < line.width ? line.data[row + at + 1]! : paper;
        sum += left + (right - left) * columns.share[i]!;
      }
      across[y * width + x] = sum / columns.each;
    }
  }
  const data = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      let sum = 0;
      for (let k = 0; k < rows.each; k += 1) {
        const i = y * rows.each + k;
        const at = rows.before[i]!;
        const above = at >= 0 && at < line.height ? across[at * width + x]! : paper;
        const below = at + 1 >= 0 && at + 1 < line.height ? across[(at + 1) * width + x]! : paper;
        sum += above + (below - above) * rows.share[i]!;
      }
      data[y * width + x] = Math.round(sum / rows.each);
    }
  }
  return data;
}

/** Share of the pixels brighter than the paper level: ink covers less than half of any line. */
const PAPER_SHARE = 0.3;

/** Grey level of the paper: what the brightest third of the line reaches. 255 for an empty picture. */
export function paperLevel(line: GreyImage): number {
  return levelAt(line, 1 - PAPER_SHARE);
}

/** Grey level below which the given share of the pixels lies. */
export function levelAt(image: GreyImage, share: number): number {
  return levelIn(histogram(image.data), image.data.length * share);
}

/** How many pixels have each grey level. */
function histogram(data: Uint8Array): Uint32Array {
  const counts = new Uint32Array(256);
  for (let i = 0; i < data.length; i += 1) counts[data[i]!]! += 1;
  return counts;
}

function levelIn(counts: Uint32Array, below: number): number {
  let left = below;
  for (let level = 0; level < 256; level += 1) {
    left -= counts[level]!;
    if (left < 0) return level;
  }
  return 255;
}

/** Least difference of ink and paper in grey levels; faded print in shade was seen at 60. */
const LEAST_CONTRAST = 24;

/** Whether there is nothing to read: no pixel is clearly darker than the paper. */
export function isBlank(line: GreyImage): boolean {
  if (line.width < 2 || line.height < 2) return true;
  const counts = histogram(line.data);
  const darkest = counts.findIndex((count) => count > 0);
  return levelIn(counts, line.data.length * (1 - PAPER_SHARE)) - darkest < LEAST_CONTRAST;
}
