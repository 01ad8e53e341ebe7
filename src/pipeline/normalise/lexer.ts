/** The state of the tokeniser, and how it takes down a word. */
import type { PrintedText } from './printed-text.ts';
import type { Token } from './tokens.ts';

export interface Lexer {
  readonly source: PrintedText;
  readonly text: string;
  /** The form's year, or the last one the cell states: 2024年1月至12月. */
  year: number | null;
  readonly tokens: Token[];
  /** No title mark closes behind this index: a 》 there is a mistyped >. */
  readonly lastTitleClose: number;
}

/** A character of plain words; neighbours join. */
export function word({ tokens, text }: Lexer, at: number): void {
  const last = tokens.at(-1);
  if (last?.type === 'words' && last.end === at) {
    tokens[tokens.length - 1] = { ...last, end: at + 1 };
    return;
  }
  tokens.push({ type: 'words', start: at, end: at + 1, first: text.charAt(at) });
}
