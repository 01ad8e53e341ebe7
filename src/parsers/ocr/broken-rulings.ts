/** Dotted and dashed rulings: small pieces of one size in a straight row, joined so that the search for rulings sees a line. */
import type { InkImage } from './ink.ts';
import type { InkPiece } from './ink-pieces.ts';

// In inches.
/** Dots and dashes are no thicker: rulings of 2.25 points, and what a scanner adds. */
const THICKEST = 0.04;
/** A longer dash begins a line by itself (SHORTEST_RUN of `ink-strokes`). */
const LONGEST = 0.2;
/** The next one follows within this, where a line across stands between them … */
const GAP = 0.25;
/** … and most within this: dashes that stand for nothing in narrow columns lie further apart. */
const USUAL_GAP = 0.1;
/** A row of dots is at least as long as the shortest line that is looked for. */
const SHORTEST = 0.17;

/** It is within so many lengths of the piece before: a dot that touches a line across is no piece of its own. */
const GAP_LENGTHS = 3.6;
/** How far a piece may lie off the one before it (of the thicker one), and how much thicker one of two may be; a pixel more for either. */
const OFFSET = 0.4;
const THICKER = 1.6;
/** So many make a row: a colon's dots, those of 氵 and of an ellipsis are less. */
const LEAST = 4;
/** Share of its box, less half a pixel, that is ink: a disc has 0.79 of it. A column of 1s stands as straight, and has half. */
const SOLID = 0.68;
/** Share of the steps from piece to piece without one missing between, or, in a row of many, with ink there instead. */
const FOLLOWING = 0.65;
/** Share of the steps that have the usual length, to within a share of it and a pixel … */
const REGULAR = 0.85;
const SLIP = 0.3;
/**
 * … in a row of few to within less, and its pieces have one length too: strokes of characters beside each other come as near by chance. On a
 * photo dots of one line differ by as much as they are long.
 */
const SLIP_OF_FEW = 0.22;
const MANY = 8;
/** Where dashes are drawn cell by cell, the gaps are stretched or pressed so that the last dash ends at the cell's corner: by less than half. */
const STRETCH = 0.5;
/** A longer step ends a row: where a line crosses, one or two pieces are part of that. */
const MOST_STEPS = 3.5;
/** The line across at its end is as near as its pieces are to each other; text beyond a row's end stands further off. */
const END_GAPS = 1.5;
/** Dots of a row that stand in a row downwards as well, as a share: those of a shade that is printed as dots all do, those of rulings where they cross. */
const SHADE = 0.5;

/** Pieces one behind the other, along the rows of the picture or down it. */
type Row = readonly InkPiece[];

/**
 * The ink with its dotted and dashed lines drawn through; the same picture where it has none. Rows of letters and leaders of dots may be among them:
 * whether a line is a ruling is for the search for rulings to tell.
 *
 * @param pieces the picture's pieces, or those of the same picture under a stricter threshold
 * @param dpi pixels an inch
 */
export function withDotsJoined(ink: InkImage, pieces: readonly InkPiece[], dpi: number): InkImage {
  const across = rowsOf(pieces, dpi, (x, y) => ink.data[y * ink.width + x] === 1);
  const turned = new Map(pieces.map((piece) => [turn(piece), piece]));
  const down = rowsOf([...turned.keys()], dpi, (x, y) => ink.data[x * ink.width + y] === 1).map((row) =>
    row.map((piece) => turned.get(piece)!),
  );
  const [inAcross, inDown] = [new Set(across.flat()), new Set(down.flat())];
  const rules = [...lines(across, inDown, false), ...lines(down, inAcross, true)];
  if (rules.length === 0) return ink;
  const data = Uint8Array.from(ink.data);
  for (const { row, isDown } of rules) drawThrough({ ...ink, data }, row, isDown);
  return { ...ink, data };
}

function turn({ x0, y0, x1, y1, area }: InkPiece): InkPiece {
  return { x0: y0, y0: x0, x1: y1, y1: x1, area };
}

function lines(rows: readonly Row[], others: ReadonlySet<InkPiece>, isDown: boolean) {
  const isShade = (row: Row) => row.filter((piece) => others.has(piece)).length > SHADE * row.length;
  return rows.filter((row) => !isShade(row)).map((row) => ({ row, isDown }));
}

/** Whether there is ink at a place. */
type IsInk = (x: number, y: number) => boolean;

/** Rows of pieces from left to right. */
function rowsOf(pieces: readonly InkPiece[], dpi: number, isInk: IsInk): Row[] {
  const small = pieces.filter(
    ({ x0, y0, x1, y1, area }) =>
      y1 - y0 <= THICKEST * dpi &&
      x1 - x0 <= LONGEST * dpi &&
      2 * (x1 - x0) >= y1 - y0 &&
      area >= SOLID * (x1 - x0 - 0.5) * (y1 - y0 - 0.5),
  );
  // Open rows by the height at which they go on: a piece asks those near its own only.
  const open = new Map<number, InkPiece[][]>();
  const rows: InkPiece[][] = [];
  const side = Math.ceil(THICKEST * dpi);
  for (const piece of small.sort((a, b) => a.x0 - b.x0)) {
    const key = Math.floor(middle(piece) / side);
    const near = [key - 1, key, key + 1].flatMap((at) => withinReach(open, at, piece.x0 - GAP * dpi));
    const row = nearest(near, piece, dpi);
    if (row === null) {
      const begun = [piece];
      rows.push(begun);
      put(open, key, begun);
      continue;
    }
    const before = Math.floor(middle(row.at(-1)!) / side);
    row.push(piece);
    if (before !== key) {
      open.set(
        before,
        open.get(before)!.filter((other) => other !== row),
      );
      put(open, key, row);
    }
  }
  return rows.flatMap((row) => partedAtGaps(row)).filter((row) => isRegular(row, dpi, isInk));
}

/** The open rows at a height, without those that end too far behind for any piece to come: dirt begins thousands of them. */
function withinReach(open: Map<number, InkPiece[][]>, at: number, from: number): InkPiece[][] {
  const rows = open.get(at);
  if (rows === undefined) return [];
  const left = rows.filter((row) => row.at(-1)!.x1 >= from);
  if (left.length < rows.length) open.set(at, left);
  return left;
}

function put(open: Map<number, InkPiece[][]>, key: number, row: InkPiece[]): void {
  const there = open.get(key);
  if (there === undefined) open.set(key, [row]);
  else there.push(row);
}

function middle({ y0, y1 }: InkPiece): number {
  return (y0 + y1) / 2;
}

function nearest(rows: readonly InkPiece[][], piece: InkPiece, dpi: number): InkPiece[] | null {
  let best: InkPiece[] | null = null;
  for (const row of rows) {
    if (goesOn(row.at(-1)!, piece, dpi) && (best === null || row.at(-1)!.x1 > best.at(-1)!.x1)) best = row;
  }
  return best;
}

function goesOn(last: InkPiece, next: InkPiece, dpi: number): boolean {
  const gap = next.x0 - last.x1;
  const [a, b] = [last.y1 - last.y0, next.y1 - next.y0];
  const length = Math.max(last.x1 - last.x0, next.x1 - next.x0);
  return (
    gap > 0 &&
    gap <= Math.min(GAP * dpi, GAP_LENGTHS * length) &&
    Math.abs(middle(last) - middle(next)) <= OFFSET * Math.max(a, b) + 1 &&
    Math.max(a, b) <= THICKER * Math.min(a, b) + 1
  );
}

function stepsOf(row: Row): number[] {
  return row.slice(1).map((piece, i) => (piece.x0 + piece.x1 - row[i]!.x0 - row[i]!.x1) / 2);
}

/** What is usual within a row: a quarter is no larger. Where rows of a table are low, most steps lead over a line across. */
function usualOf(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 4)] ?? 0;
}

/** The row in parts between steps of which too many pieces would be missing. */
function partedAtGaps(row: Row): Row[] {
  const most = MOST_STEPS * usualOf(stepsOf(row));
  const parts: InkPiece[][] = [[]];
  for (const [i, step] of [0, ...stepsOf(row)].entries()) {
    if (step > most) parts.push([]);
    parts.at(-1)!.push(row[i]!);
  }
  return parts;
}

/** Whether most pieces follow each other at once, and these at one step; where a line crosses, one or two have become part of it. */
function isRegular(row: Row, dpi: number, isInk: IsInk): boolean {
  if (row.length < LEAST || row.at(-1)!.x1 - row[0]!.x0 < SHORTEST * dpi) return false;
  const slip = row.length < MANY ? SLIP_OF_FEW : SLIP;
  const steps = stepsOf(row);
  const usual = usualOf(steps);
  const single = steps.filter((step) => step <= 1.5 * usual);
  const crossed = steps.filter((step, i) => step > 1.5 * usual && isCrossed(row[i]!, row[i + 1]!, isInk));
  const following = single.length + (row.length < MANY ? 0 : crossed.length);
  const gap = usualOf(gapsOf(row));
  if (gap > USUAL_GAP * dpi) return false;
  if (row.length >= MANY && isDrawnByCells(row, isInk)) return true;
  return (
    following >= FOLLOWING * steps.length &&
    areAlike(single, usual, slip) &&
    (row.length >= MANY || areAlike(lengthsOf(row), usualOf(lengthsOf(row)), SLIP))
  );
}

/**
 * Whether pieces of one length and of twice that follow each other at one gap: where a wall is drawn cell by cell, a dash ends at one cell's
 * corner and the next cell's first begins there. In low rows every other piece is such a double one, and no step is usual.
 */
function isDrawnByCells(row: Row, isInk: IsInk): boolean {
  const [gaps, lengths] = [gapsOf(row), lengthsOf(row)];
  const [gap, length] = [usualOf(gaps), usualOf(lengths)];
  const slip = SLIP * length + 1;
  const dashes = lengths.filter((l) => Math.abs(l - length) <= slip || Math.abs(l - 2 * length) <= slip);
  const isClose = (g: number) => Math.abs(g - gap) <= STRETCH * gap + 1;
  const following = gaps.filter((g, i) => isClose(g) || (g > gap && isCrossed(row[i]!, row[i + 1]!, isInk)));
  return dashes.length >= REGULAR * lengths.length && following.length >= FOLLOWING * gaps.length;
}

function gapsOf(row: Row): number[] {
  return row.slice(1).map((piece, i) => piece.x0 - row[i]!.x1);
}

function lengthsOf(row: Row): number[] {
  return row.map(({ x0, x1 }) => x1 - x0);
}

/** Whether most of the measures are the usual one, to within a share of it and a pixel. */
function areAlike(measures: readonly number[], usual: number, slip: number): boolean {
  const alike = measures.filter((measure) => Math.abs(measure - usual) <= slip * usual + 1);
  return alike.length >= REGULAR * measures.length;
}

function isCrossed(before: InkPiece, next: InkPiece, isInk: IsInk): boolean {
  const y = Math.floor((middle(before) + middle(next)) / 2);
  for (let x = before.x1; x < next.x0; x++) if (isInk(x, y)) return true;
  return false;
}

/** Fills from piece to piece, and at both ends to the ink that follows within a step: the line across that it ends at. */
function drawThrough(ink: InkImage, row: Row, isDown: boolean): void {
  const along = isDown ? row.map(turn) : row;
  const [first, last] = [along[0]!, along.at(-1)!];
  const gaps = along.slice(1).map((piece, i) => piece.x0 - along[i]!.x1);
  const reach = END_GAPS * usualOf(gaps) + 1;
  const begin = { ...first, x0: first.x0 - reachOfInk(ink, first, -1, reach, isDown) };
  const end = { ...last, x1: last.x1 + reachOfInk(ink, last, 1, reach, isDown) };
  const whole = [begin, ...along, end];
  for (let i = 0; i + 1 < whole.length; i++) {
    const [from, to] = [whole[i]!, whole[i + 1]!];
    const start = i === 0 ? from.x0 : from.x1;
    const stop = i + 2 === whole.length ? to.x1 : to.x0;
    for (let x = start; x < stop; x++) {
      const share = stop === start ? 0 : (x - start) / (stop - start);
      const y0 = Math.round(from.y0 + share * (to.y0 - from.y0));
      const y1 = Math.round(from.y1 + share * (to.y1 - from.y1));
      for (let y = y0; y < y1; y++) ink.data[isDown ? x * ink.width + y : y * ink.width + x] = 1;
    }
  }
}

/** How far beyond a piece the nearest ink on its own straight lies; 0 where there is none within `reach`. */
function reachOfInk(
  { width, height, data }: InkImage,
  piece: InkPiece,
  direction: 1 | -1,
  reach: number,
  isDown: boolean,
): number {
  const [long, wide] = isDown ? [height, width] : [width, height];
  const y = Math.min(wide - 1, Math.floor(middle(piece)));
  const edge = direction === 1 ? piece.x1 : piece.x0 - 1;
  for (let step = 1; step <= reach; step++) {
    const x = edge + direction * step;
    if (x < 0 || x >= long) return 0;
    if (data[isDown ? x * width + y : y * width + x] === 1) return step + 1;
  }
  return 0;
}
