import { readFileSync } from 'node:fs';
import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import { expect, it, vi } from 'vitest';
import { placedItems } from '../../src/output/explanation-items.ts';
import {
  AREA_ALPHA,
  DOUBT_COLOUR,
  drawOverlay,
  PLACE_COLOURS,
  RULING_COLOUR,
} from '../../src/output/overlay.ts';
import { type OverlayPage, overlayPage } from '../../src/output/overlay-page.ts';
import { openRenderer, type PagePicture } from '../../src/parsers/pdf/render-page.ts';
import { readPdf } from '../../src/parsers/pdf/read-pdf.ts';
import { traceDocument } from '../../src/pipeline/trace-document.ts';

// Drawing takes its time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const EMPTY: OverlayPage = {
  width: 200,
  height: 100,
  texts: [],
  rulings: [],
  readings: [],
  areas: [],
  grids: [],
  roles: [],
  rows: [],
};

/** White paper of `EMPTY`'s size, drawn on at 5 pixels a point; `at` gives the colour at a position in points. */
function drawn(page: Partial<OverlayPage>, scale = 5) {
  const picture = createCanvas(EMPTY.width * scale, EMPTY.height * scale);
  const context = picture.getContext('2d');
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, picture.width, picture.height);
  drawOverlay(picture, { ...EMPTY, ...page }, scale);
  return { at: (x: number, y: number) => colourAt(context, x * scale, y * scale) };
}

function colourAt(context: SKRSContext2D, x: number, y: number): readonly number[] {
  return [...context.getImageData(Math.floor(x), Math.floor(y), 1, 1).data].slice(0, 3);
}

function rgb(hex: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
}

/** A colour laid over white paper at the share areas are drawn with. */
function onPaper(hex: string): number[] {
  return rgb(hex).map((channel) => Math.round(255 + (channel - 255) * AREA_ALPHA));
}

function expectNear(colour: readonly number[], expected: readonly number[]): void {
  expect(
    Math.max(...colour.map((channel, i) => Math.abs(channel - expected[i]!))),
    `${colour.join()} for ${expected.join()}`,
  ).toBeLessThanOrEqual(2);
}

it('frames a doubtful reading and puts its percent beside it; one nearly certain has neither', () => {
  const box = { x0: 20, y0: 20, x1: 80, y1: 32 };
  const reading = (confidence: number) => drawn({ texts: [box], readings: [{ box, confidence }] });
  const doubtful = reading(0.72);
  expectNear(doubtful.at(50, 19), rgb(DOUBT_COLOUR));
  expectNear(doubtful.at(82.6, 22.5), rgb(DOUBT_COLOUR));
  const likely = reading(0.97);
  expectNear(likely.at(50, 19), [255, 255, 255]);
  expectNear(likely.at(82.6, 22.5), [255, 255, 255]);
  const isAnyInk = (page: ReturnType<typeof drawn>) =>
    Array.from({ length: 60 }, (_, i) => page.at(70 + i / 6, 34.5)).some((colour) => colour[0]! < 128);
  expect([isAnyInk(likely), isAnyInk(reading(0.999))]).toEqual([true, false]);
});

it('colours an area by where its text ended, leaves an empty cell white, and outlines both', () => {
  const { at } = drawn({
    areas: [
      { box: { x0: 10, y0: 10, x1: 60, y1: 30 }, place: 'row' },
      { box: { x0: 60, y0: 10, x1: 110, y1: 30 }, place: null },
      { box: { x0: 110, y0: 10, x1: 160, y1: 30 }, place: 'unassigned' },
    ],
  });
  expectNear(at(35, 20), onPaper(PLACE_COLOURS.row));
  expectNear(at(85, 20), [255, 255, 255]);
  expectNear(at(135, 20), onPaper(PLACE_COLOURS.unassigned));
  expect(at(85, 10.8)).not.toStrictEqual([255, 255, 255]);
  expectNear(at(5, 20), [255, 255, 255]);
});

it('draws rulings on both axes', () => {
  const { at } = drawn({
    rulings: [
      { axis: 'horizontal', at: 20, from: 10, to: 60, thickness: 0.5 },
      { axis: 'vertical', at: 40, from: 10, to: 60, thickness: 0.5 },
    ],
  });
  expectNear(at(20, 20), rgb(RULING_COLOUR));
  expectNear(at(40, 50), rgb(RULING_COLOUR));
  expectNear(at(20, 50), [255, 255, 255]);
  expectNear(at(65, 20), [255, 255, 255]);
});

it('numbers rows at their target, red where a person should look, without covering text', () => {
  const box = { x0: 100, y0: 10, x1: 150, y1: 30 };
  const texts = [{ x0: 125, y0: 10, x1: 150, y1: 30 }];
  const plain = drawn({ rows: [{ box, text: '8', review: false }], texts });
  const doubtful = drawn({ rows: [{ box, text: '8', review: true }], texts });
  // The label's left edge, beside the figure.
  expectNear(plain.at(101.5, 20), [0x1b, 0x5e, 0x20]);
  expectNear(doubtful.at(101.5, 20), [0xc0, 0, 0]);
  expectNear(plain.at(140, 20), [255, 255, 255]);
});

it('writes the figures themselves, whatever fonts the machine has', () => {
  const { at } = drawn({ rows: [{ box: { x0: 100, y0: 10, x1: 150, y1: 30 }, text: '1', review: false }] });
  const row = Array.from({ length: 60 }, (_, i) => at(141 + i / 6, 20));
  expect(row.some((colour) => colour.every((channel) => channel > 230))).toBe(true);
});

it('explains nothing on a page with nothing on it', () => {
  const { at } = drawn({});
  for (let y = 1; y < 100; y += 3) expectNear(at(100, y), [255, 255, 255]);
});

async function pictureOf(name: string, page: number, scale: number): Promise<PagePicture> {
  const bytes = readFileSync(new URL(`../../fixtures/attachments/${name}`, import.meta.url));
  const trace = await traceDocument(await readPdf(bytes, name), { path: name, keep: () => true });
  const renderer = await openRenderer(bytes, name);
  const picture = await renderer.render(page, scale);
  drawOverlay(picture, overlayPage(trace, trace.kept.get(page)!, placedItems(trace)), scale);
  await renderer.close();
  return picture;
}

it('lies on the page of a PDF where its lines and texts are', async () => {
  // A4 as Chromium writes it: 594.96 × 841.92 points.
  const scale = 2;
  const picture = await pictureOf('002-school-meals-chromium.pdf', 1, scale);
  expect([picture.width, picture.height]).toStrictEqual([1190, 1684]);
  const context = picture.getContext('2d');
  const at = (x: number, y: number) => colourAt(context, x * scale, y * scale);
  // Read off the page: below 名称 of the first label, beside its value, in the header, in the last target, the side label.
  expectNear(at(75, 146), onPaper(PLACE_COLOURS['head-label']));
  expectNear(at(400, 140), onPaper(PLACE_COLOURS['head-value']));
  expectNear(at(420, 320), onPaper(PLACE_COLOURS['column-header']));
  expectNear(at(480, 660), onPaper(PLACE_COLOURS.row));
  expectNear(at(70, 600), onPaper(PLACE_COLOURS['side-label']));
  expectNear(at(300, 740), [255, 255, 255]);
  // The line above the first row of the head runs from 56.6 to 538.6; a ruling's pink is on its middle.
  const line = Array.from({ length: 9 }, (_, i) => at(300, 127.5 + i / 2));
  expect(line.some(([r, g, b]) => r! > 150 && g! < 90 && b! > 100)).toBe(true);
});
