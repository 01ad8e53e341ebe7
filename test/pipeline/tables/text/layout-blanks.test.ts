/** Rows of a layout text that only the blank lines around them make. */
import { expect, it } from 'vitest';
import type { Slice } from '../../../../src/pipeline/tables/text/layout-column-texts.ts';
import { rowsBesideBlanks } from '../../../../src/pipeline/tables/text/layout-blanks.ts';

/** Each line a name, a value and points; an empty one is blank. The rows' lines, `?` behind those without margin. */
function rows(...lines: readonly string[]): readonly string[] {
  const slices: Slice[] = lines.flatMap((text, line) => {
    if (text === '') return [];
    const pieces = text
      .split('|')
      .flatMap((cell, column) => (cell.trim() === '' ? [] : [{ column, line, text: cell.trim() }]));
    return [{ line, pieces, blanksAbove: lines[line - 1] === '' ? 1 : 0, labelsAbove: 0, labelsUpTo: 0 }];
  });
  const found = rowsBesideBlanks(slices, ['level3', 'target', 'weight']).rows;
  return found.map(
    (row) => `${row.slices.map((at) => slices[at]?.line).join()}${row.margin === 0 ? '?' : ''}`,
  );
}

const TEACHERS = [
  '开展中小学教师信息技术应用能力提升工程 | ≥2.00(场) | 5',
  '及骨干教师跨校跟岗研修活动场次 |',
];
const HELP = ['建档立卡等四类家庭经济困难学生应助尽助 | ＜8‰ | 10', '比例 |'];
const COST = [
  '列入省市民生实事清单的生均公用经费补助 | 956元 | 10',
  '标准（以县级行业主管部门验收结论为准） |',
];
const BURDEN = '减轻困难家庭教育支出负担 | 建立健全 | 15';
const OTHERS = ['缩小城乡教育差距 | 84%以上 | 5', '校园绿化覆盖水平 | 较上年有所改善 | 3'];

it('doubts rows a blank line parts otherwise than their texts do', () => {
  const found = rows(...TEACHERS, ...HELP, '', COST[0]!, '', COST[1]!, BURDEN, '', ...OTHERS);
  expect(found).toEqual(['0,1', '2,3', '5?', '7,8?', '10', '11']);
});

it('does not doubt rows that are the same without blank lines, or where none are', () => {
  const apart = rows(...TEACHERS, '', ...HELP, '', ...COST, '', BURDEN, '', ...OTHERS);
  expect(apart).toEqual(['0,1', '3,4', '6,7', '9', '11', '12']);
  const closed = rows(...TEACHERS, ...HELP, ...COST, BURDEN, ...OTHERS);
  expect(closed).toEqual(['0,1', '2,3', '4,5', '6', '7', '8']);
});
