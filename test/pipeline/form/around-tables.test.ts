/** Lines and tables around a form's indicators: what is the form's, what is told of, and what is none of it. */
import { describe, expect, it } from 'vitest';
import { EMPTY, formsOf, type GridNotation, grid, line, type ShownForm } from './shown-form.ts';

const HEADER = ['一级指标', '二级指标', '三级指标', '指标值'];
const ROW = ['产出指标', '数量指标', '培训人数', '≥25次'];
const NEXT = ['', '', '修渠长度', '12公里'];
const SHOWN = '产出指标 | 数量指标 | 培训人数 | ≥25次';
const SHOWN_NEXT = '产出指标 | 数量指标 | 修渠长度 | 12公里';
const title = line('项目支出绩效目标表');

const form = (of: Partial<ShownForm>): ShownForm => ({ ...EMPTY, title: '项目支出绩效目标表', ...of });

describe('the rest of a cell above the rest of its table', () => {
  const problems = (text: string, place: { y: number; x?: number; page?: number }) =>
    formsOf([
      title,
      grid([HEADER, ROW]),
      line(text, { page: 2, x: 255, ...place }),
      grid([NEXT], { page: 2 }),
    ]).forms.flatMap((one) => one.problems);

  it.each<[string, string, { y: number; x?: number; page?: number }, readonly string[]]>([
    ['within two and a half heights of it', '度', { y: 60 }, ['text-unassigned']],
    ['further off: a running head', '度', { y: 55 }, []],
    ['a mark without a word', 'K', { y: 74 }, []],
    ['over the bound of two columns', '水利局', { y: 74, x: 240 }, []],
    ['at the same height of the page before', '度', { y: 74, page: 1 }, []],
  ])('%s', (_, text, place, expected) => {
    expect(problems(text, place)).toEqual(expected);
  });
});

describe('a line that reads like a row', () => {
  it('is a field where a label begins it', () => {
    const blocks = [
      title,
      grid([HEADER, ROW]),
      line('完成时间： 2024年12月31日', { page: 2 }),
      grid([NEXT], { page: 2 }),
    ];
    expect(formsOf(blocks).forms).toEqual([
      form({ fields: ['完成时间=2024年12月31日'], rows: [SHOWN, SHOWN_NEXT], pages: [1, 2] }),
    ]);
  });

  it('is a note above the first row', () => {
    const blocks = [title, line('项目总投资 ≥100万元', { y: 60 }), grid([HEADER, ROW])];
    expect(formsOf(blocks).forms).toEqual([form({ notes: ['项目总投资 ≥100万元'], rows: [SHOWN] })]);
  });
});

describe('the unit of the sums above a table', () => {
  it.each<[string, readonly string[], readonly string[]]>([
    ['金额单位：人民币万元', ['金额单位=万元'], []],
    ['（单位：元）', ['单位=元'], []],
    ['本表单位：万元', [], ['本表单位：万元']],
    ['单位：万元、人', [], ['单位：万元、人']],
  ])('%s', (text, fields, notes) => {
    const blocks = [title, line(text, { y: 60 }), grid([HEADER, ROW])];
    expect(formsOf(blocks).forms).toEqual([form({ fields, notes, rows: [SHOWN] })]);
  });
});

describe('a year line', () => {
  it('is the first one; a second is a note', () => {
    const blocks = [
      title,
      line('（2024年度）', { y: 60 }),
      line('（2025年度）', { y: 80 }),
      grid([HEADER, ROW]),
    ];
    expect(formsOf(blocks).forms).toEqual([
      form({ year: '（2024年度）', notes: ['（2025年度）'], rows: [SHOWN] }),
    ]);
  });

  it('below the rows is a note', () => {
    const blocks = [
      title,
      grid([HEADER, ROW]),
      line('2024年', { page: 2, y: 30 }),
      grid([NEXT], { page: 2 }),
    ];
    expect(formsOf(blocks).forms).toEqual([
      form({ notes: ['2024年'], rows: [SHOWN, SHOWN_NEXT], pages: [1, 2] }),
    ]);
  });
});

describe('a header printed again', () => {
  it('on the same page begins rows of their own: none is the rest of the row above it', () => {
    const cut: GridNotation = [HEADER, ROW, ['', '', '小型水库加固数', '']];
    const rest: GridNotation = [HEADER, ['', '', '', '3座']];
    const rows = [SHOWN, '产出指标 | 数量指标 | 小型水库加固数 | ', '产出指标 | 数量指标 |  | 3座'];
    expect(formsOf([title, grid([...cut, ...rest])]).forms.map((one) => one.rows)).toEqual([rows]);
    expect(formsOf([title, grid(cut), grid(rest)]).forms.map((one) => one.rows)).toEqual([rows]);
  });
});

describe('a table below the rows', () => {
  const below = (cells: GridNotation) =>
    formsOf([title, grid([HEADER, ROW]), grid(cells, { edges: [50, 250, 450] })]);

  it('whose rows begin with labels is the end of the form', () => {
    const cells = [
      ['联系人', '张三'],
      ['填报日期：2024年1月', ''],
    ];
    expect(below(cells)).toEqual({
      forms: [form({ rows: [SHOWN], fields: ['联系人=张三', '填报日期=2024年1月'] })],
      outside: [],
      lost: [],
    });
  });

  it('with a label in one row of three is another', () => {
    const cells = [
      ['说明', '按乡镇'],
      ['甲镇', '100'],
      ['乙镇', '80'],
    ];
    expect(below(cells)).toEqual({ forms: [form({ rows: [SHOWN] })], outside: cells.flat(), lost: [] });
  });
});

describe('a table with columns of indicators that nothing calls a form', () => {
  it.each<[string, readonly ReturnType<typeof line>[], GridNotation]>([
    [
      'below the unit of its sums',
      [line('单位：万元')],
      [
        ['三级指标', '目标值'],
        ['粮食产量', '10'],
      ],
    ],
    [
      'with names that are no levels',
      [],
      [
        ['二级指标', '三级指标', '目标值'],
        ['农业', '粮食产量', '10'],
      ],
    ],
  ])('%s is none', (_, lines, cells) => {
    expect(formsOf([...lines, grid(cells)]).forms).toEqual([]);
  });
});
