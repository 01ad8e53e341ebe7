/**
 * On which line of a layout text a cell comes to stand whose middle falls between two lines: on the upper, on the lower, or on a line of
 * its own between them. The font's height and the distance of lines decide that, so it is the same throughout a table.
 */

export type Side = 'upper' | 'between' | 'lower';

/** Cost of each side, in nats, the likeliest being free. */
export type Rounding = Readonly<Record<Side, number>>;

export const NO_ROUNDING: Rounding = { upper: 0, between: 0, lower: 0 };

/** What each side counts before any was met. */
const UNMET = 0.7;
const DEAREST = 2;
/** A middle nearer to a line than this is on it. */
const ON_LINE = 0.25;

/** What the sides met so far tell of the next. */
export function roundingOf(sides: readonly Side[]): Rounding {
  const counted = (side: Side): number => sides.filter((other) => other === side).length + UNMET;
  const most = Math.max(counted('upper'), counted('between'), counted('lower'));
  const cost = (side: Side): number => Math.min(DEAREST, Math.log(most / counted(side)));
  return { upper: cost('upper'), between: cost('between'), lower: cost('lower') };
}

/**
 * The side of a cell from its first and last line, counted in those of the longest cell beside it; null where its middle falls on a line,
 * because both have an even or both an odd number of lines.
 */
export function sideOf(first: number, last: number, count: number, lines: number): Side | null {
  if ((lines - count) % 2 === 0) return null;
  return sideOfOffset((first + last) / 2 - (lines - 1) / 2);
}

/** The side of what stands so far below the middle it belongs to, in lines. */
export function sideOfOffset(off: number): Side {
  return off < -ON_LINE ? 'upper' : off > ON_LINE ? 'lower' : 'between';
}
