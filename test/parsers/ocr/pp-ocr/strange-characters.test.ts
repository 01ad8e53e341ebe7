/** Emissions written by hand, one character a frame with blanks between, under the counts of a general dictionary. */
import { describe, expect, it } from 'vitest';
import { openCharacterPairs } from '../../../../src/parsers/ocr/character-pairs.ts';
import { createContext } from '../../../../src/parsers/ocr/pp-ocr/context.ts';
import { contextPath } from '../../../../src/parsers/ocr/pp-ocr/context-path.ts';
import { parseDictionary } from '../../../../src/parsers/ocr/pp-ocr/dictionary.ts';
import { emissionsOf } from '../../../../src/parsers/ocr/pp-ocr/emissions.ts';
import { hasStrangeCharacter } from '../../../../src/parsers/ocr/pp-ocr/strange-characters.ts';

const CHARACTERS = [...'环保回问收次5'];
const dictionary = parseDictionary(CHARACTERS.join('\n'), CHARACTERS.length + 1, 'keys.txt');
const context = createContext(await openCharacterPairs(), dictionary);

/** A text whose `weak` character the picture shows with that chance, all others with 1. */
function isStrange(text: string, weak: number, chance: number): boolean {
  const classes = CHARACTERS.length + 1;
  const frames = 2 * text.length;
  const chances = new Float32Array(frames * classes);
  [...text].forEach((character, i) => {
    const own = i === weak ? chance : 1;
    chances[2 * i * classes + CHARACTERS.indexOf(character) + 1] = own;
    chances[2 * i * classes] = 1 - own;
    chances[(2 * i + 1) * classes] = 1;
  });
  return hasStrangeCharacter(
    contextPath(emissionsOf(chances, frames, classes), dictionary, context),
    context,
  );
}

describe('a character between two that do not go with it', () => {
  it('is strange where the picture leaves doubt', () => {
    expect(isStrange('环保问收', 2, 0.93)).toBe(true);
  });
  it('is none in a clear picture', () => {
    expect(isStrange('环保问收', 2, 0.98)).toBe(false);
  });
  it('is none where it makes a word to one side', () => {
    expect(isStrange('环保回收', 2, 0.93)).toBe(false);
    expect(isStrange('问环保收', 2, 0.93)).toBe(false);
  });
  it('is none beside a figure, nor at the ends, where nothing speaks for or against', () => {
    expect(isStrange('保问5次', 1, 0.93)).toBe(false);
    expect(isStrange('环保问', 2, 0.93)).toBe(false);
    expect(isStrange('问收', 0, 0.93)).toBe(false);
  });
});
