/**
 * The form in which texts are searched: each character folded (full and half width, letter case), white space dropped, and the text
 * cut into overlapping pairs of characters. A word of any length is then one pair, or a run of pairs: what SQLite's full-text index
 * finds is exactly what contains the word, for Chinese, where nothing marks where a word ends, as for `100%` or `PM2.5`.
 */
import { UsageError } from '../../parsers/errors.ts';

/** A text as it is compared, with the place of each character in the text as it is. */
export interface FoldedText {
  readonly characters: readonly string[];
  /** Index into the text (UTF-16) at which each character's origin begins; one more at the end. */
  readonly offsets: readonly number[];
}

/** White space, control characters and what has no width: two texts that differ only by these read the same. */
const INVISIBLE = /^[\p{White_Space}\p{Cc}\u00ad\u200b-\u200d\u2060\ufeff]$/u;

/** One character may become several (`㎡` → `m2`): all of them point back to it. */
export function foldText(text: string): FoldedText {
  const characters: string[] = [];
  const offsets: number[] = [];
  let at = 0;
  for (const character of text) {
    if (!INVISIBLE.test(character)) {
      for (const folded of foldCharacter(character)) {
        if (INVISIBLE.test(folded)) continue;
        characters.push(folded);
        offsets.push(at);
      }
    }
    at += character.length;
  }
  offsets.push(at);
  return { characters, offsets };
}

/** Half of a character; SQLite stores it as U+FFFD. */
const LONE_SURROGATE = /\p{Cs}/u;

const FOLDED = new Map<string, string>();

/** Normalising one character costs a microsecond, looking it up a hundredth: a form uses some thousand different ones. */
function foldCharacter(character: string): string {
  let folded = FOLDED.get(character);
  if (folded === undefined) {
    folded = character.normalize('NFKC').toLowerCase().replace(LONE_SURROGATE, '\ufffd');
    FOLDED.set(character, folded);
  }
  return folded;
}

/** The tokens of a text: each character with its follower, the last one alone. */
export function searchTokens(text: string): string {
  const { characters } = foldText(text);
  return characters.map((character, i) => character + (characters[i + 1] ?? '')).join(' ');
}

/** Longer words are looked up by their beginning, and what is found is compared: a phrase of 20,000 tokens would open as many lists. */
const LONGEST_PHRASE = 64;

/** A word to search for, folded. */
export interface SearchWord {
  readonly folded: string;
  /** The full-text index's expression for it. */
  readonly match: string;
  /** The index finds more than contains the word: it has to be compared. */
  readonly long: boolean;
}

/** Words of a search text: what white space parts. Nothing in them is an operator. @throws UsageError for a text without any, or with NUL */
export function searchWords(text: string): readonly SearchWord[] {
  if (text.includes('\0')) throw new UsageError('the search text holds a NUL character');
  const words = text
    .split(/\p{White_Space}+/u)
    .map((word) => foldText(word).characters)
    .filter((characters) => characters.length > 0);
  if (words.length === 0) throw new UsageError('the search text is empty');
  return words.map(searchWord);
}

/** A text as one word, its white space dropped, as texts are stored. @throws UsageError for an empty one, or with NUL */
export function wholeWord(text: string): SearchWord {
  const [word, ...more] = searchWords(text.replace(/\p{White_Space}+/gu, ''));
  if (word === undefined || more.length > 0) throw new UsageError('the search text is empty');
  return word;
}

function searchWord(characters: readonly string[]): SearchWord {
  const long = characters.length > LONGEST_PHRASE;
  const start = long ? characters.slice(0, LONGEST_PHRASE) : characters;
  const [only] = start;
  const pairs = start.slice(0, -1).map((character, i) => character + start[i + 1]);
  const match = pairs.length === 0 ? `${quoted(only ?? '')} *` : quoted(pairs.join(' '));
  return { folded: characters.join(''), match, long };
}

function quoted(tokens: string): string {
  return `"${tokens.replaceAll('"', '""')}"`;
}
