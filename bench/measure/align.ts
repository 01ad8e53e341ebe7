/** Which found row is which true row: by document, then form, then the best order-keeping matching. */
import { similarity } from './edit-distance.ts';
import type { Row } from './row.ts';

/** A true row and what was found for it; one side is null where it has no partner. */
export interface Pair {
  readonly truth: Row | null;
  readonly found: Row | null;
}

/** Below this likeness two rows are not the same row: more than half of name and value differ. */
const SAME_ROW = 0.5;
/** Below this mean likeness of titles and rows two forms are not the same form. */
const SAME_FORM = 0.25;

/** Pairs of all rows, documents in the order of their names. */
export function alignRows(truth: readonly Row[], found: readonly Row[]): readonly Pair[] {
  const names = [...new Set([...truth, ...found].map((row) => row.document))].sort();
  const truthBy = groupBy(truth, (row) => row.document);
  const foundBy = groupBy(found, (row) => row.document);
  return names.flatMap((name) => alignDocument(truthBy.get(name) ?? [], foundBy.get(name) ?? []));
}

function alignDocument(truth: readonly Row[], found: readonly Row[]): readonly Pair[] {
  const trueForms = [...groupBy(truth, (row) => row.form).values()];
  const foundForms = [...groupBy(found, (row) => row.form).values()];
  return align(trueForms, foundForms, formLikeness, SAME_FORM).flatMap(([a, b]) =>
    alignForm(a ?? [], b ?? []),
  );
}

/** Pairs of the rows of one form. */
export function alignForm(truth: readonly Row[], found: readonly Row[]): readonly Pair[] {
  const byOrdinal = (a: Row, b: Row) => a.ordinal - b.ordinal;
  return align([...truth].sort(byOrdinal), [...found].sort(byOrdinal), rowLikeness, SAME_ROW).map(
    ([a, b]) => ({
      truth: a,
      found: b,
    }),
  );
}

/** Name first, then value; the levels tell rows of one name apart. */
function rowLikeness(a: Row, b: Row): number {
  const levels = (a.level1 === b.level1 ? 0.5 : 0) + (a.level2 === b.level2 ? 0.5 : 0);
  return 0.65 * similarity(a.level3, b.level3) + 0.25 * similarity(a.target, b.target) + 0.1 * levels;
}

/** Likeness of the rows at the same place, as far as both forms go. */
function formLikeness(a: readonly Row[], b: readonly Row[]): number {
  const length = Math.max(a.length, b.length);
  const names = new Set(b.map((row) => row.level3));
  const shared = a.filter((row) => names.has(row.level3)).length;
  let places = 0;
  for (let i = 0; i < Math.min(a.length, b.length, 12); i += 1)
    places += rowLikeness(a[i] as Row, b[i] as Row);
  return Math.max(shared / length, places / Math.min(length, 12));
}

/** Needleman–Wunsch: the order-keeping matching with the greatest sum of likeness above `least`; gaps cost nothing. */
export function align<T>(
  left: readonly T[],
  right: readonly T[],
  likeness: (a: T, b: T) => number,
  least: number,
): readonly (readonly [T | null, T | null])[] {
  const gain = left.map((a) => right.map((b) => Math.max(0, likeness(a, b) - least)));
  const best = bestSums(gain, left.length, right.length);
  const pairs: [T | null, T | null][] = [];
  let i = 0;
  let j = 0;
  while (i < left.length || j < right.length) {
    const here = best[i]?.[j] ?? 0;
    const both = gain[i]?.[j] ?? 0;
    if (both > 0 && here === both + (best[i + 1]?.[j + 1] ?? 0)) {
      pairs.push([left[i] as T, right[j] as T]);
      i += 1;
      j += 1;
    } else if (i < left.length && (j >= right.length || here === (best[i + 1]?.[j] ?? 0))) {
      pairs.push([left[i] as T, null]);
      i += 1;
    } else {
      pairs.push([null, right[j] as T]);
      j += 1;
    }
  }
  return pairs;
}

/** `sums[i][j]`: the best sum for what is left from `i` and `j` on. */
function bestSums(gain: readonly (readonly number[])[], rows: number, columns: number): readonly number[][] {
  const sums = Array.from({ length: rows + 1 }, () => new Array<number>(columns + 1).fill(0));
  for (let i = rows - 1; i >= 0; i -= 1) {
    const own = sums[i] as number[];
    const below = sums[i + 1] as number[];
    for (let j = columns - 1; j >= 0; j -= 1) {
      const both = gain[i]?.[j] ?? 0;
      const matched = both > 0 ? both + (below[j + 1] as number) : 0;
      own[j] = Math.max(matched, below[j] as number, own[j + 1] as number);
    }
  }
  return sums;
}

function groupBy<T, K>(items: readonly T[], key: (item: T) => K): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group === undefined) groups.set(key(item), [item]);
    else group.push(item);
  }
  return groups;
}
