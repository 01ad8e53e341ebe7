/** Projective maps of the plane, and pictures drawn through them. */
import type { GreyImage } from '../raster.ts';

/** A projective map: x′ = (ax + by + c) / w, y′ = (dx + ey + f) / w, w = gx + hy + 1. */
export interface PlaneMap {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
  readonly e: number;
  readonly f: number;
  readonly g: number;
  readonly h: number;
}

export const STILL: PlaneMap = { a: 1, b: 0, c: 0, d: 0, e: 1, f: 0, g: 0, h: 0 };

export function mapped(m: PlaneMap, x: number, y: number): readonly [number, number] {
  const w = m.g * x + m.h * y + 1;
  return [(m.a * x + m.b * y + m.c) / w, (m.d * x + m.e * y + m.f) / w];
}

/** The map that applies `first`, then `then`. */
export function chained(first: PlaneMap, then: PlaneMap): PlaneMap {
  const p = rows(then);
  const q = rows(first);
  const m = p.map((row) => [0, 1, 2].map((k) => row[0] * q[0][k]! + row[1] * q[1][k]! + row[2] * q[2][k]!));
  const s = m[2]![2]!;
  return {
    a: m[0]![0]! / s,
    b: m[0]![1]! / s,
    c: m[0]![2]! / s,
    d: m[1]![0]! / s,
    e: m[1]![1]! / s,
    f: m[1]![2]! / s,
    g: m[2]![0]! / s,
    h: m[2]![1]! / s,
  };
}

type Row = readonly [number, number, number];

function rows(m: PlaneMap): readonly [Row, Row, Row] {
  return [
    [m.a, m.b, m.c],
    [m.d, m.e, m.f],
    [m.g, m.h, 1],
  ];
}

export function scaling(factor: number): PlaneMap {
  return { ...STILL, a: factor, e: factor };
}

/** From a picture turned by quarters (clockwise) back to where its pixels were; width and height of the picture before. */
export function quarterTurnBack(turn: number, width: number, height: number): PlaneMap {
  if (turn === 1) return { ...STILL, a: 0, b: 1, c: 0, d: -1, e: 0, f: height };
  if (turn === 2) return { ...STILL, a: -1, c: width, e: -1, f: height };
  if (turn === 3) return { ...STILL, a: 0, b: -1, c: width, d: 1, e: 0, f: 0 };
  return STILL;
}

/** Turning about a point: what runs at `degrees` to the horizontal there (clockwise, y down) is horizontal here. */
export function tiltBack(degrees: number, centreX: number, centreY: number): PlaneMap {
  const angle = (degrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return {
    ...STILL,
    a: cos,
    b: -sin,
    c: centreX - cos * centreX + sin * centreY,
    d: sin,
    e: cos,
    f: centreY - sin * centreX - cos * centreY,
  };
}

export interface Extent {
  readonly x0: number;
  readonly y0: number;
  readonly width: number;
  readonly height: number;
}

const PAPER = 255;

/**
 * The part `extent` of a picture drawn anew: each of its pixels taken from where `toSource` says, between four pixels there; white
 * outside. `step` is the distance of its pixels (1: as many as the extent is large).
 */
export function drawn(source: GreyImage, toSource: PlaneMap, extent: Extent, step = 1): GreyImage {
  const width = Math.max(1, Math.round(extent.width / step));
  const height = Math.max(1, Math.round(extent.height / step));
  const data = new Uint8Array(width * height);
  const m = toSource;
  const flat = m.g === 0 && m.h === 0;
  for (let y = 0; y < height; y++) {
    const py = extent.y0 + (y + 0.5) * step;
    const px = extent.x0 + 0.5 * step;
    let sx = m.a * px + m.b * py + m.c;
    let sy = m.d * px + m.e * py + m.f;
    if (flat) {
      drawRow(
        source,
        data.subarray(y * width, (y + 1) * width),
        [sx - 0.5, sy - 0.5],
        [m.a * step, m.d * step],
      );
      continue;
    }
    let sw = m.g * px + m.h * py + 1;
    const start = y * width;
    for (let x = 0; x < width; x++) {
      data[start + x] = sampled(source, sx / sw - 0.5, sy / sw - 0.5);
      sx += m.a * step;
      sy += m.d * step;
      sw += m.g * step;
    }
  }
  return { width, height, data };
}

/** A row of pixels that lie so far apart in the source; most have four pixels there, and these are taken without a call. */
function drawRow(
  source: GreyImage,
  row: Uint8Array,
  [startX, startY]: readonly [number, number],
  [stepX, stepY]: readonly [number, number],
): void {
  const { width, height, data } = source;
  const [lastX, lastY] = [width - 1, height - 1];
  let [x, y] = [startX, startY];
  for (let i = 0; i < row.length; i++, x += stepX, y += stepY) {
    if (!(x >= 0 && y >= 0 && x < lastX && y < lastY)) {
      row[i] = sampled(source, x, y);
      continue;
    }
    const ix = x | 0;
    const iy = y | 0;
    const fx = x - ix;
    const fy = y - iy;
    const at = iy * width + ix;
    const above = data[at]! * (1 - fx) + data[at + 1]! * fx;
    const below = data[at + width]! * (1 - fx) + data[at + width + 1]! * fx;
    row[i] = above * (1 - fy) + below * fy + 0.5;
  }
}

function sampled({ width, height, data }: GreyImage, x: number, y: number): number {
  const ix = Math.floor(x);
  const iy = Math.floor(y);
  if (ix < 0 || iy < 0 || ix >= width - 1 || iy >= height - 1) {
    const nx = Math.round(x);
    const ny = Math.round(y);
    return nx < 0 || ny < 0 || nx >= width || ny >= height ? PAPER : data[ny * width + nx]!;
  }
  const fx = x - ix;
  const fy = y - iy;
  const at = iy * width + ix;
  const above = data[at]! * (1 - fx) + data[at + 1]! * fx;
  const below = data[at + width]! * (1 - fx) + data[at + width + 1]! * fx;
  return above * (1 - fy) + below * fy + 0.5;
}

export interface PlanePoint {
  readonly x: number;
  readonly y: number;
}

/** The map that takes four points to four others; null where three of them lie on one line. */
export function mapOfCorners(from: readonly PlanePoint[], to: readonly PlanePoint[]): PlaneMap | null {
  const equations: number[][] = [];
  for (let i = 0; i < 4; i++) {
    const { x, y } = from[i]!;
    const { x: u, y: v } = to[i]!;
    equations.push([x, y, 1, 0, 0, 0, -u * x, -u * y, u], [0, 0, 0, x, y, 1, -v * x, -v * y, v]);
  }
  const s = solved(equations);
  if (s === null) return null;
  return { a: s[0]!, b: s[1]!, c: s[2]!, d: s[3]!, e: s[4]!, f: s[5]!, g: s[6]!, h: s[7]! };
}

/** Gauss's elimination with the greatest pivot; each equation ends in its right side. */
function solved(equations: number[][]): number[] | null {
  const n = equations.length;
  for (let k = 0; k < n; k++) {
    let pivot = k;
    for (let i = k + 1; i < n; i++)
      if (Math.abs(equations[i]![k]!) > Math.abs(equations[pivot]![k]!)) pivot = i;
    if (Math.abs(equations[pivot]![k]!) < 1e-9) return null;
    [equations[k], equations[pivot]] = [equations[pivot]!, equations[k]!];
    for (let i = 0; i < n; i++) {
      if (i === k) continue;
      const factor = equations[i]![k]! / equations[k]![k]!;
      for (let j = k; j <= n; j++) equations[i]![j]! -= factor * equations[k]![j]!;
    }
  }
  return equations.map((row, i) => row[n]! / row[i]!);
}

/** The map back. Maps of pages are never flat: their determinant is not 0. */
export function inverse(m: PlaneMap): PlaneMap {
  const [[a, b, c], [d, e, f], [g, h, i]] = rows(m);
  const s = a * e - b * d;
  return {
    a: (e * i - f * h) / s,
    b: (c * h - b * i) / s,
    c: (b * f - c * e) / s,
    d: (f * g - d * i) / s,
    e: (a * i - c * g) / s,
    f: (c * d - a * f) / s,
    g: (d * h - e * g) / s,
    h: (b * g - a * h) / s,
  };
}
