import { describe, expect, it } from 'vitest';
import { FragmentCosts } from '../../../../src/pipeline/tables/text/layout-columns.ts';
import { shown } from './shown-blocks.ts';

/** The table's rows, without the marks of doubt. */
function rows(text: string): readonly string[] {
  return shown(text)
    .filter((line) => line.startsWith('  '))
    .map((line) => line.replaceAll('?', ''));
}

describe('tables in text that keeps the layout', () => {
  it('puts the end of a bracket to the label that has it open', () => {
    const text = `一级指标   二级指标               三级指标        指标值
         数量指标（20       栽植行道树         ≥900株
            分）
产出指标
（35分）     质量指标（15
                      苗木保存率         ≥95%
            分）
效益指标 生态效益指标（30 绿地面积增加         8公顷
（30分）     分）
`;
    const cells = rows(text).join('\n');
    expect(cells).toMatch(/产出指标\/（35分）/u);
    expect(cells).toMatch(/质量指标（15\/分）/u);
    expect(cells).toMatch(/生态效益指标（30\/分）/u);
  });

  it('keeps a row without a value apart from the next', () => {
    const text = `一级指标   二级指标      三级指标                 指标值
产出指标   数量指标      新建农家书屋               12个
       质量指标      书屋验收合格率              100%
效益指标   社会效益指标    村民阅读人次               ≥3000人次
       可持续影响指标   管理员队伍建设
满意度指标  满意度指标     读者满意度                ≥90%
`;
    expect(rows(text).slice(-2)).toEqual([
      '  1:可持续影响指标 | 2:管理员队伍建设 | 3:',
      '  0:满意度指标 | 1:满意度指标 | 2:读者满意度 | 3:≥90%',
    ]);
  });

  it('a label behind the weight of level 1 is a cell of its own, a weight behind its label is not', () => {
    const text = ` 一级指标    二级指标            三级指标           指标值
 产出指标    数量指标 栽植行道树                    ≥900株
 （50%）   质量指标 苗木保存率                    ≥95%
 效益指标 经济效益指标 苗木销售收入                  4亿元
 （30%） 社会效益指标 居民知晓率                   ≥70%
       可持续影响指标 管护机制健全程度                  优
`;
    const cells = rows(text).join('\n');
    expect(cells).toMatch(/0↓\d:效益指标\/（30%）/u);
    expect(cells).toContain('1:社会效益指标 | 2:居民知晓率');
    const cost = (text: string) => new FragmentCosts().of('level1', text);
    expect(cost('（30%）')).toBeLessThan(1);
    expect(cost('效益指标（30%）')).toBeLessThan(1);
    expect(cost('（30%）社会效益指标')).toBeGreaterThan(1);
  });

  it('doubts a row whose weight has become a piece of its value', () => {
    const text = `一级指标   二级指标     三级指标          指标值      分值
产出指标   数量指标     新建农家书屋        12个       20
       质量指标     验收合格率         100%      20
       时效指标     建成时间          2023年底前4
效益指标   社会效益指标   村民阅读人次        ≥3000人次  30
满意度指标  满意度指标    读者满意度         ≥90%      10
`;
    const odd = shown(text).find((line) => line.includes('建成时间'));
    expect(odd).toMatch(/建成时间\?/u);
    expect(shown(text).find((line) => line.includes('新建农家书屋'))).not.toContain('?');
  });
});
