/**
 * A level's name stands alone in its cell, which is tall where it covers many rows: what is left of a seal, a tick or a fold's shade lies
 * there as often, and each would make the name one that nobody knows, on every row below it.
 */
import { columnRole } from '../../glossary/columns.ts';
import { compact, halfWidth } from '../../glossary/compact.ts';
import { isLevel1Name, isLevel2Name, splitLevelWeight } from '../../glossary/levels.ts';
import type { LineReading, OcrEngine, RecognisedLine } from './engine.ts';
import type { ScanLine } from './scan-layout.ts';
import type { ScanRemark } from './scan-remark.ts';

/** A line of print is believed with more than this on the poorest copy that can be read; what a seal leaves reads at 0.03–0.5. */
const STAIN = 0.6;
/** Chance left to a name beside which stains were left out: under what goes without review. */
const BESIDE_STAINS = 0.8;
/** Fewest letters of a name found so. */
const LEAST_NAME = 2;

// In em, the height of the page's text: a line of it has 0.8 to 1.1.
/** A seal's characters and what is left of its ring stand higher than the form's own … */
const TALL = 1.3;
/** … and stains lower. */
const LOW = 0.7;
/** Letters by themselves are what strokes of seals and shades read as, up to so many and to this belief; a level's name has none. */
const MOST_LETTERS = 3;
const BELIEVED = 0.9;
/** What cannot be read is no name where it is this short; the shortest names of levels are longer. */
const MOST_OF_STAIN = 2;

/** The lines of the cell that make the name, and how they read; from line `from` on. */
export interface NameAmongStains {
  readonly from: number;
  readonly readings: readonly LineReading[];
}

/**
 * Null where the lines name a level as they are, or none of them does, or what else is there can be read.
 *
 * @param heights of the lines, in em
 */
export function nameAmongStains(
  looked: readonly RecognisedLine[],
  readings: readonly LineReading[],
  engine: OcrEngine,
  heights: readonly number[],
): NameAmongStains | null {
  const hasWeight = isWeightOfStains(looked, readings);
  // A star under a name is a seal's as often as the form's, but where it goes on others (★★|★).
  const hasMark = readings.some(
    ({ text }, i) => MARK.test(text) && !readings.some((other, j) => j !== i && other.text.includes(text)),
  );
  if (looked.length < 2 || (isLevel(readings) && !hasWeight && !hasMark)) return null;
  const isStain = looked.map(({ free }) => free.text === '' || free.confidence < STAIN || !isWord(free.text));
  const isUnlike = looked.map(({ free }, i) => isStain[i]! || isLetters(free) || isTall(heights[i]!));
  // Beside a whole label a character by itself is none of its own, however well it reads.
  const isOfWhole = looked.map(({ free }, i) => isUnlike[i] === true || Array.from(free.text).length === 1);
  for (let length = looked.length - 1; length >= 1; length -= 1) {
    for (let from = 0; from + length <= looked.length; from += 1) {
      const [first, last] = [looked[from]!, looked[from + length - 1]!];
      const isElse = (stains: readonly boolean[]) =>
        stains.every((own, i) => own || (i >= from && i < from + length));
      if (!isElse(isOfWhole) || first.free.text === '' || last.free.text === '') continue;
      const own = engine.decode(looked.slice(from, from + length), 'level');
      const isWhole = WHOLE_NAME.test(own.map(({ text }) => text).join(''));
      if (isLevel(own) && (isWhole || (isElse(isStain) && !hasWeight)))
        return { from, readings: own.map(doubted) };
    }
  }
  return null;
}

/**
 * Whether a level's cell holds nothing but stains: a label cut by the end of a page leaves cells without print, in which a seal stands as often as
 * elsewhere. Each line is unlike the form's print, and most are such that nobody believes them.
 *
 * @param heights of the lines, in em
 */
export function isStainsAlone(
  looked: readonly RecognisedLine[],
  readings: readonly LineReading[],
  heights: readonly number[],
): boolean {
  if (readings.every(({ text }) => text === '') || isLevel(readings)) return false;
  const isUnread = looked.map(({ free }) => free.text === '' || free.confidence < STAIN);
  const isStain = looked.map(({ free }, i) => {
    const isShort = Array.from(free.text).length <= MOST_OF_STAIN;
    const isOdd = isTall(heights[i]!) || heights[i]! < LOW || isShort;
    return free.text === '' || (isUnread[i]! ? isOdd : isTall(heights[i]!) && isShort);
  });
  return isStain.every(Boolean) && 2 * isUnread.filter(Boolean).length > looked.length;
}

function isTall(height: number): boolean {
  return height >= TALL;
}

function isLetters({ text, confidence }: LineReading): boolean {
  return confidence < BELIEVED && /^[A-Za-z]+$/u.test(text) && text.length <= MOST_LETTERS;
}

/**
 * Whether a weight behind the name was made of stains: a seal's 5, 伤, 5 and 四 under a name are 5分 to a grammar that knows weights, and the
 * picture shows no such 分. A worn weight is one that its own line says freely.
 */
function isWeightOfStains(looked: readonly RecognisedLine[], readings: readonly LineReading[]): boolean {
  return looked.some(
    ({ free }, i) =>
      i > 0 && WEIGHT.test(readings[i]!.text) && free.confidence < STAIN && free.text !== readings[i]!.text,
  );
}

/** A line of one mark; a bracket may be a weight's, carried over, and what a form marks with stars has three (★★★). */
const MARK = /^[^\p{L}\p{N}()（）]$/u;

const WEIGHT = /^(?=.)[（(]?\d*分?[)）]?$/u;

/** A stain on the name's own line: so many characters at most, on both sides together. */
const MOST_ON_LINE = 4;

/** A name between what a seal left on its line, and what that was read as. */
export interface NameWithinStains {
  readonly reading: LineReading;
  readonly leftOut: string;
}

/**
 * A whole label in a longer reading whose other characters are marks or hardly believed: （影质量指标、. Null where the reading names a level
 * as it is, or where something else there can be read (其他质量指标).
 */
export function nameWithinStains(reading: LineReading): NameWithinStains | null {
  return isLevel([reading]) ? null : withinStains(reading, isLabel);
}

/**
 * The same of a level's column in a row of headers: 二“/三级指标. Of no other column: what stands before 指标值 tells whose value it is (上年指标值), however
 * badly it is read.
 */
export function headerWithinStains(reading: LineReading): NameWithinStains | null {
  return withinStains(reading, isHeader);
}

function withinStains(reading: LineReading, isName: (reading: LineReading) => boolean) {
  const { characters } = reading;
  if (isName(reading)) return null;
  for (let length = characters.length - 1; length >= LEAST_WHOLE_NAME; length -= 1) {
    if (characters.length - length > MOST_ON_LINE) return null;
    for (let from = 0; from + length <= characters.length; from += 1) {
      const own = characters.slice(from, from + length);
      const others = [...characters.slice(0, from), ...characters.slice(from + length)];
      const name = { ...reading, text: textOf(own), characters: own };
      if (!isName(name)) continue;
      const isAllElseStain = others.every(({ text, probability }) => probability < STAIN || !isWord(text));
      return isAllElseStain ? { reading: doubted(name), leftOut: textOf(others) } : null;
    }
  }
  return null;
}

function isLabel(reading: LineReading): boolean {
  return WHOLE_NAME.test(reading.text) && isLevel([reading]);
}

/** Marks at its ends are none of a name's, though a column is known with them too. */
function isHeader({ text }: LineReading): boolean {
  return (
    columnRole(compact(text))?.startsWith('level') === true && /^[\p{L}\p{N}].*[\p{L}\p{N}]$/u.test(text)
  );
}

const WHOLE_NAME = /.{2}(?:指标|目标)$/u;

function isWord(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

/** 产出指标: shorter ones are words. */
const LEAST_WHOLE_NAME = 4;

function textOf(characters: LineReading['characters']): string {
  return characters.map(({ text }) => text).join('');
}

function isLevel(readings: readonly LineReading[]): boolean {
  const { name } = splitLevelWeight(halfWidth(compact(readings.map(({ text }) => text).join(''))));
  return name.length >= LEAST_NAME && (isLevel1Name(name) || isLevel2Name(name));
}

function doubted(reading: LineReading): LineReading {
  return { ...reading, confidence: Math.min(BESIDE_STAINS, reading.confidence) };
}

/** What a line beside the name, or in a cell without one, was read as: it may have been print under a seal. Nothing where it was read as nothing. */
export function leftOutRemark({ box }: ScanLine, text: string, isAlone = false): readonly ScanRemark[] {
  if (text === '') return [];
  const where = isAlone
    ? 'in the cell of a level, and nothing else there'
    : 'beside the name of a level or column';
  const message = `read ${where}, taken for a stain and left out: “${text}”`;
  return [{ code: 'text-left-out', message, severity: 'review', box }];
}
