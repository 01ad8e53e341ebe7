/** Text a recogniser wrote with a space behind every character (`产 出 指 标`, `≥ 5 0 0 人 次`): columns stand further apart. */
import type { TextLine } from '../../../parsers/page.ts';
import { alignment, hasWideGaps } from './layout-pages.ts';

/** Neighbours among the Han characters of a text, with a single space between them or none. */
const APART = /(?<=\p{Script=Han})[ \u00a0](?=\p{Script=Han})/gu;
const TOGETHER = /(?<=\p{Script=Han})(?=\p{Script=Han})/gu;
/**
 * Share of them from which all are written so: recognisers leave a few words whole. Titles and labels set wide are a small part of a text, and what
 * is copied from a PDF has spaces between Han and Latin characters only.
 */
const NEARLY_ALL = 0.9;
/** Of fewer nothing can be told: a header set wide may be all there is. */
const FEWEST = 40;
const SINGLE = /(?<=[^\s])[ \u00a0](?=[^\s])/gu;
/** What parts two texts then, tabs aside. */
const GAP = /(?<=\S)[ \u00a0]{2,}(?=\S)/gu;

/**
 * The lines with such characters joined, null where few stand so. Where spaces are a layout, either each text begins where it began
 * for lines half as wide, or the spaces between texts are what they are: whichever sets more texts below each other.
 */
export function withCharactersJoined(lines: readonly TextLine[]): readonly TextLine[] | null {
  const all = lines.map(({ text }) => text).join('\n');
  const apart = all.match(APART)?.length ?? 0;
  const together = all.match(TOGETHER)?.length ?? 0;
  if (apart < FEWEST || apart < (apart + together) * NEARLY_ALL) return null;
  const rewritten = (change: (text: string) => string) =>
    lines.map((line) => ({ ...line, text: change(line.text) }));
  const joined = rewritten((text) => text.replace(SINGLE, ''));
  if (!hasWideGaps(lines)) return rewritten((text) => text.replace(SINGLE, '').replace(GAP, ' '));
  const moved = rewritten(movedText);
  return alignment(moved) > alignment(joined) ? moved : joined;
}

function movedText(line: string): string {
  let text = '';
  let from = 0;
  for (const piece of line.split(/([ \u00a0]{2,})/u)) {
    const least = text === '' ? 0 : text.length + 2;
    if (piece.trim() !== '')
      text = text.padEnd(Math.max(least, Math.round(from / 2))) + piece.replace(SINGLE, '');
    from += piece.length;
  }
  return text;
}
