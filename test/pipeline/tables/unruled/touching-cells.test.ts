import { describe, expect, it } from 'vitest';
import { cellsApart, numbersApart } from '../../../../src/pipeline/tables/unruled/touching-cells.ts';
import { run } from '../../page-builder.ts';

/** Level 1 from 0, level 2 from 100 to 200, level 3 from there. */
const LAYOUT = {
  bounds: [0, 100, 200, 400, 500],
  roles: ['level1', 'level2', 'level3', 'target'],
  measures: null,
} as const;

/** A run that ends its first `part` characters at x. */
function texts(text: string, x: number, part: number): string[] {
  const drawn = run(text, x - part * 10, 100);
  return cellsApart([drawn], LAYOUT).runs.map((piece) => piece.text);
}

describe('cellsApart', () => {
  it('cuts behind a level whose name ends at the bound of its column', () => {
    expect(texts('时效指标竣工时间', 199, 4)).toEqual(['时效指标', '竣工时间']);
    expect(texts('时效指标（10分） 竣工时间', 198, 7.5)).toEqual(['时效指标（10分）', '竣工时间']);
  });

  it('cuts at both bounds of levels, and behind names that end a little before or behind them', () => {
    expect(texts('产出指标数量指标', 99, 4)).toEqual(['产出指标', '数量指标']);
    expect(texts('时效指标竣工时间', 193, 4)).toEqual(['时效指标', '竣工时间']);
    expect(texts('时效指标竣工时间', 207, 4)).toEqual(['时效指标', '竣工时间']);
  });

  it('leaves a run of a text alone: its columns of characters are no places on a page', () => {
    const drawn = { ...run('时效指标竣工时间', 159, 100), line: 7 };
    expect(cellsApart([drawn], LAYOUT).runs).toEqual([drawn]);
  });

  it('tells which run each piece is of, and where it stands', () => {
    const drawn = run('时效指标竣工时间', 160, 100);
    const { runs, source } = cellsApart([drawn], LAYOUT);
    expect(runs.map((piece) => [piece.box.x0, piece.box.x1])).toEqual([
      [160, 200],
      [200, 240],
    ]);
    expect(runs.map((piece) => source.get(piece))).toEqual([drawn, drawn]);
  });

  it.each([
    ['a name over both columns', '满意度指标', 100, 3],
    ['a name that ends an em before the bound', '时效指标竣工时间', 190, 4],
    ['a name that only touches the bound', '时效指标竣', 191, 4],
    ['a short name that is a word of the text', '产出水库座数', 199, 2],
    ['a name that ends far from the bound', '时效指标竣工时间', 180, 4],
    ['a text without a level', '水库加固竣工时间', 199, 4],
    ['what stands in one column', '时效指标', 160, 4],
    ['a level behind the last level', '时效指标竣工时间', 399, 4],
  ])('not %s', (_, text, x, part) => {
    expect(texts(text, x, part)).toEqual([text]);
  });
});

describe('a number of a column of points right before the next column’s text', () => {
  /** 分值 from 100, 数据来源 from 150; numbers end at 148, texts begin there. */
  const layout = { bounds: [0, 90, 149, 300], roles: ['level3', 'weight', 'other'], measures: null } as const;
  const cut = (drawn: ReturnType<typeof run>, own: Parameters<typeof cellsApart>[1] = layout) =>
    cellsApart([drawn], own).runs.map(({ text, box }) => [text, box.x0, box.x1]);

  it('is cut off it', () => {
    expect(cut(run('20 统计报表', 135, 100))).toEqual([
      ['20', 135, 145],
      ['统计报表', 150, 190],
    ]);
    expect(cut(run('2.5分 统计报表', 120, 100)).map(([text]) => text)).toEqual(['2.5分', '统计报表']);
    expect(cut(run('5 统计报表', 142, 100)).map(([text]) => text)).toEqual(['5', '统计报表']);
  });

  it.each<[string, ReturnType<typeof run>]>([
    ['a number of the text', run('20 项统计报表', 152, 100)],
    ['a number that ends far from the bound', run('20 统计报表统计', 100, 100)],
    ['a number without a blank behind it', run('20统计报表', 135, 100)],
    ['words', run('统计 报表', 125, 100)],
    ['columns of characters', { ...run('20 统计报表', 135, 100), line: 3 }],
  ])('not %s', (_, drawn) => {
    expect(cut(drawn)).toHaveLength(1);
  });

  it('nor in a column of values', () => {
    expect(
      cut(run('20 统计报表', 135, 100), { ...layout, roles: ['level3', 'target', 'other'] }),
    ).toHaveLength(1);
  });

  it('shows the search for bounds an empty place, below the header of points only', () => {
    const column = (role: 'weight' | 'other', x0: number) => ({
      role,
      text: '',
      box: { x0, y0: 0, x1: x0 + 20, y1: 10 },
    });
    const columns = [column('other', 0), column('weight', 100), column('other', 150)];
    const texts = (drawn: ReturnType<typeof run>) => numbersApart([drawn], columns).map(({ text }) => text);
    expect(texts(run('20 统计报表', 135, 100))).toEqual(['20', '统计报表']);
    expect(texts(run('20 统计报表', 30, 100))).toEqual(['20 统计报表']);
    expect(texts(run('20 统计报表', 155, 100))).toEqual(['20 统计报表']);
  });
});
