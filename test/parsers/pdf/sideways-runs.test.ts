/** Lines of sideways text made one run, and lines that are texts of their own. */
import { describe, expect, it } from 'vitest';
import type { PaintedGlyph, PaintedLine } from '../../../src/parsers/pdf/painted-page.ts';
import { sidewaysRuns, toRuling } from '../../../src/parsers/pdf/sideways-runs.ts';
import { written } from './written-glyphs.ts';

/** The texts of one direction, here that of the page. */
const texts = (glyphs: readonly PaintedGlyph[], lines: readonly PaintedLine[] = []) =>
  sidewaysRuns({ turn: 0, glyphs }, lines, 595, 842).map((run) => run.text);

const line = (x0: number, y0: number, x1: number, y1: number): PaintedLine => ({
  x0,
  y0,
  x1,
  y1,
  thickness: 0.5,
});
const ABOVE = written('一级', 50, 100);
const BELOW = written('指标', 50, 113);

describe('sidewaysRuns', () => {
  it('joins the lines of a text, from top to bottom', () => {
    expect(texts([...BELOW, ...ABOVE])).toEqual(['一级指标']);
    expect(texts([...ABOVE, ...BELOW, ...written('一二', 55, 126)])).toEqual(['一级指标一二']);
  });

  it.each<[string, readonly PaintedGlyph[]]>([
    ['set wider than lines of a text', written('指标', 50, 120)],
    ['of another size', written('指标', 50, 113, { size: 12 })],
    ['beside it', written('指标', 71, 113)],
  ])('but not a line %s', (_, below) => {
    expect(texts([...ABOVE, ...below])).toEqual(['一级', '指标']);
  });

  it('nor one behind a rule; a rule beside the text, above it or down the page parts nothing', () => {
    const parted = (rule: PaintedLine) => texts([...ABOVE, ...BELOW], [rule]).length === 2;
    expect(parted(line(40, 102, 90, 102))).toBe(true);
    expect(parted(line(80, 102, 120, 102))).toBe(false);
    expect(parted(line(0, 102, 40, 102))).toBe(false);
    expect(parted(line(40, 85, 90, 85))).toBe(false);
    expect(parted(line(40, 118, 90, 118))).toBe(false);
    expect(parted(line(45, 90, 45, 120))).toBe(false);
  });

  it('gives the box around its lines', () => {
    const [run] = sidewaysRuns({ turn: 0, glyphs: [...ABOVE, ...written('指标一', 45, 113)] }, [], 595, 842);
    expect([run?.box.x0, run?.box.x1]).toEqual([45, 75]);
    expect(run!.box.y1 - run!.box.y0).toBeGreaterThan(20);
  });
});

describe('toRuling', () => {
  it('is level where the line is longer so, upright otherwise', () => {
    expect(toRuling(line(40, 85, 90, 85))).toEqual({
      axis: 'horizontal',
      at: 85,
      from: 40,
      to: 90,
      thickness: 0.5,
    });
    expect(toRuling(line(40, 85, 40, 120))).toEqual({
      axis: 'vertical',
      at: 40,
      from: 85,
      to: 120,
      thickness: 0.5,
    });
  });
});
