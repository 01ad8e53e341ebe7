import { describe, expect, it } from 'vitest';
import { otsuThreshold } from '../../../src/parsers/ocr/ink.ts';
import { inkThresholds } from '../../../src/parsers/ocr/ink-thresholds.ts';
import { withPaleEnds } from '../../../src/parsers/ocr/pale-ends.ts';
import type { GreyImage } from '../../../src/parsers/raster.ts';
import { asGrey, paper, text } from './draw-ink.ts';

const EM = 20;
const LINE = { x0: 60, y0: 40, x1: 140, y1: 60 };
const CELL = { x0: 10, y0: 10, x1: 190, y1: 90 };

/** White paper with a dark line of text, and what is painted beside it in a grey of its own. */
function sheet(...beside: readonly (readonly [number, number, number, number, number])[]): GreyImage {
  const image = { width: 200, height: 100, data: new Uint8Array(200 * 100).fill(255) };
  for (const [x0, y0, x1, y1, grey] of [[60, 40, 140, 60, 60] as const, ...beside])
    for (let y = y0; y < y1; y++) image.data.fill(grey, y * 200 + x0, y * 200 + x1);
  return image;
}

const whole = (image: GreyImage) => withPaleEnds(image, 220, LINE, CELL, EM);

describe('a line with pale strokes at its edges', () => {
  it('begins with the slanting stroke of a 4 and ends with the arc of a bracket', () => {
    expect(whole(sheet([54, 50, 60, 52, 200], [140, 42, 145, 44, 210]))).toEqual({
      ...LINE,
      x0: 55,
      x1: 144,
    });
  });

  it('has the bar of a 7 above it and a foot below', () => {
    expect(whole(sheet([60, 37, 70, 40, 200], [130, 60, 140, 62, 200]))).toEqual({ ...LINE, y0: 38, y1: 61 });
  });

  it('keeps its box where only the grey edge of its own strokes is beside it', () => {
    expect(whole(sheet([59, 40, 60, 60, 150], [140, 40, 141, 60, 150]))).toEqual(LINE);
  });

  it('takes nothing that is as bright as paper, nor what stands apart from it', () => {
    expect(whole(sheet([52, 40, 60, 60, 240], [142, 40, 146, 60, 180]))).toEqual(LINE);
  });

  it('takes no shade, which goes on, and no edge of a ruling, which goes to the wall of its cell', () => {
    expect(whole(sheet([20, 30, 60, 70, 215]))).toEqual(LINE);
    const tight = { ...CELL, x0: 56, y1: 62 };
    const image = sheet([50, 30, 60, 90, 200], [0, 60, 200, 70, 200]);
    expect(withPaleEnds(image, 220, LINE, tight, EM)).toEqual(LINE);
  });
});

describe('what is too faint for ink', () => {
  const page = (noise: number): GreyImage => {
    const ink = paper(800, 600);
    for (const y of [40, 90, 140]) text(ink, 40, y, 40, 14);
    const image = asGrey(ink, 55);
    image.data.forEach((value, i) => {
      if (value === 255) image.data[i] = 255 - noise + ((i * 7919) % (noise + 1));
    });
    return image;
  };
  const faint = (image: GreyImage) => inkThresholds(image, otsuThreshold(image), 200).faint;

  it('is no stroke nearer to the paper than a fifth of the contrast', () => {
    expect(faint(page(0))).toBe(215);
  });

  it('is no noise of the paper', () => {
    expect(faint(page(40))).toBeLessThan(215);
  });
});
