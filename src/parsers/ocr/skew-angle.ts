/** By how much the lines of a page deviate from its edges. */
import type { InkImage } from './ink.ts';

export interface Skew {
  /** Degrees; positive where lines fall to the right (y down). */
  readonly degrees: number;
  /** How sharply rows (or columns) of ink stand out at this angle: the mean square of the projection over its square mean. */
  readonly sharpness: number;
}

/** Degrees searched each way. Feeders stay below 5; a page laid down or a phone held carelessly does not. */
const WIDEST = 20;
/** Angles beyond this have to stand out: few pages lie that far askew, and a drawing may. */
const USUAL = 8;
const STANDING_OUT = 1.15;
const COARSE_STEP = 0.25;
/** One of so many points is looked at where the angle is only roughly known. */
const COARSE_SHARE = 3;
const FINE_STEP = 0.02;
/** Less than this (degrees) moves a line over an A4 page by half a pixel at 200 dpi. */
const NEGLIGIBLE = 0.03;
/** Ink points looked at. */
const POINTS = 60_000;

/**
 * The angle at which the projection of the ink is sharpest: rows of text and horizontal rulings for `horizontal`; for `vertical` the
 * angle that makes columns stand upright, in the same sense of turning.
 *
 * @param widest degrees searched each way
 */
export function skewAngle(ink: InkImage, axis: 'horizontal' | 'vertical', widest: number = WIDEST): Skew {
  const points = inkPoints(ink);
  const along = axis === 'horizontal' ? points.xs : points.ys;
  const across = axis === 'horizontal' ? points.ys : points.xs;
  const sign = axis === 'horizontal' ? 1 : -1;
  const length = 2 * (ink.width + ink.height);
  const middle = (length >> 1) + 0.5;
  const bins = new Int32Array(length);
  const score = (degrees: number, step = 1): number => {
    project({ along, across, bins, middle }, sign * Math.tan((degrees * Math.PI) / 180), step);
    return sumOfSquares(bins);
  };
  const roughly = (degrees: number): number =>
    score(degrees, COARSE_SHARE) * (Math.abs(degrees) > USUAL ? 1 / STANDING_OUT : 1);
  const coarse = best(roughly, -widest, widest, COARSE_STEP);
  const fine = best(score, coarse.degrees - COARSE_STEP, coarse.degrees + COARSE_STEP, FINE_STEP);
  const size = axis === 'horizontal' ? ink.height : ink.width;
  const even = (along.length * along.length) / size;
  return {
    degrees: Math.abs(fine.degrees) < NEGLIGIBLE ? 0 : fine.degrees,
    sharpness: even === 0 ? 0 : fine.score / even,
  };
}

interface Projection {
  readonly along: Int32Array;
  readonly across: Int32Array;
  readonly bins: Int32Array;
  /** Added to each place, so that none is below zero. */
  readonly middle: number;
}

/** Counts the points of each line. A function of its own, as is the sum: V8 threw away what it had compiled of both at each of 800 calls a page. */
function project({ along, across, bins, middle }: Projection, slope: number, step: number): void {
  bins.fill(0);
  // Rounded by cutting off: what is cut is positive.
  for (let i = 0; i < along.length; i += step) bins[(across[i]! - along[i]! * slope + middle) | 0]!++;
}

function sumOfSquares(values: Int32Array): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]! * values[i]!;
  return sum;
}

function best(score: (degrees: number) => number, from: number, to: number, step: number) {
  let found = { degrees: 0, score: -1 };
  const count = Math.round((to - from) / step);
  for (let i = 0; i <= count; i++) {
    const degrees = from + i * step;
    const value = score(degrees);
    if (value > found.score) found = { degrees, score: value };
  }
  return found;
}

interface InkPoints {
  readonly xs: Int32Array;
  readonly ys: Int32Array;
}

/** Of pictures still in use: each is asked for its rows and its columns. */
const knownPoints = new WeakMap<InkImage, InkPoints>();

function inkPoints(ink: InkImage): InkPoints {
  const points = knownPoints.get(ink) ?? pointsIn(ink);
  knownPoints.set(ink, points);
  return points;
}

function pointsIn({ width, height, data }: InkImage): InkPoints {
  let count = 0;
  for (let i = 0; i < data.length; i++) count += data[i]!;
  const keep = Math.max(1, Math.ceil(count / POINTS));
  const xs = new Int32Array(Math.ceil(count / keep));
  const ys = new Int32Array(xs.length);
  let seen = 0;
  let found = 0;
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      if (data[i] === 0) continue;
      if (seen++ % keep !== 0) continue;
      xs[found] = x;
      ys[found++] = y;
    }
  }
  return { xs: xs.subarray(0, found), ys: ys.subarray(0, found) };
}
