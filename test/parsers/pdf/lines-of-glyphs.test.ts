/** Glyphs to lines, and texts printed over each other told apart: each beside the nearest glyphs that are one text. */
import { describe, expect, it } from 'vitest';
import { baselines } from '../../../src/parsers/pdf/baselines.ts';
import type { PaintedGlyph } from '../../../src/parsers/pdf/painted-page.ts';
import { strands } from '../../../src/parsers/pdf/strands.ts';
import { glyph, glyphsOf } from './painted.ts';

const lines = (...glyphs: readonly PaintedGlyph[]) =>
  baselines(glyphs).map((line) => line.map(({ text }) => text).join(''));

describe('glyphs on one baseline', () => {
  it('are a line from left to right, whatever the order of painting, blanks and glyphs of no size left out', () => {
    const [a, b, c] = glyphsOf('指标值') as [PaintedGlyph, PaintedGlyph, PaintedGlyph];
    expect(lines(c, glyph(' ', { x: 125 }), a, glyph('无', { x: 140, size: 0 }), b)).toEqual(['指标值']);
  });

  it('are told by their places though painted from right to left, or line by line in turn', () => {
    expect(lines(...glyphsOf('值标指').map((own, i) => ({ ...own, x: 120 - i * 10 })))).toEqual(['指标值']);
    const twice = [0, 1, 2].flatMap((i) => [
      glyph('甲乙丙'[i]!, { x: 100 + i * 10, y: 120, order: 2 * i }),
      glyph('指标值'[i]!, { x: 100 + i * 10, order: 2 * i + 1 }),
    ]);
    expect(lines(...twice)).toEqual(['指标值', '甲乙丙']);
    expect(lines()).toEqual([]);
  });

  it('are so where fonts sit a little higher or lower; those of the next line are not', () => {
    expect(lines(glyph('指'), glyph('A', { x: 110, y: 102 }))).toEqual(['指A']);
    expect(lines(glyph('指'), glyph('标', { x: 110, y: 104 }))).toEqual(['指', '标']);
  });

  it('small print beside large is measured by its own size', () => {
    expect(lines(glyph('指', { size: 20 }), glyph('注', { x: 130, y: 104, size: 10 }))).toEqual(['指', '注']);
    expect(lines(glyph('注', { size: 10 }), glyph('指', { x: 130, y: 104, size: 20 }))).toEqual(['注', '指']);
  });

  it('lines that sink little by little do not run into one', () => {
    expect(
      lines(...[0, 2, 4, 6].map((y, i) => glyph('甲乙丙丁'[i]!, { x: 100 + i * 10, y: 100 + y }))),
    ).toEqual(['甲乙', '丙丁']);
  });

  it('of two in one place the one painted first comes first', () => {
    expect(lines(glyph('后', { order: 2 }), glyph('先', { order: 1 }))).toEqual(['先后']);
  });
});

describe('a character drawn again beside itself', () => {
  it('to look bold is one, also with another between them', () => {
    expect(lines(glyph('指'), glyph('指', { x: 101 }))).toEqual(['指']);
    expect(lines(glyph('指'), glyph('标', { x: 100.5 }), glyph('指', { x: 101 }))).toEqual(['指标']);
  });

  it('an advance apart is two, as are narrow figures that follow each other closely', () => {
    expect(lines(glyph('指'), glyph('指', { x: 110 }))).toEqual(['指指']);
    expect(lines(glyph('指'), glyph('指', { x: 101.5 }))).toEqual(['指指']);
    expect(lines(glyph('1', { advance: 2 }), glyph('1', { x: 101.1, advance: 2 }))).toEqual(['11']);
    expect(lines(glyph('1', { advance: 2 }), glyph('1', { x: 100.9, advance: 2 }))).toEqual(['1']);
  });

  it('is two where it stands higher, and two where it is another', () => {
    expect(lines(glyph('指'), glyph('指', { x: 100.5, y: 102 }))).toEqual(['指指']);
    expect(lines(glyph('指'), glyph('旨', { x: 100.5 }))).toEqual(['指旨']);
  });
});

describe('texts over each other', () => {
  const apart = (...glyphs: readonly PaintedGlyph[]) => {
    const sorted = [...glyphs].sort((a, b) => a.x - b.x);
    return strands(sorted).map((text) => text.map(({ text: one }) => one).join(''));
  };
  const shifted = (text: string, by: number, first: number, more: Partial<PaintedGlyph> = {}) =>
    glyphsOf(text).map((own, i) => ({ ...own, x: own.x + by, order: first + i, ...more }));

  it('come apart by the order of painting', () => {
    expect(apart(...glyphsOf('指标值'), ...shifted('草稿', 4, 10))).toEqual(['指标值', '草稿']);
  });

  it('are one where they only follow each other, however tightly', () => {
    expect(apart(...glyphsOf('指标值'))).toEqual(['指标值']);
    expect(apart(...glyphsOf('指标'), ...shifted('值', 17, 10))).toEqual(['指标值']);
    expect(apart(...glyphsOf('指标'), ...shifted('值', 15, 10))).toEqual(['指标', '值']);
  });

  it('are one where a font states widths that are too large: its glyphs were painted one after another', () => {
    const wide = glyphsOf('指标值').map((own) => ({ ...own, advance: 20 }));
    expect(apart(...wide)).toEqual(['指标值']);
  });

  it('come apart by their sizes, though painted one after another', () => {
    expect(apart(glyph('指', { order: 0 }), glyph('大', { x: 104, order: 1, size: 17 }))).toEqual([
      '指',
      '大',
    ]);
    expect(apart(glyph('指', { order: 0 }), glyph('中', { x: 104, order: 1, size: 15 }))).toEqual(['指中']);
  });

  it('of two sizes are one where they stand clear of each other, and a word in small print goes on under a large glyph', () => {
    expect(apart(glyph('指', { order: 0 }), glyph('大', { x: 111, order: 1, size: 20 }))).toEqual(['指大']);
    expect(apart(glyph('大', { order: 0, size: 17 }), glyph('指', { x: 104, order: 1 }))).toEqual([
      '大',
      '指',
    ]);
    expect(
      apart(
        glyph('指', { order: 0 }),
        glyph('大', { x: 104, order: 1, size: 17 }),
        glyph('标', { x: 116, order: 2 }),
      ),
    ).toEqual(['指标', '大']);
  });

  it('a mark of no width stands over nothing', () => {
    expect(apart(glyph('指'), glyph('́', { x: 104, order: 10, advance: 0 }))).toEqual(['指́']);
  });

  it('a narrow glyph is measured by its own width', () => {
    expect(apart(glyph('指'), glyph('1', { x: 108, order: 10, advance: 4 }))).toEqual(['指', '1']);
    expect(apart(glyph('1', { advance: 4 }), glyph('指', { x: 102, order: 10 }))).toEqual(['1', '指']);
    expect(apart(glyph('指'), glyph('1', { x: 109, order: 10, advance: 4 }))).toEqual(['指1']);
  });
});
