/**
 * The recogniser's own belief → the share of such readings that are right.
 *
 * Rests on 1,993 cells of generated scans (seed 11 of scan-300 and fax, and three sets in fonts and with damage the generator does not
 * have: grey at 300 dpi, black and white at 200 and 300 dpi); bench/README.md has the table. `npm run bench:reliability` shows whole rows
 * of any seed by their confidence.
 */
import type { ReadingChange } from './engine.ts';

/**
 * What a reading rests on besides its picture: `running` text (its belief is a share of all texts the picture and the context allow, and
 * nearly the chance itself), a `value` under a grammar of numbers and units, a name out of a closed `vocabulary`.
 */
export type Basis = 'running' | 'value' | 'vocabulary';

type Line = readonly (readonly [belief: number, chance: number])[];

/** Belief and calibrated chance, straight lines between; kept on the lower side of what was counted. */
const LINES: Readonly<Record<Basis, Line>> = {
  running: [
    [0, 0],
    [0.2, 0.2],
    [0.35, 0.35],
    [0.65, 0.6],
    [0.8, 0.8],
    [0.9, 0.92],
    [0.95, 0.965],
    [0.98, 0.985],
    [1, 0.9995],
  ],
  value: [
    [0, 0],
    [0.2, 0.15],
    [0.35, 0.5],
    [0.65, 0.7],
    [0.8, 0.82],
    [0.9, 0.94],
    [0.95, 0.975],
    [0.98, 0.99],
    [1, 0.9995],
  ],
  // Names of levels differ in whole characters: of 17 believed with less than 0.35 all were right.
  vocabulary: [
    [0, 0.3],
    [0.05, 0.75],
    [0.2, 0.9],
    [0.35, 0.955],
    [0.65, 0.98],
    [0.9, 0.996],
    [1, 0.9995],
  ],
};

/** Readings the grammar or the context changed are never surer than this: the image spoke for another text first. */
const MOST_AFTER_CHANGE = 0.97;
/** A `%` only its net has seen is for review: few were counted. */
const MOST_BY_END_NET = 0.8;

/** `belief` is P(text | image), 0–1. */
export function calibrated(belief: number, basis: Basis, changes: readonly ReadingChange[]): number {
  const line = LINES[basis];
  const at = Math.min(1, Math.max(0, belief));
  const i = Math.max(
    1,
    line.findIndex(([to]) => to >= at),
  );
  const [x0, y0] = line[i - 1]!;
  const [x1, y1] = line[i]!;
  const chance = y0 + ((at - x0) / (x1 - x0)) * (y1 - y0);
  if (changes.includes('end-net')) return Math.min(MOST_BY_END_NET, chance);
  const changed = (['grammar', 'context', 'room'] as const).some((change) => changes.includes(change));
  return changed ? Math.min(MOST_AFTER_CHANGE, chance) : chance;
}
