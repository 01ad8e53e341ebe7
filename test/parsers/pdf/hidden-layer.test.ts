/** A scanned page with text behind its picture; a stand-in for the recogniser tells lines by their length. */
import { expect, it, vi } from 'vitest';
import type { LineReading, OcrEngine } from '../../../src/parsers/ocr/engine.ts';
import type { PositionedPage } from '../../../src/parsers/page.ts';
import { readPdf } from '../../../src/parsers/pdf/read-pdf.ts';
import { asGrey, fill, paper } from '../ocr/draw-ink.ts';
import { makePdf, show, stream } from './make-pdf.ts';

// Pages are drawn, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

/** Pixels of the picture; the page has 600 × 800 points, so that there are 1.5 pixels a point. */
const [WIDTH, HEIGHT] = [900, 1200];
const SIZE = 24;
const PITCH = SIZE * 1.17;

/** Characters without long strokes, which at this size would be rulings: a slanting stroke in four steps. */
function line(ink: ReturnType<typeof paper>, x: number, y: number, count: number): void {
  for (let i = 0; i < count; i++) {
    const left = Math.round(x + i * PITCH);
    for (let step = 0; step < 4; step++) {
      fill(ink, left + step * 5, y + step * 6, left + step * 5 + 9, y + step * 6 + 6);
      fill(ink, left + 15 - step * 5, y + step * 6, left + 24 - step * 5, y + step * 6 + 6);
    }
  }
}

interface Answer {
  readonly text: string;
  readonly confidence: number;
}

function engineReading(answers: Readonly<Record<number, Answer>>): OcrEngine {
  const reading = ({ text: read, confidence }: Answer): LineReading => ({
    text: read,
    confidence,
    characters: [...read].map((c, i, all) => ({
      text: c,
      x0: i / all.length,
      x1: (i + 1) / all.length,
      probability: confidence,
    })),
    changes: [],
  });
  return {
    name: 'stand-in',
    recognise: (lines) =>
      Promise.resolve(
        lines.map(({ width }) => {
          const length = Math.round(1 + (width - SIZE) / PITCH);
          return { free: reading(answers[length] ?? { text: '字'.repeat(length), confidence: 0.99 }) };
        }),
      ),
    decode: (lines) => lines.map(({ free }) => free),
    chanceOf: (_line, wanted) => ({ 平安县财政局: 0.4, 平女县财政局: 0.55 })[wanted] ?? 0,
    detect: () => Promise.resolve([]),
    close: () => Promise.resolve(),
  };
}

const ANSWERS = {
  4: { text: '培训人数', confidence: 0.99 },
  5: { text: '满意度调查', confidence: 0.93 },
  6: { text: '平女县财政局', confidence: 0.6 },
  7: { text: '建设道路里程数', confidence: 0.8 },
};

/** The picture's lines by their number of characters, from top to bottom, and a blot under them. */
async function read(layer: string): Promise<PositionedPage> {
  const ink = paper(WIDTH, HEIGHT);
  for (const [i, count] of [4, 5, 6, 7, 8, 9, 10].entries()) line(ink, 90 + i * 9, 150 + i * 90, count);
  fill(ink, 90, 900, 150, 960);
  const { data } = asGrey(ink);
  const image = stream(
    Buffer.from(data).toString('latin1'),
    `/Type /XObject /Subtype /Image /Width ${WIDTH} /Height ${HEIGHT} /ColorSpace /DeviceGray /BitsPerComponent 8`,
  );
  const content = `q 600 0 0 800 0 0 cm /I Do Q\n3 Tr ${layer}`;
  const bytes = makePdf({
    pages: [{ content, resources: '/XObject << /I @scan >>' }],
    objects: { scan: image },
  });
  const { pages } = await readPdf(bytes, 'test.pdf', {
    engine: () => Promise.resolve(engineReading(ANSWERS)),
  });
  for await (const page of pages) return page as PositionedPage;
  throw new Error('expected a page');
}

/** A text behind line `index` of the picture, its characters as wide as a stand-in font has them. */
const behind = (index: number, words: string) =>
  show(60 + index * 6, 800 - (150 + SIZE + index * 90) / 1.5, words, 16);
const SURE = [4, 5, 6].map((index) => behind(index, '字'.repeat(index + 4))).join('');

it('what it says of a line makes a reading surer, doubts it with a remark, or settles it', async () => {
  const page = await read(
    `${SURE}${['培训人数', '满意度调查', '平安县财政局', '建设通路里程数'].map((words, i) => behind(i, words)).join('')}`,
  );
  const chances = new Map(page.runs.map(({ text: read, confidence }) => [read, confidence]));
  expect(chances.get('满意度调查')).toBeGreaterThan(0.95);
  expect(chances.get('建设道路里程数')).toBeLessThan(0.8);
  expect(chances.get('平安县财政局')).toBeLessThanOrEqual(0.9);
  expect(page.remarks!.map(({ code, message, severity }) => [code, severity, message])).toEqual([
    [
      'settled-by-hidden-text',
      'review',
      'the picture reads “平女县财政局” or “平安县财政局”; the file’s hidden text says the latter, which was taken',
    ],
    [
      'hidden-text-differs',
      'review',
      'the picture reads “建设道路里程数”, the file’s hidden text says “建设通路里程数”',
    ],
  ]);
  expect(page.problems).toEqual([]);
});

it('text of it where nothing was read and there is ink is named; over bare paper it is none', async () => {
  const page = await read(
    `${SURE}${show(60, 800 - 950 / 1.5, '盖章处', 16)}${show(60, 800 - 1100 / 1.5, '虚无', 16)}`,
  );
  expect(page.remarks!.map(({ code, message }) => [code, message])).toEqual([
    ['hidden-text-alone', 'nothing was read where the file’s hidden text says “盖章处”'],
  ]);
});

it('a page without one is as it was read', async () => {
  const page = await read('');
  expect(page.remarks).toBeUndefined();
  expect(page.runs.find(({ text: read }) => read === '满意度调查')?.confidence).toBe(0.93);
});
