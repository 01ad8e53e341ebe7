/** Columns of levels under headers that do not say so, told by the names in them. */
import { describe, expect, it } from 'vitest';
import { columnHeaderAt } from '../../../src/pipeline/form/column-header.ts';
import { GridIndex } from '../../../src/pipeline/form/grid-index.ts';
import { type GridNotation, grid } from './shown-form.ts';

/** Each column of the first row's header: its place and role. */
function header(cells: GridNotation): { sets: string[] } | null {
  const found = columnHeaderAt(new GridIndex(grid(cells)), 0);
  if (found === null) return null;
  return {
    sets: found.sets.map(({ slots }) =>
      slots
        .map((s) => `${s.from === s.to - 1 ? s.from : `${s.from}-${s.to - 1}`}:${s.role ?? '?'}`)
        .join(' '),
    ),
  };
}

describe('a level whose header says nothing', () => {
  const table = (labels: readonly string[], header = '') => [
    ['一级指标', header, '三级指标', '指标值'],
    ...labels.map((label, i) => ['产出指标', label, `第${i}项`, '1个']),
  ];
  it('is known by the names in its column', () => {
    expect(header(table(['数量指标', '质量指标', 'x时效指标'], '▲▲'))?.sets).toEqual([
      '0:level1 1:level2 2:level3 3:target',
    ]);
  });
  it('though the header be one of other columns', () => {
    const rows = [
      ['产出指标', '数量指标', '培训人数', '25人'],
      ['^', '质量指标', '合格率', '100%'],
      ['效益指标', '社会效益指标', '就业人数', '30人'],
    ];
    expect(header([['指标类别', '指标类型', '指标名称', '目标值'], ...rows])?.sets).toEqual([
      '0:level1 1:level2 2:level3 3:target',
    ]);
    const types = rows.map((row) => ['产出指标', '定量', ...row.slice(2)]);
    expect(header([['一级指标', '指标类型', '指标名称', '目标值'], ...types])?.sets).toEqual([
      '0:level1 1:other 2:level3 3:target',
    ]);
  });
  it.each<[string, readonly string[]]>([
    ['other texts, one such name among them', ['甲处', '数量指标', '乙处']],
    ['one such name alone', ['数量指标']],
    ['mostly other texts', ['数量指标', '甲处', '质量指标', '乙处', '丙处']],
  ])('is none where the column holds %s', (_, labels) => {
    expect(header(table(labels))?.sets).toEqual(['0:level1 1:? 2:level3 3:target']);
  });
  it('is none beside a column that is headed so, nor right of the names', () => {
    const typed = [
      ['一级指标', '二级指标', '指标类型', '三级指标', '指标值'],
      ['产出指标', '数量指标', '数量指标', '培训人数', '25人'],
      ['产出指标', '质量指标', '质量指标', '合格率', '100%'],
    ];
    expect(header(typed)?.sets).toEqual(['0:level1 1:level2 2:other 3:level3 4:target']);
    const remarked = [
      ['二级指标', '三级指标', '指标值', '备注'],
      ['数量指标', '培训人数', '25人', '产出指标'],
      ['社会效益', '就业人数', '30人', '效益指标'],
    ];
    expect(header(remarked)?.sets).toEqual(['0:level2 1:level3 2:target 3:other']);
  });
});
