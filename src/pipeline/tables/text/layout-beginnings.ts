/**
 * How regular the places are in which the cells of some lines begin. Cells of one column mostly begin in the same place, on one
 * page: what it costs to tell their places, in nats, is that of drawing each from those met before or from all there are.
 */
import type { Token } from './layout-tokens.ts';

/** Costs of the beginnings on some lines: of all columns, and of the one between two walls. */
export interface BeginningsAmong {
  readonly base: number;
  readonly between: (from: number, to: number) => number;
}

/** Places in which the cells of a column may begin, and how much each counts before it was met once. */
const PLACES = 40;
const UNMET = 0.15;
/**
 * Beside what the words cost. Between a half and one nothing changes (generated documents, seed 24), without it ends of pages that
 * leave two rows behind them go unseen.
 */
const WEIGHT = 0.5;

/** The beginnings of cells that stand free: two spaces or more behind what is left of them. */
export class Beginnings {
  private readonly places: readonly number[];
  private readonly index = new Map<number, number>();
  /** For each place, how many cells begin there above each line. */
  private readonly above: readonly Uint16Array[];
  /** Sums of logarithms: of so many cells in one place, and of so many in one column. */
  private readonly inPlace: readonly number[];
  private readonly inColumn: readonly number[];

  constructor(lines: readonly (readonly Token[])[], known: ReadonlyMap<Token, number>) {
    const free = lines.map((line) =>
      line.filter((token, i) => !known.has(token) && standsFree(line[i - 1], token)),
    );
    this.places = [...new Set(free.flat().map((token) => token.from))].sort((a, b) => a - b);
    this.above = this.places.map((place) => {
      const above = new Uint16Array(lines.length + 1);
      free.forEach((line, i) => {
        above[i + 1] = (above[i] as number) + (line.some((token) => token.from === place) ? 1 : 0);
      });
      return above;
    });
    this.inPlace = logarithms(free.flat().length, UNMET);
    this.inColumn = logarithms(free.flat().length, UNMET * PLACES);
  }

  among(from: number, to: number): BeginningsAmong {
    const below = new Float64Array(this.places.length + 1);
    let base = 0;
    this.above.forEach((above, i) => {
      const count = (above[to] as number) - (above[from] as number);
      base -= this.inPlace[count] as number;
      below[i + 1] = (below[i] as number) + count;
    });
    const upTo = (place: number): number => below[this.indexOf(place)] as number;
    return {
      base: base * WEIGHT,
      between: (a, b) => (this.inColumn[upTo(b) - upTo(a)] as number) * WEIGHT,
    };
  }

  /** How many places lie left of this one. */
  private indexOf(place: number): number {
    const known = this.index.get(place);
    if (known !== undefined) return known;
    const found = this.places.findIndex((other) => other >= place);
    const index = found < 0 ? this.places.length : found;
    this.index.set(place, index);
    return index;
  }
}

/** Whether a token stands two spaces or more behind the one before it: one parts words as well as cells. */
export function standsFree(before: Token | undefined, token: Token): boolean {
  return before === undefined || token.from - before.to >= 2;
}

/** For each number of draws up to `most`, the sum of the logarithms of `first`, `first` + 1, … */
function logarithms(most: number, first: number): readonly number[] {
  const sums = [0];
  for (let n = 0; n <= most; n++) sums.push((sums[n] as number) + Math.log(n + first));
  return sums;
}
