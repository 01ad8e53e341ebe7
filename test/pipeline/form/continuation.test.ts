import { describe, expect, it } from 'vitest';
import { columnHeaderAt } from '../../../src/pipeline/form/column-header.ts';
import { continues, matchColumns } from '../../../src/pipeline/form/continuation.ts';
import { GridIndex } from '../../../src/pipeline/form/grid-index.ts';
import { grid } from './shown-form.ts';

const HEADER = ['一级指标', '二级指标', '三级指标', '指标值'];
const ROW = ['产出指标', '数量指标', '培训人数', '≥25次'];
const EDGES = [50, 120, 190, 400, 500];

const before = grid([HEADER, ROW], { edges: EDGES });
const sets = columnHeaderAt(new GridIndex(before), 0)!.sets;
const UNLABELLED = ['', '', '修渠长度', '12公里'];
const RIGHT_OF_SIDE = ['', ...ROW];

describe('continues: a header alone at the end of its page', () => {
  const alone = (of: Parameters<typeof grid>[1]) => grid([HEADER], { edges: EDGES, ...of });
  const rows = (of: Parameters<typeof grid>[1]) => grid([UNLABELLED], { page: 2, ...of });
  const moved = [50, 100, 160, 330, 500];

  it('without lines: where its columns end the rows say', () => {
    const next = rows({ edges: moved, origin: 'inferred' });
    expect(continues(sets, alone({ origin: 'inferred' }), next)).toBe(true);
    expect(matchColumns(sets, alone({ origin: 'inferred' }), next)).toEqual(sets);
  });

  it('with lines: they say it', () => {
    expect(continues(sets, alone({}), grid([UNLABELLED], { page: 2, edges: moved }))).toBe(false);
    expect(continues(sets, alone({}), rows({ edges: EDGES }))).toBe(true);
  });

  it('with lines on one of the pages, or with rows of its own, it is not alone', () => {
    const undrawn = rows({ edges: moved, origin: 'inferred' });
    expect(continues(sets, alone({}), undrawn)).toBe(false);
    expect(continues(sets, alone({ origin: 'inferred' }), rows({ edges: moved }))).toBe(false);
    const withRow = grid([HEADER, ROW], { edges: EDGES, origin: 'inferred' });
    expect(continues(sets, withRow, undrawn)).toBe(false);
  });

  it('nor is a table of other columns its rows', () => {
    const next = grid([['甲镇', '100']], { page: 2, edges: [50, 300, 500], origin: 'inferred' });
    expect(continues(sets, alone({ origin: 'inferred' }), next)).toBe(false);
  });
});

describe('continues', () => {
  it.each<[string, Parameters<typeof grid>, boolean]>([
    ['the next page, the same columns', [[UNLABELLED], { page: 2, edges: EDGES }], true],
    ['the same page', [[UNLABELLED], { page: 1, edges: EDGES }], true],
    ['columns a little off, as on scans', [[UNLABELLED], { page: 2, edges: [53, 124, 188, 403, 497] }], true],
    [
      'fewer bounds: no row there parts all columns',
      [[['', '修渠长度', '12公里']], { page: 2, edges: [50, 190, 400, 500] }],
      true,
    ],
    [
      'one bound of its own: a merged remark',
      [[['a', 'b', 'c', 'd', 'e']], { page: 2, edges: [50, 120, 190, 300, 400, 500] }],
      true,
    ],
    [
      'further bounds of a row of sums',
      [[[...UNLABELLED, '', '']], { page: 2, edges: [50, 120, 190, 240, 310, 400, 500] }],
      true,
    ],
    [
      'a side label that only the later page shows, left of all columns',
      [[RIGHT_OF_SIDE], { page: 2, edges: [30, ...EDGES], origin: 'inferred' }],
      true,
    ],
    [
      'the same with lines around it: another table',
      [[RIGHT_OF_SIDE], { page: 2, edges: [30, ...EDGES] }],
      false,
    ],
    [
      'as many further bounds, one of the columns moved',
      [[[...UNLABELLED, '', '']], { page: 2, edges: [50, 120, 210, 240, 310, 400, 500] }],
      false,
    ],
    ['a page skipped', [[UNLABELLED], { page: 3, edges: EDGES }], false],
    ['other columns', [[UNLABELLED], { page: 2, edges: [50, 150, 250, 350, 500] }], false],
    ['a narrower table', [[UNLABELLED], { page: 2, edges: [50, 120, 190, 400, 470] }], false],
    ['a table wider by a character', [[UNLABELLED], { page: 2, edges: [50, 120, 190, 400, 512] }], false],
    ['the next page moved aside', [[UNLABELLED], { page: 2, edges: EDGES.map((x) => x + 20) }], true],
    [
      'the next page moved and larger',
      [[UNLABELLED], { page: 2, edges: EDGES.map((x) => 1.07 * x - 30) }],
      true,
    ],
    [
      'a table moved aside on the same page',
      [[UNLABELLED], { page: 1, edges: EDGES.map((x) => x + 20) }],
      false,
    ],
    [
      'the next page moved by two fingers',
      [[UNLABELLED], { page: 2, edges: EDGES.map((x) => x + 50) }],
      true,
    ],
    [
      'a table somewhat smaller in the same place',
      [[UNLABELLED], { page: 2, edges: EDGES.map((x) => 84 + (x - 50) * 0.85) }],
      false,
    ],
    [
      'the next page moved aside, with a column more',
      [[[...UNLABELLED, '']], { page: 2, edges: [70, 140, 210, 300, 420, 520] }],
      false,
    ],
    [
      'two columns off by more than a scan moves them',
      [[UNLABELLED], { page: 2, edges: [50, 129, 199, 400, 500] }],
      false,
    ],
    [
      'further bounds and another right end',
      [[[...UNLABELLED, '', '', '']], { page: 2, edges: [50, 120, 190, 240, 310, 400, 500, 515] }],
      false,
    ],
    [
      'a column of its own on the left, the others elsewhere',
      [[RIGHT_OF_SIDE], { page: 2, edges: [30, 60, 140, 230, 430, 500], origin: 'inferred' }],
      false,
    ],
    [
      'a column of its own on the left, another a little elsewhere',
      [[RIGHT_OF_SIDE], { page: 2, edges: [30, 50, 130, 190, 400, 500], origin: 'inferred' }],
      false,
    ],
    [
      'a column of its own on the left, the last one missing',
      [[UNLABELLED], { page: 2, edges: [30, 50, 120, 190, 400], origin: 'inferred' }],
      false,
    ],
    [
      'a table moved far on its left and smaller',
      [[UNLABELLED], { page: 2, edges: EDGES.map((x) => 115 + (x - 50) * 0.9) }],
      false,
    ],
    [
      'a table moved far on its right and larger',
      [[UNLABELLED], { page: 2, edges: EDGES.map((x) => 70 + (x - 50) * 1.1) }],
      false,
    ],
    [
      'the next page moved aside, with a narrow column more',
      [[[...UNLABELLED, '']], { page: 2, edges: [70, 140, 152, 210, 420, 520] }],
      false,
    ],
    ['a table moved far', [[UNLABELLED], { page: 2, edges: EDGES.map((x) => x + 80) }], false],
    ['a table half as large', [[UNLABELLED], { page: 2, edges: EDGES.map((x) => 80 + x / 2) }], false],
    [
      'a table moved aside, with other columns',
      [[UNLABELLED], { page: 2, edges: [70, 150, 210, 420, 520] }],
      false,
    ],
    ['two columns only: no row of indicators', [[['注', '意']], { page: 2, edges: [50, 400, 500] }], false],
    ['no geometry: as many columns', [[UNLABELLED], { page: 2, edges: null }], true],
    ['no geometry: another number of columns', [[['a', 'b']], { page: 2, edges: null }], false],
  ])('%s', (_, args, expected) => {
    expect(continues(sets, before, grid(...args))).toBe(expected);
  });
});

describe('continues: tables of few columns', () => {
  const few = (header: readonly string[], edges: readonly number[]) => {
    const first = grid([header, header.map(() => '1')], { edges });
    return { first, sets: columnHeaderAt(new GridIndex(first), 0)!.sets };
  };

  it('three columns moved aside are too few to tell', () => {
    const { first, sets: own } = few(['二级指标', '三级指标', '指标值'], [50, 120, 400, 500]);
    const moved = grid([['', '修渠长度', '12公里']], { page: 2, edges: [70, 140, 420, 520] });
    expect(continues(own, first, moved)).toBe(false);
  });

  it('two columns are found in every table with more bounds', () => {
    const { first, sets: own } = few(['三级指标', '指标值'], [50, 300, 500]);
    const other = grid([['甲镇', '乙镇', '丙镇', '丁镇']], { page: 2, edges: [50, 200, 300, 400, 500] });
    expect(continues(own, first, other)).toBe(false);
  });

  it('a page moved aside that lacks one of the columns is of another table', () => {
    const { first, sets: own } = few(
      ['一级指标', '二级指标', '三级指标', '指标值', '备注'],
      [50, 120, 190, 400, 485, 500],
    );
    const moved = grid([['', '', '修渠长度', '12公里']], { page: 2, edges: [70, 140, 210, 420, 520] });
    expect(continues(own, first, moved)).toBe(false);
  });
});

describe('matchColumns', () => {
  function places(edges: readonly number[] | null): string[] {
    const next = grid([(edges ?? EDGES).slice(1).map(() => '')], { page: 2, edges });
    return matchColumns(sets, before, next)[0]!.slots.map((slot) => `${slot.role} ${slot.from}-${slot.to}`);
  }

  it('a column of its own on the left moves the others', () => {
    const next = grid([RIGHT_OF_SIDE], { page: 2, edges: [30, ...EDGES], origin: 'inferred' });
    const { slots } = matchColumns(sets, before, next)[0]!;
    expect(slots.map((slot) => `${slot.role} ${slot.from}-${slot.to}`)).toEqual([
      'level1 1-2',
      'level2 2-3',
      'level3 3-4',
      'target 4-5',
    ]);
  });

  it.each<[string, readonly number[] | null, readonly string[]]>([
    [
      'the same bounds moved by nearly a column',
      EDGES.map((x) => x + 55),
      ['level1 0-1', 'level2 1-2', 'level3 2-3', 'target 3-4'],
    ],
    [
      'the same bounds moved and larger',
      EDGES.map((x) => 1.1 * x - 40),
      ['level1 0-1', 'level2 1-2', 'level3 2-3', 'target 3-4'],
    ],
    ['the same bounds', EDGES, ['level1 0-1', 'level2 1-2', 'level3 2-3', 'target 3-4']],
    ['a bound more', [50, 120, 190, 300, 400, 500], ['level1 0-1', 'level2 1-2', 'level3 2-4', 'target 4-5']],
    [
      'a bound less: levels that are one column there',
      [50, 190, 400, 500],
      ['level1 0-1', 'level2 0-1', 'level3 1-2', 'target 2-3'],
    ],
    ['no geometry', null, ['level1 0-1', 'level2 1-2', 'level3 2-3', 'target 3-4']],
  ])('%s', (_, edges, expected) => {
    expect(places(edges)).toEqual(expected);
  });
});

describe('continues: a table of its own on the next page, its columns otherwise wide', () => {
  const wide = [50, 140, 260, 420, 500];
  const next = (rows: readonly (readonly string[])[], of: Parameters<typeof grid>[1] = {}) =>
    grid(rows, { page: 2, edges: wide, ...of });
  const LEVELS = ['效益指标', '社会效益指标', '就业人数', '30人'];

  it('whose columns of levels hold names of levels', () => {
    const found = next([LEVELS, ['', '', '服务人数', '500人']]);
    expect(continues(sets, before, found)).toBe(true);
    expect(matchColumns(sets, before, found)).toEqual(sets);
    expect(continues(sets, before, next([LEVELS, ['第2页 共3页', '<', '<', '<']]))).toBe(true);
  });

  it.each<[string, ReturnType<typeof grid>]>([
    ['a number in a column of levels', next([LEVELS, ['2', '', '服务人数', '500人']])],
    ['a remark across the table', next([LEVELS, ['本表由甲局填报', '<', '<', '<']])],
    ['other texts there: another table', next([['甲镇', '水利站', '加固水库', '3座']])],
    ['a name of a level and another text', next([LEVELS, ['合计', '', '', '530人']])],
    ['names without a value', next([['效益指标', '社会效益指标', '就业人数', '']])],
    [
      'names without a value, beside which another row has one',
      next([
        ['效益指标', '社会效益指标', '就业人数', ''],
        ['', '', '服务人数', '500人'],
      ]),
    ],
    [
      'names without a value, above which another row has one',
      next([
        ['', '', '服务人数', '500人'],
        ['效益指标', '社会效益指标', '就业人数', ''],
      ]),
    ],
    ['names and a value without an indicator', next([['效益指标', '社会效益指标', '', '30人']])],
    ['no name of a level: which table it is nothing tells', next([['', '', '服务人数', '500人']])],
    ['another number of columns', next([[...LEVELS, '']], { edges: [50, 120, 230, 330, 420, 500] })],
    ['on the same page', next([LEVELS], { page: 1 })],
  ])('%s', (_, found) => {
    expect(continues(sets, before, found)).toBe(false);
  });
});
