/** Which column each token of one line comes to stand in, beside three lines whose cells begin where their columns do. */
import { describe, expect, it } from 'vitest';
import type { ColumnRole } from '../../../../src/glossary/columns.ts';
import { FragmentCosts } from '../../../../src/pipeline/tables/text/layout-columns.ts';
import { lineCells } from '../../../../src/pipeline/tables/text/layout-line.ts';
import type { Token } from '../../../../src/pipeline/tables/text/layout-tokens.ts';
import { run } from '../../page-builder.ts';

type Line = Readonly<Record<number, string>>;

/** Two spaces part cells, one words of a cell. */
const OF_ROLE: Readonly<Partial<Record<ColumnRole, string>>> = {
  level1: '产出指标',
  level2: '数量指标',
  level3: '新建充电桩',
  sign: '≥',
  target: '≥40个',
  unit: '个',
  weight: '10',
  explanation: '以验收资料为准',
};

function tokens(line: Line, at: number): readonly Token[] {
  return Object.entries(line).flatMap(([from, text]) =>
    [...text.matchAll(/\S+/gu)].map(([word], i, all): Token => {
      const start = Number(from) + (all[i]?.index ?? 0);
      return { text: word, from: start, to: start + [...word].length, line: at, run: run(word, start, at) };
    }),
  );
}

/** The line's cells by column, its tokens parted by a space; columns `[role, begin]`, walls where the next begins. `page` has walls of its own. */
function cells(
  columns: readonly (readonly [ColumnRole, number])[],
  line: Line,
  page: { readonly lines: readonly Line[]; readonly walls: readonly number[] } | null = null,
): readonly string[] {
  const regular = Object.fromEntries(columns.map(([role, from]) => [from, OF_ROLE[role] ?? '']));
  const lines = [regular, regular, regular, ...(page?.lines ?? []), line].map(tokens);
  const walls = columns.slice(1).map(([, from]) => from);
  const request = {
    lines,
    known: new Map<Token, number>(),
    roles: columns.map(([role]) => role),
    places: columns.map(([, from]) => ({ from, to: from + 4 })),
    isSide: () => false,
    texts: new FragmentCosts(),
  };
  const found = lineCells(
    lines,
    lines.map((_, i) => (i < 3 ? walls : (page?.walls ?? walls))),
    request,
  );
  const [own, at] = [found.lines.at(-1) ?? [], found.columns.at(-1) ?? []];
  return columns.map((_, column) =>
    own
      .filter((_, i) => at[i] === column)
      .map((token) => token.text)
      .join(' '),
  );
}

type Columns = Parameters<typeof cells>[0];
type Case = readonly [why: string, columns: Columns, line: Line, expected: readonly string[]];

function two(first: ColumnRole, second: ColumnRole, at: number): Columns {
  return [
    [first, 0],
    [second, at],
  ];
}

const NAME_WEIGHT = two('level3', 'weight', 12);
const TEXT_SIGN = two('explanation', 'sign', 12);
const NAME_VALUE = two('level3', 'target', 12);
const TWO_VALUES = two('target', 'target', 12);
const DATE_WEIGHT = two('target', 'weight', 12);
const LABEL_NAME = two('level2', 'level3', 6);
const NAME_TEXT = two('level3', 'explanation', 10);

describe('what stands behind a cell pushed against it is the next', () => {
  it.each<Case>([
    ['a number behind words', NAME_WEIGHT, { 0: '维修文化站 10' }, ['维修文化站', '10']],
    ['with decimals', NAME_WEIGHT, { 0: '维修文化站 2.5' }, ['维修文化站', '2.5']],
    ['of three digits behind a date', DATE_WEIGHT, { 0: '2021 年 11 月 100' }, ['2021 年 11 月', '100']],
    ['a comparator', TEXT_SIGN, { 0: '按合同验收 ≥' }, ['按合同验收', '≥']],
    ['a kind of indicator', TEXT_SIGN, { 0: '按合同(及附件) 定性' }, ['按合同(及附件)', '定性']],
    ['a value', NAME_VALUE, { 0: '维修文化站 6座' }, ['维修文化站', '6座']],
    ['a unit behind its number', two('target', 'unit', 10), { 0: '120 台' }, ['120', '台']],
    ['a number behind its sign', two('sign', 'target', 5), { 0: '≥ 188' }, ['≥', '188']],
    ['the dash of no figure', two('level3', 'actual', 12), { 0: '设施使用年限 —' }, ['设施使用年限', '—']],
    ['the dash of a value in words', two('target', 'unit', 10), { 0: '显著 —' }, ['显著', '—']],
    ['a value behind a value', two('target', 'actual', 12), { 0: '20个 100%' }, ['20个', '100%']],
    ['of five pieces', NAME_VALUE, { 0: '工程完成 2023 年 12 月 底' }, ['工程完成', '2023 年 12 月 底']],
    [
      'a word behind a long name',
      NAME_TEXT,
      { 0: '维修文化站含附属设施 其他' },
      ['维修文化站含附属设施', '其他'],
    ],
    [
      'a label behind a label, though its column is far',
      two('level1', 'level2', 34),
      { 0: '产出指标 数量指标' },
      ['产出指标', '数量指标'],
    ],
    [
      'though their weights go on below',
      two('level1', 'level2', 40),
      { 0: '产出指标（50 数量指标（20' },
      ['产出指标（50', '数量指标（20'],
    ],
    ['a name printed on to a label', LABEL_NAME, { 0: '质量指标设备完好率' }, ['质量指标', '设备完好率']],
    ['a word that stands free', NAME_TEXT, { 0: '新建', 8: '充电桩' }, ['新建', '充电桩']],
  ])('%s', (_, columns, line, expected) => {
    expect(cells(columns, line)).toEqual(expected);
  });
});

describe('what goes on with its cell is none of its own', () => {
  it.each<Case>([
    ['a number behind 于', NAME_WEIGHT, { 0: '数量不少于 10' }, ['数量不少于 10', '']],
    ['of one digit', NAME_WEIGHT, { 0: '数量不少于 5' }, ['数量不少于 5', '']],
    ['with decimals', NAME_WEIGHT, { 0: '面积不少于 2.5' }, ['面积不少于 2.5', '']],
    ['a number with 第', NAME_WEIGHT, { 0: '维修文化站 第10' }, ['维修文化站 第10', '']],
    ['the day of a date', DATE_WEIGHT, { 0: '2021 年 11 月 30' }, ['2021 年 11 月 30', '']],
    ['a letter', TEXT_SIGN, { 0: '按合同验收 A' }, ['按合同验收 A', '']],
    ['a comparator in a value', two('target', 'unit', 10), { 0: '全年不低于 ≥' }, ['全年不低于 ≥', '']],
    ['the second half of a sign', two('sign', 'target', 5), { 0: '> =' }, ['> =', '']],
    [
      'a word that begins with a numeral',
      NAME_VALUE,
      { 0: '压减(含招待) 三公经费' },
      ['压减(含招待) 三公经费', ''],
    ],
    [
      'a clause with a figure',
      NAME_VALUE,
      { 0: '维修文化站 6座村级文化站及其附属设施' },
      ['维修文化站 6座村级文化站及其附属设施', ''],
    ],
    ['the unit where units have no column', DATE_WEIGHT, { 0: '120 台' }, ['120 台', '']],
    ['the sign where signs have no column', NAME_VALUE, { 12: '≥ 188' }, ['', '≥ 188']],
    ['the dash where units have no column', TWO_VALUES, { 0: '显著 —' }, ['显著 —', '']],
    ['the month of a date', TWO_VALUES, { 0: '2024年 10月底前' }, ['2024年 10月底前', '']],
    ['a figure in a value', TWO_VALUES, { 0: '出行便利程度 95%' }, ['出行便利程度 95%', '']],
    [
      'words a space apart, the next column far',
      two('level3', 'explanation', 25),
      { 0: '新建 充电桩' },
      ['新建 充电桩', ''],
    ],
    ['the weight of level 1', two('level1', 'level2', 10), { 0: '产出指标 (50分)' }, ['产出指标 (50分)', '']],
    ['the weight of level 2', two('level2', 'weight', 10), { 0: '数量指标 50' }, ['数量指标 50', '']],
    ['a label behind a word', two('level1', 'level2', 34), { 0: '年度 产出指标' }, ['年度 产出指标', '']],
    ['two halves of a label', two('level1', 'level2', 34), { 0: '产出 效益' }, ['产出 效益', '']],
    [
      'labels told in words',
      two('explanation', 'explanation', 20),
      { 0: '数量指标 质量指标' },
      ['数量指标 质量指标', ''],
    ],
    [
      'a name printed on to a label, the next column far',
      two('level2', 'level3', 12),
      { 0: '质量指标设备完好率' },
      ['质量指标设备完好率', ''],
    ],
  ])('%s', (_, columns, line, expected) => {
    expect(cells(columns, line)).toEqual(expected);
  });
});

describe('what reaches under the next column', () => {
  it.each<Case>([
    ['a label may', two('level1', 'level2', 6), { 3: '满意度指标' }, ['满意度指标', '']],
    [
      'other words are the next column’s',
      two('level1', 'level2', 6),
      { 3: '群众反映好' },
      ['', '群众反映好'],
    ],
  ])('%s', (_, columns, line, expected) => {
    expect(cells(columns, line)).toEqual(expected);
  });
});

describe('where cells begin', () => {
  it('is told by their own page', () => {
    const lines = [
      { 10: '充电桩', 20: '按图' },
      { 10: '充电桩', 20: '按图' },
    ];
    expect(cells(NAME_TEXT, { 10: '换电站' }, { lines, walls: [20] })).toEqual(['换电站', '']);
    expect(cells(NAME_TEXT, { 10: '换电站' })).toEqual(['', '换电站']);
  });
});
