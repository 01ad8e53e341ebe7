import { describe, expect, it } from 'vitest';
import { openCharacterPairs } from '../../../src/parsers/ocr/character-pairs.ts';

const pairs = await openCharacterPairs();
const log = (text: string) => pairs.logChance(text[0] as string, text[1] as string) as number;

describe('characters of a word', () => {
  it.each([
    ['土壤', '士壤'],
    ['项目', '项自'],
    ['自动', '白动'],
    ['监测', '临测'],
    ['费用', '费川'],
  ])('%s is far likelier than %s', (word, misread) => {
    expect(log(word)).toBeGreaterThan(log(misread) + 3);
  });
  it('end words that others may follow: no pair is impossible', () => {
    expect(log('率达')).toBeGreaterThan(-12);
    expect(log('龘龘')).not.toBe(-Infinity);
  });
  it('are Chinese: nothing is said of figures and signs', () => {
    expect(pairs.logChance('年', '1')).toBeNull();
    expect(pairs.logChance('1', '年')).toBeNull();
    expect(pairs.logBeginning('·')).toBeNull();
    expect(pairs.logBeginning('年')).toBeLessThan(0);
  });
});
