import { describe, expect, it } from 'vitest';
import { findForms } from './find-forms-of.ts';
import { grid } from './shown-form.ts';

describe('rows: two sets of columns', () => {
  const problems = (header: readonly string[], second: string) => {
    const cells = [
      ['一级指标', ...header],
      ['产出指标', '数量指标', '培训人数', '75次', '数量指标', second, '25次'],
    ];
    return findForms([grid(cells)]).forms.flatMap(({ rows }) =>
      rows.map((row) => row.problems.map((p) => p.code)),
    );
  };
  const plain = ['二级指标', '三级指标', '指标值', '二级指标', '三级指标', '指标值'];

  it('the same indicator in both, and no period printed: for review', () => {
    expect(problems(plain, '培训人数')).toEqual([['period-unclear'], ['period-unclear']]);
  });

  it('other indicators, or a period printed: nothing to doubt', () => {
    expect(problems(plain, '培训班期数')).toEqual([[], []]);
    const dated = ['二级指标', '三级指标', '中期指标值', '二级指标', '三级指标', '年度指标值'];
    expect(problems(dated, '培训人数')).toEqual([[], []]);
  });

  const headed = (first: string, second: string) => [
    '二级指标',
    '三级指标',
    first,
    '二级指标',
    '三级指标',
    second,
  ];

  it('a period printed for one of them tells the other only where it is not the year', () => {
    expect(problems(headed('中期指标值', '指标值'), '培训人数')).toEqual([[], []]);
    expect(problems(headed('长期指标值', '指标值'), '培训人数')).toEqual([[], []]);
    expect(problems(headed('指标值', '年度指标值'), '培训人数')).toEqual([['period-unclear'], []]);
  });

  it('rows without a name are no one indicator', () => {
    const cells = [
      ['一级指标', ...plain],
      ['产出指标', '数量指标', '', '75次', '数量指标', '', '25次'],
    ];
    expect(findForms([grid(cells)]).forms[0]!.rows.map((row) => row.problems)).toEqual([[], []]);
  });
});

describe('sets of columns below the goals of two periods', () => {
  const HEADER = ['一级指标', '二级指标', '三级指标', '指标值', '二级指标', '三级指标', '指标值'];
  const ROW = ['产出指标', '数量指标', '培训人数', '75次', '数量指标', '培训人数', '25次'];
  const GOAL = ['总体目标', '三年修渠', '<', '<', '本年修渠', '<', '<'];
  const shown = (...above: readonly (readonly string[])[]) =>
    findForms([
      grid([['项目名称', '渠道维修', '<', '<', '<', '<', '<'], ...above, HEADER, ROW]),
    ]).forms.flatMap(({ rows }) =>
      rows.map((row) => [row.target.raw, row.period, ...row.problems.map((p) => p.code)].join(' ')),
    );
  const UNTOLD = ['75次 annual period-unclear', '25次 annual period-unclear'];

  it.each<[string, readonly (readonly string[])[], readonly string[]]>([
    [
      'headings right above',
      [['', '中期目标', '<', '<', '年度目标', '<', '<'], GOAL],
      ['75次 midterm', '25次 annual'],
    ],
    [
      'headings four rows above',
      [['', '中期目标', '<', '<', '年度目标', '<', '<'], GOAL, GOAL, GOAL],
      ['75次 midterm', '25次 annual'],
    ],
    [
      'headings five rows above',
      [['', '中期目标', '<', '<', '年度目标', '<', '<'], GOAL, GOAL, GOAL, GOAL],
      UNTOLD,
    ],
    ['headings of something else', [['', '中期预算', '<', '<', '年度预算', '<', '<']], UNTOLD],
    [
      'goals themselves, which begin like headings',
      [
        [
          '',
          '中期目标是完成全县干支渠道维修一百二十公里并且投入使用',
          '<',
          '<',
          '年度目标是完成全县干支渠道维修四十公里并且投入使用',
          '<',
          '<',
        ],
      ],
      UNTOLD,
    ],
  ])('%s', (_, above, rows) => {
    expect(shown(...above)).toEqual(rows);
  });

  it('a heading says nothing of the period of one set', () => {
    const cells = [
      ['年度目标', '中期目标', '<', '<'],
      ['本年修渠', '三年修渠', '<', '<'],
      ['一级指标', '二级指标', '三级指标', '指标值'],
      ['产出指标', '数量指标', '培训人数', '25次'],
    ];
    expect(findForms([grid(cells)]).forms[0]!.rows.map((row) => row.period)).toEqual(['annual']);
  });
});
