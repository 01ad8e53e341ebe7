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
  const rows = (of: Parameters<typeof grid>[1]) => grid([ROW], { page: 2, ...of });
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

  it('nor is a table of other columns its rows', () => {
    const next = grid([['甲镇', '100']], { page: 2, edges: [50, 300, 500], origin: 'inferred' });
    expect(continues(sets, alone({ origin: 'inferred' }), next)).toBe(false);
  });
});

describe('continues', () => {
  it.each<[string, Parameters<typeof grid>, boolean]>([
    ['the next page, the same columns', [[ROW], { page: 2, edges: EDGES }], true],
    ['the same page', [[ROW], { page: 1, edges: EDGES }], true],
    ['columns a little off, as on scans', [[ROW], { page: 2, edges: [53, 124, 188, 403, 497] }], true],
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
      [[[...ROW, '', '']], { page: 2, edges: [50, 120, 190, 240, 310, 400, 500] }],
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
      [[[...ROW, '', '']], { page: 2, edges: [50, 120, 210, 240, 310, 400, 500] }],
      false,
    ],
    ['a page skipped', [[ROW], { page: 3, edges: EDGES }], false],
    ['other columns', [[UNLABELLED], { page: 2, edges: [50, 150, 250, 350, 500] }], false],
    ['a narrower table', [[UNLABELLED], { page: 2, edges: [50, 120, 190, 400, 470] }], false],
    ['the next page moved aside', [[ROW], { page: 2, edges: EDGES.map((x) => x + 20) }], true],
    ['the next page moved and larger', [[ROW], { page: 2, edges: EDGES.map((x) => 1.07 * x - 30) }], true],
    ['a table moved aside on the same page', [[ROW], { page: 1, edges: EDGES.map((x) => x + 20) }], false],
    ['a table moved far', [[UNLABELLED], { page: 2, edges: EDGES.map((x) => x + 80) }], false],
    ['a table half as large', [[UNLABELLED], { page: 2, edges: EDGES.map((x) => 80 + x / 2) }], false],
    [
      'a table moved aside, with other columns',
      [[UNLABELLED], { page: 2, edges: [70, 150, 210, 420, 520] }],
      false,
    ],
    [
      'three columns moved aside: too few to tell',
      [[['甲镇', '修渠', '12公里']], { page: 2, edges: [70, 140, 210, 420] }],
      false,
    ],
    ['two columns only: no row of indicators', [[['注', '意']], { page: 2, edges: [50, 400, 500] }], false],
    ['no geometry: as many columns', [[ROW], { page: 2, edges: null }], true],
    ['no geometry: another number of columns', [[['a', 'b']], { page: 2, edges: null }], false],
  ])('%s', (_, args, expected) => {
    expect(continues(sets, before, grid(...args))).toBe(expected);
  });
});

describe('matchColumns', () => {
  function places(edges: readonly number[] | null): string[] {
    const next = grid([(edges ?? EDGES).slice(1).map(() => '')], { page: 2, edges });
    return matchColumns(sets, before, next)[0]!.slots.map((slot) => `${slot.role} ${slot.from}-${slot.to}`);
  }

  it.each<[string, readonly number[] | null, readonly string[]]>([
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
  });

  it.each<[string, ReturnType<typeof grid>]>([
    ['other texts there: another table', next([['甲镇', '水利站', '加固水库', '3座']])],
    ['a name of a level and another text', next([LEVELS, ['合计', '', '', '530人']])],
    ['names without a value', next([['效益指标', '社会效益指标', '就业人数', '']])],
    ['no name of a level: which table it is nothing tells', next([['', '', '服务人数', '500人']])],
    ['another number of columns', next([[...LEVELS, '']], { edges: [50, 120, 230, 330, 420, 500] })],
    ['on the same page', next([LEVELS], { page: 1 })],
  ])('%s', (_, found) => {
    expect(continues(sets, before, found)).toBe(false);
  });
});
