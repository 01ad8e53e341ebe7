/** Texts as they were read, under the counts of a general dictionary. */
import { describe, expect, it } from 'vitest';
import { openCharacterPairs } from '../../../../src/parsers/ocr/character-pairs.ts';
import { createContext } from '../../../../src/parsers/ocr/pp-ocr/context.ts';
import { parseDictionary } from '../../../../src/parsers/ocr/pp-ocr/dictionary.ts';
import { fullerClasses, mayLackStroke } from '../../../../src/parsers/ocr/pp-ocr/lost-strokes.ts';

const CHARACTERS = [...new Set('通硬化路白自然村云空气动监测项目日前验收土壤士王5绿色大人')];
const dictionary = parseDictionary(CHARACTERS.join('\n'), CHARACTERS.length + 1, 'keys.txt');
const context = createContext(await openCharacterPairs(), dictionary);
const fuller = fullerClasses(dictionary);

const mayLack = (text: string, before = '', behind = ''): boolean => {
  const symbol = (character: string) => dictionary.classOf.get(character) ?? 0;
  const symbols = [...text].map(symbol);
  const path = { symbols, characters: [], log: 0, total: 0 };
  return mayLackStroke(path, context, fuller, { before: symbol(before), behind: symbol(behind) });
};

describe('a character that may lack a stroke', () => {
  it.each(['通硬化路白然村', '空气白动监测', '项日验收'])('is in %s', (text) => {
    expect(mayLack(text)).toBe(true);
  });

  it.each(['通硬化路自然村', '空气自动监测', '项目验收', '白云村', '人大', '5日前', '日', '白'])(
    'is not in %s',
    (text) => {
      expect(mayLack(text)).toBe(false);
    },
  );

  it('is told over the end of a line too', () => {
    expect(mayLack('通硬化路白', '', '然')).toBe(true);
    expect(mayLack('然村', '白')).toBe(false);
  });
});
