/** Where the second reading of a figure looks, and what becomes of it: strips drawn by hand, one frame a pixel, and a net that sees what it is told. */
import { describe, expect, it } from 'vitest';
import type { DigitNet } from '../../../../src/parsers/ocr/digit-net.ts';
import { withFiguresAgain } from '../../../../src/parsers/ocr/pp-ocr/figures-again.ts';
import type { LookedAt } from '../../../../src/parsers/ocr/pp-ocr/recogniser.ts';

const HEIGHT = 48;
const NO_EMISSIONS = {
  frames: 0,
  starts: new Uint32Array(1),
  classes: new Uint16Array(0),
  logs: new Float32Array(0),
};

function looked(width: number, ...inks: readonly (readonly [from: number, to: number])[]): LookedAt {
  const data = new Uint8Array(width * HEIGHT).fill(255);
  for (const [from, to] of inks) {
    for (let y = 8; y < 40; y += 1) data.fill(0, y * width + from, y * width + to);
  }
  return { emissions: NO_EMISSIONS, strip: { width, height: HEIGHT, data, offset: 0, scale: 1 }, step: 1 };
}

type Read = readonly [text: string, from: number, to: number];

/** The line read again: its text and chance (0.9 before), where the net looked, and what is said to have been done. */
function again(line: LookedAt, read: readonly Read[], sees: Readonly<Record<string, number>>, rival = 0) {
  const middles: number[] = [];
  const net: DigitNet = {
    look: (_, middle) => {
      middles.push(middle);
      return Array.from({ length: 11 }, (_, i) => sees[i === 10 ? 'none' : String(i)] ?? 0);
    },
  };
  const characters = read.map(([text, from, to]) => ({ text, from, to: to - 1, probability: 1 }));
  const before = { characters, chance: 0.9, changes: [], basis: 'value' as const };
  const textOf = (own: readonly { readonly text: string }[]) => own.map(({ text }) => text).join('');
  const after = withFiguresAgain(
    before,
    line,
    net,
    (_, own) => (textOf(own) === textOf(characters) ? 1 - rival : rival),
    [],
  );
  const mayBeFour = after.characters.flatMap((own, i) => (own.mayBeFour ? [i] : []));
  return { text: textOf(after.characters), chance: after.chance, changes: after.changes, middles, mayBeFour };
}

describe('a figure read a second time', () => {
  const line = looked(120, [10, 30], [66, 110]);
  const read: readonly Read[] = [
    ['3', 12, 20],
    ['时', 80, 96],
  ];
  it('is in doubt where the net sees another, and stays where the recogniser was sure', () => {
    const { text, chance, changes } = again(line, read, { '5': 0.95, '3': 0.04 }, 0.01);
    expect([text, changes]).toEqual(['3时', []]);
    expect(chance).toBeCloseTo(0.09, 6);
  });
  it('is the other where both together say so, and still in doubt', () => {
    const { text, chance, changes } = again(line, read, { '5': 0.95, '3': 0.04 }, 0.1);
    expect([text, changes]).toEqual(['5时', ['digit-net']]);
    expect(chance).toBeCloseTo(0.09, 6);
  });
  it('keeps its width', () => {
    expect(again(line, [['３', 12, 20]], { '5': 0.95, '3': 0.04 }, 0.4).text).toBe('５');
  });
  it('is in doubt where the net sees no figure', () => {
    expect(again(line, [['1', 12, 20]], { none: 0.9995, '1': 0.0005 }).chance).toBeCloseTo(0.09, 6);
  });
  it('is in doubt as a 1 that may be the stem of a 4, as nothing else is', () => {
    const stem = again(line, [['1', 12, 20]], { '1': 0.8, '4': 0.15, none: 0.05 }, 0.01);
    expect([stem.text, stem.changes]).toEqual(['1', []]);
    expect(stem.chance).toBeCloseTo(0.09, 6);
    expect(again(line, [['1', 12, 20]], { '1': 0.9, '4': 0.05, none: 0.05 }).chance).toBe(0.9);
    expect(again(line, [['1', 12, 20]], { '1': 0.8, '7': 0.15, none: 0.05 }).chance).toBe(0.9);
    expect(again(line, [['7', 12, 20]], { '7': 0.8, '4': 0.15, none: 0.05 }).chance).toBe(0.9);
  });
  it('leaves it to the numbers beside it whether 指标1 is 指标4', () => {
    const numbered: readonly Read[] = [
      ['指', 0, 6],
      ['标', 6, 12],
      ['1', 12, 20],
      ['：', 24, 30],
      ['时', 80, 96],
    ];
    const stem = { '1': 0.8, '4': 0.15, none: 0.05 };
    expect(again(line, numbered, stem)).toMatchObject({ chance: 0.9, mayBeFour: [2] });
    // In no other text, and nothing of a number that is not seen at all.
    expect(again(line, numbered.slice(1), stem)).toMatchObject({ mayBeFour: [] });
    expect(again(line, numbered.slice(1), stem).chance).toBeCloseTo(0.09, 6);
    expect(again(line, numbered, { '1': 0.0005, '4': 0.15, none: 0.8 }).chance).toBeCloseTo(0.09, 6);
  });
  it('is not where the net leaves it a chance, or is not sure of another', () => {
    expect(again(line, read, { '3': 0.2, '5': 0.8 }, 0.4)).toMatchObject({ text: '3时', chance: 0.9 });
    expect(again(line, read, { '3': 0.05, '5': 0.6, '8': 0.35 }, 0.4)).toMatchObject({
      text: '3时',
      chance: 0.9,
    });
    expect(again(line, read, { '3': 0.01, none: 0.99 }, 0.4)).toMatchObject({ text: '3时', chance: 0.9 });
  });
  it('is looked for in the middle of its ink, of both halves, and where it was read where its ink touches; nothing else is', () => {
    expect(again(line, read, { '3': 1 }).middles).toEqual([20]);
    expect(again(looked(60, [10, 14], [24, 28]), [['0', 14, 22]], { '0': 1 }).middles).toEqual([19]);
    const touching = again(
      looked(90, [5, 60]),
      [
        ['0', 14, 22],
        ['0', 40, 48],
      ],
      { '0': 1 },
    );
    expect(touching.middles).toEqual([18, 44]);
    expect(again(line, [['时', 10, 20]], {}).middles).toEqual([]);
    expect(again({ ...line, strip: null }, read, {}).middles).toEqual([]);
  });
});
