import { expect, it } from 'vitest';
import { withPaleInk } from '../../../src/parsers/ocr/pale-ink.ts';
import { fill, paper } from './draw-ink.ts';

/** A ruling at y 20 to 22 and a dark stroke; `pale` is drawn too pale for either. */
function pixels(pale: readonly [number, number, number, number]) {
  const [drawn, rest, ink] = [paper(60, 40), paper(60, 40), paper(60, 40)];
  for (const image of [drawn, ink]) fill(image, 5, 20, 55, 22);
  for (const image of [drawn, rest, ink]) fill(image, 10, 8, 12, 14);
  fill(ink, ...pale);
  return withPaleInk(ink, drawn, rest).data.reduce((sum, value) => sum + value, 0);
}

it('a pale stroke is text, beside the dark ones', () => {
  expect(pixels([20, 8, 22, 14])).toBe(12 + 12);
});

it('the grey edge of a ruling is none', () => {
  expect(pixels([5, 22, 55, 24])).toBe(12);
  expect(pixels([20, 17, 22, 19])).toBe(12);
});
