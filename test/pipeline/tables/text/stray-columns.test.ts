import { describe, expect, it } from 'vitest';
import { rowsOfStrayColumns } from '../../../../src/pipeline/tables/text/stray-columns.ts';

/** Rows drawn as `x.x`: a mark for each column, `.` for an empty one, `=` for a band; the names as the header has them. */
function stray(names: string, ...rows: readonly string[]): readonly number[] {
  const drawn = rows.map((row) => ({
    band: row === '=',
    columns: new Set([...row].flatMap((mark, at) => (mark === 'x' ? [at] : []))),
  }));
  return [
    ...rowsOfStrayColumns(
      drawn,
      names.split(' ').map((name) => name.replace('-', '')),
    ),
  ];
}

describe('rows whose cells stand under others’ columns', () => {
  it('a row that fills a column without a name which others leave empty', () => {
    expect(stray('三级 - 值 分', 'x.xx', 'xxx.', 'x.xx')).toEqual([1]);
    expect(stray('三级 值 分', 'xxx', 'xx.', 'xxx')).toEqual([]);
  });

  it('all rows but bands where most fill a column without a name and hardly one the last', () => {
    const rows = ['xx..', 'xx..', '=', 'xxx.', 'xx..', 'xx..'];
    expect(stray('三级 - 值 分', ...rows)).toEqual([0, 1, 3, 4, 5]);
    // Rows that have a mark too many themselves stand right.
    expect(stray('三级 - 值 分', ...rows, 'x.xx', 'x.xx')).toEqual([0, 1, 3, 4, 5, 6, 7]);
  });

  it('leaves a second part of the cells before, and a last column that is filled now and then', () => {
    expect(stray('三级 - 值 分', 'xxxx', 'xxxx', 'xxx.')).toEqual([]);
    expect(stray('三级 值 - 注', 'xxxx', 'xxx.', 'xxx.', 'xxx.')).toEqual([]);
  });
});
