/**
 * 一, 二 and 三 of words spread over their cell (一 级 指 标): strokes too low to chain, further from their word than the part of a character may
 * be. Their word tells where they stand: as far from its outermost character as that from the next.
 */
import type { PixelBox } from './pixel-tables.ts';

// In em, the height of the page's text.
/** Pieces nearer to each other are parts of one character. */
const PART_GAP = 0.25;
/** Characters further apart than this are spread; those of running text, narrow ones too, stand nearer to each other. */
const SPREAD_GAP = 0.4;
/** Middles of spread characters lie on their word's pitch within this. */
const OFF_PITCH = 0.2;
/** The least width of the strokes: as wide as a character, which a mark is not. */
const WIDE = 0.6;
/** Their middle lies at their word's height within this. */
const OFF_LEVEL = 0.2;

/** Which strokes are a word's first or last character, by the line of that word; others are left out. */
export function spreadStrokes<Line extends PixelBox, Strokes extends PixelBox>(
  lines: readonly Line[],
  bodies: readonly PixelBox[],
  strokes: readonly Strokes[],
  em: number,
): ReadonlyMap<Strokes, Line> {
  const found = new Map<Strokes, Line>();
  const wide = strokes.filter(({ x0, x1 }) => x1 - x0 >= WIDE * em);
  if (wide.length === 0) return found;
  for (const line of lines) {
    const beside = wide.filter(
      (own) => Math.abs(middle(own.y0, own.y1) - middle(line.y0, line.y1)) <= OFF_LEVEL * em,
    );
    if (beside.length === 0) continue;
    const characters = charactersOf(line, bodies, em);
    for (const outermost of [characters.slice(0, 3), characters.slice(-3).reverse()]) {
      const place = nextPlace(outermost, em);
      if (place === null) continue;
      const own = beside.find(({ x0, x1 }) => Math.abs(middle(x0, x1) - place) <= OFF_PITCH * em);
      if (own !== undefined) found.set(own, line);
    }
  }
  return found;
}

interface Extent {
  readonly x0: number;
  readonly x1: number;
}

/** From left to right. */
function charactersOf(line: PixelBox, bodies: readonly PixelBox[], em: number): Extent[] {
  const own = bodies.filter(
    ({ x0, y0, x1, y1 }) => x0 >= line.x0 && x1 <= line.x1 && y0 >= line.y0 && y1 <= line.y1,
  );
  const characters: { x0: number; x1: number }[] = [];
  for (const { x0, x1 } of own.sort((a, b) => a.x0 - b.x0)) {
    const last = characters.at(-1);
    if (last !== undefined && x0 - last.x1 < PART_GAP * em) last.x1 = Math.max(last.x1, x1);
    else characters.push({ x0, x1 });
  }
  return characters;
}

/** Where the word's next character stands: the outermost one first, then those beside it. Null where they are not spread evenly. */
function nextPlace([first, second, third]: readonly Extent[], em: number): number | null {
  if (first === undefined || second === undefined || third === undefined) return null;
  if (gap(first, second) < SPREAD_GAP * em) return null;
  const [a, b, c] = [first, second, third].map(({ x0, x1 }) => middle(x0, x1)) as [number, number, number];
  return Math.abs(b - a - (c - b)) <= OFF_PITCH * em ? a - (b - a) : null;
}

function gap(a: Extent, b: Extent): number {
  return Math.max(a.x0 - b.x1, b.x0 - a.x1);
}

function middle(from: number, to: number): number {
  return (from + to) / 2;
}
