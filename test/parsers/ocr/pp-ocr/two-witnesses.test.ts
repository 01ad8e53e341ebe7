/** How sure a value is when rivals are weighed: emissions written by hand, a frame a row, each class with its chance. */
import { describe, expect, it } from 'vitest';
import type { EndChances } from '../../../../src/parsers/ocr/end-net.ts';
import {
  GLYPH_CLASSES,
  type GlyphChances,
  type GlyphClass,
} from '../../../../src/parsers/ocr/operator-net.ts';
import type { Expectation } from '../../../../src/parsers/ocr/engine.ts';
import { parseDictionary } from '../../../../src/parsers/ocr/pp-ocr/dictionary.ts';
import { emissionsOf, logAt } from '../../../../src/parsers/ocr/pp-ocr/emissions.ts';
import { signChance } from '../../../../src/parsers/ocr/pp-ocr/leading-sign.ts';
import { createCellReader } from '../../../../src/parsers/ocr/pp-ocr/read-cell.ts';
import { isSurelyPercent } from '../../../../src/parsers/ocr/pp-ocr/value-end.ts';
import { weighed } from '../../../../src/parsers/ocr/pp-ocr/weighed-emissions.ts';

const CHARACTERS = [...'0123456789１２３个件的—－一元=m≥万方人年月日H/.:'];
const dictionary = parseDictionary(CHARACTERS.join('\n'), CHARACTERS.length + 1, 'keys.txt');
const STEP = 8;

type Frame = Readonly<Record<string, number>>;
const seen = (sign: GlyphClass | 'other', chance = 1) =>
  Object.fromEntries(GLYPH_CLASSES.map((name) => [name, name === sign ? chance : 0])) as GlyphChances;

interface Nets {
  readonly sign?: GlyphChances;
  /** Figure → chance; the rest of 1 is no figure. */
  readonly digit?: Readonly<Record<number, number>>;
  /** Columns of ink; without them a glyph a frame. */
  readonly ink?: readonly (readonly [from: number, to: number])[];
}

/** A cell of one line; blanks stand between the frames and beside them, ink where the frames are. */
function read(
  frames: readonly Frame[],
  expected: Expectation,
  { sign = seen('digit'), digit, ink }: Nets = {},
) {
  const rows = frames.flatMap((frame) => [{}, frame, {}]);
  const chances = rows.map((frame) => {
    const own = CHARACTERS.map((character) => frame[character] ?? 0);
    return [1 - own.reduce((sum, chance) => sum + chance, 0), ...own];
  });
  const width = rows.length * STEP;
  const strip = { width, height: 48, data: new Uint8Array(width * 48).fill(255), offset: 0, scale: 1 };
  for (const [from, to] of ink ?? frames.map((_, i) => [(3 * i + 0.5) * STEP, (3 * i + 2.5) * STEP] as const))
    for (let y = 9; y < 39; y += 1) strip.data.fill(0, y * width + from, y * width + to);
  const left = 1 - Object.values(digit ?? {}).reduce((sum, chance) => sum + chance, 0);
  const unsure = Array.from({ length: 11 }, () => 1 / 11);
  const reader = createCellReader(
    dictionary,
    {
      operator: { look: () => sign },
      end: { look: () => ({ '%': 0, '‰': 0, digit: 0, other: 1 }) },
      digit: {
        look: () => (digit ? [...Array.from({ length: 10 }, (_, i) => digit[i] ?? 0), left] : unsure),
      },
    },
    { logChance: () => null, logBeginning: () => null },
  );
  const emissions = emissionsOf(Float32Array.from(chances.flat()), rows.length, CHARACTERS.length + 1);
  const [line] = reader.read([{ emissions, strip, step: STEP }], expected);
  return { text: line!.characters.map(({ text }) => text).join(''), chance: line!.chance };
}

describe('emissions weighed', () => {
  it('take from the class that counts for less, and give to the others of its frame alone', () => {
    const plain = emissionsOf(Float32Array.from([0.2, 0.6, 0.2, 0.2, 0.6, 0.2]), 2, 3);
    const own = weighed(plain, (symbol, frame) => (symbol === 2 && frame === 0 ? 0.1 : 1));
    expect(Math.exp(logAt(own, 0, 1))).toBeCloseTo(0.6 / 0.82, 5);
    expect(Math.exp(logAt(own, 0, 2))).toBeCloseTo(0.02 / 0.82, 5);
    expect(Math.exp(logAt(own, 1, 2))).toBeCloseTo(0.2, 5);
  });
});

describe('a value', () => {
  it('is surer where its rival is made of what no value is, and not where it is another value', () => {
    expect(read([{ 3: 1 }, { 件: 0.8, 的: 0.2 }], 'target').chance).toBeGreaterThan(0.95);
    expect(read([{ 3: 1 }, { 件: 0.8, 个: 0.2 }], 'target').chance).toBeCloseTo(0.8, 2);
  });
  it('is surer where its rival would make no value in this place', () => {
    expect(read([{ 3: 1 }, { 万: 0.8, 方: 0.2 }, { 人: 1 }], 'target').chance).toBeGreaterThan(0.95);
    expect(read([{ 3: 1 }, { 人: 0.8, 月: 0.2 }], 'target').chance).toBeCloseTo(0.8, 2);
  });
  it('that has a year and a month goes on with a day', () => {
    const date = (last: Frame) =>
      read([...'2019年6月3'].map((own): Frame => ({ [own]: 1 })).concat([last]), 'target').text;
    expect(date({ H: 0.98, 日: 0.02 })).toBe('2019年6月3日');
    expect(date({ H: 0.9999, 日: 0.00002 })).toBe('2019年6月3H');
    expect(read([{ 3: 1 }, { H: 0.98, 日: 0.02 }], 'target').text).toBe('3H');
  });
  it('of a unit has a point where a speck above it made a colon, in doubt; a ratio has a colon', () => {
    const number = (...last: Frame[]) =>
      read([{ 6: 1 }, { ':': 0.995, '.': 0.005 }, { 2: 1 }, ...last], 'target');
    expect(number({ 元: 1 }).text).toBe('6.2元');
    expect(number({ 元: 1 }).chance).toBeLessThan(0.3);
    expect(number({ 的: 1 }).text).toBe('6:2的');
    expect(number().text).toBe('6:2');
    // No other character is changed for a value's sake.
    expect(read([{ 6: 1 }, { H: 0.995, 万: 0.005 }, { 人: 1 }], 'target').text).toBe('6H人');
    expect(read([{ 6: 1 }, { ':': 1 }, { 2: 1 }, { 元: 1 }], 'target').text).toBe('6:2元');
  });
  it('is no other value in full width', () => {
    expect(read([{ '２': 0.6, 2: 0.4 }, { 1: 1 }, { 个: 1 }], 'target')).toMatchObject({ text: '２1个' });
    expect(read([{ '２': 0.6, 2: 0.4 }, { 1: 1 }, { 个: 1 }], 'target').chance).toBeGreaterThan(0.99);
  });
  it('is the same range with any dash, which at its beginning or end is none', () => {
    expect(read([{ 1: 1 }, { '—': 0.7, 一: 0.1, '－': 0.2 }, { 3: 1 }], 'target').chance).toBeGreaterThan(
      0.99,
    );
    expect(read([{ '—': 0.7, '－': 0.3 }], 'target').chance).toBeLessThan(0.8);
  });
});

describe('a figure its net sees as well', () => {
  const frames = [{ 3: 0.7, 8: 0.3 }, { 个: 1 }];
  it('is surer than for the recogniser alone', () => {
    expect(read(frames, 'target', { digit: { 3: 0.99 } }).chance).toBeGreaterThan(0.95);
  });
  it('is in doubt where the sign’s net takes it for anything else', () => {
    const beside = { digit: { 3: 0.99 }, sign: seen('other') };
    expect(read([{ 3: 1 }], 'target', beside).chance).toBeCloseTo(0.9, 2);
    expect(read([{ 3: 1 }], 'target', { ...beside, sign: seen('digit') }).chance).toBeCloseTo(1, 2);
  });
  it('is not where the net hesitates, and hardly where it leaves the rival a chance', () => {
    expect(read(frames, 'target', { digit: { 3: 0.8, 8: 0.2 } }).chance).toBeCloseTo(0.7, 2);
    expect(read(frames, 'target', { digit: { 3: 0.9, 8: 0.1 } }).chance).toBeLessThan(
      read(frames, 'target', { digit: { 3: 0.99 } }).chance,
    );
  });
});

describe('a leading sign', () => {
  it('both see is surer than what one sees; `>`, to which a worn `≥` comes for both, is not', () => {
    expect(signChance(seen('≤', 0.7), '≤', 0.9)).toBeGreaterThan(0.95);
    expect(signChance(seen('≤', 0.7), '≤', null)).toBe(0.7);
    expect(signChance(seen('>', 0.7), '>', 0.9)).toBe(0.7);
  });
  it('is never less sure for a recogniser that hesitates', () => {
    expect(signChance(seen('≤', 0.9), '≤', 0.3)).toBe(0.9);
  });
  it('may be either of two that mean the same', () => {
    expect(signChance({ ...seen('≥', 0.8), '≧': 0.15 }, '≥', null)).toBeCloseTo(0.95, 6);
    expect(signChance({ ...seen('≥', 0.8), '≤': 0.15 }, '≥', null)).toBe(0.8);
  });
  it('alone in a column of its own is all there is, whatever the recogniser makes of it', () => {
    const frames = [{ m: 0.1, 1: 0.05, '=': 0.05 }];
    expect(read(frames, 'sign', { sign: seen('=', 0.99) })).toMatchObject({ text: '=', chance: 0.99 });
    expect(read([{ '=': 1 }, { 1: 1 }], 'sign', { sign: seen('=', 0.99) }).text).toBe('=1');
    // A figure made of its right half touches it no more than itself; before another glyph it may be one.
    const half = [{}, { 8: 0.6 }, {}];
    const sign = seen('=', 0.99);
    expect(read(half, 'sign', { sign, ink: [[4, 46]] })).toMatchObject({ text: '=', chance: 0.99 });
    expect(read(half, 'target', { sign, ink: [[4, 46]] }).chance).toBeLessThan(0.2);
  });
});

describe('a `%` of whose rings there are too many', () => {
  const end = (percent: number, permille: number): EndChances => ({
    '%': percent,
    '‰': permille,
    digit: 0,
    other: 1 - percent - permille,
  });
  it('is none where its net leaves a `‰` no chance', () => {
    expect(isSurelyPercent(end(0.999, 0.0001))).toBe(true);
    expect(isSurelyPercent(end(0.98, 0.01))).toBe(false);
    expect(isSurelyPercent(end(0.9, 0))).toBe(false);
  });
});
