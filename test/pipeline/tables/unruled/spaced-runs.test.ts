import { describe, expect, it } from 'vitest';
import type { TextRun } from '../../../../src/parsers/page.ts';
import { joinSpaced } from '../../../../src/pipeline/tables/unruled/spaced-runs.ts';
import { picture, run } from '../../page-builder.ts';

const texts = (runs: readonly TextRun[]) => joinSpaced(runs).map(({ text }) => text);
const joined = (drawn: string) => texts(picture(drawn).runs);

/** Characters of 10 points on one line, with these gaps between them. */
function spaced(characters: string, ...gaps: readonly number[]): TextRun[] {
  let x = 100;
  return [...characters].map((character, i) => {
    const own = run(character, x, 100);
    x = own.box.x1 + (gaps[i] ?? gaps.at(-1) ?? 0);
    return own;
  });
}

/** As a scan gives it. */
function scanned(text: string, x: number, size: number): TextRun {
  return { ...run(text, x, 100, size), source: 'ocr' };
}

describe('joinSpaced', () => {
  it('words set wide are one run', () => {
    expect(joined('一  级  指  标')).toEqual(['一级指标']);
    expect(joined('单  位      县水利局')).toEqual(['单位', '县水利局']);
    expect(texts(spaced('（万元）', 12))).toEqual(['（万元）']);
  });

  it('stands where its characters did, and is as sure as the least sure of them', () => {
    const [first, last] = spaced('单位', 20) as [TextRun, TextRun];
    const unsure = { ...last, confidence: 0.6 };
    expect(joinSpaced([first, unsure])).toEqual([
      { ...first, text: '单位', box: { x0: 100, y0: 100, x1: 140, y1: 110 }, confidence: 0.6 },
    ]);
  });

  it('leaves every other run as it is', () => {
    const runs = [run(' 项目名称 ', 100, 100), run('甲', 300, 100)];
    const found = joinSpaced(runs);
    expect(found[0]).toBe(runs[0]);
    expect(found[1]).toBe(runs[1]);
  });

  it.each<[string, TextRun[], string[]]>([
    ['characters as far apart as those of one word are', spaced('单位', 21), ['单位']],
    ['and further: a column each', spaced('单位', 23), ['单', '位']],
    ['distances that differ a little', spaced('一级指', 10, 13), ['一级指']],
    ['and more: the end of one word and the next', spaced('一级指', 10, 14), ['一级', '指']],
    ['a character drawn twice for boldness', spaced('目目', -9.5), ['目', '目']],
    ['numbers side by side', spaced('35', 10), ['3', '5']],
    ['a word and a character behind it', [run('项目', 100, 100), run('名', 130, 100)], ['项目', '名']],
    ['a character and a word behind it', [run('名', 100, 100), run('项目', 120, 100)], ['名', '项目']],
    ['of two sizes', [run('单', 100, 100, 10), run('位', 120, 100, 12)], ['单', '位']],
    ['of two sizes, the larger first', [run('单', 100, 100, 12), run('位', 120, 100, 10)], ['单', '位']],
    ['of two sizes of ink', [scanned('目', 100, 10), scanned('级', 120, 13)], ['目级']],
    ['of two sizes of ink, further apart', [scanned('目', 100, 10), scanned('级', 120, 14)], ['目', '级']],
    ['the larger one of a scan, the other not', [scanned('级', 100, 12), run('目', 120, 100)], ['级', '目']],
    [
      'the smaller one of a scan, the other not',
      [run('级', 100, 100, 12), scanned('目', 120, 10)],
      ['级', '目'],
    ],
  ])('%s', (_, runs, expected) => {
    expect(texts(runs)).toEqual(expected);
  });
});

describe('joinSpaced: two characters below two texts', () => {
  it('the last characters of two cells side by side are two', () => {
    expect(joined('项目名   公共文化体系建设项\n\n  称     目')).toEqual([
      '项目名',
      '公共文化体系建设项',
      '称',
      '目',
    ]);
  });

  it.each<[string, TextRun[], boolean]>([
    ['flush left below both', [run('单', 100, 114), run('位', 130, 114)], false],
    ['in the middle below both', [run('单', 105, 114), run('位', 135, 114)], false],
    ['almost', [run('单', 102.5, 114), run('位', 127.5, 114)], false],
    ['off both', [run('单', 104, 114), run('位', 126, 114)], true],
    ['further below than lines of one cell', [run('单', 100, 120), run('位', 130, 120)], true],
    ['below the first alone', [run('单', 100, 114), run('位', 124, 114)], true],
    ['below the second alone', [run('单', 114, 114), run('位', 130, 114)], true],
  ])('%s', (_, below, isOne) => {
    const above = [run('项目', 100, 100), run('建设', 130, 100)];
    const rest = isOne ? ['单位'] : ['单', '位'];
    expect(texts([...above, ...below])).toEqual(['项目', '建设', ...rest]);
  });

  it('a word set wide below one text alone stays one, at its left end and its middle at once', () => {
    expect(joined('公共文化体系建设项目表\n\n单  位')).toEqual(['公共文化体系建设项目表', '单位']);
    expect(texts([run('公共文化设施', 100, 100), run('单', 100, 114), run('位', 125, 114)])).toEqual([
      '公共文化设施',
      '单位',
    ]);
  });

  it('a word set wide over two lines is one on each', () => {
    expect(joined('年  度\n\n目  标')).toEqual(['年度', '目标']);
  });
});
