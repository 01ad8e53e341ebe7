/** How much dearer another reading of a row's lines would be: what tells that two readings are nearly as good. */
import { describe, expect, it } from 'vitest';
import { textLines } from '../../../../src/pipeline/tables/text-lines.ts';
import type { ColumnLine } from '../../../../src/pipeline/tables/unruled/column-line.ts';
import { rowBands } from '../../../../src/pipeline/tables/unruled/row-bands.ts';
import { rowPrices } from '../../../../src/pipeline/tables/unruled/row-prices.ts';
import { run } from '../../page-builder.ts';

type Line = readonly [number, string, string?];

/** One slice a line: the top of a line in points, its name and its value. */
function slicesOf(lines: readonly Line[]): ColumnLine[][] {
  return lines.map(([y, ...texts]) =>
    texts.flatMap((text, column) =>
      text === undefined || text === ''
        ? []
        : [
            {
              column,
              role: column === 0 ? 'level3' : 'target',
              line: textLines([run(text, column * 100, y)])[0]!,
            } as const,
          ],
    ),
  );
}

function read(lines: readonly Line[]) {
  const slices = slicesOf(lines);
  const { bands, measures } = rowBands(slices.flat(), [], null, 14);
  const prices = rowPrices(slices, measures, [], 'middle');
  return {
    rows: bands.map((band) => band.lines.map(({ line }) => line.text)),
    margins: bands.map((band) => band.margin),
    costs: bands.map((band) => band.cost),
    prices,
  };
}

describe('rowBands: margins', () => {
  it('a single line may be read one way alone', () => {
    expect(read([[0, '培训人数', '≥25次']]).margins).toEqual([Infinity]);
  });

  it('two rows may be one: what they cost together more than apart', () => {
    const { rows, margins, prices } = read([
      [0, '培训农村实用人才和', '≥25次'],
      [18, '带头人数', '达标'],
    ]);
    expect(rows).toEqual([
      ['培训农村实用人才和', '≥25次'],
      ['带头人数', '达标'],
    ]);
    const apart = prices.row(0, 1) + prices.end(1) + prices.row(1, 2);
    expect(margins).toEqual([prices.row(0, 2) - apart, prices.row(0, 2) - apart]);
  });

  it('one row may be two: what its halves cost more', () => {
    const { rows, margins, prices } = read([
      [0, '购置设备费用（按省', '较上年有所下'],
      [14, '级任务清单）', '降'],
    ]);
    expect(rows).toHaveLength(1);
    expect(margins).toEqual([prices.row(0, 1) + prices.end(1) + prices.row(1, 2) - prices.row(0, 2)]);
  });

  it('a line between two rows may be of the other: what it would cost there more', () => {
    const { rows, margins, prices } = read([
      [0, '培训农村实用人才和', ''],
      [7, '', '≥25次'],
      [14, '带头人数量及其比例', ''],
      [28, '修渠长度', '12公里'],
    ]);
    expect(rows).toEqual([
      ['培训农村实用人才和', '≥25次', '带头人数量及其比例'],
      ['修渠长度', '12公里'],
    ]);
    const cutAt = (k: number) => prices.row(0, k) + prices.end(k) + prices.row(k, 4);
    expect(margins[1]).toBe(cutAt(2) - cutAt(3));
  });
});

describe('rowBands: cells set at their top', () => {
  it('are read so where that makes the rows less odd', () => {
    const { rows, costs } = read([
      [0, '培训农村实用人才和', '≥25次'],
      [14, '带头人数', ''],
      [40, '小型水库除险加固和', '≥3座'],
      [54, '维修数量', ''],
    ]);
    expect(rows).toEqual([
      ['培训农村实用人才和', '≥25次', '带头人数'],
      ['小型水库除险加固和', '≥3座', '维修数量'],
    ]);
    expect(costs).toEqual([0, 0]);
  });
});

describe('rowBands: lines at the same height', () => {
  /** A row whose name and value break at the same place, the value's lines so many points lower than the name's. */
  const cost = (lower: number) => {
    const line = (text: string, column: number, y: number): ColumnLine => ({
      column,
      role: column === 0 ? 'level3' : 'target',
      line: textLines([run(text, column * 100, y)])[0]!,
    });
    const lines = [
      line('购置设备费用（按省', 0, 0),
      line('较上年有所下', 1, lower),
      line('级任务清单）', 0, 14),
      line('降', 1, 14 + lower),
    ];
    const { bands } = rowBands(lines, [], null, 14);
    expect(bands).toHaveLength(1);
    return bands[0]!.cost;
  };

  it('a value set a point or two lower than its name stands beside it: broken at the same place, the row is odd', () => {
    expect(cost(2)).toBeGreaterThan(2);
  });

  it('one set half a line lower does not', () => {
    expect(cost(5)).toBeLessThan(cost(2));
  });
});
