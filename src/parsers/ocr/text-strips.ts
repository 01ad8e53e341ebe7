/** Ink inside a field → the lines of text in it, by projection. */
import type { InkImage } from './ink.ts';
import type { PixelBox } from './pixel-tables.ts';

// In em, the height of the page's text.
/** Bands whose heights come to no more than this are parts of one line: 二, 三, ≥, a dot and its letter. */
const LINE = 1.3;
/** A band lower than this is part of a line or a dash. */
const PART = 0.35;
/** Parts this near to a line belong to it. */
const PART_GAP = 0.25;
/** The least height of a line that is no dash, and the least width of a dash. */
const LOWEST = 0.3;
const DASH = 0.3;
/** A band higher than this is several lines that touch. */
const SEVERAL = 1.75;
/** Ink at the emptiest row between two lines that touch, as a share of the band's mean. */
const BETWEEN = 0.3;
/** A speck at either end of a line: narrower than this, further away than that. */
const SPECK = 0.12;
const SPECK_GAP = 0.8;

/** From where to where, in pixels along one axis. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/**
 * The boxes of the lines of text within a cell, from top to bottom, tight around their ink.
 *
 * @param em height of the page's text in pixels
 */
export function textStrips(ink: InkImage, field: PixelBox, em: number): PixelBox[] {
  const box = clipped(field, ink);
  if (box.x1 - box.x0 < 2 || box.y1 - box.y0 < 2) return [];
  const rows = rowInk(ink, box);
  const bands = joined(bandsOf(rows), em).flatMap((band) => parted(band, rows, em));
  return bands.flatMap((band) => {
    const y0 = box.y0 + band.from;
    const y1 = box.y0 + band.to;
    const extent = textExtent(ink, { ...box, y0, y1 }, em);
    if (extent === null) return [];
    const line = tight(ink, { x0: extent.from, x1: extent.to, y0, y1 });
    const isLine = line.y1 - line.y0 >= LOWEST * em || line.x1 - line.x0 >= DASH * em;
    return isLine ? [line] : [];
  });
}

/** The stretches of ink along a line, parted where there is none for at least `gap` pixels. */
export function inkStretches(ink: InkImage, line: PixelBox, gap: number): Stretch[] {
  const box = clipped(line, ink);
  const parts: { from: number; to: number }[] = [];
  for (const { from, to } of bandsOf(columnInk(ink, box))) {
    const last = parts.at(-1);
    if (last !== undefined && box.x0 + from - last.to < gap) last.to = box.x0 + to;
    else parts.push({ from: box.x0 + from, to: box.x0 + to });
  }
  return parts;
}

function clipped(field: PixelBox, { width, height }: InkImage): PixelBox {
  return {
    x0: Math.max(0, Math.floor(field.x0)),
    y0: Math.max(0, Math.floor(field.y0)),
    x1: Math.min(width, Math.ceil(field.x1)),
    y1: Math.min(height, Math.ceil(field.y1)),
  };
}

function rowInk({ width, data }: InkImage, { x0, y0, x1, y1 }: PixelBox): Int32Array {
  const rows = new Int32Array(y1 - y0);
  for (let y = y0; y < y1; y++) {
    let count = 0;
    for (let i = y * width + x0, end = y * width + x1; i < end; i++) count += data[i]!;
    rows[y - y0] = count;
  }
  return rows;
}

function columnInk({ width, data }: InkImage, { x0, y0, x1, y1 }: PixelBox): Int32Array {
  const columns = new Int32Array(x1 - x0);
  for (let y = y0; y < y1; y++) {
    for (let x = x0, i = y * width + x0; x < x1; x++, i++) columns[x - x0]! += data[i]!;
  }
  return columns;
}

function bandsOf(profile: Int32Array): Stretch[] {
  const bands: Stretch[] = [];
  let start = -1;
  for (let i = 0; i <= profile.length; i++) {
    const on = i < profile.length && profile[i]! > 0;
    if (on && start < 0) start = i;
    if (!on && start >= 0) {
      bands.push({ from: start, to: i });
      start = -1;
    }
  }
  return bands;
}

/** Joins the parts of each line, those that make the lowest line first. */
function joined(bands: readonly Stretch[], em: number): Stretch[] {
  const lines = [...bands];
  for (;;) {
    let best = -1;
    let lowest = Infinity;
    for (let i = 0; i + 1 < lines.length; i++) {
      const [a, b] = [lines[i]!, lines[i + 1]!];
      const height = b.to - a.from;
      const small = Math.min(a.to - a.from, b.to - b.from);
      const fits = height <= LINE * em || (small < PART * em && b.from - a.to < PART_GAP * em);
      if (fits && height < lowest) {
        lowest = height;
        best = i;
      }
    }
    if (best < 0) return lines;
    lines.splice(best, 2, { from: lines[best]!.from, to: lines[best + 1]!.to });
  }
}

/** Lines that touch are parted where there is least ink between them. */
function parted(band: Stretch, rows: Int32Array, em: number): Stretch[] {
  const height = band.to - band.from;
  if (height < SEVERAL * em) return [band];
  let mean = 0;
  for (let y = band.from; y < band.to; y++) mean += rows[y]! / height;
  const margin = Math.round(0.7 * em);
  let emptiest = -1;
  for (let y = band.from + margin; y < band.to - margin; y++) {
    if (emptiest < 0 || rows[y]! < rows[emptiest]!) emptiest = y;
  }
  if (emptiest < 0 || rows[emptiest]! > BETWEEN * mean) return [band];
  return [
    ...parted({ from: band.from, to: emptiest }, rows, em),
    ...parted({ from: emptiest, to: band.to }, rows, em),
  ];
}

/** Where along a line there is text, in pixels of the page, without what lies alone at its ends; null where there is none. */
function textExtent(ink: InkImage, box: PixelBox, em: number): Stretch | null {
  const words = inkStretches(ink, box, SPECK_GAP * em).filter(({ from, to }) => to - from >= SPECK * em);
  return words.length === 0 ? null : { from: words[0]!.from, to: words.at(-1)!.to };
}

/** Without empty rows above and below. */
function tight(ink: InkImage, box: PixelBox): PixelBox {
  const rows = rowInk(ink, box);
  let top = 0;
  let bottom = rows.length;
  while (top < bottom && rows[top] === 0) top++;
  while (bottom > top && rows[bottom - 1] === 0) bottom--;
  return { ...box, y0: box.y0 + top, y1: box.y0 + bottom };
}
