/** Other marks between cells: bars drawn in characters, semicolons; and a remark in the rows' columns. */
import { describe, expect, it } from 'vitest';
import { problemCodes, shown } from './shown-blocks.ts';

const rows = (text: string) => shown(text).filter((line) => line.startsWith('  '));

const READ = [
  '  0:一级指标 | 1:二级指标 | 2:三级指标 | 3:指标值',
  '  0↓2:产出指标 | 1:数量指标 | 2:培训人数 | 3:≥25人',
  '  1:质量指标 | 2:合格率 | 3:100%',
];

describe('a table drawn in characters', () => {
  it('is read by its bars, the lines between its rows say nothing', () => {
    const text = `项目绩效目标表
┌────┬────┬────┬────┐
│一级指标│二级指标│三级指标│指标值│
├────┼────┼────┼────┤
│产出指标│数量指标│培训人数│≥25人│
│    │质量指标│合格率│100%│
└────┴────┴────┴────┘
`;
    expect(rows(text)).toEqual(READ);
    expect(rows(text.replaceAll('│', '｜'))).toEqual(READ);
    expect(problemCodes(text)).toEqual([]);
  });

  it('but a bar or two in a sentence make no table', () => {
    expect(rows('本表分为一级指标│二级指标│三级指标三层。\n请按要求填报。\n')).toEqual([]);
  });
});

describe('a table parted by semicolons', () => {
  it('is read, in quotes too', () => {
    const text = `项目绩效目标表;;;
一级指标;二级指标;三级指标;指标值
产出指标;数量指标;"培训人数";≥25人
;质量指标;合格率;100%
`;
    expect(rows(text)).toEqual(READ);
  });

  it('of commas keeps its semicolons', () => {
    const text = '一级指标,二级指标,三级指标,指标值\n产出指标,数量指标,培训；考核;鉴定人数,≥25人\n';
    expect(rows(text)[1]).toBe('  0:产出指标 | 1:数量指标 | 2:培训；考核;鉴定人数 | 3:≥25人');
  });
});

describe('a remark below the rows in their columns', () => {
  const table = '绩效指标\t一级指标\t二级指标\t三级指标\t指标值\n\t产出指标\t数量指标\t培训人数\t≥25人\n';
  it.each(['备注\t本表由财政部门汇总', '\t填报说明\t\t本表由财政部门汇总\t'])('%j is no row', (line) => {
    expect(rows(`${table}${line}\n`)).toHaveLength(2);
    expect(shown(`${table}${line}\n`).at(-1)).toContain('：本表由财政部门汇总');
  });

  it('but a name that begins with such a word is one', () => {
    expect(rows(`${table}\t\t\t备注栏填写率\t100%\n`)).toHaveLength(3);
  });
});
