/** A straight sheet → the rings of seals that are left on it. */
import type { GreyImage } from '../raster.ts';
import type { ScanSheet } from './scan-sheet.ts';
import { sealRings, type SealRing } from './seal-rings.ts';
import { shrunk } from './shrink.ts';

/** Pixels an inch at which rings are looked for. */
const RING_DPI = 50;
/** Grey values of a faint seal on a sheet, whose paper is white. */
const INK = 200;
/** Share of a ring that is left of a worn seal; a circle laid through text alone meets ink on 0.5 of its way or less. */
const CLOSED = 0.65;
/**
 * … and in arcs without a break: seals, worn ones too, have 0.77 to 1, circles that happen to run through a table's text 0.56 at most (five
 * of them in 25 generated scans, whose rows made more than half of what was for review).
 */
const IN_ARCS = 0.65;
/** The rings of seals that are left on a sheet, in its pixels: those in colour are gone. */
export function ringsOn({ image, dpi }: Pick<ScanSheet, 'image' | 'dpi'>): readonly SealRing[] {
  const step = 2 * Math.max(1, Math.round(dpi / RING_DPI / 2));
  const small = shrunk(everyOther(image), step / 2);
  return sealRings(small, { dpi: dpi / step, ink: INK, closed: CLOSED, arcs: IN_ARCS }).map((ring) => ({
    x: ring.x * step,
    y: ring.y * step,
    radius: ring.radius * step,
  }));
}

/** Every other pixel each way: a ring's stroke is eight pixels wide, and this costs a quarter of looking at all. */
function everyOther({ width, height, data }: GreyImage): GreyImage {
  const [columns, rows] = [width >> 1, height >> 1];
  const half = new Uint8Array(columns * rows);
  for (let y = 0; y < rows; y++) {
    for (let x = 0, at = 2 * y * width; x < columns; x++, at += 2) half[y * columns + x] = data[at]!;
  }
  return { width: columns, height: rows, data: half };
}
