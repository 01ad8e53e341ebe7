import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { DamagedFileError } from '../../../src/parsers/errors.ts';
import { openImage } from '../../../src/parsers/image/load-raster.ts';
import { readImage } from '../../../src/parsers/image/read-image.ts';
import type { Page } from '../../../src/parsers/page.ts';

/** 8 × 12 pixels in white, black but for a corner: which way up it is can be seen. */
const WIDTH = 8;
const HEIGHT = 12;
const pixels = Buffer.alloc(WIDTH * HEIGHT, 0);
for (const y of [0, 1, 2, 3]) for (const x of [0, 1, 2, 3]) pixels[y * WIDTH + x] = 255;
const picture = () =>
  sharp(pixels, { raw: { width: WIDTH, height: HEIGHT, channels: 1 } }).toColourspace('b-w');

const load = async (bytes: Uint8Array, page = 1) => (await openImage(bytes, false)).load(page);
const corners = ({ image: { kind, width, height, data } }: Awaited<ReturnType<typeof load>>) => {
  const channels = kind === 'grey' ? 1 : 3;
  const at = (x: number, y: number) => (data[(y * width + x) * channels]! > 128 ? 'white' : 'black');
  return {
    width,
    height,
    corners: [at(0, 0), at(width - 1, 0), at(0, height - 1), at(width - 1, height - 1)],
  };
};
const UPRIGHT = { width: 8, height: 12, corners: ['white', 'black', 'black', 'black'] };

describe('an image', () => {
  it.each([
    ['PNG', () => picture().png()],
    ['JPEG', () => picture().jpeg({ quality: 100 })],
    ['WebP', () => picture().webp({ lossless: true })],
    ['GIF', () => picture().gif()],
    ['TIFF, LZW', () => picture().tiff({ compression: 'lzw' })],
    ['TIFF, fax group 4', () => picture().tiff({ compression: 'ccittfax4', bitdepth: 1 })],
    ['TIFF, JPEG', () => picture().tiff({ compression: 'jpeg', quality: 100 })],
  ])('is decoded: %s', async (_name, make) => {
    expect(corners(await load(await make().toBuffer()))).toEqual(UPRIGHT);
  });

  it('is decoded: BMP, which sharp does not know', async () => {
    const header = Buffer.alloc(54);
    header.write('BM');
    const stride = WIDTH * 3;
    header.writeUInt32LE(54 + stride * HEIGHT, 2);
    header.writeUInt32LE(54, 10);
    header.writeUInt32LE(40, 14);
    header.writeInt32LE(WIDTH, 18);
    header.writeInt32LE(HEIGHT, 22);
    header.writeUInt16LE(1, 26);
    header.writeUInt16LE(24, 28);
    const rows = Array.from({ length: HEIGHT }, (_, i) => HEIGHT - 1 - i);
    const body = Buffer.concat(
      rows.map((y) =>
        Buffer.concat([...pixels.subarray(y * WIDTH, (y + 1) * WIDTH)].map((v) => Buffer.from([v, v, v]))),
      ),
    );
    const image = await openImage(Buffer.concat([header, body]), true);
    expect(corners(await image.load(1))).toEqual(UPRIGHT);
  });

  it('is turned as its camera was held', async () => {
    const bytes = await picture().jpeg({ quality: 100 }).withMetadata({ orientation: 6 }).toBuffer();
    expect(corners(await load(bytes))).toEqual({
      width: 12,
      height: 8,
      corners: ['black', 'white', 'black', 'black'],
    });
  });

  it('has the density it states, where that makes a sheet of paper; else that of A4', async () => {
    const sized = (density: number) =>
      sharp({ create: { width: 827, height: 1169, channels: 3, background: 'white' } })
        .withMetadata({ density })
        .png()
        .toBuffer();
    expect((await load(await sized(100))).dpi.x).toBeCloseTo(100, 0);
    // 827 pixels at 30 an inch would be a sheet of 28 inches.
    expect((await load(await sized(30))).dpi.x).toBeCloseTo(100, 0);
    // A small picture of little is what it says: a piece of a screen.
    expect((await load(await sized(200))).dpi.x).toBeCloseTo(200, 0);
  });

  it('has that of A4 where it would be a sheet too small for a form and full of pixels: inches taken for centimetres', async () => {
    const sized = (density: number) =>
      sharp({ create: { width: 1654, height: 2339, channels: 3, background: 'white' } })
        .withMetadata({ density })
        .png()
        .toBuffer();
    expect((await load(await sized(508))).dpi.x).toBeCloseTo(200, 0);
    // A5 at 282.
    expect((await load(await sized(282))).dpi.x).toBeCloseTo(282, 0);
  });

  it('finer than text needs is made smaller', async () => {
    const bytes = await sharp({ create: { width: 3600, height: 4800, channels: 3, background: 'white' } })
      .withMetadata({ density: 600 })
      .png()
      .toBuffer();
    const { image, dpi } = await load(bytes);
    expect([image.width, image.height, Math.round(dpi.x)]).toEqual([1800, 2400, 300]);
  });
});

describe('an image file', () => {
  const pages = async (bytes: Uint8Array): Promise<Page[]> => {
    const found: Page[] = [];
    for await (const page of (await readImage(bytes, { path: 'a.tif', isBmp: false }, null)).pages)
      found.push(page);
    return found;
  };

  it('has a page for each picture of a TIFF', async () => {
    const one = await picture().png().toBuffer();
    const bytes = await sharp([one, one, one], { join: { animated: true } })
      .tiff()
      .toBuffer();
    expect((await pages(bytes)).map((page) => page.problems.map(({ message }) => message))).toEqual([
      ['page 1: a picture, and no engine was given to read it'],
      ['page 2: a picture, and no engine was given to read it'],
      ['page 3: a picture, and no engine was given to read it'],
    ]);
  });

  it('that is damaged says so, with its page', async () => {
    const whole = await sharp({ create: { width: 400, height: 400, channels: 3, background: 'white' } })
      .png({ compressionLevel: 0 })
      .toBuffer();
    for (const bytes of [whole.subarray(0, 20), whole.subarray(0, 5000)]) {
      const error = await pages(bytes).catch((e: unknown) => e);
      expect(error).toBeInstanceOf(DamagedFileError);
      expect(error).toMatchObject({ page: 1, path: 'a.tif', code: 'damaged-file' });
    }
  });
});
