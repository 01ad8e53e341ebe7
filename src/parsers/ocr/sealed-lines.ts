/** Lines a seal may have spoilt: a stroke of it through a digit makes another digit, and no recogniser doubts it. */
import type { PixelBox } from './pixel-tables.ts';
import { inverse, mapped } from './plane-map.ts';
import type { ScanLine } from './scan-layout.ts';
import type { ScanRemark } from './scan-remark.ts';
import type { ScanSheet } from './scan-sheet.ts';
import type { SealRing } from './seal-rings.ts';

/** A seal's ink reaches so far beyond the middle of its ring (share of the radius). */
const REACH = 1.04;

/** What lies under the rings of seals, or beside red ink that may be a seal's. */
export function sealRemarks(
  sheet: ScanSheet,
  rings: readonly SealRing[],
  lines: readonly ScanLine[],
): readonly ScanRemark[] {
  const red = sheet.doubtful.map((box) => onSheet(box, sheet));
  return lines
    .filter(({ box }) => rings.some((ring) => meets(ring, box)) || red.some((other) => overlap(other, box)))
    .map(({ box }) => ({ code: 'seal', message: 'a seal lies over the text', severity: 'review', box }));
}

function meets({ x, y, radius }: SealRing, { x0, y0, x1, y1 }: PixelBox): boolean {
  return Math.hypot(Math.max(x0 - x, 0, x - x1), Math.max(y0 - y, 0, y - y1)) <= radius * REACH;
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
