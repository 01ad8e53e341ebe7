import { describe, expect, it } from 'vitest';
import { withPaleSign } from '../../../src/parsers/ocr/pale-signs.ts';
import type { GreyImage } from '../../../src/parsers/raster.ts';

const EM = 20;
const FIGURES = { x0: 100, y0: 40, x1: 160, y1: 60 };
const DARKNESS = { ink: 128, faint: 220 };
const CELL = { x0: 10, y0: 10, x1: 190, y1: 90 };

/** White paper with dark figures that have a grey edge, and what is painted before them in a grey of its own. */
function sheet(...before: readonly (readonly [number, number, number, number, number])[]): GreyImage {
  const image = { width: 200, height: 100, data: new Uint8Array(200 * 100).fill(255) };
  for (const [x0, y0, x1, y1, grey] of [[99, 40, 100, 60, 200], [100, 40, 160, 60, 60], ...before] as const)
    for (let y = y0; y < y1; y++) image.data.fill(grey, y * 200 + x0, y * 200 + x1);
  return image;
}

const beginning = (image: GreyImage) => withPaleSign(image, DARKNESS, FIGURES, CELL, EM).x0;

describe('a pale sign before figures', () => {
  it('belongs to their line, set close or wide', () => {
    expect(beginning(sheet([78, 44, 92, 47, 200], [78, 54, 92, 57, 205]))).toBe(78);
    expect(beginning(sheet([74, 44, 88, 47, 200], [74, 54, 88, 57, 205]))).toBe(74);
  });

  it('is none where nothing is there, or only what is as bright as paper', () => {
    expect(beginning(sheet())).toBe(100);
    expect(beginning(sheet([78, 44, 92, 47, 230], [78, 54, 92, 57, 235]))).toBe(100);
  });

  it('is none that is no larger than a speck, or wider than a character', () => {
    expect(beginning(sheet([84, 48, 88, 51, 180]))).toBe(100);
    expect(beginning(sheet([78, 48, 92, 50, 200]))).toBe(100);
    expect(beginning(sheet([60, 44, 92, 47, 200], [60, 54, 92, 57, 205]))).toBe(100);
  });

  it('is none that is as dark as ink, which is no text for another reason, nor as narrow as an arc', () => {
    expect(beginning(sheet([78, 44, 92, 47, 60], [78, 54, 92, 57, 60]))).toBe(100);
    expect(beginning(sheet([78, 44, 92, 47, 60], [78, 54, 92, 57, 205]))).toBe(78);
    expect(beginning(sheet([84, 40, 91, 60, 200]))).toBe(100);
  });

  it('is none too far away, or that goes on to the wall of its cell', () => {
    expect(beginning(sheet([66, 44, 80, 47, 200], [66, 54, 80, 57, 205]))).toBe(100);
    const image = sheet([78, 44, 92, 47, 200], [78, 54, 92, 57, 205]);
    expect(withPaleSign(image, DARKNESS, FIGURES, { ...CELL, x0: 77 }, EM)).toEqual(FIGURES);
  });
});
