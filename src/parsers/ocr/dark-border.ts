/** What a scanner shows beside the page: black bars and wedges along the picture's edges. Their straight sides would be taken for lines. */
import type { GreyImage } from '../raster.ts';
import { type InkImage, inkOf, otsuThreshold, transposed } from './ink.ts';
import { inkPieces } from './ink-pieces.ts';
import { shrunk } from './shrink.ts';

/** Pixels an inch at which it is looked for. */
const ROUGH_DPI = 100;
// In inches.
/** What is thinner is a line of a table that runs into the edge, or text. */
const THIN = 0.09;
/** It reaches the picture's edge within this. */
const EDGE = 0.03;
/** It is at least this long: a punched hole or a stroke cut off is left alone. */
const LEAST = 0.6;
/** Its grey fringe. */
const FRINGE = 0.03;
/** Share of the picture from which dark areas along its edges are the page itself: white on black. */
const MOST = 0.5;

const PAPER = 255;

/** The picture with paper where its dark border was; itself where it has none. */
export function withoutDarkBorder(image: GreyImage, dpi: number): GreyImage {
  const step = Math.max(1, Math.round(dpi / ROUGH_DPI));
  const rough = shrunk(image, step);
  const mask = borderOf(inkOf(rough, otsuThreshold(rough)), dpi / step);
  return mask === null ? image : whitened(image, mask, step);
}

/** The border's pixels with their fringe; null where there is none. */
function borderOf(ink: InkImage, dpi: number): InkImage | null {
  const { width, height } = ink;
  const thick = solid(ink, Math.round(THIN * dpi));
  const edge = EDGE * dpi;
  const { pieces, erase } = inkPieces(thick);
  const isBorder = ({ x0, y0, x1, y1 }: (typeof pieces)[number]) =>
    (x0 <= edge || y0 <= edge || x1 >= width - edge || y1 >= height - edge) &&
    Math.max(x1 - x0, y1 - y0) >= LEAST * dpi;
  const borders = pieces.filter(isBorder);
  const area = borders.reduce((sum, piece) => sum + piece.area, 0);
  if (borders.length === 0 || area > MOST * width * height) return null;
  erase((piece) => !isBorder(piece));
  const touches = (reaches: (piece: (typeof pieces)[number]) => boolean) => borders.some(reaches);
  markEdges(thick, Math.round(THIN * dpi), {
    top: touches(({ y0 }) => y0 <= edge),
    bottom: touches(({ y1 }) => y1 >= height - edge),
    left: touches(({ x0 }) => x0 <= edge),
    right: touches(({ x1 }) => x1 >= width - edge),
  });
  const fringe = Math.max(1, Math.round(FRINGE * dpi));
  return transposed(widened(transposed(widened(thick, fringe)), fringe));
}

interface Sides {
  readonly top: boolean;
  readonly bottom: boolean;
  readonly left: boolean;
  readonly right: boolean;
}

/** Where a border tapers off, it is as thin as a line: all along the sides it touches it is taken to be that wide. */
function markEdges({ width, height, data }: InkImage, by: number, sides: Sides): void {
  if (sides.top) data.fill(1, 0, by * width);
  if (sides.bottom) data.fill(1, (height - by) * width);
  for (let y = 0; y < height; y++) {
    if (sides.left) data.fill(1, y * width, y * width + by);
    if (sides.right) data.fill(1, (y + 1) * width - by, (y + 1) * width);
  }
}

/** Ink that is part of a long enough run both along its row and along its column. */
function solid(ink: InkImage, least: number): InkImage {
  const across = longRuns(ink, least);
  const down = transposed(longRuns(transposed(ink), least));
  for (let i = 0; i < across.data.length; i++) across.data[i]! &= down.data[i]!;
  return across;
}

function longRuns({ width, height, data }: InkImage, least: number): InkImage {
  const out = new Uint8Array(data.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0, start = -1; x <= width; x++) {
      const on = x < width && data[y * width + x] === 1;
      if (on && start < 0) start = x;
      if (on || start < 0) continue;
      if (x - start >= least) out.fill(1, y * width + start, y * width + x);
      start = -1;
    }
  }
  return { width, height, data: out };
}

function widened({ width, height, data }: InkImage, by: number): InkImage {
  const out = new Uint8Array(data.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (data[y * width + x] === 1)
        out.fill(1, y * width + Math.max(0, x - by), y * width + Math.min(width, x + by + 1));
    }
  }
  return { width, height, data: out };
}

function whitened({ width, height, data }: GreyImage, mask: InkImage, step: number): GreyImage {
  const out = Uint8Array.from(data);
  for (let y = 0; y < height; y++) {
    const row = Math.min(mask.height - 1, Math.floor(y / step)) * mask.width;
    for (let x = 0; x < width; x++) {
      if (mask.data[row + Math.min(mask.width - 1, Math.floor(x / step))] === 1) out[y * width + x] = PAPER;
    }
  }
  return { width, height, data: out };
}
