import { describe, expect, it } from 'vitest';
import { inkPieces } from '../../../src/parsers/ocr/ink-pieces.ts';
import { scanLayout } from '../../../src/parsers/ocr/scan-layout.ts';
import { specksAmong } from '../../../src/parsers/ocr/specks.ts';
import { asGrey, fill, paper, text } from './draw-ink.ts';

const EM = 26;

describe('dirt', () => {
  it('is a small piece away from text; a decimal point is none', () => {
    const ink = paper(400, 200);
    text(ink, 20, 20, EM, 3);
    fill(ink, 110, 42, 114, 46);
    fill(ink, 300, 150, 304, 154);
    fill(ink, 60, 10, 61, 12);
    const specks = [...specksAmong(inkPieces(ink).pieces, EM).specks].map(({ x0 }) => x0);
    expect(specks.sort((a, b) => a - b)).toEqual([60, 300]);
  });
  it('is no full-width point, amid a square between two characters at their foot', () => {
    const specks = (draw: (ink: ReturnType<typeof paper>) => void) => {
      const ink = paper(400, 200);
      text(ink, 20, 20, EM, 1);
      text(ink, 86, 20, EM, 1);
      draw(ink);
      return [...specksAmong(inkPieces(ink).pieces, EM).specks].map(({ x0 }) => x0);
    };
    expect(specks((ink) => fill(ink, 64, 42, 68, 46))).toEqual([]);
    // At half their height, and with a character on one side only.
    expect(specks((ink) => fill(ink, 64, 30, 68, 34))).toEqual([64]);
    expect(specks((ink) => fill(ink, 132, 42, 136, 46))).toEqual([132]);
  });
  it('keeps dots between characters on a page full of dirt', () => {
    const ink = paper(800, 200);
    text(ink, 20, 20, EM, 1);
    text(ink, 86, 20, EM, 1);
    for (let x = 130; x < 800; x += 16) fill(ink, x, 120, x + 3, 123);
    fill(ink, 64, 42, 68, 46);
    expect([...specksAmong(inkPieces(ink).pieces, EM).specks].map(({ x0 }) => x0)).toContain(64);
  });
  it('is no colon: two dots of one size, one over the other, away from text', () => {
    const ink = paper(400, 200);
    text(ink, 20, 20, EM, 3);
    // A colon, two dots side by side, two of unlike size.
    for (const y of [28, 40]) fill(ink, 140, y, 144, y + 4);
    for (const x of [200, 212]) fill(ink, x, 40, x + 4, 44);
    fill(ink, 260, 28, 264, 32);
    fill(ink, 259, 40, 265, 46);
    const specks = [...specksAmong(inkPieces(ink).pieces, EM).specks].map(({ x0 }) => x0);
    expect(specks.sort((a, b) => a - b)).toEqual([200, 212, 259, 260]);
  });
});

it('a decimal point of a coarse scan is no dirt, a lone pixel is', () => {
  const ink = paper(200, 100);
  text(ink, 20, 20, 13, 3);
  fill(ink, 66, 31, 68, 32);
  fill(ink, 70, 15, 71, 16);
  expect([...specksAmong(inkPieces(ink).pieces, 13).specks].map(({ x0 }) => x0)).toEqual([70]);
});

describe('what pictures of lines are better without', () => {
  const dirtOf = (dirt: number) => {
    const ink = paper(800, 200);
    text(ink, 20, 20, EM, 3);
    // The darkest of a pale point, too small to be one by itself.
    fill(ink, 110, 44, 112, 46);
    for (let i = 0; i < dirt; i++) fill(ink, 130 + 16 * i, 120, 133 + 16 * i, 123);
    const { specks, dirt: found } = specksAmong(inkPieces(ink).pieces, EM);
    const [near] = [...specks].filter(({ x0 }) => x0 === 110);
    return { isText: near === undefined, isDirt: found.includes(near!), found: found.length };
  };
  it('stands away from text; what is small beside it is no text, but stays, on a dirty page too', () => {
    expect(dirtOf(1)).toEqual({ isText: false, isDirt: false, found: 1 });
    expect(dirtOf(41)).toEqual({ isText: false, isDirt: false, found: 41 });
  });
});

it('a layout leaves a small piece beside text in its lines, and takes one away from text out', () => {
  const ink = paper(800, 600);
  for (const y of [100, 160, 220]) text(ink, 60, y, EM, 12);
  fill(ink, 430, 124, 432, 126);
  fill(ink, 600, 400, 604, 404);
  const sheet = { image: asGrey(ink), dpi: 200, doubtful: [] } as unknown as Parameters<typeof scanLayout>[0];
  expect(scanLayout(sheet).specks.map(({ x0 }) => x0)).toEqual([600]);
});
