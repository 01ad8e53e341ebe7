/** A stand-in for the recogniser, so that what becomes of its answers is seen alone. */
import { describe, expect, it } from 'vitest';
import type { LineReading, OcrEngine } from '../../../src/parsers/ocr/engine.ts';
import { readScan } from '../../../src/parsers/ocr/read-scan.ts';
import { asGrey, paper, text } from './draw-ink.ts';

/** Reads every line as the same text. */
function engineReading(answer: string): OcrEngine {
  const free: LineReading = {
    text: answer,
    confidence: 0.99,
    characters: [...answer].map((c, i, all) => ({
      text: c,
      x0: i / all.length,
      x1: (i + 1) / all.length,
      probability: 1,
    })),
    changes: [],
  };
  return {
    name: 'stand-in',
    recognise: (lines) => Promise.resolve(lines.map(() => ({ free }))),
    decode: (lines) => lines.map(() => free),
    detect: () => Promise.resolve([]),
    close: () => Promise.resolve(),
  };
}

/** How often the answer is among the page's runs: one line in the left margin, three on the page. */
async function kept(answer: string): Promise<number> {
  const ink = paper(1000, 1400);
  text(ink, 8, 500, 26, 1);
  for (const y of [300, 400, 600]) text(ink, 300, y, 26, 6);
  const raster = { image: { kind: 'grey' as const, ...asGrey(ink) }, dpi: { x: 200, y: 200 } };
  const { page } = await readScan(raster, 1, engineReading(answer));
  return page.runs.filter((run) => run.text === answer).length;
}

describe('in the margin of a sheet', () => {
  it('a letter is dirt, a character or a number is none', async () => {
    expect([await kept('I'), await kept('附'), await kept('12')]).toEqual([3, 4, 4]);
  });
});
