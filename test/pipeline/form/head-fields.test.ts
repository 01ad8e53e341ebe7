import { describe, expect, it } from 'vitest';
import { Claims } from '../../../src/pipeline/form/claims.ts';
import { GridIndex } from '../../../src/pipeline/form/grid-index.ts';
import { headFields } from '../../../src/pipeline/form/head-fields.ts';
import { type GridNotation, grid, shownField } from './shown-form.ts';

function head(cells: GridNotation): { fields: string[]; notes: string[]; unclaimed: string[] } {
  const index = new GridIndex(grid(cells));
  const claims = new Claims();
  const { fields, notes } = headFields(index, 0, cells.length, claims);
  const written = index.grid.cells.filter((cell) => cell.lines.length > 0);
  return {
    fields: fields.map(shownField),
    notes: notes.map((note) => note.raw),
    unclaimed: written.filter((cell) => !claims.has(cell)).map((cell) => cell.lines.join('')),
  };
}

function expectHead(cells: GridNotation, fields: readonly string[], notes: readonly string[] = []): void {
  expect(head(cells)).toEqual({ fields, notes, unclaimed: [] });
}

describe('headFields: pairs', () => {
  it.each<[string, GridNotation, readonly string[]]>([
    ['label and value', [['项目名称', '小型水库加固']], ['项目名称=小型水库加固']],
    [
      'two pairs in a row',
      [['项目名称', '小型水库加固', '主管部门', '甲县水利局']],
      ['项目名称=小型水库加固', '主管部门=甲县水利局'],
    ],
    [
      'a label broken over lines, with a colon',
      [['项目\n名称：', '小型水库加固']],
      ['项目名称=小型水库加固'],
    ],
    ['a value over two lines', [['项目名称', '小型水库\n加固']], ['项目名称=小型水库\n加固']],
    [
      'an empty value',
      [
        ['项目名称', ''],
        ['主管部门', '甲县水利局'],
      ],
      ['项目名称=', '主管部门=甲县水利局'],
    ],
    [
      'a value over several columns',
      [
        ['项目名称', '小型水库加固', '<', '<'],
        ['主管部门', '甲县水利局', '实施单位', '乙站'],
      ],
      ['项目名称=小型水库加固', '主管部门=甲县水利局', '实施单位=乙站'],
    ],
    [
      'a value that is itself a label word is not, being no whole label',
      [['资金名称', '水利发展资金']],
      ['资金名称=水利发展资金'],
    ],
    [
      'a label nobody listed',
      [
        ['项目名称', '小型水库加固'],
        ['受益村数', '12个'],
      ],
      ['项目名称=小型水库加固', '受益村数=12个'],
    ],
    [
      'a label without a place for its value',
      [
        ['项目名称', '小型水库加固'],
        ['年度目标', '<'],
      ],
      ['项目名称=小型水库加固', '年度目标='],
    ],
  ])('%s', (_, cells, fields) => {
    expectHead(cells, fields);
  });
});

describe('headFields: money', () => {
  it('a group gives its label to its rows', () => {
    expectHead(
      [
        ['项目资金（万元）', '年度资金总额', '100'],
        ['^', '其中：财政拨款', '80'],
        ['^', '其他资金', '20'],
      ],
      [
        '项目资金（万元）/年度资金总额=100',
        '项目资金（万元）/其中：财政拨款=80',
        '项目资金（万元）/其他资金=20',
      ],
    );
  });

  it('of several periods each total gives its own to what stands below it', () => {
    expectHead(
      [
        ['项目资金（万元）', '中期资金总额', '300'],
        ['^', '其中：财政拨款', '200'],
        ['^', '年度资金总额', '100'],
        ['^', '其中：财政拨款', '80'],
      ],
      [
        '项目资金（万元）/中期资金总额=300',
        '项目资金（万元）/中期资金总额/其中：财政拨款=200',
        '项目资金（万元）/年度资金总额=100',
        '项目资金（万元）/其中：财政拨款=80',
      ],
    );
  });

  it('the rows below it are none of the group', () => {
    expectHead(
      [
        ['项目资金（万元）', '年度资金总额', '100'],
        ['^', '其中：财政拨款', '80'],
        ['实施期限', '1年', '<'],
      ],
      ['项目资金（万元）/年度资金总额=100', '项目资金（万元）/其中：财政拨款=80', '实施期限=1年'],
    );
  });

  it('a sum with its own value is no group', () => {
    expectHead(
      [['项目资金（万元）', '100', '其中：财政拨款', '80']],
      ['项目资金（万元）=100', '其中：财政拨款=80'],
    );
  });

  it('a group that speaks of no money is a side label', () => {
    expectHead(
      [
        ['项目概况', '项目名称', '小型水库加固'],
        ['^', '主管部门', '甲县水利局'],
      ],
      ['项目名称=小型水库加固', '主管部门=甲县水利局'],
      ['项目概况'],
    );
  });
});

describe('headFields: goals', () => {
  it('beside their text', () => {
    expectHead(
      [['年度目标', '完成三座水库加固。\n恢复灌溉。', '<']],
      ['年度目标=完成三座水库加固。\n恢复灌溉。'],
    );
  });

  it('over their texts, side by side', () => {
    expectHead(
      [
        ['年度目标', '长期目标'],
        ['完成三座水库加固。', '恢复灌溉面积两万亩。'],
      ],
      ['年度目标=完成三座水库加固。', '长期目标=恢复灌溉面积两万亩。'],
    );
  });

  it('over their texts, beside a label of both', () => {
    expectHead(
      [
        ['绩效目标', '实施期目标', '年度目标'],
        ['^', '恢复灌溉面积两万亩。', '完成三座水库加固。'],
      ],
      ['实施期目标=恢复灌溉面积两万亩。', '年度目标=完成三座水库加固。'],
      ['绩效目标'],
    );
  });

  it('a text that begins like a field is the goal still', () => {
    expectHead(
      [['年度目标', '目标1：完成三座水库加固。\n目标2：恢复灌溉。']],
      ['年度目标=目标1：完成三座水库加固。\n目标2：恢复灌溉。'],
    );
  });
});

describe('headFields: a label with no value right of it', () => {
  it('takes none from the label below, nor from below the head', () => {
    expectHead(
      [
        ['年度目标', '<'],
        ['项目名称', '小型水库加固'],
      ],
      ['年度目标=', '项目名称=小型水库加固'],
    );
    const index = new GridIndex(
      grid([
        ['年度目标', '<', '<'],
        ['二级指标', '三级指标', '指标值'],
      ]),
    );
    expect(headFields(index, 0, 1, new Claims()).fields.map(shownField)).toEqual(['年度目标=']);
  });
});

describe('headFields: label and value in one cell', () => {
  it.each<[string, GridNotation, readonly string[], readonly string[]]>([
    ['one field', [['项目名称：小型水库加固', '<']], ['项目名称=小型水库加固'], []],
    [
      'several, line by line',
      [['填报单位：甲县水利局\n联系人：张三', '<']],
      ['填报单位=甲县水利局', '联系人=张三'],
      [],
    ],
    [
      'a label broken over two lines, the second a label too',
      [['预算\n主管部门：甲县水利局\n联系人：张三', '<']],
      ['预算主管部门=甲县水利局', '联系人=张三'],
      [],
    ],
    ['a label broken over two lines', [['项目\n名称：小型水库加固', '<']], ['项目名称=小型水库加固'], []],
    ['a value that runs on', [['年度目标：完成三座\n水库加固', '<']], ['年度目标=完成三座\n水库加固'], []],
    [
      'a sentence with a colon is a note',
      [['特别说明如下：本表一式两份。', '<']],
      [],
      ['特别说明如下：本表一式两份。'],
    ],
    ['prose is a note', [['本表由项目单位填写，一式两份。', '<']], [], ['本表由项目单位填写，一式两份。']],
  ])('%s', (_, cells, fields, notes) => {
    expectHead(cells, fields, notes);
  });
});

describe('headFields: values that are taken', () => {
  it('a value below its heading is none of the label left of it', () => {
    expectHead(
      [
        ['', '长期目标'],
        ['实施期限', '恢复灌溉面积两万亩'],
      ],
      ['长期目标=恢复灌溉面积两万亩', '实施期限='],
    );
    expectHead(
      [
        ['', '长期目标'],
        ['受益村数', '恢复灌溉面积两万亩'],
      ],
      ['长期目标=恢复灌溉面积两万亩'],
      ['受益村数'],
    );
  });

  it('labels below each other over their values are labels of nothing else', () => {
    expectHead(
      [
        ['年度目标', '长期目标'],
        ['项目名称', '主管部门'],
        ['水库加固', '甲县水利局'],
      ],
      ['年度目标=', '长期目标=', '项目名称=水库加固', '主管部门=甲县水利局'],
    );
  });

  it('a text below the head is no value', () => {
    const index = new GridIndex(grid([['年度目标'], ['修渠三公里']]));
    expect(headFields(index, 0, 1, new Claims()).fields.map(shownField)).toEqual(['年度目标=']);
    expect(headFields(index, 0, 2, new Claims()).fields.map(shownField)).toEqual(['年度目标=修渠三公里']);
  });
});

describe('headFields: groups', () => {
  it('a label in front of a label and its value names their group, in one row too', () => {
    expectHead([['项目资金（万元）', '年度资金总额', '100']], ['项目资金（万元）/年度资金总额=100']);
  });

  it('but not where the second has no value: then the first has none either', () => {
    expectHead([['项目资金（万元）', '年度资金总额', '']], ['项目资金（万元）=', '年度资金总额=']);
  });

  it('three labels in a row have no values', () => {
    expectHead(
      [['项目资金（万元）', '年度资金总额', '其他资金']],
      ['项目资金（万元）=', '年度资金总额=', '其他资金='],
    );
  });

  it('what stands below or left of a group is none of it', () => {
    expectHead(
      [
        ['项目资金（万元）', '年度资金总额', '100'],
        ['^', '其中：财政拨款', '80'],
        ['项目概况', '实施期限', '1年'],
      ],
      ['项目资金（万元）/年度资金总额=100', '项目资金（万元）/其中：财政拨款=80', '实施期限=1年'],
      ['项目概况'],
    );
    expectHead(
      [
        ['项目名称', '水库加固', '项目资金（万元）', '年度资金总额', '100'],
        ['主管部门', '甲县水利局', '^', '其中：财政拨款', '80'],
      ],
      [
        '项目名称=水库加固',
        '项目资金（万元）/年度资金总额=100',
        '主管部门=甲县水利局',
        '项目资金（万元）/其中：财政拨款=80',
      ],
    );
  });

  it('a sum whose own label says its period needs no total to say it; a total’s colon is none of its name', () => {
    expectHead(
      [
        ['项目资金（万元）', '中期资金总额：', '300'],
        ['^', '其他资金', '100'],
        ['^', '实施期财政拨款', '200'],
      ],
      [
        '项目资金（万元）/中期资金总额=300',
        '项目资金（万元）/中期资金总额/其他资金=100',
        '项目资金（万元）/实施期财政拨款=200',
      ],
    );
  });
});

describe('headFields: labels nobody listed', () => {
  it.each<[string, GridNotation, readonly string[], readonly string[]]>([
    [
      'beside a group of money',
      [
        ['项目资金（万元）', '年度资金总额', '100'],
        ['^', '镇级自筹', '5'],
      ],
      ['项目资金（万元）/年度资金总额=100', '项目资金（万元）/镇级自筹=5'],
      [],
    ],
    [
      'beside a side label',
      [
        ['项目概况', '项目名称', '水库加固'],
        ['^', '受益村数', '12个'],
      ],
      ['项目名称=水库加固', '受益村数=12个'],
      ['项目概况'],
    ],
    ['behind a text that is no value', [['12', '受益村数', '12个']], [], ['12', '受益村数', '12个']],
    ['in front of a label', [['甲镇', '项目名称', '水库加固']], ['项目名称=水库加固'], ['甲镇']],
    ['in front of a label without a value', [['甲镇', '项目名称']], ['项目名称='], ['甲镇']],
    [
      'down two rows',
      [
        ['受益村数', '12个'],
        ['^', '^'],
      ],
      ['受益村数=12个'],
      [],
    ],
    ['without a value', [['受益村数', '']], [], ['受益村数']],
    [
      'beside a text that begins above them',
      [
        ['', '水库三座'],
        ['受益村数', '^'],
      ],
      [],
      ['水库三座', '受益村数'],
    ],
    [
      'down more rows than a label has',
      [
        ['水库情况', '甲库'],
        ['^', '乙库'],
        ['^', '丙库'],
        ['^', '丁库'],
      ],
      [],
      ['水库情况', '甲库', '乙库', '丙库', '丁库'],
    ],
  ])('%s', (_, cells, fields, notes) => {
    expectHead(cells, fields, notes);
  });

  it('a text down the first column is a side label, as it is printed again on every page; any other is a note', () => {
    const places = (cells: GridNotation) => {
      const claims = new Claims();
      headFields(new GridIndex(grid(cells)), 0, cells.length, claims);
      return [...claims.entries()].map(([item, place]) =>
        'lines' in item ? `${item.lines.join('')} ${place}` : '',
      );
    };
    expect(places([['水库'], ['^']])).toEqual(['水库 side-label']);
    expect(places([['水库']])).toEqual(['水库 note']);
    expect(
      places([
        ['', '水库'],
        ['', '^'],
      ]),
    ).toEqual(['水库 note']);
  });
});

describe('headFields: what is no label', () => {
  it.each<[string, GridNotation, readonly string[], readonly string[]]>([
    ['a number', [['12', '小型水库']], [], ['12', '小型水库']],
    ['a sentence with a text right of it', [['本表一式两份。', '甲县']], [], ['本表一式两份。', '甲县']],
    [
      'a text longer than any label',
      [['小型水库除险加固项目资金安排意见', '甲县']],
      [],
      ['小型水库除险加固项目资金安排意见', '甲县'],
    ],
  ])('%s', (_, cells, fields, notes) => {
    expectHead(cells, fields, notes);
  });

  it('no cell of a checkbox line is lost', () => {
    expectHead([['项目属性', '☑新增 □延续', '实施期限', '1年']], ['项目属性=☑新增 □延续', '实施期限=1年']);
  });
});
