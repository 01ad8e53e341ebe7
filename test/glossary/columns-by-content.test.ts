import { describe, expect, it } from 'vitest';
import type { ColumnRole } from '../../src/glossary/columns.ts';
import { rolesByContent } from '../../src/glossary/columns-by-content.ts';

const LEVEL1 = ['产出指标', '效益指标', '满意度指标'];
const LEVEL2 = ['数量指标', '质量指标', '社会效益指标', '满意度指标'];
const NAMES = ['培训人数', '课程合格率', '就业人数', '学员满意度'];
const VALUES = ['≥25人', '100%', '持续增加', '≥90%'];
const POINTS = ['10', '20', '30', '40'];

function told(roles: readonly (ColumnRole | null)[], ...texts: readonly (readonly string[])[]) {
  return rolesByContent(roles, texts);
}

describe('rolesByContent', () => {
  it('tells levels by the standard’s names, the indicator beside them, and the only column of values', () => {
    const expected = ['level1', 'level2', 'level3', 'target', null];
    expect(told([null, null, null, null, null], LEVEL1, LEVEL2, NAMES, VALUES, POINTS)).toEqual(expected);
    expect(told(['level1', 'level2', 'level3', null, null], LEVEL1, LEVEL2, NAMES, VALUES, POINTS)).toEqual(
      expected,
    );
  });

  it('takes a column known for something else that holds the values, and leaves known ones', () => {
    const roles: readonly (ColumnRole | null)[] = ['level1', 'level2', 'level3', 'weight', 'other'];
    expect(told(roles, LEVEL1, LEVEL2, NAMES, POINTS, VALUES)).toEqual([
      'level1',
      'level2',
      'level3',
      'weight',
      'target',
    ]);
  });

  it.each<[string, readonly (readonly string[])[]]>([
    ['two columns may be the value', [LEVEL1, LEVEL2, NAMES, VALUES, ['≥20人', '98%', '增加', '≥85%']]],
    ['none is one', [LEVEL1, LEVEL2, NAMES, NAMES, POINTS]],
    ['its numbers may be points', [LEVEL1, LEVEL2, NAMES, POINTS, ['甲', '乙', '丙', '丁']]],
    ['its rows are too few', [LEVEL1, LEVEL2, NAMES, ['≥25人', '100%'], POINTS]],
    ['no column has a level 2', [LEVEL1, NAMES, NAMES, VALUES, POINTS]],
    ['what is beside the levels are no names', [LEVEL1, LEVEL2, VALUES, VALUES, POINTS]],
    ['the value stands left of the names', [VALUES, LEVEL1, LEVEL2, NAMES, POINTS]],
  ])('tells nothing where %s', (_, texts) => {
    expect(told([null, null, null, null, null], ...texts)).toBeNull();
  });
});
