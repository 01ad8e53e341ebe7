/** Small regular languages: what a cell may hold, as data. Compiled by `automaton.ts`. */

export type Pattern =
  | { readonly kind: 'words'; readonly words: readonly string[] }
  | { readonly kind: 'sequence'; readonly parts: readonly Pattern[] }
  | { readonly kind: 'choice'; readonly options: readonly Pattern[] }
  | { readonly kind: 'repeat'; readonly part: Pattern; readonly least: number; readonly most: number };

/** One of these words; `''` among them makes it optional. */
export function words(list: readonly string[]): Pattern {
  return { kind: 'words', words: list };
}

/** One of these characters. */
export function anyOf(characters: string): Pattern {
  return words([...characters]);
}

export function sequence(...parts: readonly Pattern[]): Pattern {
  return { kind: 'sequence', parts };
}

export function choice(...options: readonly Pattern[]): Pattern {
  return { kind: 'choice', options };
}

/** `least` to `most` times. Both are small numbers, as the automaton grows with them; `Infinity` makes a loop. */
export function repeat(part: Pattern, least: number, most: number): Pattern {
  return { kind: 'repeat', part, least, most };
}

export function optional(part: Pattern): Pattern {
  return repeat(part, 0, 1);
}
