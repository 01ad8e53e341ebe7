import { describe, expect, it } from 'vitest';
import { findForms } from './find-forms-of.ts';
import { EMPTY, formsOf, type GridNotation, grid } from './shown-form.ts';

const HEADER = ['一级指标', '二级指标', '三级指标', '指标值'];

/** The rows of a form whose table goes on over pages, one grid a page; the first begins with the header. */
function rows(...pages: readonly GridNotation[]): readonly string[] {
  const blocks = pages.map((cells, i) => grid(i === 0 ? [HEADER, ...cells] : cells, { page: i + 1 }));
  const found = formsOf(blocks);
  expect({ ...found, forms: found.forms.map((form) => ({ ...form, rows: [] })) }).toEqual({
    forms: [{ ...EMPTY, problems: ['title-missing'], pages: pages.map((_, i) => i + 1) }],
    outside: [],
    lost: [],
  });
  return found.forms[0]!.rows;
}

describe('labels over a page break', () => {
  it.each<[string, readonly GridNotation[], readonly string[]]>([
    [
      'the label stands on the first page only',
      [
        [['产出指标', '数量指标', '培训人数', '25次']],
        [
          ['', '', '修渠长度', '12公里'],
          ['^', '质量指标', '合格率', '100%'],
        ],
      ],
      [
        '产出指标 | 数量指标 | 培训人数 | 25次',
        '产出指标 | 数量指标 | 修渠长度 | 12公里',
        '产出指标 | 质量指标 | 合格率 | 100%',
      ],
    ],
    [
      'it stands on the second page only',
      [
        [
          ['产出指标', '数量指标', '培训人数', '25次'],
          ['^', '', '合格率', '100%'],
        ],
        [['', '质量指标', '覆盖率', '90%']],
      ],
      [
        '产出指标 | 数量指标 | 培训人数 | 25次',
        '产出指标 | 质量指标 | 合格率 | 100%',
        '产出指标 | 质量指标 | 覆盖率 | 90%',
      ],
    ],
    [
      'both labels stand on the second page only',
      [
        [
          ['产出指标', '数量指标', '培训人数', '25次'],
          ['', '', '就业人数', '30人'],
        ],
        [['效益指标', '社会效益', '受益人数', '900人']],
      ],
      [
        '产出指标 | 数量指标 | 培训人数 | 25次',
        '效益指标 | 社会效益 | 就业人数 | 30人',
        '效益指标 | 社会效益 | 受益人数 | 900人',
      ],
    ],
    [
      'it is printed again',
      [[['产出指标', '数量指标', '培训人数', '25次']], [['产出指标', '数量指标', '修渠长度', '12公里']]],
      ['产出指标 | 数量指标 | 培训人数 | 25次', '产出指标 | 数量指标 | 修渠长度 | 12公里'],
    ],
    [
      'it is cut in two',
      [[['产出', '数量\n指', '培训人数', '25次']], [['指标', '标', '修渠长度', '12公里']]],
      ['产出\n指标 | 数量\n指\n标 | 培训人数 | 25次', '产出\n指标 | 数量\n指\n标 | 修渠长度 | 12公里'],
    ],
    [
      'it is cut where its beginning is a name, its end decorated',
      [[['满意度指标', '服务对象满意度', '企业满意度', '92%']], [['', '指标★★★', '学生满意度', '90%']]],
      [
        '满意度指标 | 服务对象满意度\n指标★★★ | 企业满意度 | 92%',
        '满意度指标 | 服务对象满意度\n指标★★★ | 学生满意度 | 90%',
      ],
    ],
    [
      'level 1 goes on, level 2 begins anew',
      [[['产出指标', '数量指标', '培训人数', '25次']], [['', '质量指标', '合格率', '100%']]],
      ['产出指标 | 数量指标 | 培训人数 | 25次', '产出指标 | 质量指标 | 合格率 | 100%'],
    ],
    [
      'three pages',
      [
        [['产出指标', '数量指标', '培训人数', '25次']],
        [['', '', '修渠长度', '12公里']],
        [['', '', '加固水库', '3座']],
      ],
      [
        '产出指标 | 数量指标 | 培训人数 | 25次',
        '产出指标 | 数量指标 | 修渠长度 | 12公里',
        '产出指标 | 数量指标 | 加固水库 | 3座',
      ],
    ],
    [
      'two whole names are no cut one',
      [[['产出指标', '数量指标', '培训人数', '25次']], [['效益指标', '社会效益', '就业人数', '30人']]],
      ['产出指标 | 数量指标 | 培训人数 | 25次', '效益指标 | 社会效益 | 就业人数 | 30人'],
    ],
  ])('%s', (_, pages, expected) => {
    expect(rows(...pages)).toEqual(expected);
  });
});

describe('empty labels', () => {
  it('a blank cell in the middle takes the label above', () => {
    expect(
      rows([
        ['产出指标', '数量指标', '培训人数', '25次'],
        ['', '', '修渠长度', '12公里'],
      ]),
    ).toEqual(['产出指标 | 数量指标 | 培训人数 | 25次', '产出指标 | 数量指标 | 修渠长度 | 12公里']);
  });

  it('a level 2 blank under a new level 1 stays blank', () => {
    expect(
      rows([
        ['产出指标', '数量指标', '培训人数', '25次'],
        ['满意度指标', '', '群众满意度', '95%'],
      ]),
    ).toEqual(['产出指标 | 数量指标 | 培训人数 | 25次', '满意度指标 | – | 群众满意度 | 95%']);
  });

  it('also where the new level 1 begins on the next page', () => {
    expect(
      rows([['产出指标', '数量指标', '培训人数', '25次']], [['满意度指标', '', '群众满意度', '95%']]),
    ).toEqual(['产出指标 | 数量指标 | 培训人数 | 25次', '满意度指标 | – | 群众满意度 | 95%']);
  });

  it('a level 2 never comes up from under another level 1', () => {
    expect(
      rows(
        [
          ['产出指标', '数量指标', '培训人数', '25次'],
          ['满意度指标', '', '群众满意度', '95%'],
        ],
        [['效益指标', '社会效益', '就业人数', '30人']],
      ),
    ).toEqual([
      '产出指标 | 数量指标 | 培训人数 | 25次',
      '满意度指标 | – | 群众满意度 | 95%',
      '效益指标 | 社会效益 | 就业人数 | 30人',
    ]);
  });

  it('also where the new level 1 is printed with the same words', () => {
    expect(
      rows([
        ['产出指标', '数量指标', '培训人数', '25次'],
        ['产出指标', '', '水库加固', '3座'],
      ]),
    ).toEqual(['产出指标 | 数量指标 | 培训人数 | 25次', '产出指标 | – | 水库加固 | 3座']);
  });

  it('a first row without any label has none', () => {
    expect(rows([['', '', '培训人数', '25次']])).toEqual(['– | – | 培训人数 | 25次']);
  });
});

describe('labels over a page break that no line shows', () => {
  /** As found without lines: no cell is quite certain. */
  const inferred = (cells: GridNotation, page: number) => {
    const drawn = grid(cells, { page, origin: 'inferred' });
    return { ...drawn, cells: drawn.cells.map((cell) => ({ ...cell, confidence: 0.98 })) };
  };
  const confidences = (...pages: readonly GridNotation[]) =>
    findForms(pages.map((cells, i) => inferred(cells, i + 1))).forms[0]!.rows.map(
      (row) => `${row.level2?.raw} ${row.level2?.confidence}`,
    );

  it('a label of the next page for the last rows of this one is a guess: the label above may run on', () => {
    expect(
      confidences(
        [HEADER, ['产出指标', '时效指标', '完成时间', '12月'], ['^', '', '发放时间', '11月']],
        [['', '成本指标', '人均成本', '5元']],
      ),
    ).toEqual(['时效指标 0.98', '成本指标 0.45', '成本指标 0.98']);
  });

  it('nor is it one for rows that begin their page: no label stands above them', () => {
    expect(
      confidences(
        [HEADER, ['', '', '完成时间', '12月'], ['^', '^', '发放时间', '11月']],
        [['产出指标', '时效指标', '验收时间', '10月']],
      ),
    ).toEqual(['时效指标 0.98', '时效指标 0.98', '时效指标 0.98']);
  });

  it('a label that goes on from the page before is none', () => {
    expect(
      confidences(
        [HEADER, ['产出指标', '时效指标', '完成时间', '12月']],
        [
          ['', '', '发放时间', '11月'],
          ['^', '成本指标', '人均成本', '5元'],
        ],
      ),
    ).toEqual(['时效指标 0.98', '时效指标 0.98', '成本指标 0.98']);
  });
});

/** Level 2 of every row and how certain it is, where lines show the cells. */
function confidences(...pages: readonly GridNotation[]): readonly string[] {
  return findForms(pages.map((cells, i) => grid(cells, { page: i + 1 }))).forms[0]!.rows.map(
    (row) => `${row.level2?.raw} ${row.level2?.confidence}`,
  );
}

describe('labels over a page break that lines show', () => {
  it('a label of the next page for the last rows of this one is certain: a line parts them from the label above', () => {
    expect(
      confidences(
        [HEADER, ['产出指标', '时效指标', '完成时间', '12月'], ['^', '', '发放时间', '11月']],
        [['', '成本指标', '人均成本', '5元']],
      ),
    ).toEqual(['时效指标 1', '成本指标 1', '成本指标 1']);
  });
});

describe('a label cut by the page break', () => {
  it.each<[string, GridNotation, GridNotation, readonly string[]]>([
    [
      'between its name and its weight',
      [['效益指标', '经济效益', '增收', '5元']],
      [
        ['（40%）', '', '节支', '3元'],
        ['^', '社会效益', '就业', '30人'],
      ],
      [
        '效益指标\n（40%） | 经济效益 | 增收 | 5元',
        '效益指标\n（40%） | 经济效益 | 节支 | 3元',
        '效益指标\n（40%） | 社会效益 | 就业 | 30人',
      ],
    ],
    [
      'before its weight without brackets, of a name that the standard does not know either',
      [
        ['产出指标', '数量指标', '植树', '5株'],
        ['效果', '经济效益', '增收', '5元'],
      ],
      [
        ['40%', '', '节支', '3元'],
        ['^', '社会效益', '就业', '30人'],
      ],
      [
        '产出指标 | 数量指标 | 植树 | 5株',
        '效果\n40% | 经济效益 | 增收 | 5元',
        '效果\n40% | 经济效益 | 节支 | 3元',
        '效果\n40% | 社会效益 | 就业 | 30人',
      ],
    ],
    [
      'not where the name has its weight already',
      [['效益指标50%', '经济效益', '增收', '5元']],
      [['40%', '', '节支', '3元']],
      ['效益指标50% | 经济效益 | 增收 | 5元', '40% | – | 节支 | 3元'],
    ],
    [
      'nor where it has it in brackets, without a sign',
      [['效益指标（权重50）', '经济效益', '增收', '5元']],
      [['40%', '', '节支', '3元']],
      ['效益指标（权重50） | 经济效益 | 增收 | 5元', '40% | – | 节支 | 3元'],
    ],
    [
      'before a beginning that is a name and an end that is one as well',
      [['效益指标', '经济', '增收', '5元']],
      [['', '效益指标', '节支', '3元']],
      ['效益指标 | 经济\n效益指标 | 增收 | 5元', '效益指标 | 经济\n效益指标 | 节支 | 3元'],
    ],
    [
      'between a word for whom and a name of the standard',
      [['满意度指标', '服务对象', '农户满意度', '90%']],
      [['', '满意度指标', '学员满意度', '95%']],
      [
        '满意度指标 | 服务对象\n满意度指标 | 农户满意度 | 90%',
        '满意度指标 | 服务对象\n满意度指标 | 学员满意度 | 95%',
      ],
    ],
    [
      'not where its end stands under another level 1',
      [['效益指标', '社会', '受益人口', '900人']],
      [['满意度指标', '满意度指标', '群众满意度', '95%']],
      ['效益指标 | 社会 | 受益人口 | 900人', '满意度指标 | 满意度指标 | 群众满意度 | 95%'],
    ],
    [
      'not where both are names with 指标',
      [['成本指标', '经济成本指标', '人均成本', '5元']],
      [['', '社会成本指标', '占地', '0亩']],
      ['成本指标 | 经济成本指标 | 人均成本 | 5元', '成本指标 | 社会成本指标 | 占地 | 0亩'],
    ],
    [
      'between words that are no end of any name by themselves',
      [['效益指标', '可持续', '管护年限', '5年']],
      [['', '影响指标', '设施完好', '长期']],
      ['效益指标 | 可持续\n影响指标 | 管护年限 | 5年', '效益指标 | 可持续\n影响指标 | 设施完好 | 长期'],
    ],
    [
      'though printed whole before it: its end comes again',
      [['效益指标', '可持续影响指标', '管护年限', '5年']],
      [['', '标', '设施完好', '长期']],
      ['效益指标 | 可持续影响指标 | 管护年限 | 5年', '效益指标 | 可持续影响指标 | 设施完好 | 长期'],
    ],
    [
      'not where the end of the name before is a name itself',
      [['满意度指标', '服务对象满意度指标', '农户满意度', '90%']],
      [['', '满意度指标', '群众满意度', '95%']],
      ['满意度指标 | 服务对象满意度指标 | 农户满意度 | 90%', '满意度指标 | 满意度指标 | 群众满意度 | 95%'],
    ],
    [
      'not where a label follows',
      [['效益指标', '经济效益', '增收', '5元']],
      [['满意度指标', '满意度', '群众满意度', '90%']],
      ['效益指标 | 经济效益 | 增收 | 5元', '满意度指标 | 满意度 | 群众满意度 | 90%'],
    ],
    [
      'not where another name ends alike',
      [['效益指标', '经济效益', '增收', '5元']],
      [['', '效益', '就业', '30人']],
      ['效益指标 | 经济效益 | 增收 | 5元', '效益指标 | 效益 | 就业 | 30人'],
    ],
  ])('%s', (_, first, second, expected) => {
    expect(rows(first, second)).toEqual(expected);
  });
});

describe('a level 1 printed across the table', () => {
  it('heads rows that have an empty level 1, and none that have their own', () => {
    expect(
      formsOf([
        grid([
          HEADER,
          ['产出指标', '<', '<', '<'],
          ['', '数量指标', '培训人数', '25次'],
          ['效益指标', '社会效益', '就业人数', '30人'],
        ]),
      ]).forms[0]!.rows,
    ).toEqual(['产出指标 | 数量指标 | 培训人数 | 25次', '效益指标 | 社会效益 | 就业人数 | 30人']);
  });
});

describe('a label of level 2 whose end would be a name by itself', () => {
  it('is cut only under one level 1: under another it is that one’s', () => {
    expect(
      rows(
        [
          ['产出指标', '数量指标', '培训人数', '25次'],
          ['^', '经济', '人均增收', '5元'],
        ],
        [['效益指标', '效益指标', '就业人数', '30人']],
      ),
    ).toEqual([
      '产出指标 | 数量指标 | 培训人数 | 25次',
      '产出指标 | 经济 | 人均增收 | 5元',
      '效益指标 | 效益指标 | 就业人数 | 30人',
    ]);
  });
});
