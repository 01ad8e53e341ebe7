/** Lines of layout text whose columns are known, in short. */
import { displayWidth } from '../../../../src/glossary/compact.ts';
import type { PlacedLine } from '../../../../src/pipeline/tables/text/layout-placed-lines.ts';
import type { Token } from '../../../../src/pipeline/tables/text/layout-tokens.ts';
import { run } from '../../page-builder.ts';

/**
 * Lines from `first` on, each of words like `2@20:修剪绿篱`: column, place and text. Where no place is given, columns stand 20 apart; with `~`
 * for the colon two half-width characters stand in one column of characters.
 */
export function placedLines(lines: readonly string[], first = 0): readonly PlacedLine[] {
  return lines.map((words, i) => {
    const own = words.split(' ').map((word) => {
      const [, column, place, mark, text] = /^(\d+)(?:@([\d.]+))?([:~])(.+)$/u.exec(word) as RegExpExecArray;
      const from = Number(place ?? Number(column) * 20);
      const line = first + i;
      return { column: Number(column), token: tokenAt(text as string, from, line, mark === '~') };
    });
    return { tokens: own.map(({ token }) => token), columns: own.map(({ column }) => column) };
  });
}

function tokenAt(text: string, from: number, line: number, isDisplayed: boolean): Token {
  const width = isDisplayed ? displayWidth(text) / 2 : [...text].length;
  return { text, from, to: from + width, line, run: run(text, from * 5, line * 10) };
}

/** `line column:text column:text`. */
export function shownPlaced(lines: readonly PlacedLine[]): readonly string[] {
  return lines.map(({ tokens, columns }) =>
    [tokens[0]?.line, ...tokens.map(({ text }, i) => `${columns[i]}:${text}`)].join(' '),
  );
}
