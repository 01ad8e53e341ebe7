/** Lines a seal may have spoilt: a stroke of it through a digit makes another digit, and no recogniser doubts it. */
import type { GreyImage } from '../raster.ts';
import type { PixelBox } from './pixel-tables.ts';
import { inverse, mapped } from './plane-map.ts';
import type { ScanLine } from './scan-layout.ts';
import type { ScanRemark } from './scan-remark.ts';
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
/** A seal's ink reaches so far beyond the middle of its ring (share of the radius). */
const REACH = 1.04;

/** What remains of seals on the sheet: those in colour are gone, those of a scan without colour are told by their ring. */
export function sealRemarks(sheet: ScanSheet, lines: readonly ScanLine[]): readonly ScanRemark[] {
  const step = 2 * Math.max(1, Math.round(sheet.dpi / RING_DPI / 2));
  const small = shrunk(everyOther(sheet.image), step / 2);
  const rings = sealRings(small, { dpi: sheet.dpi / step, ink: INK, closed: CLOSED, arcs: IN_ARCS }).map(
    (ring) => ({
      x: ring.x * step,
      y: ring.y * step,
      radius: ring.radius * step * REACH,
    }),
  );
  const red = sheet.doubtful.map((box) => onSheet(box, sheet));
  return lines
    .filter(({ box }) => rings.some((ring) => meets(ring, box)) || red.some((other) => overlap(other, box)))
    .map(({ box }) => ({ code: 'seal', message: 'a seal lies over the text', severity: 'review', box }));
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

function meets({ x, y, radius }: SealRing, { x0, y0, x1, y1 }: PixelBox): boolean {
  return Math.hypot(Math.max(x0 - x, 0, x - x1), Math.max(y0 - y, 0, y - y1)) <= radius;
}

function overlap(a: PixelBox, b: PixelBox): boolean {
  return a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1;
}

function onSheet({ x0, y0, x1, y1 }: PixelBox, { toSource }: ScanSheet): PixelBox {
  const back = inverse(toSource);
  const corners = [mapped(back, x0, y0), mapped(back, x1, y0), mapped(back, x1, y1), mapped(back, x0, y1)];
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  return { x0: Math.min(...xs), y0: Math.min(...ys), x1: Math.max(...xs), y1: Math.max(...ys) };
}
