import { describe, expect, it } from 'vitest';
import { lineWithoutMarkup, withoutMarkup } from '../../../../src/pipeline/tables/text/markdown-markup.ts';
import { shown } from './shown-blocks.ts';

describe('what Markdown writes around texts', () => {
  it('leaves bold type, escapes and entities out of a cell', () => {
    expect(withoutMarkup('**产出指标**')).toBe('产出指标');
    expect(withoutMarkup('**产出指标<br/>（50分）**')).toBe('产出指标\n（50分）');
    expect(withoutMarkup('**二级**<br>**指标**')).toBe('二级\n指标');
    expect(withoutMarkup('&gt;=20公顷')).toBe('>=20公顷');
    expect(withoutMarkup('30%\\~50%')).toBe('30%~50%');
    expect(lineWithoutMarkup('## 项目支出绩效目标表')).toBe('项目支出绩效目标表');
    expect(lineWithoutMarkup('**（2024年度）**')).toBe('（2024年度）');
  });

  it('leaves asterisks that are the text’s own', () => {
    expect(withoutMarkup('苗木成活率(≥**%)')).toBe('苗木成活率(≥**%)');
    expect(withoutMarkup('**数量')).toBe('**数量');
    expect(withoutMarkup('A&B公司')).toBe('A&B公司');
    expect(lineWithoutMarkup('#1机组')).toBe('#1机组');
  });
});

describe('tables of Markdown', () => {
  it('reads a table whose labels are bold, under a heading', () => {
    const text =
      '# 乡村教师培训绩效目标表\n\n| **一级<br>指标** | **二级指标** | **三级指标** | **指标值** |\n| --- | --- | --- | --- |\n| **产出指标** | 数量指标 | 培训乡村教师 | &ge;400人 |\n';
    expect(shown(text)).toEqual([
      '1 乡村教师培训绩效目标表',
      'delimited 2×4 @3-5',
      '  0:一级/指标 | 1:二级指标 | 2:三级指标 | 3:指标值',
      '  0:产出指标 | 1:数量指标 | 2:培训乡村教师 | 3:≥400人',
    ]);
  });

  it('reads an empty first cell in a table without borders', () => {
    const text =
      '一级指标 | 二级指标 | 三级指标 | 指标值\n效益指标 | 社会效益指标 | 受益人口 | 3万人\n | 生态效益指标 | 水质达标率 | ≥90%\n';
    expect(shown(text)).toEqual([
      'delimited 3×4 @1-3',
      '  0:一级指标 | 1:二级指标 | 2:三级指标 | 3:指标值',
      '  0↓2:效益指标 | 1:社会效益指标 | 2:受益人口 | 3:3万人',
      '  1:生态效益指标 | 2:水质达标率 | 3:≥90%',
    ]);
  });

  it('takes the bar in front of a bordered row for its border', () => {
    const text =
      '| 一级指标 | 二级指标 | 三级指标 | 指标值 |\n| 效益指标 | 社会效益指标 | 受益人口 | 3万人 |\n| | 生态效益指标 | 水质达标率 | ≥90% |\n';
    expect(shown(text)).toEqual([
      'delimited 3×4 @1-3',
      '  0:一级指标 | 1:二级指标 | 2:三级指标 | 3:指标值',
      '  0↓2:效益指标 | 1:社会效益指标 | 2:受益人口 | 3:3万人',
      '  1:生态效益指标 | 2:水质达标率 | 3:≥90%',
    ]);
  });
});
