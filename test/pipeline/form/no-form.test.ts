import { describe, expect, it } from 'vitest';
import { EMPTY, formsOf, type GridNotation, grid, line, type ShownForm } from './shown-form.ts';

const ONE: GridNotation = [
  ['一级指标', '二级指标', '三级指标', '指标值'],
  ['产出指标', '数量指标', '培训人数', '≥25次'],
];
const ROW_ONE = '产出指标 | 数量指标 | 培训人数 | ≥25次';

function form(of: Partial<ShownForm>): ShownForm {
  return { ...EMPTY, ...of };
}

describe('findForms: what is no form', () => {
  const allocation: GridNotation = [
    ['序号', '乡镇', '金额（万元）'],
    ['1', '甲镇', '100'],
    ['2', '乙镇', '80'],
  ];

  it('a letter, an allocation table', () => {
    const blocks = [
      line('关于下达2024年资金的通知'),
      line('各乡镇：', { y: 60 }),
      grid(allocation),
      line('附件：1.项目支出绩效目标表', { y: 700 }),
    ];
    expect(formsOf(blocks)).toEqual({
      forms: [],
      outside: ['关于下达2024年资金的通知', '各乡镇：', ...allocation.flat(), '附件：1.项目支出绩效目标表'],
      lost: [],
    });
  });

  it('a letter before the form stays outside it', () => {
    const blocks = [
      line('关于下达2024年资金的通知'),
      line('请按照绩效目标认真组织实施。', { y: 60 }),
      grid(allocation),
      line('附件2', { page: 2 }),
      line('项目支出绩效目标表', { page: 2, y: 60 }),
      grid(ONE, { page: 2 }),
    ];
    expect(formsOf(blocks)).toEqual({
      forms: [form({ title: '项目支出绩效目标表', rows: [ROW_ONE], pages: [2] })],
      outside: ['关于下达2024年资金的通知', '请按照绩效目标认真组织实施。', ...allocation.flat(), '附件2'],
      lost: [],
    });
  });

  it('a title without a table', () => {
    expect(formsOf([line('项目支出绩效目标表'), line('（此表略）', { y: 60 })])).toEqual({
      forms: [],
      outside: ['项目支出绩效目标表', '（此表略）'],
      lost: [],
    });
  });

  it('a title over an allocation table', () => {
    expect(formsOf([line('项目支出绩效目标表'), grid(allocation)])).toEqual({
      forms: [],
      outside: ['项目支出绩效目标表', ...allocation.flat()],
      lost: [],
    });
  });

  it('a table of plan figures, without levels', () => {
    const plan: GridNotation = [
      ['指标', '单位', '2023年完成值', '2024年目标值'],
      ['粮食产量', '万吨', '51', '52'],
      ['森林覆盖率', '%', '43', '44'],
    ];
    expect(formsOf([line('甲县国民经济和社会发展主要指标'), grid(plan)])).toEqual({
      forms: [],
      outside: ['甲县国民经济和社会发展主要指标', ...plan.flat()],
      lost: [],
    });
  });

  it('nor is it a part of the form before it', () => {
    const plan: GridNotation = [
      ['指标', '单位', '2023年完成值', '2024年目标值'],
      ['粮食产量', '万吨', '51', '52'],
    ];
    const blocks = [
      line('项目支出绩效目标表'),
      grid(ONE),
      line('主要经济指标', { y: 500 }),
      grid(plan, { edges: [50, 200, 300, 400, 500] }),
    ];
    expect(formsOf(blocks)).toEqual({
      forms: [form({ title: '项目支出绩效目标表', rows: [ROW_ONE] })],
      outside: ['主要经济指标', ...plan.flat()],
      lost: [],
    });
  });

  it('but under a title of a form such a table is its indicators', () => {
    const bare: GridNotation = [
      ['指标名称', '目标值'],
      ['培训人数', '≥25次'],
    ];
    expect(formsOf([line('项目支出绩效目标表'), grid(bare)]).forms).toEqual([
      form({ title: '项目支出绩效目标表', rows: ['– | – | 培训人数 | ≥25次'] }),
    ]);
  });

  it.each<[string, string, GridNotation]>([
    [
      'an appraisal of departments, its columns named as those of a form',
      '高质量发展综合绩效考核指标体系',
      [
        ['一级指标', '二级指标', '目标值', '权重'],
        ['经济发展', '工业增加值增速', '6%', '20'],
      ],
    ],
    [
      'tasks of two levels',
      '2024年重点工作绩效任务分解表',
      [
        ['一级任务', '二级任务', '目标值'],
        ['水利', '水库加固', '3座'],
      ],
    ],
    [
      'money by indicator, under a title that speaks of goals',
      '绩效目标分解任务及资金安排表',
      [
        ['指标', '指标值', '资金'],
        ['高标准农田', '12万亩', '1.2亿元'],
      ],
    ],
  ])('%s', (_, heading, cells) => {
    expect(formsOf([line(heading), grid(cells)])).toEqual({
      forms: [],
      outside: [heading, ...cells.flat()],
      lost: [],
    });
  });

  it('but one level of the standard, or a head, makes the same columns a form', () => {
    const own: GridNotation = [
      ['一级指标', '二级指标', '目标值', '权重'],
      ['产出指标', '完成课题', '6项', '20'],
    ];
    const other: GridNotation = [
      ['项目名称', '课题研究', '主管部门', '科技局'],
      ['一级指标', '二级指标', '目标值', '权重'],
      ['科研', '完成课题', '6项', '20'],
    ];
    expect(formsOf([line('课题绩效'), grid(own)]).forms.map((f) => f.rows.length)).toEqual([1]);
    expect(formsOf([line('课题绩效'), grid(other)]).forms.map((f) => f.rows.length)).toEqual([1]);
  });

  it('a summary of forms', () => {
    const summary: GridNotation = [
      ['序号', '项目名称', '年度绩效目标'],
      ['1', '小型水库加固', '完成三座水库加固'],
    ];
    expect(formsOf([line('项目支出绩效目标汇总表'), grid(summary)]).forms).toEqual([]);
  });
});

describe('a header without levels', () => {
  const PLAIN: GridNotation = [
    ['指标', '目标值'],
    ['培训人数', '≥25人'],
  ];
  const rows = (...blocks: Parameters<typeof formsOf>[0]) => formsOf(blocks).forms.map((one) => one.rows);
  const under = (heading: string) =>
    rows(
      line(heading),
      line('部门名称：甲县水利局', { y: 60 }),
      line('填报单位：甲县水利局', { y: 70 }),
      grid(PLAIN),
    );

  it('heads indicators where what stands above speaks of them, and no more than plans or appraisals', () => {
    expect(under('甲县2024年部门绩效指标')).toEqual([['– | – | 培训人数 | ≥25人']]);
    expect(under('甲县2024年部门工作指标')).toEqual([]);
    expect(under('甲县2024年绩效考核指标')).toEqual([]);
    expect(under('甲县2024年绩效任务分解')).toEqual([]);
  });

  it('printed again it goes on with the form; another is another table', () => {
    const next = (name: string) =>
      rows(
        line('项目支出绩效目标表'),
        grid(PLAIN),
        line('以下续前', { page: 2 }),
        grid(
          [
            ['指标', name],
            ['培训期数', '3期'],
          ],
          { page: 2 },
        ),
      );
    expect(next('目标值')).toEqual([['– | – | 培训人数 | ≥25人', '– | – | 培训期数 | 3期']]);
    expect(next('计划值')).toEqual([['– | – | 培训人数 | ≥25人']]);
  });
});
