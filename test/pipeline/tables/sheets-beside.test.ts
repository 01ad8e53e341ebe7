import { describe, expect, it } from 'vitest';
import type { PositionedPage } from '../../../src/parsers/page.ts';
import { pageToBlocks } from '../../../src/pipeline/tables/page-to-blocks.ts';
import { sheetsOf } from '../../../src/pipeline/tables/sheets-beside.ts';
import { type Drawing, horizontal, page, run, table, vertical } from '../page-builder.ts';

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

describe('sheetsOf: where the page is parted', () => {
  /** A frame with a number of lines across and down in it, the frame's own among them. */
  const ruled = (x0: number, x1: number, across = 3, down = 3): Drawing => ({
    runs: [],
    rulings: [
      ...Array.from({ length: across }, (_, i) => horizontal(80 + (i * 300) / (across - 1), x0, x1)),
      ...Array.from({ length: down }, (_, i) => vertical(x0 + (i * (x1 - x0)) / (down - 1), 80, 380)),
    ],
  });
  const parted = (...drawings: readonly Drawing[]) =>
    sheetsOf(landscape(drawings)).map(({ rulings }) =>
      Math.max(...rulings.map(({ to, at, axis }) => (axis === 'horizontal' ? to : at))),
    );

  it.each<[string, readonly Drawing[], readonly number[]]>([
    ['the margins of two sheets', [ruled(50, 405), ruled(435, 790)], [405, 790]],
    ['a gap as narrow as between columns', [ruled(50, 410), ruled(430, 790)], [790]],
    ['a gap somewhat off the middle', [ruled(50, 320), ruled(400, 790)], [320, 790]],
    ['a gap at a third of the page', [ruled(50, 230), ruled(290, 790)], [790]],
    ['the wider of two gaps', [ruled(50, 360), ruled(390, 400), ruled(450, 790)], [400, 790]],
    ['a box with one line across beside a table', [ruled(50, 350), ruled(470, 790, 3, 2)], [790]],
    ['a box with one line down', [ruled(50, 350), ruled(470, 790, 2, 3)], [790]],
  ])('%s', (_, drawings, ends) => {
    expect(parted(...drawings)).toEqual(ends);
  });
});

describe('two forms right beside each other', () => {
  it('each under a title of its own are two', () => {
    const both = (first: string, second: string) =>
      shown(landscape([...form(50, first, 120), ...form(430, second, 120)]));
    expect(both('甲项目绩效目标表', '乙项目绩效目标表')).toEqual([
      '甲项目绩效目标表',
      '3 columns',
      '乙项目绩效目标表',
      '3 columns',
    ]);
    expect(both('甲项目绩效目标表', '金额单位')[0]).toBe('甲项目绩效目标表 金额单位');
  });

  it('are as many as have titles, on upright pages as well', () => {
    const three = ['甲', '乙', '丙'].flatMap((name, i) => form(40 + 260 * i, `${name}项目绩效目标表`, 80));
    expect(shown(landscape(three)).filter((text) => !/columns/u.test(text))).toEqual([
      '甲项目绩效目标表',
      '乙项目绩效目标表',
      '丙项目绩效目标表',
    ]);
    const two = [...form(40, '甲项目绩效目标表', 80), ...form(300, '乙项目绩效目标表', 80)];
    expect(shown(page(two))).toEqual(['甲项目绩效目标表', '3 columns', '乙项目绩效目标表', '3 columns']);
    const under = [{ runs: [run('合订本：甲项目与乙项目二〇二四年度的表', 200, 10)], rulings: [] }, ...two];
    expect(shown(page(under))[1]).toBe('甲项目绩效目标表 乙项目绩效目标表');
  });
});

describe('the gap between two sheets', () => {
  it('is the widest near the middle: a narrow one within a sheet parts nothing', () => {
    const parts = (x: number) =>
      sheetsOf(landscape([...form(50, '甲', 100), ...form(x, '乙', 100)])).map(({ runs }) => runs.length);
    expect(parts(450)).toEqual([7, 7]);
    // A mark 30 points right of the left sheet, in the gap of 100.
    const mark = { runs: [run('三', 380, 300)], rulings: [] };
    const sheets = sheetsOf(landscape([...form(50, '甲', 100), mark, ...form(450, '乙', 100)]));
    expect(sheets.map(({ runs }) => runs.length)).toEqual([8, 7]);
  });
});
