/** What stands between white space on the lines of a layout text, each piece with its place in columns of characters. */
import type { TextRun } from '../../../parsers/page.ts';
import { characterColumn, characterPlace } from './layout-pages.ts';

export interface Token {
  readonly text: string;
  /** First column of characters, and the one after the last. */
  readonly from: number;
  readonly to: number;
  /** Line on its page, from 0. */
  readonly line: number;
  readonly run: TextRun;
}

/** The runs of a page that `layoutPages` made as tokens, by line and from left to right. */
export function tokensOf(runs: readonly TextRun[]): readonly Token[] {
  const tokens = runs.map((run): Token => {
    const { column, line } = characterPlace(run);
    return { text: run.text, from: column, to: characterColumn(run.box.x1), line, run };
  });
  return tokens.sort((a, b) => a.line - b.line || a.from - b.from);
}
