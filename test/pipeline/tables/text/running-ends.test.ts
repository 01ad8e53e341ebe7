/** Where a table of running text ends and the next form begins, each place beside the nearest that is still the table's. */
import { describe, expect, it } from 'vitest';
import { shown } from './shown-blocks.ts';

const HEADER = '一级指标 二级指标 三级指标 指标值';
const ROWS = '产出指标 数量指标 新建水窖 30口\n质量指标 验收合格率 100%';
const TITLE = '农村道路项目绩效目标表';
const TABLE = [
  'segmented 3×4 @1-3',
  '  0:一级指标 | 1:二级指标 | 2:三级指标 | 3:指标值',
  '  0↓2:产出指标 | 1:数量指标 | 2:新建水窖 | 3:30口',
  '  1:质量指标 | 2:验收合格率 | 3:100%',
];

/** What follows the table of three lines; null where the table does not end with them. */
function behind(...lines: readonly string[]): readonly string[] | null {
  const blocks = shown([HEADER, ROWS, ...lines].join('\n'));
  return TABLE.every((line, at) => blocks[at] === line) ? blocks.slice(TABLE.length) : null;
}

describe('the next form', () => {
  it('begins with a title that a label follows within six lines', () => {
    expect(behind(TITLE, '（2024年度）', '项目名称 农村道路')).toEqual([
      `4 ${TITLE}`,
      '5 （2024年度）',
      'segmented 1×2 @6-6',
      '  0:项目名称 | 1:农村道路',
    ]);
    const five = ['甲', '乙', '丙', '丁', '戊'];
    expect(behind(TITLE, ...five, '项目名称 农村道路')).toEqual([
      `4 ${TITLE}`,
      ...five.map((text, i) => `${5 + i} ${text}`),
      'segmented 1×2 @10-10',
      '  0:项目名称 | 1:农村道路',
    ]);
    expect(behind(TITLE, ...five, '己', '项目名称 农村道路')).toBeNull();
  });

  it('begins with a title at the text’s end, or with words alone behind it', () => {
    expect(behind(TITLE)).toEqual([`4 ${TITLE}`]);
    expect(behind(TITLE, '见附表')).toEqual([`4 ${TITLE}`, '5 见附表']);
  });

  it('begins with a title that its header follows', () => {
    expect(behind(TITLE, HEADER, ROWS)).toEqual([`4 ${TITLE}`, 'segmented 3×4 @5-7', ...TABLE.slice(1)]);
  });

  it('begins with its first label where that begins a line, not amid a name', () => {
    expect(behind('项目名称 农村道路', '实施单位 县交通局')).toEqual([
      'segmented 2×2 @4-5',
      '  0:项目名称 | 1:农村道路',
      '  0:实施单位 | 1:县交通局',
    ]);
    expect(behind('效益指标 社会效益指标 项目名称公示率 ≥90%')).toBeNull();
  });
});

describe('a header printed again', () => {
  it('has its first rows under the level 1 of the rows above', () => {
    const [row, next] = ROWS.split('\n');
    expect(shown([HEADER, row, HEADER, next].join('\n'))).toEqual([
      'segmented 2×4 @1-2',
      TABLE[1],
      '  0:产出指标 | 1:数量指标 | 2:新建水窖 | 3:30口',
      'segmented 2×4 @3-4',
      TABLE[1],
      '  1:质量指标? | 2:验收合格率? | 3:100%?',
    ]);
  });
});

describe('a page’s own lines within a table', () => {
  const page = (rows: readonly string[]) => [`县级项目支出 公开文本`, ...rows, '- 1 -'].join('\n');

  it('part no row from the next, and are told apart', () => {
    const text = [page([HEADER, '产出指标 数量指标 新建水窖 30口']), page(['质量指标 验收合格率 100%'])].join(
      '\n\f',
    );
    expect(shown(text).filter((line) => line.startsWith('  '))).toEqual(TABLE.slice(1));
  });
});
