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
/** The same of worn print, where the mark may as well be what was printed: a closing bracket that lost an end, an opening one worn to specks. */
const NEAR_CLOSING: ReadonlySet<string> = new Set(['；', ';']);
const NEAR_OPENING: ReadonlySet<string> = new Set(['：', ':', '，', ',']);
const OPENS = /[（(]/u;
const CLOSES = /[）)]/u;
/** `1）` and `一）` number what follows: no bracket opened before them. */
const NUMBERS = /^[0-9０-９一二三四五六七八九十①-⑳]$/u;
const WORD = /^\p{Script=Han}$/u;

/** The lines of a cell with a lone bracket's partner where it was read as something like it. */
export interface PairedBrackets {
  readonly lines: readonly (readonly EmittedCharacter[])[];
  /** Whether a bracket has no partner, or one that may be the mark it was read as: a character is lost, or misread. */
  readonly isDoubtful: boolean;
}

export function withBracketPairs(lines: readonly (readonly EmittedCharacter[])[]): PairedBrackets {
  const flat = lines.flatMap((characters, line) => characters.map(({ text }, at) => ({ text, line, at })));
  const texts = flat.map(({ text }) => text);
  const { opened, closed } = loneBrackets(texts);
  if (opened + closed === 0) return { lines, isDoubtful: false };
  const isOne = opened + closed === 1;
  const sure = !isOne ? null : opened === 1 ? closingOf(texts) : openingOf(texts);
  const near = !isOne ? null : opened === 1 ? nearClosingOf(texts) : nearOpeningOf(texts);
  const place = flat[sure ?? near ?? -1];
  if (place === undefined) return { lines, isDoubtful: true };
  const bracket = opened > closed ? '）' : '（';
  const paired = lines.map((characters, line) =>
    line === place.line
      ? characters.map((character, at) => (at === place.at ? { ...character, text: bracket } : character))
      : characters,
  );
  return { lines: paired, isDoubtful: sure === null };
}

/** How many brackets are never closed, and how many were never opened. */
function loneBrackets(texts: readonly string[]): { readonly opened: number; readonly closed: number } {
  let [opened, closed] = [0, 0];
  texts.forEach((text, i) => {
    if (OPENS.test(text)) opened += 1;
    else if (CLOSES.test(text) && opened > 0) opened -= 1;
    else if (CLOSES.test(text) && !NUMBERS.test(texts[i - 1] ?? '')) closed += 1;
  });
  return { opened, closed };
}

/** A closing bracket stands at the end: elsewhere `！` may be one. */
function closingOf(texts: readonly string[]): number | null {
  const last = texts.length - 1;
  const opener = LIKE_CLOSING.get(texts[last] ?? '');
  return opener === undefined || (opener !== null && texts.includes(opener)) ? null : last;
}

function openingOf(texts: readonly string[]): number | null {
  const at = texts.findIndex((text) => LIKE_OPENING.has(text) && !texts.includes(LIKE_OPENING.get(text)!));
  return at < 0 ? null : at;
}

function nearClosingOf(texts: readonly string[]): number | null {
  const last = texts.length - 1;
  return NEAR_CLOSING.has(texts[last] ?? '') ? last : null;
}

/** The only such mark between words: of two nothing tells which. */
function nearOpeningOf(texts: readonly string[]): number | null {
  const marks = texts.flatMap((text, i) =>
    NEAR_OPENING.has(text) && WORD.test(texts[i - 1] ?? '') && WORD.test(texts[i + 1] ?? '') ? [i] : [],
  );
  return marks.length === 1 ? marks[0]! : null;
}
