import { describe, expect, it } from 'vitest';
import type { InkImage } from '../../../src/parsers/ocr/ink.ts';
import { pixelRulings } from '../../../src/parsers/ocr/pixel-rulings.ts';
import { withoutStreaks } from '../../../src/parsers/ocr/scanner-streaks.ts';
import { fill, paper } from './draw-ink.ts';

const DPI = 100;
const EM = 14;

/** A table of two columns and three rows in the middle of a sheet of 600 × 800. */
function sheet(more: (ink: InkImage) => void): InkImage {
  const ink = paper(600, 800);
  for (const y of [200, 300, 400, 500]) fill(ink, 100, y, 502, y + 2);
  for (const x of [100, 300, 500]) fill(ink, x, 200, x + 2, 502);
  more(ink);
  return ink;
}

const columns = (more: (ink: InkImage) => void) =>
  withoutStreaks(pixelRulings(sheet(more), DPI, EM), DPI)
    .vertical.map(({ at }) => Math.round(at))
    .sort((a, b) => a - b);

describe('lines of a dirty scanner', () => {
  it('that run over the sheet from end to end are no borders', () => {
    expect(columns((ink) => fill(ink, 400, 0, 402, 800))).toEqual([101, 301, 501]);
  });

  it('a border that hangs over its table is one', () => {
    expect(columns((ink) => fill(ink, 400, 160, 402, 540))).toEqual([101, 301, 401, 501]);
  });

  it('so is one of a table as high as the sheet', () => {
    const ink = paper(600, 800);
    for (const y of [20, 400, 780]) fill(ink, 100, y, 502, y + 2);
    for (const x of [100, 500]) fill(ink, x, 20, x + 2, 782);
    const { vertical } = withoutStreaks(pixelRulings(ink, DPI, EM), DPI);
    expect(vertical.map(({ at }) => Math.round(at))).toEqual([101, 501]);
  });
});
