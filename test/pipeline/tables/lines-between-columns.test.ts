/** Tables whose lines part columns but not rows, beside the nearest whose cells hold several labels by right. */
import { describe, expect, it } from 'vitest';
import { pageToBlocks } from '../../../src/pipeline/tables/page-to-blocks.ts';
import type { GridNotation } from '../grid-notation.ts';
import { type Drawing, horizontal, page, table, vertical } from '../page-builder.ts';
import { shownBlocks } from './shown-blocks.ts';

function blocks(...drawings: readonly Drawing[]) {
  return shownBlocks(pageToBlocks(page(drawings)).blocks);
}

describe('pageToBlocks: lines between columns, none between rows', () => {
  const ROWS: GridNotation = [
    ['一级指标', '二级指标', '三级指标', '指标值'],
    ['产出指标', '数量指标', '培训人数', '≥25次'],
    ['^', '质量指标', '合格率', '100%'],
    ['效益指标', '社会效益指标', '就业人数', '30人'],
  ];
  const widths = [100, 100, 100, 100];
  const heights = [24, 24, 24, 24];
  const drawn = table({ x: 60, y: 100, widths, heights, cells: ROWS });
  const columns = [60, 160, 260, 360, 460].map((x) => vertical(x, 100, 196));

  it('are rows as their texts stand, under the header’s line or below nothing but a frame', () => {
    const framed = [horizontal(100, 60, 460), horizontal(196, 60, 460), ...columns];
    expect(blocks({ runs: drawn.runs, rulings: framed })).toEqual([ROWS]);
    expect(blocks({ runs: drawn.runs, rulings: [...framed, horizontal(124, 60, 460)] })).toEqual([ROWS]);
  });

  it('also where lines part the groups of a level 1 alone', () => {
    const groups = [100, 124, 172, 196].map((y) => horizontal(y, 60, 460));
    expect(blocks({ runs: drawn.runs, rulings: [...groups, ...columns] })).toEqual([ROWS]);
  });

  it('but two labels in one cell beside one name and one value are of one row', () => {
    const rows: GridNotation = [
      ['一级指标', '二级指标', '三级指标', '指标值'],
      ['产出指标', '数量指标', '培训人数', '≥25次'],
      ['效益指标', '社会效益指标\n可持续影响指标', '就业人数', '30人'],
    ];
    expect(blocks(table({ x: 60, y: 100, widths, heights: [24, 24, 36], cells: rows }))).toEqual([rows]);
  });

  it('but a line that is lost between two labels alone leaves the other rows as they are drawn', () => {
    const most = drawn.rulings.filter(
      ({ axis, at, from }) => axis === 'vertical' || at !== 172 || from >= 160,
    );
    expect(blocks({ runs: drawn.runs, rulings: most })).toEqual([
      [
        ['一级指标', '二级指标', '三级指标', '指标值'],
        ['产出指标\n效益指标', '数量指标', '培训人数', '≥25次'],
        ['^', '质量指标', '合格率', '100%'],
        ['^', '社会效益指标', '就业人数', '30人'],
      ],
    ]);
  });
});
