/** What stands among the rows of a table and is none: bands, remarks, sums, and what a page's end left of a row. */
import { describe, expect, it } from 'vitest';
import { EMPTY, expectForm, formsOf, type GridNotation, grid, line, type ShownForm } from './shown-form.ts';

const HEADER = ['一级指标', '二级指标', '三级指标', '指标值'];
const WITHOUT_LEVEL1 = ['二级指标', '三级指标', '指标值'];

describe('a text across the table', () => {
  it('is the level 1 of the rows below only where it names one', () => {
    expectForm(
      [
        WITHOUT_LEVEL1,
        ['数据由各镇水利站提供', '<', '<'],
        ['数量指标', '修渠长度', '12公里'],
        ['^', '培训人数', '25人'],
      ],
      {
        rows: ['– | 数量指标 | 修渠长度 | 12公里', '– | 数量指标 | 培训人数 | 25人'],
        notes: ['数据由各镇水利站提供'],
      },
    );
  });

  it('that names a level is no value of a label down the side', () => {
    expectForm(
      [
        ['', ...WITHOUT_LEVEL1],
        ['年度目标', '产出指标', '<', '<'],
        ['^', '数量指标', '修渠长度', '12公里'],
        ['^', '^', '培训人数', '25人'],
      ],
      {
        rows: ['产出指标 | 数量指标 | 修渠长度 | 12公里', '产出指标 | 数量指标 | 培训人数 | 25人'],
        notes: ['年度目标'],
      },
    );
  });

  it('beside a level is no field of that name', () => {
    expectForm(
      [HEADER, ['产出指标', '数量指标', '修渠长度', '12公里'], ['满意度指标', '<', '本年度不考核', '<']],
      {
        rows: ['产出指标 | 数量指标 | 修渠长度 | 12公里'],
        notes: ['满意度指标\n本年度不考核'],
      },
    );
  });

  it('beside two texts is the value of neither', () => {
    expectForm([HEADER, ['产出指标', '数量指标', '修渠长度', '12公里'], ['备注', '第一项', '含支渠', '<']], {
      rows: ['产出指标 | 数量指标 | 修渠长度 | 12公里'],
      notes: ['备注\n第一项\n含支渠'],
    });
  });
});

describe('names of both levels across the table', () => {
  const NAMES = ['指标名称', '目标值', '计量单位'];
  const ROWS = [
    ['修渠长度', '12', '公里'],
    ['单位成本', '30', '元'],
    ['农户满意度', '90', '%'],
  ] as const;
  const under = (...bands: readonly (readonly string[])[]) =>
    ROWS.flatMap((row, i) => [...bands[i]!.map((band) => [band, '<', '<']), [...row]]);
  const labels = (cells: GridNotation) =>
    formsOf([line('甲项目绩效目标表'), grid(cells)]).forms[0]!.rows.map((row) =>
      row.split(' | ').slice(0, 2),
    );

  it('are the levels of the rows below them', () => {
    expect(
      formsOf([
        line('甲项目绩效目标表'),
        grid([
          NAMES,
          ...under(
            ['一、产出指标', '（一）数量指标'],
            ['（二）成本指标'],
            ['二、满意度指标', '（一）满意度指标'],
          ),
        ]),
      ]).forms[0],
    ).toEqual({
      ...EMPTY,
      title: '甲项目绩效目标表',
      rows: [
        '一、产出指标 | （一）数量指标 | 修渠长度 | 12 unit=公里',
        '一、产出指标 | （二）成本指标 | 单位成本 | 30 unit=元',
        '二、满意度指标 | （一）满意度指标 | 农户满意度 | 90 unit=%',
      ],
    });
  });

  it.each<[string, readonly (readonly string[])[], readonly (readonly string[])[]]>([
    [
      'a first level has none of the second of the one above',
      [['产出指标', '数量指标'], [], ['满意度指标']],
      [
        ['产出指标', '数量指标'],
        ['产出指标', '数量指标'],
        ['满意度指标', '–'],
      ],
    ],
    [
      '成本指标 among second levels that has none below it is one',
      [['产出指标', '数量指标'], ['成本指标'], ['满意度指标']],
      [
        ['产出指标', '数量指标'],
        ['产出指标', '成本指标'],
        ['满意度指标', '–'],
      ],
    ],
    [
      'with one below it, or counted as the first is, it is a first level',
      [['一、产出指标', '（一）数量指标'], ['成本指标', '经济成本指标'], ['二、满意度指标']],
      [
        ['一、产出指标', '（一）数量指标'],
        ['成本指标', '经济成本指标'],
        ['二、满意度指标', '–'],
      ],
    ],
    [
      'where no second level is printed, either is a first',
      [['产出指标'], ['成本指标'], ['满意度指标']],
      [
        ['产出指标', '–'],
        ['成本指标', '–'],
        ['满意度指标', '–'],
      ],
    ],
  ])('%s', (_, bands, expected) => {
    expect(labels([NAMES, ...under(...bands)])).toEqual(expected);
  });

  it('beside a text are none of a second level', () => {
    expectForm(
      [
        HEADER,
        ['产出指标', '数量指标', '修渠长度', '12公里'],
        ['', '本年不考核', '时效指标', '<'],
        ['', '', '农户', '90'],
      ],
      {
        rows: ['产出指标 | 数量指标 | 修渠长度 | 12公里', '产出指标 | 数量指标 | 农户 | 90'],
        notes: ['本年不考核\n时效指标'],
      },
    );
  });
});

describe('a row with nothing but a level’s name', () => {
  it('in its column is the label of the rows below, until another is printed', () => {
    expectForm(
      [
        HEADER,
        ['产出指标', '数量指标', '修渠长度', '12公里'],
        ['', '成本指标', '', ''],
        ['', '', '单位成本', '30元'],
        ['效益指标', '', '', ''],
        ['', '社会效益', '受益人口', '800人'],
        ['', '', '受益村', '6个'],
        ['满意度指标', '服务对象满意度', '农户满意度', '90%'],
        ['', '', '学员满意度', '95%'],
      ],
      {
        rows: [
          '产出指标 | 数量指标 | 修渠长度 | 12公里',
          '产出指标 | 成本指标 | 单位成本 | 30元',
          '效益指标 | 社会效益 | 受益人口 | 800人',
          '效益指标 | 社会效益 | 受益村 | 6个',
          '满意度指标 | 服务对象满意度 | 农户满意度 | 90%',
          '满意度指标 | 服务对象满意度 | 学员满意度 | 95%',
        ],
      },
    );
  });

  it('in the column of the names, counted or not, is either level', () => {
    expectForm(
      [
        ['序号', '一级指标', '三级指标', '指标值'],
        ['1', '', '产出指标', ''],
        ['1.1', '', '数量指标', ''],
        ['1.1.1', '', '修渠长度', '12公里'],
      ],
      { rows: ['产出指标 | 数量指标 | 修渠长度 | 12公里 序号=1.1.1'], notes: ['1', '1.1'] },
    );
  });

  it.each<[string, readonly string[]]>([
    ['beside a value', ['', '', '质量指标', '95%']],
    ['beside a remark', ['', '按合同', '质量指标', '']],
    ['that is no level’s name', ['', '', '培训人数', '']],
  ])('%s is a row', (_, row) => {
    const { rows } = formsOf([grid([HEADER, ['产出指标', '数量指标', '修渠长度', '12公里'], row])]).forms[0]!;
    expect(rows).toHaveLength(2);
  });
});

describe('a label beside a text across the table', () => {
  const WITH_REMARKS = [...HEADER, '备注'];
  const ROW = ['产出指标', '数量指标', '修渠长度', '12公里', ''];

  it('is its label also where an empty cell stands behind', () => {
    expectForm([WITH_REMARKS, ROW, ['其他说明', '<', '含支渠', '<', '']], {
      rows: ['产出指标 | 数量指标 | 修渠长度 | 12公里'],
      notes: ['其他说明\n含支渠'],
    });
    expectForm([WITH_REMARKS, ROW, ['备注', '<', '含支渠', '<', '']], {
      rows: ['产出指标 | 数量指标 | 修渠长度 | 12公里'],
      fields: ['备注=含支渠'],
    });
  });
});

it('notes stand in the order they are printed in', () => {
  expectForm(
    [
      HEADER,
      ['第一段', '', '', ''],
      ['说明修渠工程的范围', '<', '<', '<'],
      ['产出指标', '数量指标', '修渠长度', '12公里'],
    ],
    {
      rows: ['产出指标 | 数量指标 | 修渠长度 | 12公里'],
      notes: ['第一段', '说明修渠工程的范围'],
    },
  );
});

describe('a sum', () => {
  it.each([
    ['in the column of values', ['总分', '<', '<', '100'], '总分\n100'],
    ['behind an empty cell', ['', '合计', '', '100'], '合计\n100'],
  ])('%s is no row', (_, sum, note) => {
    expectForm([HEADER, ['产出指标', '数量指标', '修渠长度', '12公里'], sum], {
      rows: ['产出指标 | 数量指标 | 修渠长度 | 12公里'],
      notes: [note],
    });
  });
});

describe('a name that only begins or ends like a sum', () => {
  it('is a row', () => {
    expectForm(
      [
        HEADER,
        ['产出指标', '数量指标', '巡查次数', '12'],
        ['^', '^', '合计培训人数', '25'],
        ['^', '^', '各镇修渠合计', '8公里'],
      ],
      {
        rows: [
          '产出指标 | 数量指标 | 巡查次数 | 12',
          '产出指标 | 数量指标 | 合计培训人数 | 25',
          '产出指标 | 数量指标 | 各镇修渠合计 | 8公里',
        ],
      },
    );
  });
});

describe('a line of the blank form', () => {
  const SELF = ['一级指标', '二级指标', '三级指标', '年度指标值', '全年实际值'];

  it('is none where its name only ends in 指标', () => {
    expectForm([HEADER, ['产出指标', '数量指标', '修渠长度', '12公里'], ['^', '^', '省定培训指标', '']], {
      rows: ['产出指标 | 数量指标 | 修渠长度 | 12公里', '产出指标 | 数量指标 | 省定培训指标 | '],
    });
  });

  it('is none where something was reached', () => {
    expectForm(
      [SELF, ['产出指标', '数量指标', '修渠长度', '12公里', '12公里'], ['^', '^', '指标2：', '', '3座']],
      {
        rows: [
          '产出指标 | 数量指标 | 修渠长度 | 12公里 actual=12公里',
          '产出指标 | 数量指标 | 指标2： |  actual=3座',
        ],
      },
    );
  });
});

describe('words of a period', () => {
  it('in the name of an indicator state none', () => {
    expectForm(
      [HEADER, ['产出指标', '质量指标', '长期目标落实率', '100%'], ['^', '^', '中期绩效指标完成率', '90%']],
      {
        rows: [
          '产出指标 | 质量指标 | 长期目标落实率 | 100%',
          '产出指标 | 质量指标 | 中期绩效指标完成率 | 90%',
        ],
      },
    );
  });
});

describe('the first line of a page that goes on', () => {
  const WITH_REMARKS = [...HEADER, '得分', '备注'];
  const ROW = ['产出指标', '数量指标', '修渠长度', '12公里', '10', '含支渠'];

  function expectForms(next: GridNotation, expected: readonly Partial<ShownForm>[]): void {
    const found = formsOf([grid([WITH_REMARKS, ROW]), grid(next, { page: 2 })]);
    expect(found).toEqual({
      forms: expected.map((form) => ({ ...EMPTY, problems: ['title-missing'], ...form })),
      outside: [],
      lost: [],
    });
  }
  const FIRST = '产出指标 | 数量指标 | 修渠长度 | 12公里 score=10 备注=含支渠';
  const NEXT = ['', '', '培训人数', '25人', '8', ''];
  const SECOND = '产出指标 | 数量指标 | 培训人数 | 25人 score=8';

  it('with nothing but a remark is the rest of the row before', () => {
    expectForms(
      [['', '', '', '', '', '和斗渠'], NEXT],
      [{ rows: [`${FIRST}\n和斗渠`, SECOND], pages: [1, 2] }],
    );
  });

  it.each<[string, readonly string[], string]>([
    ['a sum with a remark', ['合计', '', '', '', '', '共两项'], '合计\n共两项'],
    ['points without a row', ['', '', '', '', '18', ''], '18'],
    ['points and a remark without a row', ['', '', '', '', '18', '以上合计'], '18\n以上合计'],
  ])('%s is none', (_, line, note) => {
    expectForms([line, NEXT], [{ rows: [FIRST, SECOND], notes: [note], pages: [1, 2] }]);
  });

  it('across the table is a note', () => {
    expectForms(
      [['以下指标由乡镇填报', '<', '<', '<', '<', '<'], NEXT],
      [{ rows: [FIRST, SECOND], notes: ['以下指标由乡镇填报'], pages: [1, 2] }],
    );
  });

  it('that begins another form is none', () => {
    expectForms(
      [['项目名称', '泵站改造', '', '', '', '填报单位：甲县水利局'], WITH_REMARKS, ROW],
      [
        { rows: [FIRST] },
        { rows: [FIRST], fields: ['项目名称=泵站改造', '填报单位=甲县水利局'], pages: [2] },
      ],
    );
  });

  it('below the header itself goes on from nothing', () => {
    expectForm([WITH_REMARKS, ['', '', '', '', '', '见附件'], ROW], { rows: [FIRST], notes: ['见附件'] });
  });
});

describe('labels with values among the rows', () => {
  const ROW = ['产出指标', '数量指标', '修渠长度', '12公里'];
  const OTHER = ['效益指标', '社会效益', '受益人口', '800人'];
  const TASK = ['年度主要任务2', '渠系维修', '预算（万元）', '180'];
  const ROWS = ['产出指标 | 数量指标 | 修渠长度 | 12公里', '效益指标 | 社会效益 | 受益人口 | 800人'];

  it("right above the columns' names printed again are fields", () => {
    expectForm([HEADER, ROW, TASK, HEADER, OTHER], {
      fields: ['年度主要任务2=渠系维修', '预算（万元）=180'],
      rows: ROWS,
    });
    const goal = ['年度目标', '维修渠系', '项目属性', '新增'];
    expectForm([HEADER, ROW, TASK, goal, HEADER, OTHER], {
      fields: ['年度主要任务2=渠系维修', '预算（万元）=180', '年度目标=维修渠系', '项目属性=新增'],
      rows: ROWS,
    });
  });

  it('above a row are one: nothing says that they are not', () => {
    const rows = (...cells: GridNotation) => formsOf([grid(cells)]).forms.map((form) => form.rows.length);
    expect(rows(HEADER, ROW, TASK, OTHER)).toEqual([3]);
    expect(rows(HEADER, ROW, ['决策', '项目立项', '立项依据', '充分'], HEADER, OTHER)).toEqual([3]);
  });
});
