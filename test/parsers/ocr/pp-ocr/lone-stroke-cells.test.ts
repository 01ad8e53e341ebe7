/** One stroke by itself in a cell, and the same beside another line, with stand-ins for nets and words: blocks of ink stand for glyphs. */
import { describe, expect, it } from 'vitest';
import { GLYPH_CLASSES, type GlyphChances } from '../../../../src/parsers/ocr/operator-net.ts';
import { parseDictionary } from '../../../../src/parsers/ocr/pp-ocr/dictionary.ts';
import { emissionsOf } from '../../../../src/parsers/ocr/pp-ocr/emissions.ts';
import { createCellReader } from '../../../../src/parsers/ocr/pp-ocr/read-cell.ts';
import type { LookedAt } from '../../../../src/parsers/ocr/pp-ocr/recogniser.ts';

const CHARACTERS = ['—', '-', '1', '4', '个', '数'];
const dictionary = parseDictionary(CHARACTERS.join('\n'), CHARACTERS.length + 1, 'keys.txt');
const STEP = 8;
const FRAMES = 9;
const WIDTH = FRAMES * STEP;

const reader = createCellReader(
  dictionary,
  {
    operator: {
      look: () => Object.fromEntries(GLYPH_CLASSES.map((name) => [name, 0])) as GlyphChances,
    },
    end: { look: () => ({ '%': 0, '‰': 0, digit: 0, other: 1 }) },
    digit: { look: () => Array.from({ length: 11 }, () => 1 / 11) },
  },
  { logChance: () => null, logBeginning: () => null },
);

/** A line whose one character is read with 0.6, else nothing; its ink from row to row. */
function line(text: string, top: number, bottom: number): LookedAt {
  const classes = CHARACTERS.length + 1;
  const chances = new Float32Array(FRAMES * classes);
  for (let t = 0; t < FRAMES; t++) chances[t * classes] = t === 4 ? 0.4 : 1;
  chances[4 * classes + CHARACTERS.indexOf(text) + 1] = 0.6;
  const strip = { width: WIDTH, height: 48, data: new Uint8Array(WIDTH * 48).fill(255), offset: 0, scale: 1 };
  for (let y = top; y < bottom; y++) strip.data.fill(0, y * WIDTH + 12, y * WIDTH + 60);
  return { emissions: emissionsOf(chances, FRAMES, classes), strip, step: STEP };
}

const read = (lines: readonly LookedAt[], expected: 'text' | 'target') =>
  reader
    .read(lines, expected)
    .map(({ characters, chance }) => [characters.map(({ text }) => text).join(''), chance >= 0.85]);

describe('a stroke by itself in its cell', () => {
  it('is believed for its shape, whatever it was read as', () => {
    expect(read([line('—', 22, 26)], 'target')).toEqual([['—', true]]);
    expect(read([line('-', 22, 26)], 'target')).toEqual([['—', true]]);
    expect(read([line('4', 22, 26)], 'text')).toEqual([['—', true]]);
  });

  it('is what it was read as, and in doubt, where its ink has another shape', () => {
    expect(read([line('4', 10, 40)], 'text')).toEqual([['4', false]]);
  });

  it('is what it was read as, and in doubt, beside another line: the rest of a rule is as flat', () => {
    expect(read([line('数', 8, 40), line('4', 22, 26)], 'text')[1]).toEqual(['4', false]);
    expect(read([line('数', 8, 40), line('—', 22, 26)], 'text')[1]).toEqual(['—', false]);
  });
});
