/** Whether a page's text can be what is drawn: tables of characters that are wrong, each beside sound text that comes near it. */
import { describe, expect, it } from 'vitest';
import type { PaintedGlyph, PaintFont } from '../../../src/parsers/pdf/painted-page.ts';
import { trustedText, UNKNOWN } from '../../../src/parsers/pdf/text-trust.ts';
import { FONT, glyph, glyphsOf } from './painted.ts';

const SOUND = '项目支出绩效目标表一级指标二级指标三级指标产出指标数量指标培训人数';
const doubt = (...glyphs: readonly PaintedGlyph[]) => trustedText(glyphs).doubt;
const times = (text: string, count: number) => Array.from({ length: count }, () => text).join('');

describe('text that is no language', () => {
  it.each([
    ['rare ideographs beyond a third', times('㐀㐁', 12) + times('指标', 10), /rarest/u],
    ['letters of other scripts', `${SOUND}${times('ႠႡ', 6)}`, /other scripts/u],
    ['signs', `${times('指标', 12)}${times('{~', 8)}`, /signs/u],
  ])('%s put it in doubt', (_, text, reason) => {
    expect(doubt(...glyphsOf(text))).toMatch(reason);
  });

  it.each([
    ['plain text', SOUND],
    ['names with some rare ideographs', times('㐀㐁', 5) + times('指标', 10)],
    ['twenty rare ones among sixty others', times('㐀㐁', 10) + times('指标', 30)],
    ['three letters of another script alone', 'ႠႡႠ'],
    ['text with some signs', `${SOUND}{~{~`],
    ['few ideographs, though all of them rare', times('㐀㐁', 9)],
    ['some letters of another script', `${SOUND}ႠႡႠႡ`],
    ['more of them among much text', `${times(SOUND, 3)}${times('ႠႡ', 6)}`],
    ['a minority’s script', times('བོད', 20)],
    ['pinyin with its tone marks', times('zhǐbiāo', 10)],
    ['a short line of signs', times('{~', 14)],
    ['signs of sums', times('±×÷°', 12)],
  ])('%s do not', (_, text) => {
    expect(doubt(...glyphsOf(text))).toBeNull();
  });
});

describe('characters without a meaning', () => {
  const withMap = (map: readonly string[]): PaintFont => ({ ...FONT, toUnicode: { _map: map } });

  it('are told one by one where there are few, and put the page in doubt where there are more', () => {
    const few = trustedText([...glyphsOf(times(SOUND, 2)), glyph('\ue000'), glyph('\u0001')]);
    expect([few.doubt, few.unknown.length]).toEqual([null, 2]);
    expect(few.glyphs.slice(-2).map(({ text, blank }) => [text, blank])).toEqual([
      [UNKNOWN, false],
      [UNKNOWN, false],
    ]);
    expect(doubt(...glyphsOf(SOUND), ...glyphsOf('\ue000\ue001\ue002'))).toMatch(
      /3 of \d+ characters have no known/u,
    );
  });

  it('are those that a font’s table leaves out, not those of one that has no list', () => {
    const code = '指'.charCodeAt(0);
    const listed: string[] = [];
    listed[code] = '指';
    const unknown = (font: PaintFont, text: string) => trustedText(glyphsOf(text, { font })).unknown.length;
    expect(unknown(withMap(listed), '指标')).toBe(1);
    expect(unknown(withMap(listed), '指')).toBe(0);
    expect(unknown(FONT, '指标')).toBe(0);
  });

  it('are none where the codes are characters themselves, though the table has gaps', () => {
    const map: string[] = [];
    map[0x4e00] = '一';
    map[0x4eba] = '人';
    const font = { ...withMap(map), cMap: { builtInCMap: true } };
    expect(trustedText(glyphsOf('指标', { font })).unknown).toEqual([]);
    expect(trustedText(glyphsOf('指标', { font: withMap(map) })).unknown).toHaveLength(2);
  });
});

describe('a page of several fonts', () => {
  const other: PaintFont = { ...FONT, name: 'other' };
  const lost = (count: number) =>
    Array.from({ length: count }, (_, i) => glyph('\ue000', { font: other, code: i }));

  it('three unknown characters put it in doubt among a hundred, not among two hundred', () => {
    expect(doubt(...glyphsOf(times(SOUND, 3)), ...glyphsOf('\ue000\ue000\ue000'))).toMatch(/^3 of/u);
    expect(doubt(...glyphsOf(times(SOUND, 6)), ...glyphsOf('\ue000\ue000\ue000'))).toBeNull();
  });

  it('so does one font that has little else, whatever the others have', () => {
    const much = glyphsOf(times(SOUND, 6));
    expect(doubt(...much, ...lost(3), ...glyphsOf('指标值指标', { font: other }))).toBe(
      "3 of 8 characters have no known meaning in the file's fonts",
    );
    expect(doubt(...much, ...lost(3), ...glyphsOf(SOUND, { font: other }))).toBeNull();
  });

  it('rare ideographs count over all of them', () => {
    const rare = (font: PaintFont) => glyphsOf(times('㐀㐁', 6), { font });
    expect(doubt(...rare(FONT))).toBeNull();
    expect(doubt(...rare(FONT), ...rare(other))).toMatch(/24 of 24 ideographs/u);
  });

  it('is told by all glyphs of a font, painted in turn with those of another', () => {
    const names: string[] = [];
    for (const [text, name] of [
      ['1', 'two'],
      ['2', 'three'],
      ['3', 'four'],
    ] as const)
      names[text.charCodeAt(0)] = name;
    const wrong = { ...other, differences: names };
    const inTurn = [...SOUND].flatMap((text, i) => [
      glyph(text),
      ...(i < 3 ? [glyph(String(i + 1), { font: wrong })] : []),
    ]);
    expect(doubt(...inTurn)).toMatch(/3 of 3 characters of a font differ/u);
  });
});

describe('a font that states no characters', () => {
  const font: PaintFont = { ...FONT, composite: true, toUnicode: { firstChar: 0 } };

  it('is unknown throughout, blanks too: its codes are numbers of glyphs', () => {
    const { doubt: own, unknown } = trustedText(glyphsOf('㐀㐁 㐂', { font }));
    expect([unknown.length, own]).toEqual([4, "4 of 4 characters have no known meaning in the file's fonts"]);
  });

  it('is another than one of few codes, and one of single bytes', () => {
    expect(trustedText(glyphsOf('㐀㐁', { font: { ...FONT, composite: true } })).unknown).toEqual([]);
    expect(trustedText(glyphsOf('㐀㐁', { font: { ...FONT, toUnicode: { firstChar: 0 } } })).unknown).toEqual(
      [],
    );
  });

  it('is sound where its codes happen to be characters that read as text', () => {
    expect(trustedText(glyphsOf('项目支出绩效目标表', { font })).unknown).toEqual([]);
    expect(trustedText(glyphsOf('项目支出绩', { font })).unknown).toHaveLength(5);
    expect(trustedText(glyphsOf('项目支出绩效目标㐀', { font })).unknown).toHaveLength(9);
    expect(trustedText(glyphsOf('项目支出2024', { font })).unknown).toEqual([]);
    expect(trustedText(glyphsOf('项目支出abcdefgh', { font })).unknown).toHaveLength(12);
  });
});

describe('a font whose names of glyphs say other characters', () => {
  const named = (names: Readonly<Record<string, string>>): PaintFont => {
    const differences: string[] = [];
    for (const [text, name] of Object.entries(names)) differences[text.charCodeAt(0)] = name;
    return { ...FONT, differences };
  };
  const digits = (text: string, names: Readonly<Record<string, string>>) =>
    doubt(...glyphsOf(text, { font: named(names) }));

  it('is in doubt', () => {
    expect(digits('1234', { 1: 'two', 2: 'three', 3: 'four', 4: 'five' })).toMatch(
      /4 of 4 characters of a font differ/u,
    );
    expect(digits('1234', { 1: 'uni0032', 2: 'u0033', 3: 'A', 4: 'four' })).toMatch(/3 of 4/u);
  });

  it('not where the names say the same, say it in another width, or nothing that can be but one character', () => {
    expect(digits('1234', { 1: 'one', 2: 'two', 3: 'uni0033', 4: 'u0034' })).toBeNull();
    expect(digits('１２３', { '１': 'one', '２': 'two', '３': 'three' })).toBeNull();
    expect(digits('123', { 1: 'g17', 2: 'cid18', 3: 'glyph19' })).toBeNull();
  });

  it('nor where a glyph is several characters, or its name more than one', () => {
    const names: string[] = [];
    names[1] = 'f';
    const font = { ...FONT, differences: names };
    const ligatures = [0, 1, 2].map((order) => glyph('fi', { code: 1, order, font }));
    expect(doubt(...ligatures)).toBeNull();
    expect(digits('123', { 1: 'uni00320033', 2: 'uni00330034', 3: 'uni00340035' })).toBeNull();
    expect(digits('123', { 1: 'muni0032', 2: 'muni0033', 3: 'muni0034' })).toBeNull();
  });

  it('nor for two of them, or three of many', () => {
    expect(digits('12', { 1: 'two', 2: 'three' })).toBeNull();
    expect(digits(`123${SOUND}`, { 1: 'two', 2: 'three', 3: 'four' })).toBeNull();
  });
});

describe('a font whose table states blanks for all its glyphs', () => {
  const blanks = (codes: number) =>
    Array.from({ length: 20 }, (_, i) => glyph(' ', { code: 40 + (i % codes), order: i }));

  it('is in doubt', () => {
    expect(doubt(...blanks(5))).toBe('5 different glyphs of a font are all stated to be blanks');
  });

  it('not for the few blanks that any font has, nor beside more text in it', () => {
    expect(doubt(...blanks(4))).toBeNull();
    expect(doubt(...blanks(5), ...glyphsOf(SOUND))).toBeNull();
  });
});
