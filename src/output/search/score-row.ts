/**
 * How well a row answers the words of a search: BM25F (Robertson, Zaragoza, Taylor 2004), BM25 over fields of different weight. A word
 * counts more in the indicator's own name than in its form's head, in a short text than in a long one, and the rarer it is.
 */
import type { Connection } from '../connection.ts';
import { FIELD_BREAK } from './search-tokens.ts';
import { foldText } from './search-text.ts';

export interface ScoredWord {
  readonly folded: string;
  /** How many of all rows hold it. */
  readonly rows: number;
}

/** Fields in the order `search_score` takes them, with their weight and their usual length in characters (means of published forms). */
const FIELDS = [
  { weight: 8, length: 11 },
  { weight: 3, length: 18 },
  { weight: 2, length: 12 },
  { weight: 1, length: 10 },
  { weight: 1, length: 12 },
] as const;

/** BM25's usual constants: how soon more occurrences stop counting, and how much length counts. */
const SATURATION = 1.2;
const LENGTH_SHARE = 0.75;

/** @param texts name, own texts, project, department, title */
export function scoreRow(
  words: readonly ScoredWord[],
  allRows: number,
  texts: readonly (string | null)[],
): number {
  const fields = texts.map((text) => foldText(text ?? '').characters.join(''));
  let score = 0;
  for (const { folded, rows } of words) {
    let frequency = 0;
    fields.forEach((field, i) => {
      const { weight, length } = FIELDS[i]!;
      const times = occurrences(field, folded);
      if (times > 0)
        frequency += (weight * times) / (1 - LENGTH_SHARE + (LENGTH_SHARE * field.length) / length);
    });
    const rarity = Math.log(1 + (allRows - rows + 0.5) / (rows + 0.5));
    score += rarity * (frequency / (SATURATION + frequency));
  }
  return score;
}

function occurrences(text: string, word: string): number {
  let times = 0;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) times++;
  return times;
}

/** The functions queries call: `search_score(words JSON, rows, name, own, project, department, title)`, `search_holds(text, word)`. */
export function registerSearchFunctions(connection: Connection): void {
  const parsed = new Map<string, readonly ScoredWord[]>();
  connection.function('search_score', { varargs: true, deterministic: true }, (...values: unknown[]) => {
    const [json, allRows, ...texts] = values as [string, number, ...(string | null)[]];
    let words = parsed.get(json);
    if (words === undefined) {
      parsed.clear();
      words = JSON.parse(json) as readonly ScoredWord[];
      parsed.set(json, words);
    }
    return scoreRow(words, allRows, texts);
  });
  connection.function('search_holds', { deterministic: true }, (text: unknown, word: unknown) =>
    Number(typeof text === 'string' && text.split(FIELD_BREAK).some((part) => holdsWord(part, String(word)))),
  );
}

function holdsWord(text: string, folded: string): boolean {
  return foldText(text).characters.join('').includes(folded);
}
