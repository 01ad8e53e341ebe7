/** Ink the recogniser passed over: a full-width dot between two figures, a rare character it read as nothing. */
import type { LineStrip } from '../line-strip.ts';
import { inkColumns } from '../sign-window.ts';
import { type EmittedCharacter, middleOf } from './free-path.ts';

/** Characters further apart than this have something between them, in shares of the strip's height; full-width ones stand 0.9 apart. */
const APART = 1.35;
/** A glyph reaches no further from its middle, in shares of the strip's height. */
const REACH = 0.6;

/** Ink further than this behind the last character, or before the first, is another's: a full-width glyph reaches 0.45. */
const END_REACH = 0.85;
/** Columns of ink that make it one; fewer are dirt. */
const LEAST_COLUMNS = 5;

/** In a line of so many characters one gap as wide as a character is no way of setting text: something stood there (指标1：, its colon gone). */
const LEAST_CHARACTERS = 5;

const FIGURE = /^[0-9０-９]$/u;

/** Whether there is ink between two characters or at an end that belongs to none, or room for what was taken for dirt:
 * a dot between two figures, one character in a line. */
export function passesOverInk(
  characters: readonly EmittedCharacter[],
  strip: LineStrip | null,
  step: number,
): boolean {
  if (strip === null) return false;
  const middles = characters.map((character) => middleOf(character, step));
  const wide = middles.flatMap((middle, i) => {
    const next = middles[i + 1];
    return next !== undefined && next - middle > APART * strip.height ? [[middle, next] as const] : [];
  });
  const ink = inkColumns(strip);
  const beyond = END_REACH * strip.height;
  const before = ink.subarray(0, Math.max(0, Math.floor((middles[0] ?? 0) - beyond)));
  const behind = ink.subarray(Math.ceil((middles.at(-1) ?? strip.width) + beyond));
  if ([before, behind].some((columns) => columns.filter((on) => on === 1).length >= LEAST_COLUMNS))
    return true;
  if (wide.length === 0) return false;
  const reach = REACH * strip.height;
  const dotless = characters.some(
    ({ text }, i) =>
      FIGURE.test(text) &&
      FIGURE.test(characters[i + 1]?.text ?? '') &&
      middles[i + 1]! - middles[i]! > APART * strip.height,
  );
  if (dotless || (wide.length === 1 && characters.length >= LEAST_CHARACTERS)) return true;
  return wide.some(([from, to]) => ink.subarray(Math.ceil(from + reach), Math.floor(to - reach)).includes(1));
}
