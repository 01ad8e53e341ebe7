import { expect, it } from 'vitest';
import { labelSpans } from '../../../../src/pipeline/tables/text/label-gaps.ts';

const spans = (...pieces: readonly string[]) => [...labelSpans(pieces)];

it('a label covers the gap up to its value, in a row of such pairs', () => {
  expect(spans('项目名称', '', '植树')).toEqual([[0, 2]]);
  expect(spans('项目名称', '', '', '植树', '主管部门', '', '林业局')).toEqual([
    [0, 3],
    [4, 2],
  ]);
});

it('a row that is not label, gap, value throughout is as it stands', () => {
  expect(spans('项目名称', '植树')).toEqual([]);
  expect(spans('项目名称', '', '植树', '主管部门', '林业局')).toEqual([]);
  expect(spans('项目名称', '', '植树', '主管部门', '')).toEqual([]);
  expect(spans('项目名称', '', '主管部门', '', '林业局')).toEqual([]);
  expect(spans('植树', '', '项目名称')).toEqual([]);
  expect(spans('植树', '', '造林')).toEqual([]);
  expect(spans('项目名称', '', '主管部门')).toEqual([]);
  expect(spans('', '', '')).toEqual([]);
});
