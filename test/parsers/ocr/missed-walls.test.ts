import { describe, expect, it } from 'vitest';
import type { InkImage } from '../../../src/parsers/ocr/ink.ts';
import { missedWalls } from '../../../src/parsers/ocr/missed-walls.ts';
import { type PixelRulings, pixelRulings } from '../../../src/parsers/ocr/pixel-rulings.ts';
import { pixelTables } from '../../../src/parsers/ocr/pixel-tables.ts';
import { fill, paper, text } from './draw-ink.ts';

const DPI = 200;
const EM = 26;

/** Two rows of three columns; the rule between the rows stands over the outer columns, and over the middle one as `between` draws it. */
function sheet(between: (ink: InkImage) => void): InkImage {
  const ink = paper(700, 300);
  for (const y of [50, 190]) fill(ink, 50, y, 652, y + 2);
  for (const x of [50, 250, 450, 650]) fill(ink, x, 50, x + 2, 192);
  fill(ink, 50, 120, 251, 122);
  fill(ink, 451, 120, 652, 122);
  between(ink);
  return ink;
}

/** The walls missed where the search for lines did not see the middle of the rule. */
function missed(between: (ink: InkImage) => void): readonly (readonly number[])[] {
  const plain = pixelRulings(
    sheet(() => {}),
    DPI,
    EM,
  );
  const [table] = pixelTables(plain, DPI).tables;
  const known: PixelRulings = { ...plain, rest: sheet(between) };
  const { horizontal, vertical } = missedWalls(table!, known, known.rest, DPI);
  expect(vertical).toEqual([]);
  return horizontal.map(({ from, to, at }) => [Math.round(from), Math.round(to), Math.round(at)]);
}

describe('a rule goes on through a field', () => {
  it('where its ink does, between what a seal drew over it', () => {
    expect(
      missed((ink) => {
        fill(ink, 250, 120, 452, 122);
        for (let x = 260; x < 440; x += 20) fill(ink, x, 108, x + 12, 134);
      }),
    ).toEqual([[251, 451, 121]]);
  });

  it('in dashes that nothing stands beside', () => {
    const dashes = (ink: InkImage) => {
      for (let x = 258; x < 440; x += 21) fill(ink, x, 120, x + 13, 122);
    };
    expect(missed(dashes)).toEqual([[251, 451, 121]]);
    const wide = (ink: InkImage) => {
      for (let x = 258; x < 440; x += 60) fill(ink, x, 120, x + 36, 122);
    };
    expect(missed(wide)).toEqual([]);
    const crossed = (ink: InkImage) => {
      dashes(ink);
      for (let x = 258; x < 440; x += 21) fill(ink, x, 110, x + 4, 130);
    };
    expect(missed(crossed)).toEqual([]);
    expect(missed((ink) => fill(ink, 290, 120, 400, 122))).toEqual([]);
  });

  it('where it lies a little beside its neighbours', () => {
    expect(missed((ink) => fill(ink, 250, 117, 452, 119))).toHaveLength(1);
  });

  it('but not where it is gone, nor where letters stand on its height', () => {
    expect(missed(() => {})).toEqual([]);
    expect(missed((ink) => text(ink, 255, 121 - EM / 2, EM, 6))).toEqual([]);
  });

  it('and not where it ends within the field', () => {
    expect(missed((ink) => fill(ink, 250, 120, 380, 122))).toEqual([]);
  });
});
