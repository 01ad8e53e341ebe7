/** Which lines of a layout text make a row together, its labels left aside. */
import { describe, expect, it } from 'vitest';
import type { ColumnRole } from '../../../../src/glossary/columns.ts';
import type { Slice } from '../../../../src/pipeline/tables/text/layout-column-texts.ts';
import { isUneven, layoutRows } from '../../../../src/pipeline/tables/text/layout-rows.ts';

type Roles = readonly (ColumnRole | null)[];

/** Each line its cells parted by `|`; an empty one is blank. `labels`: on which of these lines the middles of labels are. */
function slicesOf(lines: readonly string[], labels: readonly number[]): readonly Slice[] {
  const slices: Slice[] = [];
  let blanksAbove = 0;
  lines.forEach((text, line) => {
    if (text === '') {
      blanksAbove++;
      return;
    }
    const texts = text.split('|').map((cell) => cell.trim());
    slices.push({
      line,
      pieces: texts.flatMap((cell, column) => (cell === '' ? [] : [{ column, line, text: cell }])),
      blanksAbove,
      labelsUpTo: labels.filter((label) => label <= line).length,
      labelsAbove: labels.filter((label) => label < line).length,
    });
    blanksAbove = 0;
  });
  return slices;
}

/** The rows' cells, `/` between their lines. */
function rows(roles: Roles, lines: readonly string[], labels: readonly number[] = []): readonly string[] {
  const slices = slicesOf(lines, labels);
  return layoutRows(slices, roles).rows.map((row) =>
    roles
      .map((_, column) =>
        row.slices
          .flatMap((at) => slices[at]?.pieces ?? [])
          .filter((piece) => piece.column === column)
          .map((piece) => piece.text)
          .join('/'),
      )
      .join(' | '),
  );
}

type Case = readonly [why: string, lines: readonly string[], expected: readonly string[]];

const NAME_VALUE: Roles = ['level3', 'target'];
const TWO_VALUES: Roles = ['level3', 'target', 'target'];
const FIRST = '新建充电桩 | ≥40个';
const LAST = '项目完工时间 | 2023年底前';

describe('a line is a row of its own', () => {
  it.each<Case>([
    ['with a name and a value', [FIRST, '充电桩完好率 | ≥95%', LAST], [FIRST, '充电桩完好率 | ≥95%', LAST]],
    [
      'with a whole value, though the name may go on',
      ['新建村级充电桩及其 | ≥40个', '附属设施数量 | ≥95%', LAST],
      ['新建村级充电桩及其 | ≥40个', '附属设施数量 | ≥95%', LAST],
    ],
    [
      'behind a numbered name',
      ['指标1：充电桩 |', '指标2：文化站 | ≥95%'],
      ['指标1：充电桩 | ', '指标2：文化站 | ≥95%'],
    ],
  ])('%s', (_, lines, expected) => {
    expect(rows(NAME_VALUE, lines)).toEqual(expected);
  });

  it.each(['weight', 'score'] as const)('with a %s', (role) => {
    const found = rows(
      ['level3', role, 'target'],
      ['新建充电桩及 | 10 | ≥40个', '其附属设施 | 20 |', '维修文化站 | 20 | 6座'],
    );
    expect(found).toEqual(['新建充电桩及 | 10 | ≥40个', '其附属设施 | 20 | ', '维修文化站 | 20 | 6座']);
  });

  it('with a value in the second of the columns of values, where the name has room', () => {
    const lines = [
      '新建充电桩及其附属设施 | ≥40个 | ',
      '充电桩完好率 | ≥95% | ',
      '项目完工时间 |  | 2023年底前',
    ];
    expect(rows(TWO_VALUES, lines)).toEqual(lines);
  });

  it('beside its own label', () => {
    const lines = ['新建充电桩及 |', '其附属设施 | ≥95%', LAST];
    expect(rows(NAME_VALUE, lines, [0, 1, 2])).toEqual(rows(NAME_VALUE, lines, [1, 2]));
    expect(rows(NAME_VALUE, ['新建充电桩 |', '完好率 | ≥95%', LAST], [0, 0, 1, 1, 1, 2]).length).toBe(3);
  });
});

describe('lines make a row', () => {
  it.each<Case>([
    [
      'a name of two, the value between them',
      ['新建村级充电桩及其 |', '| ≥40个', '附属设施数量 |', '充电桩完好率 | ≥95%', LAST],
      ['新建村级充电桩及其/附属设施数量 | ≥40个', '充电桩完好率 | ≥95%', LAST],
    ],
    [
      'names of two, the values beside the first',
      ['新建村级充电桩及其 | ≥40个', '附属设施数量 |', '维修村级文化站及其 | ≥30个', '附属设施数量 |', LAST],
      ['新建村级充电桩及其/附属设施数量 | ≥40个', '维修村级文化站及其/附属设施数量 | ≥30个', LAST],
    ],
    [
      'a name that goes on behind the first of its words',
      ['充电桩 |', '文化站 | ≥95%'],
      ['充电桩/文化站 | ≥95%'],
    ],
    [
      'a date of two, its name beside either or between',
      [
        '项目完工时间 | 2023年12',
        '| 月底前',
        '| 2023年11',
        '项目验收时间 | 月底前',
        '| 2023年10',
        '设备采购时间 |',
        '| 月底前',
      ],
      ['项目完工时间 | 2023年12/月底前', '项目验收时间 | 2023年11/月底前', '设备采购时间 | 2023年10/月底前'],
    ],
    [
      'a name and a value of two side by side',
      ['居民出行便利 | 有所提高', '及其满意程度 | 并逐步改善', LAST, '建设成本 | ≤5万元'],
      ['居民出行便利/及其满意程度 | 有所提高/并逐步改善', LAST, '建设成本 | ≤5万元'],
    ],
    [
      'a name and a date side by side, though it may be two names',
      ['项目完工时间 | 2023年12', '及其验收时间 | 月底前', LAST, '建设成本 | ≤5万元'],
      ['项目完工时间/及其验收时间 | 2023年12/月底前', LAST, '建设成本 | ≤5万元'],
    ],
    [
      'set apart by blank lines, that have none within',
      [FIRST, '', '充电桩 | ≥95%', '完好率 |', '', LAST],
      [FIRST, '充电桩/完好率 | ≥95%', LAST],
    ],
    [
      'not over a blank line that parts rows',
      ['新建充电桩及 | ≥40个', '', '其附属设施 |', '充电桩完好率 | ≥95%', '', LAST],
      ['新建充电桩及 | ≥40个', '其附属设施/充电桩完好率 | ≥95%', LAST],
    ],
    [
      'without it, what goes on',
      ['新建充电桩及 | ≥40个', '其附属设施 |', '充电桩完好率 | ≥95%', '', LAST],
      ['新建充电桩及/其附属设施 | ≥40个', '充电桩完好率 | ≥95%', LAST],
    ],
  ])('%s', (_, lines, expected) => {
    expect(rows(NAME_VALUE, lines)).toEqual(expected);
  });
});

describe('names above each other, then their values', () => {
  it.each<readonly [string, Roles, ...(readonly [readonly string[], readonly string[]])]>([
    [
      'are one row where there is one value',
      NAME_VALUE,
      [FIRST, '维修文化站成本 |', '充电桩建设成本 |', '| ≤12万元', LAST],
      [FIRST, '维修文化站成本/充电桩建设成本 | ≤12万元', LAST],
    ],
    [
      'are rows one after the other where each value stands below its name',
      NAME_VALUE,
      [FIRST, '维修文化站成本 |', '| ≤12万元', '充电桩建设成本 |', '| ≤3万元', LAST],
      [FIRST, '维修文化站成本 | ≤12万元', '充电桩建设成本 | ≤3万元', LAST],
    ],
  ])('%s', (_, roles, lines, expected) => {
    expect(rows(roles, lines)).toEqual(expected);
  });
});

describe('isUneven', () => {
  it.each<readonly [why: string, lines: readonly string[], offsets: readonly number[], expected: boolean]>([
    ['a value a line below a name of one', ['充电桩完好率 |', '| ≥95%'], [0, 1], true],
    ['one half a line below it', ['充电桩完好率 |', '| ≥95%'], [0, 0.5], true],
    ['a value beside its name', ['充电桩完好率 | ≥95%'], [0], false],
    ['a value between two lines', ['充电桩 |', '| ≥95%', '完好率 |'], [0, 0.5, 1], false],
    ['a value beside the middle of three', ['新建 |', '充电桩 | ≥95%', '完好率 |'], [0, 1, 2], false],
    ['beside the first of three', ['新建 | ≥95%', '充电桩 |', '完好率 |'], [0, 1, 2], false],
    ['beside the last of three', ['新建 |', '充电桩 |', '完好率 | ≥95%'], [0, 1, 2], true],
    ['a value of one line below a name of two', ['充电桩 |', '完好率 |', '| ≥95%'], [0, 1, 2], false],
    ['no value', ['充电桩 |', '完好率 |'], [0, 1], false],
    ['no name', ['| ≥95%'], [0], false],
  ])('%s', (_, lines, offsets, expected) => {
    const row = { slices: lines.map((_, i) => i), offsets, margin: 0, cost: 0 };
    expect(isUneven(row, slicesOf(lines, []), 0, 1)).toBe(expected);
  });
});
