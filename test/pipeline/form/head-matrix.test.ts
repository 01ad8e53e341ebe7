/** A small table inside a head: columns of sums over named rows; and rows of pairs, goals and indicators that are none. */
import { describe, expect, it } from 'vitest';
import { Claims } from '../../../src/pipeline/form/claims.ts';
import { GridIndex } from '../../../src/pipeline/form/grid-index.ts';
import { headFields } from '../../../src/pipeline/form/head-fields.ts';
import { headMatrixAt } from '../../../src/pipeline/form/head-matrix.ts';
import { type GridNotation, grid, shownField } from './shown-form.ts';

function expectHead(cells: GridNotation, fields: readonly string[], notes: readonly string[] = []): void {
  const index = new GridIndex(grid(cells));
  const claims = new Claims();
  const head = headFields(index, 0, cells.length, claims);
  const written = index.grid.cells.filter((cell) => cell.lines.length > 0);
  expect({
    fields: head.fields.map(shownField),
    notes: head.notes.map((note) => note.raw),
    unclaimed: written.filter((cell) => !claims.has(cell)).map((cell) => cell.lines.join('')),
  }).toEqual({ fields, notes, unclaimed: [] });
}

const SUMS = ['年初预算数', '全年预算数', '全年执行数'];

describe('a matrix of sums', () => {
  it('names each value by its row and its column', () => {
    expectHead(
      [
        ['', ...SUMS],
        ['年度资金总额', '100', '90', '80'],
        ['其中：财政拨款', '60', '50', ''],
      ],
      [
        '年度资金总额/年初预算数=100',
        '年度资金总额/全年预算数=90',
        '年度资金总额/全年执行数=80',
        '其中：财政拨款/年初预算数=60',
        '其中：财政拨款/全年预算数=50',
      ],
    );
  });

  it('may be for a part of the year; figures are no names of columns', () => {
    expectHead(
      [
        ['', '年初预算数', '1-7月执行数', '1—7月执行率', '全年预计执行数'],
        ['年度资金总额：', '60', '32.5', '54.2%', '58'],
      ],
      [
        '年度资金总额/年初预算数=60',
        '年度资金总额/1-7月执行数=32.5',
        '年度资金总额/1—7月执行率=54.2%',
        '年度资金总额/全年预计执行数=58',
      ],
    );
    expectHead(
      [
        ['年初预算数', '100', '全年执行数', '80'],
        ['其中：财政拨款', '60', '上年结转', '20'],
      ],
      ['年初预算数=100', '全年执行数=80', '其中：财政拨款=60', '上年结转=20'],
    );
  });

  it('is no row of pairs whose values read like names, over others', () => {
    expectHead(
      [
        ['项目名称', '就业补助', '项目类型', '特定目标类'],
        ['主管部门', '市人社局', '批复金额', '320'],
      ],
      ['项目名称=就业补助', '项目类型=特定目标类', '主管部门=市人社局', '批复金额=320'],
    );
  });

  it('beside the label of its money, and with a text beside it', () => {
    expectHead(
      [
        ['项目资金（万元）', '', '预算数', '执行数', '备注'],
        ['^', '年度资金总额', '100', '80', ''],
        ['^', '其中：财政拨款', '60', '50', '含结转'],
      ],
      [
        '项目资金（万元）/年度资金总额/预算数=100',
        '项目资金（万元）/年度资金总额/执行数=80',
        '项目资金（万元）/其中：财政拨款/预算数=60',
        '项目资金（万元）/其中：财政拨款/执行数=50',
        '项目资金（万元）/其中：财政拨款/备注=含结转',
      ],
    );
  });

  it('under a header of two rows', () => {
    expectHead(
      [
        ['', '预算数', '<', '执行数', '执行率'],
        ['^', '年初', '调整', '^', '^'],
        ['年度资金总额', '100', '90', '80', '89%'],
      ],
      [
        '年度资金总额/预算数/年初=100',
        '年度资金总额/预算数/调整=90',
        '年度资金总额/执行数=80',
        '年度资金总额/执行率=89%',
      ],
    );
  });

  it('of four columns, and of one nobody listed between two', () => {
    expectHead(
      [
        ['', '预算数', '执行数', '执行率', '备注'],
        ['年度资金总额', '100', '80', '80%', '含结转'],
      ],
      [
        '年度资金总额/预算数=100',
        '年度资金总额/执行数=80',
        '年度资金总额/执行率=80%',
        '年度资金总额/备注=含结转',
      ],
    );
    expectHead(
      [
        ['', '预算数', '结余', '执行数'],
        ['年度资金总额', '100', '20', '80'],
      ],
      ['年度资金总额/预算数=100', '年度资金总额/结余=20', '年度资金总额/执行数=80'],
    );
  });

  it('of two labels over two columns each, or with another name over two beside them', () => {
    const sums = (header: readonly string[]) =>
      headMatrixAt(
        new GridIndex(grid([header, ['年度资金总额', '100', '80', '20', '5']])),
        0,
        2,
        new Claims(),
      )?.fields.map(shownField);
    expect(sums(['', '预算数', '<', '执行数', '<'])).toEqual([
      '年度资金总额/预算数=100\n80',
      '年度资金总额/执行数=20\n5',
    ]);
    expect(sums(['', '预算数', '执行数', '结余', '<'])).toEqual([
      '年度资金总额/预算数=100',
      '年度资金总额/执行数=80',
      '年度资金总额/结余=20\n5',
    ]);
  });

  it('whose names and values reach over two columns each', () => {
    expectHead(
      [
        ['', '<', '预算数', '<', '执行数', '执行率'],
        ['年度资金总额', '万元', '100', '<', '80', '80%'],
        ['其中：财政拨款', '<', '<', '60', '50', '83%'],
      ],
      [
        '年度资金总额=万元',
        '年度资金总额/预算数=100',
        '年度资金总额/执行数=80',
        '年度资金总额/执行率=80%',
        '其中：财政拨款/预算数=60',
        '其中：财政拨款/执行数=50',
        '其中：财政拨款/执行率=83%',
      ],
    );
  });

  it('under a label beside it, with another beside its last row', () => {
    expectHead(
      [
        ['收支', '中央', '', '预算数', '执行数', '执行率'],
        ['^', '^', '年度资金总额', '100', '80', '80%'],
        ['^', '^', '其中：财政拨款', '60', '50', '83%'],
        ['^', '县级', '年度资金总额', '20', '10', '50%'],
      ],
      [
        '年度资金总额/预算数=100',
        '年度资金总额/执行数=80',
        '年度资金总额/执行率=80%',
        '其中：财政拨款/预算数=60',
        '其中：财政拨款/执行数=50',
        '其中：财政拨款/执行率=83%',
        '年度资金总额/预算数=20',
        '年度资金总额/执行数=10',
        '年度资金总额/执行率=50%',
      ],
      ['收支', '中央', '县级'],
    );
  });

  it('below a group of money is none of it', () => {
    expectHead(
      [
        ['项目资金（万元）', '年度资金总额', '100', '<'],
        ['^', '其中：财政拨款', '80', '<'],
        ['', ...SUMS],
        ['本年合计', '100', '90', '80'],
      ],
      [
        '项目资金（万元）/年度资金总额=100',
        '项目资金（万元）/其中：财政拨款=80',
        '本年合计/年初预算数=100',
        '本年合计/全年预算数=90',
        '本年合计/全年执行数=80',
      ],
    );
  });

  it('ends at the end of the head, and before a row whose name is that of the row above', () => {
    const rows = (cells: GridNotation, to: number) =>
      headMatrixAt(new GridIndex(grid(cells)), 0, to, new Claims())?.end;
    const sums = (...names: readonly string[]) => [
      ['', ...SUMS],
      ...names.map((name) => [name, '1', '2', '3']),
    ];
    expect(rows(sums('年度资金总额', '其中：财政拨款'), 3)).toBe(3);
    expect(rows(sums('年度资金总额', '其中：财政拨款'), 2)).toBe(2);
    expect(rows(sums('年度资金总额', '^'), 3)).toBe(2);
  });

  it('ends before a row of pairs', () => {
    expectHead(
      [
        ['', ...SUMS],
        ['年度资金总额', '100', '90', '80'],
        ['联系人', '张三', '电话', '0571-1'],
      ],
      [
        '年度资金总额/年初预算数=100',
        '年度资金总额/全年预算数=90',
        '年度资金总额/全年执行数=80',
        '联系人=张三',
        '电话=0571-1',
      ],
    );
  });

  it('ends before a row whose cells reach over its columns', () => {
    expectHead(
      [
        ['', ...SUMS],
        ['年度资金总额', '100', '90', '80'],
        ['年度目标', '完成3座水库加固', '<', '按期'],
      ],
      [
        '年度资金总额/年初预算数=100',
        '年度资金总额/全年预算数=90',
        '年度资金总额/全年执行数=80',
        '年度目标=完成3座水库加固',
      ],
      ['按期'],
    );
  });
});

describe('no matrix', () => {
  it.each<[string, GridNotation]>([
    [
      'pairs whose values are empty',
      [
        ['项目名称', '', '主管部门', ''],
        ['年度资金总额', '100', '其他资金', '20'],
      ],
    ],
    [
      'labels over texts without a number',
      [
        ['年度目标', '中期目标', '长期目标'],
        ['修渠', '建库', '管护'],
      ],
    ],
    [
      'two goals',
      [
        ['年度目标', '长期目标'],
        ['修渠12公里', '修渠36公里'],
      ],
    ],
    [
      'a label beside texts',
      [
        ['主管部门', '甲县水利局', '乙镇水利站', '丙镇水利站'],
        ['年度资金总额', '100', '90', '80'],
      ],
    ],
    [
      'a value among the labels',
      [
        ['预算数', '100', '执行数', '执行率'],
        ['年度资金总额', '100', '90', '80'],
      ],
    ],
    [
      'a sentence among the labels',
      [
        ['预算数', '执行数', '其中：由县级财政安排的配套资金部分', '执行率'],
        ['年度资金总额', '100', '90', '80'],
      ],
    ],
    [
      'an empty name among the labels',
      [
        ['', '年初预算数', '', '全年执行数', '执行率'],
        ['年度资金总额', '100', '90', '80', '89%'],
      ],
    ],
    [
      'a year in front of the labels',
      [
        ['2024年', ...SUMS],
        ['年度资金总额', '100', '90', '80'],
      ],
    ],
    [
      'one label, and one nobody listed',
      [
        ['', '结余', '预算数'],
        ['年度资金总额', '20', '100'],
      ],
    ],
    [
      'two labels among five names',
      [
        ['', '预算数', '执行数', '甲镇', '乙镇', '丙镇'],
        ['年度资金总额', '100', '80', '1', '2', '3'],
      ],
    ],
    [
      'a label without a value, and one with a value over several columns',
      [
        ['项目名称', '项目类型', '特定目标类', '<'],
        ['年度资金总额', '100', '80', '70'],
      ],
    ],
    [
      'rows without a name',
      [
        ['', ...SUMS],
        ['', '100', '90', '80'],
      ],
    ],
    ['labels that nothing follows', [['', ...SUMS]]],
    [
      'the columns of indicators',
      [
        ['一级指标', '三级指标', '年度目标', '全年执行数', '得分', '备注'],
        ['产出指标', '修渠', '12', '12', '10', ''],
      ],
    ],
  ])('%s', (_, cells) => {
    expect(headMatrixAt(new GridIndex(grid(cells)), 0, cells.length, new Claims())).toBeNull();
  });
});
