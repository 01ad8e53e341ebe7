/** A character put where one stands: strips drawn by hand, a frame a pixel. */
import { describe, expect, it } from 'vitest';
import { parseDictionary } from '../../../../src/parsers/ocr/pp-ocr/dictionary.ts';
import type { Emissions } from '../../../../src/parsers/ocr/pp-ocr/emissions.ts';
import { withRoomFilled } from '../../../../src/parsers/ocr/pp-ocr/filled-room.ts';

const HEIGHT = 48;
const dictionary = parseDictionary('改\n厕\n补\n，', 5, 'keys.txt');

/** 改 and 补 with room for one between them; there the ink given, and what the recogniser leaves 厕 (class 2) and `，` (class 4). */
function read(
  left: Readonly<Record<number, number>>,
  inked: boolean,
  basis: 'running' | 'value' = 'running',
) {
  const width = 160;
  const data = new Uint8Array(width * HEIGHT).fill(255);
  for (const [from, to] of inked
    ? [
        [6, 42],
        [60, 96],
        [112, 148],
      ]
    : [
        [6, 42],
        [112, 148],
      ]) {
    for (let y = 8; y < 40; y += 1) data.fill(0, y * width + from!, y * width + to!);
  }
  const starts = new Uint32Array(width + 1);
  const rivals = Object.entries(left);
  for (let t = 78; t < width; t += 1) starts[t + 1] = rivals.length;
  const emissions: Emissions = {
    frames: width,
    starts,
    classes: Uint16Array.from(rivals, ([symbol]) => Number(symbol)),
    logs: Float32Array.from(rivals, ([, chance]) => Math.log(chance)),
  };
  const at = (text: string, from: number) => ({ text, from, to: from + 7, probability: 1 });
  const line = withRoomFilled(
    { characters: [at('改', 20), at('补', 126)], chance: 0.6, changes: [], basis },
    { strip: { width, height: HEIGHT, data, offset: 0, scale: 1 }, step: 1, emissions },
    dictionary,
    (own) => (own.length === 3 ? 0.3 : 0.6),
  );
  return [line.characters.map(({ text }) => text).join(''), Number(line.chance.toFixed(2)), line.changes];
}

describe('room for a character with ink in it', () => {
  it('takes the one the recogniser leaves most, as likely as it is among those it left any', () => {
    expect(read({ 2: 0.36, 4: 0.1 }, true)).toEqual(['改厕补', 0.75, ['room']]);
  });
  it('takes none the recogniser hardly sees, and no punctuation', () => {
    expect(read({ 2: 0.1 }, true)).toEqual(['改补', 0.6, []]);
    expect(read({ 4: 0.5 }, true)).toEqual(['改补', 0.6, []]);
  });
  it('stays empty in a value', () => {
    expect(read({ 2: 0.36 }, true, 'value')).toEqual(['改补', 0.6, []]);
  });
  it('without ink stays empty', () => {
    expect(read({ 2: 0.36 }, false)).toEqual(['改补', 0.6, []]);
  });
});
