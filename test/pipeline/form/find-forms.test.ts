import { describe, expect, it } from 'vitest';
import { findForms } from './find-forms-of.ts';
import { EMPTY, formsOf, type GridNotation, grid, line, type ShownForm } from './shown-form.ts';

const HEADER = ['一级指标', '二级指标', '三级指标', '指标值'];
const ONE: GridNotation = [HEADER, ['产出指标', '数量指标', '培训人数', '≥25次']];
const TWO: GridNotation = [HEADER, ['效益指标', '社会效益', '就业人数', '30人']];
const HEAD: GridNotation = [
  ['项目名称', '小型水库加固', '主管部门', '甲县水利局'],
  ['年度目标', '完成三座水库加固。', '<', '<'],
];
const ROW_ONE = '产出指标 | 数量指标 | 培训人数 | ≥25次';
const ROW_TWO = '效益指标 | 社会效益 | 就业人数 | 30人';
const FIELDS = ['项目名称=小型水库加固', '主管部门=甲县水利局', '年度目标=完成三座水库加固。'];

function form(of: Partial<ShownForm>): ShownForm {
  return { ...EMPTY, ...of };
}

describe('findForms: one form', () => {
  it('nothing printed, nothing found', () => {
    expect(formsOf([])).toEqual({ forms: [], outside: [], lost: [] });
  });

  it('title, year, head and rows', () => {
    const blocks = [
      line('附件6'),
      line('项目支出绩效目标表', { y: 60 }),
      line('（2024年度）', { y: 80 }),
      grid([...HEAD, ...ONE]),
    ];
    expect(formsOf(blocks)).toEqual({
      forms: [form({ title: '项目支出绩效目标表', year: '（2024年度）', fields: FIELDS, rows: [ROW_ONE] })],
      outside: ['附件6'],
      lost: [],
    });
  });

  it('head and indicators in tables of their own', () => {
    const blocks = [line('项目支出绩效目标表'), grid(HEAD), grid(ONE, { edges: [50, 100, 200, 300, 450] })];
    expect(formsOf(blocks)).toEqual({
      forms: [form({ title: '项目支出绩效目标表', fields: FIELDS, rows: [ROW_ONE] })],
      outside: [],
      lost: [],
    });
  });

  it('the title in the first row of the table', () => {
    const cells: GridNotation = [['项目支出绩效目标表', '<', '<', '<'], ...HEAD, ...ONE];
    expect(formsOf([grid(cells)])).toEqual({
      forms: [form({ title: '项目支出绩效目标表', fields: FIELDS, rows: [ROW_ONE] })],
      outside: [],
      lost: [],
    });
  });

  it('the rest of a cell right above the rest of its table is told of; a running head is not', () => {
    const rest = (text: string, place: { y: number; x: number }) => [
      line('项目支出绩效目标表'),
      grid([HEADER, ['产出指标', '数量指标', '受益群众满意', '≥25次']]),
      line(text, { page: 2, ...place }),
      grid([['效益指标', '社会效益', '就业人数', '30人']], { page: 2 }),
    ];
    const problems = (text: string, place: { y: number; x: number }) =>
      formsOf(rest(text, place)).forms.map((one) => one.problems);
    expect(problems('度', { y: 74, x: 255 })).toEqual([['text-unassigned']]);
    expect(problems('度', { y: 20, x: 255 })).toEqual([[]]);
    expect(problems('甲县二〇二四年部门预算', { y: 74, x: 180 })).toEqual([[]]);
    expect(problems('- 2 -', { y: 74, x: 255 })).toEqual([[]]);
  });

  it('ends before a section of the report around it, whatever table stands there', () => {
    const terms: GridNotation = [
      ['基本支出', '500'],
      ['项目支出', '300'],
    ];
    const fields = (heading: string, before: string) =>
      formsOf([
        line('项目支出绩效目标表'),
        line(before, { y: 60 }),
        grid(ONE),
        line(heading, { page: 2, y: 100 }),
        grid(terms, { page: 2, edges: [50, 200, 500] }),
      ]).forms.map((one) => one.fields.length);
    expect(fields('三、预算安排', '单位负责人')).toEqual([0]);
    // A form in sections of its own goes on, and so does one over a line that is no heading.
    expect(fields('三、预算安排', '二、绩效指标')).toEqual([2]);
    expect(fields('预算安排', '单位负责人')).toEqual([2]);
  });

  it('a line between its tables that reads like a row is told of; a remark is not', () => {
    const between = (text: string) => [
      line('项目支出绩效目标表'),
      grid(ONE),
      line(text, { page: 2 }),
      grid([['效益指标', '社会效益', '就业人数', '30人']], { page: 2 }),
    ];
    const shown = (text: string) =>
      formsOf(between(text)).forms.map(({ notes, problems }) => [notes, problems]);
    expect(shown('培训合格率 ≥ 98%')).toEqual([[['培训合格率 ≥ 98%'], ['text-unassigned']]]);
    expect(shown('本表由项目单位填写')).toEqual([[['本表由项目单位填写'], []]]);
    expect(shown('填报日期：2024年3月5日')).toEqual([[[], []]]);
  });

  it('the number of an annex ends a form: the same columns below it are another’s; a list of annexes does not', () => {
    const below = (text: string) =>
      formsOf([line('项目支出绩效目标表'), grid(ONE), line(text, { y: 200 }), grid(TWO)]).forms.map(
        ({ rows }) => rows,
      );
    expect(below('附件7')).toEqual([[ROW_ONE], [ROW_TWO]]);
    expect(below('附件：绩效目标说明')).toEqual([[ROW_ONE, ROW_TWO]]);
  });

  it('no title', () => {
    expect(formsOf([grid([...HEAD, ...ONE])])).toEqual({
      forms: [form({ fields: FIELDS, rows: [ROW_ONE], problems: ['title-missing'] })],
      outside: [],
      lost: [],
    });
  });

  it('a heading that speaks of 绩效 without being called a form', () => {
    expect(formsOf([line('小型水库加固项目绩效目标'), grid([...HEAD, ...ONE])])).toEqual({
      forms: [form({ title: '小型水库加固项目绩效目标', fields: FIELDS, rows: [ROW_ONE] })],
      outside: [],
      lost: [],
    });
  });

  it('a title set in two lines of one size', () => {
    const blocks = [
      line('甲县2024年省级财政衔接推进', { y: 40, x: 200 }),
      line('乡村振兴资金绩效目标表', { y: 60, x: 212 }),
      grid(ONE),
    ];
    expect(formsOf(blocks).forms).toEqual([
      form({ title: '甲县2024年省级财政衔接推进\n乡村振兴资金绩效目标表', rows: [ROW_ONE] }),
    ]);
  });

  it('a line far above a title is no part of it', () => {
    const blocks = [line('甲县财政局文件', { y: 40 }), line('项目支出绩效目标表', { y: 140 }), grid(ONE)];
    expect(formsOf(blocks)).toEqual({
      forms: [form({ title: '项目支出绩效目标表', rows: [ROW_ONE] })],
      outside: ['甲县财政局文件'],
      lost: [],
    });
  });

  it('lines between title and table: fields, the unit of the sums, remarks', () => {
    const blocks = [
      line('项目支出绩效目标表'),
      line('填报单位：甲县水利局', { y: 60 }),
      line('单位：万元', { y: 80 }),
      line('本表由项目单位填写', { y: 100 }),
      grid(ONE),
    ];
    expect(formsOf(blocks)).toEqual({
      forms: [
        form({
          title: '项目支出绩效目标表',
          fields: ['填报单位=甲县水利局', '单位=万元'],
          notes: ['本表由项目单位填写'],
          rows: [ROW_ONE],
        }),
      ],
      outside: [],
      lost: [],
    });
  });

  it('remarks below the table are its own, a page number is not', () => {
    const blocks = [
      line('项目支出绩效目标表'),
      grid(ONE),
      line('备注：数据由乡镇提供', { y: 700 }),
      line('- 3 -', { y: 800 }),
    ];
    expect(formsOf(blocks)).toEqual({
      forms: [form({ title: '项目支出绩效目标表', rows: [ROW_ONE], fields: ['备注=数据由乡镇提供'] })],
      outside: ['- 3 -'],
      lost: [],
    });
  });
});

describe('findForms: proof', () => {
  it('every value has its place; a label that holds for several rows keeps its own', () => {
    const blocks = [line('项目支出绩效目标表'), grid([...ONE, ['^', '^', '修渠长度', '12公里']])];
    const row = findForms(blocks).forms[0]!.rows[1];
    const box = (x0: number, y0: number, x1: number, y1: number) => ({
      kind: 'box',
      page: 1,
      box: { x0, y0, x1, y1 },
    });
    expect(row).toEqual({
      period: 'annual',
      area: null,
      level1: { raw: '产出指标', locators: [box(50, 120, 150, 160)], confidence: 1 },
      level2: { raw: '数量指标', locators: [box(150, 120, 250, 160)], confidence: 1 },
      level3: { raw: '修渠长度', locators: [box(250, 140, 350, 160)], confidence: 1 },
      target: { raw: '12公里', locators: [box(350, 140, 450, 160)], confidence: 1 },
      extras: {},
      others: [],
      targetHeader: '指标值',
      problems: [],
    });
  });

  it('a row that the page cuts has both places', () => {
    const cut = grid([...ONE, ['^', '^', '培训农村实用人才', '']], { edges: [50, 120, 190, 400, 500] });
    const rest = grid([['', '', '人数', '30人']], { page: 2, edges: [50, 120, 190, 400, 500] });
    const rows = findForms([line('项目支出绩效目标表'), cut, rest]).forms[0]!.rows;
    expect(rows[1]!.level3).toEqual({
      raw: '培训农村实用人才\n人数',
      locators: [
        { kind: 'box', page: 1, box: { x0: 190, y0: 140, x1: 400, y1: 160 } },
        { kind: 'box', page: 2, box: { x0: 190, y0: 100, x1: 400, y1: 120 } },
      ],
      confidence: 1,
    });
  });
});

describe('findForms: several forms', () => {
  it('each under its annex and title', () => {
    const blocks = [
      line('附件1'),
      line('甲项目绩效目标表', { y: 60 }),
      grid(ONE),
      line('附件2', { page: 2 }),
      line('乙项目绩效目标表', { y: 60, page: 2 }),
      grid(TWO, { page: 2 }),
    ];
    expect(formsOf(blocks)).toEqual({
      forms: [
        form({ title: '甲项目绩效目标表', rows: [ROW_ONE] }),
        form({ title: '乙项目绩效目标表', rows: [ROW_TWO], pages: [2] }),
      ],
      outside: ['附件1', '附件2'],
      lost: [],
    });
  });

  it('two in one table, each with its title row', () => {
    const cells: GridNotation = [
      ['甲项目绩效目标表', '<', '<', '<'],
      ...ONE,
      ['乙项目绩效目标表', '<', '<', '<'],
      ...TWO,
    ];
    expect(formsOf([grid(cells)])).toEqual({
      forms: [
        form({ title: '甲项目绩效目标表', rows: [ROW_ONE] }),
        form({ title: '乙项目绩效目标表', rows: [ROW_TWO] }),
      ],
      outside: [],
      lost: [],
    });
  });

  it('two without titles: the second begins with its 项目名称', () => {
    const other: GridNotation = [['项目名称', '乡村道路', '主管部门', '甲县交通局']];
    const blocks = [grid([...HEAD, ...ONE]), grid([...other, ...TWO], { page: 2 })];
    expect(formsOf(blocks)).toEqual({
      forms: [
        form({ fields: FIELDS, rows: [ROW_ONE], problems: ['title-missing'] }),
        form({
          fields: ['项目名称=乡村道路', '主管部门=甲县交通局'],
          rows: [ROW_TWO],
          pages: [2],
          problems: ['title-missing'],
        }),
      ],
      outside: [],
      lost: [],
    });
  });

  it('two in one table under one title: what stands above it is said of both', () => {
    const other: GridNotation = [['项目名称', '乡村道路', '主管部门', '甲县交通局']];
    const above = [
      line('一级项目绩效目标表'),
      line('（2024年度）', { y: 60 }),
      line('单位：万元', { y: 80 }),
    ];
    const { forms } = formsOf([...above, grid([...HEAD, ...ONE, ...other, ...TWO])]);
    expect(forms.map(({ title, year, fields }) => [title, year, fields])).toEqual([
      ['一级项目绩效目标表', '（2024年度）', ['单位=万元', ...FIELDS]],
      ['一级项目绩效目标表', '（2024年度）', ['单位=万元', '项目名称=乡村道路', '主管部门=甲县交通局']],
    ]);
  });

  it('a line before the second says that it is another: it has no title', () => {
    const other: GridNotation = [['项目名称', '乡村道路', '主管部门', '甲县交通局']];
    const blocks = [
      line('甲项目绩效目标表'),
      grid([...HEAD, ...ONE]),
      line('乙类项目安排', { page: 2 }),
      grid([...other, ...TWO], { page: 2 }),
    ];
    expect(formsOf(blocks).forms.map(({ title }) => title)).toEqual(['甲项目绩效目标表', null]);
  });

  it('a form with a head and no row is kept, for review', () => {
    const blocks = [
      line('甲项目绩效目标表'),
      grid(HEAD),
      line('乙项目绩效目标表', { page: 2 }),
      grid(ONE, { page: 2 }),
    ];
    expect(formsOf(blocks)).toEqual({
      forms: [
        form({ title: '甲项目绩效目标表', fields: FIELDS, problems: ['no-indicators'] }),
        form({ title: '乙项目绩效目标表', rows: [ROW_ONE], pages: [2] }),
      ],
      outside: [],
      lost: [],
    });
  });
});
