/** Strips drawn by hand, 48 pixels high, one frame a pixel: two characters from row 6 to 42, what stands between them. */
import { describe, expect, it } from 'vitest';
import type { LineStrip } from '../../../../src/parsers/ocr/line-strip.ts';
import type { ReadLine } from '../../../../src/parsers/ocr/pp-ocr/read-line.ts';
import { withPauseMarks } from '../../../../src/parsers/ocr/pp-ocr/pause-marks.ts';

type Ink = readonly [from: number, to: number, top: number, bottom: number, grey?: number];

function strip(...inks: readonly Ink[]): LineStrip {
  const [width, height] = [120, 48];
  const data = new Uint8Array(width * height).fill(255);
  for (const [from, to, top, bottom, grey = 0] of [[2, 38, 6, 42], ...inks, [82, 118, 6, 42]] as const)
    for (let y = top; y < bottom; y += 1) data.fill(grey, y * width + from, y * width + to);
  return { width, height, data, offset: 0, scale: 1 };
}

const EMISSIONS = {
  frames: 0,
  starts: new Uint32Array(1),
  classes: new Uint16Array(0),
  logs: new Float32Array(0),
};

/** Three characters, the middle one with the ink given → text and chance. The picture has 0.3 for a `、` and 0.4 for what was read. */
function told(text: string, ...between: readonly Ink[]): readonly [string, number] {
  const line: ReadLine = {
    characters: [...text].map((one, i) => ({
      text: one,
      from: 18 + 40 * i,
      to: 21 + 40 * i,
      probability: 1,
    })),
    chance: 0.8,
    changes: [],
    basis: 'running',
  };
  const looked = { emissions: EMISSIONS, strip: strip(...between), step: 1 };
  const { characters, chance } = withPauseMarks(line, looked, (own) => (own[1]!.text === '、' ? 0.3 : 0.4));
  return [characters.map((own) => own.text).join(''), Number(chance.toFixed(2))];
}

describe('a mark between two words', () => {
  it('read as a wave is a pause where it is as tall as wide', () => {
    expect(told('闸～泵', [55, 64, 20, 29])).toEqual(['闸、泵', 0.5]);
    expect(told('闸～泵', [50, 70, 20, 28])[0]).toBe('闸～泵');
    expect(told('闸～泵', [55, 64, 24, 28])[0]).toBe('闸～泵');
    expect(told('3～泵', [55, 64, 20, 29])[0]).toBe('3～泵');
  });
  it('read as a colon is a pause below a speck where its dots do not stand over each other', () => {
    const low: Ink = [54, 59, 37, 42];
    expect(told('闸：泵', [60, 63, 19, 22], low)).toEqual(['闸、泵', 0.08]);
    // A pale one too.
    expect(told('闸：泵', [60, 63, 19, 22, 160], low)).toEqual(['闸、泵', 0.08]);
    expect(told('闸：泵', [55, 58, 19, 22], low)).toEqual(['闸：泵', 0.8]);
    expect(told('1：泵', [60, 63, 19, 22], low)).toEqual(['1：泵', 0.8]);
    expect(told('闸：泵', low)).toEqual(['闸：泵', 0.8]);
  });
});
