import { describe, expect, it } from 'vitest';
import type { ColumnRole } from '../../../../src/glossary/columns.ts';
import { rowsBehindOpenNames } from '../../../../src/pipeline/tables/text/open-names.ts';
import { drawnTable } from './segmented-rows.ts';

const ROLES: readonly ColumnRole[] = ['level2', 'level3', 'target'];
type Drawn = readonly (readonly string[])[];

function behind(rows: Drawn, roles = ROLES): readonly number[] {
  const table = drawnTable(roles, rows);
  return [...rowsBehindOpenNames(table.rows, roles, table.atoms)];
}

const OPEN = ['成本指标', '本级预算安排的护', ''];
const REST = ['', '林员年度报酬（含/本年度新增任务）', '7070元/人'];

describe('a row may go on with the name above', () => {
  it('which fills its column and has no value', () => {
    expect(behind([OPEN, REST])).toEqual([1]);
  });

  it('also beside another set of columns, which has one', () => {
    const sides: readonly ColumnRole[] = [...ROLES, ...ROLES];
    const row = ['时效指标', '补助发放时间', '2分钟', ...OPEN];
    expect(behind([row, [...REST, '', '', '']], sides)).toEqual([1]);
  });

  it.each<[string, Drawn]>([
    ['with a value', [['成本指标', '本级预算安排的护', '5元'], REST]],
    ['with room for more', [['成本指标', '护林员补助', ''], REST]],
    ['above a label', [OPEN, ['时效指标', ...REST.slice(1)]]],
    ['of the last row', [REST, OPEN]],
  ])('not with one %s', (_, rows) => {
    expect(behind(rows)).toEqual([]);
  });
});
