/** Lines of text on a page without cells: characters that stand side by side, gap by gap. */
import type { InkPiece } from './ink-pieces.ts';
import type { PixelBox } from './pixel-tables.ts';
import { spreadStrokes } from './spread-strokes.ts';

// In em, the height of the page's text.
/** Pieces lower than this say nothing of where a line runs; they join the line they stand in or end. */
const BODY = 0.6;
/** A piece higher than this is no text of the page's size; headlines are up to this high. */
export const TALLEST = 3;
/** Side by side: what two pieces share in height, of the lower one. */
const SHARED = 0.5;
/** A wider gap (of the larger piece's height) parts two texts; narrower ones are looked at when the text is known. */
const GAP = 1.1;
/** A part of a character, or punctuation, ends a line this near to it. */
const END_GAP = 0.5;
/**
 * A mark is no larger than this both ways; the dots of a full-width colon or point, and all marks of traditional faces (、 in Kai), stand amid a
 * square, up to this far from the text before them.
 */
const MARK = 0.4;
const MARK_REACH = 0.95;
/** A mark is at most so many times as wide as high: a stroke is a dash, perhaps of the next column. */
const MARK_SHAPE = 2.5;
/** Middles of a line's characters lie within this share of the higher one's height. */
const LEVEL = 0.35;
/** Parts of characters above or below (the strokes of 二, dots) belong to a line they overlap or touch within this. */
const TOUCH = 0.2;
/** A stroke as wide as a character and no higher than this is 一 or a dash. */
const STROKE_WIDTH = 0.6;
const STROKE_HEIGHT = 0.3;
/** A line is no higher than so many of its highest characters, however it is bent: two lines of text over each other are 2.4 and more. */
const HIGHEST = 2.2;
/** A mark behind 一 (一、二类) begins this near to it and hangs this far below. */
const MARK_GAP = 0.3;
const MARK_BELOW = 0.5;
/** A page's number is no wider than this, and the dashes of “- 1 -” stand this near to it. */
const NUMBER_WIDTH = 2;
const ORNAMENT_GAP = 1.1;
/** A line of one lone piece is at least this high or wide. */
const LEAST = 0.3;

interface Line {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
  /** Height of its highest piece. */
  tallest: number;
}

/** The boxes of the lines, from top to bottom, then left to right. `pieces` hold neither rulings nor dirt. */
export function freeLines(pieces: readonly InkPiece[], em: number): PixelBox[] {
  const bodies = pieces.filter((p) => heightOf(p) >= BODY * em && heightOf(p) <= TALLEST * em);
  const rest = pieces.filter((p) => heightOf(p) < BODY * em && p.x1 - p.x0 <= 40 * em);
  const lines = chained(bodies);
  const strays = withParts(lines, rest, em).map(lineOf);
  const { numerals, others } = numeralsAmong(strays, em);
  // Strokes without a body: a dash, 一, 二.
  const strokes = stacked(others, em).filter((line) => line.x1 - line.x0 >= LEAST * em);
  const spread = spreadStrokes(lines, bodies, strokes, em);
  for (const [stroke, line] of spread) grow(line, stroke);
  const dashes = withoutOrnament(
    lines,
    strokes.filter((stroke) => !spread.has(stroke)),
    em,
  );
  // A character of low pieces only (意) stood between two parts of a line until it joined one of them.
  return [...merged([...lines, ...numerals]), ...dashes]
    .filter((line) => Math.max(line.x1 - line.x0, line.y1 - line.y0) >= LEAST * em)
    .map(({ x0, y0, x1, y1 }) => ({ x0, y0, x1, y1 }))
    .sort((a, b) => a.y0 - b.y0 || a.x0 - b.x0);
}

function heightOf(piece: PixelBox): number {
  return piece.y1 - piece.y0;
}

function lineOf({ x0, y0, x1, y1 }: PixelBox): Line {
  return { x0, y0, x1, y1, tallest: y1 - y0 };
}

function grow(line: Line, by: PixelBox & { readonly tallest?: number }): void {
  line.tallest = Math.max(line.tallest, by.tallest ?? heightOf(by));
  line.x0 = Math.min(line.x0, by.x0);
  line.y0 = Math.min(line.y0, by.y0);
  line.x1 = Math.max(line.x1, by.x1);
  line.y1 = Math.max(line.y1, by.y1);
}

/** Pieces from left to right, each joined to the line it follows most closely. */
function chained(bodies: readonly InkPiece[]): Line[] {
  const lines: Line[] = [];
  for (const piece of [...bodies].sort((a, b) => a.x0 - b.x0 || a.y0 - b.y0)) {
    let best: Line | null = null;
    let nearest = Infinity;
    for (const line of lines) {
      const gap = piece.x0 - line.x1;
      const reach = GAP * Math.max(heightOf(piece), heightOf(line));
      if (gap > reach || !sharesHeight(line, piece) || isTooHigh(line, lineOf(piece))) continue;
      const away = Math.abs((line.y0 + line.y1) / 2 - (piece.y0 + piece.y1) / 2) + Math.max(0, gap);
      if (away < nearest) {
        nearest = away;
        best = line;
      }
    }
    if (best === null) {
      best = lineOf(piece);
      lines.push(best);
    } else grow(best, piece);
  }
  return merged(lines);
}

/** Lines that came apart because a character is made of pieces over each other; asked until nothing changes. */
function merged(lines: readonly Line[]): Line[] {
  let current: Line[] = [...lines];
  for (;;) {
    const result: Line[] = [];
    for (const line of [...current].sort((a, b) => b.x1 - b.x0 - (a.x1 - a.x0) || a.y0 - b.y0)) {
      const home = result.find((other) => isOneLine(other, line));
      if (home === undefined) result.push({ ...line });
      else grow(home, line);
    }
    if (result.length === current.length) return result;
    current = result;
  }
}

function isTooHigh(a: Line, b: Line): boolean {
  return Math.max(a.y1, b.y1) - Math.min(a.y0, b.y0) > HIGHEST * Math.max(a.tallest, b.tallest);
}

function isOneLine(a: Line, b: Line): boolean {
  if (isTooHigh(a, b)) return false;
  const [low, high] = [Math.min(heightOf(a), heightOf(b)), Math.max(heightOf(a), heightOf(b))];
  const gap = Math.max(a.x0 - b.x1, b.x0 - a.x1);
  // What all but touches on one height is of one line, however much lower it is: the right half of a character.
  const shared = Math.min(a.y1, b.y1) - Math.max(a.y0, b.y0);
  return (gap < TOUCH * high && shared > SHARED * low) || (gap < GAP * high && sharesHeight(a, b));
}

function sharesHeight(a: PixelBox, b: PixelBox): boolean {
  const shared = Math.min(a.y1, b.y1) - Math.max(a.y0, b.y0);
  const [low, high] = [Math.min(heightOf(a), heightOf(b)), Math.max(heightOf(a), heightOf(b))];
  const apart = Math.abs((a.y0 + a.y1) / 2 - (b.y0 + b.y1) / 2);
  return shared > SHARED * low && high < 2.5 * low && apart < LEVEL * high;
}

/**
 * Gives each line the parts that belong to it, and returns the rest. A line that has grown by one (亻 of a character whose right half is low
 * pieces) reaches the next, so those without a line are asked again until none finds one.
 */
function withParts(lines: readonly Line[], parts: readonly InkPiece[], em: number): readonly InkPiece[] {
  let left = parts;
  for (;;) {
    const without = left.filter((part) => {
      const home = nearestOf(lines, part, em);
      if (home !== null) grow(home, part);
      return home === null;
    });
    if (without.length === left.length) return left;
    left = without;
  }
}

/** The line a small piece belongs to: the one it stands in, else the nearest it ends or touches. */
function nearestOf(lines: readonly Line[], piece: PixelBox, em: number): Line | null {
  let best: Line | null = null;
  let nearest = Infinity;
  const width = piece.x1 - piece.x0;
  const isMark = Math.max(width, heightOf(piece)) <= MARK * em && width <= MARK_SHAPE * heightOf(piece);
  for (const line of lines) {
    const side = Math.max(piece.x0 - line.x1, line.x0 - piece.x1);
    const over = Math.max(piece.y0 - line.y1, line.y0 - piece.y1);
    const height = Math.max(line.y1, piece.y1) - Math.min(line.y0, piece.y0);
    const reach = isMark && piece.x0 >= line.x1 ? MARK_REACH : END_GAP;
    if (over > TOUCH * em || side > reach * em || (side > 0 && over > 0)) continue;
    if (height > 1.3 * Math.max(em, heightOf(line))) continue;
    const away = Math.max(0, side) + Math.max(0, over);
    if (away < nearest) {
      nearest = away;
      best = line;
    }
  }
  return best;
}

/**
 * 一 with the mark behind it (一、二类): both lie low and too far from the line they begin. The stroke alone may be a dash in a column of
 * its own.
 */
function numeralsAmong(
  strays: readonly Line[],
  em: number,
): { readonly numerals: readonly Line[]; readonly others: readonly Line[] } {
  const isStroke = (line: Line) =>
    line.x1 - line.x0 >= STROKE_WIDTH * em && heightOf(line) <= STROKE_HEIGHT * em;
  const used = new Set<Line>();
  const numerals = strays.filter(isStroke).flatMap((stroke) => {
    const marks = strays.filter(
      (mark) =>
        mark.x1 - mark.x0 < STROKE_WIDTH * em &&
        mark.x0 >= stroke.x1 - TOUCH * em &&
        mark.x0 - stroke.x1 <= MARK_GAP * em &&
        mark.y1 > stroke.y1 &&
        mark.y0 - stroke.y1 <= MARK_BELOW * em,
    );
    if (marks.length !== 1) return [];
    const numeral = { ...stroke };
    grow(numeral, marks[0]!);
    used.add(stroke).add(marks[0]!);
    return [numeral];
  });
  return { numerals, others: strays.filter((line) => !used.has(line)) };
}

/** Takes the dashes at both sides of a page's number into its line, and returns the others. A dash on one side is the next column's. */
function withoutOrnament(lines: readonly Line[], dashes: readonly Line[], em: number): readonly Line[] {
  const isBeside = (line: Line, dash: Line) => {
    const middle = (dash.y0 + dash.y1) / 2;
    return heightOf(dash) <= STROKE_HEIGHT * em && middle > line.y0 && middle < line.y1;
  };
  const used = new Set<Line>();
  for (const line of lines.filter(({ x0, x1 }) => x1 - x0 <= NUMBER_WIDTH * em)) {
    const beside = dashes.filter((dash) => isBeside(line, dash));
    const left = beside.find((dash) => dash.x1 <= line.x0 && line.x0 - dash.x1 <= ORNAMENT_GAP * em);
    const right = beside.find((dash) => dash.x0 >= line.x1 && dash.x0 - line.x1 <= ORNAMENT_GAP * em);
    if (left === undefined || right === undefined) continue;
    grow(line, left);
    grow(line, right);
    used.add(left).add(right);
  }
  return dashes.filter((dash) => !used.has(dash));
}

/** Strokes over each other that make one low line. */
function stacked(strays: readonly Line[], em: number): Line[] {
  const result: Line[] = [];
  for (const stray of [...strays].sort((a, b) => a.y0 - b.y0)) {
    const home = result.find(
      (other) =>
        Math.min(stray.x1, other.x1) - Math.max(stray.x0, other.x0) > 0 &&
        Math.max(stray.y1, other.y1) - Math.min(stray.y0, other.y0) <= 1.1 * em,
    );
    if (home === undefined) result.push({ ...stray });
    else grow(home, stray);
  }
  return result;
}
