import { describe, expect, it } from 'vitest';
import { rowBands } from '../../../../src/pipeline/tables/unruled/row-bands.ts';
import { columnLines, rows } from './picture-rows.ts';

describe('rowBands: what the pages before have taught', () => {
  const before = columnLines(`
培训农村实用人才和带
                    ≥25次
头人数


修渠长度            12公里



小型水库除险加固和维
                    ≥3座
修数量


验收合格率          100%
`);

  it('a line that was full on the page before is not full on this one because it is the widest', () => {
    const { measures } = rowBands(before.lines, [], null);
    expect(
      rows(
        `
修渠里程            12公里

管护渠道            3条
`,
        measures,
      ),
    ).toEqual(['修渠里程 | 12公里 | ', '管护渠道 | 3条 | ']);
  });

  it('tells how the text is set: height, line distance, widths', () => {
    const { measures } = rowBands(before.lines, [], null);
    expect(measures).toEqual({
      em: 10,
      pitch: 14,
      pitchSeen: false,
      step: 28,
      rightOf: new Map([
        [0, 100],
        [1, 130],
      ]),
      leftOf: new Map([
        [0, 0],
        [1, 100],
      ]),
    });
  });
});

describe('rowBands: doubt', () => {
  it('an ordinary row costs nothing, one without a value does', () => {
    const { lines } = columnLines(`
培训人数            ≥25次



验收合格率



修渠长度            12公里
`);
    const costs = rowBands(lines, [], null).bands.map((band) => band.cost);
    expect(costs[0]).toBe(0);
    expect(costs[1]).toBeGreaterThanOrEqual(3);
    expect(costs[2]).toBe(0);
  });
});
