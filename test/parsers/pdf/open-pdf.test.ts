import { readFileSync } from 'node:fs';
import { expect, it, vi } from 'vitest';
import type { PdfPurpose } from '../../../src/parsers/pdf/local-port.ts';
import { openPdf } from '../../../src/parsers/pdf/open-pdf.ts';
import { DrawnPages } from '../../../src/parsers/pdf/page-picture.ts';
import { paintedPage } from '../../../src/parsers/pdf/read-pdf.ts';
import { hex, makePdf } from './make-pdf.ts';

// Pages are drawn, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const fixture = (name: string) =>
  readFileSync(new URL(`../../../fixtures/attachments/${name}`, import.meta.url));

/** What the first page paints, without the names pdf.js gives to fonts, and whether its glyphs were outlined. */
async function opened(bytes: Uint8Array, purpose: PdfPurpose) {
  const document = await openPdf(bytes, 'a.pdf', purpose);
  try {
    const page = await document.getPage(1);
    const painted = await paintedPage(page, () => true);
    const outlines = [...(page.commonObjs as unknown as Iterable<readonly [string, unknown]>)].filter(
      ([id]) => id.includes('_path_'),
    );
    return { painted, outlined: outlines.length > 0 };
  } finally {
    await document.loadingTask.destroy();
  }
}

// The first has Type 3 fonts, whose glyphs are pictures and have no outlines.
it.each([
  ['002-school-meals-chromium.pdf', false],
  ['008-rescue-stations-libreoffice.pdf', true],
] as const)(
  'reads %s as one opened for drawing does, without outlining its glyphs',
  async (name, haveOutlines) => {
    const read = await opened(fixture(name), 'read');
    const drawn = await opened(fixture(name), 'draw');
    expect(read.painted.glyphs.length).toBeGreaterThan(100);
    const { glyphs, ...rest } = drawn.painted;
    expect({ ...read.painted, glyphs: [] }).toEqual({ ...rest, glyphs: [] });
    const plain = (all: typeof glyphs) => all.map(({ font, ...glyph }) => ({ ...glyph, font: font.name }));
    expect(plain(read.painted.glyphs)).toEqual(plain(glyphs));
    expect(read.outlined).toBe(false);
    expect(drawn.outlined).toBe(haveOutlines);
  },
);

it('keeps documents that are open at once apart', async () => {
  const of = (text: string) =>
    openPdf(makePdf({ pages: [{ content: `BT /S 10 Tf 20 700 Td ${hex(text)} Tj ET` }] }), 'a.pdf', 'read');
  const documents = await Promise.all([of('数量指标'), of('质量指标')]);
  await documents[0]!.loadingTask.destroy();
  const painted = await paintedPage(await documents[1]!.getPage(1), () => true);
  expect(painted.glyphs.map(({ text }) => text).join('')).toBe('质量指标');
  await documents[1]!.loadingTask.destroy();
});

it('draws the glyphs of a page that is read from its picture', async () => {
  let times = 0;
  const bytes = fixture('008-rescue-stations-libreoffice.pdf');
  const pages = new DrawnPages(() => {
    times++;
    return openPdf(bytes, 'a.pdf', 'draw');
  });
  const { image } = await pages.draw(1);
  await pages.draw(1);
  await pages.close();
  expect(times).toBe(1);
  // The title stands alone in the page's upper part, above the table's first line.
  const rows = image.data.subarray(0, image.width * 3 * Math.round(image.height * 0.1));
  expect(rows.some((value) => value < 100)).toBe(true);
});

it('asks for no second document where no page is drawn', async () => {
  const pages = new DrawnPages(() => Promise.reject(new Error('opened')));
  await expect(pages.close()).resolves.toBeUndefined();
});

it.each(['read', 'draw'] as const)(
  'leaves the bytes of the file as they were, and where they were (%s)',
  async (purpose) => {
    const bytes = new Uint8Array(fixture('008-rescue-stations-libreoffice.pdf'));
    const before = Buffer.from(bytes);
    await opened(bytes, purpose);
    expect(before.equals(bytes)).toBe(true);
    // A second time from the same bytes.
    expect((await opened(bytes, purpose)).painted.glyphs.length).toBeGreaterThan(100);
  },
);

it('reads bytes that lie in the middle of others', async () => {
  const file = fixture('008-rescue-stations-libreoffice.pdf');
  const around = Buffer.concat([Buffer.alloc(7), file, Buffer.alloc(9)]);
  const { painted } = await opened(around.subarray(7, 7 + file.length), 'read');
  expect(painted.glyphs.length).toBeGreaterThan(100);
});
