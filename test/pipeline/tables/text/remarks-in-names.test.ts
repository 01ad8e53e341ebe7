import { describe, expect, it } from 'vitest';
import { remarksInNames } from '../../../../src/pipeline/tables/text/remarks-as-rows.ts';
import { drawnTable } from './segmented-rows.ts';

/** Rows that may begin with a remark; cells are name, value and remark. */
function found(rows: readonly (string | readonly string[])[], last: 'other' | 'weight' = 'other') {
  const { roles, rows: own, atoms } = drawnTable(['level3', 'target', last], rows);
  return [...remarksInNames(own, roles, atoms)];
}

describe('a name that begins with a clause on a line of its own', () => {
  const rows = [
    ['举办赛事', '36场', ''],
    ['按季度统计，年终考核/更新路径', '120条', ''],
  ];

  it('may begin with the remark of a column nobody has anything in', () => {
    expect(found(rows)).toEqual([1]);
  });

  it('does not where a row has a remark, or there is no column of remarks', () => {
    expect(found([...rows, ['培训人数', '500人', '含乡镇']])).toEqual([]);
    expect(found(rows, 'weight')).toEqual([]);
  });

  it.each(['小型水库除险加固/维修数量', '统计，考核路径', '更新路径/含乡镇，村', '更新路径'])(
    '%s is a name',
    (name) => {
      expect(found([rows[0]!, [name, '120条', '']])).toEqual([]);
    },
  );

  it('a band across the table is none', () => {
    expect(found([rows[0]!, '按季度统计，年终考核/更新路径'])).toEqual([]);
  });
});
