/**
 * Text that keeps a page's layout by spaces (`pdftotext -layout`) → pages with geometry, so that the code for tables without
 * lines reads it. What is measured is the place of characters, not of ink: a run's proof is its line, which it carries.
 */
import type { PositionedPage, TextLine, TextRun } from '../../../parsers/page.ts';
import { isIndicatorHeader, resolveRoles } from '../../../glossary/columns.ts';
import { displayWidth } from '../../../glossary/compact.ts';
import { isSureFurniture } from '../../../glossary/titles.ts';

/** Width of one Han character, the font's height, and the pitch of lines, in points: any would do that keep these proportions. */
const EM = 10;
const LINE_PITCH = 12;

/** Where a run of such a page stands: its first column of characters, and its line on the page from 0. */
export function characterPlace(run: TextRun): { readonly column: number; readonly line: number } {
  return { column: run.box.x0 / EM, line: run.box.y0 / LINE_PITCH };
}

/** Column of characters at a position of such a page. */
export function characterColumn(x: number): number {
  return x / EM;
}

/** Position of a column of characters. */
export function columnPosition(column: number): number {
  return column * EM;
}

/**
 * How columns are counted: `display` gives a Han character two, as a terminal does; `character` gives every character one, as
 * pdftotext does.
 */
type Metric = 'display' | 'character';

/** Share of the lines with text that must be divided by wide gaps for the spaces to be columns. */
const DIVIDED_SHARE = 0.3;
const MIN_DIVIDED_LINES = 4;

/** Gaps up to this width, alone, part columns without setting them below each other: short and empty cells leave wider ones. */
const NARROW_GAP = 2;
const WIDE_GAP = new RegExp(`\\S {${NARROW_GAP + 1},}\\S`, 'u');

/** Whether the lines keep a layout: many are divided by wide gaps or indented far, and gaps end in the same places. */
export function looksLikeLayout(lines: readonly TextLine[]): boolean {
  const texts = lines.map((line) => line.text.replace(/\f/gu, '')).filter((text) => text.trim() !== '');
  const divided = texts.filter((text) => /\S\s{2,}\S/u.test(text) || /^\s{6,}\S/u.test(text));
  if (divided.length < MIN_DIVIDED_LINES || divided.length < texts.length * DIVIDED_SHARE) return false;
  if (!hasWideGaps(lines)) return false;
  return texts.some(
    (text) => (/[一二三]\s*级/u.test(text) && /\S\s{2,}\S/u.test(text)) || isBareHeader(text),
  );
}

/** Two columns of levels, the indicator and its value. */
const BARE_COLUMNS = 4;

/** A header whose columns of levels have other names: 指标类别 | 指标类型 | 指标名称 | 指标值. */
function isBareHeader(text: string): boolean {
  const names = text.trim().split(/\s{2,}/u);
  return names.length >= BARE_COLUMNS && isIndicatorHeader(resolveRoles(names));
}

/** Whether any gap is so wide that it may set texts below each other. */
export function hasWideGaps(lines: readonly TextLine[]): boolean {
  return lines.some(({ text }) => /^\s{6,}\S/u.test(text) || WIDE_GAP.test(text));
}

/** How many pieces begin below each other, by the metric that finds more. */
export function alignment(lines: readonly TextLine[]): number {
  return Math.max(agreement(lines, 'display'), agreement(lines, 'character'));
}

/** The pages of such a text, parted by form feeds and behind the numbers at their foot; pages count from 1. */
export function layoutPages(lines: readonly TextLine[]): readonly PositionedPage[] {
  const metric = likelierMetric(lines);
  const parts = partsBetweenFormFeeds(lines).flatMap(partsBelowPageNumbers);
  return parts.map((part, index) => pageOf(part, index + 1, metric));
}

function partsBetweenFormFeeds(lines: readonly TextLine[]): readonly (readonly TextLine[])[] {
  const parts: TextLine[][] = [[]];
  for (const line of lines) {
    if (line.text.includes('\f')) parts.push([]);
    parts.at(-1)?.push({ ...line, text: line.text.replace(/\f/gu, '') });
  }
  return parts.filter((part) => part.some((line) => line.text.trim() !== ''));
}

/** What stands behind a page's number at its foot is the next page; a number at the head of the first is none at a foot. */
function partsBelowPageNumbers(lines: readonly TextLine[]): readonly (readonly TextLine[])[] {
  const isBlank = (line: TextLine): boolean => line.text.trim() === '';
  const ends = lines.flatMap((line, i) => (isSureFurniture(line.text) ? [i + 1] : []));
  const first = lines.findIndex((line) => !isBlank(line));
  if (ends[0] === first + 1) return [lines];
  const parts = [0, ...ends].map((from, i) => lines.slice(from, ends[i] ?? lines.length));
  return parts.filter((part) => !part.every(isBlank));
}

function pageOf(lines: readonly TextLine[], number: number, metric: Metric): PositionedPage {
  const runs = lines.flatMap((line, index) => runsOf(line, index, metric));
  // Where the page's own text ends is all that is known of its height.
  const last = lines.findLastIndex(({ text }) => text.trim() !== '' && !isSureFurniture(text));
  return {
    kind: 'positioned',
    number,
    width: runs.reduce((most, run) => Math.max(most, run.box.x1), 0) + EM,
    height: (last + 2) * LINE_PITCH,
    runs,
    rulings: [],
    problems: [],
  };
}

interface Piece {
  readonly text: string;
  /** First column, and the one after the last. */
  readonly from: number;
  readonly to: number;
  /** White space in front of it, in characters. */
  readonly spaces: number;
}

/** Characters set apart by a space or two, three or more: `一 级 指 标` is one word. */
const SPACED_OUT = /(?<!\S)\p{Script=Han}(?: {1,2}\p{Script=Han}){2,}(?!\S)/u;
const PIECE = new RegExp(`(\\s*)(${SPACED_OUT.source}|\\S+)`, 'gu');

function piecesOf(text: string, metric: Metric): readonly Piece[] {
  const width = (s: string): number => (metric === 'display' ? displayWidth(s) / 2 : [...s].length);
  return [...text.matchAll(PIECE)].map((match) => {
    const from = width(text.slice(0, match.index + (match[1]?.length ?? 0)));
    return { text: match[2] ?? '', from, to: from + width(match[2] ?? ''), spaces: match[1]?.length ?? 0 };
  });
}

/** A run is what stands between white space: a single space may part two columns as well as two words. */
function runsOf(line: TextLine, index: number, metric: Metric): readonly TextRun[] {
  return piecesOf(line.text, metric).map((piece) => ({
    text: piece.text,
    box: { x0: piece.from * EM, x1: piece.to * EM, y0: index * LINE_PITCH, y1: index * LINE_PITCH + EM },
    fontSize: EM,
    source: 'native',
    confidence: 1,
    line: line.number,
  }));
}

/** How often pieces begin in each place behind wide gaps. */
function startCounts(lines: readonly TextLine[], metric: Metric): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const line of lines) {
    for (const piece of piecesOf(line.text, metric)) {
      if (piece.spaces >= 2) counts.set(piece.from, (counts.get(piece.from) ?? 0) + 1);
    }
  }
  return counts;
}

function agreement(lines: readonly TextLine[], metric: Metric): number {
  let sum = 0;
  for (const count of startCounts(lines, metric).values()) sum += count ** 2;
  return sum;
}

/** The metric by which more pieces begin in the same places. */
function likelierMetric(lines: readonly TextLine[]): Metric {
  return agreement(lines, 'display') > agreement(lines, 'character') ? 'display' : 'character';
}
