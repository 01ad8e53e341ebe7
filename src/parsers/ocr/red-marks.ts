/**
 * Which of a page's red ink is a seal's and which is the page's own: red titles and figures are read, seals are not.
 *
 * A seal is told by its shape: a ring of the usual size, an oval, a square frame. What is red and has none of these is taken for text.
 */
import type { GreyImage } from '../raster.ts';
import { type InkImage, thickened } from './ink.ts';
import { type InkPiece, inkPieces } from './ink-pieces.ts';
import type { PixelBox } from './pixel-tables.ts';
import { sealRings, type SealRing } from './seal-rings.ts';

/** Red is brighter than green and blue by more than this; JPEG blurs neutral pixels by less. */
const RED = 20;
/** Red ink has green and blue alike within this share of its redness; wood, skin and lamplight do not. */
export const PURE = 0.5;

export interface RedMarks {
  /** 1 where red ink is text, in blocks of `step` pixels of the picture. */
  readonly text: InkImage;
  readonly step: number;
  /** Where seals stand, each with what has run from it; pixels of the picture. */
  readonly seals: readonly PixelBox[];
  /** Where red ink may be a seal all the same, in pixels of the picture. */
  readonly doubtful: readonly PixelBox[];
}

interface Rgb {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** Blocks an inch: a ring's stroke is two or three of them wide. */
const BLOCKS_PER_INCH = 50;
/** Share of a block that is red, from which it is ink; strokes of small text fill a third. */
const INKED = 0.12;
/** Share of its circle that a worn ring has left; no other red mark has as much. */
const CLOSED = 0.6;
/** What lies within this share of a ring's radius is the seal's, and so much more (mm) for what has run. */
const INSIDE = 1.12;
/** Strokes of one mark are no further apart (mm). */
const JOINED = 1;

export function redMarks(image: Rgb, dpi: number): RedMarks {
  const step = Math.max(1, Math.round(dpi / BLOCKS_PER_INCH));
  const blocks = redBlocks(image, step);
  const own = dpi / step;
  const ink = 255 * (1 - INKED);
  const rings = sealRings(blocks, { dpi: own, ink, closed: CLOSED });
  const { width, height } = blocks;
  const text = { width, height, data: blocks.data.map((value) => (value < ink ? 1 : 0)) };
  for (const ring of rings) wipeDisc(text, ring);
  const joined = thickened(text, Math.round((JOINED / 2 / 25.4) * own));
  const { pieces, erase } = inkPieces(joined);
  const mm = (length: number) => (length / own) * 25.4;
  const frames = pieces.filter((piece) => isFramed(text, piece, mm));
  const isSeal = (piece: InkPiece) => frames.some((frame) => holdsMiddle(frame, piece));
  erase(isSeal);
  const doubtful = pieces.filter((piece) => !isSeal(piece) && hasSealSize(piece, mm));
  const seals = [...rings.map(around), ...frames].map((box) => scaled(box, step));
  return { text: joined, step, seals, doubtful: doubtful.map((piece) => scaled(piece, step)) };
}

/** Grey by the share of each block that is red: black where all of it is. */
function redBlocks({ width, height, data }: Rgb, step: number): GreyImage {
  const [columns, rows] = [Math.floor(width / step), Math.floor(height / step)];
  const counts = new Uint16Array(columns * rows);
  // Every other pixel each way tells as much.
  const skip = step >= 4 ? 2 : 1;
  for (let y = 0; y < rows * step; y += skip) {
    const row = Math.floor(y / step) * columns;
    for (let x = 0, at = y * width * 3; x < columns * step; x += skip, at += 3 * skip) {
      const [r, g, b] = [data[at]!, data[at + 1]!, data[at + 2]!];
      const redness = r - (g > b ? g : b);
      if (redness > RED && Math.abs(g - b) <= PURE * redness) counts[row + ((x / step) | 0)]!++;
    }
  }
  const most = Math.ceil(step / skip) ** 2;
  return { width: columns, height: rows, data: Uint8Array.from(counts, (n) => 255 * (1 - n / most)) };
}

function wipeDisc({ width, height, data }: InkImage, { x, y, radius }: SealRing): void {
  const reach = radius * INSIDE;
  for (let v = Math.max(0, Math.floor(y - reach)); v <= Math.min(height - 1, y + reach); v++) {
    const half = Math.sqrt(Math.max(0, reach ** 2 - (v - y) ** 2));
    const [from, to] = [Math.max(0, Math.ceil(x - half)), Math.min(width, Math.floor(x + half) + 1)];
    if (to > from) data.fill(0, v * width + from, v * width + to);
  }
}

function around({ x, y, radius }: SealRing): PixelBox {
  const reach = radius * INSIDE;
  return { x0: x - reach, y0: y - reach, x1: x + reach, y1: y + reach };
}

/** Sides of oval and square seals in millimetres: a name's seal has 10 and more, an invoice's 40 × 30. */
const LEAST_SIDE = 9;
const MOST_SIDE = 62;
/** Length over width; a line of text is longer. */
const MOST_LONG = 1.8;
/** A mark this wide both ways (mm) may be a worn seal; a cell's text of two lines is less high. */
const LEAST_DOUBTFUL = 12;
/** Share of each side of a frame, or of an oval, that is inked; lines of text leave gaps at their sides. */
const FRAMED = 0.85;
/**
 * Share of a side that is inked without a break, at three sides at least; lines of text break their block's left and right side.
 */
const UNBROKEN = 0.8;
const UNBROKEN_SIDES = 3;
/** How far within its bounds a frame's stroke lies (mm). */
const RIM = 1.5;

function isSealSized({ x0, y0, x1, y1 }: InkPiece, least: number, mm: (length: number) => number): boolean {
  const [short, long] = [Math.min(x1 - x0, y1 - y0), Math.max(x1 - x0, y1 - y0)];
  return mm(short) >= least && mm(long) <= MOST_SIDE && long <= MOST_LONG * short;
}

function hasSealSize(piece: InkPiece, mm: (length: number) => number): boolean {
  return isSealSized(piece, LEAST_DOUBTFUL, mm);
}

function isFramed(ink: InkImage, piece: InkPiece, mm: (length: number) => number): boolean {
  if (!isSealSized(piece, LEAST_SIDE, mm)) return false;
  const rim = Math.max(1, Math.round(RIM / mm(1)));
  return isFrame(sides(ink, piece, rim)) || ovalShare(ink, piece, rim) >= FRAMED;
}

function isFrame(found: readonly Side[]): boolean {
  const unbroken = found.filter(({ longest }) => longest >= UNBROKEN).length;
  return unbroken >= UNBROKEN_SIDES && found.every(({ share }) => share >= FRAMED);
}

/** The characters of a seal stand apart from its frame. */
function holdsMiddle(frame: PixelBox, { x0, y0, x1, y1 }: PixelBox): boolean {
  const [x, y] = [(x0 + x1) / 2, (y0 + y1) / 2];
  return x > frame.x0 && x < frame.x1 && y > frame.y0 && y < frame.y1;
}

/** Shares of a side's length that have ink near it: in all, and without a break. */
interface Side {
  readonly share: number;
  readonly longest: number;
}

function sides({ width, data }: InkImage, { x0, y0, x1, y1 }: InkPiece, rim: number): Side[] {
  // The piece was widened: its own strokes lie a little further in.
  const at = (x: number, y: number) => data[y * width + x] === 1;
  const side = (length: number, hit: (along: number, deep: number) => boolean): Side => {
    let met = 0;
    let run = 0;
    let longest = 0;
    for (let i = 0; i < length; i++) {
      let deep = 0;
      while (deep < 2 * rim && !hit(i, deep)) deep++;
      if (deep < 2 * rim) met++;
      run = deep < 2 * rim ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    return { share: met / length, longest: longest / length };
  };
  const [w, h] = [x1 - x0, y1 - y0];
  return [
    side(w, (i, deep) => at(x0 + i, y0 + deep)),
    side(w, (i, deep) => at(x0 + i, y1 - 1 - deep)),
    side(h, (i, deep) => at(x0 + deep, y0 + i)),
    side(h, (i, deep) => at(x1 - 1 - deep, y0 + i)),
  ];
}

/** Share of the oval within the piece's bounds that is inked; 0 where ink fills the corners outside it. */
function ovalShare({ width, data }: InkImage, { x0, y0, x1, y1 }: InkPiece, rim: number): number {
  const [cx, cy, a, b] = [(x0 + x1) / 2, (y0 + y1) / 2, (x1 - x0) / 2, (y1 - y0) / 2];
  let outside = 0;
  const met = new Uint8Array(120);
  for (let y = y0; y < y1; y++) {
    for (let x = x0; x < x1; x++) {
      if (data[y * width + x] === 0) continue;
      const [u, v] = [(x + 0.5 - cx) / a, (y + 0.5 - cy) / b];
      const depth = (1 - Math.hypot(u, v)) * Math.min(a, b);
      if (depth < -rim) outside++;
      else if (depth < 2 * rim) met[Math.floor(((Math.atan2(v, u) + Math.PI) / (2 * Math.PI)) * 119.99)] = 1;
    }
  }
  return outside > 0 ? 0 : met.reduce((sum, one) => sum + one, 0) / met.length;
}

function scaled({ x0, y0, x1, y1 }: PixelBox, by: number): PixelBox {
  return { x0: x0 * by, y0: y0 * by, x1: x1 * by, y1: y1 * by };
}
