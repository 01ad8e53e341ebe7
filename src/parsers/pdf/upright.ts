/** Turns a page whose text runs sideways or upside down, though its /Rotate says nothing of it, the right way up. */
import type { PaintedGlyph, PaintedLine, PaintedPage } from './painted-page.ts';

export interface UprightPage {
  readonly glyphs: readonly PaintedGlyph[];
  /** Glyphs that run another way than the page: watermarks, side notes. */
  readonly askew: readonly PaintedGlyph[];
  readonly lines: readonly PaintedLine[];
  readonly width: number;
  readonly height: number;
  /** The text's direction before it was turned, in quarters clockwise from left to right: 0–3. */
  readonly turn: number;
}

/** Deviation from an axis that still counts as along it: sin of about 3°, beyond the skew of any typeset text. */
const AXIS_TOLERANCE = 0.05;

/** The page turned by the quarter turn that most of its glyphs ask for. */
export function uprightPage(page: PaintedPage, width: number, height: number): UprightPage {
  const counts = [0, 0, 0, 0];
  const turns = page.glyphs.map((glyph) => {
    const turn = quarterTurn(glyph);
    if (turn !== null) counts[turn]!++;
    return turn;
  });
  const turn = counts.indexOf(Math.max(...counts));
  const glyphs: PaintedGlyph[] = [];
  const askew: PaintedGlyph[] = [];
  page.glyphs.forEach((glyph, i) => {
    if (turns[i] === turn) glyphs.push(turnGlyph(glyph, turn, width, height));
    else askew.push(glyph);
  });
  return {
    glyphs,
    askew,
    lines: turn === 0 ? page.lines : page.lines.map((line) => turnLine(line, turn, width, height)),
    width: turn % 2 === 0 ? width : height,
    height: turn % 2 === 0 ? height : width,
    turn,
  };
}

/** 0: left to right, 1: downwards, 2: right to left, 3: upwards (device space, y down); null: askew. */
function quarterTurn(glyph: PaintedGlyph): number | null {
  const { directionX: x, directionY: y } = glyph;
  if (Math.abs(y) < AXIS_TOLERANCE) return x > 0 ? 0 : 2;
  if (Math.abs(x) < AXIS_TOLERANCE) return y > 0 ? 1 : 3;
  return null;
}

function turnPoint(
  x: number,
  y: number,
  turn: number,
  width: number,
  height: number,
): readonly [number, number] {
  if (turn === 1) return [y, width - x];
  if (turn === 2) return [width - x, height - y];
  if (turn === 3) return [height - y, x];
  return [x, y];
}

function turnGlyph(glyph: PaintedGlyph, turn: number, width: number, height: number): PaintedGlyph {
  if (turn === 0) return glyph;
  const [x, y] = turnPoint(glyph.x, glyph.y, turn, width, height);
  return { ...glyph, x, y, directionX: 1, directionY: 0 };
}

function turnLine(line: PaintedLine, turn: number, width: number, height: number): PaintedLine {
  const [ax, ay] = turnPoint(line.x0, line.y0, turn, width, height);
  const [bx, by] = turnPoint(line.x1, line.y1, turn, width, height);
  return {
    x0: Math.min(ax, bx),
    x1: Math.max(ax, bx),
    y0: Math.min(ay, by),
    y1: Math.max(ay, by),
    thickness: line.thickness,
  };
}
