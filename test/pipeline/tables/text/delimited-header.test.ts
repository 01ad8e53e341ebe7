/** The header of a table whose cells are marked, of one row of names or of two. */
import { describe, expect, it } from 'vitest';
import { headerAt } from '../../../../src/pipeline/tables/text/delimited-header.ts';

/** The names of the header that a row makes, by itself or with the next, and what of its first row covers several columns. */
function header(upper: string, lower: string | null): readonly string[] {
  const row = (text: string) => ({
    pieces: text.split('|').map((cell) => cell.trim()),
    from: 1,
    to: 1,
    closed: true,
  });
  const found = headerAt(row(upper), lower === null ? null : row(lower));
  if (found === null) return [];
  const spans = [...found.spans].filter(([, span]) => span > 1).map(([column, span]) => `${column}+${span}`);
  return [`${found.rows.length}: ${found.names.join(' | ')}`, ...spans];
}

const LEVELS = '一级指标 | 二级指标 | 三级指标';
const ROW = '产出指标 | 数量指标 | 修建水窖 | 30口 | 40口';
const ONE = [`1: ${LEVELS} | 指标值`];

describe('a header of two rows', () => {
  it.each<readonly [why: string, upper: string, lower: string, expected: readonly string[]]>([
    [
      'periods below the name of values',
      `${LEVELS} | 指标值 | `,
      ' |  |  | 中期指标值 | 年度指标值',
      [`2: ${LEVELS} | 中期指标值 | 年度指标值`, '3+2'],
    ],
    [
      'places below it are named by it',
      `${LEVELS} | 指标值 | `,
      ' |  |  | 河口乡 | 石桥镇',
      [`2: ${LEVELS} | 指标值 | 指标值`, '3+2'],
    ],
    [
      'a group over names',
      '绩效指标 |  |  | 指标值',
      '一级指标 | 二级指标 | 三级指标 | ',
      [`2: ${LEVELS} | 指标值`, '0+3'],
    ],
    [
      'without the empty cells of its second row',
      `${LEVELS} | 指标值 | 备注`,
      '中期指标值 | 年度指标值',
      [`2: ${LEVELS} | 中期指标值 | 年度指标值 | 备注`, '3+2'],
    ],
    [
      'with them at the rows’ ends',
      `${LEVELS} | 指标值 |  | `,
      '中期指标值 | 年度指标值 |  |  | ',
      [`2: ${LEVELS} | 中期指标值 | 年度指标值`, '3+2'],
    ],
    [
      'that prints its names in both rows',
      `${LEVELS} | 指标值 | 指标值`,
      `${LEVELS} | 中期指标值 | 年度指标值`,
      [`2: ${LEVELS} | 中期指标值 | 年度指标值`, '3+2'],
    ],
  ])('%s', (_, upper, lower, expected) => {
    expect(header(upper, lower)).toEqual(expected);
  });

  it.each<readonly [why: string, upper: string, lower: string | null, expected: readonly string[]]>([
    ['no row below', `${LEVELS} | 指标值`, null, ONE],
    ['a row of a table below', `${LEVELS} | 指标值`, '产出指标 | 数量指标 | 修建水窖 | 30口', ONE],
    ['a row below that names a place', `${LEVELS} | 指标值`, '河口乡 | 数量指标 | 修建水窖 | 30口', ONE],
    ['a name below another one’s', `${LEVELS} | 指标值`, '预期实现值 |  |  | ', ONE],
    [
      'a column without any name',
      `${LEVELS} | 指标值 |  | `,
      ' |  |  | 中期指标值 |  | 年度指标值',
      [`1: ${LEVELS} | 指标值 |  | `],
    ],
    ['one name below the name of values', `${LEVELS} | 指标值`, '年度指标值', ONE],
    [
      'names below two names of values',
      `${LEVELS} | 目标值 | 指标值`,
      '中期指标值 | 年度指标值',
      [`1: ${LEVELS} | 目标值 | 指标值`],
    ],
    ['words that are no names below it', `${LEVELS} | 指标值`, '河道 | 泵站', ONE],
    ['no names of levels', '项目名称 | 金额', '预算数 | 执行数', []],
    ['a row of the table', ROW, ROW, []],
  ])('not %s', (_, upper, lower, expected) => {
    expect(header(upper, lower)).toEqual(expected);
  });
});
