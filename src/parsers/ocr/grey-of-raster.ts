/** A page's picture → grey values in which coloured seals are as good as gone. */
import type { GreyImage, Raster } from '../raster.ts';
import type { PixelBox } from './pixel-tables.ts';
import { PURE, type RedMarks, redMarks } from './red-marks.ts';

/** Difference of the colour channels from which a pixel counts as coloured; JPEG blurs neutral ones by less. */
const COLOURED = 40;
/** Share of coloured pixels that makes a coloured page: a seal covers 2–3 % of one, stray tints of a scanner less than this. */
const COLOURED_SHARE = 0.0005;
/** Every so many pixels are looked at; odd, so that no column pattern is met. */
const SAMPLE_STEP = 13;

/** A page in grey. */
export interface GreyPage {
  readonly image: GreyImage;
  /** Where red ink was left that may be a seal's; pixels of the picture. */
  readonly doubtful: readonly PixelBox[];
}

/**
 * The red channel where the page is coloured, with what darkness red ink has left in it taken out: black stays black. (The red channel
 * alone took values of stamped pages from 78 % right to 100 %, but worn or dark seals show in it.) Red text is left: it is no seal by its
 * shape (`red-marks`). Else luminance (ITU-R BT.601).
 */
export function greyOf({ image, dpi }: Raster): GreyPage {
  if (image.kind === 'grey') return { image, doubtful: [] };
  const { width, height, data } = image;
  const grey = new Uint8Array(width * height);
  const page = { width, height, data: grey };
  if (!isColoured(data)) {
    for (let i = 0; i < grey.length; i++) grey[i] = brightness(data, 3 * i);
    return { image: page, doubtful: [] };
  }
  const seal = sealInk(data);
  if (seal === null) for (let i = 0, at = 0; i < grey.length; i++, at += 3) grey[i] = data[at]!;
  else {
    withoutRed(data, grey, seal);
    withoutFringes(data, page, seal);
  }
  const marks = redMarks(image, Math.min(dpi.x, dpi.y));
  withRedText(data, page, marks);
  return { image: page, doubtful: marks.doubtful };
}

function brightness(data: Uint8Array, at: number): number {
  return (data[at]! * 77 + data[at + 1]! * 150 + data[at + 2]! * 29) >> 8;
}

/** Red text is as dark as it looks. */
function withRedText(
  data: Uint8Array,
  { width, height, data: grey }: GreyImage,
  { text, step }: RedMarks,
): void {
  for (let y = 0; y < Math.min(height, text.height * step); y++) {
    const row = Math.floor(y / step) * text.width;
    for (let block = 0; block < text.width; block++) {
      if (text.data[row + block] === 0) continue;
      const end = y * width + Math.min(width, (block + 1) * step);
      for (let i = y * width + block * step; i < end; i++)
        grey[i] = Math.min(data[3 * i]!, brightness(data, 3 * i));
    }
  }
}

/** What tells red ink from black: how bright the paper is, and how dark red ink is in red light for how dark it is in other light. */
interface SealInk {
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
const FAINT = 10;

/** Null where there is too little red ink to tell. */
function sealInk(data: Uint8Array): SealInk | null {
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

function withoutRed(data: Uint8Array, grey: Uint8Array, ink: SealInk): void {
  const { red, left } = ink;
  const rednessAt = rednessOf(ink);
  for (let i = 0, at = 0; i < grey.length; i++, at += 3) {
    const r = data[at]!;
    const redness = rednessAt(data, at);
    grey[i] = redness <= FAINT ? r : Math.min(Math.max(r, red), r + (redness * left * red) / 255);
  }
}

/** How far (pixels) the colour of a JPEG reaches beyond its brightness: it is kept at half the resolution. */
const FRINGE = 1;
/** Redness of a stroke that is a seal's, as a share of bare ink's, and at least: a scanner whose colours lie apart gives black strokes 20 to 40. */
const RED_STROKE = 0.5;
const LEAST_REDNESS = 40;
/** Shares of red light, and of green and blue together, in brightness (ITU-R BT.601). */
const IN_RED = 0.3;
const IN_OTHER = 0.7;

/**
 * A JPEG blurs colours further than brightness, so that the edges of a seal and its thin strokes are left grey: outlines, on a faded page
 * as dark as its text. What lies beside red ink and is no darker than that is paper; black beside it or under it is darker.
 */
function withoutFringes(data: Uint8Array, { width, height, data: grey }: GreyImage, ink: SealInk): void {
  const darkest = ink.full * (ink.left + IN_OTHER);
  for (const i of besideRed(data, width, height, ink)) {
    const at = 3 * i;
    const light =
      (IN_RED * data[at]!) / ink.red + (IN_OTHER * (data[at + 1]! + data[at + 2]!)) / (2 * ink.other);
    if (255 * (1 - light) <= darkest) grey[i] = Math.max(grey[i]!, ink.red);
  }
}

/** Pixels within reach of red ink. */
function besideRed(data: Uint8Array, width: number, height: number, ink: SealInk): Set<number> {
  const beside = new Set<number>();
  const least = Math.max(LEAST_REDNESS, RED_STROKE * ink.full);
  const rednessAt = rednessOf(ink);
  for (let y = FRINGE; y < height - FRINGE; y++) {
    for (let x = FRINGE; x < width - FRINGE; x++) {
      if (rednessAt(data, 3 * (y * width + x)) < least) continue;
      for (let v = y - FRINGE; v <= y + FRINGE; v++) {
        for (let i = v * width + x - FRINGE; i <= v * width + x + FRINGE; i++) beside.add(i);
      }
    }
  }
  return beside;
}

/** How much darker a pixel is in green and blue light than in red, both against the paper; by tables, as it is asked of every pixel twice. */
function rednessOf({ red, other }: SealInk): (data: Uint8Array, at: number) => number {
  const inRed = Float64Array.from({ length: 256 }, (_, value) => (value * 255) / red);
  const inOther = Float64Array.from({ length: 511 }, (_, both) => (both * 127.5) / other);
  return (data, at) => inRed[data[at]!]! - inOther[data[at + 1]! + data[at + 2]!]!;
}

function isColoured(data: Uint8Array): boolean {
  let coloured = 0;
  let seen = 0;
  for (let at = 0; at + 2 < data.length; at += 3 * SAMPLE_STEP) {
    const [r, g, b] = [data[at]!, data[at + 1]!, data[at + 2]!];
    if (Math.max(r, g, b) - Math.min(r, g, b) > COLOURED) coloured++;
    seen++;
  }
  return coloured > seen * COLOURED_SHARE;
}
