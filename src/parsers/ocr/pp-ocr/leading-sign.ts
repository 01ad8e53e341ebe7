/**
 * The sign a value begins with, between its net and the recogniser: the net tells which it is, the recogniser reads what stands behind it.
 */
import { bestSign, COMPARATORS, type GlyphChances, type GlyphClass } from '../operator-net.ts';
import { firstGlyphEnd, inkColumns } from '../sign-window.ts';
import type { Dictionary } from './dictionary.ts';
import { type Emissions, faded, slice } from './emissions.ts';
import { type DecodedPath, type EmittedCharacter, middleOf } from './free-path.ts';
import type { ReadLine } from './read-line.ts';
import type { LookedAt } from './recogniser.ts';

/** Signs that mean the same: which of them was printed is no doubt of the value. */
const ALIKE: Partial<Record<GlyphClass, GlyphClass>> = { '≥': '≧', '≧': '≥', '≤': '≦', '≦': '≤' };
/** A worn `≥` looks like `>` to both: two that see a `>` are no two witnesses. */
const WEARS_TO: ReadonlySet<GlyphClass> = new Set(['>', '<']);
/** Neither net nor recogniser is surer than this. */
const MOST = 0.995;

/**
 * The chance of what the sign says.
 *
 * @param read the recogniser's chance of the same sign in its place; null where it read another, or none
 */
export function signChance(chances: GlyphChances, sign: GlyphClass, read: number | null): number {
  const alike = ALIKE[sign];
  const seen = Math.min(1, chances[sign] + (alike === undefined ? 0 : chances[alike]));
  if (read === null || WEARS_TO.has(sign)) return seen;
  const [a, b] = [Math.min(MOST, seen), Math.min(MOST, read)];
  return Math.max(seen, (a * b) / (a * b + (1 - a) * (1 - b)));
}

/** Whether the recogniser read what the net sees, or a sign that means the same. */
export function saysTheSame(before: string, sign: GlyphClass): boolean {
  return isSameSign(before, sign) || before === ALIKE[sign];
}

/** Whether no ink stands behind the strip's first glyph. */
export function isLoneGlyph({ strip }: LookedAt): boolean {
  const end = strip === null ? null : firstGlyphEnd(strip);
  return strip !== null && end !== null && !inkColumns(strip).subarray(end).includes(1);
}

/**
 * The frames behind the sign; what its last frames still say of it does not stand for another character. But `=` behind `>` is one of
 * its own (`>=24`).
 */
export function behindSign(
  part: Emissions,
  free: DecodedPath,
  head: number,
  sign: GlyphClass,
  dictionary: Dictionary,
): Emissions {
  const cut = head === 0 ? 0 : free.characters[head - 1]!.to + 1;
  const read = free.characters.slice(0, head).map(({ text }) => text);
  const strokes = sign === '>' || sign === '<' ? '≥≤<>＜＞‹›〈〉' : '≥≤<>＜＞=＝‹›〈〉';
  const signs = [...read, ...strokes].flatMap((text) => dictionary.classOf.get(text) ?? []);
  const next = free.characters[head]?.from ?? part.frames;
  return faded(slice(part, cut, part.frames), next - cut, new Set(signs));
}

const DIGIT = /^[0-9０-９]/u;
const SIGN = /^[≥≤≧≦<>＜＞=＝‹›〈〉]/u;

/** Chance left to a first figure that the net takes for neither a figure nor a sign: `/` has come out as 7. */
const OTHER_THAN_FIGURE = 0.9;

/** How far the net agrees with a text read without it. */
export function agreement(text: string, chances: GlyphChances): number {
  if (SIGN.test(text)) return Math.max(0.05, bestSign(chances)[1]);
  const signs = COMPARATORS.reduce((sum, name) => sum + chances[name], 0);
  return DIGIT.test(text) ? chances.digit + OTHER_THAN_FIGURE * (1 - signs - chances.digit) : 1 - signs;
}

/** How far a character's frames may lie right of its glyph, in pixels of the strip. */
const SLACK = 2;

/**
 * A sign is no wider than so much of its line's height: a figure whose middle is further right of the ink's beginning stands behind the sign,
 * however they touch. It rests on little: in 20 photos and faxes two figures touched an unread sign, 0.69 and 0.71 of the height away, and two
 * were read out of a sign, 0.17 and 0.38 away.
 */
const SIGN_WIDTH = 0.5;

export interface SignHead {
  /** How many characters of the free path were read out of the sign. */
  readonly length: number;
  /** Whether the sign's ink goes on into a figure, and the recogniser did not see the same sign before it. */
  readonly isTouched: boolean;
}

/**
 * What of the free path is the sign that the net sees. A figure that touches it is none of it: a blurred 8 touches the = before it, and `=81`
 * must not become `=1`, nor `≥95%` become `>5%` where the recogniser did not see the sign at all.
 */
export function signHead(
  characters: readonly EmittedCharacter[],
  looked: LookedAt,
  sign: GlyphClass,
): SignHead {
  const end = looked.strip === null ? null : firstGlyphEnd(looked.strip);
  if (looked.strip === null || end === null) {
    return { length: SIGN.test(characters[0]?.text ?? '') ? 1 : 0, isTouched: false };
  }
  const middle = (character: EmittedCharacter): number => middleOf(character, looked.step);
  const behind = characters.findIndex((character) => middle(character) > end + SLACK);
  const head = behind < 0 ? characters.length : behind;
  const figure = characters.slice(0, head).findIndex(({ text }) => DIGIT.test(text));
  if (figure > 0 && isSameSign(textOf(characters.slice(0, figure)), sign)) {
    return { length: figure, isTouched: false };
  }
  const start = inkColumns(looked.strip).indexOf(1);
  const furthest = start + looked.strip.height * SIGN_WIDTH;
  const apart = characters
    .slice(0, head)
    .findIndex((character) => DIGIT.test(character.text) && middle(character) > furthest);
  return apart < 0 ? { length: head, isTouched: false } : { length: apart, isTouched: true };
}

/** Whether the recogniser read the sign the net sees, be it in full width or set from two. */
function isSameSign(before: string, sign: GlyphClass): boolean {
  return before === sign || WIDE[before] === sign || isPair(before, sign);
}

/** `>=` where the net sees `>`: it looks at one glyph. */
function isPair(before: string, sign: GlyphClass): boolean {
  return /^.[=＝]$/u.test(before) && (READ_BEFORE_EQUALS[sign] ?? '').includes(before.charAt(0));
}

const WIDE: Readonly<Record<string, string>> = { '＞': '>', '＜': '<', '＝': '=' };
/** What a sign before `=` is read as beside itself: a quotation mark (`‹=157` is printed so), and the brackets such a small one looks like. */
const READ_BEFORE_EQUALS: Partial<Record<GlyphClass, string>> = { '<': '<＜‹〈《（(', '>': '>＞›〉》）)' };
/** Signs and the marks that stand for them, printed so. */
const PRINTED = /^[<＜‹>＞›]/u;

export function withSign(
  line: ReadLine,
  sign: GlyphClass,
  chance: number,
  before: string,
  cut: number,
): ReadLine {
  // The same sign in full width, or one set from two (`>=`) in one piece of ink, stays as the recogniser read it.
  const pair = PRINTED.test(before) ? before : `${sign}=`;
  const text = isPair(before, sign) ? pair : WIDE[before] === sign ? before : sign;
  const characters = [
    { text, from: 0, to: Math.max(0, cut - 1), probability: chance },
    ...line.characters.map((character) => ({
      ...character,
      from: character.from + cut,
      to: character.to + cut,
    })),
  ];
  return {
    characters,
    chance: line.chance * chance,
    basis: 'value',
    changes: text === before ? line.changes : ['operator-net', ...line.changes],
  };
}

function textOf(characters: readonly EmittedCharacter[]): string {
  return characters.map(({ text }) => text).join('');
}
