/** Turns a page whose text runs sideways or upside down, though its /Rotate says nothing of it, the right way up. */
import type { Box } from '../page.ts';
import type { PaintedGlyph, PaintedLine, PaintedPage } from './painted-page.ts';

export interface UprightPage {
  readonly glyphs: readonly PaintedGlyph[];
  /** Text that runs another way than the page by whole quarters: headers set sideways. One entry a direction. */
  readonly sideways: readonly SidewaysText[];
  /** Glyphs that run aslant: watermarks. */
  readonly askew: readonly PaintedGlyph[];
  readonly lines: readonly PaintedLine[];
  readonly areas: readonly Box[];
  readonly width: number;
  readonly height: number;
  /** The quarter turn: 0: as painted, 1: its text ran downwards, 2: upside down, 3: upwards. */
  readonly turn: number;
}

/** Glyphs as they stand when the page is turned so that they are upright. */
export interface SidewaysText {
  /** The quarter turn from the upright page to the one they are upright on. */
  readonly turn: number;
  readonly glyphs: readonly PaintedGlyph[];
}

/** Deviation from an axis that still counts as along it: sin of about 3°, beyond the skew of any typeset text. */
const AXIS_TOLERANCE = 0.05;

/** The page turned by the quarter turn that most of its glyphs ask for. */
export function uprightPage(page: PaintedPage, width: number, height: number): UprightPage {
  const byTurn: PaintedGlyph[][] = [[], [], [], []];
  const askew: PaintedGlyph[] = [];
  for (const glyph of page.glyphs) {
    const turn = quarterTurn(glyph);
    (turn === null ? askew : byTurn[turn]!).push(glyph);
  }
  const counts = byTurn.map((glyphs) => glyphs.length);
  const turn = counts.indexOf(Math.max(...counts));
  const turned = (glyphs: readonly PaintedGlyph[], by: number) =>
    by === 0 ? glyphs : glyphs.map((glyph) => turnGlyph(glyph, by, width, height));
  return {
    glyphs: turned(byTurn[turn]!, turn),
    sideways: [1, 2, 3]
      .map((by) => ({ turn: by, glyphs: turned(byTurn[(turn + by) % 4]!, (turn + by) % 4) }))
      .filter(({ glyphs }) => glyphs.length > 0),
    askew,
    lines: turn === 0 ? page.lines : page.lines.map((line) => turnLine(line, turn, width, height)),
    areas: turn === 0 ? page.areas : page.areas.map((area) => turnBox(area, turn, width, height)),
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
  const [x, y] = turnPoint(glyph.x, glyph.y, turn, width, height);
  return { ...glyph, x, y, directionX: 1, directionY: 0 };
}

/** The box on the page (of this width and height) turned by so many quarters. */
export function turnBox(box: Box, turn: number, width: number, height: number): Box {
  const [ax, ay] = turnPoint(box.x0, box.y0, turn, width, height);
  const [bx, by] = turnPoint(box.x1, box.y1, turn, width, height);
  return { x0: Math.min(ax, bx), x1: Math.max(ax, bx), y0: Math.min(ay, by), y1: Math.max(ay, by) };
}

/** The line on the page (of this width and height) turned by so many quarters. */
export function turnLine(line: PaintedLine, turn: number, width: number, height: number): PaintedLine {
  return { ...turnBox(line, turn, width, height), thickness: line.thickness };
}
