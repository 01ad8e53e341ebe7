/** Ink the recogniser passed over: a full-width dot between two figures, a rare character it read as nothing. */
import type { LineStrip } from '../line-strip.ts';
import { inkColumns } from '../sign-window.ts';
import type { EmittedCharacter } from './free-path.ts';

/** Characters further apart than this have something between them, in shares of the strip's height; full-width ones stand 0.9 apart. */
const APART = 1.35;
/** A glyph reaches no further from its middle, in shares of the strip's height. */
const REACH = 0.6;

const FIGURE = /^[0-9０-９]$/u;

/** Whether there is ink between two characters that belongs to neither, or room for a dot (taken for dirt) between two figures. */
export function passesOverInk(
  characters: readonly EmittedCharacter[],
  strip: LineStrip | null,
  step: number,
): boolean {
  if (strip === null) return false;
  const middles = characters.map(({ from, to }) => ((from + to + 1) / 2) * step);
  const wide = middles.flatMap((middle, i) => {
    const next = middles[i + 1];
    return next !== undefined && next - middle > APART * strip.height ? [[middle, next] as const] : [];
  });
  if (wide.length === 0) return false;
  const ink = inkColumns(strip);
  const reach = REACH * strip.height;
  const dotless = characters.some(
    ({ text }, i) =>
      FIGURE.test(text) &&
      FIGURE.test(characters[i + 1]?.text ?? '') &&
      middles[i + 1]! - middles[i]! > APART * strip.height,
  );
  if (dotless) return true;
  return wide.some(([from, to]) => ink.subarray(Math.ceil(from + reach), Math.floor(to - reach)).includes(1));
}
