/** Tables drawn in characters (│一级指标│二级指标│, ┌──┬──┐), as terminals and old word processors leave them: their lines as bars. */
import type { TextLine } from '../../../parsers/page.ts';

/** So many bars part a level, its indicator and a value. */
const LEAST_BARS = 2;
const BARS = /[│┃║┆┊｜]/gu;
/** Lines between rows, with what stands where they cross. */
const RULE = /^[\s─-╿+|-]+$/u;

/** The lines with `|` for drawn bars and `-` for rules; null where none is drawn. */
export function withDrawnBars(lines: readonly TextLine[]): readonly TextLine[] | null {
  const isDrawn = (text: string) => (text.match(BARS)?.length ?? 0) >= LEAST_BARS;
  if (!lines.some(({ text }) => isDrawn(text))) return null;
  return lines.map((line) => {
    if (line.text.trim() !== '' && RULE.test(line.text)) return { ...line, text: '|-|-|' };
    return isDrawn(line.text) ? { ...line, text: line.text.replace(BARS, '|') } : line;
  });
}
