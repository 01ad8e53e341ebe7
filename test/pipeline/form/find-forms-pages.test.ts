import { describe, expect, it } from 'vitest';
import { EMPTY, formsOf, type GridNotation, grid, line, type ShownForm } from './shown-form.ts';

const HEADER = ['一级指标', '二级指标', '三级指标', '指标值'];
const ONE: GridNotation = [HEADER, ['产出指标', '数量指标', '培训人数', '≥25次']];
const ROW_ONE = '产出指标 | 数量指标 | 培训人数 | ≥25次';

function form(of: Partial<ShownForm>): ShownForm {
  return { ...EMPTY, ...of };
}

describe('findForms: 续表', () => {
  it('over a table that is none opens no form', () => {
    const goods: GridNotation = [
      ['采购品目', '数量'],
      ['打印设备', '3'],
    ];
    expect(formsOf([line('绩效目标表（续）'), grid(goods)])).toEqual({
      forms: [],
      outside: ['绩效目标表（续）', '采购品目', '数量', '打印设备', '3'],
      lost: [],
    });
  });

  it('over indicators whose beginning is not in the file names their form', () => {
    expect(formsOf([line('绩效目标表（续）'), grid(ONE)])).toEqual({
      forms: [form({ title: '绩效目标表（续）', rows: [ROW_ONE] })],
      outside: [],
      lost: [],
    });
  });
});

describe('findForms: over pages', () => {
  const title = line('项目支出绩效目标表');
  const edges = [50, 120, 190, 400, 500];
  const next: GridNotation = [['', '', '修渠长度', '12公里']];
  const both = [ROW_ONE, '产出指标 | 数量指标 | 修渠长度 | 12公里'];

  it.each<[string, Parameters<typeof formsOf>[0], readonly string[]]>([
    ['without its header', [title, grid(ONE, { edges }), grid(next, { page: 2, edges })], []],
    ['with its header again', [title, grid(ONE, { edges }), grid([HEADER, ...next], { page: 2, edges })], []],
    [
      'page numbers and a running head between',
      [
        title,
        grid(ONE, { edges }),
        line('- 1 -', { y: 800 }),
        line('甲县2024年部门预算', { y: 30, page: 2 }),
        grid(next, { page: 2, edges }),
      ],
      ['- 1 -'],
    ],
    [
      'who printed it and when, at the foot of every page',
      [
        title,
        grid(ONE, { edges }),
        line('打印时间：2024-01-15 10:22', { y: 800 }),
        line('财政一体化系统', { y: 30, page: 2 }),
        grid(next, { page: 2, edges }),
      ],
      [],
    ],
    [
      'marks in the margin beside it',
      [title, grid(ONE, { edges }), line('3 K', { y: 112, x: 520 }), grid(next, { page: 2, edges })],
      [],
    ],
    [
      'the title again, as continued',
      [
        title,
        grid(ONE, { edges }),
        line('项目支出绩效目标表（续）', { page: 2 }),
        grid(next, { page: 2, edges }),
      ],
      [],
    ],
  ])('%s', (_, blocks, outside) => {
    const found = formsOf(blocks);
    expect(found.forms.map((f) => ({ title: f.title, rows: f.rows, pages: f.pages }))).toEqual([
      { title: '项目支出绩效目标表', rows: both, pages: [1, 2] },
    ]);
    expect(found.outside).toEqual(outside);
    expect(found.lost).toEqual([]);
  });

  it('a paragraph between ends the table: what follows is no part of it', () => {
    const blocks = [
      title,
      grid(ONE, { edges }),
      line('二、其他事项说明如下。', { page: 2, y: 300 }),
      grid(next, { page: 2, edges }),
    ];
    expect(formsOf(blocks)).toEqual({
      forms: [form({ title: '项目支出绩效目标表', rows: [ROW_ONE] })],
      outside: ['二、其他事项说明如下。', '修渠长度', '12公里'],
      lost: [],
    });
  });

  it.each([
    ['the name of another table at the foot', line('附：资金分配表', { y: 700 })],
    ['a heading at the foot', line('三、资金安排', { y: 700 })],
    [
      'a sentence at the foot',
      line('以上指标由县水利局会同县财政局组织实施，并于2024年12月31日前报送完成情况及佐证材料。', {
        y: 700,
      }),
    ],
    ['a line on the next page, below its top', line('甲县水利局', { page: 2, y: 96 })],
  ])('%s ends it', (_, between) => {
    const blocks = [title, grid(ONE, { edges }), between, grid(next, { page: 2, edges })];
    expect(formsOf(blocks).forms.map((f) => f.rows)).toEqual([[ROW_ONE]]);
  });

  it('a table of other columns on the next page is no part of it', () => {
    const allocation: GridNotation = [
      ['序号', '乡镇', '金额'],
      ['1', '甲镇', '100'],
    ];
    const blocks = [title, grid(ONE, { edges }), grid(allocation, { page: 2, edges: [50, 150, 300, 500] })];
    expect(formsOf(blocks)).toEqual({
      forms: [form({ title: '项目支出绩效目标表', rows: [ROW_ONE] })],
      outside: allocation.flat(),
      lost: [],
    });
  });

  it('a page with nothing but its number does not end it, one with a text does', () => {
    const over = (text: string) =>
      formsOf([title, grid(ONE, { edges }), line(text, { page: 2 }), grid(next, { page: 3, edges })]);
    expect(over('- 2 -').forms.map((f) => f.rows)).toEqual([both]);
    expect(over('甲县水利局').forms.map((f) => f.rows)).toEqual([[ROW_ONE]]);
  });

  it('a page without the table ends it', () => {
    const blocks = [title, grid(ONE, { edges }), grid(next, { page: 3, edges })];
    expect(formsOf(blocks).forms).toEqual([form({ title: '项目支出绩效目标表', rows: [ROW_ONE] })]);
  });
});
