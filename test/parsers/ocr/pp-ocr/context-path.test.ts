/** Emissions written by hand: classes blank, 土, 士, 壤, ·, 5, 6, '.', ±, +, ≥, *, a frame a row. */
import { describe, expect, it } from 'vitest';
import { openCharacterPairs } from '../../../../src/parsers/ocr/character-pairs.ts';
import { createContext, onPage } from '../../../../src/parsers/ocr/pp-ocr/context.ts';
import { ALONE, type Around, contextPath, fitOf } from '../../../../src/parsers/ocr/pp-ocr/context-path.ts';
import { parseDictionary } from '../../../../src/parsers/ocr/pp-ocr/dictionary.ts';
import { emissionsOf } from '../../../../src/parsers/ocr/pp-ocr/emissions.ts';
import { logTextChance } from '../../../../src/parsers/ocr/pp-ocr/text-chance.ts';

const KEYS = '土\n士\n壤\n·\n5\n6\n.\n±\n+\n≥\n*';
const dictionary = parseDictionary(KEYS, 12, 'keys.txt');
const context = createContext(await openCharacterPairs(), dictionary);

type Frame = Readonly<Record<string, number>>;

/** One character a frame, each with its rivals: `{ 土: 0.1, 士: 0.9 }`; what is missing to 1 is blank. */
function read(...frames: readonly Frame[]) {
  return readWhere(new Set(), ...frames);
}

/** The same on a page that surely says these pairs. */
function readWhere(sure: ReadonlySet<string>, ...frames: readonly Frame[]) {
  return readAround(ALONE, sure, ...frames);
}

function readAround(around: Around, sure: ReadonlySet<string>, ...frames: readonly Frame[]) {
  const rows = frames.flatMap((frame) => {
    const row = [0, ...KEYS.split('\n').map((key) => frame[key] ?? 0)];
    row[0] = Math.max(0, 1 - row.reduce((sum, chance) => sum + chance, 0));
    return row;
  });
  const emissions = emissionsOf(Float32Array.from(rows), frames.length, 12);
  const path = contextPath(emissions, dictionary, onPage(context, sure, dictionary), around);
  return { emissions, path, text: path.characters.map(({ text }) => text).join('') };
}

/** The same as a line of a text of several: 壤 around it, or none. */
function readBeside(beside: Partial<Record<keyof Around, string>>, ...frames: readonly Frame[]) {
  const classOf = (character = '') => dictionary.classOf.get(character) ?? 0;
  const around = { before: classOf(beside.before), behind: classOf(beside.behind) };
  return { ...readAround(around, new Set(), ...frames), around };
}

describe('context', () => {
  it('takes the character that makes a word where the picture leaves it open', () => {
    expect(read({ 士: 0.85, 土: 0.15 }, {}, { 壤: 1 }).text).toBe('土壤');
  });
  it('does not overrule a clear picture', () => {
    expect(read({ 士: 0.9999, 土: 0.00005 }, {}, { 壤: 1 }).text).toBe('士壤');
  });
  it('leaves out a dot that is hardly there, but not between figures', () => {
    expect(read({ 土: 1 }, {}, { '·': 0.7 }, {}, { 壤: 1 }).text).toBe('土壤');
    expect(read({ 5: 1 }, {}, { '.': 0.7 }, {}, { 6: 1 }).text).toBe('5.6');
  });
  it('has ± behind a figure for no dirt, and + where the picture says so', () => {
    expect(read({ 5: 1 }, {}, { '±': 0.65, '+': 0.34 }, {}, { 6: 1 }).text).toBe('5±6');
    expect(read({ 5: 1 }, {}, { '±': 0.34, '+': 0.65 }, {}, { 6: 1 }).text).toBe('5+6');
    expect(read({ 土: 1 }, {}, { '±': 0.65, '+': 0.34 }, {}, { 壤: 1 }).text).not.toContain('±');
  });
  it('has stars behind a sign for a number left open, elsewhere for dirt', () => {
    expect(read({ '≥': 1 }, { '*': 0.7 }, {}, { '*': 0.7 }).text).toBe('≥**');
    expect(read({ 土: 1 }, { '*': 0.7 }, {}, { '*': 0.7 }, { 壤: 1 }).text).toBe('土壤');
  });
  it('says the same of a pair after any number of others, more than are remembered', async () => {
    const han = Array.from({ length: 400 }, (_, i) => String.fromCodePoint(0x4e00 + i));
    const many = parseDictionary(han.join('\n'), han.length + 1, 'keys.txt');
    const pairs = await openCharacterPairs();
    const used = createContext(pairs, many);
    const ask = (of: typeof used) =>
      Array.from({ length: 400 * 400 }, (_, i) => of.fit(1 + (i % 400), 1 + Math.floor(i / 400)));
    const first = ask(used);
    expect(new Set(first).size).toBeGreaterThan(100);
    expect(ask(used)).toStrictEqual(first);
    const sampled = first.map((_, i) => i).filter((i) => i % 9973 === 0);
    const alone = sampled.map((i) => createContext(pairs, many).fit(1 + (i % 400), 1 + Math.floor(i / 400)));
    expect(sampled.map((i) => first[i])).toStrictEqual(alone);
  });
  it('says nothing of figures', () => {
    expect(read({ 5: 0.55, 6: 0.45 }).text).toBe('5');
  });
});

describe('a text of several lines', () => {
  const worn = { 士: 0.85, 土: 0.15 };
  it('has words go on over their ends', () => {
    expect(readBeside({}, worn).text).toBe('士');
    expect(readBeside({ behind: '壤' }, worn).text).toBe('土');
    expect(readBeside({ before: '土' }, { 士: 0.85, 壤: 0.15 }).text).toBe('壤');
    expect(readBeside({ before: '士' }, { 士: 0.85, 壤: 0.15 }).text).toBe('士');
  });
  it('does not overrule a clear picture, and says nothing of figures', () => {
    expect(readBeside({ behind: '壤' }, { 士: 0.9999, 土: 0.00005 }).text).toBe('士');
    expect(readBeside({ behind: '壤', before: '土' }, { 5: 0.55, 6: 0.45 }).text).toBe('5');
  });
  it('puts an end in doubt that words speak against', () => {
    const belief = ({ emissions, path, around }: ReturnType<typeof readBeside>) => {
      const classes = path.symbols.map((symbol) => [symbol]);
      return Math.exp(logTextChance(emissions, classes) + fitOf(path.symbols, context, around) - path.total);
    };
    expect(belief(readBeside({}, { 士: 0.98, 土: 0.02 }))).toBeCloseTo(0.98, 2);
    expect(belief(readBeside({ behind: '壤' }, { 士: 0.98, 土: 0.02 }))).toBeLessThan(0.9);
  });
});

describe('what a page surely says', () => {
  const worn = [{ 壤: 1 }, {}, { 士: 0.97, 土: 0.03 }, {}, { 士: 1 }] as const;
  it('counts on top of what makes a word anyway', () => {
    const word = [{ 士: 0.993, 土: 0.007 }, {}, { 壤: 1 }] as const;
    expect(read(...word).text).toBe('士壤');
    expect(readWhere(new Set(['土壤']), ...word).text).toBe('土壤');
    expect(readWhere(new Set(['土士']), ...word).text).toBe('士壤');
  });
  it('tells a doubtful character, and makes the clear one surer', () => {
    expect(read(...worn).text).toBe('壤士士');
    const said = readWhere(new Set(['壤土', '土士']), ...worn);
    expect(said.text).toBe('壤土士');
    const agrees = readWhere(new Set(['壤士', '士士']), ...worn);
    expect(agrees.path.total - agrees.path.log).toBeLessThan(
      read(...worn).path.total - read(...worn).path.log,
    );
  });
  it('does not overrule a clear picture', () => {
    const clear = [{ 壤: 1 }, {}, { 士: 0.9999, 土: 0.00005 }, {}, { 士: 1 }] as const;
    expect(readWhere(new Set(['壤土', '土士']), ...clear).text).toBe('壤士士');
  });
});

describe('the sum over all texts', () => {
  it('is that of their chances where context says nothing', () => {
    expect(read({ 5: 0.5, 6: 0.3 }, {}).path.total).toBeCloseTo(0, 5);
  });
  it('puts a text in doubt that context speaks against', () => {
    const { emissions, path } = read({ 士: 0.98, 土: 0.02 }, {}, { 壤: 1 });
    const fit = path.symbols.reduce(
      (sum, symbol, i) => sum + context.fit(path.symbols[i - 1] ?? 0, symbol),
      0,
    );
    const classes = path.symbols.map((symbol) => [symbol]);
    const chance = Math.exp(logTextChance(emissions, classes) + fit - path.total);
    // By the picture alone it is 98 to 2.
    expect(chance).toBeLessThan(0.9);
  });
});
