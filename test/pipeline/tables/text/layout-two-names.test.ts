import { describe, expect, it } from 'vitest';
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
