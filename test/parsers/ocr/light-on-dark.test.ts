import { describe, expect, it } from 'vitest';
import { darkOnLight } from '../../../src/parsers/ocr/light-on-dark.ts';
import { greyOf } from '../../../src/parsers/ocr/grey-of-raster.ts';
import { scanSheet } from '../../../src/parsers/ocr/scan-sheet.ts';
import type { GreyImage, Raster } from '../../../src/parsers/raster.ts';
import { asGrey, fill, paper, text } from './draw-ink.ts';

const [WIDTH, HEIGHT] = [500, 280];
const DPI = { x: 100, y: 100 };
type Colour = readonly [number, number, number];

/** Three columns: a header row (y 60–90) and two rows below; text in all cells. */
function table(): { readonly ink: GreyImage; readonly header: GreyImage; readonly print: GreyImage } {
  const [ink, header, print] = [paper(WIDTH, HEIGHT), paper(WIDTH, HEIGHT), paper(WIDTH, HEIGHT)];
  fill(header, 40, 60, 461, 91);
  for (const x of [40, 180, 320, 460]) fill(ink, x, 60, x + 1, 151);
  for (const y of [60, 90, 120, 150]) fill(ink, 40, y, 461, y + 1);
  for (const x of [60, 200, 340]) {
    text(print, x, 68, 14, 4);
    for (const y of [98, 128]) text(ink, x, y, 14, 4);
  }
  return { ink, header, print };
}

/** The table with its header filled and printed in these colours, rules and all else in black. */
function filledTable(ground: Colour, on: Colour, rules: Colour = [0, 0, 0]): Raster {
  const { ink, header, print } = table();
  const data = new Uint8Array(WIDTH * HEIGHT * 3);
  for (let i = 0; i < WIDTH * HEIGHT; i++) {
    const below = header.data[i] === 1 ? ground : ([255, 255, 255] as const);
    data.set(
      print.data[i] === 1 ? on : ink.data[i] === 1 ? (header.data[i] === 1 ? rules : [0, 0, 0]) : below,
      3 * i,
    );
  }
  return { image: { kind: 'colour', width: WIDTH, height: HEIGHT, data }, dpi: DPI };
}

const turned = (raster: Raster) => darkOnLight(raster, greyOf(raster).image);
const asRaster = (image: GreyImage): Raster => ({ image: { kind: 'grey', ...image }, dpi: DPI });
const at = ({ data }: GreyImage, x: number, y: number) => data[y * WIDTH + x]!;
/** Share of the pixels set in `where` that are darker than half. */
const inked = (image: GreyImage, where: GreyImage) => {
  const values = [...image.data].filter((_, i) => where.data[i] === 1);
  return values.filter((value) => value < 128).length / values.length;
};

describe('light print on dark ground', () => {
  it.each([
    ['white on blue', [68, 114, 196], [255, 255, 255]],
    ['white on orange, as bright as paper in red light', [237, 125, 49], [255, 255, 255]],
    ['white on red', [192, 0, 0], [255, 255, 255]],
    ['white on grey', [128, 128, 128], [255, 255, 255]],
    ['yellow on black', [0, 0, 0], [255, 255, 0]],
  ] as const)('becomes dark on light: %s', (_name, ground, on) => {
    const image = turned(filledTable(ground, on));
    const { ink, print } = table();
    expect(inked(image, print)).toBeGreaterThan(0.95);
    // Half way between its text and its rules, and in the margin of the header.
    for (const x of [50, 150, 290, 430]) expect(at(image, x, 75)).toBeGreaterThan(200);
    expect(at(image, 190, 75)).toBeGreaterThan(200);
    // What is beside it stays, pixel by pixel.
    const below = { ...ink, data: ink.data.map((value, i) => (i >= 95 * WIDTH ? value : 0)) };
    expect(inked(image, below)).toBe(1);
  });

  it('is a row of cells: a rule goes round it, and those of the columns go through it, shown or not', () => {
    for (const rules of [
      [0, 0, 0],
      [31, 56, 100],
    ] as const) {
      const image = turned(filledTable([31, 56, 100], [255, 255, 255], rules));
      for (const y of [66, 75, 85]) {
        for (const x of [40, 180, 320, 460])
          expect(Math.min(at(image, x - 1, y), at(image, x, y), at(image, x + 1, y))).toBeLessThan(60);
      }
      for (const x of [50, 150, 290])
        expect(Math.min(at(image, x, 89), at(image, x, 90), at(image, x, 91))).toBeLessThan(60);
    }
  });

  it('is a whole page in dark mode, or a negative', () => {
    const { ink, print } = table();
    const page = { ...ink, data: ink.data.map((value, i) => value | print.data[i]!) };
    for (const [light, dark] of [
      [220, 30],
      [255, 0],
    ] as const) {
      const image = turned(asRaster(asGrey(page, light, dark)));
      expect(inked(image, page)).toBe(1);
      expect(at(image, 5, 5)).toBe(255);
      expect(at(image, 250, 250)).toBe(255);
    }
  });

  it('reaches the sheet', () => {
    const sheet = scanSheet(filledTable([68, 114, 196], [255, 255, 255]));
    expect(at(sheet.image, 150, 75)).toBeGreaterThan(200);
  });
});

describe('no light print on dark ground is', () => {
  const untouched = (raster: Raster) => {
    const grey = greyOf(raster).image;
    expect(darkOnLight(raster, grey)).toBe(grey);
  };

  it('dark print on a coloured ground', () => {
    untouched(filledTable([255, 192, 0], [0, 0, 0]));
    untouched(filledTable([146, 146, 146], [0, 0, 0]));
  });

  it('a black bar, the dark border of a scan, a heading in heavy letters', () => {
    const page = paper(WIDTH, HEIGHT);
    fill(page, 100, 50, 400, 70);
    fill(page, 0, 0, 30, HEIGHT);
    text(page, 60, 120, 30, 8);
    text(page, 60, 200, 14, 20);
    untouched(asRaster(asGrey(page)));
  });

  it('a line of text cut out, which a sheet of A4 would not hold', () => {
    const line = paper(184, 40);
    text(line, 6, 6, 28, 5);
    untouched({ image: { kind: 'grey', ...asGrey(line, 60, 230) }, dpi: { x: 8, y: 8 } });
  });

  it('a page half in shade', () => {
    const { ink, print } = table();
    const data = ink.data.map((value, i) =>
      (value | print.data[i]!) === 1 ? 20 : i % WIDTH < 250 ? 240 : 130,
    );
    untouched(asRaster({ ...ink, data }));
  });

  it('a seal with white characters', () => {
    const page = paper(WIDTH, HEIGHT);
    const seal = paper(WIDTH, HEIGHT);
    fill(page, 200, 200, 260, 260);
    text(seal, 208, 208, 18, 2);
    text(seal, 208, 234, 18, 2);
    untouched(
      asRaster(asGrey({ ...page, data: page.data.map((value, i) => value & (1 - seal.data[i]!)) }, 90)),
    );
  });
});
