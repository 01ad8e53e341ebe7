/** Where the cells of each column begin on one page of a layout text, and what it costs a fragment to stand elsewhere. */
import { standsFree } from './layout-beginnings.ts';
import type { Walls } from './layout-columns.ts';
import type { Token } from './layout-tokens.ts';

export interface ColumnPlaces {
  /** Cost in nats of a fragment from one column of characters to another that stands free of what is left of it. */
  readonly cost: (from: number, to: number) => number;
  /** Where most cells begin; minus infinity where none is known. */
  readonly begin: number;
  /** The middle one of their beginnings: of cells set flush left the same. */
  readonly middle: number;
}

/** Share of a column's cells that begin in no place met before: less the more of them are known. */
const ELSEWHERE = 0.02;
const ELSEWHERE_OF_FEW = 0.25;
/** What a cell counts for another that begins so many columns of characters beside it, or whose middle is so many halves beside its own. */
const NEAR = [1, 0.3, 0.1];
const NEAR_MIDDLE = [1, 0.8, 0.5, 0.3, 0.15];
/** Centred cells are rarer than those set flush left. */
const CENTRED = 0.2;
/** A cell beyond the walls of its column, and each column of characters further. */
const BEYOND_WALL = 0.3;
const FURTHER_BEYOND = 0.1;
/** Cells of a column from which its places say something. */
const ENOUGH = 2;

/** The places of each column, from tokens whose columns are known, rightly for the most part. */
export function placesOf(
  lines: readonly (readonly Token[])[],
  columns: readonly (readonly number[])[],
  walls: Walls,
): readonly ColumnPlaces[] {
  return Array.from({ length: walls.length + 1 }, (_, column) => {
    const left = column === 0 ? Number.NEGATIVE_INFINITY : (walls[column - 1] as number);
    const right = column === walls.length ? Number.POSITIVE_INFINITY : (walls[column] as number);
    const { starts, middles } = freeFragments(lines, columns, column);
    const begin = commonest(starts) ?? left;
    const sorted = [...starts].sort((a, b) => a - b);
    const cost = (from: number, to: number): number => {
      const beyond = from < left ? left - from : from >= right ? from - right + 1 : 0;
      const outside = beyond > 0 ? BEYOND_WALL + beyond * FURTHER_BEYOND : 0;
      if (starts.length < ENOUGH) return outside;
      const elsewhere = ELSEWHERE + ELSEWHERE_OF_FEW / (starts.length + 1);
      const flush = -Math.log(share(starts, from, NEAR, 1) + elsewhere);
      const centred = CENTRED - Math.log(share(middles, (from + to) / 2, NEAR_MIDDLE, 0.5) + elsewhere);
      return Math.min(flush, centred) + outside / 2;
    };
    return { cost, begin, middle: sorted[Math.floor(sorted.length / 2)] ?? begin };
  });
}

/** Beginnings of the column's fragments that stand free on their left, and middles of those that do on both sides. */
function freeFragments(
  lines: readonly (readonly Token[])[],
  columns: readonly (readonly number[])[],
  column: number,
): { readonly starts: readonly number[]; readonly middles: readonly number[] } {
  const starts: number[] = [];
  const middles: number[] = [];
  lines.forEach((line, i) => {
    const own = columns[i] as readonly number[];
    const at = own.indexOf(column);
    if (at < 0 || !standsFree(line[at - 1], line[at] as Token)) return;
    const end = own.lastIndexOf(column);
    const [first, last] = [line[at] as Token, line[end] as Token];
    starts.push(first.from);
    const next = line[end + 1];
    if (next === undefined || standsFree(last, next)) middles.push((first.from + last.to) / 2);
  });
  return { starts, middles };
}

function commonest(values: readonly number[]): number | null {
  let best: number | null = null;
  let most = 0;
  for (const value of values) {
    const count = values.filter((other) => other === value).length;
    if (count > most) [best, most] = [value, count];
  }
  return best;
}

/** Share of the values that are this one, those near it counting in part. */
function share(values: readonly number[], at: number, near: readonly number[], step: number): number {
  if (values.length === 0) return 0;
  const sum = values.reduce((sum, value) => sum + (near[Math.round(Math.abs(value - at) / step)] ?? 0), 0);
  return Math.min(1, sum / values.length);
}
