/** The last glyph of a value, with a stand-in for the net: blocks of ink stand for glyphs. */
import { describe, expect, it } from 'vitest';
import type { EndChances } from '../../../../src/parsers/ocr/end-net.ts';
import type { LineStrip } from '../../../../src/parsers/ocr/line-strip.ts';
import type { Emissions } from '../../../../src/parsers/ocr/pp-ocr/emissions.ts';
import { withValueEnd } from '../../../../src/parsers/ocr/pp-ocr/value-end.ts';

const STEP = 8;
const FRAMES = 20;
const EMISSIONS: Emissions = {
  frames: FRAMES,
  starts: new Uint32Array(FRAMES + 1),
  classes: new Uint16Array(0),
  logs: new Float32Array(0),
};

/** Ink between the columns given, in rows 9 to 38 where no others are, on a strip as wide as its frames. */
function strip(
  ...glyphs: readonly (readonly [x0: number, x1: number, top?: number, bottom?: number])[]
): LineStrip {
  const width = FRAMES * STEP;
  const data = new Uint8Array(width * 48).fill(255);
  for (const [x0, x1, top = 9, bottom = 39] of glyphs)
    for (let y = top; y < bottom; y++) data.fill(0, y * width + x0, y * width + x1);
  return { width, height: 48, data, offset: 0, scale: 1 };
}

/** `92` and a glyph as wide as a per cent sign. */
const APART = strip([10, 26], [34, 50], [58, 86]);

const sees = (percent: number): EndChances => ({ '%': percent, '‰': 0, digit: 1 - percent, other: 0 });
const seesPermille = (permille: number): EndChances => ({ ...sees(0), '‰': permille, digit: 1 - permille });

/** Characters at the columns of their middles, and what the net sees, → text, chance and changes. */
function settled(
  characters: readonly (readonly [string, number])[],
  percent: number | EndChances,
  looked: LineStrip | null = APART,
  chanceOf: (text: string) => number = () => 0.9,
  basis: 'value' | 'running' = 'value',
) {
  const line = {
    characters: characters.map(([text, at]) => ({
      text,
      from: Math.floor(at / STEP),
      to: Math.floor(at / STEP),
      probability: 1,
    })),
    chance: 0.8,
    changes: ['grammar'] as const,
    basis,
  };
  const [found] = withValueEnd(
    [line],
    [{ emissions: EMISSIONS, strip: looked, step: STEP }],
    { look: () => (typeof percent === 'number' ? sees(percent) : percent) },
    (_part, own) => chanceOf(own.map(({ text }) => text).join('')),
  );
  return [
    found!.characters.map(({ text }) => text).join(''),
    Number(found!.chance.toFixed(2)),
    found!.changes,
  ];
}

const READ_AS_DIGITS = [
  ['9', 18],
  ['2', 42],
  ['9', 62],
  ['6', 78],
] as const;

describe('a per cent sign', () => {
  it('the net sees stands for the figures read out of its glyph', () => {
    expect(settled(READ_AS_DIGITS, 0.99)).toEqual(['92%', 0.89, ['end-net']]);
    expect(
      settled(
        [
          ['≥', 18],
          ['9', 42],
          ['9', 70],
        ],
        0.99,
      ),
    ).toEqual(['≥9%', 0.89, ['end-net']]);
  });

  it('both see is surer, be it apart from the figure before it or touching it', () => {
    const read = [
      ['9', 18],
      ['2', 42],
      ['%', 70],
    ] as const;
    for (const line of [APART, strip([10, 26], [34, 86])]) {
      expect(settled(read, 0.99, line, () => 0.5)[1]).toBe(1);
      expect(settled(read, 0.5, line, () => 0.5)[1]).toBe(0.8);
    }
  });

  it('alone in its cell is one, whatever it was read as', () => {
    expect(
      settled(
        [
          ['9', 62],
          ['6', 78],
        ],
        0.99,
        strip([58, 86]),
      )[0],
    ).toBe('%');
    expect(settled([], 0.99, strip([58, 86]))[0]).toBe('%');
    const lone = (basis: 'value' | 'running') =>
      settled([['的', 70]], 0.99, strip([58, 86]), () => 0.9, basis)[0];
    expect([lone('running'), lone('value')]).toEqual(['%', '的']);
  });

  it('that touches the figure before it puts what was read in doubt', () => {
    const touching = strip([10, 26], [34, 86]);
    const leaves = (percent: number) => (text: string) => (text === '%' ? percent : 0.9);
    expect(settled(READ_AS_DIGITS, 0.99, touching, leaves(0.01))).toEqual(['9296', 0.24, ['grammar']]);
    // … unless the recogniser leaves it a chance in place of the last figure.
    const read = [
      ['9', 18],
      ['2', 42],
      ['0', 70],
    ] as const;
    expect(settled(read, 0.99, touching, leaves(0.08))).toEqual(['92%', 0.89, ['end-net']]);
    expect(settled(read, 0.95, touching, leaves(0.08))).toEqual(['920', 0.24, ['grammar']]);
  });

  it('that broke takes the figure its upper ring was read as; a 0 goes down to the line', () => {
    const read = [
      ['8', 18],
      ['7', 42],
      ['0', 60],
      ['6', 82],
    ] as const;
    const broken = strip([10, 26], [34, 50], [56, 66, 9, 23], [76, 90, 25, 39]);
    expect(settled(read, 0.99, broken)).toEqual(['87%', 0.89, ['end-net']]);
    // With what is left of the slash, and without.
    expect(settled(read, 0.99, strip([10, 26], [34, 50], [56, 66, 9, 23], [72, 90, 25, 39]))[0]).toBe('87%');
    const whole = strip([10, 26], [34, 50], [56, 66], [76, 90]);
    expect(settled(read, 0.99, whole)).toEqual(['870%', 0.89, ['end-net']]);
    expect(settled(read, 0.5, broken)).toEqual(['8706', 0.8, ['grammar']]);
  });

  it('is not made of a figure the net holds for one, nor of a character of a word', () => {
    expect(settled(READ_AS_DIGITS, 0.4)).toEqual(['9296', 0.8, ['grammar']]);
    expect(
      settled(
        [
          ['9', 18],
          ['2', 42],
          ['项', 70],
        ],
        0.99,
      ),
    ).toEqual(['92项', 0.8, ['grammar']]);
  });

  it('is surer where both see it, and in doubt where the net does not', () => {
    const read = [
      ['9', 18],
      ['2', 42],
      ['%', 70],
    ] as const;
    const halfSure = (text: string) => (text === '%' ? 0.5 : 0.9);
    expect(settled(read, 0.99, APART, halfSure)).toEqual(['92%', 1, ['grammar']]);
    expect(settled(read, 0.01)).toEqual(['92%', 0.24, ['grammar']]);
  });

  it('behind what is no number is not believed', () => {
    expect(
      settled(
        [
          ['优', 18],
          ['2', 42],
          ['6', 70],
        ],
        0.99,
      ),
    ).toEqual(['优26', 0.24, ['grammar']]);
  });
});

describe('a per mille sign', () => {
  const read = [
    ['9', 18],
    ['2', 42],
    ['%', 70],
  ] as const;
  it('the net sees stands for the % that was read, or for figures', () => {
    // Five strokes stand side by side in its lower half.
    const rings = strip([10, 26], [34, 50], [58, 60], [64, 66], [70, 72], [76, 78], [82, 84]);
    expect(settled(read, seesPermille(0.95), rings)).toEqual(['92‰', 0.76, ['end-net']]);
    expect(settled(READ_AS_DIGITS, seesPermille(0.95))).toEqual(['92‰', 0.85, ['end-net']]);
    expect(settled([['%', 70]], seesPermille(0.95), strip([58, 86]))[0]).toBe('‰');
  });
  it('whose third ring is not seen is in doubt', () => {
    expect(settled(read, seesPermille(0.95))).toEqual(['92‰', 0.23, ['end-net']]);
  });
  it('the net half sees puts the % in doubt, and figures stay', () => {
    expect(settled(read, seesPermille(0.8))).toEqual(['92%', 0.24, ['grammar']]);
    expect(settled(READ_AS_DIGITS, seesPermille(0.8))).toEqual(['9296', 0.8, ['grammar']]);
  });
});
