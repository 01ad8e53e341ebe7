/** Strips drawn by hand, 48 pixels high, one frame a pixel. */
import { describe, expect, it } from 'vitest';
import type { LineStrip } from '../../../../src/parsers/ocr/line-strip.ts';
import { withUnitDots } from '../../../../src/parsers/ocr/pp-ocr/unit-dots.ts';

type Ink = readonly [from: number, to: number, top?: number, bottom?: number];

function strip(...inks: readonly Ink[]): LineStrip {
  const [width, height] = [200, 48];
  const data = new Uint8Array(width * height).fill(255);
  for (const [from, to, top = 6, bottom = 40] of inks)
    for (let y = top; y < bottom; y += 1) data.fill(0, y * width + from, y * width + to);
  return { width, height, data, offset: 0, scale: 1 };
}

const read = (text: string, places: readonly number[], ...inks: readonly Ink[]): string =>
  readBehind(false, text, places, ...inks);

function readBehind(
  isBehindStroke: boolean,
  text: string,
  places: readonly number[],
  ...inks: readonly Ink[]
): string {
  const characters = [...text].map((one, i) => ({
    text: one,
    from: places[i]! - 2,
    to: places[i]! + 1,
    probability: 1,
  }));
  const found = withUnitDots(characters, strip(...inks), 1, isBehindStroke);
  return found.characters.map((c) => c.text).join('') + (found.isGuessed ? '?' : '');
}

describe('the dot of a compound unit', () => {
  it('is read where it stands between persons and times', () => {
    expect(
      read('元/人月', [26, 54, 82, 125], [11, 43], [48, 60], [66, 98], [104, 108, 22, 26], [112, 138]),
    ).toBe('元/人·月');
  });
  it('is read on the line behind a stroke, and behind none it is not', () => {
    const inks = [
      [10, 42],
      [48, 52, 22, 26],
      [58, 84],
    ] as const;
    expect(readBehind(true, '人月', [26, 71], ...inks)).toBe('人·月');
    expect(readBehind(false, '人月', [26, 71], ...inks)).toBe('人月');
  });
  it('is put where it was taken for dirt, and is a guess', () => {
    expect(read('元/人月', [26, 54, 82, 125], [11, 43], [48, 60], [66, 98], [112, 138])).toBe('元/人·月?');
  });
  it('is not read between characters set as close as others', () => {
    expect(read('/人月', [4, 26, 66], [2, 7], [10, 42], [50, 79])).toBe('/人月');
    expect(read('/人次', [4, 26, 66], [2, 7], [10, 42], [46, 80])).toBe('/人次');
  });
  it('is no stroke of a character beside it, no mark at the foot of the line, and nothing between other words', () => {
    expect(read('/人次', [4, 26, 66], [2, 7], [10, 42], [47, 51, 10, 30], [54, 84])).toBe('/人次');
    expect(read('/年、月', [4, 26, 50, 82], [2, 7], [10, 42], [47, 52, 34, 40], [66, 98])).toBe('/年、月');
    expect(read('/资金', [4, 26, 82], [2, 7], [10, 42], [52, 56, 22, 26], [66, 98])).toBe('/资金');
    // Of a name, not of a unit.
    expect(
      read('低保月人均', [26, 66, 106, 150, 186], [10, 42], [50, 82], [92, 118], [134, 166], [170, 196]),
    ).toBe('低保月人均');
  });
});
