import { describe, expect, it } from 'vitest';
import { withBracketHabits } from '../../../src/parsers/ocr/bracket-habits.ts';
import type { LineReading } from '../../../src/parsers/ocr/engine.ts';

/** A line; brackets behind `?` are of unknown width. */
function line(text: string): LineReading {
  const characters = [...text.matchAll(/\??(.)/gu)].map(([all, character]) => ({
    text: character!,
    x0: 0,
    x1: 0,
    probability: 1,
    ...(all.length > 1 && { widthUnknown: true }),
  }));
  return { text: characters.map((c) => c.text).join(''), confidence: 1, characters, changes: [] };
}

const settled = (...cells: readonly (readonly string[])[]) =>
  withBracketHabits(cells.map((lines) => lines.map(line))).map((lines) => lines.map(({ text }) => text));

describe('brackets whose width nothing beside them tells', () => {
  it('have the width of those around the same text, over the lines of a cell too', () => {
    expect(settled(['质量(必填)'], ['数量', '?（必', '填?）(5分)'])).toEqual([
      ['质量(必填)'],
      ['数量', '(必', '填)(5分)'],
    ]);
    expect(settled(['质量（必填）'], ['?(必填?)'])).toEqual([['质量（必填）'], ['（必填）']]);
  });
  it('stay where no others are around that text, or these differ, or only their own are', () => {
    expect(settled(['质量(必填)'], ['?（元?）'])).toEqual([['质量(必填)'], ['（元）']]);
    expect(settled(['质量(必填)'], ['数量（必填）'], ['?（必填?）'])[2]).toEqual(['（必填）']);
    expect(settled(['?（必填?）'], ['（必填）'], ['必填）'])).toEqual([
      ['（必填）'],
      ['（必填）'],
      ['必填）'],
    ]);
  });
  it('say nothing of those behind a figure, and these nothing of them', () => {
    expect(settled(['=82.00(万元)'], ['总费用?（万元?）'])[1]).toEqual(['总费用（万元）']);
    expect(settled(['=82.00(万元)'], ['6?（万元?）'])[1]).toEqual(['6(万元)']);
    expect(settled(['资金（万元）'], ['?(万元?)'])[1]).toEqual(['（万元）']);
  });
  it('that are known stay as they are', () => {
    expect(settled(['质量(必填)'], ['数量（必填）'])).toEqual([['质量(必填)'], ['数量（必填）']]);
  });
  it('that are known are like the others where four of these stand against one', () => {
    const full = ['数量（必填）'];
    expect(settled(full, full, ['质量(必', '填)'], full, full)[2]).toEqual(['质量（必', '填）']);
    expect(settled(full, full, ['?(必填?)'], ['质量(必填)'], full, full)[2]).toEqual(['（必填）']);
    expect(settled(full, full, ['质量(必填)'], full)[2]).toEqual(['质量(必填)']);
    expect(settled(full, full, ['质量(必填)'], ['时效(必填)'], full, full)[2]).toEqual(['质量(必填)']);
    expect(settled(full, full, ['质量(选填)'], full, full)[2]).toEqual(['质量(选填)']);
  });
});
