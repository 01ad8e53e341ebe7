/** Filled areas: backgrounds of cells, whose edges are lines, and highlights, whose edges are none. */
import { describe, expect, it } from 'vitest';
import { areaLines } from '../../../src/parsers/pdf/area-lines.ts';
import { written } from './written-glyphs.ts';

const TEXT = written('绩效', 50, 100);
const area = (x0: number, x1: number, y0 = 90, y1 = 103) => ({ x0, y0, x1, y1 });

describe('areaLines', () => {
  it('gives the four edges of a background', () => {
    expect(areaLines([area(49, 120)], TEXT)).toEqual([
      { x0: 49, x1: 120, y0: 90, y1: 90, thickness: 0 },
      { x0: 49, x1: 120, y0: 103, y1: 103, thickness: 0 },
      { x0: 49, x1: 49, y0: 90, y1: 103, thickness: 0 },
      { x0: 120, x1: 120, y0: 90, y1: 103, thickness: 0 },
    ]);
  });

  it('gives none of a highlight, which ends where its text does', () => {
    expect(areaLines([area(49, 71)], TEXT)).toEqual([]);
  });

  it('a highlight may mark words amid a line; blanks and other lines are none of its text', () => {
    expect(areaLines([area(49, 71)], written('绩效指标', 50, 100))).toEqual([]);
    expect(areaLines([area(69, 91)], written('绩效指标', 50, 100))).toEqual([]);
    expect(areaLines([area(49, 71)], [...written('绩效 ', 50, 100), ...written('绩', 54, 130)])).toEqual([]);
    expect(areaLines([area(49, 71)], [...TEXT, ...written('绩', 54, 88)])).toEqual([]);
  });

  it.each([
    ['with room on the right', area(49, 75)],
    ['with room on the left', area(45, 71)],
    ['taller than a line', area(49, 71, 85, 110)],
    ['without text', area(200, 222)],
    ['above the text', area(49, 71, 70, 83)],
    ['below the text', area(49, 71, 102, 115)],
  ])('an area %s is a background', (_, box) => {
    expect(areaLines([box], TEXT)).toHaveLength(4);
  });

  it('a blank alone is no text', () => {
    expect(areaLines([area(49, 71)], written('  ', 50, 100))).toHaveLength(4);
  });
});
