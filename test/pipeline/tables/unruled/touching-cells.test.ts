import { describe, expect, it } from 'vitest';
import { cellsApart } from '../../../../src/pipeline/tables/unruled/touching-cells.ts';
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
