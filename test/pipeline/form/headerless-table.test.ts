import { describe, expect, it } from 'vitest';
import { formsOf, type GridNotation, grid, line } from './shown-form.ts';

const HEAD: GridNotation = [
  ['项目名称', '<', '小型水库加固', '<', '<'],
  ['主管部门', '<', '甲县水利局', '<', '<'],
];
const BODY: GridNotation = [
  ['绩效指标', '产出指标', '数量指标', '加固水库', '≥3座'],
  ['^', '^', '质量指标', '验收合格率', '100%'],
  ['^', '效益指标', '社会效益指标', '防洪能力', '有效提升'],
  ['^', '^', '可持续影响指标', '运行年限', '不少于20年'],
  ['^', '满意度指标', '服务对象满意度指标', '群众满意度', '≥95%'],
];
const ROWS = [
  '产出指标 | 数量指标 | 加固水库 | ≥3座',
  '产出指标 | 质量指标 | 验收合格率 | 100%',
  '效益指标 | 社会效益指标 | 防洪能力 | 有效提升',
  '效益指标 | 可持续影响指标 | 运行年限 | 不少于20年',
  '满意度指标 | 服务对象满意度指标 | 群众满意度 | ≥95%',
];
const TITLE = line('项目支出绩效目标表');

function rowsOf(cells: GridNotation, place: Parameters<typeof grid>[1] = {}): readonly string[] {
  return formsOf([TITLE, grid(cells, place)]).forms.flatMap(({ rows }) => rows);
}

/** A column of texts right of the last one; the head reaches over it. */
function beside(texts: readonly string[]): GridNotation {
  return [...HEAD.map((row) => [...row, '<']), ...BODY.map((row, i) => [...row, texts[i]!])];
}

describe('rows below a head without names of columns', () => {
  it('are read where levels and values say what each column holds', () => {
    expect(rowsOf([...HEAD, ...BODY])).toEqual(ROWS);
  });

  it('are read without a label down the side, and with a remark below', () => {
    const cells = [...HEAD.map((row) => row.slice(1)), ...BODY.map((row) => row.slice(1))];
    expect(rowsOf([...cells, ['备注：指标按年度填写', '<', '<', '<']])).toEqual(ROWS);
  });

  it('are read where there are three, with names of level 2 each, and where a value is missing', () => {
    expect(rowsOf([...HEAD, ...BODY.slice(0, 3)])).toEqual(ROWS.slice(0, 3));
    const empty = BODY.map((row, i) => (i === 1 || i === 3 ? row.with(4, '') : row));
    expect(rowsOf([...HEAD, ...empty])).toEqual(
      ROWS.with(1, '产出指标 | 质量指标 | 验收合格率 | ').with(3, '效益指标 | 可持续影响指标 | 运行年限 | '),
    );
  });

  it('are read where one value in five is words, one name in five a number, and level 1 is named again as level 2', () => {
    const odd = (row: number, column: number, text: string) =>
      rowsOf([...HEAD, ...BODY.map((own, i) => (i === row ? own.with(column, text) : own))]).length;
    expect(odd(2, 4, '按照实施方案所列的任务由各有关单位组织落实')).toBe(5);
    expect(odd(1, 3, '100%')).toBe(5);
    expect(odd(4, 2, '满意度指标')).toBe(5);
  });

  it('are read below a head that names a level in another column, or anything in this one', () => {
    const head: GridNotation = [
      ['项目名称', '小型水库加固', '<', '<', '<'],
      ['备注', '<', '产出指标', '<', '<'],
    ];
    expect(rowsOf([...head, ...BODY])).toEqual(ROWS);
  });

  it.each<[string, GridNotation]>([
    [
      'two values in five are words',
      [
        ...HEAD,
        ...BODY.map((row, i) => (i < 2 ? row.with(4, '按照实施方案所列的任务由各有关单位组织落实') : row)),
      ],
    ],
    [
      'two of three have no value',
      [...HEAD, ...BODY.slice(0, 3).map((row, i) => (i < 2 ? row.with(4, '') : row))],
    ],
    [
      'two of three have one name of level 2',
      [...HEAD, ...BODY.slice(0, 3).map((row, i) => (i === 1 ? row.with(2, '数量指标') : row))],
    ],
    [
      'level 1 is no level in one place',
      [...HEAD, ...BODY.map((row, i) => (i === 4 ? row.with(1, '水库管理所') : row))],
    ],
    [
      'another column stands between the levels',
      [
        ...HEAD.map((row) => [...row, '<']),
        ...BODY.map((row, i) => [row[0]!, row[1]!, `${i + 1}`, ...row.slice(2)]),
      ],
    ],
    [
      'rows that are none come first',
      [...HEAD, BODY[0]!.with(2, '水库管理所'), ...BODY.slice(1).map((row) => row.with(0, '^'))],
    ],
    [
      'a header stands below a text between',
      [
        ...HEAD,
        ...BODY,
        ['绩效指标', '<', '<', '<', '<'],
        ['', '一级指标', '二级指标', '三级指标', '指标值'],
        ['', '产出指标', '数量指标', '修渠', '3公里'],
      ],
    ],
    ['another column could be the target', beside(['3座', '100%', '已提升', '20年', '96%'])],
    ['another column holds words', beside(['任务书', '任务书', '实施方案', '任务书', '问卷'])],
    [
      'names look like values',
      [...HEAD, ...BODY.map((row, i) => (i < 2 ? [...row.slice(0, 3), '100%', row[4]!] : row))],
    ],
    [
      'the values are none',
      [...HEAD, ...BODY.map((row) => [...row.slice(0, 4), '按照实施方案所列的任务由各有关单位组织落实'])],
    ],
    [
      'a column of levels holds other words',
      [...HEAD, ...BODY.map((row, i) => (i === 2 ? [row[0]!, row[1]!, '水库管理所', ...row.slice(3)] : row))],
    ],
    ['there are too few of them', [...HEAD, ...BODY.slice(0, 2)]],
    [
      'a header stands below',
      [
        ...HEAD,
        ...BODY,
        ['', '一级指标', '二级指标', '三级指标', '指标值'],
        ['', '产出指标', '数量指标', '修渠', '3公里'],
      ],
    ],
  ])('are none where %s', (_, cells) => {
    const names = BODY.map((row) => row[3]!);
    expect(rowsOf(cells).filter((row) => names.some((name) => row.includes(name)))).toEqual([]);
  });

  it('go on over the page in the same columns', () => {
    const own = (rows: GridNotation) => rows.map((row) => row.slice(1));
    const first = grid([...own(HEAD), ...own(BODY.slice(0, 3))]);
    const next = grid([...own(BODY.slice(3)).map((row, i) => (i === 0 ? row.with(0, '') : row))], {
      page: 2,
    });
    expect(formsOf([TITLE, first, next]).forms.map(({ rows }) => rows)).toEqual([ROWS]);
  });

  it('are none where the bounds of the columns are guesses, nor without a form they could belong to', () => {
    expect(rowsOf([...HEAD, ...BODY], { origin: 'inferred' })).toEqual([]);
    expect(formsOf([grid(BODY)]).forms).toEqual([]);
  });
});
