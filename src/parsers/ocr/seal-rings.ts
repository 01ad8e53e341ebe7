/** The rings of round seals, by their shape: a circle of ink of the size offices have them, whatever lies under it. */
import type { GreyImage } from '../raster.ts';
import { type InkImage, inkOf, thickened } from './ink.ts';

/** A seal's ring; pixels of the picture it was looked for in. */
export interface SealRing {
  readonly x: number;
  readonly y: number;
  /** To the middle of its stroke. */
  readonly radius: number;
}

export interface RingRules {
  /** Pixels an inch; the ring's stroke, a millimetre and more, should be two or three pixels wide. */
  readonly dpi: number;
  /** Grey values below this are ink. */
  readonly ink: number;
  /** Share of the circle that is inked, at least. */
  readonly closed: number;
  /** Share of the circle that is inked in arcs without a break, at least; where other ink may make a circle. */
  readonly arcs?: number;
}

/** An arc (degrees) without a break; a circle through lines of text meets them, and the paper between them, in turn. */
const ARC = 24;

/** Radii in millimetres. Seals of Chinese offices are 38 to 50 mm wide (state council's rules of 1999), companies' 38 to 42. */
const SMALLEST = 17;
const LARGEST = 27;
/** A ring is not quite round where the page was photographed aslant, and its stroke is this wide (mm, to each side). */
const STROKE = 0.6;
/** Bare paper around a ring, this far outside it (mm); a disc and a table full of text have none. */
const AROUND = [1.6, 2.6] as const;
/** The same within it, before its letters begin. */
const WITHIN = [-1.6, -2.2] as const;
/** The circle is inked by this much more than what is around it, and within it. */
const CONTRAST = 0.3;
const CONTRAST_WITHIN = 0.2;
/** No circle through text meets as much ink. */
const SURELY_CLOSED = 0.85;
/** A first look at few directions may see so much less of a ring than there is. */
const ROUGH = 0.15;
/** A circle must lie on the page with this share of its directions. */
const ON_PAGE = 0.45;
/** Change of grey that is an edge. */
const EDGE = 40;
/** The square of what is surely less. */
const NO_EDGE = (EDGE - 1) ** 2;
/** Longer straight strokes are rulings (mm): what they say of a circle's middle is nothing. */
const STRAIGHT = 6;
/** Cells of the count of votes (pixels), as directions of edges are known to ten degrees. */
const CELL = 4;
/** Places looked at for a ring, the one with the most votes first. */
const CANDIDATES = 12;

/** The rings, the surest first; none overlaps a surer one by its middle. */
export function sealRings(image: GreyImage, rules: RingRules): SealRing[] {
  const ink = inkOf(image, rules.ink);
  const thick = thickened(ink, Math.round(pixels(STROKE, rules)));
  const found: Scored[] = [];
  for (const [x, y] of centres(image, rules)) {
    const ring = bestRing(ink, thick, x, y, rules);
    if (ring !== null) found.push(ring);
  }
  found.sort((a, b) => b.score - a.score);
  return found.filter((ring, i) =>
    found.slice(0, i).every((other) => Math.hypot(ring.x - other.x, ring.y - other.y) > other.radius / 2),
  );
}

const pixels = (millimetres: number, { dpi }: RingRules): number => (millimetres * dpi) / 25.4;

/** Where the normals of edges meet at the distance of a ring's radius, from the most to the fewest. */
function centres(image: GreyImage, rules: RingRules): readonly (readonly [number, number])[] {
  const { width, height, data } = image;
  const [near, far] = [Math.round(pixels(SMALLEST, rules)), Math.round(pixels(LARGEST, rules))];
  const columns = Math.ceil((width + 2 * near) / CELL);
  const rows = Math.ceil((height + 2 * near) / CELL);
  const votes = { columns, rows, counts: new Uint32Array(columns * rows) };
  const isStraight = straightInk(image, rules);
  for (let y = 1; y < height - 1; y++) {
    // Every other pixel: a ring has some five hundred on its edges.
    for (let x = 1 + (y & 1); x < width - 1; x += 2) {
      const at = y * width + x;
      const [gx, gy] = gradient(data, at, width);
      // Most of a page is no edge by far, which needs no root.
      if (gx * gx + gy * gy < NO_EDGE) continue;
      const slope = Math.hypot(gx, gy);
      if (slope < EDGE || isStraight[at] === 1) continue;
      for (let r = near; r <= far; r += 3) {
        vote(votes, x + (gx / slope) * r + near, y + (gy / slope) * r + near);
        vote(votes, x - (gx / slope) * r + near, y - (gy / slope) * r + near);
      }
    }
  }
  return peaks(votes).map(([x, y]) => [(x + 0.5) * CELL - near, (y + 0.5) * CELL - near]);
}

/** Sobel's, a quarter of it: the change of grey over two pixels. */
function gradient(data: Uint8Array, at: number, width: number): readonly [number, number] {
  const [up, down] = [at - width, at + width];
  const right = data[up + 1]! + 2 * data[at + 1]! + data[down + 1]!;
  const left = data[up - 1]! + 2 * data[at - 1]! + data[down - 1]!;
  const under = data[down - 1]! + 2 * data[down]! + data[down + 1]!;
  const over = data[up - 1]! + 2 * data[up]! + data[up + 1]!;
  return [(right - left) / 4, (under - over) / 4];
}

interface Votes {
  readonly columns: number;
  readonly rows: number;
  /** By cell, row by row. */
  readonly counts: Uint32Array;
}

function vote({ columns, rows, counts }: Votes, x: number, y: number): void {
  const [column, row] = [Math.floor(x / CELL), Math.floor(y / CELL)];
  if (column >= 0 && row >= 0 && column < columns && row < rows) counts[row * columns + column]!++;
}

function peaks({ columns, rows, counts }: Votes): readonly (readonly [number, number])[] {
  const sums: { x: number; y: number; sum: number }[] = [];
  for (let y = 1; y < rows - 1; y++) {
    for (let x = 1; x < columns - 1; x++) {
      let sum = 0;
      for (let j = -1; j <= 1; j++) for (let i = -1; i <= 1; i++) sum += counts[(y + j) * columns + x + i]!;
      if (sum > 0) sums.push({ x, y, sum });
    }
  }
  sums.sort((a, b) => b.sum - a.sum);
  const best: { x: number; y: number }[] = [];
  for (const { x, y } of sums) {
    if (best.length === CANDIDATES) break;
    if (best.every((other) => Math.hypot(other.x - x, other.y - y) > 3)) best.push({ x, y });
  }
  return best.map(({ x, y }) => [x, y] as const);
}

/** 1 where a horizontal or vertical stroke runs on. */
function straightInk({ width, height, data }: GreyImage, rules: RingRules): Uint8Array {
  const least = pixels(STRAIGHT, rules);
  const marks = new Uint8Array(data.length);
  const mark = (lines: number, length: number, step: number, next: number) => {
    for (let line = 0; line < lines; line++) {
      let from = 0;
      for (let i = 0; i <= length; i++) {
        if (i < length && data[line * next + i * step]! < rules.ink) continue;
        // Its edges lie beside it.
        if (i - from >= least)
          for (let k = from; k < i; k++)
            for (const beside of [-next, 0, next]) marks[line * next + k * step + beside] = 1;
        from = i + 1;
      }
    }
  };
  mark(height, width, 1, width);
  mark(width, height, width, 1);
  return marks;
}

/** The circle nearby that is inked best, where it is a ring. */
function bestRing(ink: InkImage, thick: InkImage, x: number, y: number, rules: RingRules): Scored | null {
  const [near, far] = [Math.round(pixels(SMALLEST, rules)), Math.round(pixels(LARGEST, rules))];
  const rough = best(thick, { x, y, reach: 1.5 * CELL, step: 3, near, far, directions: 24, wide: 0 });
  if (rough.score < rules.closed - ROUGH) return null;
  const wide = Math.round(pixels(STROKE, rules));
  const fine = {
    reach: 2,
    step: 1,
    near: rough.radius - 1,
    far: rough.radius + 1,
    directions: DIRECTIONS,
    wide,
  };
  const ring = best(ink, { ...rough, ...fine });
  if (ring.score < rules.closed) return null;
  if (rules.arcs !== undefined && ring.score < SURELY_CLOSED && inArcs(ink, ring, wide) < rules.arcs)
    return null;
  const leastAt = (distances: readonly number[]) =>
    Math.min(
      ...distances.map((away) =>
        inked(ink, ring.x, ring.y, ring.radius + pixels(away, rules), DIRECTIONS, wide),
      ),
    );
  const stands = ring.score - leastAt(AROUND) >= CONTRAST && ring.score - leastAt(WITHIN) >= CONTRAST_WITHIN;
  return stands ? ring : null;
}

type Scored = SealRing & { readonly score: number };

interface Search {
  readonly x: number;
  readonly y: number;
  readonly reach: number;
  readonly step: number;
  readonly near: number;
  readonly far: number;
  readonly directions: number;
  /** Ink so far (pixels) inside and outside the circle counts. */
  readonly wide: number;
}

function best(ink: InkImage, search: Search): Scored {
  const { x, y, reach, step, near, far, directions, wide } = search;
  let found: Scored = { x, y, radius: near, score: 0 };
  for (let dy = -reach; dy <= reach; dy += step) {
    for (let dx = -reach; dx <= reach; dx += step) {
      for (let radius = near; radius <= far; radius++) {
        const score = inked(ink, x + dx, y + dy, radius, directions, wide);
        if (score > found.score) found = { x: x + dx, y: y + dy, radius, score };
      }
    }
  }
  return found;
}

/** Share of the circle that is inked, of what lies on the page; 0 where that is too little. */
function inked(
  ink: InkImage,
  x: number,
  y: number,
  radius: number,
  directions: number,
  wide: number,
): number {
  let seen = 0;
  let met = 0;
  for (let k = 0; k < DIRECTIONS; k += DIRECTIONS / directions) {
    const there = metAt(ink, x, y, radius, k, wide);
    if (there !== OFF_PAGE) seen++;
    if (there === MET) met++;
  }
  return seen < ON_PAGE * directions ? 0 : met / seen;
}

/** Share of the circle that is inked in arcs without a break; the edge of the page ends an arc. */
function inArcs(ink: InkImage, { x, y, radius }: SealRing, wide: number): number {
  const there = ANGLES.map((_, k) => metAt(ink, x, y, radius, k, wide));
  const gap = there.findIndex((one) => one !== MET);
  if (gap < 0) return 1;
  let inArc = 0;
  let run = 0;
  for (let k = 1; k <= DIRECTIONS; k++) {
    if (there[(gap + k) % DIRECTIONS] === MET) run++;
    else {
      if (run * (360 / DIRECTIONS) >= ARC) inArc += run;
      run = 0;
    }
  }
  return inArc / there.filter((one) => one !== OFF_PAGE).length;
}

const OFF_PAGE = -1;
const MET = 1;

/** Whether there is ink at a direction of the circle, or so near within or outside it: `MET`, 0, or `OFF_PAGE`. */
function metAt(
  { width, height, data }: InkImage,
  cx: number,
  cy: number,
  radius: number,
  direction: number,
  wide: number,
): number {
  let there = OFF_PAGE;
  for (let r = radius - wide; r <= radius + wide; r++) {
    const x = Math.round(cx + COSINE[direction]! * r);
    const y = Math.round(cy + SINE[direction]! * r);
    if (x < 0 || y < 0 || x >= width || y >= height) continue;
    if (data[y * width + x] === 1) return MET;
    there = 0;
  }
  return there;
}

/** Directions a circle is looked at. */
const DIRECTIONS = 120;
const ANGLES = Array.from({ length: DIRECTIONS }, (_, k) => (2 * Math.PI * k) / DIRECTIONS);
const COSINE = Float64Array.from(ANGLES, Math.cos);
const SINE = Float64Array.from(ANGLES, Math.sin);
