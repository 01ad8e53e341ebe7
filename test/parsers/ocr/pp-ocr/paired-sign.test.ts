/** The sign of a value between net and recogniser, with stand-ins: blocks of ink stand for glyphs. */
import { describe, expect, it } from 'vitest';
import {
  GLYPH_CLASSES,
  type GlyphChances,
  type GlyphClass,
} from '../../../../src/parsers/ocr/operator-net.ts';
import { parseDictionary } from '../../../../src/parsers/ocr/pp-ocr/dictionary.ts';
import { emissionsOf } from '../../../../src/parsers/ocr/pp-ocr/emissions.ts';
import { createCellReader } from '../../../../src/parsers/ocr/pp-ocr/read-cell.ts';

const CHARACTERS = ['>', '=', '≥', '2', '4', '个', '‹', '（', '8'];
const dictionary = parseDictionary(CHARACTERS.join('\n'), CHARACTERS.length + 1, 'keys.txt');
const STEP = 8;

/** A line of characters a glyph wide with paper between, but for those `touching` the next; what the net sees of the first → its text. */
function lineOf(text: string, seen: GlyphClass, touching: number) {
  const frames = 3 * text.length + 1;
  const chances = new Float32Array(frames * (CHARACTERS.length + 1));
  const width = frames * STEP;
  const strip = { width, height: 48, data: new Uint8Array(width * 48).fill(255), offset: 0, scale: 1 };
  for (let t = 0; t < frames; t++) {
    const own = t % 3 === 1 ? CHARACTERS.indexOf(text.charAt((t - 1) / 3)) + 1 : 0;
    chances[t * (CHARACTERS.length + 1) + own] = 1;
  }
  [...text].forEach((_, i) => {
    const [x0, x1] = [(3 * i + 0.5) * STEP, (3 * i + (i < touching ? 3.5 : 2.5)) * STEP];
    for (let y = 9; y < 39; y++) strip.data.fill(0, y * width + x0, y * width + x1);
  });
  const look = () =>
    Object.fromEntries(GLYPH_CLASSES.map((name) => [name, name === seen ? 1 : 0])) as GlyphChances;
  const reader = createCellReader(
    dictionary,
    {
      operator: { look },
      end: { look: () => ({ '%': 0, '‰': 0, digit: 0, other: 1 }) },
      digit: { look: () => Array.from({ length: 11 }, () => 1 / 11) },
    },
    { logChance: () => null, logBeginning: () => null },
  );
  const emissions = emissionsOf(chances, frames, CHARACTERS.length + 1);
  const [line] = reader.read([{ emissions, strip, step: STEP }], 'target');
  return line!;
}

function read(text: string, seen: GlyphClass, touching: number): string {
  const { characters } = lineOf(text, seen, touching);
  return characters.map((character) => character.text).join('');
}

describe('a sign set from two', () => {
  it.each([0, 1])('keeps its second, apart or touching (%i)', (touching) => {
    expect(read('>=24个', '>', touching)).toBe('>=24个');
  });
  it('keeps its second behind a quotation mark that stands for the first', () => {
    expect(read('‹=24个', '<', 0)).toBe('<=24个');
    expect(read('‹=24个', '<', 1)).toBe('‹=24个');
    expect(read('‹24个', '<', 0)).toBe('<24个');
  });
  it('keeps its second behind a bracket that the first was read as', () => {
    expect(read('（=24个', '<', 1)).toBe('<=24个');
    expect(read('（24个', '<', 0)).toBe('<24个');
    expect(read('8=24个', '<', 1)).not.toContain('=');
    expect(read('（=24个', '≥', 1)).toBe('≥24个');
  });
  it('is one where the net sees that, and none is made where one was printed', () => {
    expect(read('>=24个', '≥', 1)).toBe('≥24个');
    expect(read('>24个', '>', 0)).toBe('>24个');
    expect(read('>24个', '≥', 0)).toBe('≥24个');
  });
});

describe('a figure that touches the sign before it', () => {
  it('stays where net and recogniser see the same sign', () => {
    expect(read('=24个', '=', 1)).toBe('=24个');
    expect(read('>=24个', '>', 2)).toBe('>=24个');
    expect(lineOf('=24个', '=', 1).chance).toBeGreaterThan(0.9);
  });

  it('stays where they do not, and the line is in doubt', () => {
    expect(read('=24个', '≥', 1)).toBe('≥24个');
    expect(lineOf('=24个', '≥', 1).chance).toBeLessThan(0.2);
  });

  it('stays where the recogniser passed over the sign, and the line is in doubt', () => {
    expect(read(' 24个', '≥', 1)).toBe('≥24个');
    expect(lineOf(' 24个', '≥', 1).chance).toBeLessThan(0.2);
    expect(lineOf(' 24个', '≥', 0).chance).toBeGreaterThan(0.9);
  });

  it('is the sign misread where no sign was read, as ever', () => {
    expect(read('24个', '≥', 0)).toBe('≥4个');
    expect(lineOf('24个', '≥', 0).chance).toBeGreaterThan(0.9);
  });
});
