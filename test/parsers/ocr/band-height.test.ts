import { expect, it } from 'vitest';
import { bandHeight } from '../../../src/parsers/ocr/band-height.ts';
import { inkPieces } from '../../../src/parsers/ocr/ink-pieces.ts';
import { fill, paper, text, wipe } from './draw-ink.ts';

const DPI = 200;
const WHOLE = { em: 26, isWorn: false, hasLostStrokes: false };

/** Ten lines of thirty characters of 26 pixels, whose strokes go through `wear`. */
function height(
  wear: (ink: ReturnType<typeof paper>, x: number, y: number) => void,
): ReturnType<typeof bandHeight> {
  const ink = paper(1000, 600);
  for (let line = 0; line < 10; line++) {
    text(ink, 20, 20 + line * 50, 26, 30);
    for (let i = 0; i < 30; i++) wear(ink, 20 + Math.round(i * 26 * 1.17), 20 + line * 50);
  }
  return bandHeight(inkPieces(ink).pieces, DPI);
}

it('whole characters are as high as their pieces', () => {
  expect(height(() => {})).toEqual(WHOLE);
});

it('where thin strokes have gone, what is left of characters is low, and their lines are as high as ever', () => {
  // Of each character a part of another height is gone, and what is left falls into four.
  const { em, isWorn, hasLostStrokes } = height((ink, x, y) => {
    const gone = y + (x % 2 === 0 ? 4 : 14);
    wipe(ink, x, gone, x + 26, gone + 8);
    wipe(ink, x + 6, y, x + 18, y + 26);
  });
  expect([isWorn, hasLostStrokes]).toEqual([true, true]);
  expect(em).toBeGreaterThan(20);
  expect(em).toBeLessThan(28);
});

it('where a crack runs through every character, its strokes are all there', () => {
  // What is left of each is 19 or 20 pixels one way, and its line 26 high.
  const { em, isWorn, hasLostStrokes } = height((ink, x, y) => {
    wipe(ink, x, y + (x % 2 === 0 ? 19 : 5), x + 26, y + (x % 2 === 0 ? 21 : 7));
    wipe(ink, x + 19, y, x + 21, y + 26);
  });
  expect([isWorn, hasLostStrokes]).toEqual([true, false]);
  expect(em).toBe(25);
});

it('characters of two parts side by side are no worn ones', () => {
  expect(height((ink, x, y) => wipe(ink, x + 9, y, x + 11, y + 26))).toEqual(WHOLE);
});

it('an empty sheet has the height of 10.5 points', () => {
  expect(bandHeight([], DPI)).toEqual(WHOLE);
  const ink = paper(200, 200);
  fill(ink, 10, 10, 12, 12);
  expect(bandHeight(inkPieces(ink).pieces, DPI)).toEqual(WHOLE);
});
