/** Rows of layout text that stand further left than the others of their table. */
import { describe, expect, it } from 'vitest';
import { shown } from './shown-blocks.ts';

/** A table of explanations between names and values, with these lines in it. */
function rows(...lines: readonly string[]): readonly string[] {
  const text = `一级指标      二级指标             三级指标                指标内容         年度指标值
产出指标      数量指标          栽植行道树             栽植行道树，以验收资料为      900 株
                                          准
                        修剪绿篱              修剪绿篱，按实施方案核定      ≥7 公里
                        更换座椅              更换座椅占计划数的比例       ≥35 把
          质量指标          苗木保存率             苗木保存率占计划数的比例      ≥95%
                        座椅完好率             座椅完好率，以验收资料为      100%
                                          准
          时效指标          竣工验收时间            竣工验收时间，以验收资料      12 月底前
                                          为准
${lines.join('\n')}
满意度指标     满意度指标         居民满意度             居民满意度，通过问卷调查      ≥90%
                                          方式取得
`;
  return shown(text)
    .filter((line) => line.startsWith('  '))
    .slice(7, -1);
}

describe('a row further left than others', () => {
  it('with its explanation where names begin elsewhere', () => {
    const found = rows(
      '         生态环境成本指        绿地养护节水比例，反',
      '               绿地养护节水比例                                  ≥80M',
      '             标         映项目产出情况',
    );
    expect(found.map((row) => row.replaceAll('?', ''))).toEqual([
      '  1:生态环境成本指/标 | 2:绿地养护节水比例 | 3:绿地养护节水比例，反/映项目产出情况 | 4:≥80M',
    ]);
  });

  it('not where names of several lines are centred', () => {
    const found = rows(
      '                        改造街头绿地及其附属      改造绿地，以验收资料为准',
      '          成本指标           设施的费用                            ≤80 万元',
    );
    expect(found.map((row) => row.replaceAll('?', ''))).toEqual([
      '  1:成本指标 | 2:改造街头绿地及其附属/设施的费用 | 3:改造绿地，以验收资料为准 | 4:≤80 万元',
    ]);
  });
});
