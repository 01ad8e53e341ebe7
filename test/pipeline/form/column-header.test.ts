import { describe, expect, it } from 'vitest';
import { bandPeriod, columnHeaderAt, namesLevels } from '../../../src/pipeline/form/column-header.ts';
import { GridIndex } from '../../../src/pipeline/form/grid-index.ts';
import { type GridNotation, grid } from './shown-form.ts';

/** `body row, then each set's columns`: `0-1 level1`, with `@area` and `(period)` of the set. */
function header(cells: GridNotation, row = 0): { body: number; sets: string[] } | null {
  const found = columnHeaderAt(new GridIndex(grid(cells)), row);
  if (found === null) return null;
  return {
    body: found.bodyRow,
    sets: found.sets.map(({ slots, period }) => {
      const columns = slots.map(
        (s) =>
          `${s.from === s.to - 1 ? s.from : `${s.from}-${s.to - 1}`}:${s.role ?? '?'}${s.area === null ? '' : `@${s.area}`}`,
      );
      return columns.join(' ') + (period === null ? '' : ` (${period})`);
    }),
  };
}

describe('columnHeaderAt: one row', () => {
  it.each<[string, readonly string[], string]>([
    ['the plain one', ['一级指标', '二级指标', '三级指标', '指标值'], '0:level1 1:level2 2:level3 3:target'],
    [
      'names that wrap',
      ['一级\n指标', '二级\n指标', '三级\n指标', '年度指\n标值'],
      '0:level1 1:level2 2:level3 3:target',
    ],
    [
      'explanation',
      ['一级指标', '二级指标', '三级指标', '指标解释', '指标值'],
      '0:level1 1:level2 2:level3 3:explanation 4:target',
    ],
    [
      'weights',
      ['一级指标', '二级指标', '三级指标', '权重', '目标值'],
      '0:level1 1:level2 2:level3 3:weight 4:target',
    ],
    [
      'the period in brackets',
      ['一级指标', '二级指标', '三级指标', '指标值（中期）', '指标值（年度）'],
      '0:level1 1:level2 2:level3 3:midterm 4:target',
    ],
    [
      '指标内容 as level 3',
      ['一级指标', '二级指标', '指标内容', '指标值'],
      '0:level1 1:level2 2:level3 3:target',
    ],
    [
      '指标内容 as explanation',
      ['一级指标', '二级指标', '三级指标', '指标内容', '指标值'],
      '0:level1 1:level2 2:level3 3:explanation 4:target',
    ],
    [
      'sign and unit',
      ['一级指标', '二级指标', '三级指标', '指标性质', '指标值', '计量单位'],
      '0:level1 1:level2 2:level3 3:sign 4:target 5:unit',
    ],
    [
      'sign, unit, explanation of the value',
      ['一级指标', '二级指标', '三级指标', '计算符号', '目标值', '度量单位', '指标值说明'],
      '0:level1 1:level2 2:level3 3:sign 4:target 5:unit 6:other',
    ],
    [
      'self-evaluation',
      [
        '一级指标',
        '二级指标',
        '三级指标',
        '年度指标值',
        '实际完成值',
        '分值',
        '得分',
        '偏差原因分析及改进措施',
      ],
      '0:level1 1:level2 2:level3 3:target 4:actual 5:weight 6:score 7:deviation',
    ],
    [
      'self-evaluation, the score first',
      ['一级指标', '二级指标', '三级指标', '分值', '年度指标值', '全年实际值', '得分'],
      '0:level1 1:level2 2:level3 3:weight 4:target 5:actual 6:score',
    ],
    [
      'two periods',
      ['一级指标', '二级指标', '三级指标', '中期指标值', '年度指标值'],
      '0:level1 1:level2 2:level3 3:midterm 4:target',
    ],
    [
      'the period of implementation',
      ['一级指标', '二级指标', '三级指标', '实施周期目标值', '年度目标值'],
      '0:level1 1:level2 2:level3 3:midterm 4:target',
    ],
    [
      'a side column',
      ['绩效指标', '一级指标', '二级指标', '三级指标', '指标值'],
      '0:? 1:level1 2:level2 3:level3 4:target',
    ],
    [
      'a side column without a name',
      ['', '一级指标', '二级指标', '三级指标', '指标值'],
      '0:? 1:level1 2:level2 3:level3 4:target',
    ],
    [
      'a remark',
      ['一级指标', '二级指标', '三级指标', '指标值', '备注'],
      '0:level1 1:level2 2:level3 3:target 4:other',
    ],
    [
      'a merged name',
      ['一级指标', '二级指标', '三级指标', '<', '指标值'],
      '0:level1 1:level2 2-3:level3 4:target',
    ],
    [
      'townships as value columns',
      ['一级指标', '二级指标', '三级指标', '甲镇', '乙乡', '丙街道'],
      '0:level1 1:level2 2:level3 3:target@甲镇 4:target@乙乡 5:target@丙街道',
    ],
  ])('%s', (_, row, expected) => {
    expect(header([row, row.map(() => '')])).toEqual({ body: 1, sets: [expected] });
  });
});

describe('columnHeaderAt: side-by-side sets', () => {
  it('中期 | 年度 with one level 1', () => {
    expect(
      header([['一级指标', '二级指标', '三级指标', '指标值', '二级指标', '三级指标', '指标值']]),
    ).toEqual({
      body: 1,
      sets: ['0:level1 1:level2 2:level3 3:target', '0:level1 4:level2 5:level3 6:target'],
    });
  });

  it('with the periods above them', () => {
    expect(
      header([
        ['一级指标', '中期目标', '<', '<', '年度目标', '<', '<'],
        ['^', '二级指标', '三级指标', '指标值', '二级指标', '三级指标', '指标值'],
      ]),
    ).toEqual({
      body: 2,
      sets: ['0:level1 1:level2 2:level3 3:target (midterm)', '0:level1 4:level2 5:level3 6:target (annual)'],
    });
  });

  it('each with its own level 1', () => {
    const one = ['一级指标', '二级指标', '三级指标', '指标值'];
    expect(header([[...one, ...one]])).toEqual({
      body: 1,
      sets: ['0:level1 1:level2 2:level3 3:target', '4:level1 5:level2 6:level3 7:target'],
    });
  });
});

describe('columnHeaderAt: several rows', () => {
  it.each<[string, GridNotation, number, string]>([
    [
      'values of two periods under one name',
      [
        ['一级指标', '二级指标', '三级指标', '指标值', '<'],
        ['^', '^', '^', '中期指标值', '年度指标值'],
        ['', '', '', '', ''],
      ],
      2,
      '0:level1 1:level2 2:level3 3:midterm 4:target',
    ],
    [
      'periods over 指标值',
      [
        ['一级指标', '二级指标', '三级指标', '实施期', '年度'],
        ['^', '^', '^', '指标值', '指标值'],
        ['', '', '', '', ''],
      ],
      2,
      '0:level1 1:level2 2:level3 3:midterm 4:target',
    ],
    [
      'levels under 绩效指标',
      [
        ['绩效指标', '<', '<', '指标值'],
        ['一级指标', '二级指标', '三级指标', '^'],
        ['', '', '', ''],
      ],
      2,
      '0:level1 1:level2 2:level3 3:target',
    ],
    [
      'townships under 指标值',
      [
        ['一级指标', '二级指标', '三级指标', '指标值', '<'],
        ['^', '^', '^', '甲镇', '乙镇'],
        ['', '', '', '', ''],
      ],
      2,
      '0:level1 1:level2 2:level3 3:target@甲镇 4:target@乙镇',
    ],
    [
      'sign, value and unit under 指标值',
      [
        ['一级指标', '二级指标', '三级指标', '指标值', '<', '<'],
        ['^', '^', '^', '计算符号', '目标值', '计量单位'],
        ['', '', '', '', '', ''],
      ],
      2,
      '0:level1 1:level2 2:level3 3:sign 4:target 5:unit',
    ],
  ])('%s', (_, cells, body, expected) => {
    expect(header(cells)).toEqual({ body, sets: [expected] });
  });

  it.each<[string, GridNotation]>([
    [
      'goals that speak of what columns are named after',
      [
        ['完成灌溉渠道检修', '<', '落实主体责任', '<'],
        ['一级指标', '二级指标', '三级指标', '指标值'],
        ['', '', '', ''],
      ],
    ],
    [
      'headings of goals',
      [
        ['预期目标', '<', '实际完成情况', '<'],
        ['一级指标', '二级指标', '三级指标', '指标值'],
        ['', '', '', ''],
      ],
    ],
  ])('%s above a header are no part of it', (_, cells) => {
    expect(header(cells, 0)).toBeNull();
    expect(header(cells, 1)).toEqual({ body: 2, sets: ['0:level1 1:level2 2:level3 3:target'] });
  });

  it('绩效指标 down the side runs beside the body and is no part of the header', () => {
    const index = new GridIndex(
      grid([
        ['绩\n效\n指\n标', '一级指标', '二级指标', '三级指标', '指标值'],
        ['^', '产出指标', '数量指标', '培训人数', '≥25次'],
      ]),
    );
    const found = columnHeaderAt(index, 0);
    expect(found?.bodyRow).toBe(1);
    expect(found?.cells.map((cell) => cell.lines.join(''))).toEqual([
      '一级指标',
      '二级指标',
      '三级指标',
      '指标值',
    ]);
  });
});

describe('columnHeaderAt: what is none', () => {
  it.each<[string, GridNotation]>([
    [
      'a row of the body',
      [
        ['产出指标', '数量指标', '培训人数', '≥25次'],
        ['', '', '', ''],
      ],
    ],
    [
      'a row of the head',
      [
        ['项目名称', '小型水库加固', '主管部门', '甲县水利局'],
        ['', '', '', ''],
      ],
    ],
    [
      'levels without a value',
      [
        ['一级指标', '二级指标', '三级指标', ''],
        ['', '', '', ''],
      ],
    ],
    [
      'a head above the header',
      [
        ['年度目标', '完成三座水库加固。', '<', '<'],
        ['一级指标', '二级指标', '三级指标', '指标值'],
      ],
    ],
    [
      'a title above the header',
      [
        ['项目支出绩效目标表', '<', '<', '<'],
        ['一级指标', '二级指标', '三级指标', '指标值'],
      ],
    ],
    [
      'another table',
      [
        ['序号', '单位名称', '金额', '备注'],
        ['1', '甲镇', '100', ''],
      ],
    ],
    [
      'scores',
      [
        ['序号', '项目', '分值', '得分'],
        ['1', '组织', '10', '9'],
      ],
    ],
  ])('%s', (_, cells) => {
    expect(header(cells)).toBeNull();
  });

  it('a row beside the lower half of a side label, though 指标 and 小区 might name columns', () => {
    const cells: GridNotation = [
      ['绩\n效', '一级指标', '二级指标', '三级指标', '指标值'],
      ['指\n标', '产出指标', '数量指标', '培训人数', '≥25次'],
      ['^', '^', '^', '改造老旧小区', '≥20个'],
    ];
    expect(header(cells, 2)).toBeNull();
  });

  it('and the header below the head is found in its own row', () => {
    const cells: GridNotation = [
      ['年度目标', '完成三座水库加固。', '<', '<'],
      ['一级指标', '二级指标', '三级指标', '指标值'],
    ];
    expect(header(cells, 1)).toEqual({ body: 2, sets: ['0:level1 1:level2 2:level3 3:target'] });
  });
});

describe('namesLevels', () => {
  const names = (row: readonly string[]) =>
    namesLevels(columnHeaderAt(new GridIndex(grid([row, row.map(() => '')])), 0)!);

  it.each<readonly string[]>([
    ['一级指标', '指标名称', '目标值'],
    ['二级指标', '指标名称', '目标值'],
    ['三级指标', '目标值'],
  ])('%s | %s heads indicators', (...row) => {
    expect(names(row)).toBe(true);
  });

  it('names and values alone may head any plan’s figures', () => {
    expect(names(['指标名称', '目标值'])).toBe(false);
  });
});

describe('a header of two rows under groups no glossary holds', () => {
  const under = (first: readonly string[], second: readonly string[]) =>
    header([first, second, second.map(() => '')]);

  it('shows itself by a level’s name that spans both', () => {
    expect(
      under(
        ['一级指标', '二级指标', '三级指标', '2024年度各乡镇任务分解', '<'],
        ['^', '^', '^', '甲镇', '乙镇'],
      ),
    ).toEqual({ body: 2, sets: ['0:level1 1:level2 2:level3 3:target@甲镇 4:target@乙镇'] });
  });

  it('a name that its first row only begins is told by both: 指标 over 名称', () => {
    expect(under(['一级指标', '二级指标', '指标', '<'], ['^', '^', '名称', '目标值'])).toEqual({
      body: 2,
      sets: ['0:level1 1:level2 2:level3 3:target'],
    });
  });
});

describe('bandPeriod', () => {
  it.each<[string, string | null]>([
    ['长期绩效指标', 'longterm'],
    ['年度绩效指标', 'annual'],
    ['中期绩效目标', 'midterm'],
    ['实施期绩效指标', 'midterm'],
    ['年\n度\n绩\n效\n指\n标', 'annual'],
    ['绩效指标', null],
    ['年度', null],
    ['绩效目标（年度）', 'annual'],
    ['年度绩效目标（含中期调整）', 'annual'],
    ['绩效目标（含中期调整）', null],
    ['年度培训人数和完成质量均达到省级考核指标要求', null],
  ])('%j is %s', (text, period) => {
    expect(bandPeriod(text)).toBe(period);
  });
});
