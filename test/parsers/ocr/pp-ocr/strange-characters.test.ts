/** Emissions written by hand, one character a frame with blanks between, under the counts of a general dictionary. */
import { describe, expect, it } from 'vitest';
import { openCharacterPairs } from '../../../../src/parsers/ocr/character-pairs.ts';
import { createContext } from '../../../../src/parsers/ocr/pp-ocr/context.ts';
import { contextPath } from '../../../../src/parsers/ocr/pp-ocr/context-path.ts';
import { parseDictionary } from '../../../../src/parsers/ocr/pp-ocr/dictionary.ts';
import { emissionsOf } from '../../../../src/parsers/ocr/pp-ocr/emissions.ts';
import { hasStrangeCharacter, isContested } from '../../../../src/parsers/ocr/pp-ocr/strange-characters.ts';

const CHARACTERS = [...'环保回问收次5'];
const dictionary = parseDictionary(CHARACTERS.join('\n'), CHARACTERS.length + 1, 'keys.txt');
const context = createContext(await openCharacterPairs(), dictionary);

/** A text whose `weak` character the picture shows with that chance, and another with what it leaves; all others with 1. */
function isStrange(text: string, weak: number, chance: number, other = '回'): boolean {
  const { path, emissions } = seen(text, weak, chance, other);
  return hasStrangeCharacter(path, context, emissions);
}

function seen(text: string, weak: number, chance: number, other: string) {
  const classes = CHARACTERS.length + 1;
  const frames = 2 * text.length;
  const chances = new Float32Array(frames * classes);
  [...text].forEach((character, i) => {
    const own = i === weak ? chance : 1;
    chances[2 * i * classes + CHARACTERS.indexOf(character) + 1] = own;
    chances[2 * i * classes + CHARACTERS.indexOf(other) + 1]! += 1 - own;
    chances[(2 * i + 1) * classes] = 1;
  });
  const emissions = emissionsOf(chances, frames, classes);
  return { path: contextPath(emissions, dictionary, context), emissions };
}

describe('a character between two that do not go with it', () => {
  it('is strange where the picture leaves doubt', () => {
    expect(isStrange('环保问收', 2, 0.93)).toBe(true);
  });
  it('is none where the picture may show no other that goes with them', () => {
    expect(isStrange('环保问收', 2, 0.93, '次')).toBe(false);
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

describe('a character of which words know better', () => {
  const contested = (chance: number, other: string) => {
    const { path, emissions } = seen('环保问收', 2, chance, other);
    return isContested(path, context, emissions);
  };
  it('is contested where the picture leaves the other a chance', () => {
    expect(contested(0.965, '回')).toBe(true);
  });
  it('is not in a clear picture, nor where the other makes no word there', () => {
    expect(contested(0.98, '回')).toBe(false);
    expect(contested(0.965, '次')).toBe(false);
  });
});
