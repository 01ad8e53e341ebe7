/** Which lines above a title or a table are part of the title. */
import { describe, expect, it } from 'vitest';
import { GridIndex } from '../../../src/pipeline/form/grid-index.ts';
import { takeHeading, takeTitleLines, titleCell } from '../../../src/pipeline/form/title-parts.ts';
import type { TextBlock } from '../../../src/pipeline/tables/block.ts';
import { type GridNotation, grid, line } from './shown-form.ts';

/** A line of a text without geometry. */
function textLine(text: string, at: number): TextBlock {
  return { kind: 'text', text, page: null, fontSize: null, locator: { kind: 'line', from: at, to: at } };
}

function taken(above: TextBlock, title: TextBlock): boolean {
  return takeTitleLines([above], title).length === 1;
}

describe('a title set in two lines', () => {
  const title = line('乡村振兴资金绩效目标表', { y: 60, x: 212 });
  const above = (of: { y?: number; x?: number; page?: number; size?: number; text?: string } = {}) => ({
    ...line(of.text ?? '甲县2024年省级财政衔接推进', { y: 40, x: 200, ...of }),
    fontSize: of.size ?? 12,
  });

  it.each<[string, TextBlock, boolean]>([
    ['the line above in its size, centred over it', above(), true],
    ['a size as good as equal', above({ size: 12.4 }), true],
    ['another size', above({ size: 13 }), false],
    ['a blank line between', above({ y: 24 }), false],
    ['set to the left', above({ x: 50 }), false],
    ['on the page before', above({ page: 0 }), false],
    ['the end of a sentence', above({ text: '现将有关指标公开如下：' }), false],
    ['with a comma in its midst', above({ text: '甲县，2024年财政衔接推进' }), true],
    ['the number of an annex', above({ text: '附件1 甲县2024年项目' }), false],
    ['a page number', above({ text: '- 2 -', x: 248 }), false],
  ])('%s', (_, first, expected) => {
    expect(taken(first, title)).toBe(expected);
  });

  it.each<[string, TextBlock, TextBlock, boolean]>([
    ['the bare name of a form', textLine('甲县小型水库加固项目', 4), textLine('绩效目标表', 5), true],
    ['the same after a blank line', textLine('甲县小型水库加固项目', 3), textLine('绩效目标表', 5), false],
    ['a whole title', textLine('甲县水利局', 4), textLine('项目支出绩效目标申报表', 5), false],
    ['the bare name on a page', line('甲县小型水库加固项目', { y: 20 }), textLine('绩效目标表', 5), false],
    ['a line of a page', textLine('甲县小型水库加固项目', 4), line('绩效目标表', { y: 40 }), false],
  ])('without geometry: %s', (_, first, second, expected) => {
    expect(taken(first, second)).toBe(expected);
  });
});

describe('a heading that is called no form', () => {
  const heading = '小型水库加固项目绩效目标';
  const found = (...texts: readonly string[]) =>
    takeHeading(texts.map((text, i) => line(text, { y: 40 + 20 * i }))).map(({ text }) => text);

  it.each<[string, readonly string[], readonly string[]]>([
    ['right above the table', [heading], [heading]],
    ['over its year and unit', [heading, '（2024年度）', '单位：万元'], [heading]],
    ['four lines above', [heading, '（2024年度）', '单位：万元', '编制：甲县'], []],
    ['a sentence', ['各单位要加强绩效管理。'], []],
    ['a list', ['项目绩效目标：修渠'], []],
    [
      'a line as long as a paragraph',
      [`${heading}与资金使用方向以及分年度建设任务安排和县级配套资金筹措情况并项目管护责任落实方案`],
      [],
    ],
    ['a heading of something else', ['小型水库加固项目资金'], []],
  ])('%s', (_, texts, expected) => {
    expect(found(...texts)).toEqual(expected);
  });
});

describe('a title in a row of the table', () => {
  const found = (row: number, ...cells: GridNotation) =>
    titleCell(new GridIndex(grid(cells)), row)?.lines.join('') ?? null;
  const title = '项目支出绩效目标表';

  it('stands over most of its columns, and nothing beside it', () => {
    expect(found(0, [title, '<', '<', '<'])).toBe(title);
    expect(found(0, [title, '<', '<', ''])).toBe(title);
    expect(found(0, [title, '<', '<', '附件1'])).toBeNull();
    expect(found(0, [title, '<', '', ''])).toBeNull();
  });

  it('is no indicator without a value', () => {
    const rows = [
      ['产出指标', '数量指标', '公开次数', '2次'],
      ['^', '^', '公开项目支出绩效目标表', ''],
    ];
    expect(found(1, ...rows)).toBeNull();
  });
});
