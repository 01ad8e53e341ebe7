import { describe, expect, it } from 'vitest';
import type { ColumnRole } from '../../../../src/glossary/columns.ts';
import { withNamesOfTwo } from '../../../../src/pipeline/tables/text/layout-two-names.ts';
import { grid } from '../../form/shown-form.ts';
import { shown } from './shown-blocks.ts';

const text = (
  ...rows: readonly string[]
) => `一级指标     二级指标        三级指标                      指标值
产出指标     数量指标        新建农家书屋                  12个
             质量指标        农家书屋工程竣工验收一次合格率  100%
效益指标     社会效益指标    村民阅读人次                  ≥3000人次
${rows.join('\n')}
`;

function isDoubted(own: string, name: string): boolean {
  return shown(own).some((line) => new RegExp(`${name}[^|]*\\?`, 'u').test(line));
}

describe('a name of layout text that may be two', () => {
  it('breaks off where its column has room for more', () => {
    const own = text(
      '             可持续影响指标  图书管理机制                  健全',
      '                             村民阅读兴趣',
    );
    expect(isDoubted(own, '图书管理机制')).toBe(true);
  });

  it('is one where the column is full', () => {
    const own = text(
      '             可持续影响指标  农家书屋图书借阅与管理长效机制  健全',
      '                             建立情况',
    );
    expect(isDoubted(own, '农家书屋图书借阅与管理长效机制')).toBe(false);
  });
});

describe('cells of a grid that may be two', () => {
  const ROLES: readonly ColumnRole[] = ['level3', 'explanation', 'target'];
  /** The cells in doubt of a table of one more row, whose cells are as wide as its columns. */
  const doubted = (...row: readonly string[]): readonly string[] => {
    const wide = ['农家书屋图书借阅管理', '农家书屋图书借阅管理，以验收资料为准', '不断完善并提高'];
    const drawn = grid([['三级指标', '指标解释', '指标值'], wide, row]);
    return withNamesOfTwo(drawn, ROLES, 1).cells.flatMap(({ lines, confidence }) =>
      confidence < 0.5 ? [lines.join('/')] : [],
    );
  };

  it('a value that breaks off where its column has room for more', () => {
    expect(doubted('读者意见反馈', '', '有效提升\n有效助力')).toEqual(['有效提升/有效助力']);
    expect(doubted('读者意见反馈', '', '逐步有效提\n升')).toEqual([]);
  });

  it('a name explained in its last line alone', () => {
    expect(doubted('农家书屋图书管理机制\n读者意见', '读者意见，按实施方案核定', '健全')).toEqual([
      '农家书屋图书管理机制/读者意见',
    ]);
  });

  it.each([
    ['农家书屋图书管理机制\n读者意见', '农家书屋图书管理机制读者意见，按方案核定'],
    ['农家书屋图书借阅管理\n完善度', '完善度，按实施方案核定'],
    ['农家书屋图书管理机制\n读者意见', '对读者意见的反馈'],
    ['读者意见', '读者意见，按实施方案核定'],
  ])('not %s beside %s', (name, explanation) => {
    expect(doubted(name, explanation, '健全')).toEqual([]);
  });

  it('a name beside an explanation that goes on', () => {
    expect(doubted('读者意见反馈', '读者意见反馈的', '健全')).toEqual(['读者意见反馈']);
    expect(doubted('读者意见反馈', '以实际反馈的为准', '健全')).toEqual([]);
  });

  it('a name that goes on, and the next', () => {
    const rows = (name: string) =>
      withNamesOfTwo(
        grid([
          ['三级指标', '指标解释', '指标值'],
          [name, '', '5次'],
          ['图书借阅量', '', '9册'],
          ['读者人数', '', '7人'],
        ]),
        ROLES,
        1,
      ).cells.flatMap(({ lines, confidence }) => (confidence < 0.5 ? lines : []));
    expect(rows('培训次数和')).toEqual(['培训次数和', '图书借阅量']);
    expect(rows('培训和交流次数')).toEqual([]);
    expect(rows('阅读知识普及')).toEqual([]);
  });
});
