/**
 * `一` and dashes: one stroke each, which the recogniser tells by their surroundings at best (`-次性项目`, `3月一2021年`). A hyphen is
 * narrower than a character, `一` and `—` are as wide as one; and before a figure nobody writes `一`.
 */
import type { LineStrip } from '../line-strip.ts';
import { inkColumns } from '../sign-window.ts';
import { type EmittedCharacter, middleOf } from './free-path.ts';

const HYPHENS = '-－';
/** Width of a stroke from which it is no hyphen, in shares of the strip's height: hyphens 0.15–0.35, `一` 0.6–0.8. */
const FULL_STROKE = 0.5;
/** No character's frames reach further, in shares of the strip's height; two dashes of Chinese text take 1.6. */
const WIDEST_STROKE = 1;
const HAN = /^\p{Script=Han}$/u;
const BEFORE_RANGE = /^[\d年月日%]$/u;

/** The characters with each such stroke as what it must be. */
export function withThinStrokes(
  characters: readonly EmittedCharacter[],
  strip: LineStrip | null,
  step: number,
): readonly EmittedCharacter[] {
  if (strip === null || !characters.some(({ text }) => text === '一' || HYPHENS.includes(text))) {
    return characters;
  }
  const ink = inkColumns(strip);
  return withoutBreaks(characters, strip, step).map((character, i, characters) => {
    const before = characters[i - 1]?.text ?? '';
    const after = characters[i + 1]?.text ?? '';
    if (character.text === '一' && BEFORE_RANGE.test(before) && /^\d$/u.test(after)) {
      return { ...character, text: '—' };
    }
    if (!HYPHENS.includes(character.text) || !HAN.test(after) || (before !== '' && !HAN.test(before))) {
      return character;
    }
    const middle = Math.round(middleOf(character, step));
    return runLength(ink, middle) >= FULL_STROKE * strip.height ? { ...character, text: '一' } : character;
  });
}

/**
 * Two hyphens side by side before a Chinese character are one stroke that a fax broke (`--级指标`): as far apart as they are wide, they
 * would be a dash, which stands between words and not before them.
 */
function withoutBreaks(
  characters: readonly EmittedCharacter[],
  strip: LineStrip,
  step: number,
): readonly EmittedCharacter[] {
  const joined: EmittedCharacter[] = [];
  characters.forEach((character, i) => {
    const last = joined.at(-1);
    const isBroken =
      last !== undefined &&
      HYPHENS.includes(last.text) &&
      HYPHENS.includes(character.text) &&
      HAN.test(characters[i + 1]?.text ?? '') &&
      (joined.length === 1 || HAN.test(joined.at(-2)!.text)) &&
      (character.to + 1 - last.from) * step <= WIDEST_STROKE * strip.height;
    if (!isBroken) joined.push(character);
    else joined.splice(-1, 1, { ...last, text: '一', to: character.to });
  });
  return joined;
}

/** How far the ink at a column, or next to it, goes on to both sides. */
function runLength(ink: Uint8Array, middle: number): number {
  const near = [0, -2, 2, -4, 4, -6, 6].map((away) => middle + away).find((x) => ink[x] === 1);
  if (near === undefined) return 0;
  let [from, to] = [near, near];
  while (ink[from - 1] === 1) from -= 1;
  while (ink[to + 1] === 1) to += 1;
  return to - from + 1;
}
