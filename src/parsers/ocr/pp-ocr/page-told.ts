/** Lines of running text read a second time, beside what their page surely says elsewhere. */
import type { ReadLine } from './read-line.ts';

/** What leaves no doubt the page need not tell. */
const CLEAR = 0.93;
/** From here on a line that the page would have otherwise is no slip of the recogniser's: both stay possible. */
const SURE = 0.85;
/** Chance left to it. */
const DISPUTED = 0.5;
/** Most that is left to a line the page has otherwise than it was read by itself: under what goes without review. */
const TOLD = 0.8;

/** Whether the page may have something to say of the line. */
export function isUntold({ basis, chance }: ReadLine): boolean {
  return basis === 'running' && chance < CLEAR;
}

/**
 * Each line as read by itself or with the page, whichever stands.
 *
 * The page tells one character from another and makes a reading surer. It adds and drops none: where it says 改造工程, the rare 竣 of
 * 改造竣工 would be nothing.
 */
export function withPageTold(plain: readonly ReadLine[], told: readonly ReadLine[]): readonly ReadLine[] {
  return plain.map((line, i) => {
    const other = told[i]!;
    if (!isUntold(line) || other.characters.length !== line.characters.length) return line;
    // Less sure with the page: what it says elsewhere (普惠) speaks for another character than was read (晋惠).
    if (textOf(other) === textOf(line)) return other;
    if (line.chance >= SURE) return { ...line, chance: line.chance * DISPUTED };
    return { ...other, chance: Math.min(TOLD, other.chance) };
  });
}

function textOf({ characters }: ReadLine): string {
  return characters.map(({ text }) => text).join('');
}
