import { describe, expect, it } from 'vitest';
import { completesProject } from '../../../src/pipeline/form/project-list.ts';
import { formsOf, type GridNotation, grid, line } from './shown-form.ts';

const HEADER = ['项目名称', '预算数', '年度目标', '一级指标', '二级指标', '三级指标', '指标值'];
const CANALS: GridNotation = [
  ['渠道检修', '56', '完成检修', '产出指标', '数量指标', '检修渠道', '36公里'],
  ['^', '^', '^', '^', '质量指标', '合格率', '100%'],
  ['^', '^', '^', '效益指标', '社会效益', '灌溉面积', '2万亩'],
];
const DAM: GridNotation = [['水库加固', '320', '消除隐患', '产出指标', '数量指标', '加固水库', '3座']];
const title = line('项目支出绩效目标表');
const unit = line('单位：万元', { y: 60 });

function shown(blocks: Parameters<typeof formsOf>[0]) {
  const { forms, outside, lost } = formsOf(blocks);
  return {
    forms: forms.map((form) => ({ fields: form.fields, rows: form.rows, pages: form.pages })),
    outside,
    lost,
  };
}

const CANAL_FORM = {
  fields: ['单位=万元', '项目名称=渠道检修', '预算数=56', '年度目标=完成检修'],
  rows: [
    '产出指标 | 数量指标 | 检修渠道 | 36公里',
    '产出指标 | 质量指标 | 合格率 | 100%',
    '效益指标 | 社会效益 | 灌溉面积 | 2万亩',
  ],
  pages: [1],
};
const DAM_FORM = {
  fields: ['单位=万元', '项目名称=水库加固', '预算数=320', '年度目标=消除隐患'],
  rows: ['产出指标 | 数量指标 | 加固水库 | 3座'],
  pages: [1],
};

describe('a table that lists projects', () => {
  it('is a form each, with what stands beside its rows as its head', () => {
    expect(shown([title, unit, grid([HEADER, ...CANALS, ...DAM])])).toEqual({
      forms: [CANAL_FORM, DAM_FORM],
      outside: [],
      lost: [],
    });
  });

  it('also where one fills a column that the one before it left empty', () => {
    const header = ['项目名称', '负责人', '一级指标', '二级指标', '三级指标', '指标值'];
    const canals = ['渠道检修', '', '产出指标', '数量指标', '检修渠道', '36公里'];
    const dam = ['水库加固', '王某', '产出指标', '数量指标', '加固水库', '3座'];
    const { forms } = shown([title, grid([header, canals, dam])]);
    expect(forms.map(({ fields }) => fields)).toEqual([
      ['项目名称=渠道检修'],
      ['项目名称=水库加固', '负责人=王某'],
    ]);
  });

  it('has titles of its own for all of them', () => {
    const { forms } = formsOf([title, unit, grid([HEADER, ...CANALS, ...DAM])]);
    expect(forms.map((form) => form.title)).toEqual(['项目支出绩效目标表', '项目支出绩效目标表']);
  });

  it('under a header of two rows, whose own columns span both', () => {
    const header: GridNotation = [
      ['序号', '项目名称', '预算金额', '绩效指标', '<', '<', '<'],
      ['^', '^', '^', '一级指标', '二级指标', '三级指标', '指标值'],
    ];
    const body: GridNotation = [
      ['1', '渠道检修', '56', '产出指标', '数量指标', '检修渠道', '36公里'],
      ['2', '水库加固', '320', '产出指标', '数量指标', '加固水库', '3座'],
    ];
    const { forms, lost } = shown([title, grid([...header, ...body])]);
    expect(forms.map((form) => form.fields)).toEqual([
      ['序号=1', '项目名称=渠道检修', '预算金额=56'],
      ['序号=2', '项目名称=水库加固', '预算金额=320'],
    ]);
    expect(lost).toEqual([]);
  });

  it('under a header of three rows that groups amounts', () => {
    const header: GridNotation = [
      ['项目名称', '项目预算', '<', '<', '绩效指标', '<', '<', '<'],
      ['^', '合计', '财政资金', '<', '一级指标', '二级指标', '三级指标', '指标值'],
      ['^', '^', '一般公共预算', '政府性基金', '^', '^', '^', '^'],
    ];
    const body: GridNotation = [
      ['渠道检修', '56', '56', '0', '产出指标', '数量指标', '检修渠道', '36公里'],
      ['水库加固', '320', '300', '20', '产出指标', '数量指标', '加固水库', '3座'],
    ];
    const { forms, outside, lost } = shown([title, grid([...header, ...body])]);
    expect(forms.map((form) => form.fields)).toEqual([
      [
        '项目名称=渠道检修',
        '项目预算合计=56',
        '项目预算财政资金一般公共预算=56',
        '项目预算财政资金政府性基金=0',
      ],
      [
        '项目名称=水库加固',
        '项目预算合计=320',
        '项目预算财政资金一般公共预算=300',
        '项目预算财政资金政府性基金=20',
      ],
    ]);
    expect([outside, lost]).toEqual([[], []]);
  });

  it('with its header printed again on the next page, which names no project', () => {
    const rest: GridNotation = [HEADER, ['', '', '', '', '', '受益人口', '500人'], ...DAM];
    const { forms, lost } = shown([title, unit, grid([HEADER, ...CANALS]), grid(rest, { page: 2 })]);
    expect(forms.map((form) => form.rows.length)).toEqual([4, 1]);
    expect(forms[0]!.rows[3]).toBe('效益指标 | 社会效益 | 受益人口 | 500人');
    expect(lost).toEqual([]);
  });

  it('under a heading that is no title by its name keeps the year below it', () => {
    const heading = [line('项目绩效目标汇总表'), line('（2024年度）', { y: 60 })];
    const { forms } = formsOf([...heading, grid([HEADER, ...CANALS, ...DAM])]);
    expect(forms.map((form) => form.year)).toEqual(['（2024年度）', '（2024年度）']);
  });

  it('without a title', () => {
    expect(formsOf([grid([HEADER, ...CANALS, ...DAM])]).forms.map((form) => form.rows.length)).toEqual([
      3, 1,
    ]);
  });

  it('goes on over a page: the name again, or the rest of its cell empty, is the same project', () => {
    const rest: GridNotation = [['', '', '', '', '', '受益人口', '500人'], ...DAM];
    const again: GridNotation = [
      ['渠道检修', '56', '完成检修', '效益指标', '社会效益', '受益人口', '500人'],
      ...DAM,
    ];
    for (const next of [rest, again]) {
      const { forms, lost } = shown([title, unit, grid([HEADER, ...CANALS]), grid(next, { page: 2 })]);
      expect(forms.map((form) => form.rows.length)).toEqual([4, 1]);
      expect(forms.map((form) => form.fields.slice(0, 2))).toEqual([
        ['单位=万元', '项目名称=渠道检修'],
        ['单位=万元', '项目名称=水库加固'],
      ]);
      expect(lost).toEqual([]);
    }
  });

  it('the rest of a name that the page cut, beside a row without labels, begins no project', () => {
    const next: GridNotation = [['（二期）', '', '', '', '', '受益人口', '500人']];
    const { forms } = shown([title, unit, grid([HEADER, ...CANALS]), grid(next, { page: 2 })]);
    expect(forms.map((form) => form.rows.length)).toEqual([4]);
  });
});

describe('a project whose cells the page cuts', () => {
  const twice = (first: GridNotation, second: GridNotation) => {
    const { forms, lost } = shown([title, grid([HEADER, ...first]), grid(second, { page: 2 })]);
    expect(lost).toEqual([]);
    return forms.map(({ fields, rows }) => [...fields, rows.length]);
  };
  const cut: GridNotation = [
    ['', '', '', '产出指标', '数量指标', '加固水库', '3座'],
    ['^', '^', '^', '^', '质量指标', '合格率', '98%'],
  ];
  const rest: GridNotation = [
    ['水库加固', '320', '消除隐患', '', '成本指标', '单价', '20万元'],
    ['^', '^', '^', '效益指标', '社会效益', '受益人口', '500人'],
  ];
  const canals = ['项目名称=渠道检修', '预算数=56', '年度目标=完成检修', 3];
  const dam = ['项目名称=水库加固', '预算数=320', '年度目标=消除隐患', 4];

  it('has its rows on both pages where its name stands on the second', () => {
    expect(twice([...CANALS, ...cut], rest)).toEqual([canals, dam]);
  });

  it('has its name in two parts where its amount stands on one of the pages', () => {
    const upper: GridNotation = [['水库', '', '消除', ...cut[0]!.slice(3)], cut[1]!];
    const lower: GridNotation = [['加固', '320', '隐患', ...rest[0]!.slice(3)], rest[1]!];
    const joined = ['项目名称=水库\n加固', '年度目标=消除\n隐患', '预算数=320', 4];
    expect(twice([...CANALS, ...upper], lower)).toEqual([canals, joined]);
  });

  it('is another where both have an amount', () => {
    const upper: GridNotation = [['堤防', '90', '', ...cut[0]!.slice(3)], cut[1]!];
    expect(twice([...CANALS, ...upper], rest).map((form) => form[0])).toEqual([
      '项目名称=渠道检修',
      '项目名称=堤防',
      '项目名称=水库加固',
    ]);
  });

  it.each<[string, GridNotation, GridNotation]>([
    ['its cell has the name again', CANALS, cut.map((row, i) => (i === 0 ? row.with(0, '渠道检修') : row))],
    ['its goal runs on', CANALS, cut.map((row) => row.with(2, '^'))],
    ['its level runs on', CANALS, cut.map((row) => row.with(3, '^'))],
    ['no level is named', CANALS, cut.map((row, i) => (i === 0 ? row.with(3, '') : row))],
    [
      'the empty cell ends above the end of the page',
      CANALS,
      [cut[0]!, ['', '', '', '', '质量指标', '合格率', '98%']],
    ],
  ])('is none where %s: the rows are of the project above', (_, above, below) => {
    expect(twice([...above, ...below], DAM)).toEqual([
      [...canals.slice(0, 3), 5],
      ['项目名称=水库加固', '预算数=320', '年度目标=消除隐患', 1],
    ]);
  });

  it('nor without lines, where the cells were inferred', () => {
    const first = grid([HEADER, ...CANALS, ...cut], { origin: 'inferred' });
    const { forms } = shown([title, first, grid(DAM, { page: 2, origin: 'inferred' })]);
    expect(forms.map((form) => form.rows.length)).toEqual([5, 1]);
  });

  it('is none where the empty cell is one of a row, as beside the rows of a name that is not merged', () => {
    const rows = CANALS.map((row, i) => (i === 0 ? row : ['', '', '', ...row.slice(3)]));
    const last: GridNotation = [['', '', '', '满意度指标', '满意度', '群众满意度', '90%']];
    expect(twice([...rows, ...last], DAM).map((form) => form.at(-1))).toEqual([4, 1]);
  });
});

describe('texts beside the first rows of a page', () => {
  const rest = (before: Record<string, string>, here: Record<string, string>) =>
    completesProject(new Map(Object.entries(before)), new Map(Object.entries(here)));

  it('are the rest of the project before where they fill a column it has left empty', () => {
    expect(rest({ 项目名称: '水库' }, { 项目名称: '加固', 预算数: '320' })).toBe(true);
    expect(rest({ 项目名称: '水库', 预算数: '320' }, { 项目名称: '加固', 年度目标: '消除隐患' })).toBe(true);
  });

  it('not where they fill none, or where both have a number', () => {
    expect(rest({ 项目名称: '水库' }, { 项目名称: '加固' })).toBe(false);
    expect(rest({ 项目名称: '水库', 预算数: '1,320.5' }, { 预算数: '90', 年度目标: '消除隐患' })).toBe(false);
  });

  it('nor where one of the two texts is a number: no page’s end parts it from words', () => {
    expect(rest({ 项目名称: '水库', 预算数: '320' }, { 预算数: '万元', 年度目标: '消除隐患' })).toBe(false);
    expect(rest({ 项目名称: '水库', 预算数: '约' }, { 预算数: '320', 年度目标: '消除隐患' })).toBe(false);
  });

  it('a text that holds a number is none', () => {
    expect(rest({ 项目名称: '2024年水库' }, { 项目名称: '加固', 预算数: '320' })).toBe(true);
    expect(rest({ 项目名称: '水库加固2' }, { 项目名称: '期', 预算数: '320' })).toBe(true);
  });
});

describe('a list of projects: its columns', () => {
  /** Two rows, another text in the first column beside each. */
  const formsUnder = (header: string, names: readonly string[] = ['一级指标', '二级指标']) => {
    const levels = [
      ['产出指标', '数量指标'],
      ['效益指标', '社会效益'],
    ].map((own) => own.slice(0, names.length));
    const cells = [
      [header, ...names, '三级指标', '指标值'],
      ['渠道检修', ...levels[0]!, '检修渠道', '36公里'],
      ['水库加固', ...levels[1]!, '灌溉面积', '2万亩'],
    ];
    return formsOf([title, grid(cells)]).forms.length;
  };

  it.each(['项目名称', '二级项目名称', '专项名称'])('%s names projects', (header) => {
    expect(formsUnder(header)).toBe(2);
  });

  it.each(['项目类别', '政策名目', '名称', '预算数'])('%s names none', (header) => {
    expect(formsUnder(header)).toBe(1);
  });

  it('a name printed again on every row is one project', () => {
    const cells = CANALS.map((row) => ['渠道检修', ...row.slice(1)]);
    expect(formsOf([title, grid([HEADER, ...cells])]).forms.map((form) => form.rows.length)).toEqual([3]);
  });

  it('one level alone tells rows of another project', () => {
    expect(formsUnder('项目名称', ['一级指标'])).toBe(2);
    const cells = [
      ['项目名称', '二级指标', '三级指标', '指标值'],
      ['渠道检修', '数量指标', '检修渠道', '36公里'],
      ['水库加固', '社会效益', '灌溉面积', '2万亩'],
    ];
    expect(formsOf([title, grid(cells)]).forms.length).toBe(2);
  });

  it('a column without a name is none of the head, and an empty cell no field', () => {
    const cells: GridNotation = [
      ['', ...HEADER],
      ['一', ...DAM[0]!.with(1, '')],
    ];
    const { forms } = formsOf([title, grid(cells)]);
    expect(forms.map((form) => form.fields)).toEqual([['项目名称=水库加固', '年度目标=消除隐患']]);
  });
});

describe('a list without lines, whose first column came as one cell', () => {
  const rows = (name: string): GridNotation => [
    ['项目名称', '一级指标', '二级指标', '三级指标', '指标值'],
    [name, '产出指标', '数量指标', '检修渠道', '36公里'],
    ['^', '效益指标', '社会效益', '灌溉面积', '2万亩'],
  ];
  const problems = (name: string, origin: 'inferred' | 'ruled' | 'segmented') =>
    formsOf([title, grid(rows(name), { origin })]).forms.flatMap((form) => form.problems);

  it('is for review where it may name several projects', () => {
    expect(problems('渠道检修\n水库加固', 'inferred')).toEqual(['projects-unparted']);
  });

  it('is for review in running text with all its rows: names of projects may be among them', () => {
    expect(problems('渠道检修', 'segmented')).toEqual(['projects-unparted']);
    const { forms } = formsOf([title, grid(rows('渠道检修'), { origin: 'segmented' })]);
    expect(forms[0]!.rows.every((row) => row.endsWith('!projects-unparted'))).toBe(true);
  });

  it('and not where it names one, or lines part them', () => {
    expect(problems('渠道检修', 'inferred')).toEqual([]);
    expect(problems('灌区渠道\n检修', 'ruled')).toEqual([]);
  });
});

describe('a table of one form', () => {
  it.each<[string, GridNotation]>([
    [
      'a number left of the levels names no project',
      [
        ['序号', '一级指标', '二级指标', '三级指标', '指标值'],
        ['1', '产出指标', '数量指标', '检修渠道', '36公里'],
        ['2', '效益指标', '社会效益', '灌溉面积', '2万亩'],
      ],
    ],
    [
      'nor does a project named right of them',
      [
        ['一级指标', '二级指标', '三级指标', '指标值', '项目名称'],
        ['产出指标', '数量指标', '检修渠道', '36公里', '渠道检修'],
        ['效益指标', '社会效益', '加固水库', '3座', '水库加固'],
      ],
    ],
  ])('%s', (_, cells) => {
    expect(formsOf([title, grid(cells)]).forms.map((form) => form.rows.length)).toEqual([2]);
  });
});
