import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markMatches } from '../../../src/output/search/mark-matches.ts';
import { foldText, searchTokens, searchWords, wholeWord } from '../../../src/output/search/search-text.ts';
import { UsageError } from '../../../src/parsers/errors.ts';

describe('the tokens of a text', () => {
  it.each([
    ['', ''],
    ['率', '率'],
    ['满意度', '满意 意度 度'],
    ['ＰＭ2.5', 'pm m2 2. .5 5'],
    ['满 意\n度', '满意 意度 度'],
    ['㎡', 'm2 2'],
    ['🚀升空', '🚀升 升空 空'],
    ['a\u0000b', 'ab b'],
    ['\ud800x', '\ufffdx x'],
  ])('%j are %j', (text, tokens) => expect(searchTokens(text)).toBe(tokens));
});

describe('the words of a search', () => {
  it.each([
    ['率', ['"率" *']],
    ['满意', ['"满意"']],
    ['满意度', ['"满意 意度"']],
    ['  教师　培训 ', ['"教师"', '"培训"']],
    ['O"R', ['"o"" ""r"']],
    ['NOT*', ['"no ot t*"']],
  ])('%j become %j: nothing in them is an operator', (text, matches) => {
    expect(searchWords(text).map((word) => word.match)).toStrictEqual(matches);
  });

  it('that are long are looked up by their beginning and compared', () => {
    const [word] = searchWords('满'.repeat(20_000));
    expect(word).toMatchObject({ folded: '满'.repeat(20_000), long: true });
    expect(word!.match.length).toBeLessThan(250);
  });

  it('must be there, without NUL', () => {
    for (const text of ['', ' \u200b ', 'a\0']) expect(() => searchWords(text)).toThrow(UsageError);
  });

  it('of a whole text are one', () => {
    expect(wholeWord('技能 培训').folded).toBe('技能培训');
  });
});

describe('folding', () => {
  it('tells where each character stood', () => {
    expect(foldText('a ㎡🚀')).toStrictEqual({ characters: ['a', 'm', '2', '🚀'], offsets: [0, 2, 2, 3, 5] });
  });

  it('leaves one place more than characters, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 20 }), (text) => {
        const { characters, offsets } = foldText(text);
        expect(offsets).toHaveLength(characters.length + 1);
        expect(offsets).toStrictEqual(offsets.toSorted((a, b) => a - b));
      }),
      { numRuns: 30 },
    );
  });
});

describe('a match', () => {
  it.each([
    ['教师培训人次', ['培训'], '教师【培训】人次'],
    ['培训培训', ['培训'], '【培训培训】'],
    ['满意度满意', ['满意', '意度'], '【满意度满意】'],
    ['Trainee满意', ['trainee'], '【Trainee】满意'],
    ['面积㎡数', ['m2'], '面积【㎡】数'],
    ['满 意', ['满意'], '【满 意】'],
    ['率', ['率'], '【率】'],
    ['通过率高', ['率'], '通过【率】高'],
    ['无', ['率'], null],
    ['', ['率'], null],
  ])('in %j of %j is marked', (text, words, expected) => expect(markMatches(text, words)).toBe(expected));
});
