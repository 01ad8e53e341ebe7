/** Texts whose rest their frame cuts off. */
import { describe, expect, it } from 'vitest';
import { cutTexts } from '../../../src/parsers/pdf/cut-texts.ts';
import type { PaintedGlyph, PaintedPage } from '../../../src/parsers/pdf/painted-page.ts';
import { written } from './written-glyphs.ts';

/** A row of fixed height, from 88 to 104. */
const FRAME = { x0: 45, y0: 88, x1: 85, y1: 104 };
const clip = (glyphs: readonly PaintedGlyph[], frame = FRAME) => glyphs.map((glyph) => ({ ...glyph, frame }));

/** What is cut off, and the middle of the glyph it is told of. */
function told(clipped: ReturnType<typeof clip>, glyphs: readonly PaintedGlyph[]) {
  const page = { glyphs } as unknown as PaintedPage;
  return cutTexts(clipped, page, 3, { turn: 0, width: 595, height: 842 }).map(({ message, locator }) => {
    if (locator?.kind !== 'box') throw new Error('no box');
    const { x0, x1, y0, y1 } = locator.box;
    return [message.split('cut off: ')[1], (x0 + x1) / 2, Math.round((y0 + y1) * 5) / 10];
  });
}

const SHOWN = written('培训人', 50, 100);
const REST = clip(written('数量', 50, 113, { order: 3 }));

describe('cutTexts', () => {
  it('tells of the rest where its text ends to be seen', () => {
    expect(told(REST, SHOWN)).toEqual([['数量', 75, 96.2]]);
  });

  it('or where it begins to be seen, where the rest was painted first', () => {
    const first = clip(written('数量', 50, 87, { order: 0 }));
    expect(told(first, written('培训人', 50, 100, { order: 2 }))).toEqual([['数量', 55, 96.2]]);
  });

  it('over blanks, which are no rest', () => {
    expect(
      told(
        REST,
        written('培训人 ', 50, 100).map((g) => ({ ...g, order: g.order - 1 })),
      ),
    ).toEqual([['数量', 75, 96.2]]);
    expect(told(clip(written('  ', 50, 113, { order: 3 })), SHOWN)).toEqual([]);
  });

  it.each<[string, readonly PaintedGlyph[]]>([
    ['nothing', []],
    ['left of it', written('人', 30, 100)],
    ['right of it', written('人', 85, 100)],
    ['above it', written('人', 50, 90)],
    ['below it', written('人', 50, 110)],
  ])('a text that stands alone in its frame is none: %s is seen', (_, shown) => {
    expect(told(REST, shown)).toEqual([]);
  });

  it('what is hidden far from what is seen is another text; large letters reach further', () => {
    const far = (size: number) => clip(written('数', 50, 128, { order: 3, size }));
    expect(told(far(10), SHOWN)).toEqual([]);
    expect(told(far(14), SHOWN)).toEqual([['数', 75, 96.2]]);
    expect(told(far(10), written('培训人', 50, 101, { size: 12 }))).toHaveLength(1);
  });

  it('each text is told of once, with its own rest', () => {
    const other = { x0: 95, y0: 88, x1: 135, y1: 104 };
    const glyphs = [...SHOWN, ...written('修渠', 100, 100, { order: 5 })];
    const clipped = [...REST, ...clip(written('长度', 100, 113, { order: 7 }), other)];
    expect(told(clipped, glyphs)).toEqual([
      ['数量', 75, 96.2],
      ['长度', 115, 96.2],
    ]);
  });

  it('a long rest is quoted in part', () => {
    const long = clip(written('数'.repeat(50), 50, 113, { order: 3 }));
    expect(told(long, SHOWN)).toEqual([['数'.repeat(40), 75, 96.2]]);
  });
});
