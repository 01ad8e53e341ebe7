import { describe, expect, it } from 'vitest';
import { makePdf, pageOf, pagesOf, placed, problemsOf, ruled, show, texts } from './make-pdf.ts';

/** A text in a box near the page's upper left corner, as it looks upright on a page 600 × 800. */
const UPRIGHT = `${show(100, 700, '绩效指标')}90 690 m 160 690 l S`;
const SEEN = { runs: ['绩效指标 100 91 140 101'], rulings: ['h 110 90 160'] };

describe('pages turned by /Rotate', () => {
  it.each([
    // The content is turned against /Rotate, so that the viewer sees it upright.
    [90, '0 0 800 600', '0 1 -1 0 800 0 cm'],
    [180, '0 0 600 800', '-1 0 0 -1 600 800 cm'],
    [270, '0 0 800 600', '0 -1 1 0 0 600 cm'],
  ])('resolves %i degrees', async (rotate, mediaBox, turn) => {
    const page = await pageOf({ content: `${turn} ${UPRIGHT}`, mediaBox, entries: `/Rotate ${rotate}` });
    expect([page.width, page.height]).toEqual([600, 800]);
    expect({ runs: placed(page), rulings: ruled(page) }).toEqual(SEEN);
  });

  it.each([
    ['downwards', '0 0 800 600', '0 -1 1 0 0 600 cm'],
    ['upside down', '0 0 600 800', '-1 0 0 -1 600 800 cm'],
    ['upwards', '0 0 800 600', '0 1 -1 0 800 0 cm'],
  ])('turns a page whose text runs %s though no /Rotate says so', async (_, mediaBox, turn) => {
    const page = await pageOf({ content: `${turn} ${UPRIGHT}`, mediaBox });
    expect([page.width, page.height]).toEqual([600, 800]);
    expect({ runs: placed(page), rulings: ruled(page) }).toEqual(SEEN);
  });
});

describe('text that runs another way than the page', () => {
  const body = show(100, 700, 'upright-text');

  it('keeps a header set sideways, upwards, in an upright box', async () => {
    const page = await pageOf({
      content: `${body} BT /S 10 Tf 0 1 -1 0 210 500 Tm <7ee96548630768070020> Tj ET`,
    });
    expect(placed(page)).toEqual(['upright-text 100 91 150 101', '绩效指标 201 260 211 300']);
    expect(problemsOf(page)).toEqual([]);
  });

  it('keeps one set downwards, and joins its lines in reading order, which runs from right to left', async () => {
    const page = await pageOf({
      content: `${body} BT /S 10 Tf 0 -1 1 0 220 540 Tm <7ee96548> Tj 0 -1 1 0 206 540 Tm <63076807> Tj ET`,
    });
    expect(placed(page)).toEqual(['upright-text 100 91 150 101', '绩效指标 205 260 229 280']);
  });

  it('does not join sideways texts that a line parts', async () => {
    const page = await pageOf({
      content: `${body} BT /S 10 Tf 0 1 -1 0 206 500 Tm <7ee96548> Tj 0 1 -1 0 220 500 Tm <63076807> Tj ET
        209 450 m 209 600 l S`,
    });
    expect(texts(page).slice(1)).toEqual(['绩效', '指标']);
  });

  it('leaves out text askew, as a watermark runs, and says what it was', async () => {
    const page = await pageOf({ content: `${body} BT /F 40 Tf 0.7 0.7 -0.7 0.7 100 300 Tm (DRAFT) Tj ET` });
    expect(texts(page)).toEqual(['upright-text']);
    expect(page.problems).toEqual([
      {
        code: 'askew-text',
        message: 'page 1: text that runs askew was left out: DRAFT',
        severity: 'info',
        locator: { kind: 'box', page: 1, box: { x0: 0, y0: 0, x1: 600, y1: 800 } },
      },
    ]);
  });

  it('puts a page up for review whose text is askew for the most part', async () => {
    const page = await pageOf({ content: 'BT /F 10 Tf 0.98 0.17 -0.17 0.98 100 300 Tm (all of it) Tj ET' });
    expect(problemsOf(page)).toEqual(['askew-text review']);
  });

  it('takes text two degrees off for level', async () => {
    const page = await pageOf({
      content: 'BT /F 10 Tf 0.9994 0.0349 -0.0349 0.9994 100 700 Tm (level) Tj ET',
    });
    expect(texts(page)).toEqual(['level']);
    expect(problemsOf(page)).toEqual([]);
  });
});

describe('page boxes', () => {
  it('counts from the corner of the crop box, and leaves out what lies beyond it', async () => {
    const page = await pageOf({
      content: `${show(150, 700, 'in')}${show(20, 700, 'out')}110 650 m 700 650 l S 20 100 m 80 100 l S`,
      entries: '/CropBox [100 200 500 750]',
    });
    expect([page.width, page.height]).toEqual([400, 550]);
    expect(placed(page)).toEqual(['in 50 41 58 51']);
    expect(ruled(page)).toEqual(['h 100 10 401.5']);
    expect(problemsOf(page)).toEqual([]);
  });

  it('gives points where the unit of a huge page is larger', async () => {
    const page = await pageOf({ content: show(100, 700, 'in'), entries: '/UserUnit 2' });
    expect([page.width, page.height]).toEqual([1200, 1600]);
    expect(placed(page)).toEqual(['in 200 182 216 202']);
  });

  it('reads a page of 14,400 points a side', async () => {
    const page = await pageOf({ content: show(100, 700, 'in'), mediaBox: '0 0 14400 14400' });
    expect([page.width, page.height, texts(page)]).toEqual([14400, 14400, ['in']]);
  });

  it('reads a page whose box has no area as the letter page viewers show', async () => {
    const page = await pageOf({ content: show(100, 700, 'in'), mediaBox: '0 0 0 0' });
    expect([page.width, page.height, texts(page)]).toEqual([612, 792, ['in']]);
  });

  it('gives an empty page as such, without a problem', async () => {
    const [first, second] = await pagesOf(makePdf({ pages: [{}, { content: show(100, 700, 'two') }] }));
    expect(first).toEqual({
      kind: 'positioned',
      number: 1,
      width: 600,
      height: 800,
      runs: [],
      rulings: [],
      problems: [],
    });
    expect(texts(second!)).toEqual(['two']);
  });
});
