import { expect, it } from 'vitest';
import { textRegions } from '../../../../src/parsers/ocr/pp-ocr/text-regions.ts';

/** A map with blocks of a chance: [x0, y0, x1, y1, chance]. */
function map(width: number, height: number, blocks: readonly (readonly number[])[]) {
  const data = new Float32Array(width * height);
  for (const [x0 = 0, y0 = 0, x1 = 0, y1 = 0, chance = 0] of blocks) {
    for (let y = y0; y < y1; y++) data.fill(chance, y * width + x0, y * width + x1);
  }
  return { width, height, data };
}

it('grows a kernel by 1.5 × area / perimeter on each side', () => {
  // 40 × 10: grows by 400 × 1.5 / 100 = 6.
  expect(textRegions(map(100, 40, [[20, 15, 60, 25, 0.9]]))).toStrictEqual([
    [
      { x: 14, y: 9 },
      { x: 66, y: 9 },
      { x: 66, y: 31 },
      { x: 14, y: 31 },
    ],
  ]);
});

it('keeps texts apart and leaves out what is faint or tiny', () => {
  const regions = textRegions(
    map(100, 60, [
      [10, 5, 50, 15, 0.9],
      [60, 5, 90, 15, 0.9],
      [10, 30, 50, 40, 0.5],
      [60, 30, 62, 32, 0.9],
    ]),
  );
  expect(regions.map(([first]) => Math.round(first.y))).toStrictEqual([-1, -1]);
});
