import { describe, expect, it } from 'vitest';
import { measure, type Measures, together } from '../../../../src/pipeline/tables/unruled/row-measures.ts';
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

describe('measure: how far apart lines are', () => {
  const lines = (drawn: string) => columnLines(drawn).lines;
  const SPACED = `
小型水库除险加固数  3座



渠道维修长度        12公里



管护道路条数        5条
`;

  it('lines of names far apart are rows where as many values stand beside them', () => {
    const { pitch, pitchSeen, step } = measure(lines(SPACED), null);
    expect([pitch, pitchSeen, step]).toEqual([15, false, 28]);
  });

  it('they are lines of names where values are few, and tell of double spacing', () => {
    const { pitch, step } = measure(lines(SPACED.replace('12公里', '').replace('5条', '')), null);
    expect([pitch, step]).toEqual([28, 28]);
  });

  it('labels that wrap tell the distance, whatever the lines do', () => {
    const { pitch, pitchSeen } = measure(lines(SPACED), 13);
    expect([pitch, pitchSeen]).toEqual([13, true]);
  });
});

describe('together: what two pages show', () => {
  const page: Measures = {
    em: 10,
    pitch: 14,
    pitchSeen: false,
    step: 28,
    rightOf: new Map([[0, 100]]),
    leftOf: new Map([[0, 10]]),
  };

  it('is what one shows where it is the first', () => {
    expect(together(page, null)).toBe(page);
  });

  it.each<[string, Partial<Measures>, Partial<Measures>, readonly [number, boolean]]>([
    ['seen on this page', { pitchSeen: true, pitch: 15 }, { pitch: 12 }, [15, true]],
    ['seen on a page before', { pitch: 12 }, { pitchSeen: true, pitch: 15 }, [15, true]],
    ['guessed on both', { pitch: 12 }, { pitch: 15 }, [12, false]],
    ['seen on both', { pitchSeen: true, pitch: 15 }, { pitchSeen: true, pitch: 13 }, [13, true]],
  ])('a distance of lines %s', (_, own, known, expected) => {
    const both = together({ ...page, ...own }, { ...page, ...known });
    expect([both.pitch, both.pitchSeen]).toEqual(expected);
  });

  it('the widest extent of each column', () => {
    const known = {
      ...page,
      rightOf: new Map([
        [0, 90],
        [1, 200],
      ]),
      leftOf: new Map([
        [0, 5],
        [1, 110],
      ]),
    };
    const both = together(page, known);
    expect([[...both.rightOf], [...both.leftOf]]).toEqual([
      [
        [0, 100],
        [1, 200],
      ],
      [
        [0, 5],
        [1, 110],
      ],
    ]);
  });
});
