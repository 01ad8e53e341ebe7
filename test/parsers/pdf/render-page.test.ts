import { readFileSync } from 'node:fs';
import { degrees, PDFDocument } from 'pdf-lib';
import { expect, it, vi } from 'vitest';
import { turnPages } from '../../../fixtures/generate/rotate-pdf.ts';
import { DamagedFileError, PasswordProtectedError, UsageError } from '../../../src/parsers/errors.ts';
import { readPdf } from '../../../src/parsers/pdf/read-pdf.ts';
import { openRenderer, type PagePicture } from '../../../src/parsers/pdf/render-page.ts';

// Drawing takes its time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const UPRIGHT = fixture('attachments/002-school-meals-chromium.pdf');

function fixture(path: string): Buffer {
  return readFileSync(new URL(`../../../fixtures/${path}`, import.meta.url));
}

async function render(pdf: Uint8Array, scale = 1): Promise<PagePicture> {
  const renderer = await openRenderer(pdf, 'a.pdf');
  try {
    return await renderer.render(1, scale);
  } finally {
    await renderer.close();
  }
}

const upright = render(UPRIGHT);

/** Share of all pixels that are dark in one picture and light in the other, neighbours allowed for. */
function difference(a: PagePicture, b: PagePicture): number {
  const [one, other] = [a, b].map((picture) => darkness(picture));
  let different = 0;
  for (let y = 1; y < a.height - 1; y++) {
    for (let x = 1; x < a.width - 1; x++) {
      if (one![y * a.width + x]! < 128) continue;
      let near = 0;
      for (const [dx, dy] of [
        [0, 0],
        [1, 0],
        [-1, 0],
        [0, 1],
        [0, -1],
        [1, 1],
        [-1, -1],
        [1, -1],
        [-1, 1],
      ] as const) {
        near = Math.max(near, other![(y + dy) * a.width + x + dx]!);
      }
      if (near < 64) different++;
    }
  }
  return different / one!.filter((value) => value >= 128).length;
}

function darkness(picture: PagePicture): Uint8Array {
  const { data } = picture.getContext('2d').getImageData(0, 0, picture.width, picture.height);
  return Uint8Array.from({ length: data.length / 4 }, (_, i) => 255 - data[i * 4 + 1]!);
}

/** The page's content drawn turned by quarters counter-clockwise, on a page that has no /Rotate. */
async function sideways(quarters: 1 | 2 | 3): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const [content] = await document.embedPdf(UPRIGHT);
  const { width, height } = content!;
  const page = document.addPage(quarters === 2 ? [width, height] : [height, width]);
  const at = { 1: { x: height, y: 0 }, 2: { x: width, y: height }, 3: { x: 0, y: width } }[quarters];
  page.drawPage(content!, { ...at, rotate: degrees(90 * quarters) });
  return await document.save();
}

it('gives a picture of the page at the scale asked for', async () => {
  expect([595, 842]).toStrictEqual(await sizeAt(1));
  expect([1487, 2105]).toStrictEqual(await sizeAt(2.5));
});

async function sizeAt(scale: number): Promise<readonly number[]> {
  const { width, height } = await render(UPRIGHT, scale);
  return [width, height];
}

it.each([1, 2, 3] as const)(
  'turns text drawn %i quarters round upright, as the reader does',
  async (quarters) => {
    const pdf = await sideways(quarters);
    const [turned, straight] = [await render(pdf), await upright];
    expect([turned.width, turned.height]).toStrictEqual([straight.width, straight.height]);
    expect(difference(straight, turned)).toBeLessThan(0.01);
    for await (const page of (await readPdf(pdf, 'a.pdf')).pages) {
      expect(page).toMatchObject({ kind: 'positioned' });
      if (page.kind === 'positioned') expect(page.height).toBeGreaterThan(page.width);
    }
  },
);

it.each([90, 180, 270] as const)('obeys a /Rotate of %i', async (turn) => {
  const [turned, straight] = [await render(await turnPages(UPRIGHT, turn)), await upright];
  expect([turned.width, turned.height]).toStrictEqual([straight.width, straight.height]);
  expect(difference(straight, turned)).toBeLessThan(0.01);
});

it('sees the difference between a page and the same page upside down', async () => {
  const document = await PDFDocument.load(UPRIGHT);
  document.getPage(0).setRotation(degrees(180));
  const blank = await PDFDocument.create();
  blank.addPage([595, 842]);
  expect(difference(await upright, await render(await blank.save()))).toBeGreaterThan(0.9);
  // /Rotate alone turns the text upside down, and the reader turns it back.
  expect(difference(await upright, await render(await document.save()))).toBeLessThan(0.01);
});

it('refuses a picture larger than can be made, and a page that is not there', async () => {
  await expect(render(UPRIGHT, 100)).rejects.toThrow(UsageError);
  const renderer = await openRenderer(UPRIGHT, 'a.pdf');
  await expect(renderer.render(2, 1)).rejects.toThrow(DamagedFileError);
  await renderer.close();
});

it('says why it cannot open a file', async () => {
  await expect(openRenderer(fixture('broken/password.pdf'), 'a.pdf')).rejects.toThrow(PasswordProtectedError);
  await expect(openRenderer(fixture('broken/not-a-pdf.pdf'), 'a.pdf')).rejects.toThrow(DamagedFileError);
});
