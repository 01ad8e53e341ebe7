/** Texts a spreadsheet would run when it opens a CSV: how they are disarmed, and how a disarmed text is given back. */

/** First characters of a formula, with the full-width signs that Excel reads in Chinese. */
const SIGNS = '=+-@\t\r\n＝＋－＠';

/** First characters of a text that gets a `'` in front: a `'` itself as well, or nobody could tell ours from a printed one. */
export const GUARDED_FIRST = `${SIGNS}'`;

/** A lone sign is no formula: `=` is a comparator, `-` an empty target. */
export const GUARDED = new RegExp(`^[${GUARDED_FIRST.replace('-', '\\-')}].`, 'su');

/** The text with `'` in front where a spreadsheet would run it. */
export function disarmed(text: string): string {
  return GUARDED.test(text) ? `'${text}` : text;
}

/** What `disarmed` was given: for a CSV that was exported and comes back. */
export function rearmed(text: string): string {
  return text.startsWith("'") && GUARDED.test(text.slice(1)) ? text.slice(1) : text;
}
