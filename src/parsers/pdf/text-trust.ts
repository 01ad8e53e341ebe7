/**
 * Whether the characters a PDF states for its glyphs can be what is drawn.
 *
 * Found out: codes without any meaning; fonts whose glyph names contradict their ToUnicode table; text that is no language (rare
 * ideographs, letters of many scripts), as it comes from codes taken for characters or from a wrong table. Not found out: a table
 * that swaps common characters among themselves in a font without glyph names (digits shuffled on purpose); pdf.js rebuilds
 * embedded fonts, so their own tables are not at hand, and only the picture of the page could tell.
 */
import type { PaintedGlyph, PaintFont } from './painted-page.ts';

/** Stands in the text for a glyph of unknown meaning, so that it is neither lost nor taken for another character. */
export const UNKNOWN = '\ufffd';

export interface TrustedText {
  /** The glyphs, those of unknown meaning as U+FFFD. */
  readonly glyphs: readonly PaintedGlyph[];
  /** Why the text cannot be trusted, for people; null where it can. */
  readonly doubt: string | null;
  /** Glyphs of unknown meaning on a page that is otherwise sound. */
  readonly unknown: readonly PaintedGlyph[];
}

/** Unknown characters: more than this many, and more than this share of a page's text, put all of it in doubt. */
const UNKNOWN_COUNT = 2;
const UNKNOWN_SHARE = 0.02;
/** Share of ideographs outside the common sets. Published forms have under 3 %; characters drawn at random 65 %. */
const RARE_SHARE = 0.35;
const RARE_LEAST = 20;
/** Share of letters and signs that no Chinese form is written in. */
const ALIEN_SHARE = 0.15;
const NOISE_SHARE = 0.3;
const ALIEN_LEAST = 10;
const NOISE_LEAST = 30;
/** Share of a font's glyphs whose name says another character than its ToUnicode table. */
const CONTRADICTED_SHARE = 0.2;
const CONTRADICTED_LEAST = 3;

/** A font has one or two codes for blanks; this many are a table that states blanks for all. */
const BLANK_CODES = 5;

const PLAIN = 0;
const COMMON = 1;
const RARE = 2;
const ALIEN = 3;
const NOISE = 4;
const NO_CHARACTER = 5;
/** The kind of every UTF-16 unit. */
const KINDS = kinds();

function kinds(): Uint8Array {
  const table = new Uint8Array(0x10000);
  const set = (from: number, to: number, kind: number) => table.fill(kind, from, to + 1);
  // Scripts that share no page with Chinese; those of China's minorities (Arabic, Tibetan, Mongolian, Yi, Korean) and Cyrillic do.
  for (const [from, to] of [
    [0x100, 0x2af],
    [0x300, 0x390],
    [0x530, 0x5ff],
    [0x700, 0xeff],
    [0x1000, 0x10ff],
    [0x1200, 0x17ff],
    [0x18b0, 0x1fff],
    [0x2c00, 0x2e7f],
    [0xa500, 0xa95f],
    [0xa980, 0xabff],
  ] as const) {
    set(from, to, ALIEN);
  }
  // Tone marks of pinyin.
  for (const c of 'āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňɡɑ') table[c.charCodeAt(0)] = PLAIN;
  for (const c of '!"#$&\'*+;<>?@[\\]^`{|}~') table[c.charCodeAt(0)] = NOISE;
  set(0xa1, 0xff, NOISE);
  for (const c of '§°±²³·×÷') table[c.charCodeAt(0)] = PLAIN;
  set(0x3400, 0x9fff, RARE);
  for (const c of commonIdeographs()) table[c.charCodeAt(0)] = COMMON;
  set(0x00, 0x08, NO_CHARACTER);
  set(0x0e, 0x1f, NO_CHARACTER);
  set(0x7f, 0x9f, NO_CHARACTER);
  set(0xe000, 0xf8ff, NO_CHARACTER);
  table[0xfffd] = NO_CHARACTER;
  return table;
}

/** The first levels of GB 2312 (3,755) and Big5 (5,401): what simplified and traditional text is written in. */
function commonIdeographs(): string {
  const decode = (
    label: string,
    from: number,
    to: number,
    trails: readonly (readonly [number, number])[],
  ) => {
    const bytes: number[] = [];
    for (let lead = from; lead <= to; lead++) {
      for (const [low, high] of trails) for (let trail = low; trail <= high; trail++) bytes.push(lead, trail);
    }
    return new TextDecoder(label).decode(Uint8Array.from(bytes)).replace(/[^\u4e00-\u9fff]/gu, '');
  };
  const big5Trails = [
    [0x40, 0x7e],
    [0xa1, 0xfe],
  ] as const;
  return decode('gbk', 0xb0, 0xd7, [[0xa1, 0xfe]]) + decode('big5', 0xa4, 0xc6, big5Trails);
}

/** Judges the text of a page. */
export function trustedText(glyphs: readonly PaintedGlyph[]): TrustedText {
  const tallies = new Map<PaintFont, Tally>();
  let tally: Tally | undefined;
  let font: PaintFont | null = null;
  for (const glyph of glyphs) {
    if (tally === undefined || glyph.font !== font) {
      font = glyph.font;
      tally = tallies.get(font) ?? new Tally(font);
      tallies.set(font, tally);
    }
    tally.add(glyph);
  }
  const all = [...tallies.values()];
  const whole = new Tally(null);
  for (const tally of all) whole.merge(tally);
  const unknown = all.flatMap((tally) => tally.unknownGlyphs());
  const doubt = whole.doubt() ?? all.map((tally) => tally.doubt()).find((d) => d !== null) ?? null;
  if (unknown.length === 0) return { glyphs, doubt, unknown };
  const blank = new Set(unknown);
  return {
    glyphs: glyphs.map((g) => (blank.has(g) ? { ...g, text: UNKNOWN, blank: false } : g)),
    doubt,
    unknown,
  };
}

/** Counts over the glyphs of one font, or of the page. */
class Tally {
  private readonly counts = [0, 0, 0, 0, 0, 0];
  private readonly font: PaintFont | null;
  private readonly isCoded: boolean;
  private readonly isUnicode: boolean;
  private unstated: PaintedGlyph[] = [];
  private inked = 0;
  private blanks = 0;
  private blankCodes: Set<number> | null = null;
  private contradictedCodes: Map<number, boolean> | null = null;
  private contradicted = 0;

  constructor(font: PaintFont | null) {
    this.font = font;
    this.isUnicode = font !== null && takesUnicode(font);
    this.isCoded = font !== null && takesCodesForCharacters(font);
  }

  add(glyph: PaintedGlyph): void {
    const { text, blank, font, code } = glyph;
    // Where codes pass for characters, those of blanks are glyphs like any other.
    if (blank && !this.isCoded) {
      this.blanks++;
      this.blankCodes ??= new Set();
      this.blankCodes.add(code);
      return;
    }
    this.inked++;
    const kind = KINDS[text.charCodeAt(0)]!;
    this.counts[kind]!++;
    // A map that is a list has a place for each code it knows; where it has none, pdf.js takes the code for the character.
    const map = font.toUnicode?._map;
    if (
      kind === NO_CHARACTER ||
      this.isCoded ||
      (!this.isUnicode && map !== undefined && (map[code] ?? '') === '')
    ) {
      this.unstated.push(glyph);
    }
    if (font.differences?.[code] !== undefined && this.isContradicted(font.differences[code], glyph)) {
      this.contradicted++;
    }
  }

  private isContradicted(name: string, { code, text }: PaintedGlyph): boolean {
    const known = this.contradictedCodes?.get(code);
    if (known !== undefined) return known;
    const verdict = contradicts(name, text);
    this.contradictedCodes ??= new Map();
    this.contradictedCodes.set(code, verdict);
    return verdict;
  }

  merge(other: Tally): void {
    other.counts.forEach((count, kind) => {
      this.counts[kind]! += count;
    });
    this.inked += other.inked;
    this.unstated = this.unstated.concat(other.unknownGlyphs());
  }

  /** Codes that happen to be characters (Unicode used as glyph numbers) read as sound text; other unstated ones are unknown. */
  unknownGlyphs(): readonly PaintedGlyph[] {
    const sound =
      this.isCoded && this.counts[COMMON]! + this.counts[PLAIN]! >= 0.95 * this.inked && this.inked >= 8;
    return sound && this.counts[COMMON]! >= this.inked / 2 ? [] : this.unstated;
  }

  doubt(): string | null {
    const { counts, inked } = this;
    const ideographs = counts[COMMON]! + counts[RARE]!;
    const unknown = this.unknownGlyphs().length;
    if (unknown > UNKNOWN_COUNT && unknown > inked * UNKNOWN_SHARE * (this.font === null ? 1 : 10)) {
      return `${unknown} of ${inked} characters have no known meaning in the file's fonts`;
    }
    if (this.blankCodes !== null && this.blankCodes.size >= BLANK_CODES && this.blanks > inked) {
      return `${this.blankCodes.size} different glyphs of a font are all stated to be blanks`;
    }
    if (ideographs >= RARE_LEAST && counts[RARE]! > ideographs * RARE_SHARE) {
      return `${counts[RARE]} of ${ideographs} ideographs are of the rarest, as a wrong character table gives them`;
    }
    if (counts[ALIEN]! >= ALIEN_LEAST && counts[ALIEN]! > inked * ALIEN_SHARE) {
      return `${counts[ALIEN]} of ${inked} characters are letters of other scripts, as a wrong character table gives them`;
    }
    if (inked >= NOISE_LEAST && counts[NOISE]! > inked * NOISE_SHARE) {
      return `${counts[NOISE]} of ${inked} characters are signs, as a wrong character table gives them`;
    }
    if (this.contradicted >= CONTRADICTED_LEAST && this.contradicted > inked * CONTRADICTED_SHARE) {
      return `${this.contradicted} of ${inked} characters of a font differ from the names of its glyphs`;
    }
    return null;
  }
}

/** A font that states no characters at all: pdf.js then takes each glyph number for a character. */
function takesCodesForCharacters(font: PaintFont): boolean {
  return font.composite === true && font.toUnicode?.firstChar !== undefined;
}

/** The codes of some predefined CMaps are characters themselves (UniGB-UCS2-H), also where pdf.js's table back has gaps (·). */
function takesUnicode(font: PaintFont): boolean {
  const map = font.toUnicode?._map;
  return font.cMap?.builtInCMap === true && map?.[0x4e00] === '一' && map[0x4eba] === '人';
}

const DIGIT_NAMES = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

/** A glyph name that can mean but one character, and a text that is another one. */
function contradicts(name: string, text: string): boolean {
  const digit = DIGIT_NAMES.indexOf(name);
  let named: string | null = digit >= 0 ? String(digit) : null;
  if (/^[A-Za-z]$/u.test(name)) named = name;
  const code = /^(?:uni([0-9A-F]{4})|u([0-9A-F]{4,5}))$/u.exec(name);
  if (code !== null) named = String.fromCodePoint(Number.parseInt(code[1] ?? code[2]!, 16));
  return named !== null && text.length === 1 && named.normalize('NFKC') !== text.normalize('NFKC');
}
