/** Two sheets side by side on one page: two-up prints, an open folder on the scanner. Each is read for itself, the left one first. */
import type { PositionedPage, Ruling, TextRun } from '../../parsers/page.ts';
import { isTitle } from '../../glossary/titles.ts';
import { textLines } from './text-lines.ts';

/** A page this much wider than high may hold two sheets; A4 beside A4 is 1.41. */
const WIDE = 1.2;
/** The gap between them lies in the middle of the page, within this share of its width to each side. */
const MIDDLE = 0.1;
/** Width of the gap (points): the margins of two sheets. Columns of one table without lines stand closer. */
const GAP = 24;
/** Between two tables each under a title of its own (points): half a character, what parts two words at least. */
const GAP_UNDER_TITLES = 6;
/** Drawn lines across and down that make a table of each sheet: without lines it could be one wide table. */
const FEWEST_RULINGS = 3;

/** The page's sheets from left to right: the page itself, or its halves, or what stands side by side under titles; their places are those of the page. */
export function sheetsOf(page: PositionedPage): readonly PositionedPage[] {
  const halves = page.width > WIDE * page.height ? partedAt(page, middleOf(page)) : null;
  return (halves ?? [page]).flatMap(titledSheets);
}

/** Tables side by side, each under a title of its own; the page itself where there are none. */
function titledSheets(page: PositionedPage): readonly PositionedPage[] {
  for (const { at, wide } of strips(page)) {
    const sheets = wide < GAP_UNDER_TITLES ? null : partedAt(page, at);
    if (sheets?.every(({ runs }) => hasTitle(runs)) === true)
      return [sheets[0]!, ...titledSheets(sheets[1]!)];
  }
  return [page];
}

function hasTitle(runs: readonly TextRun[]): boolean {
  return textLines(runs).some(({ text }) => isTitle(text));
}

function partedAt(page: PositionedPage, at: number | null): readonly PositionedPage[] | null {
  const { runs, rulings } = page;
  if (at === null) return null;
  const isLeft = (ruling: Ruling) =>
    (ruling.axis === 'vertical' ? ruling.at : (ruling.from + ruling.to) / 2) < at;
  const left = rulings.filter(isLeft);
  const right = rulings.filter((ruling) => !isLeft(ruling));
  if (![left, right].every(isTable)) return null;
  const isRunLeft = ({ box }: (typeof runs)[number]) => (box.x0 + box.x1) / 2 < at;
  return [
    { ...page, runs: runs.filter(isRunLeft), rulings: left },
    { ...page, runs: runs.filter((run) => !isRunLeft(run)), rulings: right },
  ];
}

function isTable(rulings: readonly Ruling[]): boolean {
  const across = rulings.filter(({ axis }) => axis === 'horizontal').length;
  return across >= FEWEST_RULINGS && rulings.length - across >= FEWEST_RULINGS;
}

/** The middle of the widest strip near the page's middle that nothing reaches into; null where it is too narrow. */
function middleOf(page: PositionedPage): number | null {
  let best: Strip | null = null;
  for (const strip of strips(page)) {
    const isMiddle = Math.abs(strip.at / page.width - 0.5) <= MIDDLE;
    if (strip.wide >= GAP && isMiddle && strip.wide > (best?.wide ?? 0)) best = strip;
  }
  return best?.at ?? null;
}

/** A strip from top to bottom that nothing reaches into. */
interface Strip {
  /** Its middle. */
  readonly at: number;
  readonly wide: number;
}

/** All strips left of something, from left to right. */
function strips({ runs, rulings }: PositionedPage): readonly Strip[] {
  const spans = [
    ...runs.map(({ box }) => [box.x0, box.x1] as const),
    ...rulings.map(({ axis, at, from, to }) =>
      axis === 'vertical' ? ([at, at] as const) : ([from, to] as const),
    ),
  ].sort((a, b) => a[0] - b[0]);
  const found: Strip[] = [];
  let reached = 0;
  for (const [from, to] of spans) {
    if (from > reached) found.push({ at: (reached + from) / 2, wide: from - reached });
    reached = Math.max(reached, to);
  }
  return found;
}
