/**
 * A page photographed aslant: its lines run together towards a side. Told from how they lie in its upper and lower, its left and right
 * part, and undone by the map of a quadrangle to a rectangle.
 */
import type { GreyImage } from '../raster.ts';
import { type InkImage, inkOf, otsuThreshold } from './ink.ts';
import { chained, drawn, mapOfCorners, type PlaneMap, type PlanePoint } from './plane-map.ts';
import { skewAngle } from './skew-angle.ts';

/** Degrees by which opposite lines differ at least: scanners' feeds bend pages by less, and cells are found in them. */
const CONVERGING = 0.35;
/** Degrees searched each way from the page's own skew. */
const WIDEST = 8;
/** Share of the ink's extent that each of two opposite parts takes. */
const PART = 0.34;
/** Share of the ink that may lie outside the extent: dirt, page numbers. */
const OUTSIDE = 0.02;
/** By how much rows and columns of ink together must stand out better afterwards. */
const BETTER = 1.05;
/** Afterwards the rest is undone, for a part's angle is that of one of its lines: differences and gains are smaller then. */
const ROUNDS = 4;
const REST = 0.1;
const STILL_BETTER = 1.005;
/** Degrees around upright in which it is asked how well rows stand out. */
const NEAR = 1;

/** From pixels of the straight page to those of this one, deskewed as a whole; null where its lines run side by side. */
export function keystoneOf(level: GreyImage): PlaneMap | null {
  let map: PlaneMap | null = null;
  let ink = inkOf(level, otsuThreshold(level));
  let best = sharpnessOf(ink);
  for (let round = 0; round < ROUNDS; round++) {
    const more = convergence(ink, round === 0 ? CONVERGING : REST);
    if (more === null) break;
    const whole: PlaneMap = map === null ? more : chained(more, map);
    const straight = drawn(level, whole, { x0: 0, y0: 0, width: level.width, height: level.height });
    const straightInk = inkOf(straight, otsuThreshold(straight));
    const sharpness = sharpnessOf(straightInk);
    if (sharpness < best * (round === 0 ? BETTER : STILL_BETTER)) break;
    best = sharpness;
    map = whole;
    ink = straightInk;
  }
  return map;
}

function sharpnessOf(ink: InkImage): number {
  return skewAngle(ink, 'horizontal', NEAR).sharpness + skewAngle(ink, 'vertical', NEAR).sharpness;
}

/** A line by a point on it and its turn (degrees, clockwise) from the axis it belongs to. */
interface Guide extends PlanePoint {
  readonly degrees: number;
}

/** @param least degrees by which opposite lines must differ */
function convergence(ink: InkImage, least: number): PlaneMap | null {
  const [x0, x1] = extentOf(ink, 'x');
  const [y0, y1] = extentOf(ink, 'y');
  const [width, height] = [(x1 - x0) * PART, (y1 - y0) * PART];
  if (width < 8 || height < 8) return null;
  const part = (
    left: number,
    top: number,
    right: number,
    bottom: number,
    axis: 'horizontal' | 'vertical',
  ) => ({
    x: (left + right) / 2,
    y: (top + bottom) / 2,
    degrees: skewAngle(cut(ink, left, top, right, bottom), axis, WIDEST).degrees,
  });
  const top = part(x0, y0, x1, y0 + height, 'horizontal');
  const bottom = part(x0, y1 - height, x1, y1, 'horizontal');
  const left = part(x0, y0, x0 + width, y1, 'vertical');
  const right = part(x1 - width, y0, x1, y1, 'vertical');
  const differ = Math.max(Math.abs(top.degrees - bottom.degrees), Math.abs(left.degrees - right.degrees));
  if (differ < least) return null;
  const corners = [
    crossing(top, left),
    crossing(top, right),
    crossing(bottom, right),
    crossing(bottom, left),
  ] as const;
  const [a, b, c, d] = corners;
  const [l, r] = [(a.x + d.x) / 2, (b.x + c.x) / 2];
  const [t, u] = [(a.y + b.y) / 2, (c.y + d.y) / 2];
  return mapOfCorners(
    [
      { x: l, y: t },
      { x: r, y: t },
      { x: r, y: u },
      { x: l, y: u },
    ],
    corners,
  );
}

/** Where a nearly horizontal line meets a nearly vertical one. */
function crossing(across: Guide, down: Guide): PlanePoint {
  const slope = Math.tan((across.degrees * Math.PI) / 180);
  const lean = -Math.tan((down.degrees * Math.PI) / 180);
  // y = across.y + slope (x − across.x) and x = down.x + lean (y − down.y).
  const y = (across.y + slope * (down.x - lean * down.y - across.x)) / (1 - slope * lean);
  return { x: down.x + lean * (y - down.y), y };
}

function extentOf({ width, height, data }: InkImage, axis: 'x' | 'y'): readonly [number, number] {
  const counts = new Uint32Array(axis === 'x' ? width : height);
  let total = 0;
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      counts[axis === 'x' ? x : y]! += data[i]!;
      total += data[i]!;
    }
  }
  const least = total * OUTSIDE;
  let [from, to] = [0, counts.length];
  for (let seen = counts[0]!; seen < least && from < to; seen += counts[from]!) from++;
  for (let seen = counts[to - 1]!; seen < least && to > from; seen += counts[to - 1] ?? 0) to--;
  return [from, to];
}

function cut(ink: InkImage, x0: number, y0: number, x1: number, y1: number): InkImage {
  const [left, top] = [Math.floor(x0), Math.floor(y0)];
  const [width, height] = [Math.ceil(x1) - left, Math.ceil(y1) - top];
  const data = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    const from = (top + y) * ink.width + left;
    data.set(ink.data.subarray(from, from + width), y * width);
  }
  return { width, height, data };
}
