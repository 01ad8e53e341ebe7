import { expect, it } from 'vitest';
import type { TextRun } from '../../../src/parsers/page.ts';
import { downwardColumns } from '../../../src/pipeline/tables/downward-columns.ts';
import { run } from '../page-builder.ts';

/** Characters of 10 points, `step` apart down each column; the first column stands at the right. */
function columns(texts: readonly string[], step = 10, apart = 15): TextRun[] {
  return texts.flatMap((text, column) =>
    [...text].map((character, i) => run(character, 100 - column * apart, 50 + i * step)),
  );
}

it.each<[string, readonly TextRun[], readonly string[] | null]>([
  ['two columns are read from right to left', columns(['社会', '效应']), ['社会', '效应']],
  ['the last may be shorter', columns(['可持续', '影响']), ['可持续', '影响']],
  ['stacked letters of a spreadsheet begin at the left', columns(['指标', '产出']), ['产出', '指标']],
  ['one column is one character a line', columns(['产出指标']), null],
  ['lines set tight whose characters touch', columns(['社会', '效应'], 10, 10), null],
  ['lines of characters set wide stand apart', columns(['出标', '产指'], 13, 20), null],
  ['a name set wide in tight lines', columns(['出标', '产指'], 10, 20), null],
  ["a column's name set wide in tight lines", columns(['量位', '度单']), null],
  ["a head's label set wide in tight lines", columns(['管门', '主部']), null],
  ["a column's name in columns", columns(['指标', '性质']), ['指标', '性质']],
  ['figures', columns(['12', '34']), null],
  ['words beside a character', [run('社会', 50, 50), run('效', 50, 60), run('应', 80, 60)], null],
])('%s', (_, runs, expected) => {
  expect(downwardColumns(runs)).toEqual(expected);
  expect(downwardColumns([...runs].reverse())).toEqual(expected);
});
