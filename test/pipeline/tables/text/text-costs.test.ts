/** What texts cost as cells beyond what their words say: prices in pairs, the less likely cell first. */
import { describe, expect, it } from 'vitest';
import { cellCost } from '../../../../src/pipeline/tables/text/cell-cost.ts';
import type { CellKind } from '../../../../src/pipeline/tables/text/column-model.ts';
import { isCountOnItsLine, TextCosts } from '../../../../src/pipeline/tables/text/text-costs.ts';
import { atomsOf } from './segmented-rows.ts';

/** The text's pieces between `[` and `]`, taken for one cell of this role. */
function cost(drawn: string, role: CellKind, signed = false): number {
  const atoms = atomsOf(drawn.replace(/[[\]]/gu, ''));
  const pieces = drawn.split(/ |\/\/?|\f/u);
  const from = pieces.findIndex((piece) => piece.startsWith('['));
  const to = pieces.findIndex((piece) => piece.endsWith(']')) + 1;
  const found = new TextCosts(atoms, signed).from(role, from).find((text) => text.to === to);
  return found?.cost ?? Number.POSITIVE_INFINITY;
}

type Pair = readonly [dear: string, cheap: string, role: CellKind];

function dearer([dear, cheap, role]: Pair, by = 1): void {
  expect([dear, cost(dear, role) - cost(cheap, role) > by]).toEqual([dear, true]);
}

function alike([one, other, role]: Pair): void {
  expect([one, Math.abs(cost(one, role) - cost(other, role)) < 0.01]).toEqual([one, true]);
}

describe('bare labels', () => {
  const STYLE = '产出 数量 培训人数 ≥25次/质量 合格率 ≥95%/时效 完成率 100%/';
  const FEW = '产出指标 数量 培训人数 ≥25次/质量 合格率 ≥95%/质量 完成率 100%/';

  it('are labels for certain where the text prints three of them at the beginning of lines', () => {
    dearer([`${FEW}[效益]`, `${STYLE}[效益]`, 'level1'], 0.5);
    dearer([`${FEW}[成本]`, `${STYLE}[成本]`, 'level2'], 0.5);
    // The other level's, and what is none, as ever.
    alike([`${FEW}[效益]`, `${STYLE}[效益]`, 'level2']);
    alike([`${FEW}[效益指标]`, `${STYLE}[效益指标]`, 'level1']);
    // Those amid lines show no style.
    const amid = '甲 产出 数量 培训人数 ≥25次/甲 质量 合格率 ≥95%/甲 时效 完成率 100%/';
    alike([`${FEW}[效益]`, `${amid}[效益]`, 'level1']);
    alike([`${FEW}[满意]`, `${STYLE}[满意]`, 'level1']);
  });

  it('are no lines of names in such a text, but within a line', () => {
    dearer([`${STYLE}[培训/效益]`, `${FEW}[培训/效益]`, 'level3']);
    alike([`${STYLE}[培训 效益]`, `${FEW}[培训 效益]`, 'level3']);
  });
});

describe('a label of its own on a line', () => {
  it('is no piece of a name, a value or a remark', () => {
    for (const role of ['level3', 'target', 'explanation', 'other'] as const) {
      dearer(['[持续培训/质量指标]', '[持续培训/质量情况]', role]);
      dearer(['[持续培训/履职效能]', '[持续培训/履行效能]', role]);
    }
  });

  it('is one with what ends a label, none of 满意度, none amid a line', () => {
    dearer(['[持续培训/质量指标]', '[持续培训 质量指标]', 'explanation']);
    dearer(['[持续培训/质量指标]', '[持续培训/满意度指标]', 'explanation']);
    dearer(['[持续培训/项目产出]', '[持续培训/社会效益]', 'explanation']);
  });

  it('满意度 ends no value', () => {
    dearer(['[持续提高/满意度指标]', '[持续提高满意度指标]', 'target']);
    dearer(['[持续提高 满意度]', '[持续提高满意度]', 'target']);
    alike(['[持续提高/满意度]', '[持续提高满意度]', 'explanation']);
  });

  it('cut in two is no value or name', () => {
    dearer(['[群众满意]/度指标', '[群众满意]/人数指标', 'target']);
    dearer(['[群众满意]/度', '[群众满意]/度量', 'level3']);
    dearer(['[群众满意]/度（10分）', '[群众满意]/度假区', 'level3']);
    dearer(['[群众满意]/度★', '[群众满意]/度量', 'level3']);
    dearer(['[群众满意]/度指标', '[群众评价]/度指标', 'level3']);
    alike(['[群众满意]/度指标', '[群众满意]/人数', 'level2']);
  });
});

describe('values within names', () => {
  it.each<[string, string]>([
    // A sign or a share, wherever it stands.
    ['[培训人数/≥25]', '[培训人数/二十五]'],
    ['[培训人数 ≥25]', '[培训人数 二十五]'],
    ['[培训合格率/95%]', '[培训合格率/九成五]'],
    // A number with its unit, where it ends a line behind something else.
    ['[培训人数 25人次]/甲', '[培训人数 25人次] 甲'],
    ['[培训人数 25人次]/甲', '[培训人数/25人次]/甲'],
    ['[培训人数 25人次]/甲', '[培训人数 5次]/甲'],
    ['[培训人数 25人次]/甲', '[培训人数 甲乙人次]/甲'],
    ['[培训人数 25 人次/合格]', '[培训人数/25 人次/合格]'],
    // Two numbers side by side.
    ['[培训人数 15 10]', '[培训人数 15/10]'],
    ['[培训人数 15 10]', '[培训人数 15 甲]'],
  ])('%s less likely than %s', (dear, cheap) => {
    dearer([dear, cheap, 'level3'], 0.5);
    dearer([dear, cheap, 'explanation'], 0.5);
  });

  it('the first piece alone is judged by its words', () => {
    alike(['[25人次]/甲', '[25人次] 甲', 'level3']);
  });

  it('remarks hold counts sooner, but on a line of their own', () => {
    dearer(['[按月统计/5公里]/甲', '[按月统计/五公里]/甲', 'other']);
    dearer(['[按月统计/5公里]/甲', '[按月统计/五公里]/甲', 'deviation']);
    alike(['[按月统计/5公里] 甲', '[按月统计/五公里] 甲', 'other']);
    alike(['[按月统计 5公里]/甲', '[按月统计 五公里]/甲', 'other']);
  });

  it.each<[string, boolean]>([
    ['里程/5公里/甲', true],
    ['里程 5公里/甲', false],
    ['里程/5公里 甲', false],
    ['里程//5公里/甲', false],
    ['里程/55/甲', false],
    ['里程/≥5公里/甲', false],
    ['里程/5公里8/甲', false],
  ])('a count on its line: %s', (text, expected) => {
    expect(isCountOnItsLine(atomsOf(text), 1)).toBe(expected);
  });

  it('the rest of a value begins no name', () => {
    dearer(['2024年6月/[前/完成率]', '2024年水库/[前/完成率]', 'level3']);
    dearer(['2024年6月/[前/完成率]', '2024年6月//[前/完成率]', 'level3']);
    dearer(['2024年6月/[前/完成率]', '2024年6月/[前期/完成率]', 'level3']);
    for (const rest of ['之前', '日前', '月底', '及以上', '以内', '人次', '户次', '次'])
      dearer([`完成25/[${rest}/完成率]`, `完成培训/[${rest}/完成率]`, 'level3']);
    alike(['2024年6月/[前/完成率]', '2024年水库/[前/完成率]', 'target']);
  });
});

describe('labels of level 2', () => {
  it('are no level 1 and level 2 together', () => {
    dearer(['[产出/数量指标]', '[数量/指标]', 'level2']);
    dearer(['[产出/数量指标]', '[数量指标]', 'level2']);
    dearer(['[产出/数量指标]', '[产出数量指标]', 'level2']);
    dearer(['[产出/数量（10分）]', '[产出数量（10分）]', 'level2']);
    dearer(['[产出/数量★]', '[产出数量★]', 'level2']);
    alike(['[便民/数量指标]', '[便民数量指标]', 'level2']);
    alike(['[产出/人数指标]', '[产出人数指标]', 'level2']);
    alike(['[产出/数量]', '[产出数量]', 'level2']);
    alike(['[满意度/满意度指标]', '[满意度满意度指标]', 'level2']);
    alike(['[产出/数量指标]', '[产出数量指标]', 'level1']);
  });

  it('are a form’s own sooner where it is for a whole department', () => {
    const department = '履职效能 预算管理 编制率 100%/';
    const other = '产出指标 数量指标 编制数 ≥5次/';
    const own = (label: string) =>
      cost(`${other}[${label}]`, 'level2') - cost(`${department}[${label}]`, 'level2');
    expect(own('便民服务大厅')).toBeGreaterThan(1);
    expect(own('服务大厅')).toBeGreaterThan(1);
    expect(own('大厅')).toBe(0);
    expect(own('便民服务大厅建设与管理')).toBe(0);
    expect(own('数字服务大厅')).toBeGreaterThan(1);
    expect(own('便民服务率')).toBe(0);
    expect(own('持续提高')).toBe(0);
    expect(own('便民服务数量')).toBe(0);
    expect(own('便民12大厅')).toBe(0);
    const pieces = (label: string) =>
      cost(`${other}${label}`, 'level2') - cost(`${department}${label}`, 'level2');
    expect(pieces('[便民/服务]')).toBeGreaterThan(1);
    expect(pieces('[便民服务/成本]')).toBe(0);
    expect(pieces('[便民服务/时效]')).toBe(0);
    const amid = '甲 履职效能 编制率 100%/';
    expect(cost(`${amid}[服务大厅]`, 'level2')).toBe(cost(`${other}[服务大厅]`, 'level2'));
    expect(pieces('[产出/便民服务]')).toBe(0);
    const level1 = (form: string) => cost(`${form}[便民服务大厅]`, 'level1');
    expect(level1(other)).toBe(level1(department));
  });

  it('need not follow 满意度指标', () => {
    const satisfied = (label: string, role: CellKind) =>
      new TextCosts(atomsOf(label), false).from(role, 0).at(-1)!.satisfied;
    expect([satisfied('满意度指标', 'level1'), satisfied('满意/度指标', 'level1')]).toEqual([true, true]);
    expect([satisfied('产出指标', 'level1'), satisfied('满意度指标', 'level2')]).toEqual([false, false]);
  });
});

describe('what is said again', () => {
  it('a value may be the name', () => {
    dearer(['新建公厕五座/[新建公厕四座]', '新建公厕五座/[新建公厕五座]', 'target'], 0);
    dearer(['新建标准化公厕10分/[新建标准厂房]', '新建标准化公厕10分/[新建标准化公厕]', 'target'], 0);
    dearer(['新建标准公厕50/[新建标准厂房50]', '新建标准公厕50/[新建标准公厕50]', 'target'], 0);
    // Short words come again by chance.
    alike(['已建立/[已建立]', '已完成/[已建立]', 'target']);
  });

  it('an explanation mostly begins with the name, also behind its value', () => {
    const name = '县级文化活动室数量';
    dearer([`${name}/[统计当年建成的个数]`, `${name}/[${name}的个数]`, 'explanation']);
    dearer([`${name} ≥14个/[统计当年建成的个数]`, `${name} ≥14个/[${name}的个数]`, 'explanation']);
    // Seven characters say more than four.
    dearer([`${name}/[活动室数量的个数情况]`, `${name}/[${name}的个数]`, 'explanation'], 0.5);
    alike([`${name}/[室数量的统计个数]`, `${name}/[统计室数量的个数]`, 'explanation']);
    alike([`${name}/[${name}的个数]`, `甲/[${name}的个数]`, 'other']);
  });
});

describe('where nothing speaks against them, texts cost what their words do', () => {
  const extra = (drawn: string, role: CellKind) => {
    const text = /\[(.*)\]/u.exec(drawn)![1]!.replace(/[ /\f]/gu, '');
    return Math.round((cost(drawn, role) - cellCost(role, text)) * 1000) / 1000;
  };

  it.each<[string, CellKind, boolean]>([
    ['[持续培训/质量指标]', 'explanation', true],
    ['[持续培训/环保监测指标]', 'explanation', false],
    ['[持续培训]/质量指标', 'explanation', false],
    ['[持续培训]/质量指标', 'level3', false],
    ['[持续提高/满意度]', 'target', true],
    ['[持续提高/群众满意度]', 'target', false],
    ['[持续提高/满意度调查]', 'target', false],
    ['[满意度]', 'target', false],
    ['[按月统计/5公里]/甲', 'other', true],
    ['[按月统计/5公里]/甲', 'explanation', false],
    ['统计/[5公里]/甲', 'other', false],
    ['[培训人数/≥25]', 'level3', true],
    ['[培训合格率/95%]', 'level3', true],
    ['[培训人数 25人次]/甲', 'level3', true],
    ['[培训人数 25人次] 甲', 'level3', false],
    ['[培训人数 三百人]/甲', 'level3', false],
    ['[培训人数 第5期班]/甲', 'level3', false],
    ['[培训人数 25.5]/甲', 'level3', false],
    ['[培训人数 25 人次/合格]', 'level3', true],
    ['[培训人数 25 人次//合格]', 'level3', false],
    ['[培训人数 5 次/合格]', 'level3', false],
    ['[培训人数 第25 期班/合格]', 'level3', false],
    ['[培训人数 25 A/合格]', 'level3', false],
    ['[25 人次/合格]', 'level3', false],
    ['培训人数/[≥25]', 'level3', false],
    ['[培训人数] ≥25', 'level3', false],
    ['[培训人数 15 10]', 'level3', true],
    ['[培训人数 15 第10]', 'level3', false],
    ['[培训人数 第15 10]', 'level3', false],
    ['[培训人数 甲 10]', 'level3', false],
    ['[培训人数 15 甲]', 'level3', false],
    ['2024年6月/[前/完成率]', 'level3', true],
    ['2024年6月/[目前/完成率]', 'level3', false],
    ['[群众满意]/度指标', 'level3', true],
    ['[群众满意]/程度指标', 'level3', false],
  ])('%s as %s', (drawn, role, more) => {
    const by = extra(drawn, role);
    expect(more ? by > 1 : by === 0).toBe(true);
  });

  it('a form’s own label is no label of the standard for that', () => {
    const department = '履职效能 预算管理 编制率 100%/';
    expect(cost(`${department}[便民服务指标]`, 'level2')).toBeGreaterThan(
      cost(`${department}[质量指标]`, 'level2') + 1,
    );
  });
});

it('定性 is the kind of a value where signs have a column, not a value', () => {
  const kind = (text: string, role: CellKind = 'target') =>
    cost(`[${text}]`, role, true) - cost(`[${text}]`, role);
  expect(kind('定性')).toBeGreaterThan(1);
  expect(kind('优')).toBe(0);
  expect(kind('定性', 'level3')).toBe(0);
});

it('a cell has forty pieces at most, and no more characters than its kind', () => {
  const long = (count: number, role: CellKind) =>
    new TextCosts(atomsOf(Array.from({ length: count }, () => '甲').join('/')), false).from(role, 0).length;
  expect([long(39, 'explanation'), long(45, 'explanation'), long(45, 'level1')]).toEqual([39, 40, 24]);
});
