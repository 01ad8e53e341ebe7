/** Areas of a picture whose ground is dark and whose print is light. */
import type { GreyImage } from '../raster.ts';
import { closed, filled, opened, thick } from './box-filters.ts';
import { hiddenWalls } from './hidden-walls.ts';
import type { InkImage } from './ink.ts';
import { type InkArea, inkAreas, neighbours } from './ink-areas.ts';
import { type GroundArea, lightPrint } from './light-print.ts';

export interface GroundAreas {
  readonly areas: readonly GroundArea[];
  /** For each pixel the number of its area, from 1; 0 where it has none, `EDGE` where its area ends. */
  readonly areaOf: Uint8Array;
}

/** Where an area ends: it is a cell, and has no other rule there as often as not. */
export const EDGE = 255;
/** So many areas a byte can number; a page with more is no page of text. */
const MOST_AREAS = EDGE - 1;

/** The picture's light: this share of its pixels is no brighter. */
const LIGHT_QUANTILE = 0.99;
/**
 * Shares of the picture's light below which a pixel may be ground, tried from the darkest: a dark header in a shaded corner is found before
 * the shade is, and the light blue and orange of spreadsheets (0.6) at the end.
 */
const LIGHTEST = 0.75;
const LEVELS = [0.3, 0.45, 0.6, LIGHTEST] as const;
/** Share of the light from which a pixel beside an area is paper. */
const PAPER = 0.85;
/** Pixels each way that become one where areas are first looked for. */
const COARSE = 2;
// In inches.
/** Side of the square of which ground fills the greater part, about that of a character: of a character dark on light ink fills less. */
const SQUARE = 0.15;
const MOST = 0.5;
/** Side of a square of bare ground, as a filled row has beside its labels and no text has. */
const BARE = 0.12;
const BARE_SHARE = 0.95;
/** Share of an area's pixels around which the ground is bare, at least. */
const LEAST_BARE = 0.03;
/** Along a label as long as this ground may not be the greater part. */
const LONGEST_LABEL = 0.5;
/** Half the width of what may be a rule that leads away from an area. */
const RULE = 0.01;
/** Half the width of the widest stroke of light print. */
const STROKE = 0.05;
/** Half the height of the lowest area, a row of 9 point: text as dark as ground, and the ring of a seal, are lower. */
const LOWEST = 0.075;
/** Width of the narrowest area: a cell with two characters. */
const LEAST_WIDTH = 0.35;
/** A square area up to this side is a seal with white characters, or its star. */
const SEAL = 1.2;
const SQUARISH = 1.3;

/**
 * Null where the picture has none.
 *
 * @param dpi pixels an inch, about 100
 */
export function groundAreas(image: GreyImage, dpi: number): GroundAreas | null {
  const light = brightest(image, 1 - LIGHT_QUANTILE);
  if (bareGround(darkBlocks(image, LIGHTEST * light), dpi) === null) return null;
  const areas: GroundArea[] = [];
  const areaOf = new Uint8Array(image.data.length);
  for (const level of LEVELS) {
    for (const box of candidates(image, level * light, dpi)) {
      const part = cut(image, box);
      const dark = darkOf(part, level * light, areaOf);
      const mask = groundMask(dark, dpi, (i) => part.image.data[i]! >= PAPER * light);
      const bare = filled(dark, Math.round((BARE * dpi) / 2), BARE_SHARE);
      for (const area of inkAreas(mask)) {
        if (areas.length === MOST_AREAS || !isSized(area, dpi) || !isGround(area, bare)) continue;
        const found = lightPrint(part.image, dark.data, area, { dpi, light });
        if (found === null) continue;
        areas.push(found);
        for (const i of area.pixels) areaOf[part.from(i)] = isAtEdge(area, i) ? EDGE : areas.length;
        for (const i of hiddenWalls(part.image, area, { ...found, dpi })) areaOf[part.from(i)] = EDGE;
      }
    }
  }
  return areas.length === 0 ? null : { areas, areaOf };
}

/** The value that a share of the pixels reach. */
function brightest({ data }: GreyImage, share: number): number {
  const counts = new Uint32Array(256);
  for (let i = 0; i < data.length; i++) counts[data[i]!]!++;
  let left = data.length * share;
  for (let value = 255; value > 0; value--) {
    left -= counts[value]!;
    if (left < 0) return value;
  }
  return 0;
}

interface Extent {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

/** Around what is mostly dark over the size of the smallest area, in a copy a quarter as large: a page of text has next to none. */
function candidates(image: GreyImage, below: number, dpi: number): Extent[] {
  const coarse = darkBlocks(image, below);
  const bare = bareGround(coarse, dpi);
  if (bare === null) return [];
  const most = filled(coarse, Math.max(1, Math.round((SQUARE * dpi) / 2 / COARSE)), MOST);
  const joined = closed(most, Math.round((LONGEST_LABEL * dpi) / 2 / COARSE));
  const margin = Math.ceil(SQUARE * dpi);
  const found: Extent[] = [];
  for (const { x0, y0, x1, y1, pixels } of inkAreas(joined)) {
    if (!pixels.some((i) => bare.data[i] === 1)) continue;
    const [w, h] = [(x1 - x0) * COARSE, (y1 - y0) * COARSE];
    if (Math.max(w, h) < LEAST_WIDTH * dpi || Math.min(w, h) < LOWEST * dpi) continue;
    found.push({
      x0: Math.max(0, x0 * COARSE - margin),
      y0: Math.max(0, y0 * COARSE - margin),
      x1: Math.min(image.width, x1 * COARSE + margin),
      y1: Math.min(image.height, y1 * COARSE + margin),
    });
  }
  return found;
}

/** Where the squares of a copy of dark blocks are filled; null where none is, as on nearly every page. */
function bareGround(coarse: InkImage, dpi: number): InkImage | null {
  const bare = filled(coarse, Math.round((BARE * dpi) / 2 / COARSE), BARE_SHARE);
  return bare.data.includes(1) ? bare : null;
}

/** Blocks of which half or more is dark. */
function darkBlocks({ width, height, data }: GreyImage, below: number): InkImage {
  const [w, h] = [Math.floor(width / COARSE), Math.floor(height / COARSE)];
  const out = new Uint8Array(w * h);
  for (let y = 0; y < h; y++) {
    let at = y * COARSE * width;
    for (let x = 0; x < w; x++, at += COARSE) {
      const above = (data[at]! < below ? 1 : 0) + (data[at + 1]! < below ? 1 : 0);
      const under = (data[at + width]! < below ? 1 : 0) + (data[at + width + 1]! < below ? 1 : 0);
      if (above + under >= 2) out[y * w + x] = 1;
    }
  }
  return { width: w, height: h, data: out };
}

interface Cut {
  readonly image: GreyImage;
  /** From a pixel of the piece to that of the whole. */
  readonly from: (pixel: number) => number;
}

function cut(image: GreyImage, { x0, y0, x1, y1 }: Extent): Cut {
  const width = x1 - x0;
  const data = new Uint8Array(width * (y1 - y0));
  for (let y = y0; y < y1; y++) {
    const row = y * image.width;
    data.set(image.data.subarray(row + x0, row + x1), (y - y0) * width);
  }
  const from = (i: number) => (y0 + Math.floor(i / width)) * image.width + x0 + (i % width);
  return { image: { width, height: y1 - y0, data }, from };
}

/** What is darker than a value and in no area yet. */
function darkOf({ image, from }: Cut, below: number, areaOf: Uint8Array): InkImage {
  const data = new Uint8Array(image.data.length);
  for (let i = 0; i < data.length; i++) data[i] = image.data[i]! < below && areaOf[from(i)] === 0 ? 1 : 0;
  return { ...image, data };
}

/** Where ground is the greater part, with its corners and the narrow margins beside its print, and with the print in it. */
function groundMask(dark: InkImage, dpi: number, isPaper: (pixel: number) => boolean): InkImage {
  const reach = Math.max(1, Math.round((SQUARE * dpi) / 2));
  const most = filled(dark, reach, MOST);
  const near = thick(most, reach);
  const solid = opened(dark, Math.max(1, Math.round(RULE * dpi)));
  const data = most.data.map((value, i) => value | (near.data[i]! & solid.data[i]!));
  const whole = { ...dark, data };
  for (const { pixels } of inkAreas(whole)) {
    // A stroke of the row below.
    if (!pixels.some((i) => most.data[i] === 1)) for (const i of pixels) data[i] = 0;
  }
  withoutHoles(
    whole,
    opened({ ...dark, data: dark.data.map((_, i) => (isPaper(i) ? 1 : 0)) }, Math.round(STROKE * dpi)),
  );
  const mask = closed(whole, reach);
  withoutPaper(mask, isPaper, 2 * reach);
  return opened(mask, Math.round(LOWEST * dpi));
}

/** Fills what ground goes round, as long as it is print: a cell of paper between filled ones is wider than any stroke. */
function withoutHoles(mask: InkImage, paper: InkImage): void {
  const { width, height, data } = mask;
  for (const { x0, y0, x1, y1, pixels } of inkAreas({
    width,
    height,
    data: data.map((value) => 1 - value),
  })) {
    if (x0 === 0 || y0 === 0 || x1 === width || y1 === height) continue;
    if (!pixels.some((i) => paper.data[i] === 1)) for (const i of pixels) data[i] = 1;
  }
}

/** Paper in the corner of two areas, or between one and the print beside it, was outweighed: it is known by the paper it goes on in. */
function withoutPaper(mask: InkImage, isPaper: (pixel: number) => boolean, depth: number): void {
  const { data } = mask;
  const inside: number[] = [];
  for (let i = 0; i < data.length; i++) if (data[i] === 1 && isPaper(i)) inside.push(i);
  let front = inside.filter((i) => neighbours(i, mask).some((next) => data[next] === 0 && isPaper(next)));
  for (const i of front) data[i] = 0;
  for (let at = 1; at < depth && front.length > 0; at++) {
    const next: number[] = [];
    for (const i of front.flatMap((pixel) => neighbours(pixel, mask))) {
      if (data[i] === 0 || !isPaper(i)) continue;
      data[i] = 0;
      next.push(i);
    }
    front = next;
  }
}

function isSized({ x0, y0, x1, y1 }: InkArea, dpi: number): boolean {
  const [long, short] = [Math.max(x1 - x0, y1 - y0), Math.min(x1 - x0, y1 - y0)];
  return long >= LEAST_WIDTH * dpi && (long > SEAL * dpi || long > SQUARISH * short);
}

/** However heavy, letters leave no bare squares between their strokes. */
function isGround({ pixels }: InkArea, bare: InkImage): boolean {
  return pixels.reduce((sum, i) => sum + bare.data[i]!, 0) >= LEAST_BARE * pixels.length;
}

/** Whether what lies beside the pixel is another part of the picture; its own edge is none. */
function isAtEdge({ ink }: InkArea, i: number): boolean {
  return neighbours(i, ink).some((next) => ink.data[next] === 0);
}
