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
  else withoutRed(data, grey, seal);
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
}

/** Share of a page's pixels brighter than the level taken for its paper. */
const PAPER_SHARE = 0.25;
/** Fewer red samples tell nothing: a seal gives some thousand. */
const FEWEST_RED = 100;
/** Of red pixels, the share that is taken for bare red ink: the rest has black under it, which is darker in red light. */
const BARE = 0.4;
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
  for (let at = 0; at + 2 < data.length; at += 3 * SAMPLE_STEP) {
    const [r, g, b] = [data[at]!, data[at + 1]!, data[at + 2]!];
    const redness = r - Math.max(g, b);
    if (redness <= COLOURED / 2 || Math.abs(g - b) > PURE * redness) continue;
    const difference = ((r / red - (g + b) / 2 / other) * 255) | 0;
    if (difference > FAINT) shares.push(Math.max(0, (255 - (r / red) * 255) / difference));
  }
  if (shares.length < FEWEST_RED) return null;
  shares.sort((a, b) => a - b);
  const left = shares[Math.floor(shares.length * BARE)]!;
  return left > MOST_LEFT ? null : { red, other, left };
}

function brightest(levels: Uint32Array, above: number): number {
  let left = above;
  for (let level = 255; level > 1; level--) {
    left -= levels[level]!;
    if (left < 0) return level;
  }
  return 1;
}

function withoutRed(data: Uint8Array, grey: Uint8Array, { red, other, left }: SealInk): void {
  for (let i = 0, at = 0; i < grey.length; i++, at += 3) {
    const r = data[at]!;
    const redness = (r * 255) / red - ((data[at + 1]! + data[at + 2]!) * 127.5) / other;
    grey[i] = redness <= FAINT ? r : Math.min(Math.max(r, red), r + (redness * left * red) / 255);
  }
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
