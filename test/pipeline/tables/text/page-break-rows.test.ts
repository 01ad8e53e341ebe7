import { describe, expect, it } from 'vitest';
import { shown } from './shown-blocks.ts';

const HEADER = '一级指标 二级指标 三级指标 指标值';

/** Lines of rows' names in doubt. */
function doubted(lines: readonly string[]): readonly string[] {
  return shown([HEADER, ...lines].join('\n')).flatMap((line) =>
    [...line.matchAll(/ 2:([^|]+)\?/gu)].map((match) => match[1] ?? ''),
  );
}

const ABOVE = ['产出指标 数量指标 新建农家书屋 12个', '购置图书册数 3000册', '质量指标 书屋验收合格率 100%'];
const BELOW = ['效益指标 社会效益指标 村民阅读人次 ≥3000人次', '满意度指标 满意度指标 读者满意度 ≥90%'];

describe('rows at a page break', () => {
  it('doubts a name behind a page number that begins with a line of its own: it may be the head of the page', () => {
    const lines = [...ABOVE, '- 3 -', '某某市财政局文件', '书屋管理制度建设情况 健全', ...BELOW];
    expect(doubted(lines).join('\n')).toContain('某某市财政局文件');
  });

  it('doubts a row that a page number parts, with what may be a head behind it, or a number above', () => {
    const lines = [
      ...ABOVE.slice(0, 2),
      '质量指标 书屋配套设施',
      '- 3 -',
      '某某市财政局文件',
      '100%',
      ...BELOW,
    ];
    expect(doubted(lines).join('\n')).toContain('书屋配套设施');
    const year = [
      ...ABOVE.slice(0, 2),
      '质量指标 书屋配套设施',
      '- 3 -',
      '2024年部门预算公开',
      '100%',
      ...BELOW,
    ];
    expect(doubted(year).join('\n')).toContain('书屋配套设施');
    const number = [...ABOVE.slice(0, 2), '质量指标 书屋验收合格', '3', '\f率 100%', ...BELOW];
    expect(doubted(number).join('\n')).toContain('书屋验收合格');
  });

  it('leaves rows above and below a page number between rows', () => {
    expect(doubted([...ABOVE, '- 3 -', ...BELOW])).toEqual([]);
    expect(doubted([...ABOVE.slice(0, 1), '第3页 共5页', ...ABOVE.slice(1), ...BELOW])).toEqual([]);
  });

  it('leaves a row parted within a word, and one whose short value stands behind the page number', () => {
    const inWord = [...ABOVE.slice(0, 2), '质量指标 书屋验收合', '- 3 -', '格率 100%', ...BELOW];
    expect(doubted(inWord)).toEqual([]);
    const beforeValue = [...ABOVE.slice(0, 2), '质量指标 书屋验收合格率', '- 3 -', '≥95%', ...BELOW];
    expect(doubted(beforeValue)).toEqual([]);
  });

  it('leaves a name of two lines where no page ends', () => {
    const lines = [...ABOVE.slice(0, 2), '质量指标 书屋配套设施及图书', '验收合格率 100%', ...BELOW];
    expect(doubted(lines)).toEqual([]);
  });
});
