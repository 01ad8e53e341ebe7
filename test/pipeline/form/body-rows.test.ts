import { describe, expect, it } from 'vitest';
import { EMPTY, formsOf, type GridNotation, grid, type ShownForm } from './shown-form.ts';

const HEADER = ['一级指标', '二级指标', '三级指标', '指标值'];

/** The one form of a grid that begins with a header; nothing in it may be lost or left outside. */
function expectForm(cells: GridNotation, expected: Partial<ShownForm>): void {
  expect(formsOf([grid(cells)])).toEqual({
    forms: [{ ...EMPTY, problems: ['title-missing'], ...expected }],
    outside: [],
    lost: [],
  });
}

describe('rows: merged cells', () => {
  it('labels hold for the rows they cover', () => {
    expectForm(
      [
        HEADER,
        ['产出指标', '数量指标', '培训人数', '≥25次'],
        ['^', '^', '修渠长度', '12公里'],
        ['^', '质量指标', '合格率', '100%'],
        ['效益指标', '社会效益', '就业人数', '30人'],
      ],
      {
        rows: [
          '产出指标 | 数量指标 | 培训人数 | ≥25次',
          '产出指标 | 数量指标 | 修渠长度 | 12公里',
          '产出指标 | 质量指标 | 合格率 | 100%',
          '效益指标 | 社会效益 | 就业人数 | 30人',
        ],
      },
    );
  });

  it('a level 3 over two values is two rows', () => {
    expectForm([HEADER, ['产出指标', '数量指标', '培训', '≥25次'], ['^', '^', '^', '≥30人']], {
      rows: ['产出指标 | 数量指标 | 培训 | ≥25次', '产出指标 | 数量指标 | 培训 | ≥30人'],
    });
  });

  it('a value over two names is two rows', () => {
    expectForm([HEADER, ['产出指标', '质量指标', '合格率', '100%'], ['^', '^', '覆盖率', '^']], {
      rows: ['产出指标 | 质量指标 | 合格率 | 100%', '产出指标 | 质量指标 | 覆盖率 | 100%'],
    });
  });

  it('a name and value merged together over two grid rows are one row', () => {
    expectForm(
      [
        [...HEADER, '备注'],
        ['产出指标', '数量指标', '培训人数', '≥25次', '甲'],
        ['^', '^', '^', '^', '乙'],
        ['^', '^', '修渠长度', '12公里', ''],
      ],
      {
        rows: ['产出指标 | 数量指标 | 培训人数 | ≥25次 备注=甲', '产出指标 | 数量指标 | 修渠长度 | 12公里'],
        notes: ['乙'],
      },
    );
  });

  it('满意度指标 over both levels names level 1', () => {
    expectForm(
      [HEADER, ['产出指标', '数量指标', '培训人数', '≥25次'], ['满意度指标', '<', '群众满意度', '≥95%']],
      {
        rows: ['产出指标 | 数量指标 | 培训人数 | ≥25次', '满意度指标 | – | 群众满意度 | ≥95%'],
      },
    );
  });

  it('an empty target is kept', () => {
    expectForm([HEADER, ['产出指标', '数量指标', '培训人数', '']], {
      rows: ['产出指标 | 数量指标 | 培训人数 | '],
    });
  });

  it('an empty name with a value is kept', () => {
    expectForm([HEADER, ['产出指标', '数量指标', '', '≥25次']], { rows: ['产出指标 | 数量指标 |  | ≥25次'] });
  });

  it('a row with neither is none', () => {
    expectForm([HEADER, ['产出指标', '数量指标', '培训人数', '≥25次'], ['', '', '', '']], {
      rows: ['产出指标 | 数量指标 | 培训人数 | ≥25次'],
    });
  });
});

describe('rows: columns beside levels and target', () => {
  it('sign, unit, weight, explanation; what has no role by its header', () => {
    expectForm(
      [
        [
          '一级指标',
          '二级指标',
          '三级指标',
          '指标性质',
          '指标值',
          '计量单位',
          '权重',
          '指标解释',
          '数据来源',
        ],
        ['产出指标', '数量指标', '培训人数', '≥', '25', '人', '10', '实际参训', '签到册'],
      ],
      {
        rows: [
          '产出指标 | 数量指标 | 培训人数 | 25 explanation=实际参训 weight=10 sign=≥ unit=人 数据来源=签到册',
        ],
      },
    );
  });

  it('of both 指标性质 and 指标方向 nothing is lost', () => {
    expectForm(
      [
        ['一级指标', '二级指标', '三级指标', '指标性质', '指标方向', '目标值', '计量单位'],
        ['产出指标', '数量指标', '培训人数', '定量', '正向', '25', '人'],
      ],
      { rows: ['产出指标 | 数量指标 | 培训人数 | 25 sign=定量 unit=人 指标方向=正向'] },
    );
  });

  it('the sign is the cell that holds nothing else, whichever column it stands in', () => {
    expectForm(
      [
        ['一级指标', '二级指标', '三级指标', '指标性质', '指标方向', '目标值', '计量单位'],
        ['产出指标', '数量指标', '培训人数', '定量', '≥', '25', '人'],
        ['^', '成本指标', '培训经费', '≤', '反向', '3', '万元'],
      ],
      {
        rows: [
          '产出指标 | 数量指标 | 培训人数 | 25 sign=≥ unit=人 指标性质=定量',
          '产出指标 | 成本指标 | 培训经费 | 3 sign=≤ unit=万元 指标方向=反向',
        ],
      },
    );
    expectForm(
      [
        ['一级指标', '二级指标', '三级指标', '指标值类型', '指标值', '计量单位'],
        ['产出指标', '数量指标', '培训人数', '≥', '25', '人'],
        ['^', '质量指标', '教学水平', '定性', '优', ''],
      ],
      {
        rows: [
          '产出指标 | 数量指标 | 培训人数 | 25 sign=≥ unit=人',
          '产出指标 | 质量指标 | 教学水平 | 优 指标值类型=定性',
        ],
      },
    );
  });

  it('a remark with a sign among its words is none', () => {
    expectForm(
      [
        ['一级指标', '二级指标', '三级指标', '指标值', '评分标准'],
        ['产出指标', '数量指标', '培训人数', '25人', '≥25人得满分'],
      ],
      { rows: ['产出指标 | 数量指标 | 培训人数 | 25人 评分标准=≥25人得满分'] },
    );
  });

  it('a fourth level tells rows of one level 3 apart', () => {
    expectForm(
      [
        ['一级指标', '二级指标', '三级指标', '四级指标', '指标值'],
        ['产出指标', '数量指标', '泵站建设', '新建泵站', '3座'],
        ['^', '^', '^', '改造泵站', '5座'],
      ],
      {
        rows: [
          '产出指标 | 数量指标 | 泵站建设 | 3座 四级指标=新建泵站',
          '产出指标 | 数量指标 | 泵站建设 | 5座 四级指标=改造泵站',
        ],
      },
    );
  });

  it('a self-evaluation', () => {
    expectForm(
      [
        ['一级指标', '二级指标', '三级指标', '分值', '年度指标值', '全年实际值', '得分', '偏差原因'],
        ['产出指标', '数量指标', '培训人数', '10', '≥25次', '20次', '8', '天气'],
      ],
      { rows: ['产出指标 | 数量指标 | 培训人数 | ≥25次 weight=10 actual=20次 score=8 deviationReason=天气'] },
    );
  });

  it('中期 beside 年度', () => {
    expectForm(
      [
        ['一级指标', '二级指标', '三级指标', '中期指标值', '年度指标值'],
        ['产出指标', '数量指标', '培训人数', '≥75次', '≥25次'],
      ],
      { rows: ['产出指标 | 数量指标 | 培训人数 | ≥25次 midtermTarget=≥75次'] },
    );
  });

  it('one header over sign, number and unit', () => {
    expectForm(
      [
        ['一级指标', '二级指标', '三级指标', '指标值', '<', '<'],
        ['产出指标', '数量指标', '培训人数', '≥', '25', '人'],
        ['^', '质量指标', '合格率', '', '100', '%'],
      ],
      {
        rows: [
          '产出指标 | 数量指标 | 培训人数 | 25 sign=≥ unit=人',
          '产出指标 | 质量指标 | 合格率 | 100 unit=%',
        ],
      },
    );
  });

  it('one header over two cells that are no sign and number: one value', () => {
    expectForm(
      [
        ['一级指标', '二级指标', '三级指标', '指标值', '<'],
        ['产出指标', '数量指标', '培训人数', '25次', '以上'],
      ],
      {
        rows: ['产出指标 | 数量指标 | 培训人数 | 25次\n以上'],
      },
    );
  });
});

describe('rows: townships, periods, sides', () => {
  it('one row a township', () => {
    expectForm(
      [
        ['一级指标', '二级指标', '三级指标', '指标值', '<'],
        ['^', '^', '^', '甲镇', '乙镇'],
        ['产出指标', '数量指标', '培训人数', '25', '30'],
        ['^', '^', '修渠长度', '', '2公里'],
      ],
      {
        rows: [
          '产出指标 | 数量指标 | 培训人数 | 25 @甲镇',
          '产出指标 | 数量指标 | 培训人数 | 30 @乙镇',
          '产出指标 | 数量指标 | 修渠长度 |  @甲镇',
          '产出指标 | 数量指标 | 修渠长度 | 2公里 @乙镇',
        ],
      },
    );
  });

  it('a value merged over both townships is one for each', () => {
    expectForm(
      [
        ['一级指标', '二级指标', '三级指标', '甲镇', '乙镇'],
        ['产出指标', '质量指标', '合格率', '100%', '<'],
      ],
      { rows: ['产出指标 | 质量指标 | 合格率 | 100% @甲镇', '产出指标 | 质量指标 | 合格率 | 100% @乙镇'] },
    );
  });

  it('side-by-side periods are two rows', () => {
    expectForm(
      [
        ['一级指标', '中期目标', '<', '<', '年度目标', '<', '<'],
        ['^', '二级指标', '三级指标', '指标值', '二级指标', '三级指标', '指标值'],
        ['产出指标', '数量指标', '培训人数', '75', '数量指标', '培训人数', '25'],
        ['^', '质量指标', '合格率', '100%', '', '', ''],
      ],
      {
        rows: [
          '产出指标 | 数量指标 | 培训人数 | 75 (midterm)',
          '产出指标 | 数量指标 | 培训人数 | 25',
          '产出指标 | 质量指标 | 合格率 | 100% (midterm)',
        ],
      },
    );
  });

  it('长期 above 年度, down the side', () => {
    expectForm(
      [
        ['', ...HEADER],
        ['长期绩效指标', '产出指标', '数量指标', '培训人数', '75'],
        ['^', '^', '质量指标', '合格率', '100%'],
        ['年度绩效指标', '产出指标', '数量指标', '培训人数', '25'],
      ],
      {
        rows: [
          '产出指标 | 数量指标 | 培训人数 | 75 (longterm)',
          '产出指标 | 质量指标 | 合格率 | 100% (longterm)',
          '产出指标 | 数量指标 | 培训人数 | 25',
        ],
        notes: ['长期绩效指标', '年度绩效指标'],
      },
    );
  });

  it('长期 above 年度, as bands across the table', () => {
    expectForm(
      [
        HEADER,
        ['长期绩效指标', '<', '<', '<'],
        ['产出指标', '数量指标', '培训人数', '75'],
        ['年度绩效指标', '<', '<', '<'],
        ['产出指标', '数量指标', '培训人数', '25'],
      ],
      {
        rows: ['产出指标 | 数量指标 | 培训人数 | 75 (longterm)', '产出指标 | 数量指标 | 培训人数 | 25'],
        notes: ['长期绩效指标', '年度绩效指标'],
      },
    );
  });

  it('绩效指标 down the side is a label of no row', () => {
    expectForm(
      [
        ['绩\n效\n指\n标', ...HEADER],
        ['^', '产出指标', '数量指标', '培训人数', '25'],
        ['^', '^', '质量指标', '合格率', '100%'],
      ],
      {
        rows: ['产出指标 | 数量指标 | 培训人数 | 25', '产出指标 | 质量指标 | 合格率 | 100%'],
        notes: ['绩\n效\n指\n标'],
      },
    );
  });

  it('a level 1 printed across the table above its rows', () => {
    expectForm(
      [
        ['二级指标', '三级指标', '指标值'],
        ['产出指标', '<', '<'],
        ['数量指标', '培训人数', '25'],
        ['效益指标', '<', '<'],
        ['社会效益', '就业人数', '30人'],
      ],
      { rows: ['产出指标 | 数量指标 | 培训人数 | 25', '效益指标 | 社会效益 | 就业人数 | 30人'] },
    );
  });
});

describe('rows: what is none', () => {
  it('lines of the blank form that nobody filled in', () => {
    expectForm(
      [
        HEADER,
        ['产出指标', '数量指标', '指标1：培训人数', '≥25次'],
        ['^', '^', '指标2：', ''],
        ['^', '^', '……', ''],
        ['^', '质量指标', '……', ''],
        ['效益指标', '社会效益', '就业人数', '30人'],
      ],
      {
        rows: ['产出指标 | 数量指标 | 指标1：培训人数 | ≥25次', '效益指标 | 社会效益 | 就业人数 | 30人'],
        notes: ['指标2：', '……', '质量指标\n……'],
      },
    );
  });

  it('but a name without a value is a row, and so is a value without a name', () => {
    expectForm([HEADER, ['产出指标', '数量指标', '指标1：培训人数', ''], ['^', '^', '指标2：', '12公里']], {
      rows: ['产出指标 | 数量指标 | 指标1：培训人数 | ', '产出指标 | 数量指标 | 指标2： | 12公里'],
    });
  });

  it.each(['总分', '合计', '小计：', '总计', '合计得分'])('%s sums up', (word) => {
    expectForm(
      [
        [...HEADER, '分值'],
        ['产出指标', '数量指标', '培训人数', '25', '10'],
        [word, '<', '<', '', '100'],
      ],
      {
        rows: ['产出指标 | 数量指标 | 培训人数 | 25 weight=10'],
        notes: [`${word}\n100`],
      },
    );
  });

  it('but a name that only begins so is a row', () => {
    expectForm([HEADER, ['产出指标', '数量指标', '合计培训人数', '25']], {
      rows: ['产出指标 | 数量指标 | 合计培训人数 | 25'],
    });
  });

  it('a remark across the table is a note', () => {
    expectForm(
      [HEADER, ['产出指标', '数量指标', '培训人数', '25'], ['备注：数据由乡镇提供', '<', '<', '<']],
      {
        rows: ['产出指标 | 数量指标 | 培训人数 | 25'],
        notes: ['备注：数据由乡镇提供'],
      },
    );
  });

  it('fields below the table are fields', () => {
    expectForm([HEADER, ['产出指标', '数量指标', '培训人数', '25'], ['备注', '数据由乡镇提供', '<', '<']], {
      rows: ['产出指标 | 数量指标 | 培训人数 | 25'],
      fields: ['备注=数据由乡镇提供'],
    });
  });
});
