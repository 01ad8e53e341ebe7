import { expect, it } from 'vitest';
import { wornPieces } from '../../../src/parsers/ocr/worn-pieces.ts';

const EM = 25;
const piece = (x0: number, y0: number, x1: number, y1: number, area = (x1 - x0) * (y1 - y0)) => ({
  x0,
  y0,
  x1,
  y1,
  area,
});
const wholes = (...pieces: readonly ReturnType<typeof piece>[]) =>
  [...new Set(wornPieces(pieces, EM).values())].map(({ x0, y0, x1, y1, area }) => [x0, y0, x1, y1, area]);

it('strokes with a crack between them are one piece, also over a third stroke', () => {
  expect(wholes(piece(10, 10, 20, 14), piece(22, 10, 30, 14), piece(12, 17, 28, 20))).toEqual([
    [10, 10, 30, 20, 40 + 32 + 48],
  ]);
});

it('strokes further apart are not, side by side or one over the other', () => {
  expect(wholes(piece(10, 10, 20, 14), piece(24, 10, 30, 14), piece(10, 18, 20, 22))).toEqual([
    [10, 10, 20, 14, 40],
    [24, 10, 30, 14, 24],
    [10, 18, 20, 22, 40],
  ]);
});

it('a speck between two strokes bridges nothing', () => {
  expect(wholes(piece(10, 10, 20, 14), piece(22, 12, 23, 13), piece(25, 10, 30, 14))).toHaveLength(3);
});
