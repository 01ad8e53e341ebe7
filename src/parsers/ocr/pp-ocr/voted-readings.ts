/**
 * Several readings of the same lines, each from another picture of them: the text most of them speak for stands, and is for review where
 * not all have it.
 *
 * Of 6,300 cells of faxes and other scans 566 had a line in doubt: 475 were right by the vote of four pictures, 466 by the more believed of two. With
 * votes by plain belief (472 right) 13 were wrong without review, not 16, and 208 for review, not 211.
 */
import type { LineReading } from '../engine.ts';

/** Most that is left to a text not all looks have: under what goes without review. */
const DISPUTED = 0.8;
/** What all looks believe with this at least … */
const AGREED = 0.6;
/** … is believed with this: of 14 such cells that each look by itself left for review 13 were right. Of a lone sign or stroke all may be wrong. */
const BY_AGREEMENT = 0.87;

/**
 * @param looks the lines as read in each picture, that which stands without a vote first
 * @param isOneText whether the lines are read as one text; else each is voted on by itself
 */
export function votedReadings(
  looks: readonly (readonly LineReading[])[],
  isOneText: boolean,
): readonly LineReading[] {
  const [own = []] = looks;
  if (isOneText) return votedText(looks);
  return own.flatMap((_, i) => votedText(looks.map((lines) => [lines[i]!])));
}

function votedText(looks: readonly (readonly LineReading[])[]): readonly LineReading[] {
  const [own = []] = looks;
  const votes = new Map<string, number>();
  for (const lines of looks) {
    const key = keyOf(lines);
    // All look at the same ink: by belief alone one look that is sure for a stroke run together outvotes three.
    votes.set(key, (votes.get(key) ?? 0) + Math.sqrt(beliefIn(lines)));
  }
  if (votes.size === 1)
    return own.map((line, i) =>
      agreed(
        line,
        looks.map((lines) => lines[i]!.confidence),
      ),
    );
  const [[winner] = ['']] = [...votes].sort(([, a], [, b]) => b - a);
  const ofWinner = looks.filter((lines) => keyOf(lines) === winner);
  const stands = winner === keyOf(own) ? own : ofWinner.reduce((a, b) => (beliefIn(b) > beliefIn(a) ? b : a));
  const left = Math.min(DISPUTED, ofWinner.reduce((sum, lines) => sum + beliefIn(lines), 0) / looks.length);
  return stands.map((line, i) => {
    const isDisputed = looks.some((lines) => folded(lines[i]!.text) !== folded(line.text));
    return isDisputed
      ? { ...line, confidence: Math.min(line.confidence, left), changes: [...line.changes, 'vote'] }
      : line;
  });
}

function agreed(line: LineReading, beliefs: readonly number[]): LineReading {
  const isCertain = [...line.text.trim()].length > 1 && beliefs.every((belief) => belief > AGREED);
  return isCertain ? { ...line, confidence: Math.max(line.confidence, BY_AGREEMENT) } : line;
}

/** Which width a character has is told otherwise. */
function folded(text: string): string {
  return text.normalize('NFKC').replace(/\s/gu, '');
}

function keyOf(lines: readonly LineReading[]): string {
  return lines.map(({ text }) => folded(text)).join('\n');
}

function beliefIn(lines: readonly LineReading[]): number {
  return lines.reduce((product, { confidence }) => product * confidence, 1);
}
