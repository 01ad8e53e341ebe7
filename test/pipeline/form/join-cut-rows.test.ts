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
      'a full name, and below it a row whose value is a unit without a number',
      ['小型水库除险加固的', '≥58个'],
      [['', '', '土壤采样点位', '个']],
      ['产出指标 | 数量指标 | 小型水库除险加固的 | ≥58个', '产出指标 | 数量指标 | 土壤采样点位 | 个'],
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

describe('labels cut with nothing else in their row', () => {
  it('the rest of a label alone on the next page goes to the label', () => {
    const blocks = [
      grid([HEADER, ['产出', '数量指标', '培训人数', '25次']]),
      grid(
        [
          ['指标', '', '', ''],
          ['^', '质量指标', '合格率', '100%'],
        ],
        { page: 2 },
      ),
    ];
    expect(formsOf(blocks).forms[0]!.rows).toEqual([
      '产出\n指标 | 数量指标 | 培训人数 | 25次',
      '产出\n指标 | 质量指标 | 合格率 | 100%',
    ]);
  });
});
