/** Columns so near to each other that they are found as one line: a stand-in reads them, so that what becomes of its answers is seen alone. */
import { describe, expect, it, vi } from 'vitest';
import type { LineReading, OcrEngine } from '../../../src/parsers/ocr/engine.ts';
import { readScan } from '../../../src/parsers/ocr/read-scan.ts';
import { asGrey, paper, text } from './draw-ink.ts';

vi.setConfig({ testTimeout: 60_000 });

function reading(answer: string): LineReading {
  const characters = [...answer].map((c, i, all) => ({
    text: c,
    x0: i / all.length,
    x1: (i + 1) / all.length,
    probability: 1,
  }));
  return { text: answer, confidence: 0.7, characters, changes: [] };
}

/** The whole line is wide, its halves are not: 数量指标新建道路, and by itself 数量指标 or, the second time, 新建道路. */
function engine(): OcrEngine {
  const halves = ['数量指标', '新建道路'];
  return {
    name: 'stand-in',
    recognise: (lines) =>
      Promise.resolve(
        lines.map(({ width }) => ({
          free: reading(width > 200 ? '数量指标新建道路' : (halves.shift() ?? '某')),
        })),
      ),
    decode: (lines) => lines.map(({ free }) => free),
    detect: () => Promise.resolve([]),
    close: () => Promise.resolve(),
  };
}

async function read(layerText: string) {
  const ink = paper(1000, 1400);
  // 148 to 265 and 291 to 408: an em apart.
  text(ink, 148, 300, 26, 4);
  text(ink, 291, 300, 26, 4);
  const raster = { image: { kind: 'grey' as const, ...asGrey(ink) }, dpi: { x: 200, y: 200 } };
  const at = (x: number) => ({ x: x * 0.36, y: 313 * 0.36 });
  const characters = [...layerText].map((c, i) => ({ text: c, ...at(304 + i * 30) }));
  const { page } = await readScan(raster, 1, engine(), { layer: [{ start: at(293), characters }] });
  return {
    runs: page.runs.map((run) => run.text),
    remarks: (page.remarks ?? []).map(({ code, message, locator }) => [
      code,
      message,
      locator?.kind === 'box' ? Math.round(locator.box.x0 / 3.6) * 10 : null,
    ]),
  };
}

describe('a line of two columns', () => {
  it('is two texts, each heard beside the hidden text of its own place', async () => {
    expect(await read('拆除道路')).toEqual({
      runs: ['数量指标', '新建道路'],
      remarks: [
        ['hidden-text-differs', 'the picture reads “新建道路”, the file’s hidden text says “拆除道路”', 290],
      ],
    });
  });

  it('is doubted nowhere where the hidden text says the same', async () => {
    expect((await read('新建道路')).remarks).toEqual([]);
  });
});
