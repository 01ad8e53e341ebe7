/** Digital text with a scan of a form pasted under it as a picture: real engine, a committed scan. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { PDFDocument, StandardFonts } from 'pdf-lib';
import sharp from 'sharp';
import { expect, it, vi } from 'vitest';
import { extractDocument } from '../../../src/pipeline/extract.ts';

vi.setConfig({ testTimeout: 120_000 });

const SCAN = fileURLToPath(
  new URL('../../../fixtures/samples/scan-turned/documents/scan-turned-0001.tiff', import.meta.url),
);

/** A page with a line of text and, below it, a picture. */
async function mixedPage(picture: Buffer): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const page = document.addPage([595, 842]);
  const font = await document.embedFont(StandardFonts.Helvetica);
  page.drawText('Annex 3 of the notice on this budget, see the form below, printed as it came', {
    x: 50,
    y: 800,
    size: 11,
    font,
  });
  const image = await document.embedPng(picture);
  const scale = Math.min(500 / image.width, 720 / image.height);
  page.drawImage(image, { x: 45, y: 40, width: image.width * scale, height: image.height * scale });
  return document.save();
}

const read = async (picture: Buffer) => {
  const { forms, problems, status } = await extractDocument(await mixedPage(picture), {
    path: 'mixed.pdf',
    mediaType: 'pdf',
  });
  return { forms, status, problems: problems.map(({ code, severity }) => `${code} ${severity}`) };
};

const TRUTH = fileURLToPath(new URL('../../../fixtures/samples/scan-turned/truth.jsonl', import.meta.url));

// The scan's first page is the picture.
it('a form in a picture beside digital text is read, and its places are those of the page', async () => {
  const upright = await sharp(readFileSync(SCAN)).rotate(90).png().toBuffer();
  const { forms, problems } = await read(upright);
  expect(problems).toEqual(['picture info']);
  expect(forms).toHaveLength(1);
  const expected = readFileSync(TRUTH, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { page: number; level3: string; value: number | null })
    .filter(({ page }) => page === 1);
  const rows = forms[0]!.indicators;
  // A character of a name may be misread, and the row is for review then; the numbers are the form's.
  expect(rows.map((row) => row.reading.value)).toEqual(expected.map(({ value }) => value));
  const sure = rows.map((row, i) => [row, expected[i]!] as const).filter(([row]) => !row.review);
  expect(sure.length).toBeGreaterThanOrEqual(expected.length / 2);
  expect(sure.map(([row]) => row.level3)).toEqual(sure.map(([, { level3 }]) => level3));
  for (const { box } of rows) {
    const [x0, y0, x1, y1] = box!;
    expect(x0 >= 45 && x1 <= 545 && y0 >= 82 && y1 <= 802).toBe(true);
  }
});

it('a picture in which nothing can be read stays for review', async () => {
  const [width, height] = [600, 500];
  const data = Buffer.from(
    Uint8Array.from({ length: width * height }, (_, i) => 128 + 90 * Math.sin((i % width) / 40)),
  );
  const shades = await sharp(data, { raw: { width, height, channels: 1 } })
    .png()
    .toBuffer();
  expect(await read(shades)).toEqual({ forms: [], status: 'review', problems: ['picture review'] });
});

it('a chart in a picture whose words are read is told of, not put up for review', async () => {
  const words = await sharp(readFileSync(SCAN)).rotate(90).toBuffer();
  const { width = 0, height = 0 } = await sharp(words).metadata();
  const zigzag = Array.from({ length: 9 }, (_, i) => `${100 + i * 170},${i % 2 === 0 ? 900 : 1230}`).join(
    ' ',
  );
  const size = `width="${width}" height="${height}"`;
  const chart = `<svg xmlns="http://www.w3.org/2000/svg" ${size}><polyline points="${zigzag}" fill="none" stroke="black" stroke-width="9"/></svg>`;
  // The heading of the scanned page above, and a curve below it.
  const heading = await sharp(words)
    .extract({ left: 0, top: 0, width, height: Math.round(height * 0.14) })
    .toBuffer();
  const picture = await sharp({ create: { width, height: 1500, channels: 3, background: 'white' } })
    .composite([
      { input: heading, left: 0, top: 0 },
      { input: Buffer.from(chart.replace(`height="${height}"`, 'height="1500"')), left: 0, top: 0 },
    ])
    .png()
    .toBuffer();
  expect(await read(picture)).toMatchObject({ problems: ['picture info', 'unread-area info'] });
});
