/** Which pages are one picture, or strips of one, and what that shows; each beside the nearest page that must be drawn. */
import { describe, expect, it } from 'vitest';
import { openPdf } from '../../../src/parsers/pdf/open-pdf.ts';
import { pageImage } from '../../../src/parsers/pdf/page-image.ts';
import { makePdf, stream } from './make-pdf.ts';

const XOBJECT = '/Type /XObject /Subtype /Image';
const image = (width: number, height: number, colours: string, data: readonly number[], more = '') =>
  stream(
    Buffer.from(data).toString('latin1'),
    `${XOBJECT} /Width ${width} /Height ${height} /ColorSpace /${colours} /BitsPerComponent 8 ${more}`,
  );
const bits = (width: number, height: number, data: readonly number[]) =>
  stream(
    Buffer.from(data).toString('latin1'),
    `${XOBJECT} /Width ${width} /Height ${height} /ColorSpace /DeviceGray /BitsPerComponent 1`,
  );

const RED = [200, 0, 0];
const BLUE = [0, 0, 200];
const OBJECTS = {
  two: image(1, 2, 'DeviceRGB', [...RED, ...BLUE]),
  red: image(1, 1, 'DeviceRGB', RED),
  blue: image(1, 1, 'DeviceRGB', BLUE),
  wide: image(2, 1, 'DeviceRGB', [...RED, ...BLUE]),
  grey: image(1, 1, 'DeviceGray', [90]),
  bits: bits(10, 2, [0b10100000, 0b01000000, 0b01011111, 0b10000000]),
  pair: bits(2, 1, [0b01000000]),
  oneBit: bits(1, 1, [0b10000000]),
  clear: image(1, 2, 'DeviceRGB', [...RED, ...BLUE], '/SMask @alpha'),
  alpha: image(1, 2, 'DeviceGray', [255, 51]),
  mask: stream('\u0055\u00aa', `${XOBJECT} /Width 8 /Height 2 /ImageMask true /BitsPerComponent 1`),
  dot: stream('\u0000', `${XOBJECT} /Width 1 /Height 1 /ImageMask true /BitsPerComponent 1`),
  form: stream(
    '/Two Do',
    '/Type /XObject /Subtype /Form /BBox [0 0 1 1] /Matrix [600 0 0 800 0 0] /Resources << /XObject << /Two @two >> >>',
  ),
  void: stream('', '/Type /XObject /Subtype /Form /BBox [0 0 1 1] /Matrix [2 0 0 2 0 0]'),
  broken: stream(
    'none',
    `${XOBJECT} /Width 1 /Height 1 /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode`,
  ),
  group: stream(
    'q 600 0 0 800 0 0 cm /Two Do Q',
    '/Type /XObject /Subtype /Form /BBox [0 0 600 800] /Group << /S /Transparency /I true >> /Resources << /XObject << /Two @two >> >>',
  ),
  fading:
    '<< /ShadingType 2 /ColorSpace /DeviceGray /Coords [0 0 1 0] /Function << /FunctionType 2 /Domain [0 1] /N 1 >> >>',
};
const NAMES =
  '/Two @two /Red @red /Blue @blue /Wide @wide /Grey @grey /Bits @bits /OneBit @oneBit /Clear @clear /Mask @mask /Dot @dot /Pair @pair /Form @form /Void @void /Broken @broken /Group @group';
const RESOURCES = `/XObject << ${NAMES} >> /Shading << /Fading @fading >> /ExtGState << /Half << /ca 0.5 >> >>`;

/** The picture of a page of 600 × 800 points with this content; null where it is to be drawn. */
async function pictureOf(content: string) {
  const pdf = makePdf({ pages: [{ content, resources: RESOURCES }], objects: OBJECTS });
  const document = await openPdf(pdf, 'a.pdf', 'read');
  const raster = await pageImage(await document.getPage(1));
  await document.loadingTask.destroy();
  return raster;
}
/** Its pixels, as they are laid out. */
const pixelsOf = async (content: string) => {
  const raster = await pictureOf(content);
  return raster === null ? null : [...raster.image.data];
};

const put = (name: string, x = 0, y = 0, width = 600, height = 800) =>
  `q ${width} 0 0 ${height} ${x} ${y} cm /${name} Do Q\n`;
const WHOLE = put('Two');
const SHOWN = [...RED, ...BLUE];

describe('an image over the page', () => {
  it('is the page, as many pixels an inch as it has', async () => {
    expect(await pictureOf(WHOLE)).toEqual({
      image: { kind: 'colour', width: 1, height: 2, data: Uint8Array.from(SHOWN) },
      dpi: { x: 0.12, y: 0.18 },
    });
  });

  it.each([
    ['left', 11, 0, 589, 800],
    ['right', 0, 0, 589, 800],
    ['bottom', 0, 15, 600, 785],
    ['top', 0, 0, 600, 785],
    ['every side, over the edges', -11, -15, 622, 830],
  ])('may miss an edge by less than a fiftieth: %s', async (_, x, y, width, height) => {
    expect(await pixelsOf(put('Two', x, y, width, height))).toEqual(SHOWN);
  });

  it.each([
    ['left', 13, 0, 587, 800],
    ['right', 0, 0, 587, 800],
    ['bottom', 0, 17, 600, 783],
    ['top', 0, 0, 600, 783],
    ['left, over the edge', -13, 0, 613, 800],
    ['right, over the edge', 0, 0, 613, 800],
    ['bottom, over the edge', 0, -17, 600, 817],
    ['top, over the edge', 0, 0, 600, 817],
  ])('misses it by more: %s', async (_, x, y, width, height) => {
    expect(await pictureOf(put('Two', x, y, width, height))).toBeNull();
  });

  it.each([
    ['upside down', '600 0 0 -800 0 800'],
    ['mirrored', '-600 0 0 800 600 0'],
    ['turned by 180°', '-600 0 0 -800 600 800'],
    ['turned by 90°', '0 800 -600 0 600 0'],
    ['aslant', '600 8 -8 800 0 0'],
    ['leaning', '600 0 8 800 0 0'],
    ['leaning the other way', '600 0 -8 800 0 0'],
    ['rising', '600 8 0 800 0 0'],
    ['rising a little', '600 1.8 0 800 0 0'],
    ['falling', '600 -8 0 800 0 0'],
  ])('%s is to be drawn', async (_, matrix) => {
    expect(await pictureOf(`q ${matrix} cm /Two Do Q`)).toBeNull();
  });

  it('may be off by what a program rounds', async () => {
    expect(await pixelsOf('q 600 0.7 -0.7 800 0 0 cm /Two Do Q')).toEqual(SHOWN);
    expect(await pixelsOf(`q 600 0.5 -0.5 400 0 400 cm /Red Do Q ${put('Blue', 0, 0, 600, 400)}`)).toEqual(
      SHOWN,
    );
  });

  it('stands where the matrices around it say', async () => {
    expect(await pixelsOf('q 2 0 0 2 0 0 cm q 300 0 0 400 0 0 cm /Two Do Q Q')).toEqual(SHOWN);
    expect(await pixelsOf('q 2 0 0 2 0 0 cm Q 600 0 0 800 0 0 cm /Two Do')).toEqual(SHOWN);
    expect(await pictureOf('q 2 0 0 2 0 0 cm 600 0 0 800 0 0 cm /Two Do Q')).toBeNull();
  });

  it('may stand in a form, whose matrix ends with it', async () => {
    expect(await pixelsOf('/Form Do')).toEqual(SHOWN);
    expect(await pictureOf('q 0.5 0 0 1 0 0 cm /Form Do Q')).toBeNull();
    expect(await pixelsOf(`/Void Do ${WHOLE}`)).toEqual(SHOWN);
    expect(await pictureOf('')).toBeNull();
  });

  it('in a group, or that cannot be decoded, is to be drawn', async () => {
    expect(await pictureOf('/Group Do')).toBeNull();
    expect(await pictureOf(put('Broken'))).toBeNull();
  });
});

it('an image of several pages is that of each', async () => {
  const page = { content: WHOLE, resources: RESOURCES };
  const document = await openPdf(
    makePdf({ pages: [page, page, page, page], objects: OBJECTS }),
    'a.pdf',
    'read',
  );
  for (let number = 1; number <= 4; number++) {
    const raster = await pageImage(await document.getPage(number));
    expect([...raster!.image.data]).toEqual(SHOWN);
  }
  await document.loadingTask.destroy();
});

describe('strips', () => {
  const upper = (y = 400) => put('Red', 0, y, 600, 400);
  const lower = put('Blue', 0, 0, 600, 400);

  it('are stacked as they stand, in whatever order they are painted', async () => {
    expect(await pictureOf(lower + upper())).toEqual({
      image: { kind: 'colour', width: 1, height: 2, data: Uint8Array.from(SHOWN) },
      dpi: { x: 0.12, y: 0.18 },
    });
    expect(await pixelsOf(upper() + lower)).toEqual(SHOWN);
  });

  it.each<[string, string, readonly number[] | null]>([
    ['lines of its own', put('Two', 0, 400, 600, 400), [...SHOWN, ...BLUE]],
    ['a gap of a point', upper(401), SHOWN],
    ['an overlap of a point', upper(399), SHOWN],
    ['a gap of two points', upper(402), null],
    ['an overlap of two points', upper(398), null],
    ['more pixels a line', put('Wide', 0, 400, 600, 400), null],
    ['half of the width', put('Red', 0, 400, 300, 400), null],
    ['aslant', 'q 600 8 -8 400 0 400 cm /Red Do Q', null],
  ])('with %s', async (_, other, expected) => {
    expect(await pixelsOf(lower + other)).toEqual(expected);
  });

  it('side by side are to be drawn', async () => {
    expect(await pictureOf(put('Red', 0, 0, 300, 800) + put('Blue', 300, 0, 300, 800))).toBeNull();
  });
});

describe('pixels', () => {
  it('of one bit are grey, each line from a byte of its own, white where the bit is set', async () => {
    const [W, B] = [255, 0];
    expect(await pictureOf(put('Bits'))).toEqual({
      image: {
        kind: 'grey',
        width: 10,
        height: 2,
        data: Uint8Array.from([W, B, W, B, B, B, B, B, B, W, B, W, B, W, W, W, W, W, W, B]),
      },
      dpi: { x: 1.2, y: 0.18 },
    });
  });

  it('of one bit and of colours are colours together', async () => {
    const strips = put('OneBit', 0, 400, 600, 400) + put('Blue', 0, 0, 600, 400);
    expect(await pixelsOf(strips)).toEqual([255, 255, 255, ...BLUE]);
  });

  it('of one bit keep their places beside colours', async () => {
    const strips = put('Pair', 0, 400, 600, 400) + put('Wide', 0, 0, 600, 400);
    expect(await pixelsOf(strips)).toEqual([0, 0, 0, 255, 255, 255, ...RED, ...BLUE]);
  });

  it('of grey are those of three like colours', async () => {
    expect(await pixelsOf(put('Grey'))).toEqual([90, 90, 90]);
  });

  it('that are partly clear lie on white', async () => {
    expect(await pixelsOf(put('Clear'))).toEqual([200, 0, 0, 204, 204, 244]);
  });
});

describe('something painted over the image is to be drawn with it', () => {
  const times = (count: number, name: string) =>
    Array.from({ length: count }, (_, i) => put(name, 50 * i, 50, 40, 40)).join('');
  const inline = (x: number) => `q 40 0 0 40 ${x} 50 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \u0040 EI Q\n`;
  it.each([
    ['an image in the content', inline(50)],
    ['many such', Array.from({ length: 12 }, (_, i) => inline(50 * i)).join('')],
    ['a mask', times(1, 'Mask')],
    ['masks of one kind', times(12, 'Mask')],
    ['masks of several kinds', times(6, 'Mask') + times(6, 'Dot')],
    ['a mask of one pixel', times(1, 'Dot')],
    ['an image again and again', times(4, 'Red')],
    ['a shading', '/Fading sh'],
    ['a group', '/Group Do'],
    ['a white field', '1 g 100 100 200 20 re f'],
    ['a line', '100 110 m 300 110 l S'],
  ])('%s', async (_, more) => {
    expect(await pictureOf(WHOLE + more)).toBeNull();
  });

  it('not what it hides itself, nor a path that only cuts it out', async () => {
    expect(await pixelsOf(`1 g 0 0 600 800 re f\n${WHOLE}`)).toEqual(SHOWN);
    expect(await pixelsOf(`0 0 600 800 re W n ${WHOLE}100 100 200 20 re n`)).toEqual(SHOWN);
  });
});
