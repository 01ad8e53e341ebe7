import { describe, expect, it } from 'vitest';
import { atomsText, toAtoms } from '../../../../src/pipeline/tables/text/atoms.ts';
import { findHeaders } from '../../../../src/pipeline/tables/text/header.ts';
import { underHeading } from '../../../../src/pipeline/tables/text/header-heading.ts';
import { shown } from './shown-blocks.ts';

/** The columns of a header behind the levels, in lines parted by `/`, and what stands over them behind `^`. */
function columns(behind: string): string {
  const text = `一级指标 二级指标 三级指标 ${behind}/产出指标 数量指标 改造户数 4000户 1350户`;
  const atoms = toAtoms(text.split('/').map((line, i) => ({ number: i + 1, text: line })));
  return findHeaders(atoms)
    .map((header) => underHeading(atoms, header))
    .map(({ columns: own, heading }) => {
      const names = own.slice(3).map(({ from, to, role }) => `${atomsText(atoms.slice(from, to))}:${role}`);
      const over = heading === undefined ? [] : [`^${atomsText(atoms.slice(heading.from, heading.to))}`];
      return [...names, ...over].join(' ');
    })
    .join('\n');
}

describe('a name over several columns of a header in two lines', () => {
  it.each([
    ['指标值 备注/实施期指标值 本年度指标值', '实施期指标值:midterm 本年度指标值:target 备注:other ^指标值'],
    ['指标值/实施期指标值 年度指标值', '实施期指标值:midterm 年度指标值:target ^指标值'],
    ['分值 目标值/年度目标值 实际完成值', '分值:weight 年度目标值:target 实际完成值:actual ^目标值'],
  ])('gives them its place: %s', (behind, expected) => {
    expect(columns(behind)).toBe(expected);
  });

  it.each([
    [
      'names in one line',
      '实施期指标值 年度指标值 备注',
      '实施期指标值:midterm 年度指标值:target 备注:other',
    ],
    ['one name in the second line', '指标值 备注/实际完成值', '指标值:target 备注:other 实际完成值:actual'],
    ['others than values below', '指标值 备注/分值 得分', '指标值:target 备注:other 分值:weight 得分:score'],
    [
      'no heading above',
      '年度指标值 备注/中期指标值 实际完成值',
      '年度指标值:target 备注:other 中期指标值:midterm 实际完成值:actual',
    ],
  ])('is none with %s', (_, behind, expected) => {
    expect(columns(behind)).toBe(expected);
  });

  it('leaves each row its values under their own names, and is kept as text', () => {
    const text =
      '一级指标 二级指标 三级指标 指标值 备注\n实施期指标值 年度指标值\n产出指标 数量指标 改造户数 4000户 1350户\n质量指标 合格率 100% 100%\n';
    expect(shown(text).slice(0, 4)).toEqual([
      '1 指标值',
      'segmented 3×6 @1-4',
      '  0:一级指标 | 1:二级指标 | 2:三级指标 | 3:实施期指标值 | 4:年度指标值 | 5:备注',
      '  0↓2:产出指标 | 1:数量指标 | 2:改造户数 | 3:4000户 | 4:1350户',
    ]);
  });
});
