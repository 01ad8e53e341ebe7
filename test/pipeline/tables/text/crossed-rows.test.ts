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

  it('names, then values from the line of the last name on, and so from column to column', () => {
    const text = `一级指标    二级指标    三级指标        权重      指标值
成本指标  经济成本指标 单株养护成本         15       ≤33元
                栽植行道树        2        900株
        数量指标 修剪绿篱          5       ≥7公里
                更换座椅         10       ≥35把
产出指标  质量指标 苗木保存率达到合同约定
                座椅完好率       8
                             4        ≥95%
                                       100%
        时效指标 绿化补植完成
                座椅更换完成
                            12       按时完成
                             2   2022年6月底前
满意度指标         居民满意度        4        ≥90%
`;
    expect(rowWith('苗木', text)).toBe('  1↓2:质量指标 | 2:苗木保存率达到合同约定 | 3:8 | 4:≥95%');
    expect(rowWith('座椅完好', text)).toBe('  2:座椅完好率 | 3:4 | 4:100%');
    expect(rowWith('补植', text)).toBe('  1↓2:时效指标 | 2:绿化补植完成 | 3:12 | 4:按时完成');
    expect(rowWith('座椅更换', text)).toBe('  2:座椅更换完成 | 3:2 | 4:2022年6月底前');
  });

  it('a name right behind another, where names begin', () => {
    const text = `一级指标      二级指标               三级指标            指标值
                     栽植行道树                    900株
          数量指标 修剪道路绿篱更换公园座椅
                                            ≥7公里
                                             ≥35把
                     新建儿童活动场地                 ≥2处
产出指标      质量指标   苗木保存率                    ≥95%
                     座椅完好率                    ≥98%
满意度指标     满意度指标   居民满意度                    ≥90%
`;
    expect(rows(text).slice(0, 5)).toEqual([
      '  0:一级指标 | 1:二级指标 | 2:三级指标 | 3:指标值',
      '  0↓6:产出指标 | 1↓4:数量指标 | 2:栽植行道树 | 3:900株',
      '  2:修剪道路绿篱 | 3:≥7公里',
      '  2:更换公园座椅 | 3:≥35把',
      '  2:新建儿童活动场地 | 3:≥2处',
    ]);
  });

  it('no name that reaches over that place with its value beside it', () => {
    const text = `一级指标      二级指标               三级指标            指标值
                     栽植行道树                    900株
          数量指标 修剪道路绿篱更换公园座椅                  ≥7公里
                     更换路灯                     ≥35盏
产出指标      质量指标   苗木保存率                    ≥95%
                     座椅完好率                    ≥98%
满意度指标     满意度指标   居民满意度                    ≥90%
`;
    expect(rowWith('修剪', text)).toBe('  2:修剪道路绿篱更换公园座椅 | 3:≥7公里');
  });

  it('tables row after row, which read otherwise would be each other’s', () => {
    const text = `一级指标   二级指标      三级指标                 指标值
产出指标   数量指标      新建农家书屋               12个
       时效指标 农家书屋全部建成并投入使用的时间情况
                 图书采购时间
                                  2024年6月30日前
                                        100%
       成本指标 单个书屋年度平均成本
                 图书采购成本
                                  小于等于534元
                                   ≤2420元
满意度指标  满意度指标     读者满意度                ≥90%
`;
    expect(
      rows(text)
        .slice(2, 6)
        .map((row) => row.replaceAll('?', '')),
    ).toEqual([
      '  1↓2:时效指标 | 2:农家书屋全部建成并投入使用的时间情况 | 3:2024年6月30日前',
      '  2:图书采购时间 | 3:100%',
      '  1↓2:成本指标 | 2:单个书屋年度平均成本 | 3:小于等于534元',
      '  2:图书采购成本 | 3:≤2420元',
    ]);
  });

  it('not names that wrap beside values that do', () => {
    const text = `一级指标  二级指标    三级指标            指标值
产出指标  数量指标   新建农家书屋           12个
      时效指标   农家书屋竣工验收并投
                 入使用时间        2024年6月30
                             日前
                 图书采购时间        全年
满意度指标 满意度指标  读者满意度          ≥90%
`;
    expect(rowWith('竣工', text)).toContain('农家书屋竣工验收并投/入使用时间 | 3:2024年6月30/日前');
  });
});
