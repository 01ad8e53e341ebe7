/** Lines through texts, beside those that run under, over or past them. */
import { describe, expect, it } from 'vitest';
import type { PaintedGlyph, PaintedLine } from '../../../src/parsers/pdf/painted-page.ts';
import { struckTexts } from '../../../src/parsers/pdf/struck-texts.ts';
import { pageOf } from './make-pdf.ts';
import { written } from './written-glyphs.ts';

/** From x 50 to 90, its baseline at 100. */
const TEXT = written('培训人数', 50, 100);
const line = (x0: number, x1: number, y: number): PaintedLine => ({ x0, x1, y0: y, y1: y, thickness: 0.5 });

/** What is told of a line, and whether it is left among those that part cells. */
function told(drawn: PaintedLine, glyphs: readonly PaintedGlyph[] = TEXT) {
  const { remarks, lines } = struckTexts(glyphs, [drawn], 2);
  return [remarks.map(({ message }) => message.split(': ')[1]), lines.length];
}

describe('struckTexts', () => {
  it('tells of what a line runs through from end to end, and leaves the line out', () => {
    expect(told(line(50, 90, 97))).toEqual([['培训人数'], 0]);
    expect(told(line(70, 80, 96))).toEqual([['人'], 0]);
    expect(told(line(48, 92, 95))).toEqual([['培训人数'], 0]);
    expect(told(line(60, 80, 97), [...TEXT].reverse())).toEqual([['训人'], 0]);
  });

  it.each<[string, PaintedLine]>([
    ['under it', line(50, 90, 101)],
    ['on its baseline', line(50, 90, 99)],
    ['over it', line(50, 90, 92)],
    ['through it and on', line(50, 94, 97)],
    ['from before it', line(46, 90, 97)],
    ['beside it', line(92, 110, 97)],
    ['down through it', { x0: 70, x1: 70, y0: 90, y1: 102, thickness: 0.5 }],
  ])('a line %s is none', (_, drawn) => {
    expect(told(drawn)).toEqual([[], 1]);
  });

  it('nor is one over a blank, or beside a line of larger text', () => {
    expect(told(line(50, 60, 97), written(' ', 50, 100))).toEqual([[], 1]);
    expect(told(line(50, 90, 97), written('培训人数', 50, 160, { size: 40 }))).toEqual([[], 1]);
  });

  it('tells of a sign that alone has a line under it, and of no other underline', () => {
    const glyphs = written('>95', 50, 100);
    expect(
      struckTexts(glyphs, [line(50, 60, 101)], 1).remarks.map(({ code, message }) => [code, message.at(-1)]),
    ).toEqual([['sign-underlined', '>']]);
    expect(told(line(50, 60, 101), glyphs)[1]).toBe(0);
    expect(told(line(50, 80, 101), glyphs)).toEqual([[], 1]);
    expect(told(line(60, 70, 101), glyphs)).toEqual([[], 1]);
    expect(told(line(50, 60, 104), glyphs)).toEqual([[], 1]);
  });

  it('says where the text stands', () => {
    expect(
      struckTexts(TEXT, [line(50, 90, 97)], 2).remarks.map(({ code, severity, locator }) => [
        code,
        severity,
        locator,
      ]),
    ).toEqual([
      ['text-struck-out', 'review', { kind: 'box', page: 2, box: { x0: 69, y0: 96, x1: 71, y1: 98 } }],
    ]);
  });
});

it('a page is told of its struck texts, and has no ruling of them', async () => {
  const page = await pageOf({
    content: 'BT /F 10 Tf 100 700 Td (300) Tj ET 100 703 m 116.7 703 l S 90 690 m 200 690 l S',
  });
  expect((page.remarks ?? []).map(({ code }) => code)).toEqual(['text-struck-out']);
  expect(page.rulings.map(({ at }) => at)).toEqual([110]);
});
