import { describe, expect, it } from 'vitest';
import { rows } from './picture-rows.ts';

describe('rowBands: rows set apart', () => {
  it.each<[string, string, readonly string[]]>([
    ['nothing', '', []],
    [
      'one line a row',
      `
培训人数            ≥25次



修渠长度            12公里
`,
      ['培训人数 | ≥25次 | ', '修渠长度 | 12公里 | '],
    ],
    [
      'a name that fills its line and runs on, its value centred',
      `
培训农村实用人才和
                    ≥25次
带头人数


修渠长度            12公里



小型水库除险加固和
                    ≥3座
维修数量
`,
      [
        '培训农村实用人才和/带头人数 | ≥25次 | ',
        '修渠长度 | 12公里 | ',
        '小型水库除险加固和/维修数量 | ≥3座 | ',
      ],
    ],
    [
      'a value that runs on beside a short name',
      `
                    2024年12月
项目完成时间
                    31日前


小型水库除险加固和
                    ≥3座
维修数量


修渠长度            12公里
`,
      [
        '项目完成时间 | 2024年12月/31日前 | ',
        '小型水库除险加固和/维修数量 | ≥3座 | ',
        '修渠长度 | 12公里 | ',
      ],
    ],
    [
      'a row without a value, kept as a row',
      `
培训人数            ≥25次



验收合格率



修渠长度            12公里
`,
      ['培训人数 | ≥25次 | ', '验收合格率 |  | ', '修渠长度 | 12公里 | '],
    ],
    [
      'two values one under the other are two rows though their names stand close',
      `
培训人数            ≥25次

修渠长度            12公里

验收合格率          100%
`,
      ['培训人数 | ≥25次 | ', '修渠长度 | 12公里 | ', '验收合格率 | 100% | '],
    ],
    [
      'a date broken over two lines is one value, in a column that narrow',
      `
                    2024年
项目完成时间
                    12月底前


小型水库除险加固和
                    ≥3座
维修数量


修渠长度            12公里
`,
      ['项目完成时间 | 2024年/12月底前 | ', '小型水库除险加固和/维修数量 | ≥3座 | ', '修渠长度 | 12公里 | '],
    ],
    [
      'a number and its unit broken over two lines are one value',
      `
                    不超过1140
项目总成本
                    万元


小型水库除险加固和
                    ≥3座
维修数量


修渠长度            12公里
`,
      ['项目总成本 | 不超过1140/万元 | ', '小型水库除险加固和/维修数量 | ≥3座 | ', '修渠长度 | 12公里 | '],
    ],
    [
      'two values one under the other beside two names, as close as lines of one cell',
      `
培训农村实用人才和  ≥25次

带头人数量及其比例  ≥30人


修渠长度            12公里


验收合格率          100%


验收覆盖率          100%
`,
      [
        '培训农村实用人才和 | ≥25次 | ',
        '带头人数量及其比例 | ≥30人 | ',
        '修渠长度 | 12公里 | ',
        '验收合格率 | 100% | ',
        '验收覆盖率 | 100% | ',
      ],
    ],
    [
      'a row without a value among rows whose names wrap',
      `
培训农村实用人才和
                    ≥25次
带头人数


带头人数量及其比例



小型水库除险加固和
                    ≥3座
维修数量
`,
      [
        '培训农村实用人才和/带头人数 | ≥25次 | ',
        '带头人数量及其比例 |  | ',
        '小型水库除险加固和/维修数量 | ≥3座 | ',
      ],
    ],
    [
      'a sign on a line of its own belongs to the number below',
      `
                    不低于
验收合格率
                    95%


小型水库除险加固和
                    ≥3座
维修数量


修渠长度            12公里
`,
      ['验收合格率 | 不低于/95% | ', '小型水库除险加固和/维修数量 | ≥3座 | ', '修渠长度 | 12公里 | '],
    ],
    [
      'cells set at their top',
      `
培训农村实用人才和  ≥25次

带头人数


修渠长度            12公里


小型水库除险加固和  ≥3座

维修数量


验收合格率          100%
`,
      [
        '培训农村实用人才和/带头人数 | ≥25次 | ',
        '修渠长度 | 12公里 | ',
        '小型水库除险加固和/维修数量 | ≥3座 | ',
        '验收合格率 | 100% | ',
      ],
    ],
    [
      'a remark longer than name and value stays one row',
      `
                                    由县农业农村局负责
培训人数            ≥25次
                                    统计并按季上报


修渠长度            12公里          无



验收合格率          100%            无
`,
      [
        '培训人数 | ≥25次 | 由县农业农村局负责/统计并按季上报',
        '修渠长度 | 12公里 | 无',
        '验收合格率 | 100% | 无',
      ],
    ],
  ])('%s', (_, drawn, expected) => {
    expect(rows(drawn)).toEqual(expected);
  });
});

describe('rowBands: rows without any space between them', () => {
  it('a full line runs on only as far as names do: the values tell the rows', () => {
    expect(
      rows(`
培训农村实用人才和
                    ≥25次
带头人数

修渠长度            12公里

小型水库除险加固和
                    ≥3座
维修数量

验收合格率          100%
`),
    ).toEqual([
      '培训农村实用人才和/带头人数 | ≥25次 | ',
      '修渠长度 | 12公里 | ',
      '小型水库除险加固和/维修数量 | ≥3座 | ',
      '验收合格率 | 100% | ',
    ]);
  });

  it('a short name does not run on though its value does', () => {
    expect(
      rows(`
培训人数            ≥25次

修渠长度            12公里

小型水库除险加固和维修
                    ≥3座
数量

验收合格率          100%
`),
    ).toEqual([
      '培训人数 | ≥25次 | ',
      '修渠长度 | 12公里 | ',
      '小型水库除险加固和维修/数量 | ≥3座 | ',
      '验收合格率 | 100% | ',
    ]);
  });
});

describe('rowBands: rulings', () => {
  it('a ruling parts rows for certain', () => {
    expect(
      rows(`
培训农村实用人才和  ≥25次
──────────────────────────────
带头人数            12人
`),
    ).toEqual(['培训农村实用人才和 | ≥25次 | ', '带头人数 | 12人 | ']);
  });

  it('and what stands between two rulings may still be two rows', () => {
    expect(
      rows(`
──────────────────────────────
培训人数            ≥25次



修渠长度            12公里
──────────────────────────────
验收合格率          100%
`),
    ).toEqual(['培训人数 | ≥25次 | ', '修渠长度 | 12公里 | ', '验收合格率 | 100% | ']);
  });

  it('where rules part all rows, a row without one goes on: name and value break at the same place', () => {
    expect(
      rows(`
培训人数            ≥25次
──────────────────────────────
修渠长度            12公里
──────────────────────────────
设备购置费用（按    控制在192万元以
省级下达任务清单）  内
──────────────────────────────
验收合格率          100%
`),
    ).toEqual([
      '培训人数 | ≥25次 | ',
      '修渠长度 | 12公里 | ',
      '设备购置费用（按/省级下达任务清单） | 控制在192万元以/内 | ',
      '验收合格率 | 100% | ',
    ]);
  });

  it('rules between groups of rows say nothing of the rows within', () => {
    expect(
      rows(`
培训人数            ≥25次

修渠长度            12公里
──────────────────────────────
验收合格率          100%

完成时间            12月底前
──────────────────────────────
就业人数            30人

群众满意度          ≥95%
`),
    ).toEqual([
      '培训人数 | ≥25次 | ',
      '修渠长度 | 12公里 | ',
      '验收合格率 | 100% | ',
      '完成时间 | 12月底前 | ',
      '就业人数 | 30人 | ',
      '群众满意度 | ≥95% | ',
    ]);
  });
});
