/** Which steps a segmentation may take, and what they cost: prices in pairs, the less likely step first. */
import { describe, expect, it } from 'vitest';
import type { CellKind, ColumnModel } from '../../../../src/pipeline/tables/text/column-model.ts';
import { TextCosts } from '../../../../src/pipeline/tables/text/text-costs.ts';
import { type Step, trellisSteps } from '../../../../src/pipeline/tables/text/trellis.ts';
import { atomsOf } from './segmented-rows.ts';

const FOUR: readonly CellKind[] = ['level1', 'level2', 'level3', 'target'];
const SKIP = 0.7;

interface Asked {
  readonly from?: number;
  readonly to?: number;
  readonly column?: number;
  readonly last?: number;
}

/** The least cost of a step of this kind; Infinity where there is none. */
function cost(
  text: string,
  kind: Step['kind'],
  { from, to, column }: Asked = {},
  roles = FOUR,
  more: Partial<ColumnModel> = {},
): number {
  const atoms = atomsOf(text);
  const columns = roles.map((role): ColumnModel => ({ role, width: null, skip: 0, fill: 0, ...more }));
  const { steps } = trellisSteps(atoms, columns, new TextCosts(atoms, roles.includes('sign')));
  const costs = steps
    .filter((step) => step.kind === kind)
    .filter(
      (step) =>
        (from ?? step.from) === step.from &&
        (to ?? step.to) === step.to &&
        (column ?? step.column) === step.column,
    )
    .map((step) => step.cost);
  return Math.min(Number.POSITIVE_INFINITY, ...costs);
}

/** The cost of a row's beginning at an atom in each column. */
function beginnings(
  text: string,
  at: number,
  roles = FOUR,
  more: Partial<ColumnModel> = {},
): readonly number[] {
  const atoms = atomsOf(text);
  const columns = roles.map((role): ColumnModel => ({ role, width: null, skip: 0, fill: 0, ...more }));
  const { steps } = trellisSteps(atoms, columns, new TextCosts(atoms, false));
  return steps
    .filter((step) => step.kind === 'row-begins' && step.from === at)
    .toSorted((a, b) => a.target - b.target)
    .map((step) => step.cost);
}

const ROW = '产出指标 数量指标 培训人数 ≥25次';

describe('a row begins', () => {
  const TWO = `${ROW}/质量指标 合格率 ≥95%`;

  it('with a level 1 where the table does, or a band does; elsewhere with any', () => {
    const [level1, level2, level3] = beginnings(TWO, 0);
    expect(level2! - level1!).toBeGreaterThan(2);
    expect(level3! - level1!).toBeGreaterThan(2);
    const [again, ...others] = beginnings(TWO, 4);
    expect(Math.max(...others) - again!).toBeLessThan(1);
    const band = `${ROW}/年度绩效指标/质量指标 合格率 ≥95%`;
    expect(beginnings(band, 5)[1]! - beginnings(band, 5)[0]!).toBeGreaterThan(2);
  });

  it('with any where there is no level 1 to begin with', () => {
    const [level2, level3] = beginnings(TWO, 0, ['level2', 'level3', 'target']);
    expect(Math.abs(level3! - level2!)).toBeLessThan(1);
  });

  it('with a level 2 of the level 1 above a little less likely than with a name', () => {
    const [, level2, level3] = beginnings(TWO, 4);
    expect(level2!).toBeGreaterThan(level3!);
  });

  it('on a line of its own sooner than on that of the row before', () => {
    expect(beginnings(`${ROW} 质量指标 合格率 ≥95%`, 4)[1]! - beginnings(TWO, 4)[1]!).toBeGreaterThan(1);
  });

  it('past columns it leaves empty at their price', () => {
    const of = (skip: number) => beginnings(TWO, 4, FOUR, { skip });
    expect(of(SKIP)[3]! - of(0)[3]!).toBeCloseTo(3 * SKIP);
    expect(of(SKIP)[0]! - of(0)[0]!).toBe(0);
  });
});

describe('a row goes on and ends', () => {
  it('past columns it leaves empty at their price', () => {
    const goesOn = (column: number) => cost(ROW, 'row-goes-on', { from: 3, column }, FOUR, { skip: SKIP });
    const ends = (at: number, column: number) =>
      cost(ROW, 'row-ends', { from: at, column }, FOUR, { skip: SKIP });
    // From 培训人数 to its value nothing is left out, from the label above a name is.
    expect(goesOn(2)).toBe(0);
    expect(goesOn(1)).toBeCloseTo(0);
    expect(ends(4, 3)).toBe(0);
    expect(ends(3, 2)).toBeCloseTo(SKIP);
    expect(ends(2, 1)).toBeCloseTo(2 * SKIP);
  });

  it('from a level 1 to a name without a level 2 only under 满意度指标', () => {
    const stepBehind = (label: string, roles = FOUR) => {
      const atoms = atomsOf(`${label} 培训人数 ≥25次`);
      const columns = roles.map((role): ColumnModel => ({ role, width: null, skip: 0, fill: 0 }));
      const { steps } = trellisSteps(atoms, columns, new TextCosts(atoms, false));
      const level3 = roles.indexOf('level3');
      const cells = steps.filter((step) => step.kind === 'cell' && step.column === level3 && step.from === 1);
      const from = new Set(cells.map((step) => step.source));
      return Math.min(
        ...steps
          .filter((step) => step.kind === 'row-goes-on' && step.column === 0 && from.has(step.target))
          .map((step) => step.cost),
      );
    };
    expect(stepBehind('产出指标')).toBeGreaterThan(1);
    expect(stepBehind('满意度指标')).toBe(0);
    expect(stepBehind('产出指标', ['level1', 'level3', 'target'])).toBe(0);
    // 数量指标 as the level before: what follows it lacks nothing.
    expect(stepBehind('数量指标', ['level2', 'level3', 'target'])).toBe(0);
  });
});

describe('a line that is part of no cell', () => {
  const within = (line: string, parted = '/') => `产出指标 数量指标 培训人数${parted}${line}${parted}≥25次`;
  const stray = (text: string, from = 3) => cost(text, 'stray', { from });

  it('is dear amid a row; a number alone between blank lines is not', () => {
    expect(stray(within('财政局'))).toBeGreaterThan(stray(within('12', '//')) + 2);
    expect(stray(within('12'))).toBe(stray(within('财政局')));
    expect(stray(within('12', '\f'))).toBe(stray(within('12', '//')));
    expect(stray(within('12345', '//'))).toBe(stray(within('财政局')));
    expect(stray(within('12 3', '//'))).toBe(stray(within('财政局')));
    expect(stray(within('12次', '//'))).toBe(stray(within('财政局')));
    expect(stray('产出指标 数量指标 培训人数//12/≥25次')).toBe(stray(within('财政局')));
    expect(stray('产出指标 数量指标 培训人数/12//≥25次')).toBe(stray(within('财政局')));
  });

  it('is a whole line', () => {
    expect(cost(within('财政局 乙'), 'stray', { from: 3, to: 5 })).toBeLessThan(Infinity);
    expect(cost(within('财政局 乙'), 'stray', { from: 3, to: 4 })).toBe(Infinity);
    expect(stray(ROW, 1)).toBe(Infinity);
  });

  it('may stand between a header and its first row, in the first three lines, or be a page’s number', () => {
    const between = (line: string, parted: string, ...before: readonly string[]) => {
      const text = [...before, line].join('/');
      const at = atomsOf(before.length === 0 ? '甲' : `${before.join('/')}/甲`).length - 1;
      const atoms = atomsOf(`${text}${parted}${ROW}`);
      const columns = FOUR.map((role): ColumnModel => ({ role, width: null, skip: 0, fill: 0 }));
      const { steps } = trellisSteps(atoms, columns, new TextCosts(atoms, false));
      return steps.some(
        (step) =>
          step.kind === 'stray' &&
          step.from === at &&
          steps.some((other) => other.kind === 'row-begins' && other.source === step.target),
      );
    };
    expect(between('甲县水利局', '/')).toBe(true);
    expect(between('甲县水利局', '/', ROW, '质量指标 合格率 ≥95%')).toBe(true);
    expect(between('甲县水利局', '/', ROW, '质量指标 合格率 ≥95%', '通过率 ≥95%')).toBe(false);
    expect(between('12', '//', ROW, '质量指标 合格率 ≥95%', '通过率 ≥95%')).toBe(false);
    expect(between('12', '//', ROW, '质量指标 合格率 ≥95%', '通过率 ≥95%//')).toBe(false);
  });

  it('is a band where it names a period', () => {
    expect(cost(`${ROW}/年度绩效指标/${ROW}`, 'band', { from: 4, to: 5 })).toBe(0);
    expect(cost(`${ROW}/甲县水利局/${ROW}`, 'band')).toBe(Infinity);
  });
});

describe('the table ends', () => {
  const endsBefore = (line: string) => cost(`${ROW}/${line}`, 'past', { from: 4 });
  /** What a line costs further behind the table. */
  const behind = (line: string) => cost(`${ROW}/备注：略/${line}`, 'past', { from: 5 });

  it.each([
    ['甲县水利局', '备注：略'],
    ['甲县水利局', '填表人：王某某'],
    ['甲县水利局', '政府采购预算表'],
    ['甲县水利局', '附件3：设备购置清单'],
    ['政府采购预算', '政府采购预算表'],
    ['请按规定填写政府采购预算表，并于月底前报送', '附件3：设备购置清单'],
    ['合格率 ≥95%', '备注：略'],
    ['质量指标 合格率 ≥95%', '合格率 ≥95%'],
  ])('before %s less likely than before %s', (less, more) => {
    expect(endsBefore(less)).toBeGreaterThan(endsBefore(more));
  });

  it.each([
    // A label of either level, not the bare words.
    ['质量指标', '甲县水利局'],
    ['产出指标', '甲县水利局'],
    ['履职效能', '甲县水利局'],
    ['产出指标', '产出'],
    // A line in as many pieces as a row has, with a value amid them.
    ['1 培训人数 次 ≥25次', '1 培训人数 次 甲'],
    ['1 培训人数 次 ≥25次', '培训人数 ≥25次'],
    // A sentence ends, or is long.
    ['甲县水利局', '甲县水利局。'],
    ['甲县水利局', '甲县水利局；乙县'],
    [
      '甲县水利局',
      '本表由项目主管部门会同财政部门根据年度预算安排情况逐项填写并于规定时间之前报送省级主管部门汇总备案',
    ],
    ['以下列明 ≥25次。', '以下列明的次数。'],
    ['甲县水利局', '备注：略'],
  ])('%s behind it less likely than %s', (less, more) => {
    expect(behind(less)).toBeGreaterThan(behind(more));
  });

  it('with the text, at no price', () => {
    expect(cost(ROW, 'close')).toBe(0);
    expect(cost(`${ROW}/备注：略`, 'close')).toBe(0);
  });

  it('where a line does', () => {
    expect(cost(ROW, 'past', { from: 1 })).toBe(Infinity);
    expect(cost(`${ROW}/备注：略 二`, 'past', { from: 4, to: 6 })).toBeLessThan(Infinity);
    expect(cost(`${ROW}/备注：略 二`, 'past', { from: 4, to: 5 })).toBe(Infinity);
  });
});

describe('a value', () => {
  const UNITS: readonly CellKind[] = ['level3', 'target', 'unit'];
  const value = (text: string, roles: readonly CellKind[], skip = 0) =>
    cost(`培训人数/${text}`, 'cell', { from: 1, to: 2, column: roles.indexOf('target') }, roles, { skip });
  const PLAIN: readonly CellKind[] = ['level3', 'target', 'other'];

  it('has its unit in its cell where units have no column of their own', () => {
    const dearer = (text: string) => value(text, UNITS) - value(text, PLAIN);
    expect(dearer('25次')).toBeGreaterThan(1);
    expect(dearer('25')).toBe(0);
    expect(dearer('12月31日前')).toBe(0);
    expect(dearer('2024年')).toBe(0);
    expect(dearer('持续提高')).toBe(0);
    expect(dearer('25-30')).toBe(0);
    expect(dearer('25次以上的规模以上')).toBe(0);
    // The name of a row may end in one.
    const name = (roles: readonly CellKind[]) =>
      cost('培训25次/≥25', 'cell', { from: 0, to: 1, column: 0 }, roles);
    expect(name(UNITS)).toBe(name(PLAIN));
  });

  it('in words needs neither sign nor unit: their empty columns cost it less', () => {
    const spared = (text: string, roles: readonly CellKind[]) =>
      value(text, roles) - value(text, roles, SKIP);
    expect(spared('持续提高', UNITS)).toBeCloseTo(0.8 * SKIP);
    expect(spared('持续提高', ['level3', 'sign', 'target', 'unit'])).toBeCloseTo(2 * 0.8 * SKIP);
    expect(spared('持续提高', PLAIN)).toBe(0);
    expect(spared('２５次', UNITS)).toBe(0);
    expect(spared('三百人次', UNITS)).toBe(0);
    const name = (skip: number) => cost('培训/≥25', 'cell', { from: 0, to: 1, column: 0 }, UNITS, { skip });
    expect(name(SKIP)).toBe(name(0));
  });

  it('is no cell of a column none of whose cells is so long', () => {
    const label = '产'.repeat(25);
    expect(cost(label, 'cell', { column: 0 })).toBe(Infinity);
    expect(cost(label, 'cell', { column: 2 })).toBeLessThan(Infinity);
  });
});
