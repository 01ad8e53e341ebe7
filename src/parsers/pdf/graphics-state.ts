/** The graphics state of PDF 32000-1, 8.4, as far as positions and visibility depend on it. */
import type { PaintFont } from './painted-page.ts';

export type Matrix = [number, number, number, number, number, number];

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** What may be painted on, in device space: the bounds of the clipping path. */
export interface Clip {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
  /** The clipping path is its bounds: an upright rectangle. */
  readonly exact: boolean;
}

export interface GraphicsState {
  ctm: Matrix;
  clip: Clip;
  font: PaintFont | null;
  /** A font was asked for that could not be loaded. */
  fontLost: boolean;
  fontSize: number;
  charSpacing: number;
  wordSpacing: number;
  horizontalScale: number;
  rise: number;
  leading: number;
  renderMode: number;
  lineWidth: number;
  /** Luminance of the fill colour, 0 (black) – 255; a pattern counts as 128. */
  fillTone: number;
  /** Nothing is painted by filling: the colour is none. */
  fillNone: boolean;
  fillAlpha: number;
  strokeAlpha: number;
  /** Opacity of the transparency groups around. */
  groupAlpha: number;
  /** A blend mode other than Normal, or a soft mask: what is under shows through. */
  blended: boolean;
}

export const EVERYWHERE: Clip = { x0: -Infinity, y0: -Infinity, x1: Infinity, y1: Infinity, exact: true };

export function initialState(transform: readonly number[]): GraphicsState {
  return {
    ctm: [...transform] as Matrix,
    clip: EVERYWHERE,
    font: null,
    fontLost: false,
    fontSize: 0,
    charSpacing: 0,
    wordSpacing: 0,
    horizontalScale: 1,
    rise: 0,
    leading: 0,
    renderMode: 0,
    lineWidth: 1,
    fillTone: 0,
    fillNone: false,
    fillAlpha: 1,
    strokeAlpha: 1,
    groupAlpha: 1,
    blended: false,
  };
}

/** The matrix that applies `n` first, then `m`. */
export function multiply(m: Matrix, n: Matrix): Matrix {
  return [
    m[0] * n[0] + m[2] * n[1],
    m[1] * n[0] + m[3] * n[1],
    m[0] * n[2] + m[2] * n[3],
    m[1] * n[2] + m[3] * n[3],
    m[0] * n[4] + m[2] * n[5] + m[4],
    m[1] * n[4] + m[3] * n[5] + m[5],
  ];
}

/** `m` after a shift by x, y. */
export function shifted(m: Matrix, x: number, y: number): Matrix {
  return [m[0], m[1], m[2], m[3], m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]];
}

/** A matrix among an operator's arguments, or null where there is none. */
export function matrixOf(value: unknown): Matrix | null {
  const list = listOf(value);
  return list === null ? null : [list[0]!, list[1]!, list[2]!, list[3]!, list[4]!, list[5]!];
}

/** Numbers among an operator's arguments, or null where there are none. */
export function listOf(value: unknown): ArrayLike<number> | null {
  return Array.isArray(value) || ArrayBuffer.isView(value) ? (value as unknown as ArrayLike<number>) : null;
}

/** Device bounds of a rectangle in user space. */
export function deviceBox(m: Matrix, x0: number, y0: number, x1: number, y1: number): Clip {
  const [a, b, c, d, e, f] = m;
  const xs = [a * x0 + c * y0 + e, a * x1 + c * y0 + e, a * x0 + c * y1 + e, a * x1 + c * y1 + e];
  const ys = [b * x0 + d * y0 + f, b * x1 + d * y0 + f, b * x0 + d * y1 + f, b * x1 + d * y1 + f];
  return {
    x0: Math.min(...xs),
    y0: Math.min(...ys),
    x1: Math.max(...xs),
    y1: Math.max(...ys),
    exact: isAxisParallel(m),
  };
}

/** Upright rectangles stay upright: the matrix turns by quarters only. */
export function isAxisParallel([a, b, c, d]: Matrix): boolean {
  const scale = Math.max(Math.abs(a), Math.abs(b), Math.abs(c), Math.abs(d));
  const none = (v: number) => Math.abs(v) <= scale * 1e-3;
  return (none(b) && none(c)) || (none(a) && none(d));
}

export function intersect(a: Clip, b: Clip): Clip {
  return {
    x0: Math.max(a.x0, b.x0),
    y0: Math.max(a.y0, b.y0),
    x1: Math.min(a.x1, b.x1),
    y1: Math.min(a.y1, b.y1),
    exact: a.exact && b.exact,
  };
}

/** Luminance of `#rrggbb` or of r, g, b in 0–255 (ITU-R BT.601). */
export function luminance(args: readonly unknown[]): number {
  const [first] = args;
  let [r, g, b] = args.map(Number) as [number, number, number];
  if (typeof first === 'string') {
    const value = Number.parseInt(first.slice(1), 16);
    r = (value >> 16) & 255;
    g = (value >> 8) & 255;
    b = value & 255;
  }
  return 0.299 * r + 0.587 * g + 0.114 * b;
}
