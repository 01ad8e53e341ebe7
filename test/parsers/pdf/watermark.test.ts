/** Watermarks that run level, beside light print that is the page's own. */
import { describe, expect, it } from 'vitest';
import type { Ruling } from '../../../src/parsers/page.ts';
import type { PaintedGlyph } from '../../../src/parsers/pdf/painted-page.ts';
import { withoutWatermarks } from '../../../src/parsers/pdf/watermark.ts';
import { type Look, written } from './written-glyphs.ts';

const BODY = [
  ...written('产出指标数量指标培训人数', 50, 100),
  ...written('效益指标社会效益就业人数', 50, 130),
];
const rule = (axis: Ruling['axis'], at: number, from: number, to: number): Ruling => ({
  axis,
  at,
  from,
  to,
  thickness: 0.5,
});

/** The text taken for a watermark. */
const found = (glyphs: readonly PaintedGlyph[], rulings: readonly Ruling[] = []) => {
  const { glyphs: kept, watermark } = withoutWatermarks(glyphs, rulings);
  expect(kept.length + watermark.length).toBe(glyphs.length);
  return watermark.map((glyph) => glyph.text).join('');
};

describe('withoutWatermarks: large light letters', () => {
  const large = (text: string, y = 145, look: Look = {}) =>
    written(text, 60, y, { size: 40, light: true, ...look });

  it('that the text crosses are a watermark', () => {
    expect(found([...BODY, ...large('财政')])).toBe('财政');
  });

  it('that a line of the table crosses are one, lengthwise or across', () => {
    expect(found([...BODY, ...large('财政', 400)], [rule('horizontal', 385, 50, 500)])).toBe('财政');
    expect(found([...BODY, ...large('财政', 400)], [rule('vertical', 75, 300, 500)])).toBe('财政');
  });

  it.each<[string, Ruling]>([
    ['above them', rule('horizontal', 360, 50, 500)],
    ['below them', rule('horizontal', 405, 50, 500)],
    ['beside them', rule('horizontal', 385, 150, 500)],
    ['that ends before them', rule('horizontal', 385, 0, 55)],
    ['down their left', rule('vertical', 55, 300, 500)],
    ['down their right', rule('vertical', 150, 300, 500)],
    ['further down', rule('vertical', 75, 410, 500)],
  ])('a line %s crosses none', (_, ruling) => {
    expect(found([...BODY, ...large('财政', 400)], [ruling])).toBe('');
  });

  it.each<[string, number, number]>([
    ['left of', 0, 400],
    ['right of', 150, 400],
    ['above', 60, 360],
    ['below', 60, 412],
  ])('text %s them crosses none', (_, x, y) => {
    expect(found([...BODY, ...written('项目', x, y), ...large('财政', 400)])).toBe('');
  });

  it('that nothing crosses are a light title', () => {
    expect(found([...BODY, ...large('财政', 400)])).toBe('');
  });

  it('of which hardly one is crossed are none', () => {
    expect(found([...BODY, ...large('绩效目标表', 400)], [rule('vertical', 75, 300, 500)])).toBe('');
    expect(found([...BODY, ...large('绩效目标', 400)], [rule('vertical', 75, 300, 500)])).toBe('绩效目标');
  });

  it('are none where they are dark, hardly larger than the text, or one alone', () => {
    expect(found([...BODY, ...large('财政', 145, { light: false })])).toBe('');
    expect(found([...BODY, ...written('财政', 60, 132, { size: 17, light: true })])).toBe('');
    expect(found([...BODY, ...large('财')])).toBe('');
  });

  it('are no less crossed for blanks: only what is printed crosses, and blanks are no part of a watermark', () => {
    expect(found([...BODY.map((glyph) => ({ ...glyph, blank: true })), ...large('财政')])).toBe('');
    expect(found([...BODY, ...large('财 政')])).toBe('财政');
  });

  it('are compared with the dark text alone', () => {
    const note = written('说明'.repeat(20), 50, 700, { size: 30, light: true });
    expect(found([...BODY, ...large('财政'), ...note])).toBe('财政');
  });

  it('make no watermark of a page without dark text', () => {
    expect(found(large('财政'), [rule('horizontal', 130, 50, 500)])).toBe('');
  });
});

describe('withoutWatermarks: small light letters', () => {
  const LINE = rule('horizontal', 296, 50, 500);
  const small = (texts: readonly string[]) =>
    texts.flatMap((text, i) => written(text, 60, 300 + i * 40, { light: true }));

  it('one text many times over, with something across it, is a watermark', () => {
    expect(found([...BODY, ...small(Array(4).fill('财政'))], [LINE])).toBe('财政'.repeat(4));
  });

  it('it is none three times over, nor where nothing crosses it', () => {
    expect(found([...BODY, ...small(Array(3).fill('财政一体'))], [LINE])).toBe('');
    expect(found([...BODY, ...small(Array(4).fill('财政'))])).toBe('');
  });

  it('nor where it says something else each time, or is a single character', () => {
    expect(found([...BODY, ...small(['财政', '财务', '财政', '财政', '财政'])], [LINE])).toBe('');
    expect(found([...BODY, ...small(Array(4).fill('财'))], [LINE])).toBe('');
  });

  it('nor where one letter in many is crossed', () => {
    expect(found([...BODY, ...small(Array(12).fill('财政'))], [LINE])).toBe('财政'.repeat(12));
    expect(found([...BODY, ...small(Array(14).fill('财政'))], [LINE])).toBe('');
  });

  it('sizes are told apart: a light title beside it stays', () => {
    const title = written('绩效目标', 60, 500, { size: 14, light: true });
    expect(found([...BODY, ...title, ...small(Array(4).fill('财政'))], [LINE])).toBe('财政'.repeat(4));
  });
});
