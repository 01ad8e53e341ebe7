/** Which glyphs are seen: areas painted over them, white ones on paper and on colour; as plain data. */
import { describe, expect, it } from 'vitest';
import type { Painting } from '../../../src/parsers/pdf/paint-page.ts';
import type { PaintedCover, PaintedGlyph } from '../../../src/parsers/pdf/painted-page.ts';
import { imagesOverText, visibleText } from '../../../src/parsers/pdf/visible-text.ts';
import { BARE, glyph } from './painted.ts';

/** An area around the glyph at (100, 100), whose middle is 5 points right of and some above its origin. */
const cover = (more: Partial<PaintedCover> = {}): PaintedCover => ({
  box: { x0: 95, y0: 85, x1: 115, y1: 105 },
  after: 1,
  white: true,
  opaque: true,
  image: null,
  ...more,
});

const painting = (glyphs: readonly PaintedGlyph[], covers: readonly PaintedCover[]): Painting => ({
  ...BARE,
  glyphs,
  covers,
  invisible: [],
  clipped: [],
});

function seen(
  glyphs: readonly PaintedGlyph[],
  covers: readonly PaintedCover[],
  translucent: readonly string[] = [],
) {
  const { glyphs: visible, hidden } = visibleText(painting(glyphs, covers), new Set(translucent));
  const texts = (own: readonly PaintedGlyph[]) => own.map(({ text }) => text).join('');
  return { seen: texts(visible), covered: texts(hidden.covered), white: texts(hidden.white) };
}

describe('a glyph under an area painted later', () => {
  it('is covered', () => {
    expect(seen([glyph('指')], [cover()])).toEqual({ seen: '', covered: '指', white: '' });
  });

  it.each<[string, Partial<PaintedCover>]>([
    ['painted before it', { after: 0 }],
    ['that lets it through', { opaque: false }],
    ['above it', { box: { x0: 95, y0: 60, x1: 115, y1: 85 } }],
    ['below it', { box: { x0: 95, y0: 115, x1: 115, y1: 140 } }],
    ['that only grazes its middle from the left', { box: { x0: 60, y0: 85, x1: 106, y1: 105 } }],
    ['from the right', { box: { x0: 104, y0: 85, x1: 140, y1: 105 } }],
    ['from above', { box: { x0: 95, y0: 60, x1: 115, y1: 97 } }],
    ['from below', { box: { x0: 95, y0: 95, x1: 115, y1: 130 } }],
  ])('is seen under one %s', (_, more) => {
    expect(seen([glyph('指')], [cover(more)]).seen).toBe('指');
  });

  it('is covered by an image that nothing shines through, seen through one that lets it', () => {
    const image = cover({ image: 'img1' });
    expect(seen([glyph('指')], [image]).seen).toBe('');
    expect(seen([glyph('指')], [image], ['img1']).seen).toBe('指');
    expect(seen([glyph('指')], [cover()], ['img1']).seen).toBe('');
  });

  it('is seen where it was painted after the area, beside others that were painted before', () => {
    const both = [glyph('底'), glyph('上', { order: 1 })];
    expect(seen(both, [cover()])).toEqual({ seen: '上', covered: '底', white: '' });
  });
});

describe('a white glyph', () => {
  const white = (order = 1) => glyph('白', { white: true, order });

  it('is not seen on bare paper, nor on a white area', () => {
    expect(seen([white()], [])).toEqual({ seen: '', covered: '', white: '白' });
    expect(seen([white()], [cover()]).white).toBe('白');
  });

  it('is seen on a dark area, if that was painted last', () => {
    const dark = cover({ white: false });
    expect(seen([white()], [dark]).seen).toBe('白');
    expect(seen([white()], [cover(), dark]).seen).toBe('白');
    expect(seen([white()], [dark, cover()]).white).toBe('白');
  });

  it('is not seen where the dark area lies elsewhere, or was painted later and lets it through', () => {
    expect(seen([white()], [cover({ white: false, box: { x0: 300, y0: 85, x1: 320, y1: 105 } })]).white).toBe(
      '白',
    );
    expect(seen([white(0)], [cover({ white: false, opaque: false })]).white).toBe('白');
  });

  it('does not make dark ones beside it unseen', () => {
    expect(seen([white(), glyph('黑', { order: 2, x: 200 })], [])).toEqual({
      seen: '黑',
      covered: '',
      white: '白',
    });
  });
});

describe('images over text', () => {
  const names = (...covers: readonly PaintedCover[]) => [...imagesOverText(painting([glyph('指')], covers))];

  it('are those painted after a glyph, as far as they are opaque images', () => {
    expect(
      names(
        cover({ image: 'a' }),
        cover({ image: 'b', after: 0 }),
        cover({ image: 'c', opaque: false }),
        cover(),
      ),
    ).toEqual(['a']);
    expect([...imagesOverText(painting([], [cover({ image: 'a' })]))]).toEqual([]);
  });
});
