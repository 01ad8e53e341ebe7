/** A stand-in for the recogniser, so that what becomes of its answers is seen alone. */
import { describe, expect, it, vi } from 'vitest';
import type { LineReading, OcrEngine } from '../../../src/parsers/ocr/engine.ts';
import { readScan } from '../../../src/parsers/ocr/read-scan.ts';
import { asGrey, fill, paper, text } from './draw-ink.ts';

vi.setConfig({ testTimeout: 60_000 });

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

/** Codes of a page's problems: a table of three rows and a heading, of which the engine reads the heading and the first so many cells. */
async function problemsWith(cellsRead: number): Promise<readonly string[]> {
  const ink = paper(800, 500);
  text(ink, 250, 60, 26, 6);
  for (const y of [150, 210, 270, 330]) fill(ink, 50, y, 750, y + 3);
  for (const x of [50, 400, 747]) fill(ink, x, 150, x + 3, 333);
  for (const y of [168, 228, 288]) for (const x of [100, 460]) text(ink, x, y, 26, 5);
  const raster = { image: { kind: 'grey' as const, ...asGrey(ink) }, dpi: { x: 200, y: 200 } };
  const engine = engineReading('某');
  const nothing: LineReading = { text: '', confidence: 0.5, characters: [], changes: [] };
  let decoded = 0;
  const { page } = await readScan(raster, 1, {
    ...engine,
    decode: (lines, expected) => {
      const isCell = decoded++ > 0;
      return isCell && decoded > cellsRead + 1 ? lines.map(() => nothing) : engine.decode(lines, expected);
    },
  });
  return page.problems.map(({ code }) => code);
}

describe('a page of which most cells read as nothing', () => {
  it('is unreadable, one with some of them read is not', async () => {
    expect([await problemsWith(0), await problemsWith(3)]).toEqual([['unreadable-scan'], []]);
  });
});

/** Problems of a page of three lines and a zigzag so many pixels wide, 240 high. */
async function problemsBeside(width: number) {
  const ink = paper(1000, 1400);
  for (const y of [300, 400, 500]) text(ink, 200, y, 26, 8);
  for (let x = 0; x < width; x++) {
    const y = 800 + Math.abs((x % 240) - 120) * 2;
    fill(ink, 100 + x, y, 104 + x, y + 8);
  }
  const raster = { image: { kind: 'grey' as const, ...asGrey(ink) }, dpi: { x: 200, y: 200 } };
  const { page } = await readScan(raster, 1, engineReading('某'));
  return page.problems;
}

describe('what is drawn outside every line', () => {
  it('is said where it is as large as a table, not where it is a seal’s size', async () => {
    const [problem, ...more] = await problemsBeside(720);
    expect([problem!.code, problem!.severity, more]).toEqual(['unread-area', 'review', []]);
    const { locator } = problem!;
    if (locator?.kind !== 'box') throw new Error('no box');
    const { x0, y0, x1, y1 } = locator.box;
    expect([x0, y0, x1, y1].map((at) => Math.round((at * 200) / 72 / 10))).toEqual([10, 80, 82, 105]);
    expect(await problemsBeside(360)).toEqual([]);
  });
});
