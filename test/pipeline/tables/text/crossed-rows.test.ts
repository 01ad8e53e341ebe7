import { describe, expect, it } from 'vitest';
import { shown } from './shown-blocks.ts';

/** The table's rows, doubts included. */
function rows(text: string): readonly string[] {
  return shown(text).filter((line) => line.startsWith('  '));
}

/** The row that holds a word, without marks of doubt. */
function rowWith(word: string, text: string): string | undefined {
  return rows(text)
    .find((row) => row.includes(word))
    ?.replaceAll('?', '');
}

describe('rows of layout text that cross', () => {
  it('names, then two columns of values side by side: line by line they are one row’s', () => {
    const text = `一级指标    二级指标        三级指标          中期指标值     年度指标值
产出指标    数量指标    栽植行道树             ≥900株     ≥300株
        质量指标    苗木保存率             ≥95%      ≥95%
效益指标    社会效益指标  群众文化活动参与人数
        生态效益指标  绿地面积增加
                                  3万人次以上    1万人次以上
                                  持续完善      8公顷
满意度指标   满意度指标   居民满意度             ≥90%      ≥88%
`;
    expect(rowWith('参与人数', text)).toContain('3:3万人次以上 | 4:1万人次以上');
    expect(rowWith('绿地', text)).toContain('3:持续完善 | 4:8公顷');
  });

  it('names, signs, values and units, of which a last column holds some only', () => {
    const text = `一级指标 二级指标    三级指标     计算符号   目标值   计量单位  备注
产出指标 数量指标 栽植行道树          ≥      900    株
       时效指标 项目竣工验收时间
                苗木补植完成率
                              ≤
                              ＝
                                     24
                                    100
                                          小时   年度计划数
                                           %
效益指标 社会效益指标 居民知晓率        ≥      70    %
`;
    expect(rowWith('竣工', text)).toContain('3:≤ | 4:24 | 5:小时 | 6:年度计划数');
    expect(rowWith('补植', text)).toContain('3:＝ | 4:100 | 5:%');
  });

  it('a name above a value that is as high as it is in doubt', () => {
    const found = rows(`一级指标   二级指标      三级指标                 指标值
产出指标   数量指标      新建农家书屋               12个
       质量指标      书屋验收合格率              100%
效益指标   社会效益指标    村民阅读人次
                                      ≥3000人次
       可持续影响指标   管理员队伍建设             建立健全
满意度指标  满意度指标     读者满意度                ≥90%
`);
    expect(found.find((row) => row.includes('阅读'))).toMatch(/村民阅读人次\?/u);
    expect(found.find((row) => row.includes('农家书屋'))).not.toContain('?');
  });
});
