/** The net on signs drawn stroke by stroke: no font is needed. */
import { beforeAll, describe, expect, it } from 'vitest';
import { lineStrip, isBlank } from '../../../src/parsers/ocr/line-strip.ts';
import { bestSign, type OperatorNet, openOperatorNet } from '../../../src/parsers/ocr/operator-net.ts';
import type { GreyImage } from '../../../src/parsers/raster.ts';
import { firstGlyphEnd } from '../../../src/parsers/ocr/sign-window.ts';

type Stroke = readonly [x0: number, y0: number, x1: number, y1: number];

/** Strokes three pixels thick, black on white. */
function drawn(width: number, height: number, strokes: readonly Stroke[]): GreyImage {
  const data = new Uint8Array(width * height).fill(255);
  for (const [x0, y0, x1, y1] of strokes) {
    const steps = 2 * Math.max(Math.abs(x1 - x0), Math.abs(y1 - y0));
    for (let s = 0; s <= steps; s++) {
      const x = Math.round(x0 + ((x1 - x0) * s) / steps);
      const y = Math.round(y0 + ((y1 - y0) * s) / steps);
      for (let j = -1; j <= 1; j++) {
        for (let i = -1; i <= 1; i++) {
          if (x + i >= 0 && x + i < width && y + j >= 0 && y + j < height) data[(y + j) * width + x + i] = 0;
        }
      }
    }
  }
  return { width, height, data };
}

const GREATER: readonly Stroke[] = [
  [2, 2, 28, 13],
  [28, 13, 2, 24],
];
const LESS: readonly Stroke[] = GREATER.map(([x0, y0, x1, y1]) => [30 - x0, y0, 30 - x1, y1]);

let net: OperatorNet;
beforeAll(async () => {
  net = await openOperatorNet();
});

describe('the operator net tells', () => {
  it.each<[string, readonly Stroke[]]>([
    ['>', GREATER],
    ['<', LESS],
    ['≥', [...GREATER, [2, 32, 28, 32]]],
    ['≤', [...LESS, [2, 32, 28, 32]]],
    [
      '=',
      [
        [2, 10, 28, 10],
        [2, 22, 28, 22],
      ],
    ],
  ])('%s', (sign, strokes) => {
    const [found, chance] = bestSign(net.look(lineStrip(drawn(31, 35, strokes), 48)));
    expect(found).toBe(sign);
    expect(chance).toBeGreaterThan(0.5);
  });

  it.each<[string, readonly Stroke[]]>([
    ['a one', [[15, 2, 15, 32]]],
    [
      'a cross',
      [
        [2, 17, 28, 17],
        [15, 2, 15, 32],
      ],
    ],
    [
      'a frame',
      [
        [2, 2, 28, 2],
        [28, 2, 28, 32],
        [28, 32, 2, 32],
        [2, 32, 2, 2],
      ],
    ],
  ])('no sign in %s', (_name, strokes) => {
    expect(bestSign(net.look(lineStrip(drawn(31, 35, strokes), 48)))[1]).toBeLessThan(0.5);
  });
});

describe('a line’s strip', () => {
  it('has the height asked for, a quarter of the ink’s height beside it, and keeps the proportions', () => {
    const strip = lineStrip(drawn(310, 31, [[0, 15, 309, 15]]), 48);
    // Margins: round(31 × .12) = 4 above and below, round(31 × .25) = 8 beside; (310 + 16) × 48 / 39 = 401.2.
    expect([strip.width, strip.height]).toStrictEqual([401, 48]);
  });
  it('is blank without contrast', () => {
    expect(isBlank(drawn(20, 20, []))).toBe(true);
    expect(isBlank(drawn(20, 20, [[2, 10, 17, 10]]))).toBe(false);
  });
  it('shows where its first glyph ends', () => {
    // A sign 30 wide, a gap of 9, then a stroke: the margin is 9 columns, the strip's scale 48 / 43.
    const line = drawn(60, 35, [...GREATER, [40, 2, 40, 32]]);
    const end = firstGlyphEnd(lineStrip(line, 48));
    expect(end).toBeGreaterThanOrEqual(41);
    expect(end).toBeLessThanOrEqual(45);
  });
});
