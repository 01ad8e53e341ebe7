/** Rows that cross are set row by row where that costs less. What rows cost is said here by how many words stand on a line of their own. */
import { describe, expect, it } from 'vitest';
import type { PlacedLine } from '../../../../src/pipeline/tables/text/layout-placed-lines.ts';
import { uncrossed } from '../../../../src/pipeline/tables/text/layout-uncrossed.ts';
import { placedLines, shownPlaced } from './placed-lines.ts';

/** So much for each name without its value beside it. */
function priced(alone: number) {
  return (lines: readonly PlacedLine[]): number =>
    lines.filter(({ columns }) => columns.includes(2) && !columns.includes(3)).length * alone;
}

function found(lines: readonly string[], costOf: (lines: readonly PlacedLine[]) => number) {
  const placed = placedLines(lines);
  const roles = ['level1', 'level2', 'level3', 'target'] as const;
  const {
    lines: own,
    marginOf,
    amid,
    source,
  } = uncrossed({ lines: placed, roles, isLabel: (column) => column < 2 }, costOf);
  return {
    isAsItWas: own === placed,
    rows: shownPlaced(own),
    margins: placed.map((_, line) => marginOf([line])),
    amid: [...amid],
    pieces: [...source].map(([piece, whole]) => `${piece.text} of ${whole.text}`),
  };
}

const SURE = Number.POSITIVE_INFINITY;
/** Between two rows as they should be. */
const PAIR = ['2:甲 3:1', '2:乙', '2:丙', '3:2', '3:3', '2:丁 3:4'];

describe('rows that cross', () => {
  it('are set row by row where that costs less by more than it is seldom', () => {
    expect(found(PAIR, priced(2))).toEqual({
      isAsItWas: false,
      rows: ['0 2:甲 3:1', '1 2:乙 3:2', '2 2:丙 3:3', '5 2:丁 3:4'],
      margins: [SURE, 1, 1, 1, 1, SURE],
      amid: [],
      pieces: [],
    });
  });

  it('are left where it does not, and are no surer than that', () => {
    expect(found(PAIR, priced(1))).toEqual({
      isAsItWas: true,
      rows: ['0 2:甲 3:1', '1 2:乙', '2 2:丙', '3 3:2', '4 3:3', '5 2:丁 3:4'],
      margins: [SURE, 1, 1, 1, 1, SURE],
      amid: [],
      pieces: [],
    });
  });

  it('may be none at all', () => {
    expect(found(['2:甲 3:1', '2:乙 3:2'], priced(9))).toEqual({
      isAsItWas: true,
      rows: ['0 2:甲 3:1', '1 2:乙 3:2'],
      margins: [SURE, SURE],
      amid: [],
      pieces: [],
    });
  });

  it('again in a table are less seldom there', () => {
    const twice = [...PAIR, ...PAIR];
    // The second for 0.5: both cost 3.5, and without them 4 × 2.
    const both = found(twice, priced(2));
    expect(both.rows).toEqual([
      '0 2:甲 3:1',
      '1 2:乙 3:2',
      '2 2:丙 3:3',
      '5 2:丁 3:4',
      '6 2:甲 3:1',
      '7 2:乙 3:2',
      '8 2:丙 3:3',
      '11 2:丁 3:4',
    ]);
    expect(both.margins).toEqual([SURE, 3.5, 3.5, 3.5, 3.5, SURE, SURE, 3.5, 3.5, 3.5, 3.5, SURE]);
  });

  it('all together are left where without any the rows cost less, though one less would cost more', () => {
    // All: 3 + 0.5, one less: 3 + 2 × 0.8, none: 4 × 0.8.
    const none = found([...PAIR, ...PAIR], priced(0.8));
    expect(none.isAsItWas).toBe(true);
    const near = expect.closeTo(0.3);
    expect(none.margins).toEqual([SURE, near, near, near, near, SURE, SURE, near, near, near, near, SURE]);
    // All: 3 + 0.5, one less: 3 + 2 × 0.9, none: 4 × 0.9.
    const all = found([...PAIR, ...PAIR], priced(0.9));
    expect(all.isAsItWas).toBe(false);
    expect(all.margins[1]).toBeCloseTo(0.1);
  });

  it('of which one alone is worth it', () => {
    const costOf = (lines: readonly PlacedLine[]): number =>
      lines.filter(({ tokens, columns }) => tokens[0]?.text === '乙' && !columns.includes(3)).length * 4;
    const lines = [...PAIR, '2:戊', '2:己', '3:5', '3:6'];
    const one = found(lines, costOf);
    expect(one.rows.slice(0, 4)).toEqual(['0 2:甲 3:1', '1 2:乙 3:2', '2 2:丙 3:3', '5 2:丁 3:4']);
    expect(one.rows.slice(4)).toEqual(['6 2:戊', '7 2:己', '8 3:5', '9 3:6']);
    expect(one.margins).toEqual([SURE, 1, 1, 1, 1, SURE, 0.5, 0.5, 0.5, 0.5]);
  });

  it('each in the other’s stead are taken as costs least', () => {
    // What is said of 乙 and of 戊 holds together for less than both, and that of 戊 alone for least.
    const costOf = (lines: readonly PlacedLine[]): number => {
      const isSet = (name: string) =>
        lines.some(({ tokens, columns }) => tokens[0]?.text === name && columns.includes(3));
      if (isSet('乙')) return isSet('戊') ? 5 : 3;
      return isSet('戊') ? 0 : 10;
    };
    const { rows, margins } = found([...PAIR, '2:戊', '2:己', '3:5', '3:6'], costOf);
    expect(rows.slice(0, 6)).toEqual(['0 2:甲 3:1', '1 2:乙', '2 2:丙', '3 3:2', '4 3:3', '5 2:丁 3:4']);
    expect(rows.slice(6)).toEqual(['6 2:戊 3:5', '7 2:己 3:6']);
    expect(margins).toEqual([SURE, 5.5, 5.5, 5.5, 5.5, SURE, 7, 7, 7, 7]);
  });

  it('in one of two ways that share lines are no surer than the other way is dearer', () => {
    // All three names in front of all three values, or two of each.
    const lines = ['2:乙', '2:丙', '2:丁 3:2', '3:3', '3:4'];
    const costOf = (rows: readonly PlacedLine[]): number =>
      priced(3)(rows) + rows.filter(({ columns }) => columns.includes(3) && !columns.includes(2)).length;
    // 3; 4 + 3 for the other way, 8 for none.
    expect(found(lines, costOf)).toMatchObject({
      rows: ['0 2:乙 3:2', '1 2:丙 3:3', '2 2:丁 3:4'],
      margins: [5, 4, 4, 4, 5],
    });
    const without = (rows: readonly PlacedLine[]): number =>
      costOf(rows) + (shownPlaced(rows)[0] === '0 2:乙 3:2' ? 9 : 0);
    expect(found(lines, without)).toMatchObject({
      rows: ['0 2:乙', '1 2:丙 3:2', '2 2:丁 3:3', '4 3:4'],
      margins: [5, 1, 1, 1, 5],
    });
  });

  it('say which lines of labels stand amid them, and what their pieces were cut from', () => {
    const lines = [
      '2:栽树 3:900株',
      '2:养护 3:2次',
      '1@31:数量指标 2@36:修剪绿篱更换座椅',
      '3:7公里',
      '3:35把',
      '1:质量指标',
    ];
    expect(found(lines, priced(2))).toEqual({
      isAsItWas: false,
      rows: [
        '0 2:栽树 3:900株',
        '1 2:养护 3:2次',
        '2 2:修剪绿篱 3:7公里',
        '3 1:数量指标',
        '4 2:更换座椅 3:35把',
        '5 1:质量指标',
      ],
      margins: [SURE, SURE, 0.5, 0.5, 0.5, SURE],
      amid: [3],
      pieces: ['修剪绿篱 of 修剪绿篱更换座椅', '更换座椅 of 修剪绿篱更换座椅'],
    });
    expect(found(lines, priced(1))).toMatchObject({ isAsItWas: true, amid: [], pieces: [] });
  });
});
