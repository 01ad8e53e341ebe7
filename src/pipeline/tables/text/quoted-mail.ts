/** A form within a mail that was answered or passed on: each of its lines has `> ` in front, and more of them each time. */
import type { TextLine } from '../../../parsers/page.ts';

/** A value may begin with the sign: `>95%` alone on its line. */
const QUOTED = /^>+(?:[ \t>]|$)/u;
/** Lines one after the other from which on the sign quotes. */
const FEWEST = 3;

/** The lines without the marks of quoting, runs of few left aside; null where nothing is quoted. */
export function withoutQuoting(lines: readonly TextLine[]): readonly TextLine[] | null {
  const own = [...lines];
  let quoted = false;
  for (let from = 0; from < own.length; from++) {
    let to = from;
    while (to < own.length && QUOTED.test(own[to]?.text ?? '')) to++;
    if (to - from >= FEWEST) {
      quoted = true;
      // One blank belongs to the mark; a tab is the table's.
      for (let at = from; at < to; at++)
        own[at] = { ...(own[at] as TextLine), text: (own[at] as TextLine).text.replace(/^(?:> ?)+/u, '') };
    }
    from = Math.max(from, to - 1);
  }
  return quoted ? own : null;
}
