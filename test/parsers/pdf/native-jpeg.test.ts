import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { openPdf } from '../../../src/parsers/pdf/open-pdf.ts';
import { pageImage } from '../../../src/parsers/pdf/page-image.ts';
import { DrawnPages } from '../../../src/parsers/pdf/page-picture.ts';
import { getDocument } from '../../../src/parsers/pdf/pdfjs.ts';
import { makePdf, stream } from './make-pdf.ts';

const [WIDTH, HEIGHT] = [240, 320];
/** Stripes of colour: at their edges a decoder's way of widening the colours shows. */
const PIXELS = Buffer.from(
  Uint8Array.from(
    { length: WIDTH * HEIGHT * 3 },
    (_, i) => (((i / 3) % WIDTH) % 48 < 24 ? [220, 40, 60] : [30, 90, 200])[i % 3]!,
  ),
);
const picture = sharp(PIXELS, { raw: { width: WIDTH, height: HEIGHT, channels: 3 } });
let plain: Buffer;
let withExif: Buffer;
let grey: Buffer;
beforeAll(async () => {
  plain = await picture.clone().jpeg().toBuffer();
  withExif = await picture
    .clone()
    .withExif({ IFD0: { Software: 'scanner' } })
    .jpeg()
    .toBuffer();
  grey = await picture.clone().greyscale().toColourspace('b-w').jpeg().toBuffer();
});

/** A page that is this JPEG. */
function pdfOf(jpeg: Buffer, colours = 'DeviceRGB'): Uint8Array {
  const entries = `/Type /XObject /Subtype /Image /Width ${WIDTH} /Height ${HEIGHT} /ColorSpace /${colours} /BitsPerComponent 8 /Filter /DCTDecode`;
  return makePdf({
    pages: [{ content: 'q 600 0 0 800 0 0 cm /I Do Q', resources: '/XObject << /I @jpeg >>' }],
    objects: { jpeg: stream(jpeg.toString('latin1'), entries) },
  });
}

async function decoded(pdf: Uint8Array): Promise<Uint8Array> {
  const document = await openPdf(pdf, 'a.pdf', 'read');
  const raster = await pageImage(await document.getPage(1));
  await document.loadingTask.destroy();
  expect(raster!.image).toMatchObject({ kind: 'colour', width: WIDTH, height: HEIGHT });
  return raster!.image.data;
}

const bySharp = async (jpeg: Buffer) => new Uint8Array(await sharp(jpeg).raw().toBuffer());

/** The greatest difference of two pictures. */
const apart = (a: Uint8Array, b: Uint8Array) =>
  a.reduce((most, v, i) => Math.max(most, Math.abs(v - b[i]!)), 0);

describe('a page that is a JPEG', () => {
  it.each([
    ['without', () => plain],
    ['with', () => withExif],
  ])('is decoded natively, %s EXIF', async (_, jpeg) => {
    expect(apart(await decoded(pdfOf(jpeg())), await bySharp(jpeg()))).toBe(0);
  });

  it('is drawn as well', async () => {
    const drawn = new DrawnPages(() => openPdf(pdfOf(plain), 'a.pdf', 'draw'));
    const { image } = await drawn.draw(1);
    await drawn.close();
    const at = (x: number) => [...image.data.subarray(3 * x, 3 * x + 3)];
    // The middle of the first two stripes, each a tenth of the page wide.
    [
      [0.05, 220, 40, 60],
      [0.15, 30, 90, 200],
    ].forEach(([share, ...colour]) => {
      expect(
        apart(Uint8Array.from(at(Math.round(share! * image.width))), Uint8Array.from(colour)),
      ).toBeLessThan(12);
    });
  });

  it('is left to pdf.js where it is grey, or cut off', async () => {
    const greyPixels = new Uint8Array(await sharp(grey).toColourspace('b-w').raw().toBuffer());
    expect(
      apart(
        (await decoded(pdfOf(grey, 'DeviceGray'))).filter((_, i) => i % 3 === 0),
        greyPixels,
      ),
    ).toBeLessThan(3);
    const whole = await bySharp(plain);
    const cut = await decoded(pdfOf(plain.subarray(0, plain.length - 400)));
    expect(apart(cut.subarray(0, 600), whole.subarray(0, 600))).toBeLessThan(60);
  });

  it('is left to pdf.js in documents others open', async () => {
    const task = getDocument({
      data: Uint8Array.from(pdfOf(plain)),
      isImageDecoderSupported: true,
      verbosity: 0,
    });
    const page = await (await task.promise).getPage(1);
    await page.getOperatorList();
    const image = await new Promise<{ data?: Uint8Array; bitmap?: unknown }>((resolve) => {
      page.objs.get('img_p0_1', resolve);
    });
    await task.destroy();
    expect(image.bitmap).toBeUndefined();
    expect(image.data?.length).toBe(WIDTH * HEIGHT * 3);
  });
});
