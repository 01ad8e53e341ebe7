/** A stand-in for the recogniser: a line reads as told, and otherwise once it was looked at further. */
import { describe, expect, it } from 'vitest';
import type { GreyImage } from '../../../src/parsers/raster.ts';
import { decodedTexts } from '../../../src/parsers/ocr/decoded-texts.ts';
import type { Expectation, LineReading, OcrEngine, RecognisedLine } from '../../../src/parsers/ocr/engine.ts';
import { scanLayout } from '../../../src/parsers/ocr/scan-layout.ts';
import { scanSheet } from '../../../src/parsers/ocr/scan-sheet.ts';
import { asGrey, paper, text } from './draw-ink.ts';

const reading = (said: string, confidence: number): LineReading => ({
  text: said,
  confidence,
  characters: [],
  changes: [],
});

/** A page of separate lines, of 2, 3, 4 … characters. */
function pageOf(lines: number) {
  const ink = paper(800, 1100);
  for (let row = 0; row < lines; row++) text(ink, 80, 40 + row * 50, 26, row + 2);
  const sheet = scanSheet({ image: { kind: 'grey', ...asGrey(ink) }, dpi: { x: 200, y: 200 } });
  return { sheet, layout: scanLayout(sheet) };
}

/** What stands at the end, and the widths of the pictures looked at further, in characters. */
async function decoded(
  texts: readonly (readonly [Expectation, ...(readonly [said: string, belief: number])[]])[],
  looksFurther = true,
) {
  const { sheet, layout } = pageOf(texts.reduce((sum, [, ...lines]) => sum + lines.length, 0));
  const lines = layout.lines.toSorted((a, b) => a.box.y0 - b.box.y0);
  const pictures: GreyImage[] = [];
  const engine: OcrEngine = {
    name: 'told',
    recognise: async () => [],
    decode: (looked) => looked.map(({ free }) => free),
    detect: async () => [],
    close: async () => undefined,
    ...(looksFurther && {
      lookFurther: async ({ free }: RecognisedLine, image: GreyImage) => {
        pictures.push(image);
        return { free: reading(`${free.text}!`, 0.5) };
      },
    }),
  };
  const recognised = new Map<(typeof lines)[number], RecognisedLine>();
  const groups = texts.map(([expected, ...said]) => {
    const own = said.map(([what, belief]) => {
      const line = lines[recognised.size]!;
      recognised.set(line, { free: reading(what, belief) });
      return line;
    });
    return [own, expected] as const;
  });
  const found = await decodedTexts(groups, {
    sheet,
    layout,
    engine,
    recognised,
    sureBesides: () => new Set(),
  });
  return {
    texts: found.map((group) => group.decoded.map((line) => line.text).join('|')),
    looked: found.map((group) => group.looked.map(({ free }) => free.text).join('|')),
    widths: pictures.map(({ width, height }) => Math.round(width / height)),
  };
}

describe('a text that decoding leaves in doubt', () => {
  it('has its doubtful lines looked at further, in the pictures they were recognised in', async () => {
    expect(
      await decoded([
        ['target', ['≥8%', 0.92]],
        ['text', ['项目竣工', 0.99], ['验收时间', 0.4]],
      ]),
    ).toEqual({
      texts: ['≥8%!', '项目竣工|验收时间!'],
      looked: ['≥8%!', '项目竣工|验收时间!'],
      widths: [2, 4],
    });
  });
  it('is not where it is sure, a level or a header, or where the engine looks once', async () => {
    const sure = await decoded([
      ['target', ['≥8%', 0.93]],
      ['level', ['数量指标', 0.4]],
      ['header', ['指标值', 0.4]],
    ]);
    expect(sure).toEqual({
      texts: ['≥8%', '数量指标', '指标值'],
      looked: ['≥8%', '数量指标', '指标值'],
      widths: [],
    });
    expect((await decoded([['target', ['≥8%', 0.2]]], false)).texts).toEqual(['≥8%']);
  });
});
