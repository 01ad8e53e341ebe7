import { describe, expect, it } from 'vitest';
import { shown } from './shown-blocks.ts';

/** Blocks without the marks of doubt. */
function blocks(text: string): readonly string[] {
  return shown(text).map((line) => line.replaceAll('?', ''));
}

describe('tables of layout text over pages', () => {
  it('a header at the end of a page goes on where the next shows the rest of its side label', () => {
    const found = blocks(`绩
效
   一级指标    二级指标     三级指标         指标值
指
标
\f         产出指标   数量指标     栽植行道树         ≥900株
    绩
    效              质量指标     苗木保存率         ≥95%
    指
    标    效益指标   生态效益指标   绿地面积增加        8公顷
`);
    const at = found.findIndex((line) => line.includes('一级指标'));
    expect(found.slice(0, at).filter((line) => /^\d+ [绩效指标]$/u.test(line)).length).toBe(4);
    expect(found.slice(at + 1).filter((line) => line.startsWith('  '))).toEqual([
      '  0↓3:绩/效/指/标 | 1↓2:产出指标 | 2:数量指标 | 3:栽植行道树 | 4:≥900株',
      '  2:质量指标 | 3:苗木保存率 | 4:≥95%',
      '  1:效益指标 | 2:生态效益指标 | 3:绿地面积增加 | 4:8公顷',
    ]);
  });

  const first = ` 一级指标    二级指标                 三级指标                   指标值
 产出指标    数量指标                 栽植行道树                  ≥900株
         质量指标                 苗木保存率                  ≥95%
`;

  it('rows go on though the next page holds its columns closer together', () => {
    const found = blocks(`${first}\f效益指标  生态效益指标  绿地面积增加    8公顷
满意度指标 满意度指标   居民满意度     ≥90%
`);
    expect(found.at(-2)).toBe('  0:效益指标 | 1:生态效益指标 | 2:绿地面积增加 | 3:8公顷');
    expect(found.at(-1)).toBe('  0:满意度指标 | 1:满意度指标 | 2:居民满意度 | 3:≥90%');
  });

  it('lines without a label are none', () => {
    const found = blocks(`${first}\f联系电话   0551-1234    传真   0551-4321
经办   某某   日期   2023年3月
`);
    expect(found.at(-1)).toMatch(/^\d+ 经办/u);
  });

  it('a label in a column the header gave no name puts the table in doubt', () => {
    const text = (header: string) => ` 一级指标    ${header}     三级指标          指标值
 履职效能    预算管理       其他        栽植行道树         ≥900株
         资产管理       人才支撑      苗木保存率         ≥95%
 社会效应    社会效益       其他        绿地面积          8公顷
`;
    const rows = shown(text('二级指标       类别')).filter((line) => line.includes('苗木保存率'));
    expect(rows[0]).toContain('苗木保存率?');
  });

  it('a page that ends with its number goes on on the next, where the columns may stand elsewhere', () => {
    const text = (foot: string) => ` 一级指标    二级指标                 三级指标                   指标值
         数量指标                 栽植行道树                  ≥900株
 产出指标
         质量指标                 苗木保存率                  ≥95%
         生态效益指标               绿地面积增加                 8公顷
${foot}效益指标  社会效益指标  居民知晓率      ≥70%
满意度指标 满意度指标   居民满意度     ≥90%
`;
    const parted = blocks(text('\n                    -1-\n\n'));
    expect(parted.slice(-2)).toEqual([
      '  0:效益指标 | 1:社会效益指标 | 2:居民知晓率 | 3:≥70%',
      '  0:满意度指标 | 1:满意度指标 | 2:居民满意度 | 3:≥90%',
    ]);
    // The row above the page's end has no label of level 1 of its own: it waits for the next page's.
    expect(parted).toContain('  0: | 1:生态效益指标 | 2:绿地面积增加 | 3:8公顷');
  });
});
