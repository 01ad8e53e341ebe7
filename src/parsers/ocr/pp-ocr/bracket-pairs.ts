/**
 * Brackets come in pairs: on a blurred copy the one at a cell's end is read as `！`, `：` or `》`, the one before it as `《`. What stands where the
 * partner of a bracket must be, looks like it and has no partner of its own kind, is that partner.
 */
import type { EmittedCharacter } from './free-path.ts';

/** What a closing bracket is read as, each with the mark that would open it; null where nothing would. */
const LIKE_CLOSING: ReadonlyMap<string, string | null> = new Map([
  ['！', null],
  ['!', null],
  ['：', null],
  [':', null],
  ['》', '《'],
  ['】', '【'],
  ['」', '「'],
  [']', '['],
]);
const LIKE_OPENING: ReadonlyMap<string, string> = new Map([
  ['《', '》'],
  ['【', '】'],
  ['「', '」'],
  ['[', ']'],
]);
const OPENS = /[（(]/u;
const CLOSES = /[）)]/u;

/** The lines of a cell with a lone bracket's partner where it was read as something like it. */
export function withBracketPairs(
  lines: readonly (readonly EmittedCharacter[])[],
): readonly (readonly EmittedCharacter[])[] {
  const flat = lines.flatMap((characters, line) => characters.map(({ text }, at) => ({ text, line, at })));
  const texts = flat.map(({ text }) => text);
  const opened = texts.filter((text) => OPENS.test(text)).length;
  const closed = texts.filter((text) => CLOSES.test(text)).length;
  const found =
    opened === closed + 1
      ? closingOf(texts)
      : closed === opened + 1
        ? texts.findIndex((text) => LIKE_OPENING.has(text) && !texts.includes(LIKE_OPENING.get(text)!))
        : -1;
  const place = flat[found];
  if (place === undefined) return lines;
  const bracket = opened > closed ? '）' : '（';
  return lines.map((characters, line) =>
    line === place.line
      ? characters.map((character, at) => (at === place.at ? { ...character, text: bracket } : character))
      : characters,
  );
}

/** A closing bracket stands at the end: elsewhere `！` may be one. */
function closingOf(texts: readonly string[]): number {
  const last = texts.length - 1;
  const opener = LIKE_CLOSING.get(texts[last] ?? '');
  return opener === undefined || (opener !== null && texts.includes(opener)) ? -1 : last;
}
