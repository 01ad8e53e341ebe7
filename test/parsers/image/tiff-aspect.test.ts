import { describe, expect, it } from 'vitest';
import { tiffAspect } from '../../../src/parsers/image/tiff-aspect.ts';

/** A TIFF of pages with these resolutions (numerator, denominator across and down), written by hand. */
function tiff(
  isLittle: boolean,
  ...pages: readonly (readonly [number, number, number, number])[]
): Uint8Array {
  const size = 2 + 2 * 12 + 4 + 16;
  const bytes = new Uint8Array(8 + pages.length * size);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, isLittle ? 0x4949 : 0x4d4d);
  view.setUint16(2, 42, isLittle);
  view.setUint32(4, 8, isLittle);
  pages.forEach((fractions, page) => {
    const start = 8 + page * size;
    const values = start + 2 + 2 * 12 + 4;
    view.setUint16(start, 2, isLittle);
    [282, 283].forEach((tag, i) => {
      const at = start + 2 + i * 12;
      view.setUint16(at, tag, isLittle);
      view.setUint16(at + 2, 5, isLittle);
      view.setUint32(at + 4, 1, isLittle);
      view.setUint32(at + 8, values + 8 * i, isLittle);
    });
    view.setUint32(values - 4, page + 1 < pages.length ? start + size : 0, isLittle);
    fractions.forEach((value, i) => {
      view.setUint32(values + 4 * i, value, isLittle);
    });
  });
  return bytes;
}

describe("the shape of a TIFF's pixels", () => {
  it.each([true, false])('is what its page states, in either order of bytes (little: %s)', (isLittle) => {
    const file = tiff(isLittle, [200, 1, 200, 1], [204, 1, 98, 1], [2040, 10, 391, 1]);
    expect(tiffAspect(file, 1)).toBe(1);
    expect(tiffAspect(file, 2)).toBeCloseTo(98 / 204, 6);
    expect(tiffAspect(file, 3)).toBeCloseTo(391 / 204, 6);
  });
  it('is square where nothing sensible is stated', () => {
    expect(tiffAspect(tiff(true, [204, 1, 0, 1]), 1)).toBe(1);
    expect(tiffAspect(tiff(true, [204, 0, 98, 1]), 1)).toBe(1);
    expect(tiffAspect(tiff(true, [1, 1, 300, 1]), 1)).toBe(1);
    expect(tiffAspect(tiff(true, [204, 1, 98, 1]), 2)).toBe(1);
    expect(tiffAspect(tiff(true, [204, 1, 98, 1]).subarray(0, 30), 1)).toBe(1);
    expect(tiffAspect(tiff(true, [204, 1, 98, 1]).subarray(0, 44), 1)).toBe(1);
    expect(tiffAspect(new TextEncoder().encode('\x89PNG....................'), 1)).toBe(1);
    expect(tiffAspect(new Uint8Array(3), 1)).toBe(1);
  });
});
