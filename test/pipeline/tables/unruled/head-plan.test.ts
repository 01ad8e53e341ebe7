import { describe, expect, it } from 'vitest';
import { textLines } from '../../../../src/pipeline/tables/text-lines.ts';
import { headTable } from '../../../../src/pipeline/tables/unruled/head-plan.ts';
import { type GridNotation, shownGrid } from '../../grid-notation.ts';
import { picture } from '../../page-builder.ts';

interface Shown {
  readonly grid: GridNotation;
  readonly rest: readonly string[];
}

function head(drawn: string): Shown | null {
  const { runs, rulings } = picture(drawn);
  const table = headTable(textLines(runs), rulings, 1);
  return table === null ? null : { grid: shownGrid(table.grid), rest: table.rest.map((r) => r.text) };
}

describe('headTable: labels and their values', () => {
  it.each<[string, string, GridNotation, readonly string[]]>([
    [
      'label and value on a line',
      `
项目名称      小型水库除险加固
`,
      [['项目名称', '<', '小型水库除险加固']],
      [],
    ],
    [
      'two wrapped values side by side, the left label wrapped as well',
      `
项目主管部      甲县教育体      实施单位      甲县项目建设服

    门          育局                          务中心
`,
      [
        ['项目主管部门', '<', '甲县教育体\n育局'],
        ['实施单位', '<', '甲县项目建设服\n务中心'],
      ],
      [],
    ],
    [
      'the unit of the sums above a value is none of it',
      `
                                              单位：万元

项目名称      小型水库除险加固      主管部门      甲县水利局
`,
      [
        ['项目名称', '<', '小型水库除险加固'],
        ['主管部门', '<', '甲县水利局'],
      ],
      ['单位：万元'],
    ],
    [
      'a unit that is not one of money is as good a value as any',
      `
项目名称      单位：社区服务
`,
      [['项目名称', '<', '单位：社区服务']],
      [],
    ],
    [
      'an amount close behind its label',
      `
年度资金总额：  315.8万元

其中：财政拨款  315.8万元
`,
      [
        ['年度资金总额：', '<', '315.8万元'],
        ['其中：财政拨款', '<', '315.8万元'],
      ],
      [],
    ],
    [
      'two pairs on a line',
      `
项目名称      小型水库除险加固      主管部门      甲县水利局


项目属性      新增项目              实施期限      1年
`,
      [
        ['项目名称', '<', '小型水库除险加固'],
        ['主管部门', '<', '甲县水利局'],
        ['项目属性', '<', '新增项目'],
        ['实施期限', '<', '1年'],
      ],
      [],
    ],
    [
      'a label without a value',
      `
项目名称      小型水库除险加固


主管部门
`,
      [
        ['项目名称', '<', '小型水库除险加固'],
        ['主管部门', '<', '.'],
      ],
      [],
    ],
    [
      'a goal over three lines, its label in the middle',
      `
项目名称      小型水库除险加固



              目标1：完成三座小型水库的除险加固。

年度目标      目标2：恢复灌溉面积两万亩。

              目标3：保障下游群众安全。
`,
      [
        ['项目名称', '<', '小型水库除险加固'],
        [
          '年度目标',
          '<',
          '目标1：完成三座小型水库的除险加固。\n目标2：恢复灌溉面积两万亩。\n目标3：保障下游群众安全。',
        ],
      ],
      [],
    ],
    [
      'goals under their headings, side by side',
      `
          年度目标                      长期目标


完成三座小型水库的除险加固      恢复灌溉面积两万亩以上
`,
      [
        ['年度目标', '<', '完成三座小型水库的除险加固'],
        ['长期目标', '<', '恢复灌溉面积两万亩以上'],
      ],
      [],
    ],
    [
      'a label broken over two lines beside its value',
      `
转移支付（项
                小型水库除险加固
目）名称
`,
      [['转移支付（项目）名称', '<', '小型水库除险加固']],
      [],
    ],
    [
      'a label set wide',
      `
项 目 名 称      小型水库除险加固
`,
      [['项目名称', '<', '小型水库除险加固']],
      [],
    ],
  ])('%s', (_, drawn, grid, rest) => {
    expect(head(drawn)).toEqual({ grid, rest });
  });
});

describe('headTable: groups of money', () => {
  it('the group stands once beside its labels', () => {
    expect(
      head(`
                    年度资金总额      100


项目资金（万元）    其中：财政拨款    80


                    其他资金          20
`),
    ).toEqual({
      grid: [
        ['项目资金（万元）', '年度资金总额', '100'],
        ['^', '其中：财政拨款', '80'],
        ['^', '其他资金', '20'],
      ],
      rest: [],
    });
  });

  it('its labels stay together though a pair stands right of the first', () => {
    expect(
      head(`
                    年度资金总额      100      实施期限    1年


项目资金（万元）    其中：财政拨款    80


                    其他资金          20
`)?.grid,
    ).toEqual([
      ['项目资金（万元）', '年度资金总额', '100'],
      ['^', '其中：财政拨款', '80'],
      ['^', '其他资金', '20'],
      ['实施期限', '<', '1年'],
    ]);
  });

  it('a sum with a value of its own is no group', () => {
    expect(
      head(`
项目资金（万元）    100      其中：财政拨款    80
`)?.grid,
    ).toEqual([
      ['项目资金（万元）', '<', '100'],
      ['其中：财政拨款', '<', '80'],
    ]);
  });

  it('a sum without a value beside another field is no group either', () => {
    expect(
      head(`
项目资金（万元）             主管部门    甲县水利局
`)?.grid,
    ).toEqual([
      ['项目资金（万元）', '<', '.'],
      ['主管部门', '<', '甲县水利局'],
    ]);
  });
});

describe('headTable: what is no head', () => {
  it.each<[string, string]>([
    ['nothing', ''],
    ['prose', '现将2024年度部门预算批复如下，请遵照执行。'],
    ['a word that only begins like a label', '项目名称应当与预算批复一致。'],
  ])('%s', (_, drawn) => {
    expect(head(drawn)).toBeNull();
  });

  it('a line far from every label belongs to none', () => {
    expect(
      head(`
项目名称      小型水库除险加固
${'\n'.repeat(24)}
以上内容由填报单位负责解释。
`),
    ).toEqual({ grid: [['项目名称', '<', '小型水库除险加固']], rest: ['以上内容由填报单位负责解释。'] });
  });

  it('a text beyond a ruling belongs to the label on its own side', () => {
    expect(
      head(`
项目名称
────────────────────────────────────────────
              甲县水利局
主管部门
              水库管理站
`),
    ).toEqual({
      grid: [
        ['项目名称', '<', '.'],
        ['主管部门', '<', '甲县水利局\n水库管理站'],
      ],
      rest: [],
    });
  });
});
