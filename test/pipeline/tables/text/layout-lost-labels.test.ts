import { describe, expect, it } from 'vitest';
import { shown } from './shown-blocks.ts';

/** Names in doubt. */
function doubted(text: string): readonly string[] {
  return shown(text).flatMap((line) => [...line.matchAll(/ 2:([^|]+)\?/gu)].map((match) => match[1] ?? ''));
}

const WHOLE = `一级指标     二级指标        三级指标            指标值

产出指标     数量指标        新建农家书屋        12个
                             购置图书            3000册
             质量指标        书屋验收合格率      100%
             时效指标        建成时间            2023年9月底前
效益指标     社会效益指标    村民阅读人次        ≥3000人次
满意度指标   满意度指标      读者满意度          ≥90%
`;

/** The text without a label, blanks of its width in its place. */
function without(label: string): string {
  return WHOLE.replace(label, '  '.repeat(label.length));
}

describe('labels that layout text has lost', () => {
  it('doubts nothing where all are there', () => {
    expect(doubted(WHOLE)).toEqual([]);
  });

  it('doubts rows of a level 1 without a level 2, down to the next label', () => {
    expect(doubted(without('数量指标'))).toEqual(expect.arrayContaining(['新建农家书屋', '购置图书']));
    expect(doubted(without('数量指标'))).not.toContain('村民阅读人次');
  });

  it('doubts a row that speaks for a label printed nowhere', () => {
    expect(doubted(without('时效指标'))).toContain('建成时间');
    expect(doubted(without('时效指标'))).not.toContain('新建农家书屋');
  });

  it('leaves 满意度指标 without a level 2, and a row that speaks for a label printed elsewhere', () => {
    expect(doubted(WHOLE.replace('   满意度指标   ', '                '))).toEqual([]);
    expect(doubted(WHOLE.replace('书屋验收合格率  ', '村民就业人数    '))).toEqual([]);
  });

  it('doubts rows above a label that speak for the one lost before it, and not beside a label of one row', () => {
    const doubtful = doubted(
      WHOLE.replace('社会效益指标    村民', '                村民').replace(
        '满意度指标   满意度',
        '             可持续影响指标  藏书管理机制        健全\n$&',
      ),
    );
    expect(doubtful).toContain('村民阅读人次');
    expect(doubted(WHOLE.replace('社会效益指标  ', '可持续影响指标'))).toEqual([]);
  });

  it('doubts rows without a level 1 whose levels 2 are of several, not those of one', () => {
    const bare = without('产出指标').replace('效益指标     社会', '             社会');
    expect(doubted(bare)).toEqual(expect.arrayContaining(['新建农家书屋', '村民阅读人次']));
    expect(doubted(bare)).not.toContain('读者满意度');
    expect(doubted(without('产出指标').split('\n').slice(0, 6).join('\n'))).not.toContain('新建农家书屋');
  });
});
