/** Where the walls between the columns of a layout text stand, told from the words on its lines. */
import { describe, expect, it } from 'vitest';
import type { ColumnRole } from '../../../../src/glossary/columns.ts';
import { columnWalls, FragmentCosts } from '../../../../src/pipeline/tables/text/layout-columns.ts';
import type { Token } from '../../../../src/pipeline/tables/text/layout-tokens.ts';
import { run } from '../../page-builder.ts';

/** Each piece at its column of characters, its words a space apart. */
type Line = Readonly<Record<number, string>>;
type Names = readonly (readonly [role: ColumnRole, from: number, name: string])[];

function tokens(line: Line, at: number): readonly Token[] {
  return Object.entries(line).flatMap(([from, text]) =>
    [...text.matchAll(/\S+/gu)].map((match): Token => {
      const start = Number(from) + match.index;
      const end = start + [...match[0]].length;
      return { text: match[0], from: start, to: end, line: at, run: run(match[0], start, at) };
    }),
  );
}

/** The walls of each line below a header of these names, those of lines on one page told once: `20 ×4` or `20,30 ×2`. */
function walls(names: Names, lines: readonly Line[]): readonly string[] {
  const header = names.flatMap(([, from, name]) => tokens({ [from]: name }, 0));
  const found = columnWalls({
    lines: [header, ...lines.map((line, i) => tokens(line, i + 1))],
    known: new Map(header.map((token, column) => [token, column])),
    roles: names.map(([role]) => role),
    places: names.map(([, from, name]) => ({ from, to: from + [...name].length })),
    isSide: () => false,
    texts: new FragmentCosts(),
  });
  const pages = found.filter((own, i) => own !== found[i - 1]);
  return pages.map((page) => `${page.join(',')} ×${found.filter((own) => own === page).length}`);
}

const NAME_VALUE: Names = [
  ['level3', 0, '三级指标'],
  ['target', 20, '指标值'],
];
const NAME_TEXT_VALUE: Names = [
  ['level3', 0, '三级指标'],
  ['explanation', 20, '指标说明'],
  ['target', 30, '指标值'],
];
const LABELS: Names = [
  ['level1', 0, '一级指标'],
  ['level2', 8, '二级指标'],
];

function times(count: number, line: Line): readonly Line[] {
  return Array.from({ length: count }, () => line);
}

describe('the wall between two columns', () => {
  it.each<readonly [why: string, names: Names, line: Line, wall: number]>([
    ['where the cells begin, left of their name', NAME_VALUE, { 0: '新建充电桩', 12: '≥40个' }, 12],
    ['not right of the name', NAME_VALUE, { 0: '新建充电桩', 24: '≥40个' }, 20],
    ['left of a number, not of its unit', NAME_VALUE, { 0: '新建充电桩', 18: '5 公里' }, 18],
    ['not between words a space apart', NAME_VALUE, { 0: '新建 充电桩', 14: '≥40个' }, 14],
    ['at the name where the words may be either’s', NAME_VALUE, { 0: '新建充电桩 40个' }, 20],
    ['right of a label, over which it reaches', LABELS, { 5: '效益指标' }, 8],
    ['left of other words that reach over it', LABELS, { 5: '群众反映' }, 5],
    ['right of words far left of it', NAME_VALUE, { 0: '新建充电桩', 8: '道路', 20: '≥40个' }, 20],
  ])('stands %s', (_, names, line, wall) => {
    expect(walls(names, times(3, line))).toEqual([`${wall} ×4`]);
  });

  const long = { 0: '维修文化站含附属设施及其他道路 桥梁', 26: '≥40个' };
  const early = { 0: '新建', 6: '明显提高' };
  const wide: Names = [
    ['level3', 0, '三级指标名称及内容'],
    ['target', 12, '指标值'],
  ];

  it('leaves a name its column, and does not cut one, for one line’s sake', () => {
    const names: Names = [
      ['level3', 0, '三级指标'],
      ['target', 16, '指标值'],
    ];
    expect(walls(names, [long])).toEqual(['16 ×2']);
    expect(walls(wide, [early])).toEqual(['12 ×2']);
  });

  it('does so for that of many', () => {
    const names: Names = [
      ['level3', 0, '三级指标'],
      ['target', 16, '指标值'],
    ];
    expect(walls(names, times(6, long))).toEqual(['26 ×7']);
    expect(walls(wide, times(6, early))).toEqual(['6 ×7']);
  });

  it('stands at the name of a column without cells', () => {
    expect(walls(NAME_VALUE, [])).toEqual(['20 ×1']);
  });
});

describe('a page ended', () => {
  const first = times(6, { 0: '新建充电桩', 20: '按合同验收', 30: '≥5个' });

  it('where all columns stand closer', () => {
    const second = times(6, { 0: '新建桩', 10: '按合同', 20: '≥5个' });
    expect(walls(NAME_TEXT_VALUE, [...first, ...second])).toEqual(['20,30 ×7', '10,20 ×6']);
  });

  it('not where the lines are too few to tell', () => {
    const second = times(2, { 0: '新建桩', 10: '按合同', 20: '≥5个' });
    expect(walls(NAME_TEXT_VALUE, [...first, ...second])).toEqual(['10,30 ×9']);
  });

  it('not where cells are missing', () => {
    const second = times(6, { 0: '新建桩', 30: '≥5个' });
    expect(walls(NAME_TEXT_VALUE, [...first, ...second])).toEqual(['20,30 ×13']);
  });
});
