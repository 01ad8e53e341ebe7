/** Images too large to be decoded, told from their dictionaries: those stand in the file as they are, whatever else is compressed. */
import { MOST_PIXELS } from '../image/most-pixels.ts';

/** How far (bytes) width and height stand apart in one dictionary. */
const APART = 400;
const SIDES = /\/(Width|Height)\s+(\d+)/gu;

/** Pixels of the file's largest image above the limit; null where it has none. */
export function tooLargeImage(file: Buffer): number | null {
  let most = 0;
  for (let at = file.indexOf('/Width'); at >= 0; at = file.indexOf('/Width', at + 1)) {
    const around = file.toString('latin1', Math.max(0, at - APART), at + APART);
    const from = around.lastIndexOf(' obj', Math.min(APART, at));
    const end = around.indexOf('stream', Math.min(APART, at));
    const dictionary = around.slice(Math.max(0, from), end < 0 ? undefined : end);
    const sides = new Map([...dictionary.matchAll(SIDES)].map(([, side, length]) => [side, Number(length)]));
    most = Math.max(most, (sides.get('Width') ?? 0) * (sides.get('Height') ?? 0));
  }
  return most > MOST_PIXELS ? most : null;
}
