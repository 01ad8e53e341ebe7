import { describe, expect, it } from 'vitest';
import { shown } from './shown-blocks.ts';

const HEADER = '一级指标 二级指标 三级指标 指标值\n';

/** The table's rows only. */
function rows(text: string): readonly string[] {
  return shown(text).filter((line) => line.startsWith('  '));
}

describe('what belongs to the page amid a table', () => {
  it('is a line that stands beside two pages’ numbers', () => {
    const text = `${HEADER}产出指标 数量指标 适配人数 ≥12人
- 3 -
清源市残疾人联合会预算公开
改造户数 ≥150户
- 4 -
清源市残疾人联合会预算公开
质量指标 服务规范率 ≥95%
`;
    expect(rows(text).map((row) => row.replaceAll('?', ''))).toEqual([
      '  0:一级指标 | 1:二级指标 | 2:三级指标 | 3:指标值',
      '  0↓3:产出指标 | 1↓2:数量指标 | 2:适配人数 | 3:≥12人',
      '  2:改造户数 | 3:≥150户',
      '  1:质量指标 | 2:服务规范率 | 3:≥95%',
    ]);
  });

  it('is not a label that two pages repeat', () => {
    const text = `${HEADER}产出指标 数量指标 适配人数 ≥12人
- 3 -
产出指标 数量指标 改造户数 ≥150户
- 4 -
产出指标 数量指标 改造次数 ≥2次
`;
    expect(rows(text).slice(1)).toEqual([
      '  0:产出指标 | 1:数量指标 | 2:适配人数 | 3:≥12人',
      '  0:产出指标 | 1:数量指标 | 2:改造户数 | 3:≥150户',
      '  0:产出指标 | 1:数量指标 | 2:改造次数 | 3:≥2次',
    ]);
  });

  it('may be a bare number between blank lines, which is then no value of a row that has one', () => {
    const text = `${HEADER}产出指标 数量指标 适配人数 ≥12人

4

时效指标 资金拨付率 100%
`;
    expect(
      rows(text)
        .slice(1)
        .map((row) => row.replaceAll('?', '')),
    ).toEqual(['  0↓2:产出指标 | 1:数量指标 | 2:适配人数 | 3:≥12人', '  1:时效指标 | 2:资金拨付率 | 3:100%']);
    expect(shown(text)).toContain('4 4');
  });

  it('is no bare number that is the value', () => {
    const text = `${HEADER}产出指标 数量指标 认定企业户数

559

时效指标 资金拨付率 100%
`;
    expect(rows(text)[1]).toBe('  0↓2:产出指标 | 1:数量指标 | 2:认定企业户数 | 3:559');
  });
});

describe('the top of a later page', () => {
  const page = (top: string, own: string) => `${top}\n${HEADER}${own}\n`;
  const FIRST = page('草\n案\n第三部分 绩效目标', '产出指标 数量指标 适配人数 ≥12人');

  it('is the page’s where it says what the text begins with, whatever its words', () => {
    expect(rows(`${FIRST}\f草\n案\n第三部分 绩效目标\n改造户数 ≥150户\n质量指标 服务规范率 ≥95%\n`)).toEqual([
      '  0:一级指标 | 1:二级指标 | 2:三级指标 | 3:指标值',
      '  0↓3:产出指标 | 1↓2:数量指标 | 2:适配人数 | 3:≥12人',
      '  2:改造户数 | 3:≥150户',
      '  1:质量指标 | 2:服务规范率 | 3:≥95%',
    ]);
  });

  it.each([
    ['other words', '第四部分 绩效目标\n改造户数 ≥150户'],
    ['too few to tell', '草\n案\n改造户数 ≥150户'],
    ['a form below', '草\n案\n第三部分 绩效目标\n项目名称 道路改造\n'],
  ])('is what it was with %s', (_, below) => {
    const top = below.split(/[\n ]/u)[0] as string;
    const count = (text: string) => shown(text).join('\n').replaceAll(' ', '').split(top).length - 1;
    expect(count(`${FIRST}\f${below}\n质量指标 服务规范率 ≥95%\n`)).toBe(count(FIRST) + 1);
  });

  it('is the table’s where the text begins with its header', () => {
    const text = `${HEADER}产出指标 数量指标 适配人数 ≥12人\n\f${HEADER}质量指标 服务规范率 ≥95%\n`;
    expect(rows(text).filter((row) => row.includes('三级指标'))).toHaveLength(2);
  });
});
