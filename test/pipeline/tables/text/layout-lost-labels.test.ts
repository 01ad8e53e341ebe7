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
});
