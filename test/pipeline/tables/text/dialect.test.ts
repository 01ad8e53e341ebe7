/** Which rows of cells are a table's header, and what its columns hold. */
import { describe, expect, it } from 'vitest';
import { barCells, headerRoles, isHeaderCells } from '../../../../src/pipeline/tables/text/dialect.ts';

const NAMES = ['一级指标', '二级指标', '三级指标', '指标值'];
const LONG = '按照批复的绩效目标逐项填列并说明未完成的原因和改进措施';

describe('isHeaderCells', () => {
  it.each([
    ['names of levels and of values', NAMES],
    ['a long text down the side, left of them', [LONG, ...NAMES]],
    ['a long remark in brackets behind a name', [...NAMES, `评分标准（${LONG}）`]],
  ])('%s are', (_, cells) => {
    expect(isHeaderCells(cells)).toBe(true);
  });

  it.each([
    ['a long text beside the names', [...NAMES, LONG]],
    ['names of levels alone', ['一级指标', '二级指标', '三级指标']],
    ['labels and values', ['产出指标', '数量指标', '修建水窖', '30口']],
  ])('%s are not', (_, cells) => {
    expect(isHeaderCells(cells)).toBe(false);
  });
});

describe('headerRoles', () => {
  it('the names of several places head values, one alone does not', () => {
    const levels = ['一级指标', '二级指标', '三级指标'];
    expect(headerRoles([...levels, '河口乡', '石桥镇']).slice(3)).toEqual(['target', 'target']);
    expect(headerRoles([...levels, '河口乡', '指标值']).slice(3)).toEqual([null, 'target']);
    expect(headerRoles([...levels, '河口乡', '石桥镇', '说不清']).slice(3)).toEqual([
      'target',
      'target',
      null,
    ]);
  });

  it('a column of kinds of values holds signs, one of types of something else does not', () => {
    expect(headerRoles([...NAMES, '指标值类型'])[4]).toBe('sign');
    expect(headerRoles([...NAMES, '资金类型'])[4]).not.toBe('sign');
  });
});

describe('barCells', () => {
  it('bars at a row’s ends are its border, where it has one', () => {
    expect(barCells('| 产出 | 水窖 |')).toEqual(['产出', '水窖']);
    expect(barCells('| 产出 | 水窖', false)).toEqual(['', '产出', '水窖']);
    expect(barCells('产出 | 水窖')).toEqual(['产出', '水窖']);
  });

  it('a bar behind a backslash is a character', () => {
    expect(barCells('| 甲\\|乙 | 丙 |')).toEqual(['甲|乙', '丙']);
  });
});
