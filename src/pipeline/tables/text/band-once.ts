/** Rows that say one thing in all their cells, as some converters write a cell across the table. */
import { compact } from '../../../glossary/compact.ts';
import { isSumLabel } from '../../../glossary/sums.ts';

/** Cells from which on one text in all of a row is a band across the table; two may be a label and its value. */
const FEWEST_OF_BAND = 3;

/**
 * A row that says one thing in all its cells says it once: a title or a band. Marks and numbers are values, each its own. So does
 * the word for a sum.
 */
export function bandOnce(pieces: readonly string[]): readonly string[] {
  const [text = ''] = pieces;
  const filled = pieces.slice(0, pieces.findLastIndex((piece) => piece !== '') + 1);
  const isBand =
    filled.length >= FEWEST_OF_BAND &&
    /\p{Script=Han}{2}/u.test(text) &&
    filled.every((piece) => saysSame(piece, text));
  if (isBand) return [text, ...pieces.slice(1).map(() => '')];
  const sum = pieces.findIndex(isSumLabel);
  return pieces.map((piece, at) => (sum >= 0 && at > sum && saysSame(piece, pieces[sum]) ? '' : piece));
}

/** Whether two cells hold the same text, white space aside. */
export function saysSame(one = '', other = ''): boolean {
  return compact(one) === compact(other);
}
