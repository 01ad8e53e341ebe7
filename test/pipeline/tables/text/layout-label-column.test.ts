/** Labels of both levels that stand below each other on a page. */
import { describe, expect, it } from 'vitest';
import type { ColumnRole } from '../../../../src/glossary/columns.ts';
import { labelsInOneColumn } from '../../../../src/pipeline/tables/text/layout-label-column.ts';
import type { Token } from '../../../../src/pipeline/tables/text/layout-tokens.ts';
import { run } from '../../page-builder.ts';

const ROLES: readonly ColumnRole[] = ['level1', 'level2', 'level3', 'target'];
type Piece = readonly [text: string, from: number, column: number];

/** The columns that the pieces of each line end up in. */
function columns(lines: readonly (readonly Piece[])[], roles: readonly ColumnRole[] = ROLES) {
  const tokens = lines.map((line, at) =>
    line.map(
      ([text, from]): Token => ({
        text,
        from,
        to: from + text.length,
        line: at,
        run: run(text, from, at),
      }),
    ),
  );
  return labelsInOneColumn(
    tokens,
    lines.map((line) => line.map(([, , column]) => column)),
    roles,
  );
}

const name = (at: number): Piece => ['渠道维修', 20, at];

describe('labels below each other', () => {
  it('are of the level that has the names of all', () => {
    expect(columns([[['时效指标', 0, 1], name(2)], [['成本指标', 0, 0]]])).toEqual([[1, 2], [1]]);
    expect(columns([[['效益指标', 4, 0]], [['成本指标', 5, 1], name(2)]])).toEqual([[0], [0, 2]]);
  });

  it.each<[string, readonly (readonly Piece[])[], (readonly ColumnRole[])?]>([
    [
      'of two columns apart',
      [
        [
          ['产出指标', 0, 0],
          ['时效指标', 8, 1],
        ],
        [['成本指标', 0, 0]],
      ],
    ],
    ['a little apart', [[['时效指标', 2, 1]], [['成本指标', 0, 0]]]],
    ['with names that both levels have', [[['成本指标', 0, 1]], [['满意度指标', 0, 0]]]],
    ['with a name of each', [[['时效指标', 0, 1]], [['效益指标', 0, 0]]]],
    ['with a piece of a name', [[['时效指标', 0, 1]], [['可持续影', 0, 1]], [['成本指标', 0, 0]]]],
    ['of one level', [[['成本指标', 0, 0]], [['效益指标', 0, 0]]]],
    ['of a table with one level', [[['时效指标', 0, 0]], [['成本指标', 0, 1]]], ['level2', 'level3']],
  ])('not %s', (_, lines, roles) => {
    expect(columns(lines, roles)).toEqual(lines.map((line) => line.map(([, , column]) => column)));
  });
});
