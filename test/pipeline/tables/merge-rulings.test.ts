import { describe, expect, it } from 'vitest';
import type { Ruling } from '../../../src/parsers/page.ts';
import { mergeRulings } from '../../../src/pipeline/tables/merge-rulings.ts';
import { horizontal, vertical } from '../page-builder.ts';

const cases: readonly (readonly [string, readonly Ruling[], readonly Ruling[]])[] = [
  ['no ruling', [], []],
  ['one line stays as it is', [horizontal(100, 50, 250)], [horizontal(100, 50, 250)]],
  [
    'pieces end to end are one line',
    [horizontal(100, 150, 250), horizontal(100, 50, 150)],
    [horizontal(100, 50, 250)],
  ],
  [
    'a joint of three points between two pieces is none, one of five is',
    [horizontal(100, 50, 150), horizontal(100, 153, 250), horizontal(100, 255, 300)],
    [horizontal(100, 50, 250), horizontal(100, 255, 300)],
  ],
  [
    'dashes and dots in turn are one line',
    [horizontal(100, 50, 59), horizontal(100, 65, 67), horizontal(100, 73, 82), horizontal(100, 88, 90)],
    [horizontal(100, 50, 90)],
  ],
  [
    'a line with a dot on either side, a character away, is none of dashes',
    [horizontal(100, 42, 44), horizontal(100, 50, 150), horizontal(100, 156, 158)],
    [horizontal(100, 50, 150)],
  ],
  [
    'a line is as thick as its thickest piece',
    [horizontal(100, 50, 150, 2), horizontal(100, 150, 250, 0.5)],
    [horizontal(100, 50, 250, 2)],
  ],
  [
    'dashes are one line',
    [horizontal(100, 50, 53), horizontal(100, 56, 59), horizontal(100, 62, 65), horizontal(100, 68, 71)],
    [horizontal(100, 50, 71)],
  ],
  [
    'dashes as long as their gaps are one line',
    [horizontal(100, 50, 56), horizontal(100, 62, 68), horizontal(100, 74, 80), horizontal(100, 86, 92)],
    [horizontal(100, 50, 92)],
  ],
  [
    'marks much shorter than their gaps are none',
    [horizontal(100, 50, 54), horizontal(100, 61, 65), horizontal(100, 72, 76), horizontal(100, 83, 87)],
    [],
  ],
  [
    'nor are pieces with gaps as wide as a character',
    [horizontal(100, 50, 59), horizontal(100, 68, 77)],
    [horizontal(100, 50, 59), horizontal(100, 68, 77)],
  ],
  [
    'nor pieces too long for dashes',
    [horizontal(100, 50, 62), horizontal(100, 68, 80)],
    [horizontal(100, 50, 62), horizontal(100, 68, 80)],
  ],
  [
    'a mark behind a line is no dash of it',
    [horizontal(100, 50, 150), horizontal(100, 156, 162)],
    [horizontal(100, 50, 150)],
  ],
  [
    'a gap wider than a dash parts two lines',
    [horizontal(100, 50, 150), horizontal(100, 155, 250)],
    [horizontal(100, 50, 150), horizontal(100, 155, 250)],
  ],
  [
    'a double line is one, halfway, as thick as its thicker stroke',
    [horizontal(100, 50, 250, 0.5), horizontal(102, 50, 250, 1.5)],
    [horizontal(101, 50, 250, 1.5)],
  ],
  [
    'lines farther apart than a double border stay two',
    [horizontal(100, 50, 250), horizontal(103.5, 50, 250)],
    [horizontal(100, 50, 250), horizontal(103.5, 50, 250)],
  ],
  [
    'a staircase does not melt into one line',
    [vertical(100, 0, 50), vertical(102, 50, 100), vertical(104, 100, 150), vertical(106, 150, 200)],
    [vertical(101, 0, 100), vertical(105, 100, 200)],
  ],
  [
    'a line drawn twice, once in pieces, counts once',
    [horizontal(100, 50, 250), horizontal(100, 50, 100), horizontal(100, 120, 250)],
    [horizontal(100, 50, 250)],
  ],
  ['a tick is dropped', [vertical(100, 50, 56)], []],
  ['a line just longer than a tick stays', [vertical(100, 50, 57.5)], [vertical(100, 50, 57.5)]],
  [
    'ticks that make a line together stay',
    [vertical(100, 50, 54), vertical(100, 55, 59)],
    [vertical(100, 50, 59)],
  ],
  [
    'horizontal ones come first, each by position',
    [vertical(90, 0, 50), horizontal(200, 0, 50), vertical(30, 0, 50), horizontal(100, 0, 50)],
    [horizontal(100, 0, 50), horizontal(200, 0, 50), vertical(30, 0, 50), vertical(90, 0, 50)],
  ],
  [
    'crossing lines of one position do not join',
    [vertical(100, 0, 50), horizontal(100, 0, 50)],
    [horizontal(100, 0, 50), vertical(100, 0, 50)],
  ],
];

/** Positions are means weighted by length: equal but for rounding. */
function rounded(rulings: readonly Ruling[]): Ruling[] {
  return rulings.map((ruling) => ({ ...ruling, at: Math.round(ruling.at * 100) / 100 }));
}

describe('mergeRulings', () => {
  it.each(cases)('%s', (_, rulings, expected) => {
    expect(rounded(mergeRulings(rulings))).toEqual(expected);
  });

  it('does not depend on the order of painting', () => {
    for (const [, rulings, expected] of cases) {
      expect(rounded(mergeRulings([...rulings].reverse()))).toEqual(expected);
    }
  });
});
