/** Pages whose text runs another way than their paper: which way, and where everything stands once they are turned. */
import { describe, expect, it } from 'vitest';
import type { PaintedGlyph } from '../../../src/parsers/pdf/painted-page.ts';
import { uprightPage } from '../../../src/parsers/pdf/upright.ts';
import { BARE, glyph, glyphsOf } from './painted.ts';

const HIDDEN = { invisible: [], white: [], covered: [], clipped: [] };
const RIGHT = { directionX: 1, directionY: 0 };
const DOWN = { directionX: 0, directionY: 1 };
const LEFT = { directionX: -1, directionY: 0 };
const UP = { directionX: 0, directionY: -1 };

/** A page of 600 by 800 points with a line from (10, 20) to (110, 20) and an area. */
function turned(glyphs: readonly PaintedGlyph[]) {
  const lines = [{ x0: 10, y0: 20, x1: 110, y1: 20, thickness: 1 }];
  const areas = [{ x0: 10, y0: 20, x1: 110, y1: 50 }];
  return uprightPage({ ...BARE, glyphs, hidden: HIDDEN, lines, areas }, 600, 800);
}

describe('a page is turned by the way most of its text runs', () => {
  it('not at all where it runs to the right', () => {
    const { turn, width, height, lines, areas, glyphs } = turned(glyphsOf('指标', RIGHT));
    expect({ turn, width, height, lines, areas }).toEqual({
      turn: 0,
      width: 600,
      height: 800,
      lines: [{ x0: 10, y0: 20, x1: 110, y1: 20, thickness: 1 }],
      areas: [{ x0: 10, y0: 20, x1: 110, y1: 50 }],
    });
    expect(glyphs.map(({ x, y }) => [x, y])).toEqual([
      [100, 100],
      [110, 100],
    ]);
  });

  it('a quarter where it runs downwards', () => {
    const { turn, width, height, lines, areas, glyphs } = turned(glyphsOf('指标', DOWN));
    expect({ turn, width, height, lines, areas }).toEqual({
      turn: 1,
      width: 800,
      height: 600,
      lines: [{ x0: 20, x1: 20, y0: 490, y1: 590, thickness: 1 }],
      areas: [{ x0: 20, x1: 50, y0: 490, y1: 590 }],
    });
    expect(glyphs[0]).toMatchObject({ x: 100, y: 500, directionX: 1, directionY: 0 });
  });

  it('half where it stands on its head', () => {
    const { turn, width, height, lines, areas, glyphs } = turned(glyphsOf('指标', LEFT));
    expect({ turn, width, height, lines, areas }).toEqual({
      turn: 2,
      width: 600,
      height: 800,
      lines: [{ x0: 490, x1: 590, y0: 780, y1: 780, thickness: 1 }],
      areas: [{ x0: 490, x1: 590, y0: 750, y1: 780 }],
    });
    expect(glyphs[0]).toMatchObject({ x: 500, y: 700, directionX: 1, directionY: 0 });
  });

  it('a quarter the other way where it runs upwards', () => {
    const { turn, width, height, lines, areas, glyphs } = turned(glyphsOf('指标', UP));
    expect({ turn, width, height, lines, areas }).toEqual({
      turn: 3,
      width: 800,
      height: 600,
      lines: [{ x0: 780, x1: 780, y0: 10, y1: 110, thickness: 1 }],
      areas: [{ x0: 750, x1: 780, y0: 10, y1: 110 }],
    });
    expect(glyphs[0]).toMatchObject({ x: 700, y: 100, directionX: 1, directionY: 0 });
  });
});

describe('text that runs another way than the page', () => {
  it('by whole quarters is kept for itself, upright, with the turn it asks for', () => {
    const { turn, glyphs, sideways, askew } = turned([
      ...glyphsOf('指标值', DOWN),
      glyph('右', RIGHT),
      glyph('左', LEFT),
    ]);
    expect([turn, glyphs.length, askew.length]).toEqual([1, 3, 0]);
    expect(sideways.map((own) => [own.turn, own.glyphs.map(({ text }) => text).join('')])).toEqual([
      [1, '左'],
      [3, '右'],
    ]);
    expect(sideways[0]!.glyphs[0]).toMatchObject({ x: 500, y: 700 });
    expect(sideways[1]!.glyphs[0]).toMatchObject({ x: 100, y: 100 });
  });

  it('a skew of three degrees is along the axis, ten are aslant', () => {
    const skewed = (sin: number) => {
      const [one] = [glyph('印', { directionX: Math.sqrt(1 - sin * sin), directionY: sin })];
      const other = glyph('印', { directionX: sin, directionY: Math.sqrt(1 - sin * sin) });
      return turned([...glyphsOf('指标值', RIGHT), one, other]);
    };
    expect(skewed(0.04).askew).toEqual([]);
    expect(skewed(0.04).glyphs).toHaveLength(4);
    expect(skewed(0.17).askew).toHaveLength(2);
  });
});
