/** A line whose words are spread over their cell (三　　级), with less paper between them: a recogniser makes words of a long stretch of nothing. */
import type { GreyImage } from '../raster.ts';
import { paperLevel } from './line-strip.ts';

// In heights of the line.
/** On spread headers characters were read with .9 and more beside gaps of up to five heights, and with nothing or other words between them beside one of twelve. */
const WIDE = 3;
/** … and with .97 to 1.0 beside gaps of up to two: what is left of a wide one. */
const LEFT = 1.5;
/** A column is blank where nothing in it is darker than this share of the way from paper to ink. */
const BLANK = 0.4;

/** A line without its wide blanks, and where its columns stood. */
export interface ClosedLine {
  readonly image: GreyImage;
  /** A place along the closed line → the same in the line as it was, in pixels. */
  readonly placeInLine: (x: number) => number;
}

interface Blank {
  readonly from: number;
  readonly to: number;
}

/** The same line where it has no wide blank. */
export function withoutWideBlanks(line: GreyImage): ClosedLine {
  const cuts = blanksOf(line)
    .filter(({ from, to }) => from > 0 && to < line.width && to - from > WIDE * line.height)
    .map(({ from, to }): Blank => {
      const half = Math.round((LEFT * line.height) / 2);
      return { from: from + half, to: to - half };
    });
  if (cuts.length === 0) return { image: line, placeInLine: (x) => x };
  const kept = keptBetween(cuts, line.width);
  const width = kept.reduce((sum, { from, to }) => sum + to - from, 0);
  const data = new Uint8Array(width * line.height);
  for (let y = 0; y < line.height; y++) {
    let at = y * width;
    for (const { from, to } of kept) {
      data.set(line.data.subarray(y * line.width + from, y * line.width + to), at);
      at += to - from;
    }
  }
  return { image: { width, height: line.height, data }, placeInLine: (x) => placeIn(kept, x) };
}

function keptBetween(cuts: readonly Blank[], width: number): Blank[] {
  const starts = [0, ...cuts.map(({ to }) => to)];
  const ends = [...cuts.map(({ from }) => from), width];
  return starts.map((from, i) => ({ from, to: ends[i]! }));
}

function placeIn(kept: readonly Blank[], x: number): number {
  let before = 0;
  for (const { from, to } of kept) {
    if (x <= before + to - from) return from + x - before;
    before += to - from;
  }
  return kept.at(-1)!.to;
}

/** Stretches of columns without ink. */
function blanksOf({ width, height, data }: GreyImage): Blank[] {
  const darkest = new Uint8Array(width).fill(255);
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) if (data[i]! < darkest[x]!) darkest[x] = data[i]!;
  }
  const ink = darkest.reduce((least, value) => Math.min(least, value), 255);
  const paper = paperLevel({ width, height, data });
  const limit = paper - BLANK * (paper - ink);
  const blanks: Blank[] = [];
  let start = 0;
  for (let x = 0; x <= width; x++) {
    if (x < width && darkest[x]! >= limit) continue;
    if (x > start) blanks.push({ from: start, to: x });
    start = x + 1;
  }
  return blanks;
}
