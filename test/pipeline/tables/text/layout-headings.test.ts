import { describe, expect, it } from 'vitest';
import { shown } from './shown-blocks.ts';

/** The table's rows, without the marks of doubt. */
function rows(text: string): readonly string[] {
  return shown(text)
    .filter((line) => line.startsWith('  '))
    .map((line) => line.replaceAll('?', ''));
}

describe('headers of two rows in layout text', () => {
  it('townships below the name of the value, or beside the end of another name', () => {
    const table = (header: string) => `${header}
 产出指标    数量指标    栽植行道树           ≥900株    ≥450株
         质量指标    苗木保存率           ≥95%     ≥92%
 效益指标    生态效益指标  绿地面积增加          8公顷      3公顷
`;
    const expected = [
      '  0:产出指标 | 1:数量指标 | 2:栽植行道树 | 3:≥900株 | 4:≥450株',
      '  1:质量指标 | 2:苗木保存率 | 3:≥95% | 4:≥92%',
      '  0:效益指标 | 1:生态效益指标 | 2:绿地面积增加 | 3:8公顷 | 4:3公顷',
    ];
    const below = rows(
      table(
        ' 一级指标    二级指标    三级指标              指标值\n                             河口乡     石桥镇',
      ),
    );
    expect(below.map((row) => row.replace('↓2', '')).slice(-3)).toEqual(expected);
    const beside = rows(
      table(
        '                 三级                  指标值\n 一级指标    二级指标\n                 指标          河口乡     石桥镇',
      ),
    );
    expect(beside.map((row) => row.replace('↓2', '')).slice(-3)).toEqual(expected);
  });

  it('names of places in the first row under the names are a row', () => {
    const found = rows(` 一级指标    二级指标    三级指标              指标值
 产出指标    数量指标    河口乡 石桥镇         2个
         质量指标    苗木保存率           ≥95%
`);
    expect(found.at(-2)).toContain('2:河口乡 石桥镇 | 3:2个');
  });

  it('periods above two sets, of which the first may be empty in each row', () => {
    const found = rows(`               中期指标                         年度指标
一级指标
       二级指标    三级指标   指标值      二级指标       三级指标       指标值
产出指标   数量指标                     数量指标       栽植行道树      ≥900株
       质量指标                     质量指标       苗木保存率      ≥95%
       时效指标                     时效指标       栽植完成时间     2023年底前
效益指标   生态效益指标                   生态效益指标     绿地面积增加     8公顷
`);
    expect(found.slice(-4).map((row) => row.replace('↓3', ''))).toEqual([
      '  0:产出指标 | 1:数量指标 | 2: | 3: | 4:数量指标 | 5:栽植行道树 | 6:≥900株',
      '  1:质量指标 | 2: | 3: | 4:质量指标 | 5:苗木保存率 | 6:≥95%',
      '  1:时效指标 | 2: | 3: | 4:时效指标 | 5:栽植完成时间 | 6:2023年底前',
      '  0:效益指标 | 1:生态效益指标 | 2: | 3: | 4:生态效益指标 | 5:绿地面积增加 | 6:8公顷',
    ]);
  });

  it('the end of a name that stands a little off its beginning is no column of its own', () => {
    const found = rows(` 一级指标    二级           三级指标          指标值
              指标
 产出指标   数量指标          栽植行道树         ≥900株
        质量指标          苗木保存率         ≥95%
 效益指标   生态效益指标        绿地面积增加        8公顷
`);
    expect(found[0]).toBe('  0:一级指标 | 1:二级/指标 | 2:三级指标 | 3:指标值');
    expect(found.at(-1)).toBe('  0:效益指标 | 1:生态效益指标 | 2:绿地面积增加 | 3:8公顷');
  });
});

describe('a name of two lines amid names of one', () => {
  it('stands over none of its neighbours', () => {
    const text = `                                                权重
    一级指标       二级指标                  三级指标             当年预期实现值
                                                （%）
    产出指标       数量指标      补植行道树                15         25株
                 质量指标      苗木成活率                10       ≥88%
    效益指标       社会效益指标     公园开放天数               3       ≥300天
`;
    expect(shown(text).slice(1, 3)).toEqual([
      '  0:一级指标 | 1:二级指标 | 2:三级指标 | 3:权重/（%） | 4:当年预期实现值',
      '  0↓2:产出指标 | 1:数量指标 | 2:补植行道树 | 3:15 | 4:25株',
    ]);
  });

  it('of which the levels are none, though 指标 names one', () => {
    const text = `                                              指标
    一级指标       二级指标            三级指标                      指标值
                                              解释
    产出指标       数量指标      补植行道树          补植的棵数           25株
                 质量指标      苗木成活率          以验收资料为准      ≥88%
    效益指标       社会效益指标     公园开放天数         按实施方案核定      ≥300天
`;
    expect(shown(text).slice(1, 3)).toEqual([
      '  0:一级指标 | 1:二级指标 | 2:三级指标 | 3:指标/解释 | 4:指标值',
      '  0↓2:产出指标 | 1:数量指标 | 2:补植行道树 | 3:补植的棵数 | 4:25株',
    ]);
  });
});
