import { describe, expect, it } from 'vitest';
import { formsOf, type GridNotation, grid } from './shown-form.ts';

const HEADER = ['一级指标', '二级指标', '三级指标', '指标值'];
/** Names of nine characters fill their column; a shorter last line cannot run on. */
const FULL: GridNotation = [['产出指标', '数量指标', '培训农村实用人才和\n带头人数', '25次']];

/** The rows from the second on, where the first page ends with `before` and the next begins with `after`. */
function rows(before: readonly string[], ...after: GridNotation): readonly string[] {
  const blocks = [grid([HEADER, ...FULL, ['^', '^', ...before]]), grid(after, { page: 2 })];
  const { forms, outside, lost } = formsOf(blocks);
  expect({ count: forms.length, outside, lost }).toEqual({ count: 1, outside: [], lost: [] });
  return forms[0]!.rows.slice(1);
}

const cut = '!row-cut-by-page';

describe('a row that the page break cuts', () => {
  it.each<[string, readonly string[], GridNotation, readonly string[]]>([
    [
      'the name goes on, the value stands on the first page',
      ['小型水库除险加固和', '3座'],
      [
        ['', '', '维修数量', ''],
        ['^', '^', '修渠长度', '12公里'],
      ],
      [
        `产出指标 | 数量指标 | 小型水库除险加固和\n维修数量 | 3座 ${cut}`,
        '产出指标 | 数量指标 | 修渠长度 | 12公里',
      ],
    ],
    [
      'the name goes on, the value stands on the second',
      ['小型水库除险加固和', ''],
      [['', '', '维修数量', '3座']],
      [`产出指标 | 数量指标 | 小型水库除险加固和\n维修数量 | 3座 ${cut}`],
    ],
    [
      'only the value stands on the second page',
      ['修渠长度', ''],
      [['', '', '', '12公里']],
      [`产出指标 | 数量指标 | 修渠长度 | 12公里 ${cut}`],
    ],
    [
      'the value is cut',
      ['小型水库除险加固和', '2024年12月'],
      [['', '', '维修时间', '31日前']],
      [`产出指标 | 数量指标 | 小型水库除险加固和\n维修时间 | 2024年12月\n31日前 ${cut}`],
    ],
    [
      'the unit is cut',
      ['小型水库除险加固和', '≥600人'],
      [['', '', '维修受益', '次']],
      [`产出指标 | 数量指标 | 小型水库除险加固和\n维修受益 | ≥600人\n次 ${cut}`],
    ],
    [
      'the label is cut with it',
      ['小型水库除险加固和', '3座'],
      [
        ['', '', '维修数量', ''],
        ['^', '质量指标', '合格率', '100%'],
      ],
      [
        `产出指标 | 数量指标 | 小型水库除险加固和\n维修数量 | 3座 ${cut}`,
        '产出指标 | 质量指标 | 合格率 | 100%',
      ],
    ],
  ])('%s', (_, before, after, expected) => {
    expect(rows(before, ...after)).toEqual(expected);
  });
});

describe('a row that the page break cuts, the header printed again below it', () => {
  it.each<[string, readonly string[], GridNotation, readonly string[]]>([
    [
      'only the value stands on the second page',
      ['修渠长度', ''],
      [HEADER, ['', '', '', '12公里'], ['^', '质量指标', '合格率', '100%']],
      [`产出指标 | 数量指标 | 修渠长度 | 12公里 ${cut}`, '产出指标 | 质量指标 | 合格率 | 100%'],
    ],
    [
      'the name goes on',
      ['小型水库除险加固和', '3座'],
      [HEADER, ['', '', '维修数量', '']],
      [`产出指标 | 数量指标 | 小型水库除险加固和\n维修数量 | 3座 ${cut}`],
    ],
    [
      'no row is cut',
      ['修渠长度', '12公里'],
      [HEADER, ['', '', '管护渠道', '3条']],
      ['产出指标 | 数量指标 | 修渠长度 | 12公里', '产出指标 | 数量指标 | 管护渠道 | 3条'],
    ],
    [
      'another header: a table of its own, whose first row was left without a name',
      ['修渠长度', ''],
      [
        [...HEADER.slice(0, 3), '年度目标值'],
        ['', '', '', '12公里'],
      ],
      ['产出指标 | 数量指标 | 修渠长度 | ', '产出指标 | 数量指标 |  | 12公里'],
    ],
  ])('%s', (_, before, after, expected) => {
    expect(rows(before, ...after)).toEqual(expected);
  });
});

describe('a side label beside a header printed again', () => {
  it('is cut otherwise on every page, and the header is the same', () => {
    const side = (text: string, rows: GridNotation) => rows.map((row, i) => [i === 0 ? text : '^', ...row]);
    const blocks = [
      grid(side('绩', [HEADER, ...FULL, ['^', '^', '小型水库除险加固和', '3座']])),
      grid(side('效指标', [HEADER, ['', '', '维修数量', '']]), { page: 2 }),
    ];
    expect(formsOf(blocks).forms.map((form) => form.rows.slice(1))).toEqual([
      [`产出指标 | 数量指标 | 小型水库除险加固和\n维修数量 | 3座 ${cut}`],
    ]);
  });
});

describe('rows that merely stand at the break', () => {
  it.each<[string, readonly string[], GridNotation, readonly string[]]>([
    [
      'both whole',
      ['修渠长度', '12公里'],
      [['', '', '管护渠道', '3条']],
      ['产出指标 | 数量指标 | 修渠长度 | 12公里', '产出指标 | 数量指标 | 管护渠道 | 3条'],
    ],
    [
      'both whole, the name above full',
      ['小型水库除险加固数', '3座'],
      [['', '', '管护渠道', '3条']],
      ['产出指标 | 数量指标 | 小型水库除险加固数 | 3座', '产出指标 | 数量指标 | 管护渠道 | 3条'],
    ],
    [
      'a short name whose value was left empty',
      ['修渠长度', ''],
      [['', '', '管护渠道', '3条']],
      ['产出指标 | 数量指标 | 修渠长度 | ', '产出指标 | 数量指标 | 管护渠道 | 3条'],
    ],
    [
      'the second has no value and the first name was not full',
      ['修渠长度', '12公里'],
      [['', '', '管护渠道', '']],
      ['产出指标 | 数量指标 | 修渠长度 | 12公里', '产出指标 | 数量指标 | 管护渠道 | '],
    ],
    [
      'the second begins under a label of its own',
      ['小型水库除险加固和', ''],
      [['', '质量指标', '维修合格率', '100%']],
      ['产出指标 | 数量指标 | 小型水库除险加固和 | ', '产出指标 | 质量指标 | 维修合格率 | 100%'],
    ],
    [
      'text values that would read on',
      ['小型水库除险加固的', '有效'],
      [['', '', '安全保障', '持续']],
      ['产出指标 | 数量指标 | 小型水库除险加固的 | 有效', '产出指标 | 数量指标 | 安全保障 | 持续'],
    ],
  ])('%s', (_, before, after, expected) => {
    expect(rows(before, ...after)).toEqual(expected);
  });
});

/** A row of every column: name, value, score, source. */
const WIDE = [...HEADER, '分值', '数据来源'];
const wide = (before: readonly string[], after: readonly string[], ...more: GridNotation) => {
  const first: GridNotation = [
    WIDE,
    ['产出指标', '数量指标', '培训农村实用人才和\n带头人数', '25次', '10', '业务台\n账'],
    ['^', '^', '验收报告编制完成份\n数', '3份', '8', '统计年\n报'],
    ['^', '^', ...before],
  ];
  const next: GridNotation = [['', '', ...after], ...more];
  const { forms, outside, lost } = formsOf([grid(first), grid(next, { page: 2 })]);
  expect({ count: forms.length, outside, lost }).toEqual({ count: 1, outside: [], lost: [] });
  const all = forms[0]!;
  return [...all.rows.slice(2), ...all.notes.map((note) => `note: ${note}`)];
};

describe('what the other columns tell of a cut', () => {
  const [name, value] = ['小型水库除险加固和', '≥86套，'];

  it('the score is empty below, two halves make a word that other rows have: one row', () => {
    expect(wide([name, value, '5', '业务台'], ['维修养护数量', '≥55人', '', '账'])).toEqual([
      `产出指标 | 数量指标 | ${name}\n维修养护数量 | ${value}\n≥55人 weight=5 数据来源=业务台\n账 ${cut}`,
    ]);
  });

  it('a score each: two rows, though the name above is full and the value below was left empty', () => {
    expect(wide([name, '3座', '5', '业务台\n账'], ['管护渠道条数', '', '8', '统计年\n报'])).toEqual([
      `产出指标 | 数量指标 | ${name} | 3座 weight=5 数据来源=业务台\n账`,
      '产出指标 | 数量指标 | 管护渠道条数 |  weight=8 数据来源=统计年\n报',
    ]);
  });

  it('a bracket that closes beyond the break: one row, though the value looks whole in both', () => {
    expect(wide(['水库除险加固（按省', '有效', '5', '业务台\n账'], ['级清单核定）', '提升', '', ''])).toEqual(
      [
        `产出指标 | 数量指标 | 水库除险加固（按省\n级清单核定） | 有效\n提升 weight=5 数据来源=业务台\n账 ${cut}`,
      ],
    );
  });

  it('a name printed again as its value, cut in both columns: one row', () => {
    expect(wide(['“我们的水库”', '“我们的水', '5', ''], ['系列加固活动', '库”系列加固活动', '', ''])).toEqual(
      [`产出指标 | 数量指标 | “我们的水库”\n系列加固活动 | “我们的水\n库”系列加固活动 weight=5 ${cut}`],
    );
  });

  it('a rest without name and value goes to its row', () => {
    expect(
      wide(
        [name, '3座', '5', '业务台'],
        ['', '', '', '账'],
        ['^', '质量指标', '合格率', '100%', '4', '业务台\n账'],
      ),
    ).toEqual([
      `产出指标 | 数量指标 | ${name} | 3座 weight=5 数据来源=业务台\n账`,
      '产出指标 | 质量指标 | 合格率 | 100% weight=4 数据来源=业务台\n账',
    ]);
  });

  it('a score alone below the break is a sum, no rest', () => {
    expect(wide([name, '3座', '5', '业务台\n账'], ['', '', '90', ''])).toEqual([
      `产出指标 | 数量指标 | ${name} | 3座 weight=5 数据来源=业务台\n账`,
      'note: 90',
    ]);
  });
});

describe('rows of which nobody can tell', () => {
  it('a full name, and below it a value that is a unit without a number: both are put up for review', () => {
    expect(rows(['小型水库除险加固的', '≥58个'], ['', '', '土壤采样点位', '个'])).toEqual([
      '产出指标 | 数量指标 | 小型水库除险加固的 | ≥58个 !row-maybe-cut',
      '产出指标 | 数量指标 | 土壤采样点位 | 个 !row-maybe-cut',
    ]);
  });
});

describe('columns of a row that is joined', () => {
  it('each rest goes to the column it stands in', () => {
    const header = [...HEADER, '数据来源', '责任部门'];
    const full = ['产出指标', '数量指标', '培训农村实用人才和\n带头人数', '25次', '业务台\n账', '水利局'];
    const above = ['^', '^', '小型水库除险加固和', '3座', '业务台', '乡镇水'];
    const below = ['', '', '维修数量', '', '账', '利站'];
    const { forms } = formsOf([grid([header, full, above]), grid([below], { page: 2 })]);
    expect(forms[0]!.rows[1]).toBe(
      `产出指标 | 数量指标 | 小型水库除险加固和\n维修数量 | 3座 数据来源=业务台\n账 责任部门=乡镇水\n利站 ${cut}`,
    );
  });
});

describe('a row of townships at the break', () => {
  const header: GridNotation = [
    ['一级指标', '二级指标', '三级指标', '指标值', '<'],
    ['^', '^', '^', '甲镇', '乙镇'],
    ['产出指标', '数量指标', '培训农村实用人才和\n带头人数', '25', '30'],
  ];
  const over = (before: readonly string[], after: readonly string[]) =>
    formsOf([grid([...header, ['^', '^', ...before]]), grid([['', '', ...after]], { page: 2 })])
      .forms[0]!.rows.slice(2)
      .map((row) => row.replace('产出指标 | 数量指标 | ', ''));

  it('that may be cut is for review in every township', () => {
    expect(over(['小型水库除险加固和', '3', '2'], ['维修数量', '', ''])).toEqual([
      '小型水库除险加固和 | 3 @甲镇 !row-maybe-cut',
      '小型水库除险加固和 | 2 @乙镇 !row-maybe-cut',
      '维修数量 |  @甲镇 !row-maybe-cut',
      '维修数量 |  @乙镇 !row-maybe-cut',
    ]);
  });

  it('and no other row; whether it may be cut its last township tells', () => {
    const first: GridNotation = [...header, ['^', '^', '小型水库除险加固和', '3', '2']];
    const next: GridNotation = [
      ['', '', '维修数量', '5', ''],
      ['', '', '修渠长度', '7', '8'],
    ];
    const { rows: found } = formsOf([grid(first), grid(next, { page: 2 })]).forms[0]!;
    expect(found.map((row) => row.replace('产出指标 | 数量指标 | ', '').replace('\n', ''))).toEqual([
      '培训农村实用人才和带头人数 | 25 @甲镇',
      '培训农村实用人才和带头人数 | 30 @乙镇',
      '小型水库除险加固和 | 3 @甲镇 !row-maybe-cut',
      '小型水库除险加固和 | 2 @乙镇 !row-maybe-cut',
      '维修数量 | 5 @甲镇 !row-maybe-cut',
      '维修数量 |  @乙镇 !row-maybe-cut',
      '修渠长度 | 7 @甲镇',
      '修渠长度 | 8 @乙镇',
    ]);
  });

  it('that is whole is not', () => {
    expect(over(['修渠长度', '3', '2'], ['管护渠道', '4', '5'])).toEqual([
      '修渠长度 | 3 @甲镇',
      '修渠长度 | 2 @乙镇',
      '管护渠道 | 4 @甲镇',
      '管护渠道 | 5 @乙镇',
    ]);
  });
});
