/** What stands between white space on the lines of a layout text, each piece with its place in columns of characters. */
import type { TextRun } from '../../../parsers/page.ts';
import { characterPlace, columnPosition, type Metric, textColumns } from './layout-pages.ts';

export interface Token {
  readonly text: string;
  /** First column of characters, and the one after the last. */
  readonly from: number;
  readonly to: number;
  /** Line on its page, from 0. */
  readonly line: number;
  /** The token as a run of its own. */
  readonly run: TextRun;
}

/** The tokens of these runs, by line and from left to right. */
export function tokensOf(runs: readonly TextRun[], metric: Metric): readonly Token[] {
  const tokens = runs.flatMap((run) => runTokens(run, metric));
  return tokens.sort((a, b) => a.line - b.line || a.from - b.from);
}

function runTokens(run: TextRun, metric: Metric): readonly Token[] {
  const { column, line } = characterPlace(run);
  return [...run.text.matchAll(/\S+/gu)].map((match) => {
    const text = match[0];
    const from = column + textColumns(run.text.slice(0, match.index), metric);
    const to = from + textColumns(text, metric);
    const box = { ...run.box, x0: columnPosition(from), x1: columnPosition(to) };
    return { text, from, to, line, run: text === run.text ? run : { ...run, text, box } };
  });
}
