/** Decoding on emissions written by hand: five classes, a frame a row. */
import { describe, expect, it } from 'vitest';
import { compile } from '../../../../src/parsers/ocr/grammar/automaton.ts';
import { choice, words } from '../../../../src/parsers/ocr/grammar/pattern.ts';
import { bindGrammar, constrainedPath } from '../../../../src/parsers/ocr/pp-ocr/constrained-path.ts';
import { parseDictionary } from '../../../../src/parsers/ocr/pp-ocr/dictionary.ts';
import { emissionsOf, faded, joined, logAt, slice } from '../../../../src/parsers/ocr/pp-ocr/emissions.ts';
import { freePath } from '../../../../src/parsers/ocr/pp-ocr/free-path.ts';
import { logTextChance } from '../../../../src/parsers/ocr/pp-ocr/text-chance.ts';

/** Classes: blank, 数, 量, 重, a space. */
const dictionary = parseDictionary('数\n量\n重\n', 5, 'keys.txt');

function emissions(...rows: readonly (readonly number[])[]) {
  return emissionsOf(Float32Array.from(rows.flat()), rows.length, 5);
}

/** 数重, where 重 is hardly likelier than 量. */
const DOUBTFUL = emissions([0.1, 0.9, 0, 0, 0], [0.9, 0.1, 0, 0, 0], [0, 0, 0.45, 0.55, 0], [1, 0, 0, 0, 0]);

const textOf = (path: { readonly characters: readonly { readonly text: string }[] } | null) =>
  path?.characters.map(({ text }) => text).join('') ?? null;

describe('a dictionary', () => {
  it('has blank, lines and a space where the model has a class for it', () => {
    expect(dictionary.characters).toStrictEqual(['', '数', '量', '重', ' ']);
    expect(parseDictionary('\ufeff数\r\n量', 3, 'keys.txt').characters).toStrictEqual(['', '数', '量']);
  });
  it('that is not the model’s is refused with both numbers', () => {
    expect(() => parseDictionary('数\n量\n重\n', 7, 'keys.txt')).toThrow(
      'expected 6 or 5 characters, one a line, as the recognition model has 7 classes; found 3',
    );
  });
});

describe('emissions', () => {
  it('keep what is likely and give the rest a floor', () => {
    expect(logAt(DOUBTFUL, 2, 2)).toBeCloseTo(Math.log(0.45), 5);
    expect(logAt(DOUBTFUL, 2, 1)).toBeCloseTo(Math.log(1e-6), 5);
  });
  it('of many likely classes are the 64 likeliest of a frame, the next frame beginning behind them', () => {
    const keys = Array.from({ length: 100 }, (_, i) => String.fromCodePoint(0x4e00 + i));
    const worn = keys.map((_, i) => (i + 1) / 5050);
    const both = emissionsOf(Float32Array.from([0, ...worn, 0, 1, ...keys.slice(1).map(() => 0)]), 2, 101);
    expect([...both.starts]).toStrictEqual([0, 64, 65]);
    expect([...both.classes]).toStrictEqual([...Array.from({ length: 64 }, (_, i) => 100 - i), 1]);
    expect(both.logs[63]).toBeCloseTo(Math.log(37 / 5050), 5);
  });
  it('keep the last of a frame that is all but sure, and look no further once nothing can be left', () => {
    const last = emissionsOf(Float32Array.from([0, 0.99998, 0, 0, 0.00002]), 1, 5);
    expect([...last.classes]).toStrictEqual([1, 4]);
    // No model gives this: what stands behind a chance of 1 shows that it is not looked at.
    const none = emissionsOf(Float32Array.from([0, 0.999996, 0, 0, 0.00002]), 1, 5);
    expect([...none.classes]).toStrictEqual([1]);
    const space = emissionsOf(Float32Array.from([0.2, 0, 0.0001, 0, 0.7999]), 1, 5, 4);
    expect([...space.classes]).toStrictEqual([0, 2]);
  });

  it('count a space as no character', () => {
    const spaced = emissionsOf(Float32Array.from([0.3, 0.4, 0, 0, 0.3, 0, 0, 0, 0, 1]), 2, 5, 4);
    expect(logAt(spaced, 0, 0)).toBeCloseTo(Math.log(0.6), 5);
    expect(logAt(spaced, 0, 4)).toBeCloseTo(Math.log(1e-6), 5);
    expect(logAt(spaced, 1, 0)).toBeCloseTo(0, 5);
  });
  it('forget what a character cut off left behind, up to where the next begins', () => {
    const rest = faded(DOUBTFUL, 2, new Set([1, 3]));
    expect(logAt(rest, 0, 0)).toBeCloseTo(0, 5);
    expect(logAt(rest, 1, 1)).toBeCloseTo(Math.log(1e-6), 5);
    expect(logAt(rest, 2, 3)).toBeCloseTo(Math.log(0.55), 5);
  });
  it('are cut and joined without loss', () => {
    expect(joined([slice(DOUBTFUL, 0, 2), slice(DOUBTFUL, 2, 4)])).toStrictEqual(DOUBTFUL);
  });
});

describe('the free path', () => {
  it('takes the likeliest class, and repeats without a blank as one character', () => {
    const held = emissions([0, 1, 0, 0, 0], [0, 1, 0, 0, 0], [1, 0, 0, 0, 0], [0, 1, 0, 0, 0]);
    expect(freePath(held, dictionary).characters).toStrictEqual([
      { text: '数', from: 0, to: 1, probability: 1 },
      { text: '数', from: 3, to: 3, probability: 1 },
    ]);
    expect(textOf(freePath(DOUBTFUL, dictionary))).toBe('数重');
  });
});

describe('the path through a grammar', () => {
  const grammar = bindGrammar(compile(words(['数量', '量', '℃'])), dictionary);
  it('is the likeliest text the grammar allows', () => {
    const path = constrainedPath(DOUBTFUL, grammar);
    expect(textOf(path)).toBe('数量');
    expect(path?.log).toBeCloseTo(Math.log(0.9 * 0.9 * 0.45), 5);
  });
  it('goes along every arc of a class, of those that leave a state in any order', () => {
    const [first, second] = [
      [0, 0, 1, 0, 0],
      [0, 1, 0, 0, 0],
    ];
    const spelled = (own: readonly string[]) =>
      textOf(constrainedPath(emissions(first!, second!), bindGrammar(compile(words(own)), dictionary)));
    expect(spelled(['重数', '量数', '数'])).toBe('量数');
    // Both options leave by 量; only the second goes on with 数.
    const options = choice(words(['量重']), words(['量数']));
    expect(
      textOf(constrainedPath(emissions(first!, second!), bindGrammar(compile(options), dictionary))),
    ).toBe('量数');
    expect(spelled(['量重', '重数'])).toBeNull();
  });
  it('is none where the picture shows nothing of the kind', () => {
    expect(constrainedPath(emissions([0, 0, 0, 1, 0]), grammar)).toBeNull();
  });
  it('is none where it lies further behind the free one than asked for, and as it was within that', () => {
    const behind = freePath(DOUBTFUL, dictionary).log - constrainedPath(DOUBTFUL, grammar)!.log;
    expect(constrainedPath(DOUBTFUL, grammar, behind)).toStrictEqual(constrainedPath(DOUBTFUL, grammar));
    expect(constrainedPath(DOUBTFUL, grammar, behind - 0.01)).toBeNull();
  });
});

describe('the chance of a text', () => {
  const two = emissions([0.5, 0.5, 0, 0, 0], [0.5, 0, 0.3, 0.2, 0]);
  it('sums all paths that spell it', () => {
    // 数 then blank; no other way, as the second frame has no 数.
    expect(Math.exp(logTextChance(two, [[1]]))).toBeCloseTo(0.25, 4);
    expect(Math.exp(logTextChance(two, [[1], [2]]))).toBeCloseTo(0.15, 4);
    expect(Math.exp(logTextChance(two, []))).toBeCloseTo(0.25, 4);
  });
  it('counts classes that stand for the same character together', () => {
    expect(Math.exp(logTextChance(two, [[1], [2, 3]]))).toBeCloseTo(0.25, 4);
  });
  it('of nothing in no frames is 1', () => {
    expect(logTextChance(slice(two, 0, 0), [])).toBe(0);
  });
});
