/** Labels that a page's end cuts together with the last row under them. */
import { describe, expect, it } from 'vitest';
import { formsOf, type GridNotation, grid } from './shown-form.ts';

const HEADER = ['一级指标', '二级指标', '三级指标', '指标值'];
const cut = '!row-cut-by-page';

describe('labels cut together with their row', () => {
  it('are whole on all rows they cover, on both pages', () => {
    const blocks = [
      grid([
        HEADER,
        ['产出', '数量指标', '培训农村实用人才和\n带头人数', '25次'],
        ['^', '^', '小型水库除险加固和', '3座'],
      ]),
      grid(
        [
          ['指标', '', '维修数量', ''],
          ['^', '质量指标', '合格率', '100%'],
        ],
        { page: 2 },
      ),
    ];
    expect(formsOf(blocks).forms[0]!.rows).toEqual([
      '产出\n指标 | 数量指标 | 培训农村实用人才和\n带头人数 | 25次',
      `产出\n指标 | 数量指标 | 小型水库除险加固和\n维修数量 | 3座 ${cut}`,
      '产出\n指标 | 质量指标 | 合格率 | 100%',
    ]);
  });

  it('so is a level 2 whose end would be a name by itself, and labels of other rows are theirs', () => {
    const blocks = [
      grid([
        HEADER,
        ['产出指标', '数量指标', '培训农村实用人才和\n带头人数', '25次'],
        ['效益指标', '经济', '人均增收', '5元'],
        ['^', '^', '小型水库除险加固和', '3座'],
      ]),
      grid(
        [
          ['', '效益指标', '维修数量', ''],
          ['^', '^', '节约成本', '2万元'],
          ['^', '社会效益', '就业人数', '30人'],
        ],
        { page: 2 },
      ),
    ];
    expect(formsOf(blocks).forms[0]!.rows).toEqual([
      '产出指标 | 数量指标 | 培训农村实用人才和\n带头人数 | 25次',
      '效益指标 | 经济\n效益指标 | 人均增收 | 5元',
      `效益指标 | 经济\n效益指标 | 小型水库除险加固和\n维修数量 | 3座 ${cut}`,
      '效益指标 | 经济\n效益指标 | 节约成本 | 2万元',
      '效益指标 | 社会效益 | 就业人数 | 30人',
    ]);
  });
});

describe('the rest of a label that stands beside the rest of its last row only', () => {
  it('goes to the label', () => {
    const blocks = [
      grid([
        HEADER,
        ['产出', '数量', '培训农村实用人才和\n带头人数', '25次'],
        ['^', '^', '小型水库除险加固和', '3座'],
      ]),
      grid(
        [
          ['指标', '指标', '维修数量', ''],
          ['效益指标', '社会效益', '就业人数', '30人'],
        ],
        { page: 2 },
      ),
    ];
    const { forms, lost } = formsOf(blocks);
    expect(forms[0]!.rows).toEqual([
      '产出\n指标 | 数量\n指标 | 培训农村实用人才和\n带头人数 | 25次',
      `产出\n指标 | 数量\n指标 | 小型水库除险加固和\n维修数量 | 3座 ${cut}`,
      '效益指标 | 社会效益 | 就业人数 | 30人',
    ]);
    expect(lost).toEqual([]);
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

  it.each<[string, GridNotation, GridNotation, readonly string[]]>([
    [
      'the rows under other labels keep theirs',
      [
        ['产出指标', '数量指标', '培训人数', '25次'],
        ['效益', '社会效益', '就业人数', '30人'],
      ],
      [
        ['指标', '', '', ''],
        ['^', '经济效益', '人均增收', '5元'],
        ['满意度指标', '满意度', '群众满意度', '95%'],
      ],
      [
        '产出指标 | 数量指标 | 培训人数 | 25次',
        '效益\n指标 | 社会效益 | 就业人数 | 30人',
        '效益\n指标 | 经济效益 | 人均增收 | 5元',
        '满意度指标 | 满意度 | 群众满意度 | 95%',
      ],
    ],
    [
      'a level 2 goes on as well',
      [['产出指标', '数量', '培训人数', '25次']],
      [
        ['', '指标', '', ''],
        ['', '^', '修渠长度', '12公里'],
        ['', '质量指标', '合格率', '100%'],
      ],
      [
        '产出指标 | 数量\n指标 | 培训人数 | 25次',
        '产出指标 | 数量\n指标 | 修渠长度 | 12公里',
        '产出指标 | 质量指标 | 合格率 | 100%',
      ],
    ],
    [
      'the rest covers no further row',
      [
        ['产出', '数量', '培训人数', '25次'],
        ['^', '^', '修渠长度', '12公里'],
      ],
      [
        ['指标', '指标', '', ''],
        ['效益指标', '社会效益', '就业人数', '30人'],
      ],
      [
        '产出\n指标 | 数量\n指标 | 培训人数 | 25次',
        '产出\n指标 | 数量\n指标 | 修渠长度 | 12公里',
        '效益指标 | 社会效益 | 就业人数 | 30人',
      ],
    ],
    [
      'a level 2 whose end would be a name by itself',
      [
        ['效益指标', '社会效益', '就业人数', '30人'],
        ['^', '经济', '人均增收', '5元'],
      ],
      [
        ['', '效益指标', '', ''],
        ['', '^', '节约成本', '2万元'],
        ['', '可持续影响', '运行年限', '20年'],
      ],
      [
        '效益指标 | 社会效益 | 就业人数 | 30人',
        '效益指标 | 经济\n效益指标 | 人均增收 | 5元',
        '效益指标 | 经济\n效益指标 | 节约成本 | 2万元',
        '效益指标 | 可持续影响 | 运行年限 | 20年',
      ],
    ],
    [
      'a remark alone in the column of labels is none',
      [['产出指标', '数量指标', '培训人数', '25次']],
      [
        ['含支渠', '', '', ''],
        ['效益指标', '社会效益', '就业人数', '30人'],
      ],
      ['产出指标 | 数量指标 | 培训人数 | 25次', '效益指标 | 社会效益 | 就业人数 | 30人'],
    ],
  ])('%s', (_, first, next, expected) => {
    expect(formsOf([grid([HEADER, ...first]), grid(next, { page: 2 })]).forms[0]!.rows).toEqual(expected);
  });
});
