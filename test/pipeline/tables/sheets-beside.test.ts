import { describe, expect, it } from 'vitest';
import type { PositionedPage } from '../../../src/parsers/page.ts';
import { pageToBlocks } from '../../../src/pipeline/tables/page-to-blocks.ts';
import { type Drawing, page, run, table } from '../page-builder.ts';

const landscape = (drawings: readonly Drawing[]): PositionedPage => ({
  ...page(drawings),
  width: 842,
  height: 595,
});
const form = (x: number, title: string, width = 90): Drawing[] => [
  { runs: [run(title, x + 60, 40)], rulings: [] },
  table({
    x,
    y: 80,
    widths: [width, width, width],
    heights: [20, 20],
    cells: [
      ['一级指标', '三级指标', '指标值'],
      ['产出指标', '人数', '5'],
    ],
  }),
];
const shown = (any: PositionedPage) =>
  pageToBlocks(any).blocks.map((block) =>
    block.kind === 'text' ? block.text : `${block.columnCount} columns`,
  );

describe('two sheets side by side', () => {
  it('are read one after the other', () => {
    expect(shown(landscape([...form(50, '甲项目绩效目标表'), ...form(470, '乙项目绩效目标表')]))).toEqual([
      '甲项目绩效目标表',
      '3 columns',
      '乙项目绩效目标表',
      '3 columns',
    ]);
  });

  it('are none on a page with one wide table, under one title, upright, or without lines', () => {
    const wide = form(50, '甲项目绩效目标表', 240);
    expect(shown(landscape(wide))).toEqual(['甲项目绩效目标表', '3 columns']);
    const title = { runs: [run('甲项目绩效目标表与乙项目绩效目标表合订本', 300, 10)], rulings: [] };
    const both = [...form(50, '甲'), ...form(470, '乙')];
    expect(shown(landscape([title, ...both]))[1]).toBe('甲 乙');
    const upright = { ...landscape(both), width: 842, height: 1190 };
    expect(shown(upright)[0]).toBe('甲 乙');
    const bare = both.map(({ runs }) => ({ runs, rulings: [] }));
    expect(shown(landscape(bare))[0]).toBe('甲 乙');
  });
});
