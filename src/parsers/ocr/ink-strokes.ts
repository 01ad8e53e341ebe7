/** Strokes along the rows of a picture of ink: runs of neighbouring rows, and which of them lie one behind the other on one straight. */
import type { InkImage } from './ink.ts';
import { middleAt, type PixelRuling } from './pixel-ruling.ts';

// In inches.
/** A run this long begins a line: longer than a stroke of body text. */
const SHORTEST_RUN = 0.17;
/** A hole in a run: noise, a stroke of white through it. */
const HOLE = 0.02;
/** Two lines on one straight are one if no further apart: a gap left by a seal or a bad copy. No column is that narrow. */
const GAP = 0.12;
/** How far a line's end may lie off the straight of the other to be joined with it. */
const OFFSET = 0.018;

/** Share of a run that must be ink. */
const FILL = 0.8;

interface Segment {
  readonly line: number;
  readonly from: number;
  readonly to: number;
  readonly ink: number;
}

/** Segments of neighbouring rows that make one stroke. */
export interface Stroke {
  readonly segments: readonly Segment[];
  readonly from: number;
  readonly to: number;
  readonly ruling: PixelRuling;
}

export function joinedPieces(pieces: readonly Stroke[]): Stroke | null {
  if (pieces.length <= 1) return pieces[0] ?? null;
  return strokeOf(pieces.flatMap(({ segments }) => segments));
}

export function segmentsOf({ width, height, data }: InkImage, dpi: number): Segment[] {
  const shortest = SHORTEST_RUN * dpi;
  const hole = Math.max(2, Math.round(HOLE * dpi));
  const segments: Segment[] = [];
  for (let y = 0; y < height; y++) {
    const row = y * width;
    let start = -1;
    let last = -1;
    let count = 0;
    for (let x = 0; x <= width; x++) {
      const on = x < width && data[row + x] === 1;
      if (on) {
        if (start < 0) {
          start = x;
          count = 0;
        }
        last = x;
        count++;
      } else if (start >= 0 && (x - last > hole || x === width)) {
        const length = last + 1 - start;
        if (length >= shortest && count >= FILL * length)
          segments.push({ line: y, from: start, to: last + 1, ink: count });
        start = -1;
      }
    }
  }
  return segments;
}

/** Segments of neighbouring rows that overlap, together. */
export function strokesOf(segments: readonly Segment[], dpi: number): Stroke[] {
  const parent = segments.map((_, i) => i);
  const root = (i: number): number => {
    let at = i;
    while (parent[at] !== at) at = parent[at] = parent[parent[at]!]!;
    return at;
  };
  const reach = Math.max(1, Math.round(0.005 * dpi));
  let first = 0;
  for (let i = 0; i < segments.length; i++) {
    const own = segments[i]!;
    while (segments[first]!.line < own.line - reach) first++;
    for (let k = first; k < i && segments[k]!.line < own.line; k++) {
      const other = segments[k]!;
      if (other.from < own.to + 2 && own.from < other.to + 2) parent[root(i)] = root(k);
    }
  }
  const groups = new Map<number, Segment[]>();
  segments.forEach((segment, i) => {
    const key = root(i);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [segment]);
    else group.push(segment);
  });
  return [...groups.values()].map(strokeOf);
}

/** The straight through the segments (least squares, weighted by ink) and its thickness. */
function strokeOf(segments: readonly Segment[]): Stroke {
  let weight = 0;
  let sumX = 0;
  let sumY = 0;
  let from = Infinity;
  let to = -Infinity;
  for (const s of segments) {
    weight += s.ink;
    sumX += (s.ink * (s.from + s.to)) / 2;
    sumY += s.ink * (s.line + 0.5);
    from = Math.min(from, s.from);
    to = Math.max(to, s.to);
  }
  const [x, y] = [sumX / weight, sumY / weight];
  let xx = 0;
  let xy = 0;
  for (const s of segments) {
    const dx = (s.from + s.to) / 2 - x;
    xx += s.ink * (dx * dx + (s.to - s.from) ** 2 / 12);
    xy += s.ink * dx * (s.line + 0.5 - y);
  }
  const slope = xx === 0 ? 0 : xy / xx;
  const covered = coveredLength(segments);
  return {
    segments,
    from,
    to,
    ruling: { from, to, slope, at: y + slope * (from - x), thickness: weight / covered },
  };
}

/** Share of a stroke's length with ink of its own, wherever that lies: the line of a bent page leaves its straight. */
export function ownInk({ segments, from, to }: Stroke): number {
  const ink = segments.reduce((sum, segment) => sum + segment.ink, 0);
  const length = segments.reduce((sum, segment) => sum + segment.to - segment.from, 0);
  return ((coveredLength(segments) / (to - from)) * ink) / length;
}

/** Length over which there is any segment. */
function coveredLength(segments: readonly Segment[]): number {
  const sorted = [...segments].sort((a, b) => a.from - b.from);
  let covered = 0;
  let end = -Infinity;
  for (const s of sorted) {
    covered += Math.max(0, s.to - Math.max(end, s.from));
    end = Math.max(end, s.to);
  }
  return covered;
}

/** Strokes and the pieces they are made of, from left to right. */
interface Linked {
  readonly whole: Stroke;
  readonly pieces: readonly Stroke[];
}

/** Strokes that lie one behind the other on one straight, together. */
export function linked(strokes: readonly Stroke[], dpi: number): (readonly Stroke[])[] {
  let current: Linked[] = [...strokes]
    .sort((a, b) => a.from - b.from || a.ruling.at - b.ruling.at)
    .map((whole) => ({ whole, pieces: [whole] }));
  // Each round joins neighbours; three rounds join what eight pieces were.
  for (let round = 0; round < 3; round++) {
    const next: Linked[] = [];
    const taken = new Set<Linked>();
    for (const stroke of current) {
      if (taken.has(stroke)) continue;
      let own = stroke;
      for (const other of current) {
        if (other === stroke || taken.has(other) || !follows(own.whole, other.whole, dpi)) continue;
        taken.add(other);
        own = {
          whole: strokeOf([...own.whole.segments, ...other.whole.segments]),
          pieces: [...own.pieces, ...other.pieces],
        };
      }
      taken.add(stroke);
      next.push(own);
    }
    if (next.length === current.length) break;
    current = next;
  }
  return current.map(({ pieces }) => [...pieces].sort((a, b) => a.from - b.from));
}

function follows(left: Stroke, right: Stroke, dpi: number): boolean {
  const gap = right.from - left.to;
  if (gap > GAP * dpi || right.to <= left.to || gap < -GAP * dpi) return false;
  const offset = OFFSET * dpi;
  const there = middleAt(left.ruling, right.from);
  const here = middleAt(right.ruling, left.to);
  return (
    Math.abs(there - right.ruling.at) <= offset && Math.abs(here - middleAt(left.ruling, left.to)) <= offset
  );
}

/** Share of a part that must have ink of its own for that to tell where it lies. */
const OWN_INK = 0.5;

/** A part of a line where it lies itself: on a bent page that is not on the straight of the whole. */
export function partOf({ segments, ruling }: Stroke, from: number, to: number): PixelRuling {
  const own = segments
    .filter((segment) => segment.from < to && segment.to > from)
    .map((segment) => {
      const [a, b] = [Math.max(from, segment.from), Math.min(to, segment.to)];
      return { ...segment, from: a, to: b, ink: (segment.ink * (b - a)) / (segment.to - segment.from) };
    });
  const fitted = coveredLength(own) < OWN_INK * (to - from) ? ruling : strokeOf(own).ruling;
  return { ...fitted, from, to, at: middleAt(fitted, from) };
}
