/**
 * Layout text that a terminal or an editor broke at a fixed width: a line as wide as any goes on at the beginning of the next, amid words and
 * amid the white space between columns. Printed lines end in ink, so white space that fills a line up to that very width tells.
 */
import { displayWidth } from '../../../glossary/compact.ts';
import type { TextLine } from '../../../parsers/page.ts';

/** Widths of windows and fixed forms, in half-width columns, begin about here. */
const NARROWEST = 60;
/** Lines of the full width, and those of them filled up by white space, from which the width is one somebody chose. */
const FEWEST_FULL = 3;
const FEWEST_FILLED = 2;

/** The lines as they were before, each with the number of its first part; null where they were not broken. */
export function withoutHardWrap(lines: readonly TextLine[]): readonly TextLine[] | null {
  const widths = lines.map(({ text }) => displayWidth(text));
  const width = Math.max(0, ...widths);
  const isFull = (at: number): boolean => {
    const next = lines[at + 1]?.text;
    if (next === undefined || next === '') return false;
    // A wide character that has no room for its second half goes to the next line.
    return (
      (widths[at] as number) === width || (widths[at] === width - 1 && displayWidth([...next][0] ?? '') === 2)
    );
  };
  const full = lines.flatMap((_, at) => (isFull(at) ? [at] : []));
  const filled = full.filter((at) => /\S\s+$/u.test(lines[at]?.text ?? ''));
  if (width < NARROWEST || full.length < FEWEST_FULL || filled.length < FEWEST_FILLED) return null;
  const whole: TextLine[] = [];
  lines.forEach((line, at) => {
    const above = whole.at(-1);
    if (above !== undefined && at > 0 && isFull(at - 1))
      whole[whole.length - 1] = { ...above, text: above.text + line.text };
    else whole.push(line);
  });
  return whole;
}
