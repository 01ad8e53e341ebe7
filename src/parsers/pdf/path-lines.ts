/** Straight axis-parallel lines out of a painted path. */
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

/** The path's subpaths in device space; a curved one is null, for no ruling is curved. */
export function subpaths(data: ArrayLike<number>, matrix: Matrix): readonly (readonly Point[] | null)[] {
  const found: (readonly Point[] | null)[] = [];
  let points: Point[] = [];
  let curved = false;
  const end = () => {
    if (points.length > 1) found.push(curved ? null : points);
    points = [];
    curved = false;
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
      curved = true;
      i += op === CURVE ? 7 : 5;
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

/** Each axis-parallel segment of a stroked path. */
export function strokedLines(path: readonly Point[], thickness: number): PaintedLine[] {
  const lines: PaintedLine[] = [];
  for (let i = 1; i < path.length; i++) {
    const [ax, ay] = path[i - 1]!;
    const [bx, by] = path[i]!;
    const dx = Math.abs(bx - ax);
    const dy = Math.abs(by - ay);
    if (dx < 0.1 && dy < 0.1) continue;
    if (dy <= Math.max(0.5, dx * OFF_AXIS) && dx > dy) {
      lines.push({
        x0: Math.min(ax, bx),
        x1: Math.max(ax, bx),
        y0: (ay + by) / 2,
        y1: (ay + by) / 2,
        thickness,
      });
    } else if (dx <= Math.max(0.5, dy * OFF_AXIS) && dy > dx) {
      lines.push({
        x0: (ax + bx) / 2,
        x1: (ax + bx) / 2,
        y0: Math.min(ay, by),
        y1: Math.max(ay, by),
        thickness,
      });
    }
  }
  return lines;
}

/** A filled shape: a line where it is thin, its four edges where it is an area painted in colour (a cell's background). */
export function filledLines(path: readonly Point[], coloured: boolean): PaintedLine[] {
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
  const width = x1 - x0;
  const height = y1 - y0;
  if (height <= LINE_THICKNESS && width > height) {
    const y = (y0 + y1) / 2;
    return [{ x0, x1, y0: y, y1: y, thickness: height }];
  }
  if (width <= LINE_THICKNESS && height > width) {
    const x = (x0 + x1) / 2;
    return [{ x0: x, x1: x, y0, y1, thickness: width }];
  }
  if (!coloured || !isRectangle(path, width, height)) return [];
  return [
    { x0, x1, y0, y1: y0, thickness: 0 },
    { x0, x1, y0: y1, y1, thickness: 0 },
    { x0, x1: x0, y0, y1, thickness: 0 },
    { x0: x1, x1, y0, y1, thickness: 0 },
  ];
}

/** Every corner of the path lies on a corner of its bounds, so the path is an upright rectangle. */
function isRectangle(path: readonly Point[], width: number, height: number): boolean {
  if (path.length < 4 || path.length > 6 || width < 1 || height < 1) return false;
  const xs = new Set(path.map(([x]) => Math.round(x * 4)));
  const ys = new Set(path.map(([, y]) => Math.round(y * 4)));
  return xs.size === 2 && ys.size === 2;
}
