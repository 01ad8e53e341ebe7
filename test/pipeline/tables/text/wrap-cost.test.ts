/** Whether a gap is one inside a cell or one between cells: pairs of gaps, the less likely inside a cell first. */
import { describe, expect, it } from 'vitest';
import type { Atom, Gap } from '../../../../src/pipeline/tables/text/atoms.ts';
import type { CellKind, ColumnWidth } from '../../../../src/pipeline/tables/text/column-model.ts';
import {
  breakCost,
  endCost,
  firstUnitWidth,
  joinCost,
  overflowCost,
} from '../../../../src/pipeline/tables/text/wrap-cost.ts';
import { atom } from './segmented-rows.ts';

interface Setting extends Partial<Atom> {
  readonly role?: CellKind;
  readonly unitsApart?: boolean;
  readonly lineWidth?: number;
  readonly columnWidth?: ColumnWidth;
}

function pair(before: string, text: string, gap: Gap, of: Partial<Atom>): readonly Atom[] {
  return [atom(before, 1), { ...atom(text, 1, gap), spaces: 1, latinApart: true, ...of }];
}

/** Cost of the gap between two pieces of one cell. */
function join(gap: Gap, before: string, text: string, setting: Setting = {}): number {
  const { role = 'level3', unitsApart = false, lineWidth = 8, columnWidth = 20, ...of } = setting;
  return joinCost(role, pair(before, text, gap, of), 1, lineWidth, columnWidth, unitsApart);
}

/** Cost of a cell ending between them. */
function end(gap: Gap, before: string, text: string, setting: Setting = {}): number {
  const { unitsApart = false, lineWidth = 8, columnWidth = 20, role: _, ...of } = setting;
  return endCost(pair(before, text, gap, of), 1, lineWidth, columnWidth, unitsApart);
}

describe('joinCost: white space in a line', () => {
  const space = (before: string, text: string, setting?: Setting) => join('space', before, text, setting);

  it('between two Han characters it parts cells, beside Latin or a figure less, between two of these hardly', () => {
    expect(space('培训', '人数')).toBeGreaterThan(space('培训', 'A级'));
    expect(space('培训', 'A级')).toBe(space('A', '级'));
    expect(space('培训', '(级')).toBe(space('25%', '级'));
    expect(space('培训', 'A级')).toBeGreaterThan(space('A', 'B级'));
  });

  it('beside Latin it is odd where the text sets none there', () => {
    expect(space('培训', 'A级', { latinApart: false })).toBeGreaterThan(space('培训', 'A级'));
    expect(space('A', 'B级', { latinApart: false })).toBe(space('A', 'B级'));
    expect(space('培训', '人数', { latinApart: false })).toBe(space('培训', '人数'));
  });

  it('the same words again are the ends of two cells, the same letters are not', () => {
    expect(space('次', '次')).toBeGreaterThan(space('次', '人'));
    expect(space('A', 'A')).toBe(space('A', 'B'));
  });

  it('two spaces part more than one', () => {
    expect(space('培训', '人数', { spaces: 2 })).toBeGreaterThan(space('培训', '人数'));
  });

  const inValue = (before: string, text: string) =>
    (['target', 'midterm', 'longterm', 'actual'] as const).map((role) => space(before, text, { role }));

  it('in a value, behind a bare number begins another cell, but for a unit or a date', () => {
    const inName = space('3', '不发生');
    for (const cost of inValue('3', '不发生')) expect(cost).toBeGreaterThan(inName);
    for (const [before, text] of [
      ['3', '人次以上'],
      ['3', '年初'],
      ['3', '月份'],
      ['3', '万'],
      ['3', 'A级'],
      ['第3', '不发生'],
    ] as const)
      expect(inValue(before, text)).toEqual(Array(4).fill(space(before, text)));
  });
});

describe('joinCost: a number and what goes on with it, set apart by a space', () => {
  const goesOn = (before: string, text: string, setting?: Setting) =>
    join('space', before, text, setting) <= join('space', 'A', 'B');

  it.each([
    ['25', '亩'],
    ['25', '万亩以上'],
    ['2019年', '10'],
    ['年', '10'],
    ['月', '15日'],
    ['10月', '底前'],
    ['15日', '之前'],
    ['10月底', '前'],
  ])('%s %s', (before, text) => {
    expect(goesOn(before, text)).toBe(true);
  });

  it.each([
    ['25', '某'],
    ['某', '亩'],
    ['2019号', '10'],
    ['19年', '10'],
    ['2019年', '100'],
    ['三月', '底前'],
    ['10月', '开始'],
  ])('%s %s does not', (before, text) => {
    expect(goesOn(before, text)).toBe(false);
  });

  it('nor where units have a column, the text sets no spaces there, or two spaces stand there', () => {
    expect(goesOn('25', '亩', { unitsApart: true })).toBe(false);
    expect(goesOn('25', '亩', { latinApart: false })).toBe(false);
    expect(goesOn('25', '亩', { spaces: 2 })).toBe(false);
  });
});

describe('joinCost: line breaks, blank lines, pages', () => {
  it('a label may be broken anywhere, a name where its line is full', () => {
    expect(join('break', '产出', '指标', { role: 'level1' })).toBeLessThan(join('break', '培训', '人数'));
    expect(join('break', '产出', '指标', { role: 'level2' })).toBe(
      join('break', '产出', '指标', { role: 'level1' }),
    );
  });

  it('within a word a break is of a cell, between words it is not as surely', () => {
    expect(join('break', '企', '业')).toBeGreaterThan(join('break', '企', '业', { inWord: true }));
    expect(join('page', '企', '业')).toBeGreaterThan(join('page', '企', '业', { inWord: true }));
  });

  it('where breaks are lost, a number and its unit are parted by none', () => {
    expect(join('break', '25', '亩')).toBeGreaterThan(join('break', '25', '亩', { breaksLost: true }));
    expect(join('break', '25', '某', { breaksLost: true })).toBe(join('break', '25', '某'));
  });

  it('a blank line parts cells, labels less', () => {
    expect(join('blank', '培训', '人数')).toBeGreaterThan(join('blank', '产出', '指标', { role: 'level1' }));
    expect(join('blank', '培训', '人数')).toBeGreaterThan(join('page', '培训', '人数'));
  });
});

describe('breakCost', () => {
  it('costs the more the more room the line leaves, up to much', () => {
    const left = [-1, 1, 3, 6, 9].map((room) => breakCost(18 - room, 2, 20));
    expect(left).toEqual([...left].sort((a, b) => a - b));
    expect(new Set(left).size).toBe(5);
    expect(breakCost(2, 2, 20)).toBe(breakCost(4, 2, 20));
  });

  it('of a column whose width is not known costs as much as a break in the middle', () => {
    expect(breakCost(4, 2, null)).toBeGreaterThan(breakCost(17, 2, 20));
    expect(breakCost(4, 2, null)).toBeLessThan(breakCost(4, 2, 20));
  });
});

describe('endCost', () => {
  it('nothing is to pay at the end of the text, nor behind a line that is not full', () => {
    expect(endCost([atom('培训', 1)], 1, 20, 20)).toBe(0);
    expect(end('break', '培训', '人数')).toBe(0);
  });

  it('a cell does not end within a word, nor between a number and its unit', () => {
    expect(end('space', '企', '业', { inWord: true })).toBeGreaterThan(0);
    expect(end('space', '25', '亩')).toBeGreaterThan(0);
    expect(end('break', '25', '亩')).toBeGreaterThan(0);
  });

  it('but where units have a column, behind a blank line or two spaces', () => {
    expect(end('space', '25', '亩', { unitsApart: true })).toBe(0);
    expect(end('blank', '25', '亩')).toBe(0);
    expect(end('space', '25', '亩', { spaces: 2 })).toBe(0);
    expect(end('space', '某', '亩')).toBe(0);
  });

  it('a full line may go on, where a break follows and the width is known', () => {
    expect(end('break', '培训', '人数', { lineWidth: 20 })).toBeGreaterThan(0);
    expect(end('break', '培训', '人数', { lineWidth: 19 })).toBe(0);
    expect(end('break', '培训', '人数', { lineWidth: 20, columnWidth: null })).toBe(0);
    expect(end('space', '培训', '人数', { lineWidth: 20 })).toBe(0);
    expect(end('blank', '培训', '人数', { lineWidth: 20 })).toBe(0);
  });

  it.each('亩 万亩 亩以上 亩左右 万 元/人 年 年度 月底前 月上旬 日前完成 月份'.split(' '))(
    '%s goes on with a number',
    (text) => {
      expect(end('space', '25', text)).toBeGreaterThan(0);
    },
  );

  it.each('不发生 /年 底前 某/年 年初 以下罚款'.split(' '))('%s does not', (text) => {
    expect(end('space', '25', text)).toBe(0);
  });
});

describe('overflowCost', () => {
  it('a line wider than its column is odd, but for the slack of proportional fonts, and no odder than much', () => {
    expect(overflowCost(21, 20)).toBe(0);
    expect(overflowCost(22, 20)).toBeGreaterThan(0);
    expect(overflowCost(24, 20)).toBeGreaterThan(overflowCost(22, 20));
    expect(overflowCost(60, 20)).toBe(overflowCost(40, 20));
    expect(overflowCost(60, null)).toBe(0);
  });
});

describe('firstUnitWidth', () => {
  it.each([
    ['培训人数', 2],
    ['25.5次', 4],
    ['A-1级', 3],
    ['（25%）以上', 7],
    ['达，再', 4],
    ['《优》级', 6],
  ])('of %s is %i', (text, width) => {
    expect(firstUnitWidth(text)).toBe(width);
  });
});
