/** Emissions written by hand: classes blank, 6, 1, 场, '.', a frame a row. */
import { describe, expect, it } from 'vitest';
import { parseDictionary } from '../../../../src/parsers/ocr/pp-ocr/dictionary.ts';
import { emissionsOf } from '../../../../src/parsers/ocr/pp-ocr/emissions.ts';
import { leavesPointOut, withPointsLeft } from '../../../../src/parsers/ocr/pp-ocr/points-left.ts';

const KEYS = ['6', '1', '场', '.'];
const dictionary = parseDictionary(KEYS.join('\n'), KEYS.length + 1, 'keys.txt');

/** Characters two frames apart; between the first two a point with the chance given. */
function leavesOut(text: string, point: number): boolean {
  const frames = 2 * text.length;
  const chances = new Float32Array(frames * (KEYS.length + 1));
  for (let t = 0; t < frames; t++) {
    const own = t % 2 === 0 ? KEYS.indexOf(text.charAt(t / 2)) + 1 : 0;
    chances[t * (KEYS.length + 1) + own] = t === 1 ? 1 - point : 1;
  }
  chances[KEYS.length + 1 + KEYS.indexOf('.') + 1] = point;
  const characters = [...text].map((one, i) => ({ text: one, from: 2 * i, to: 2 * i, probability: 1 }));
  return leavesPointOut(characters, emissionsOf(chances, frames, KEYS.length + 1), dictionary);
}

describe('a look leaves a point out', () => {
  it('where it has a chance of one between two figures read without', () => {
    expect(leavesOut('61场', 0.2)).toBe(true);
    expect(leavesOut('61场', 0.05)).toBe(false);
  });
  it('not behind a figure before a unit, nor where the point was read', () => {
    expect(leavesOut('6场', 0.2)).toBe(false);
    expect(leavesOut('6.1', 0.2)).toBe(false);
  });
  it('and the line is for review, however sure', () => {
    const line = { text: '61', confidence: 0.99, characters: [], changes: [] };
    const found = withPointsLeft([line, line, { ...line, confidence: 0.3 }], [true, false, true]);
    expect(found.map(({ confidence }) => confidence)).toEqual([0.8, 0.99, 0.3]);
  });
});
