/**
 * Full-width or half-width brackets: the recogniser mixes them up at any confidence (of 94 full-width ones on clean scans 56 came out
 * half-width), but a full-width bracket has half an em of paper on its outer side.
 */
import type { LineStrip } from '../line-strip.ts';
import { inkColumns } from '../sign-window.ts';
import { type EmittedCharacter, middleOf } from './free-path.ts';

/** A line's characters and the picture they were read from. */
export interface BracketLine {
  readonly characters: readonly EmittedCharacter[];
  readonly strip: LineStrip | null;
  /** Pixels of the strip a frame. */
  readonly step: number;
}

type Width = 'full' | 'half';

interface Bracket {
  readonly line: number;
  readonly at: number;
  readonly opens: boolean;
  /** What the paper beside it says; null at the end of a line. */
  readonly width: Width | null;
}

const FULL: Readonly<Record<string, string>> = { '(': '（', ')': '）', '（': '（', '）': '）' };
const HALF: Readonly<Record<string, string>> = { '(': '(', ')': ')', '（': '(', '）': ')' };

/** Paper beside a bracket from which it is full-width, in shares of the strip's height: full 0.3–0.6, half below 0.15. */
const FULL_GAP = 0.23;
/** From the character before a bracket to the one behind it, in the same: full 1.5–1.8, half 0.8–1.3. */
const FULL_SPAN = 1.45;
const HALF_SPAN = 1.38;
/** From one Chinese character to the next, in the same, where nothing makes the line taller than they are; a speck below it does. */
const PITCH = 0.85;
/** So many distances tell the line's own. */
const LEAST_PITCHES = 3;
/** Marks that may have half an em of paper of their own before them, and behind them: the width they were read in says nothing. */
const BLANK_BEFORE = /^[（(《「『【“‘]$/u;
const BLANK_BEHIND = /^[，,、；;：:。！!？?）)》」』】”’]$/u;

/** The texts of a cell's lines with each pair of brackets in one width; a pair that nothing tells it of is marked. */
export function withBracketWidths(lines: readonly BracketLine[]): readonly (readonly EmittedCharacter[])[] {
  const brackets = lines.flatMap((line, i) => bracketsOf(line, i));
  if (brackets.length === 0) return lines.map((line) => line.characters);
  const texts = lines.map((line) => [...line.characters]);
  for (const pair of pairsOf(brackets)) {
    const widths = new Set(pair.map((bracket) => bracket.width).filter((width) => width !== null));
    const full = widths.size === 1 ? widths.has('full') : beside(pair, texts);
    for (const { line, at } of pair) {
      const { text, ...character } = texts[line]![at]!;
      const own = (full ? FULL : HALF)[text]!;
      texts[line]![at] = { ...character, text: own, ...(widths.size !== 1 && { widthUnknown: true }) };
    }
  }
  return texts;
}

function bracketsOf(line: BracketLine, number: number): readonly Bracket[] {
  const found: Bracket[] = [];
  line.characters.forEach(({ text }, at) => {
    if (FULL[text] === undefined) return;
    const opens = FULL[text] === '（';
    found.push({ line: number, at, opens, width: widthOf(line, at, opens) });
  });
  return found;
}

/** Opening and closing brackets that belong together, and those left over alone. */
function pairsOf(brackets: readonly Bracket[]): readonly (readonly Bracket[])[] {
  const open: Bracket[] = [];
  const pairs: Bracket[][] = [];
  for (const bracket of brackets) {
    const partner = bracket.opens ? undefined : open.pop();
    if (bracket.opens) open.push(bracket);
    else pairs.push(partner === undefined ? [bracket] : [partner, bracket]);
  }
  return [...pairs, ...open.map((bracket) => [bracket])];
}

/** Null where there is nothing beside it, where that is blank on its side anyway, and where paper and places contradict each other. */
function widthOf(line: BracketLine, at: number, opens: boolean): Width | null {
  const { characters, strip, step } = line;
  const neighbour = characters[opens ? at - 1 : at + 1];
  if (strip === null || neighbour === undefined) return null;
  if ((opens ? BLANK_BEHIND : BLANK_BEFORE).test(neighbour.text)) return null;
  const middle = middleOf(characters[at]!, step);
  const ink = inkColumns(strip);
  const outer = opens ? -1 : 1;
  // From the bracket's own ink outwards over the paper to the neighbour's.
  let x = nearestInk(ink, Math.round(middle), strip.height / 6);
  if (x === null) return null;
  while (ink[x] === 1) x += outer;
  const edge = x;
  while (x >= 0 && x < strip.width && ink[x] === 0) x += outer;
  const paper = Math.abs(x - edge) >= FULL_GAP * strip.height ? 'full' : 'half';
  const places = byNeighbours(line, at);
  return places === null || places === paper ? paper : null;
}

/** What the distance of the Chinese characters on both sides says: dirt between them does not change it. */
function byNeighbours({ characters, strip, step }: BracketLine, at: number): Width | null {
  const [before, after] = [characters[at - 1], characters[at + 1]];
  if (strip === null || before === undefined || after === undefined) return null;
  if (!HAN.test(before.text) || !HAN.test(after.text)) return null;
  const height = Math.min(strip.height, pitchOf(characters, step) / PITCH);
  const span = (middleOf(after, step) - middleOf(before, step)) / height;
  if (span >= FULL_SPAN) return 'full';
  return span <= HALF_SPAN ? 'half' : null;
}

/** Mean distance of Chinese characters that stand side by side; Infinity where there are too few. */
function pitchOf(characters: readonly EmittedCharacter[], step: number): number {
  const pitches = characters.flatMap((own, i) => {
    const before = characters[i - 1];
    const isPair = before !== undefined && HAN.test(before.text) && HAN.test(own.text);
    return isPair ? [middleOf(own, step) - middleOf(before, step)] : [];
  });
  if (pitches.length < LEAST_PITCHES) return Infinity;
  return pitches.reduce((sum, pitch) => sum + pitch, 0) / pitches.length;
}

function nearestInk(ink: Uint8Array, middle: number, reach: number): number | null {
  for (let away = 0; away <= reach; away += 1) {
    if (ink[middle - away] === 1) return middle - away;
    if (ink[middle + away] === 1) return middle + away;
  }
  return null;
}

const HAN = /\p{Script=Han}/u;

/** Without evidence of its own a pair is full-width where there is Chinese inside it, else as it was read. */
function beside(pair: readonly Bracket[], texts: readonly (readonly { readonly text: string }[])[]): boolean {
  const [first, last = first] = pair;
  const flat = texts.flatMap((line, i) => line.map(({ text }, at) => ({ text, line: i, at })));
  const index = (bracket: Bracket): number =>
    flat.findIndex(({ line, at }) => line === bracket.line && at === bracket.at);
  const [from, to] = [index(first!), index(last!)];
  const inside = from === to ? flat : flat.slice(from + 1, to);
  if (inside.some(({ text }) => HAN.test(text))) return true;
  return pair.every(({ line, at }) => texts[line]![at]!.text === FULL[texts[line]![at]!.text]);
}
