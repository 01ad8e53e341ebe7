/** A page's picture → grey values in which coloured seals are as good as gone. */
import type { GreyImage, Raster } from '../raster.ts';
import type { PixelBox } from './pixel-tables.ts';
import { type RedMarks, redMarks } from './red-marks.ts';
import {
  COLOURED,
  darkestOf,
  darknessAt,
  FAINT,
  rednessOf,
  SAMPLE_STEP,
  type SealInk,
  sealInk,
} from './seal-ink.ts';
import { withoutSealRemains } from './seal-remains.ts';

/** Share of coloured pixels that makes a coloured page: a seal covers 2–3 % of one, stray tints of a scanner less than this. */
const COLOURED_SHARE = 0.0005;

/** A page in grey. */
export interface GreyPage {
  readonly image: GreyImage;
  /** Where red ink was left that may be a seal's, and where print may have gone with one; pixels of the picture. */
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
  const least = Math.min(dpi.x, dpi.y);
  const marks = redMarks(image, least);
  const doubtful = [...marks.doubtful];
  if (seal === null) for (let i = 0, at = 0; i < grey.length; i++, at += 3) grey[i] = data[at]!;
  else {
    withoutFringes(data, page, seal, withoutRed(data, grey, seal));
    for (const area of marks.seals) doubtful.push(...withoutSealRemains(data, page, seal, area, least));
  }
  withRedText(data, page, marks);
  return { image: page, doubtful };
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

/** Returns the pixels so red that they may have a fringe. */
function withoutRed(data: Uint8Array, grey: Uint8Array, ink: SealInk): readonly number[] {
  const { red, left } = ink;
  const rednessAt = rednessOf(ink);
  const least = Math.max(LEAST_REDNESS, RED_STROKE * ink.full);
  const strokes: number[] = [];
  for (let i = 0, at = 0; i < grey.length; i++, at += 3) {
    const r = data[at]!;
    const redness = rednessAt(data, at);
    grey[i] = redness <= FAINT ? r : Math.min(Math.max(r, red), r + (redness * left * red) / 255);
    if (redness >= least) strokes.push(i);
  }
  return strokes;
}

/** How far (pixels) the colour of a JPEG reaches beyond its brightness: it is kept at half the resolution. */
const FRINGE = 1;
/** Redness of a stroke that is a seal's, as a share of bare ink's, and at least: a scanner whose colours lie apart gives black strokes 20 to 40. */
const RED_STROKE = 0.5;
const LEAST_REDNESS = 40;
/**
 * A JPEG blurs colours further than brightness, so that the edges of a seal and its thin strokes are left grey: outlines, on a faded page
 * as dark as its text. What lies beside red ink and is no darker than that is paper; black beside it or under it is darker.
 */
function withoutFringes(
  data: Uint8Array,
  { width, height, data: grey }: GreyImage,
  ink: SealInk,
  strokes: readonly number[],
): void {
  const darkest = darkestOf(ink);
  for (const i of beside(strokes, width, height))
    if (darknessAt(data, 3 * i, ink) <= darkest) grey[i] = Math.max(grey[i]!, ink.red);
}

/** Pixels within reach of others, but for those of others at the picture's edge. */
function beside(pixels: readonly number[], width: number, height: number): Set<number> {
  const found = new Set<number>();
  for (const pixel of pixels) {
    const y = Math.floor(pixel / width);
    const x = pixel - y * width;
    if (y < FRINGE || y >= height - FRINGE || x < FRINGE || x >= width - FRINGE) continue;
    for (let v = y - FRINGE; v <= y + FRINGE; v++)
      for (let i = v * width + x - FRINGE; i <= v * width + x + FRINGE; i++) found.add(i);
  }
  return found;
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
