/** Rows with a line behind them that may be the rest of theirs. */
import { describe, expect, it } from 'vitest';
import type { ColumnRole } from '../../../../src/glossary/columns.ts';
import { rowsBesideStrays } from '../../../../src/pipeline/tables/text/rows-beside-strays.ts';
import { drawnTable } from './segmented-rows.ts';

const ROLES: readonly ColumnRole[] = ['level1', 'level2', 'level3', 'target'];
type Drawn = readonly (string | readonly string[])[];

/** Of the rows drawn those in doubt, from 0, where the atoms with these texts have no cell. */
function beside(drawn: Drawn, ...strays: readonly string[]): readonly number[] {
  const { rows, atoms } = drawnTable(ROLES, drawn);
  const bare = rows
    .map((row) => ({
      ...row,
      cells: row.cells.filter(({ from }) => !strays.includes(atoms[from]?.text ?? '')),
    }))
    .filter(({ cells }) => cells.length > 0);
  const places = atoms.flatMap(({ text }, at) => (strays.includes(text) ? [at] : []));
  return [...rowsBesideStrays(bare, places, atoms)];
}

const FIRST = ['产出指标', '数量指标', '培训人数', '≥25次'];
const LAST = ['', '', '合格率', '95%'];

describe('a row is in doubt behind which', () => {
  it('a line has no cell', () => {
    expect(
      beside([FIRST, ['', '', '本年度新建水窖', '5处（含改建'], ['', '', '的）', ''], LAST], '的）'),
    ).toEqual([1]);
  });

  it.each(['个百分点', '‹元／人', '＝户', '至459场', '～9户'])('a row is its unit: %s', (rest) => {
    expect(beside([FIRST, ['', '', '差距缩小', '＝5'], ['', '', rest, ''], LAST])).toEqual([1]);
  });

  it('a row of two cells is its unit', () => {
    expect(beside([FIRST, ['', '', '差距缩小', '＝5'], ['', '', '个百分', '点'], LAST])).toEqual([1]);
  });
});

describe('no row is in doubt for', () => {
  it.each<[string, Drawn, readonly string[]]>([
    [
      'points of a column without a name',
      [FIRST, ['', '', '合格率', '95%'], ['', '', '10', ''], LAST],
      ['10'],
    ],
    ['a line in front of all rows', [['', '', '的）', ''], FIRST, LAST], ['的）']],
    ['a row that begins with a unit', [FIRST, ['', '', '户厕改造', '12户'], LAST], []],
    ['a row that states a figure', [FIRST, ['', '', '户', '12'], LAST], []],
    ['a unit that is the first row', [['', '', '户', ''], FIRST], []],
    ['a unit below a band', ['产出指标', ['', '', '户', ''], LAST], []],
  ])('%s', (_, drawn, strays) => {
    expect(beside(drawn, ...strays)).toEqual([]);
  });
});
