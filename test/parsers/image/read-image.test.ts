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

/** The same with paper that is not there: black, and of no opacity. */
const transparent = () => {
  const data = Buffer.alloc(WIDTH * HEIGHT * 4, 0);
  pixels.forEach((value, i) => {
    data[4 * i + 3] = 255 - value;
  });
  return sharp(data, { raw: { width: WIDTH, height: HEIGHT, channels: 4 } });
};

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
    ['TIFF, LZW, 1 bit', () => picture().tiff({ compression: 'lzw', predictor: 'none', bitdepth: 1 })],
    ['TIFF, 16 bit', () => picture().toColourspace('grey16').tiff({ compression: 'lzw' })],
    ['PNG, 16 bit grey', () => picture().toColourspace('grey16').png()],
    ['PNG, 16 bit colour', () => picture().toColourspace('rgb16').png()],
    ['PNG with a palette', () => picture().toColourspace('srgb').png({ palette: true })],
    ['TIFF, CMYK', () => picture().toColourspace('cmyk').tiff({ compression: 'none' })],
    ['JPEG, CMYK', () => picture().toColourspace('cmyk').jpeg({ quality: 100 })],
    [
      'TIFF, fax group 4, ink stored as 1',
      () => picture().tiff({ compression: 'ccittfax4', bitdepth: 1, miniswhite: true }),
    ],
    ['PNG whose paper is transparent', () => transparent().png()],
    ['WebP whose paper is transparent', () => transparent().webp({ lossless: true })],
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

  // The white corner's place, clockwise from the upper left one, by the values of EXIF 2.3, tag 274; from 5 on the page lies on its side.
  it.each([
    [1, 0],
    [2, 1],
    [3, 2],
    [4, 3],
    [5, 0],
    [6, 1],
    [7, 2],
    [8, 3],
  ])('is turned as its camera was held: orientation %s', async (orientation, corner) => {
    const bytes = await picture().jpeg({ quality: 100 }).withMetadata({ orientation }).toBuffer();
    const clockwise = ['black', 'black', 'black', 'black'].map((black, i) =>
      i === corner ? 'white' : black,
    );
    const [upperLeft, upperRight, lowerRight, lowerLeft] = clockwise;
    const [width, height] = orientation < 5 ? [8, 12] : [12, 8];
    expect(corners(await load(bytes))).toEqual({
      width,
      height,
      corners: [upperLeft, upperRight, lowerLeft, lowerRight],
    });
  });

  it('has a density of its own down the page where a TIFF states it, lying on its side too', async () => {
    // A fax of standard resolution, in pixels a millimetre: 204 and 98 an inch.
    const fax = (orientation?: number) =>
      sharp(Buffer.alloc(1700 * 1100, 255), { raw: { width: 1700, height: 1100, channels: 1 } })
        .withMetadata({ orientation })
        .tiff({ compression: 'lzw', xres: 204 / 25.4, yres: 98 / 25.4 })
        .toBuffer();
    const upright = (await load(await fax())).dpi;
    expect([Math.round(upright.x), Math.round(upright.y)]).toEqual([204, 98]);
    const turned = await load(await fax(6));
    expect([turned.image.width, turned.image.height]).toEqual([1100, 1700]);
    expect([Math.round(turned.dpi.x), Math.round(turned.dpi.y)]).toEqual([98, 204]);
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

  it.each([
    ['a page scrolled through on a telephone', 1080, 8000, 1080 / 8.27],
    ['three sheets one above the other', 1654, 7017, 200],
    ['a header and some rows cut out of a sheet, no strip', 1654, 375, 1654 / 11.69],
    ['a screen, no strip', 1920, 1080, 1920 / 11.69],
    ['a sheet of legal paper, no strip', 1700, 2800, 2800 / 11.69],
  ])(
    'that says nothing of its size has that of A4, a tall strip its width: %s',
    async (_name, width, height, dpi) => {
      const bytes = await sharp({ create: { width, height, channels: 3, background: 'white' } })
        .png()
        .toBuffer();
      const { image, dpi: own } = await load(bytes);
      expect([image.width, image.height]).toEqual([width, height]);
      expect(own.x).toBeCloseTo(dpi, 0);
    },
  );

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

  it('names the page of a TIFF whose strips are damaged', async () => {
    const noise = Buffer.from(Uint8Array.from({ length: 200 * 600 }, (_, i) => (i * i * 7919) >> 3));
    const stack = sharp(noise, { raw: { width: 200, height: 600, channels: 1, pageHeight: 200 } });
    const bytes = await stack.tiff({ compression: 'deflate', predictor: 'none' }).toBuffer();
    // In the middle lie strips of the second page; no stream of this compression holds that.
    const found = await pages(bytes.fill(0xff, bytes.length >> 1, (bytes.length >> 1) + 200));
    expect(found.map(({ problems }) => problems.map(({ code }) => code))).toEqual([
      ['scanned-page'],
      ['scanned-page', 'picture-damaged'],
      ['scanned-page'],
    ]);
  });

  it('that is cut short is read as far as it goes, and says so', async () => {
    const noise = Buffer.from(Uint8Array.from({ length: 300 * 400 }, (_, i) => (i * 7919) % 251));
    const whole = await sharp(noise, { raw: { width: 300, height: 400, channels: 1 } })
      .jpeg()
      .toBuffer();
    const cut = whole.subarray(0, whole.length / 2);
    expect((await load(whole)).damage).toBeNull();
    const { image, damage } = await load(cut);
    expect([image.width, image.height]).toEqual([300, 400]);
    expect(damage).toMatch(/premature end/iu);
    expect((await pages(cut))[0]!.problems.map(({ code, severity }) => [code, severity])).toEqual([
      ['scanned-page', 'review'],
      ['picture-damaged', 'review'],
    ]);
  });

  it('of more pixels than anybody means to be read is refused before room is made for them', async () => {
    const bmp = Buffer.alloc(200);
    bmp.write('BM');
    for (const [value, at] of [
      [200, 2],
      [54, 10],
      [40, 14],
      [30_000, 18],
      [30_000, 22],
    ] as const)
      bmp.writeUInt32LE(value, at);
    bmp.writeUInt16LE(1, 26);
    bmp.writeUInt16LE(24, 28);
    const small = sharp({ create: { width: 8, height: 8, channels: 3, background: 'white' } });
    const png = await small.png().toBuffer();
    png.writeUInt32BE(60_000, 16);
    png.writeUInt32BE(60_000, 20);
    const refused = async (bytes: Uint8Array, isBmp: boolean) => {
      const read = await readImage(bytes, { path: 'a', isBmp }, null).catch((e: unknown) => e);
      if (read instanceof Error) return read.message;
      const { pages: all } = read as Awaited<ReturnType<typeof readImage>>;
      return (
        (await all[Symbol.asyncIterator]()
          .next()
          .catch((e: unknown) => e)) as Error
      ).message;
    };
    expect(await refused(bmp, true)).toMatch(/900000000 pixels, above the limit/u);
    expect(await refused(png, false)).toMatch(/pixel limit/u);
  });

  it('whose pages are decoded but not read is not said to be damaged', async () => {
    const one = await picture().png().toBuffer();
    const bytes = await sharp([one, one], { join: { animated: true } })
      .tiff()
      .toBuffer();
    const fault = new TypeError('a fault of the reader');
    const { pages: all } = await readImage(
      bytes,
      { path: 'a.tif', isBmp: false },
      { engine: () => Promise.reject(fault) },
    );
    const found: Page[] = [];
    const error = await (async () => {
      for await (const page of all) found.push(page);
    })().catch((e: unknown) => e);
    expect(found.map(({ problems }) => problems)).toEqual([
      [
        {
          code: 'page-failed',
          message: 'page 1 could not be read: a fault of the reader',
          severity: 'review',
          locator: null,
        },
      ],
    ]);
    expect(error).not.toBeInstanceOf(DamagedFileError);
    expect(error).toMatchObject({ code: 'internal-error', path: 'a.tif', page: 2, cause: fault });
  });

  it('of which nothing can be decoded is damaged, with its page', async () => {
    const whole = await sharp({ create: { width: 400, height: 400, channels: 3, background: 'white' } })
      .png({ compressionLevel: 0 })
      .toBuffer();
    for (const bytes of [whole.subarray(0, 20), whole.subarray(0, 30)]) {
      const error = await pages(bytes).catch((e: unknown) => e);
      expect(error).toBeInstanceOf(DamagedFileError);
      expect(error).toMatchObject({ page: 1, path: 'a.tif', code: 'damaged-file' });
    }
  });
});
