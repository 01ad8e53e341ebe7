/** How the glyphs of a hidden layer come together to pieces, and where these stand. */
import { expect, it } from 'vitest';
import { hiddenLayer } from '../../../src/parsers/pdf/hidden-layer.ts';
import type { PaintedGlyph, PaintedPage } from '../../../src/parsers/pdf/painted-page.ts';
import { BARE, glyph, glyphsOf } from './painted.ts';

function layerOf(invisible: readonly PaintedGlyph[], covered: readonly PaintedGlyph[] = []) {
  const hidden = { invisible, covered, clipped: [] } as unknown as PaintedPage['hidden'];
  return hiddenLayer({ ...BARE, glyphs: glyphsOf('明'), hidden });
}
const pieces = (...glyphs: readonly PaintedGlyph[]) =>
  layerOf(glyphs).map(({ characters }) => characters.map(({ text }) => text).join(''));
const after = (more: Partial<PaintedGlyph>, first: Partial<PaintedGlyph> = {}) =>
  pieces(glyph('甲', first), glyph('乙', more));

it('what follows at the end of a glyph, within a third of an em, is of its piece', () => {
  expect(after({ x: 110 })).toEqual(['甲乙']);
  expect(after({ x: 112.5 })).toEqual(['甲乙']);
  expect(after({ x: 107.5 })).toEqual(['甲乙']);
  expect(after({ x: 110, y: 102.5 })).toEqual(['甲乙']);
  expect(after({ x: 113.5 })).toEqual(['甲', '乙']);
  expect(after({ x: 106.5 })).toEqual(['甲', '乙']);
  expect(after({ x: 110, y: 103.5 })).toEqual(['甲', '乙']);
  // Of two sizes the larger.
  expect(after({ x: 115, size: 20 })).toEqual(['甲乙']);
  expect(after({ x: 115 }, { size: 20 })).toEqual(['甲乙']);
  // Downwards, as a page on its side has it.
  expect(after({ x: 100, y: 110 }, { directionX: 0, directionY: 1 })).toEqual(['甲乙']);
});

it('a blank ends a piece and is of none', () => {
  expect(pieces(glyph('甲'), glyph(' ', { x: 110 }), glyph('乙', { x: 120 }))).toEqual(['甲', '乙']);
  expect(pieces(glyph('甲'), glyph(' ', { x: 110, advance: 0 }), glyph('乙', { x: 110 }))).toEqual([
    '甲',
    '乙',
  ]);
  expect(pieces(glyph(' '))).toEqual([]);
});

it('what an image covers is of the layer, what is seen is not', () => {
  expect(
    layerOf(glyphsOf('甲'), [glyph('乙', { x: 300 })]).map(({ characters }) => characters[0]!.text),
  ).toEqual(['甲', '乙']);
});

it('begins at the left edge of its first glyph and has each in its middle, 0.38 em above the baseline', () => {
  expect(layerOf(glyphsOf('甲乙'))).toEqual([
    {
      start: { x: 100, y: 96.2 },
      characters: [
        { text: '甲', x: 105, y: 96.2 },
        { text: '乙', x: 115, y: 96.2 },
      ],
    },
  ]);
  const down = { directionX: 0, directionY: 1 };
  expect(layerOf([glyph('甲', down)])).toEqual([
    { start: { x: 103.8, y: 100 }, characters: [{ text: '甲', x: 103.8, y: 105 }] },
  ]);
});
