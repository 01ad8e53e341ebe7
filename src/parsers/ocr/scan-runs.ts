/** A line as read → text runs: one in a cell; elsewhere parted where texts stand apart. */
import type { TextRun } from '../page.ts';
import type { LineReading, ReadCharacter } from './engine.ts';
import type { ScanLine } from './scan-layout.ts';
import type { Stretch } from './text-strips.ts';

/** Height of the characters' ink as a share of their em box. */
const INK_HEIGHT = 0.92;
/** A dash or a dot has the size of the text around it: a run is taken for at least this high (em). */
const LEAST_HEIGHT = 0.8;
/** Beside full-width punctuation, which fills half of its square, texts are parted by gaps from this width (em). */
const PUNCTUATION_GAP = 1.05;
/** A word set wide has its characters up to this far apart (em); a text of one character stands further from the next column. */
const WIDE_SET = 0.65;
/** Characters of a word spread over its cell stand on one pitch, narrow ones (目) too: up to so many em, and alike within this. */
const PITCH = 2;
const OFF_PITCH = 0.2;
/** A decimal point leaves this much room (em) beside it at most: half of a figure's cell, and what a 1 leaves of its own. */
const POINT_GAP = 0.65;
const ENDS_IN_SPACE = /[，、；：。！？）》」』】”’,;:]$/u;
const BEGINS_WITH_SPACE = /^[（《「『【“‘]/u;
/** What no text begins with belongs to the text before. */
const CLOSES = /^[，、；：。！？）》」』】”’,;:)]/u;

/** The measures of the page a line stands on. */
export interface RunScale {
  /** Points a pixel. */
  readonly points: number;
  /** Height of the page's text in pixels. */
  readonly em: number;
}

/** @param chance calibrated chance that the text, or its cell's whole text, is right */
export function scanRuns(line: ScanLine, reading: LineReading, chance: number, scale: RunScale): TextRun[] {
  if (reading.text.trim() === '') return [];
  const { box } = line;
  const { points, em } = scale;
  const height = Math.max(box.y1 - box.y0, LEAST_HEIGHT * em);
  return textsOf(line, reading, em).map(({ text, from, to }) => ({
    text,
    box: { x0: from * points, y0: box.y0 * points, x1: to * points, y1: box.y1 * points },
    fontSize: (height * points) / INK_HEIGHT,
    source: 'ocr',
    confidence: chance,
  }));
}

/**
 * The line in as many as it has texts: columns nearer to each other than the characters of a headline are found as one line, and read as one
 * text, of which no part is expected to be a level or a value. The line itself where it is one text.
 */
export function partedLine(line: ScanLine, reading: LineReading, em: number): readonly ScanLine[] {
  const texts: PlacedText[] = [];
  for (const text of textsOf(line, reading, em)) {
    const last = texts.at(-1);
    if (last === undefined || (text.from - last.to >= COLUMN_GAP * em && !SIGN.test(last.text)))
      texts.push(text);
    else texts.splice(-1, 1, { text: last.text + text.text, from: last.from, to: text.to });
  }
  if (texts.length < 2) return [line];
  return texts.map(({ from, to }) => {
    const box = { ...line.box, x0: from, x1: to };
    const within = { x0: from - 1, y0: box.y0 - 1, x1: to + 1, y1: box.y1 + 1 };
    return { box, within, stretches: line.stretches.filter((own) => own.from >= from && own.to <= to) };
  });
}

/** Texts nearer to each other (em) are read as one: words of one cell stand apart as far, and a sign from its figure. */
const COLUMN_GAP = 0.8;
/** A sign is told from its like by what follows. */
const SIGN = /^[≥≤≧≦＞＜><=＝~～±]+$/u;

interface PlacedText extends Stretch {
  readonly text: string;
}

function textsOf({ box, stretches }: ScanLine, { text, characters }: LineReading, em: number): PlacedText[] {
  const whole = { text, from: box.x0, to: box.x1 };
  // A reading whose characters are not its text was put together otherwise: it has no places to part it at.
  if (stretches.length < 2 || characters.map((c) => c.text).join('') !== text) return [whole];
  const texts: { text: string; from: number; to: number }[] = [];
  const own = inStretches(characters, stretches, box.x0, box.x1 - box.x0);
  const isSpread = onOnePitch(own, stretches, em);
  own.forEach((piece, i) => {
    if (piece.trim() === '') return;
    const { from, to } = stretches[i]!;
    const last = texts.at(-1);
    if (last !== undefined && (isSpread[i] || !isParted(last.text, piece, from - last.to, em))) {
      last.text += piece;
      last.to = to;
    } else texts.push({ text: piece, from, to });
  });
  return texts.length === 0 ? [whole] : texts;
}

/** Whether each stretch goes on a word spread evenly with the two before, or with the one before and the one behind. */
function onOnePitch(pieces: readonly string[], stretches: readonly Stretch[], em: number): boolean[] {
  const places = pieces.map((piece, i) =>
    /^\p{Script=Han}$/u.test(piece.trim()) ? (stretches[i]!.from + stretches[i]!.to) / 2 : Number.NaN,
  );
  // With a stretch of anything else there is no pitch, and no comparison holds.
  const isEven = (i: number): boolean => {
    const [before, pitch] = [places[i]! - places[i - 1]!, places[i + 1]! - places[i]!];
    return Math.abs(before - pitch) <= OFF_PITCH * em && Math.max(before, pitch) <= PITCH * em;
  };
  return places.map((_, i) => isEven(i) || isEven(i - 1));
}

/** The characters of each stretch: those whose middle lies nearest to it; none goes back behind the one before. */
function inStretches(
  characters: readonly ReadCharacter[],
  stretches: readonly Stretch[],
  left: number,
  width: number,
): string[] {
  const texts = stretches.map(() => '');
  let at = 0;
  for (const character of characters) {
    const middle = left + ((character.x0 + character.x1) / 2) * width;
    while (at + 1 < stretches.length && middle > (stretches[at]!.to + stretches[at + 1]!.from) / 2) at++;
    texts[at] += character.text;
  }
  return texts;
}

function isParted(before: string, after: string, gap: number, em: number): boolean {
  if (isWideSet(before, after) && gap < WIDE_SET * em) return false;
  if (isOneNumber(before, after) && gap < POINT_GAP * em) return false;
  const isPunctuated = ENDS_IN_SPACE.test(before) || BEGINS_WITH_SPACE.test(after) || CLOSES.test(after);
  return !isPunctuated || gap >= PUNCTUATION_GAP * em;
}

/** 81 beside .9%, 81. beside 9%. */
function isOneNumber(before: string, after: string): boolean {
  return (/\d$/u.test(before) && /^[.．]\d/u.test(after)) || (/\d[.．]$/u.test(before) && /^\d/u.test(after));
}

/** 目 beside 标值: narrow characters stand further from their neighbours than wide ones. */
function isWideSet(before: string, after: string): boolean {
  const isHan = (text: string) => /^\p{Script=Han}+$/u.test(text);
  return isHan(before) && isHan(after) && (before.length === 1 || after.length === 1);
}
