import { describe, expect, it } from 'vitest';
import { linesPage } from '../../../../src/parsers/text/read-text.ts';
import { layoutPages } from '../../../../src/pipeline/tables/text/layout-pages.ts';
import { sideTokens } from '../../../../src/pipeline/tables/text/layout-side.ts';
import { type Token, tokensOf } from '../../../../src/pipeline/tables/text/layout-tokens.ts';

/** The texts of the tokens found, from top to bottom. */
function side(text: string): readonly string[] {
  const tokens = tokensOf(layoutPages(linesPage(text).lines)[0]?.runs ?? []);
  const lines = new Map<number, Token[]>();
  for (const token of tokens) lines.set(token.line, [...(lines.get(token.line) ?? []), token]);
  return [...sideTokens([...lines.values()])].map((token) => token.text);
}

describe('the label down the side of a layout table', () => {
  it('is what is first on its lines and spells 绩效指标', () => {
    expect(
      side(`      产出指标   数量指标   新建书屋    12个
 绩效            质量指标   合格率      100%
  指标   效益指标   社会效益指标  阅读人次    3000人次
`),
    ).toEqual(['绩效', '指标']);
  });

  it('may have its period in front and one character a line, with labels of level 1 in between', () => {
    expect(
      side(`年   产出指标   数量指标   新建书屋    12个
度
绩           质量指标   合格率      100%
     效益
效   指标   社会效益指标  阅读人次    3000人次
指
标
`),
    ).toEqual(['年', '度', '绩', '效', '指', '标']);
  });

  it.each([
    [
      'a label of level 1 over two lines',
      ' 产出   数量指标   新建书屋    12个\n 指标   质量指标   合格率      100%\n',
    ],
    ['half of it', ' 绩效   数量指标   新建书屋    12个\n 产出   质量指标   合格率      100%\n'],
    [
      'a name that begins so',
      ' 绩效   数量指标   新建书屋    12个\n 指标体系   质量指标   合格率      100%\n',
    ],
  ])('is not %s', (_, text) => {
    expect(side(text)).toEqual([]);
  });
});
