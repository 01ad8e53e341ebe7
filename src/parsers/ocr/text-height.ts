/** What the pieces of ink of a page tell about its text: how high it is, and whether it runs across the page or along it. */
import type { InkPiece } from './ink-pieces.ts';

// In inches.
/** Pieces of letters are at least this large, characters no larger than that. */
const SMALLEST = 0.04;
const LARGEST = 0.4;
/** The height assumed where a page has next to no text: that of 10.5 point. */
const USUAL = 0.13;

/** Fewer pieces tell nothing. */
const FEWEST = 20;
/** Whole characters are among the larger pieces; parts of characters and punctuation among the smaller. */
const QUANTILE = 0.7;

/** Height of the page's characters in pixels. */
export function textHeight(pieces: readonly InkPiece[], dpi: number): number {
  const sizes = pieces
    .map((piece) => Math.max(piece.x1 - piece.x0, piece.y1 - piece.y0))
    .filter((size) => size >= SMALLEST * dpi && size <= LARGEST * dpi)
    .sort((a, b) => a - b);
  return sizes.length < FEWEST ? USUAL * dpi : sizes[Math.floor(sizes.length * QUANTILE)]!;
}

/** Characters of a line stand closer than lines: further than this (em) nothing is looked for. */
const NEIGHBOUR = 1;

/** How much more often a character's nearest neighbour stands beside it than below it: −1 (never) to 1 (always). */
export function runsAcross(pieces: readonly InkPiece[], em: number): number {
  const text = pieces.filter((piece) => {
    const size = Math.max(piece.x1 - piece.x0, piece.y1 - piece.y0);
    return size >= 0.5 * em && size <= 1.3 * em;
  });
  const beside = nearestGaps(text, em, (p) => [p.x0, p.x1, p.y0, p.y1]);
  const below = nearestGaps(text, em, (p) => [p.y0, p.y1, p.x0, p.x1]);
  let votes = 0;
  let voters = 0;
  for (let i = 0; i < text.length; i++) {
    if (beside[i] === below[i]) continue;
    voters++;
    votes += beside[i]! < below[i]! ? 1 : -1;
  }
  return voters === 0 ? 0 : votes / voters;
}

/** For each piece the gap to the next one further along that shares most of its extent across; infinite where there is none near. */
function nearestGaps(
  pieces: readonly InkPiece[],
  em: number,
  extent: (piece: InkPiece) => readonly [from: number, to: number, low: number, high: number],
): Float64Array {
  const gaps = new Float64Array(pieces.length).fill(Infinity);
  const placed = pieces.map((piece, index) => ({ index, e: extent(piece) })).sort((a, b) => a.e[0] - b.e[0]);
  for (let i = 0; i < placed.length; i++) {
    const [, to, low, high] = placed[i]!.e;
    for (let k = i + 1; k < placed.length && placed[k]!.e[0] <= to + NEIGHBOUR * em; k++) {
      const [from, , otherLow, otherHigh] = placed[k]!.e;
      const shared = Math.min(high, otherHigh) - Math.max(low, otherLow);
      if (from < to - 1 || shared < 0.5 * Math.min(high - low, otherHigh - otherLow)) continue;
      gaps[placed[i]!.index] = Math.min(gaps[placed[i]!.index]!, from - to);
    }
  }
  return gaps;
}
