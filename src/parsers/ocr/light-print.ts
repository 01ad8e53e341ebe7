/** Whether an area of dark ground is printed with light characters, and how bright both are. */
import type { GreyImage } from '../raster.ts';
import type { InkArea } from './ink-areas.ts';
import { inkPieces } from './ink-pieces.ts';

/** One area: how bright its ground is, and its print. */
export interface GroundArea {
  readonly ground: number;
  readonly print: number;
}

// In inches.
/** Sides of pieces that can be print: strokes and characters; specks are smaller, rules longer. */
const LEAST_PRINT = 0.03;
const MOST_PRINT = 0.5;
/** What is as long as this and thinner than print is a rule at the side of a cell. */
const SHORTEST_RULE = 0.15;
/** How far within an area's edge its ground must go round unbroken. */
const RIM = 0.02;
/** Share of that rim that is ground; around dark print on light half of it is. */
const CLOSED = 0.85;
/** Share of the span from ground to light from which a pixel is print. */
export const LIGHTER = 0.35;
/** Share of the ground's brightness up to which a pixel is dark print. */
const DARKER = 0.6;
/** Share of an area that is print, at least: a label in a wide cell. */
const LEAST_SHARE = 0.003;
/** Pieces of light print in an area, at least, and how many for each piece of dark print. */
const FEWEST_PIECES = 2;
const LIGHT_FOR_DARK = 3;
/** Ground and light are further apart than this share of the light; less is noise or the paper's texture. */
const LEAST_CONTRAST = 0.2;
/** Print is as bright as this share of its area's lighter pixels. */
const PRINT_QUANTILE = 0.8;

interface Scale {
  readonly dpi: number;
  /** Brightness of the picture's light. */
  readonly light: number;
}

/** Null where it is not. */
export function lightPrint(
  image: GreyImage,
  dark: Uint8Array,
  area: InkArea,
  { dpi, light }: Scale,
): GroundArea | null {
  const values = area.pixels.map((i) => image.data[i]!);
  const ground = quantile(
    values.filter((_, k) => dark[area.pixels[k]!] === 1),
    0.5,
  );
  if (light - ground < LEAST_CONTRAST * light) return null;
  const lighter = ground + LIGHTER * (light - ground);
  const prints = values.filter((value) => value >= lighter);
  if (prints.length < LEAST_SHARE * values.length) return null;
  if (closedness(dark, area, Math.max(1, Math.round(RIM * dpi))) < CLOSED) return null;
  const bright = piecesOf(area, dpi, (i) => image.data[i]! >= lighter);
  const darker = piecesOf(area, dpi, (i) => image.data[i]! < DARKER * ground);
  if (bright < FEWEST_PIECES || bright < LIGHT_FOR_DARK * darker) return null;
  return { ground, print: Math.max(ground + 1, quantile(prints, PRINT_QUANTILE)) };
}

function quantile(values: readonly number[], share: number): number {
  const sorted = Uint8Array.from(values).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** How many pieces of the size of print the pixels make. */
function piecesOf(
  { x0, y0, x1, y1, pixels, ink }: InkArea,
  dpi: number,
  isPrint: (pixel: number) => boolean,
): number {
  const [width, height] = [x1 - x0, y1 - y0];
  const data = new Uint8Array(width * height);
  for (const i of pixels) {
    if (isPrint(i)) data[(Math.floor(i / ink.width) - y0) * width + (i % ink.width) - x0] = 1;
  }
  const isPiece = (long: number, short: number) =>
    long >= LEAST_PRINT * dpi &&
    long <= MOST_PRINT * dpi &&
    (long < SHORTEST_RULE * dpi || short > LEAST_PRINT * dpi);
  const { pieces } = inkPieces({ width, height, data });
  const sides = pieces.map((piece) => [piece.x1 - piece.x0, piece.y1 - piece.y0] as const);
  return sides.filter(([w, h]) => isPiece(Math.max(w, h), Math.min(w, h))).length;
}

/** Share of the ground in what lies just within the area's edge; 1 where it has no edge but the picture's. */
function closedness(dark: Uint8Array, { pixels, ink }: InkArea, rim: number): number {
  const { width, height, data } = ink;
  const isOut = (x: number, y: number) =>
    x >= 0 && y >= 0 && x < width && y < height && data[y * width + x] === 0;
  let met = 0;
  let ground = 0;
  for (const i of pixels) {
    const [x, y] = [i % width, Math.floor(i / width)];
    const goesOut = (by: number) =>
      isOut(x - by, y) || isOut(x + by, y) || isOut(x, y - by) || isOut(x, y + by);
    if (!goesOut(rim + 1) || goesOut(rim)) continue;
    met++;
    ground += dark[i]!;
  }
  return met === 0 ? 1 : ground / met;
}
