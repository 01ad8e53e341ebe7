/** What the red ink of a page's seals is like, told from the page itself. */
import { PURE } from './red-marks.ts';

/** Difference of the colour channels from which a pixel counts as coloured; JPEG blurs neutral ones by less. */
export const COLOURED = 40;
/** Every so many pixels are looked at; odd, so that no column pattern is met. */
export const SAMPLE_STEP = 13;

/** What tells red ink from black: how bright the paper is, and how dark red ink is in red light for how dark it is in other light. */
export interface SealInk {
  /** Brightness of the paper in red light, and in green and blue together. */
  readonly red: number;
  readonly other: number;
  /** Darkness in red light for each step of redness. */
  readonly left: number;
  /** Redness of bare ink at its fullest. */
  readonly full: number;
}

/** Share of a page's pixels brighter than the level taken for its paper. */
const PAPER_SHARE = 0.25;
/** Fewer red samples tell nothing: a seal gives some thousand. */
const FEWEST_RED = 100;
/** Of red pixels, the share that is taken for bare red ink: the rest has black under it, which is darker in red light. */
const BARE = 0.4;
/** Of red pixels, the share less red than full ink: edges, thin strokes, and what has black under it. */
const FULLEST = 0.85;
/** Darkness in red light for each step of redness: more is no seal. */
const MOST_LEFT = 1.6;
/** Redness up to which a pixel is left alone: noise of the sensor, fringes of JPEG. */
export const FAINT = 10;

/** Null where there is too little red ink to tell. */
export function sealInk(data: Uint8Array): SealInk | null {
  const counts = [new Uint32Array(256), new Uint32Array(256)] as const;
  let seen = 0;
  for (let at = 0; at + 2 < data.length; at += 3 * SAMPLE_STEP, seen++) {
    counts[0][data[at]!]!++;
    counts[1][(data[at + 1]! + data[at + 2]!) >> 1]!++;
  }
  const [red, other] = counts.map((levels) => brightest(levels, seen * PAPER_SHARE)) as [number, number];
  const shares: number[] = [];
  const differences: number[] = [];
  for (let at = 0; at + 2 < data.length; at += 3 * SAMPLE_STEP) {
    const [r, g, b] = [data[at]!, data[at + 1]!, data[at + 2]!];
    const redness = r - Math.max(g, b);
    if (redness <= COLOURED / 2 || Math.abs(g - b) > PURE * redness) continue;
    const difference = ((r / red - (g + b) / 2 / other) * 255) | 0;
    if (difference <= FAINT) continue;
    differences.push(difference);
    shares.push(Math.max(0, (255 - (r / red) * 255) / difference));
  }
  if (shares.length < FEWEST_RED) return null;
  shares.sort((a, b) => a - b);
  differences.sort((a, b) => a - b);
  const left = shares[Math.floor(shares.length * BARE)]!;
  const full = differences[Math.floor(differences.length * FULLEST)]!;
  return left > MOST_LEFT ? null : { red, other, left, full };
}

function brightest(levels: Uint32Array, above: number): number {
  let left = above;
  for (let level = 255; level > 1; level--) {
    left -= levels[level]!;
    if (left < 0) return level;
  }
  return 1;
}

/** How much darker a pixel is in green and blue light than in red, both against the paper; by tables, as it is asked of every pixel twice. */
export function rednessOf({ red, other }: SealInk): (data: Uint8Array, at: number) => number {
  const inRed = Float64Array.from({ length: 256 }, (_, value) => (value * 255) / red);
  const inOther = Float64Array.from({ length: 511 }, (_, both) => (both * 127.5) / other);
  return (data, at) => inRed[data[at]!]! - inOther[data[at + 1]! + data[at + 2]!]!;
}

/** Shares of red light, and of green and blue together, in brightness (ITU-R BT.601). */
const IN_RED = 0.3;
export const IN_OTHER = 0.7;

/** How dark a pixel looks against the paper, 0 to 255. */
export function darknessAt(data: Uint8Array, at: number, { red, other }: SealInk): number {
  const light = (IN_RED * data[at]!) / red + (IN_OTHER * (data[at + 1]! + data[at + 2]!)) / (2 * other);
  return 255 * (1 - light);
}

/** How dark bare red ink looks at its fullest; black, and what lies under red ink, is darker. */
export function darkestOf({ full, left }: SealInk): number {
  return full * (left + IN_OTHER);
}
