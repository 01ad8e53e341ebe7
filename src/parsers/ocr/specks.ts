/** Dirt told from dots: small pieces of ink that stand away from text, or are no larger than those that do. */
import type { InkPiece } from './ink-pieces.ts';

// In em, the height of the page's text.
/** A piece at least this large (either way) is part of a character. */
const CHARACTER = 0.27;
/** Punctuation stands this near to a character. */
const NEAR = 0.55;
/** Area (em²) up to which a piece near text is dirt on any page: the dot of a 6-point decimal point is twice that. */
const LEAST_AREA = 0.006;
/** Area (em²) up to which it is dirt on a dirty page; decimal points have 0.014 and more. */
const MOST_AREA = 0.011;

/** A page with this many lone small pieces is dirty. */
const DIRTY = 40;
/** Share of the lone pieces that the dirt near text is no larger than. */
const QUANTILE = 0.95;

export interface Specks {
  /** What is no text. */
  readonly specks: ReadonlySet<InkPiece>;
  /**
   * Those of them that pictures of lines are better without. A small piece near text stays: it may be the darkest of a pale point or of the
   * end of a stroke (`16.1` at 150 dpi came out as 161), and the recogniser sees grey around it. Without such pieces 20 rows of 432 on faxes were
   * wrong and not 6, of 640 on photos 43 and not 38.
   */
  readonly dirt: readonly InkPiece[];
}

export function specksAmong(pieces: readonly InkPiece[], em: number): Specks {
  const isSmall = (piece: InkPiece) => Math.max(piece.x1 - piece.x0, piece.y1 - piece.y0) < CHARACTER * em;
  const small = pieces.filter(isSmall);
  const near = neighbourhood(
    pieces.filter((piece) => !isSmall(piece)),
    NEAR * em,
  );
  const colons = colonsAmong(small, em);
  const specks = new Set(small.filter((piece) => !near(piece) && !colons.has(piece)));
  if (specks.size < DIRTY) for (const point of pointsAmong(specks, pieces, em)) specks.delete(point);
  const alone = [...specks];
  const areas = alone.map((piece) => piece.area).sort((a, b) => a - b);
  const usual = areas.length < DIRTY ? 0 : areas[Math.floor(areas.length * QUANTILE)]!;
  const least = Math.max(
    Math.min(3, MOST_AREA * em * em),
    LEAST_AREA * em * em,
    Math.min(usual, MOST_AREA * em * em),
  );
  for (const piece of small) if (piece.area <= least) specks.add(piece);
  return { specks, dirt: alone };
}

// A colon's dots, in em: one over the other, so far apart, of about one size, which dirt has only by chance.
const COLON_SLIP = 0.06;
const COLON_LEAST = 0.2;
const COLON_MOST = 0.65;
const COLON_SIZES = 1.6;

/** The dots of colons that stand away from text: full-width ones do, by more than dirt near text. */
function colonsAmong(small: readonly InkPiece[], em: number): ReadonlySet<InkPiece> {
  const dots = small
    .filter(({ area }) => area > LEAST_AREA * em * em)
    .map((piece) => ({ piece, x: (piece.x0 + piece.x1) / 2, y: (piece.y0 + piece.y1) / 2 }))
    .sort((a, b) => a.x - b.x);
  const colons = new Set<InkPiece>();
  for (const [i, dot] of dots.entries()) {
    for (let j = i + 1; j < dots.length && dots[j]!.x - dot.x <= COLON_SLIP * em; j++) {
      const other = dots[j]!;
      const apart = Math.abs(other.y - dot.y);
      const [less, more] = [dot.piece.area, other.piece.area].sort((a, b) => a - b);
      if (apart < COLON_LEAST * em || apart > COLON_MOST * em || more! > COLON_SIZES * less!) continue;
      colons.add(dot.piece).add(other.piece);
    }
  }
  return colons;
}

// A point in the middle of its square, in em: between two characters, at their foot.
const POINT_SIDE = 1.1;
const POINT_FOOT = 0.25;

/** Points set wide, as of ６．１, where the page is clean enough for chance to make none. */
function pointsAmong(lone: ReadonlySet<InkPiece>, pieces: readonly InkPiece[], em: number): InkPiece[] {
  return [...lone].filter((dot) => {
    if (dot.area <= LEAST_AREA * em * em) return false;
    const beside = pieces.filter(
      ({ x0, x1, y0, y1 }) =>
        y1 - y0 > 2 * CHARACTER * em &&
        y0 < dot.y0 &&
        Math.abs(y1 - dot.y1) <= POINT_FOOT * em &&
        Math.max(x0 - dot.x1, dot.x0 - x1) <= POINT_SIDE * em,
    );
    return beside.some(({ x1 }) => x1 <= dot.x0) && beside.some(({ x0 }) => x0 >= dot.x1);
  });
}

/** Whether a piece has one of those within `reach` of its box. */
function neighbourhood(pieces: readonly InkPiece[], reach: number): (piece: InkPiece) => boolean {
  const side = Math.max(8, Math.ceil(reach * 2));
  const squares = new Map<number, InkPiece[]>();
  // Wide enough for any page; squares of a row follow each other.
  const ROW = 1 << 12;
  const each = (piece: InkPiece, margin: number, visit: (key: number) => boolean): boolean => {
    for (let y = Math.floor((piece.y0 - margin) / side); y <= Math.floor((piece.y1 + margin) / side); y++) {
      for (let x = Math.floor((piece.x0 - margin) / side); x <= Math.floor((piece.x1 + margin) / side); x++) {
        if (visit(y * ROW + x)) return true;
      }
    }
    return false;
  };
  for (const piece of pieces) {
    each(piece, 0, (key) => {
      const square = squares.get(key);
      if (square === undefined) squares.set(key, [piece]);
      else square.push(piece);
      return false;
    });
  }
  return (piece) =>
    each(piece, reach, (key) => (squares.get(key) ?? []).some((other) => distance(piece, other) <= reach));
}

/** The greater of the gaps between two boxes across and down. */
function distance(a: InkPiece, b: InkPiece): number {
  return Math.max(a.x0 - b.x1, b.x0 - a.x1, a.y0 - b.y1, b.y0 - a.y1, 0);
}
