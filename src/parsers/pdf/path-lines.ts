/** Straight axis-parallel lines and upright rectangles out of a painted path. */
import type { Box } from '../page.ts';
import type { PaintedLine } from './painted-page.ts';

type Matrix = readonly [number, number, number, number, number, number];
type Point = readonly [number, number];

/** pdf.js's own numbering of path segments (DrawOPS). */
const MOVE = 0;
const LINE = 1;
const CURVE = 2;
const QUADRATIC = 3;
const CLOSE = 4;

/** A filled shape up to this thick (points) is a line, thicker is an area. Borders in published forms are 0.5–2.25 pt. */
export const LINE_THICKNESS = 3;
/** How far off axis (points per point of length) a stroke may be: about half a degree, as scanned-and-traced forms show. */
const OFF_AXIS = 0.01;

/** A straight piece of a curved path shorter than this (points) belongs to a letter or a drawing, not to a frame with round corners. */
const SHORTEST_BESIDE_CURVE = 15;
/** A line this far (points) outside its clip still shows half its thickness. */
const CLIP_SLACK = 1;

/** A subpath in device space. */
export interface Subpath {
  readonly points: readonly Point[];
  /** Indices of the points that a curve leads to. */
  readonly curveEnds: ReadonlySet<number>;
  readonly curved: boolean;
}

const NO_CURVES: ReadonlySet<number> = new Set();

/** The path's subpaths in device space, each of two points or more. */
export function subpaths(data: ArrayLike<number>, matrix: Matrix): Subpath[] {
  const found: Subpath[] = [];
  let points: Point[] = [];
  let curveEnds: Set<number> | null = null;
  const end = () => {
    if (points.length > 1)
      found.push({ points, curveEnds: curveEnds ?? NO_CURVES, curved: curveEnds !== null });
    points = [];
    curveEnds = null;
  };
  for (let i = 0; i < data.length; ) {
    const op = data[i];
    if (op === MOVE) {
      end();
      points = [apply(matrix, data[i + 1]!, data[i + 2]!)];
      i += 3;
    } else if (op === LINE) {
      points.push(apply(matrix, data[i + 1]!, data[i + 2]!));
      i += 3;
    } else if (op === CURVE || op === QUADRATIC) {
      const length = op === CURVE ? 7 : 5;
      curveEnds ??= new Set();
      curveEnds.add(points.length);
      points.push(apply(matrix, data[i + length - 2]!, data[i + length - 1]!));
      i += length;
    } else if (op === CLOSE) {
      if (points.length > 0) points.push(points[0]!);
      i += 1;
    } else {
      break;
    }
  }
  end();
  return found;
}

function apply(m: Matrix, x: number, y: number): Point {
  return [m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]];
}

/** Each straight axis-parallel segment of a stroked path. */
export function strokedLines({ points, curveEnds, curved }: Subpath, thickness: number): PaintedLine[] {
  const lines: PaintedLine[] = [];
  for (let i = 1; i < points.length; i++) {
    if (curveEnds.has(i)) continue;
    const [ax, ay] = points[i - 1]!;
    const [bx, by] = points[i]!;
    const dx = Math.abs(bx - ax);
    const dy = Math.abs(by - ay);
    if (dx < 0.1 && dy < 0.1) continue;
    if (curved && dx + dy < SHORTEST_BESIDE_CURVE) continue;
    if (dy <= Math.max(0.5, dx * OFF_AXIS) && dx > dy) {
      const y = (ay + by) / 2;
      lines.push({ x0: Math.min(ax, bx), x1: Math.max(ax, bx), y0: y, y1: y, thickness });
    } else if (dx <= Math.max(0.5, dy * OFF_AXIS) && dy > dx) {
      const x = (ax + bx) / 2;
      lines.push({ x0: x, x1: x, y0: Math.min(ay, by), y1: Math.max(ay, by), thickness });
    }
  }
  return lines;
}

/** The line that a filled shape is where it is thin; null for an area. */
export function thinLine(path: readonly Point[]): PaintedLine | null {
  const { x0, y0, x1, y1 } = boundsOf(path);
  const width = x1 - x0;
  const height = y1 - y0;
  // A square as small as this is a dot of a dotted line; which way the line runs its neighbours tell (dotted-lines.ts).
  if (height <= LINE_THICKNESS && width >= height) {
    const y = (y0 + y1) / 2;
    return { x0, x1, y0: y, y1: y, thickness: height };
  }
  if (width <= LINE_THICKNESS) {
    const x = (x0 + x1) / 2;
    return { x0: x, x1: x, y0, y1, thickness: width };
  }
  return null;
}

/** The least box around all points; there must be one. */
export function boundsOf(path: readonly Point[]): Box {
  let x0 = Infinity;
  let y0 = Infinity;
  let x1 = -Infinity;
  let y1 = -Infinity;
  for (const [x, y] of path) {
    x0 = Math.min(x0, x);
    y0 = Math.min(y0, y);
    x1 = Math.max(x1, x);
    y1 = Math.max(y1, y);
  }
  return { x0, y0, x1, y1 };
}

/** The rectangle a path is, where every corner of it lies on a corner of its bounds; else null. */
export function uprightRectangle(path: readonly Point[]): Box | null {
  if (path.length < 4 || path.length > 6) return null;
  const xs = new Set(path.map(([x]) => Math.round(x * 4)));
  const ys = new Set(path.map(([, y]) => Math.round(y * 4)));
  return xs.size === 2 && ys.size === 2 ? boundsOf(path) : null;
}

/** The part of a line that shows through its clip; null where none does. */
export function clippedLine(line: PaintedLine, clip: Box): PaintedLine | null {
  const slack = line.thickness / 2 + CLIP_SLACK;
  const x0 = Math.max(line.x0, clip.x0 - slack);
  const x1 = Math.min(line.x1, clip.x1 + slack);
  const y0 = Math.max(line.y0, clip.y0 - slack);
  const y1 = Math.min(line.y1, clip.y1 + slack);
  return x0 <= x1 && y0 <= y1 ? { ...line, x0, x1, y0, y1 } : null;
}
