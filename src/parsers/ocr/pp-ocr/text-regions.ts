/**
 * A map of chances that a pixel is text → quadrilaterals around lines of text: the post-processing of Liao et al., "Real-time Scene
 * Text Detection with Differentiable Binarization" (2020), with the constants of PaddleOCR's published configuration for PP-OCRv4.
 */
import type { Point, Quad } from '../engine.ts';

/** Chances row by row, 0–1. */
export interface TextMap {
  readonly width: number;
  readonly height: number;
  readonly data: Float32Array;
}

/** Chance above which a pixel belongs to a text's kernel. */
const KERNEL_CHANCE = 0.3;
/** Mean chance inside a region's rectangle that makes it a text. */
const REGION_CHANCE = 0.6;
/** The model marks shrunken kernels: a rectangle grows by this times area over perimeter on each side. */
const UNCLIP = 1.5;
/** Shorter side of a kernel, in pixels of the map. */
const LEAST_SIDE = 3;

/** Quadrilaterals in pixels of the map, in the order of their topmost pixels. */
export function textRegions(map: TextMap): readonly Quad[] {
  const seen = new Uint8Array(map.data.length);
  const regions: Quad[] = [];
  for (let at = 0; at < map.data.length; at += 1) {
    if (seen[at] === 1 || map.data[at]! < KERNEL_CHANCE) continue;
    const outline = rowEnds(component(map, at, seen), map.width);
    const rectangle = smallestRectangle(convexHull(outline));
    if (Math.min(rectangle.length, rectangle.thickness) < LEAST_SIDE) continue;
    if (meanInside(map, corners(rectangle, 0)) < REGION_CHANCE) continue;
    const { length, thickness } = rectangle;
    const growth = (length * thickness * UNCLIP) / (2 * (length + thickness));
    regions.push(corners(rectangle, growth));
  }
  return regions;
}

/** Indices of the pixels connected to `start` over edges and corners. */
function component(map: TextMap, start: number, seen: Uint8Array): readonly number[] {
  const pixels = [start];
  seen[start] = 1;
  for (const at of pixels) {
    const x = at % map.width;
    for (let dy = -map.width; dy <= map.width; dy += map.width) {
      for (let dx = -1; dx <= 1; dx += 1) {
        const next = at + dy + dx;
        const inside = x + dx >= 0 && x + dx < map.width && next >= 0 && next < map.data.length;
        if (!inside || seen[next] === 1 || map.data[next]! < KERNEL_CHANCE) continue;
        seen[next] = 1;
        pixels.push(next);
      }
    }
  }
  return pixels;
}

/** First and last pixel of each row, as corners of pixels: all the convex hull needs. */
function rowEnds(pixels: readonly number[], width: number): readonly Point[] {
  const rows = new Map<number, { first: number; last: number }>();
  for (const at of pixels) {
    const x = at % width;
    const y = (at - x) / width;
    const row = rows.get(y);
    if (row === undefined) rows.set(y, { first: x, last: x });
    else if (x < row.first) row.first = x;
    else if (x > row.last) row.last = x;
  }
  return [...rows].flatMap(([y, { first, last }]) => [
    { x: first, y },
    { x: first, y: y + 1 },
    { x: last + 1, y },
    { x: last + 1, y: y + 1 },
  ]);
}

/** Andrew's monotone chain. */
function convexHull(points: readonly Point[]): readonly Point[] {
  const sorted = [...points].sort((a, b) => a.x - b.x || a.y - b.y);
  const chain = (list: readonly Point[]): Point[] => {
    const hull: Point[] = [];
    for (const point of list) {
      while (hull.length >= 2 && cross(hull.at(-2)!, hull.at(-1)!, point) <= 0) hull.pop();
      hull.push(point);
    }
    hull.pop();
    return hull;
  };
  return [...chain(sorted), ...chain([...sorted].reverse())];
}

function cross(a: Point, b: Point, c: Point): number {
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

/** A rectangle: its centre, the direction of its length (a unit vector with x > 0), and its sides. */
interface Rectangle {
  readonly centre: Point;
  readonly along: Point;
  readonly length: number;
  readonly thickness: number;
}

/** The rectangle of least area: one of its sides lies along an edge of the hull. The longer side is its length. */
function smallestRectangle(hull: readonly Point[]): Rectangle {
  let best: Rectangle | undefined;
  hull.forEach((from, i) => {
    const to = hull[(i + 1) % hull.length]!;
    const size = Math.hypot(to.x - from.x, to.y - from.y);
    const u = { x: (to.x - from.x) / size, y: (to.y - from.y) / size };
    const us = hull.map((p) => p.x * u.x + p.y * u.y);
    const vs = hull.map((p) => p.y * u.x - p.x * u.y);
    const [u0, u1, v0, v1] = [Math.min(...us), Math.max(...us), Math.min(...vs), Math.max(...vs)];
    if (best !== undefined && (u1 - u0) * (v1 - v0) >= best.length * best.thickness) return;
    const [cu, cv] = [(u0 + u1) / 2, (v0 + v1) / 2];
    const centre = { x: cu * u.x - cv * u.y, y: cu * u.y + cv * u.x };
    best = horizontalFirst(centre, u, u1 - u0, v1 - v0);
  });
  return best!;
}

/** The side within 45° of the horizontal counts as the text's direction: lines on upright pages. */
function horizontalFirst(centre: Point, u: Point, uSide: number, vSide: number): Rectangle {
  if (Math.abs(u.x) >= Math.abs(u.y)) {
    const along = u.x < 0 ? { x: -u.x, y: -u.y } : u;
    return { centre, along, length: uSide, thickness: vSide };
  }
  const along = u.y > 0 ? { x: u.y, y: -u.x } : { x: -u.y, y: u.x };
  return { centre, along, length: vSide, thickness: uSide };
}

/** The rectangle grown by `by` on every side. */
function corners({ centre, along, length, thickness }: Rectangle, by: number): Quad {
  const [l, t] = [length / 2 + by, thickness / 2 + by];
  const corner = (a: number, d: number): Point => ({
    x: centre.x + a * along.x - d * along.y,
    y: centre.y + a * along.y + d * along.x,
  });
  return [corner(-l, -t), corner(l, -t), corner(l, t), corner(-l, t)];
}

function meanInside(map: TextMap, quad: Quad): number {
  const xs = quad.map((p) => p.x);
  const ys = quad.map((p) => p.y);
  const x1 = Math.min(map.width - 1, Math.ceil(Math.max(...xs)));
  const y1 = Math.min(map.height - 1, Math.ceil(Math.max(...ys)));
  let sum = 0;
  let count = 0;
  for (let y = Math.max(0, Math.floor(Math.min(...ys))); y <= y1; y += 1) {
    for (let x = Math.max(0, Math.floor(Math.min(...xs))); x <= x1; x += 1) {
      const centre = { x: x + 0.5, y: y + 0.5 };
      if (!quad.every((p, i) => cross(p, quad[(i + 1) % 4]!, centre) >= 0)) continue;
      sum += map.data[y * map.width + x]!;
      count += 1;
    }
  }
  return count === 0 ? 0 : sum / count;
}
