/** Rules between the columns of a table that do not show on a ground as dark as they are. */
import type { GreyImage } from '../raster.ts';
import type { InkArea } from './ink-areas.ts';
import { type GroundArea, LIGHTER } from './light-print.ts';

// In inches.
/** How far a rule is looked for beyond an area's edge, and how far beside it the paper it stands out from. */
const WALL = 0.12;
const BESIDE_WALL = 0.04;
/** A row of headers is no higher; in a higher area cells are merged. */
const HIGHEST_ROW = 0.7;
/** Share of the paper's brightness up to which a rule stands out from it: one pixel of 150 an inch, blurred into two of 75. */
const RULE_SHOWS = 0.8;

interface Ground extends GroundArea {
  readonly dpi: number;
}

/** Pixels of the area on the way of a rule that ends at its upper or lower edge to its other edge, where nothing is printed on that way. */
export function* hiddenWalls(
  { data }: GreyImage,
  area: InkArea,
  { ground, print, dpi }: Ground,
): Generator<number> {
  const { width, height } = area.ink;
  const [length, apart] = [Math.round(WALL * dpi), Math.round(BESIDE_WALL * dpi)];
  const isRule = (x: number, y0: number) => {
    if (y0 < 0 || y0 + length > height || x < apart || x + apart >= width) return false;
    for (let at = y0 * width + x; at < (y0 + length) * width; at += width)
      if (data[at]! > RULE_SHOWS * Math.min(data[at - apart]!, data[at + apart]!)) return false;
    return true;
  };
  const printed = ground + LIGHTER * (print - ground);
  const isBare = (x: number, y0: number, y1: number) => {
    for (let at = y0 * width + x; at < y1 * width; at += width)
      if (Math.max(data[at - 1]!, data[at]!, data[at + 1]!) >= printed) return false;
    return true;
  };
  for (let x = area.x0 + 1; x < area.x1 - 1; x++) {
    for (const [y0, y1] of runsDown(area, x)) {
      if (y1 - y0 > HIGHEST_ROW * dpi) continue;
      if (!(isRule(x, y1) || isRule(x, y0 - length)) || !isBare(x, y0 + 1, y1 - 1)) continue;
      for (let y = y0; y < y1; y++) yield y * width + x;
    }
  }
}

function* runsDown({ y0, y1, ink: { width, data } }: InkArea, x: number): Generator<[number, number]> {
  for (let y = y0, start = -1; y <= y1; y++) {
    const isIn = y < y1 && data[y * width + x] === 1;
    if (isIn && start < 0) start = y;
    if (isIn || start < 0) continue;
    yield [start, y];
    start = -1;
  }
}
