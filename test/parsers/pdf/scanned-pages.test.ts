import { describe, expect, it } from 'vitest';
import { pageOf, problemsOf, show, stream, texts } from './make-pdf.ts';

const image = (entries = '') =>
  stream(
    '\x80\x80\x80',
    `/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceRGB /BitsPerComponent 8 ${entries}`,
  );
const objects = {
  scan: image(),
  veil: image('/SMask @mask'),
  mask: stream(
    '\x40',
    '/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8',
  ),
};
const resources = '/XObject << /I @scan /V @veil >>';
const FULL = 'q 600 0 0 800 0 0 cm /I Do Q\n';
const read = async (content: string) => {
  const page = await pageOf({ content, resources }, objects);
  return { texts: texts(page), problems: problemsOf(page) };
};
const sentence = (length: number) =>
  Array.from({ length }, (_, i) => show(50 + (i % 25) * 20, 700 - Math.floor(i / 25) * 20, '字')).join('');

describe('a page that is an image', () => {
  it('says so', async () => {
    expect(await read(FULL)).toEqual({ texts: [], problems: ['scanned-page review'] });
  });

  it('says so where the image comes in strips', async () => {
    const strips = [0, 1, 2, 3].map((i) => `q 600 0 0 200 0 ${i * 200} cm /I Do Q`).join('\n');
    expect((await read(strips)).problems).toEqual(['scanned-page review']);
  });

  it('does not trust a hidden text layer: invisible, or visible under the image', async () => {
    for (const layer of [
      `3 Tr ${show(100, 700, 'layer')}${FULL}`,
      `${FULL}3 Tr ${show(100, 700, 'layer')}`,
      `${show(100, 700, 'layer')}${FULL}`,
    ]) {
      const page = await pageOf({ content: layer, resources }, objects);
      expect(texts(page)).toEqual([]);
      expect(page.problems.map(({ message, severity }) => [message, severity])).toEqual([
        [
          'page 1: an image with next to no text; its hidden text layer was not trusted: what it shows was not read',
          'review',
        ],
      ]);
    }
  });

  it('says so where a page number or the mark of a scanning program stands on the image, and reads them', async () => {
    expect(await read(`${FULL}${show(100, 20, '第3页')}`)).toEqual({
      texts: ['第3页'],
      problems: ['scanned-page review'],
    });
  });

  it('is none where text stands on a picture, or a small picture in a text', async () => {
    expect((await read(`${FULL}${sentence(120)}`)).problems).toEqual(['picture info']);
    expect((await read(`q 200 0 0 200 0 0 cm /I Do Q ${show(100, 700, '图')}`)).problems).toEqual([]);
  });

  it('says so of a picture beside its text that is large enough for a table', async () => {
    const beside = `q 500 0 0 300 50 100 cm /I Do Q ${sentence(50)}`;
    const page = await pageOf({ content: beside, resources }, objects);
    expect(page.problems.map(({ code, severity, locator }) => ({ code, severity, locator }))).toEqual([
      {
        code: 'picture',
        severity: 'review',
        locator: { kind: 'box', page: 1, box: { x0: 50, y0: 400, x1: 550, y1: 700 } },
      },
    ]);
    const halves = `q 250 0 0 150 50 100 cm /I Do Q q 250 0 0 150 300 100 cm /I Do Q ${sentence(50)}`;
    expect((await read(halves)).problems).toEqual(['picture review', 'picture review']);
    // Text on it: a background.
    const labelled = `${beside}${show(100, 200, '一二三四五六')}`;
    expect((await read(labelled)).problems).toEqual(['picture info']);
  });

  it('says so of a small image that stands alone, and of one beside text that has a hidden layer of its own', async () => {
    const small = 'q 300 0 0 300 100 100 cm /I Do Q';
    expect((await read(small)).problems).toEqual(['scanned-page review']);
    expect((await read(`${small} 3 Tr ${sentence(60)} 0 Tr ${sentence(120)}`)).problems).toEqual([
      'scanned-page review',
    ]);
    // A producer's hidden mark is no layer.
    expect((await read(`${small} 3 Tr ${sentence(30)} 0 Tr ${sentence(120)}`)).problems).toEqual([
      'picture review',
    ]);
  });

  it('lets a picture with transparent parts show the text under it', async () => {
    expect(await read(`${sentence(120)}q 600 0 0 800 0 0 cm /V Do Q`)).toMatchObject({
      problems: ['picture info'],
    });
  });

  it('says so of an image too large to be decoded, which is left out', async () => {
    const huge = objects.scan.replace('/Width 1 /Height 1', '/Width 40000 /Height 40000');
    const page = await pageOf({ content: `${FULL}${sentence(60)}`, resources }, { ...objects, scan: huge });
    expect(problemsOf(page)).toEqual(['picture-too-large review']);
    const long = objects.scan.replace('/Width 1 /Height 1', '/Width 2000 /Height 3000');
    expect(problemsOf(await pageOf({ content: FULL, resources }, { ...objects, scan: long }))).not.toContain(
      'picture-too-large review',
    );
  });

  it('takes a very thin image for a ruling', async () => {
    const page = await pageOf({ content: 'q 200 0 0 1 100 700 cm /I Do Q', resources }, objects);
    expect(page.rulings).toEqual([{ axis: 'horizontal', at: 99.5, from: 100, to: 300, thickness: 1 }]);
    expect(problemsOf(page)).toEqual([]);
  });
});

describe('a page of letters drawn as shapes', () => {
  const blob = (i: number) => `${i} 100 m ${i} 108 ${i + 5} 108 ${i + 5} 100 c h f\n`;
  const drawn = (count: number) => Array.from({ length: count }, (_, i) => blob(i)).join('');

  it('is put up for review', async () => {
    expect((await read(drawn(500))).problems).toEqual(['outlined-text review']);
  });

  it('is none with few shapes, or with text beside the drawing', async () => {
    expect((await read(drawn(100))).problems).toEqual([]);
    expect((await read(`${drawn(500)}${sentence(60)}`)).problems).toEqual([]);
  });
});
