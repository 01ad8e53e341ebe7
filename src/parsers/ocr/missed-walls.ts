/**
 * Rules that a seal, a fold or noise hid from the search for lines: where a rule ends at a field's corner and nearly every pixel on
 * its straight from wall to wall of the field is ink, it goes on.
 */
import type { InkImage } from './ink.ts';
import { middleAt, type PixelRuling } from './pixel-ruling.ts';
import type { PixelTable } from './pixel-tables.ts';

/** Rules found beside those known. */
export interface MissedWalls {
  readonly horizontal: readonly PixelRuling[];
  readonly vertical: readonly PixelRuling[];
}

// In inches.
/** Rules of one edge lie this close to it. */
const SAME_EDGE = 0.035;
/** A rule ends this near to where the field begins. */
const MEETING = 0.06;
/** How far a rule may lie beside the straight between its neighbours: the rows of a table are not always drawn in one stroke. */
const BESIDE = 0.02;
/** Each end of a field's side that the rules across it cover. */
const CORNER = 0.015;

/** Share of a field's side that is ruled where nothing is missed; as in `pixel-tables`. */
const WALL = 0.55;
/**
 * Share of a side, from wall to wall, with ink on the straight between the rules beside it: text never fills a field from wall to wall,
 * and of its width half has ink at one height.
 */
const INKED = 0.85;
/** The same of a dashed wall: what a seal or a lost dash parted from the dashes that were joined. Its dashes have half of it … */
const DASHED = 0.5;
/** … stand no further apart, and are no longer (as in `broken-rulings`) … */
const WIDEST_GAP = 0.1;
const LONGEST_DASH = 0.2;
/** … two at least: the one stroke of a 1 may stand on the straight as well … */
const LEAST_DASHES = 2;
/** … and have paper beside them, this far from the straight, along all but so much of the side: strokes of letters have the rest of theirs. */
const AWAY = 0.03;
const INK_BESIDE = 0.15;

/** @param rest the ink without the known rules */
export function missedWalls(table: PixelTable, known: MissedWalls, rest: InkImage, dpi: number): MissedWalls {
  const { rowEdges, columnEdges } = table;
  const isInk = (x: number, y: number): boolean =>
    x >= 0 && y >= 0 && x < rest.width && y < rest.height && rest.data[y * rest.width + x] === 1;
  return {
    horizontal: missedAlong(rowEdges, columnEdges, known.horizontal, dpi, isInk),
    vertical: missedAlong(columnEdges, rowEdges, known.vertical, dpi, (y, x) => isInk(x, y)),
  };
}

type IsInk = (along: number, across: number) => boolean;

/** Of every inner edge, the fields' sides that have ink but no rule. */
function missedAlong(
  edges: readonly number[],
  across: readonly number[],
  rulings: readonly PixelRuling[],
  dpi: number,
  isInk: IsInk,
): PixelRuling[] {
  return edges.slice(1, -1).flatMap((edge) => {
    const own = rulings.filter(
      (ruling) => Math.abs(middleAt(ruling, (ruling.from + ruling.to) / 2) - edge) <= SAME_EDGE * dpi,
    );
    const sides = across.slice(0, -1).map((from, i) => ({ from, to: across[i + 1]! }));
    const found: PixelRuling[] = [];
    // There and back: what was found carries on to the next field.
    for (const side of [...sides, ...sides.toReversed()]) {
      const all = [...own, ...found];
      if (coveredShare(all, side) >= WALL) continue;
      const straight = continued(all, side, dpi);
      const wall = straight === null ? null : inkedNear(straight, isInk, dpi);
      if (wall !== null) found.push(wall);
    }
    return found;
  });
}

interface Side {
  readonly from: number;
  readonly to: number;
}

function coveredShare(rulings: readonly PixelRuling[], { from, to }: Side): number {
  const covered = rulings.reduce(
    (sum, ruling) => sum + Math.max(0, Math.min(ruling.to, to) - Math.max(ruling.from, from)),
    0,
  );
  return covered / (to - from);
}

/** The straight on which the rule at one end of the side goes on, or at both; null where there is none at either. */
function continued(rulings: readonly PixelRuling[], { from, to }: Side, dpi: number): PixelRuling | null {
  const reach = MEETING * dpi;
  const before = rulings.find((r) => r.from < from - reach && r.to >= from - reach && r.to < to - reach);
  const after = rulings.find((r) => r.to > to + reach && r.from <= to + reach && r.from > from + reach);
  const [near, far] = [before ?? after, after ?? before];
  if (near === undefined || far === undefined) return null;
  const [at, end] = [middleAt(near, from), middleAt(far, to)];
  return { from, to, at, slope: (end - at) / (to - from), thickness: (near.thickness + far.thickness) / 2 };
}

/** The rule on the straight or as near beside it as one may lie; null where there is none. */
function inkedNear(straight: PixelRuling, isInk: IsInk, dpi: number): PixelRuling | null {
  for (let away = 0; away <= BESIDE * dpi; away++) {
    for (const shift of away === 0 ? [0] : [-away, away]) {
      const moved = { ...straight, at: straight.at + shift };
      if (inkedShare(moved, isInk, dpi) >= INKED || isDashed(moved, isInk, dpi)) return moved;
    }
  }
  return null;
}

/** Whether what stands on a straight are dashes with paper on both sides. */
function isDashed(straight: PixelRuling, isInk: IsInk, dpi: number): boolean {
  if (inkedShare(straight, isInk, dpi) < DASHED) return false;
  const away = Math.round(AWAY * dpi);
  const beside = [-away, away].map((shift) =>
    inkedShare({ ...straight, at: straight.at + shift }, isInk, dpi),
  );
  if (Math.max(...beside) > INK_BESIDE) return false;
  const dashes = inkedRuns(straight, isInk, dpi);
  const gaps = dashes.slice(1).map(({ from }, i) => from - dashes[i]!.to);
  return (
    dashes.length >= LEAST_DASHES &&
    gaps.every((gap) => gap <= WIDEST_GAP * dpi) &&
    dashes.every(({ from, to }) => to - from <= LONGEST_DASH * dpi)
  );
}

function inkedRuns(straight: PixelRuling, isInk: IsInk, dpi: number): Side[] {
  const [from, to] = [Math.ceil(straight.from + CORNER * dpi), Math.floor(straight.to - CORNER * dpi)];
  const runs: { from: number; to: number }[] = [];
  for (let x = from; x < to; x++) {
    const middle = Math.round(middleAt(straight, x) - 0.5);
    if (!isInk(x, middle)) continue;
    const last = runs.at(-1);
    if (last?.to === x) last.to = x + 1;
    else runs.push({ from: x, to: x + 1 });
  }
  return runs;
}

function inkedShare(straight: PixelRuling, isInk: IsInk, dpi: number): number {
  const [from, to] = [Math.ceil(straight.from + CORNER * dpi), Math.floor(straight.to - CORNER * dpi)];
  if (to <= from) return 0;
  let inked = 0;
  for (let x = from; x < to; x++) {
    const middle = Math.round(middleAt(straight, x) - 0.5);
    if (isInk(x, middle) || isInk(x, middle - 1) || isInk(x, middle + 1)) inked++;
  }
  return inked / (to - from);
}
