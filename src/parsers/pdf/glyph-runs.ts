/** Glyphs to text runs: by position alone, never by the order in which they were painted. */
import type { Box, Ruling, TextRun } from '../page.ts';
import { baselines } from './baselines.ts';
import type { PaintedGlyph } from './painted-page.ts';
import { textInRun, withScripts } from './scripts.ts';
import { OTHER_SIZE, strands } from './strands.ts';

/** A gap wider than this (in em) parts two runs: columns without a line between them come as close as 0.3 em, justified text spreads less. */
const RUN_GAP = 0.24;
/** A gap wider than this (in em) is a blank between Latin words. */
const WORD_GAP = 0.15;
/** Where the em box of a Chinese font stands on its baseline. */
const ASCENT = 0.88;
const DESCENT = 0.12;
/** Letters spaced out stand at most this far apart (em, origin to origin): one blank between full-width characters. */
const WIDEST_PITCH = 2.05;
/** How evenly (em). */
const PITCH_SPREAD = 0.08;
/** Fewer evenly spaced characters may be columns. */
const FEWEST_SPACED = 3;

/** Share of the smaller one's em box that two runs printed over each other have in common; the tightest lines share a tenth. */
const OVERPRINTED = 0.5;

export interface GlyphRuns {
  readonly runs: readonly TextRun[];
  /** Where two texts are printed over each other. */
  readonly overprinted: readonly Box[];
}

type Glyphs = readonly PaintedGlyph[];

/** The runs of a page. A run never crosses a vertical ruling, but for a closing mark that hangs over it. */
export function glyphRuns(glyphs: Glyphs, rulings: readonly Ruling[]): GlyphRuns {
  const walls = rulings.filter((r) => r.axis === 'vertical').sort((a, b) => a.at - b.at);
  const runs: TextRun[] = [];
  for (const line of withScripts(baselines(glyphs), (own) => pieces(own, wallsAt(own, walls)))) {
    const texts = strands(line);
    const own = wallsAt(line, walls);
    for (const text of texts) runs.push(...spacedOut(pieces(text, own), own).map(runOf));
  }
  const { boxes, doubted } = overprinted(runs);
  if (boxes.length === 0) return { runs, overprinted: boxes };
  return {
    runs: runs.map((run) => (doubted.has(run) ? { ...run, confidence: OVERPRINTED_CONFIDENCE } : run)),
    overprinted: boxes,
  };
}

/** Under even chances: of two texts over each other nobody can tell which is meant, or whether either belongs there. */
const OVERPRINTED_CONFIDENCE = 0.4;

/** The boxes of runs that lie over another one for the most part, and both runs of each pair. */
function overprinted(runs: readonly TextRun[]): { boxes: Box[]; doubted: ReadonlySet<TextRun> } {
  const sorted = [...runs].sort((a, b) => a.box.y0 - b.box.y0);
  const found: Box[] = [];
  const doubted = new Set<TextRun>();
  let first = 0;
  const tallest = runs.reduce((max, { box }) => Math.max(max, box.y1 - box.y0), 0);
  sorted.forEach((run, i) => {
    while (sorted[first]!.box.y0 + tallest < run.box.y0) first++;
    for (let k = first; k < i; k++) {
      if (!sharesMost(sorted[k]!, run)) continue;
      found.push(run.box);
      doubted.add(sorted[k]!).add(run);
    }
  });
  return { boxes: found, doubted };
}

function sharesMost(first: TextRun, second: TextRun): boolean {
  const { box: a, fontSize: size } = first;
  const { box: b } = second;
  // A single small character in a larger text is the index of a root, a letter of a logo.
  const isMark = Math.min(first.text.length, second.text.length) === 1;
  if (isMark && Math.abs(size - second.fontSize) > 0.2 * size) return false;
  const width = Math.min(a.x1, b.x1) - Math.max(a.x0, b.x0);
  const height = Math.min(a.y1, b.y1) - Math.max(a.y0, b.y0);
  if (width <= 0 || height <= 0) return false;
  const area = (box: Box) => (box.x1 - box.x0) * (box.y1 - box.y0);
  return width * height > OVERPRINTED * Math.min(area(a), area(b));
}

/** The walls a line of glyphs may meet. */
function wallsAt(line: Glyphs, walls: readonly Ruling[]): readonly Ruling[] {
  let top = Infinity;
  let bottom = -Infinity;
  for (const { y, size } of line) {
    top = Math.min(top, y - size);
    bottom = Math.max(bottom, y);
  }
  return walls.filter((wall) => wall.from <= bottom && wall.to >= top);
}

/** The line cut at its gaps and walls. */
function pieces(line: Glyphs, walls: readonly Ruling[]): PaintedGlyph[][] {
  const found: PaintedGlyph[][] = [];
  let start = 0;
  let hangs = false;
  for (let i = 1; i <= line.length; i++) {
    const [left, right] = [line[i - 1]!, line[i]];
    if (right !== undefined && !isGap(left, right)) {
      const walled = isWalled(left, right, walls);
      const hanging = isHanging(left, right);
      // Behind a mark that hangs over the wall begins the next cell's text.
      if (hanging || (!walled && !hangs)) {
        hangs ||= walled;
        continue;
      }
    }
    found.push(line.slice(start, i));
    start = i;
    hangs = false;
  }
  return found;
}

function isGap(left: PaintedGlyph, right: PaintedGlyph): boolean {
  const large = Math.max(left.size, right.size);
  const small = Math.min(left.size, right.size);
  const em = large > small * OTHER_SIZE ? small : large;
  return right.x - (left.x + left.advance) > RUN_GAP * em;
}

/** A mark that may not begin a line: it stands on the line it closes, though its cell has no room for it there. */
const CLOSING_MARK = /^[）)》〉」』】〕”’，。、；：！？]$/u;
/** Such a mark follows its text without a gap (em). */
const HANGING_GAP = 0.1;

function isHanging(left: PaintedGlyph, right: PaintedGlyph): boolean {
  const gap = Math.abs(right.x - (left.x + left.advance));
  return CLOSING_MARK.test(right.text) && left.size === right.size && gap < HANGING_GAP * right.size;
}

/** @param slack how far off a wall may end above or below the middle of the text (em) */
function isWalled(left: PaintedGlyph, right: PaintedGlyph, walls: readonly Ruling[], slack = 0): boolean {
  const from = left.x + left.advance / 2;
  const to = right.x + right.advance / 2;
  const size = Math.max(left.size, right.size);
  const middle = left.y - size * 0.35;
  const reach = slack * size;
  return walls.some((w) => w.at > from && w.at < to && w.from <= middle + reach && w.to >= middle - reach);
}

/** A dashed wall may have its gap beside the middle of the text; the wall of the row above ends half an em above that or more. */
const DASH_GAP = 0.3;

/** Joins characters spaced out evenly, one by one (指 标 值): one text, though its gaps are as wide as those between columns. */
function spacedOut(parts: readonly Glyphs[], walls: readonly Ruling[]): readonly Glyphs[] {
  if (parts.length < FEWEST_SPACED) return parts;
  const joined: Glyphs[] = [];
  for (let i = 0; i < parts.length; ) {
    const first = parts[i]![0]!;
    const second = parts[i + 1]?.[0];
    const pitch = second === undefined ? Infinity : second.x - first.x;
    let end = i + 1;
    while (
      end < parts.length &&
      parts[i]!.length === 1 &&
      isNextSpaced(parts[end - 1]!, parts[end]!, pitch, walls)
    )
      end++;
    if (end - i < FEWEST_SPACED) end = i + 1;
    joined.push(end === i + 1 ? parts[i]! : parts.slice(i, end).flat());
    i = end;
  }
  return joined;
}

function isNextSpaced(left: Glyphs, right: Glyphs, pitch: number, walls: readonly Ruling[]): boolean {
  const [a, b] = [left[0]!, right[0]!];
  if (left.length > 1 || right.length > 1 || a.size !== b.size || pitch > WIDEST_PITCH * a.size) return false;
  return Math.abs(b.x - a.x - pitch) < PITCH_SPREAD * a.size && !isWalled(a, b, walls, DASH_GAP);
}

function runOf(glyphs: Glyphs): TextRun {
  let size = 0;
  let baseline = 0;
  for (const glyph of glyphs) {
    if (glyph.size <= size) continue;
    size = glyph.size;
    baseline = glyph.y;
  }
  let text = '';
  let end = -Infinity;
  for (const glyph of glyphs) {
    if (text !== '' && glyph.x - end > WORD_GAP * glyph.size) text += ' ';
    text += textInRun(glyph, size, baseline);
    end = Math.max(end, glyph.x + glyph.advance);
  }
  return {
    text,
    box: { x0: glyphs[0]!.x, y0: baseline - ASCENT * size, x1: end, y1: baseline + DESCENT * size },
    fontSize: size,
    source: 'digital',
    confidence: 1,
  };
}
