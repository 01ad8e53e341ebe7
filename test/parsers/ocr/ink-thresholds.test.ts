import { describe, expect, it } from 'vitest';
import { inkThreshold, otsuThreshold } from '../../../src/parsers/ocr/ink.ts';
import { inkThresholds, inkUnder } from '../../../src/parsers/ocr/ink-thresholds.ts';
import type { GreyImage } from '../../../src/parsers/raster.ts';
import { asGrey, fill, paper, text } from './draw-ink.ts';

const [WIDTH, HEIGHT] = [800, 600];

/** Bold text above, and below what is as dark as given: text of thin strokes, or what shines through. */
function page(below: number): GreyImage {
  const bold = paper(WIDTH, HEIGHT);
  for (const y of [40, 90, 140]) text(bold, 40, y, 40, 14);
  const image = asGrey(bold, 20);
  const faint = paper(WIDTH, HEIGHT);
  for (const y of [400, 450]) text(faint, 40, y, 26, 20);
  faint.data.forEach((value, i) => {
    if (value === 1) image.data[i] = below;
  });
  return image;
}

const inkBelow = (image: GreyImage) => {
  const ink = inkUnder(image, inkThresholds(image, otsuThreshold(image), 200));
  return ink.data.subarray(300 * WIDTH).reduce((sum, value) => sum + value, 0);
};

describe('ink', () => {
  it('begins nearer to the paper where text is fainter than the page’s', () => {
    expect(otsuThreshold(page(165))).toBeLessThan(165);
    expect(inkBelow(page(165))).toBe(inkBelow(page(20)));
  });

  it('is not what shines through from the other side', () => {
    expect(inkBelow(page(210))).toBe(0);
  });

  it('is not the noise of bare paper', () => {
    const image = page(255);
    for (let i = 300 * WIDTH; i < image.data.length; i++) image.data[i] = 235 + ((i * 7919) % 21);
    expect(inkBelow(image)).toBe(0);
  });

  it('is not the coarse noise of paper in deep shade that was made white', () => {
    const image = page(255);
    for (let y = 312; y < 552; y++)
      for (let x = 0; x < 72; x++) image.data[y * WIDTH + x] = 155 + (((y * WIDTH + x) * 7919) % 101);
    expect(inkBelow(image)).toBe(0);
  });

  it('of a page of black and white is its black', () => {
    const black = paper(WIDTH, HEIGHT);
    fill(black, 100, 320, 300, 340);
    expect(inkBelow(asGrey(black))).toBe(4000);
  });
});

/** Paper with noise of some 12 grey levels, and text as dark as given; none at 255. */
function noisy(dark: number, lines: number): GreyImage {
  const ink = paper(WIDTH, HEIGHT);
  for (let i = 0; i < lines; i++) text(ink, 60, 40 + i * 45, 26, 18);
  const image = asGrey(ink, dark, 225);
  let seed = 7;
  for (let i = 0; i < image.data.length; i++) {
    let sum = 0;
    for (let k = 0; k < 4; k++) {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      sum += seed / 2147483648 - 0.5;
    }
    image.data[i] = Math.max(0, Math.min(255, image.data[i]! + Math.round(sum * 21)));
  }
  return image;
}

describe('the threshold of a page', () => {
  it('is not amid its paper’s noise where it has no ink, or a line of it', () => {
    const noise = (image: GreyImage) => {
      const threshold = inkThreshold(image);
      return image.data.filter((value) => value < threshold).length;
    };
    expect(noise(noisy(255, 0))).toBeLessThan(20);
    expect(noise(noisy(60, 1))).toBeGreaterThan(1000);
    expect(inkThreshold(noisy(60, 1))).toBeLessThan(190);
  });

  it('is the one that best parts it where ink is pale and noise strong', () => {
    const image = noisy(120, 10);
    expect(inkThreshold(image)).toBe(otsuThreshold(image));
  });
});
