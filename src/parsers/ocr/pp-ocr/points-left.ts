/**
 * A point that one look at a line leaves a chance between two figures and the reading does not have: the surer look, in a softened picture,
 * took `≥16.1` for `≥161`, of which nothing was left in its chance. Figures with room between them are no doubt by themselves: of 4,172 pairs
 * of values on scans and faxes two have such a chance of a point.
 */
import type { LineReading } from '../engine.ts';
import type { Dictionary } from './dictionary.ts';
import type { Emissions } from './emissions.ts';
import type { EmittedCharacter } from './free-path.ts';

/** What a look leaves the point at least. */
const LEFT = 0.1;
/** Most that is left to the line: under what goes without review. */
const DISPUTED = 0.8;
const POINT = /^[.．,，:：·]$/u;
const FIGURE = /^[0-9０-９]$/u;

/** Whether the look has a point between two figures that stand next to each other in its reading. */
export function leavesPointOut(
  characters: readonly EmittedCharacter[],
  { starts, classes, logs }: Emissions,
  { characters: known }: Dictionary,
): boolean {
  return characters.some(({ text, to }, i) => {
    const next = characters[i + 1];
    if (next === undefined || !FIGURE.test(text) || !FIGURE.test(next.text)) return false;
    for (let k = starts[to + 1]!; k < starts[Math.max(to + 1, next.from)]!; k += 1)
      if (logs[k]! >= Math.log(LEFT) && POINT.test(known[classes[k]!]!)) return true;
    return false;
  });
}

/** The lines, those in doubt of which a look leaves a point out. */
export function withPointsLeft(
  lines: readonly LineReading[],
  isLeftOut: readonly boolean[],
): readonly LineReading[] {
  return lines.map((line, i) =>
    isLeftOut[i] ? { ...line, confidence: Math.min(DISPUTED, line.confidence) } : line,
  );
}
