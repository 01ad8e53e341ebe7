import { expect, it } from 'vitest';
import { levelsByContent } from '../../../../src/pipeline/tables/unruled/levels-by-content.ts';
import { run } from '../../page-builder.ts';

/** Columns 100 points wide; a text a line, 20 points apart. */
function body(...columns: readonly (readonly string[])[]) {
  return columns.flatMap((texts, column) => texts.map((text, i) => run(text, column * 100 + 5, 50 + i * 20)));
}

const BOUNDS = [0, 100, 200, 300, 400];
const NAMES = ['检修渠道', '合格率', '灌溉面积'];
const VALUES = ['36公里', '100%', '2万亩'];

it.each<[string, readonly (string | null)[], ReturnType<typeof body>, readonly (string | null)[]]>([
  [
    'columns of both levels, whatever their headers say',
    ['other', null, 'level3', 'target'],
    body(['产出', '效益50%'], ['数量', '质量', '社会效益'], NAMES, VALUES),
    ['level1', 'level2', 'level3', 'target'],
  ],
  [
    'names that wrap',
    ['other', 'level2', 'level3', 'target'],
    body(['产出', '指标', '满意度', '指标'], ['数量指标'], NAMES, VALUES),
    ['level1', 'level2', 'level3', 'target'],
  ],
  [
    'not where another column has the level',
    ['level1', 'other', 'level3', 'target'],
    body(['产出', '效益'], ['产出', '效益'], NAMES, VALUES),
    ['level1', 'other', 'level3', 'target'],
  ],
  [
    'not right of level 3',
    ['level1', 'level3', 'other', 'target'],
    body(['产出', '效益'], NAMES, ['数量', '质量', '质量'], VALUES),
    ['level1', 'level3', 'other', 'target'],
  ],
  [
    'not where most of its texts are none',
    ['other', 'level2', 'level3', 'target'],
    body(['产出', '效益', '一期', '二期', '三期'], ['数量', '质量'], NAMES, VALUES),
    ['other', 'level2', 'level3', 'target'],
  ],
  [
    'not for one name alone',
    ['other', 'level2', 'level3', 'target'],
    body(['产出'], ['数量', '质量'], NAMES, VALUES),
    ['other', 'level2', 'level3', 'target'],
  ],
])('%s', (_, roles, runs, expected) => {
  expect(levelsByContent(roles as never, BOUNDS, runs)).toEqual(expected);
});
