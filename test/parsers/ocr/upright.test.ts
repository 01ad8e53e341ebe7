import { describe, expect, it, vi } from 'vitest';
import type { LineReading, OcrEngine } from '../../../src/parsers/ocr/engine.ts';
import { scanSheet } from '../../../src/parsers/ocr/scan-sheet.ts';
import { upright } from '../../../src/parsers/ocr/upright.ts';
import { asGrey, paper, text } from './draw-ink.ts';

vi.setConfig({ testTimeout: 30_000 });

/** A recogniser that reads each call's lines as told, the last entry for all that follow; it counts what it is asked. */
function reads(...calls: readonly string[]) {
  const asked: number[] = [];
  const engine: OcrEngine = {
    name: 'told',
    recognise: async (lines) => {
      const said = calls[Math.min(asked.length, calls.length - 1)]!;
      asked.push(lines.length);
      return lines.map(() => ({ free: reading(said) }));
    },
    decode: () => [],
    detect: async () => [],
    close: async () => undefined,
  };
  return { engine, asked };
}

function reading(said: string): LineReading {
  const characters = [...said].map((one) => ({ text: one, x0: 0, x1: 0, probability: 1 }));
  return { text: said, characters, confidence: 1, changes: [] };
}

/** Twenty lines of six characters each; or ten by ten characters as far apart as their lines, whose ink says nothing of direction. */
function sheetOf(kind: 'lines' | 'square') {
  const ink = paper(800, 1100);
  if (kind === 'lines') for (let row = 0; row < 20; row++) text(ink, 80, 40 + row * 50, 26, 6);
  else for (let row = 0; row < 10; row++) text(ink, 80, 40 + Math.round(row * 26 * 1.17), 26, 10);
  return scanSheet({ image: { kind: 'grey', ...asGrey(ink) }, dpi: { x: 200, y: 200 } });
}

const sizeOf = async (sheet: ReturnType<typeof sheetOf>, engine: OcrEngine) => {
  const { image } = (await upright(sheet, engine)).sheet;
  return [image.width, image.height];
};

describe('the way up of a page', () => {
  it('is told by five lines where words read well', async () => {
    const { engine, asked } = reads('数量指标名称');
    expect(await sizeOf(sheetOf('lines'), engine)).toEqual([800, 1100]);
    expect(asked).toEqual([5]);
  });

  it('is asked of ten more where figures, which read either way, were all there was', async () => {
    const { engine, asked } = reads('100666', '送戏下乡场次');
    await upright(sheetOf('lines'), engine);
    expect(asked).toEqual([5, 10]);
  });

  it('is upside down where lines then read', async () => {
    const { engine } = reads('', '', '数量指标名称');
    const first = sheetOf('lines');
    const { sheet } = await upright(first, engine);
    const turned = Uint8Array.from(first.image.data).reverse();
    expect(Buffer.compare(sheet.image.data, turned)).toBe(0);
  });

  it('is never on its side where the ink says that lines run across, though figures were read there', async () => {
    const { engine } = reads('', '', '', '', '100666');
    expect(await sizeOf(sheetOf('lines'), engine)).toEqual([800, 1100]);
  });

  it('may be on its side where the ink tells nothing', async () => {
    const sheet = sheetOf('square');
    expect(sheet.acrossness).toBeLessThan(0.5);
    const { engine } = reads('', '', '', '', '数量指标一二三四五六');
    expect(await sizeOf(sheet, engine)).toEqual([sheet.image.height, sheet.image.width]);
  });

  it('is on its side where what reads so is words sooner, though it reads as it lies as well', async () => {
    const wordFit = (text: string) => (text === '培训计划完成数量' ? -4 : -7);
    const sideways = async (asItLies: string) => {
      const { engine } = reads(asItLies, '培训计划完成数量');
      const sheet = sheetOf('square');
      const { image } = (await upright(sheet, { ...engine, wordFit })).sheet;
      return image.width === sheet.image.height;
    };
    expect(await sideways('培完间施定系据报')).toBe(true);
    expect(await sideways('培训计划完成数量')).toBe(false);
    // Four lines do not tell it, where the others are figures.
    const { engine } = reads('培完间施定系据报', '培训计划完成数量');
    const sheet = sheetOf('square');
    let told = 0;
    const few = (text: string) => (text === '培训计划完成数量' && told++ >= 4 ? null : wordFit(text));
    const { image } = (await upright(sheet, { ...engine, wordFit: few })).sheet;
    expect(image.width).toBe(sheet.image.width);
  });
});
