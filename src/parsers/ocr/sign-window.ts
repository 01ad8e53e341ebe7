/** The beginning of a line's strip, small and normalised: what the operator net looks at; and where its first glyph ends. */
import type { GreyImage } from '../raster.ts';
import type { NetShape } from './glyph-net.ts';
import { levelAt, paperLevel } from './line-strip.ts';

/** Columns of the 48-pixel strip looked at: a full-width sign and the beginning of what follows. */
const COLUMNS = 64;
const WINDOW_WIDTH = COLUMNS / 2;
const WINDOW_HEIGHT = 24;
/** The nets that look at such a window. */
export const SIGN_NET: Omit<NetShape, 'classes'> = {
  width: WINDOW_WIDTH,
  height: WINDOW_HEIGHT,
  channels: [16, 32, 32],
  hidden: 64,
};
/** Share of the strip's pixels that the ink's level is read off, and its least distance from the paper in grey levels. */
const INK_SHARE = 0.02;
const LEAST_CONTRAST = 40;

interface Levels {
  readonly paper: number;
  /** Lower than the paper's by what a faint print has at least. */
  readonly ink: number;
}

/** Of strips that are still in use: each is looked at by three nets and as many rules, and again for every figure. */
const knownLevels = new WeakMap<GreyImage, Levels>();

/** Grey levels of a strip's paper and ink. */
export function stripLevels(strip: GreyImage): Levels {
  const known = knownLevels.get(strip);
  if (known !== undefined) return known;
  const paper = paperLevel(strip);
  const levels = { paper, ink: Math.min(levelAt(strip, INK_SHARE), paper - LEAST_CONTRAST) };
  knownLevels.set(strip, levels);
  return levels;
}

/** 32 × 24 values from 0 (paper) to 1 (ink), each the mean of four pixels. The strip must be 48 pixels high. */
export function signWindow(strip: GreyImage): Float32Array {
  const { paper, ink } = stripLevels(strip);
  const range = paper - ink;
  const at = (x: number, y: number): number => (x < strip.width ? strip.data[y * strip.width + x]! : paper);
  const window = new Float32Array(WINDOW_WIDTH * WINDOW_HEIGHT);
  for (let y = 0; y < WINDOW_HEIGHT; y += 1) {
    for (let x = 0; x < WINDOW_WIDTH; x += 1) {
      const sum = at(2 * x, 2 * y) + at(2 * x + 1, 2 * y) + at(2 * x, 2 * y + 1) + at(2 * x + 1, 2 * y + 1);
      window[y * WINDOW_WIDTH + x] = Math.min(1, Math.max(0, (paper - sum / 4) / range));
    }
  }
  return window;
}

/** How dark a pixel of ink is at least, as a share of the way from paper to ink. */
const INK_DARKNESS = 0.45;
/** Ink pixels a column must have; one may be noise. */
const LEAST_INK = 2;
/** A gap this wide (pixels of the strip) ends a glyph; the strokes of a sign do not stand apart sideways. */
const GAP = 2;
/** No sign is narrower or wider, in pixels of the strip: `=` in a narrow font, full-width `≥`. */
const NARROWEST = 12;
const WIDEST = 50;

/** Grey level below which a pixel of the strip is ink. */
export function inkLimit(strip: GreyImage): number {
  const { paper, ink } = stripLevels(strip);
  return paper - INK_DARKNESS * (paper - ink);
}

const knownColumns = new WeakMap<GreyImage, Uint8Array>();

/** For each column of the strip whether there is ink in it. Not to be written to: a strip is asked about several times. */
export function inkColumns(strip: GreyImage): Uint8Array {
  let columns = knownColumns.get(strip);
  if (columns === undefined) {
    columns = columnsWithInk(strip);
    knownColumns.set(strip, columns);
  }
  return columns;
}

function columnsWithInk(strip: GreyImage): Uint8Array {
  const { width, data } = strip;
  const limit = inkLimit(strip);
  const counts = new Uint16Array(width);
  for (let row = 0; row < data.length; row += width) addInk(counts, data.subarray(row, row + width), limit);
  return Uint8Array.from(counts, (count) => (count >= LEAST_INK ? 1 : 0));
}

function addInk(counts: Uint16Array, row: Uint8Array, limit: number): void {
  for (let x = 0; x < row.length; x += 1) if (row[x]! < limit) counts[x]! += 1;
}

/** Right edge of the strip's first glyph in pixels of the strip; null where there is no ink, or no gap behind a glyph of a sign's width. */
export function firstGlyphEnd(strip: GreyImage): number | null {
  let start: number | null = null;
  let last = 0;
  for (const [x, ink] of inkColumns(strip).entries()) {
    if (ink === 1) {
      start ??= x;
      last = x;
    } else if (start !== null && x - last >= GAP && last - start >= NARROWEST) {
      return last + 1;
    }
    if (start !== null && x - start > WIDEST) return null;
  }
  return start === null ? null : last + 1;
}
