import { expect, it } from 'vitest';
import { loneSigns } from '../../../src/parsers/ocr/lone-signs.ts';
import type { ScanLine } from '../../../src/parsers/ocr/scan-layout.ts';

const EM = 24;

function line(x0: number, x1: number, y0 = 100, y1 = 118): ScanLine {
  const box = { x0, y0, x1, y1 };
  return { box, within: box, stretches: [{ from: x0, to: x1 }] };
}

const signs = (lines: readonly (readonly [string, ScanLine])[]) => [
  ...loneSigns(
    lines.map(([, own]) => own),
    lines.map(([text]) => text),
    EM,
  ),
];

it('is a sign of one character set apart before its figure, whatever it was read as', () => {
  expect(
    signs([
      ['v', line(100, 114)],
      ['89 %', line(140, 190)],
    ]),
  ).toEqual([0]);
  expect(
    signs([
      ['９％', line(140, 190)],
      ['≥', line(100, 114, 104, 120)],
    ]),
  ).toEqual([1]);
});

it('is none before a word, after its figure, on another line, or further off', () => {
  const figure = ['89 %', line(140, 190)] as const;
  expect(
    signs([
      ['v', line(100, 114)],
      ['级景区', line(140, 190)],
    ]),
  ).toEqual([]);
  expect(signs([['v', line(200, 214)], figure])).toEqual([]);
  expect(signs([['v', line(100, 114, 130, 148)], figure])).toEqual([]);
  expect(signs([['v', line(70, 84)], figure])).toEqual([]);
});

it('is no figure, word, dash or text of two letters', () => {
  for (const text of ['2', '每', '—', '-', 'VS', ''])
    expect(
      signs([
        [text, line(100, 114)],
        ['89 %', line(140, 190)],
      ]),
    ).toEqual([]);
});
