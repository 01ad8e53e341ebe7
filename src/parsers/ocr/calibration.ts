/**
 * The recogniser's own belief → the share of such readings that are right.
 *
 * P(text | image) is too modest: of 1,103 cells with an expectation (seed 3 of scan-300, fax, scan-200-hard and scan-150-photo, five or six
 * documents each) those at 0.65 and more were right in 99.7 %, those from 0.2 to 0.65 in 84 %, those below in 27 %. The line through
 * these figures is kept on their lower side; `npm run bench:reliability` shows whole rows of any seed by their confidence.
 */
import type { ReadingChange } from './engine.ts';

/** Belief and calibrated chance; straight lines between. */
const LINE: readonly (readonly [belief: number, chance: number])[] = [
  [0, 0],
  [0.05, 0.15],
  [0.2, 0.6],
  [0.5, 0.82],
  [0.65, 0.95],
  [0.8, 0.985],
  [0.95, 0.996],
  [1, 0.9995],
];

/** Readings the grammar changed are never surer than this: the image spoke for another text first. */
const MOST_AFTER_GRAMMAR = 0.97;

/** `belief` is P(text | image), 0–1. */
export function calibrated(belief: number, changes: readonly ReadingChange[]): number {
  const at = Math.min(1, Math.max(0, belief));
  const i = Math.max(
    1,
    LINE.findIndex(([to]) => to >= at),
  );
  const [x0, y0] = LINE[i - 1]!;
  const [x1, y1] = LINE[i]!;
  const chance = y0 + ((at - x0) / (x1 - x0)) * (y1 - y0);
  return changes.includes('grammar') ? Math.min(MOST_AFTER_GRAMMAR, chance) : chance;
}
