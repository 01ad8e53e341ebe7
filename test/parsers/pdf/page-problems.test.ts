/** What is told of a page whose text is missing, hidden or doubtful, each beside the nearest page of which nothing is. */
import { describe, expect, it } from 'vitest';
import type { Box } from '../../../src/parsers/page.ts';
import { pageProblems, type ReadPage } from '../../../src/parsers/pdf/page-problems.ts';
import type { HiddenText, PaintedPage } from '../../../src/parsers/pdf/painted-page.ts';
import { BARE, glyph, glyphsOf } from './painted.ts';

const BOX: Box = { x0: 0, y0: 0, x1: 600, y1: 800 };
const NOTHING: HiddenText = { invisible: [], white: [], covered: [], clipped: [] };

interface Of extends Partial<Omit<ReadPage, 'painted' | 'trusted' | 'box' | 'number'>> {
  /** How many characters of text the page has. */
  readonly text?: number;
  readonly painted?: Partial<PaintedPage>;
  readonly hidden?: Partial<HiddenText>;
  readonly trusted?: Partial<ReadPage['trusted']>;
}

const letters = (count: number) => glyphsOf('指'.repeat(count));

/** `code severity` of each problem. */
function told({ text = 200, painted = {}, hidden = {}, trusted = {}, ...more }: Of): string[] {
  const glyphs = letters(text);
  const page: ReadPage = {
    number: 3,
    box: BOX,
    painted: { ...BARE, glyphs, hidden: { ...NOTHING, ...hidden }, ...painted },
    clipped: [],
    trusted: { glyphs, doubt: null, unknown: [], ...trusted },
    askew: [],
    watermark: [],
    overprinted: [],
    ...more,
  };
  return pageProblems(page).map(({ code, severity }) => `${code} ${severity}`);
}

it('of a page of text nothing is told', () => {
  expect(told({})).toEqual([]);
});

describe('a scan', () => {
  it.each<[string, Of]>([
    ['half the page an image, with a page number', { text: 29, painted: { imageCover: 0.55 } }],
    ['all of it, with a running head', { text: 99, painted: { imageCover: 0.9 } }],
    [
      'an image with nothing but blanks for text',
      { painted: { imageCover: 0.06 }, trusted: { glyphs: glyphsOf('    ') } },
    ],
    ['a small image alone on its page', { text: 0, painted: { imageCover: 0.06 } }],
    [
      'an image with an invisible layer of text',
      { painted: { imageCover: 0.2 }, hidden: { invisible: letters(41) } },
    ],
  ])('is %s', (_, of) => {
    expect(told(of)).toEqual(['scanned-page review']);
  });

  it.each<[string, Of, readonly string[]]>([
    [
      'half the page an image beside some lines',
      { text: 30, painted: { imageCover: 0.55 } },
      ['picture info'],
    ],
    ['less than half beside a page number', { text: 29, painted: { imageCover: 0.45 } }, ['picture info']],
    ['all of it under a page of text', { text: 100, painted: { imageCover: 0.9 } }, ['picture info']],
    ['a seal on a page without text', { text: 0, painted: { imageCover: 0.04 } }, []],
    [
      'an image under a producer’s hidden mark',
      { painted: { imageCover: 0.2 }, hidden: { invisible: letters(40) } },
      [],
    ],
    [
      'a small image with a hidden text',
      { painted: { imageCover: 0.09 }, hidden: { invisible: letters(41) } },
      [],
    ],
    ['a logo beside text', { painted: { imageCover: 0.29 } }, []],
  ])('is not %s', (_, of, codes) => {
    expect(told(of)).toEqual(codes);
  });
});

describe('a picture beside text', () => {
  const image = { x0: 100, y0: 300, x1: 400, y1: 500 };
  const small = { x0: 100, y0: 300, x1: 300, y1: 500 };
  const on = (count: number, images: readonly Box[]): Of => {
    const glyphs = [
      ...letters(100),
      ...Array.from({ length: count }, (_, i) => glyph('表', { x: 200, y: 400 + i })),
    ];
    return { painted: { images }, trusted: { glyphs } };
  };

  it('may show a table where it is as large as a form of one row and next to no text stands on it', () => {
    expect(told(on(0, [image]))).toEqual(['picture review']);
    expect(told(on(4, [image]))).toEqual(['picture review']);
  });

  it('does not where text stands on it, or where it is small, also with what hangs over the page', () => {
    expect(told(on(5, [image]))).toEqual([]);
    expect(told(on(0, [small]))).toEqual([]);
    expect(told(on(0, [{ x0: 500, y0: 300, x1: 900, y1: 500 }]))).toEqual([]);
    expect(told(on(0, [{ x0: -300, y0: 300, x1: 100, y1: 500 }]))).toEqual([]);
    expect(told(on(0, [{ x0: 100, y0: -300, x1: 300, y1: 200 }]))).toEqual([]);
    expect(told(on(0, [{ x0: 100, y0: 600, x1: 300, y1: 1100 }]))).toEqual([]);
    expect(told(on(0, [{ x0: 700, y0: 900, x1: 1100, y1: 1300 }]))).toEqual([]);
  });

  it('does so whatever stands beside it, above and below, and blanks on it are no text', () => {
    const around = [
      [50, 400],
      [450, 400],
      [200, 200],
      [200, 600],
    ].flatMap(([x, y]) => Array.from({ length: 5 }, () => glyph('指', { x: x!, y: y! })));
    const blanks = Array.from({ length: 9 }, () => glyph(' ', { x: 200, y: 400 }));
    expect(told({ painted: { images: [image] }, trusted: { glyphs: [...around, ...blanks] } })).toEqual([
      'picture review',
    ]);
  });

  it('is told beside text that something hides', () => {
    expect(told({ ...on(0, [image]), hidden: { covered: letters(1) } })).toEqual([
      'covered-text review',
      'picture review',
    ]);
  });

  it('two small ones count together', () => {
    expect(told(on(0, [small, { ...small, x0: 300, x1: 500 }]))).toEqual([
      'picture review',
      'picture review',
    ]);
  });

  it('of a scan is told once, and large ones with text on them are backgrounds', () => {
    expect(told({ text: 0, painted: { imageCover: 0.6, images: [image] } })).toEqual(['scanned-page review']);
    expect(told({ ...on(0, [image]), painted: { imageCover: 0.4, images: [image] } })).toEqual([
      'picture review',
    ]);
  });
});

describe('text that was not read', () => {
  it.each<[string, Of, readonly string[]]>([
    ['letters turned into outlines', { text: 29, painted: { curvedShapes: 401 } }, ['outlined-text review']],
    ['a drawing beside text', { text: 30, painted: { curvedShapes: 401 } }, []],
    ['a small drawing alone', { text: 29, painted: { curvedShapes: 400 } }, []],
    ['a font that cannot be loaded', { painted: { lostStrings: 1 } }, ['font-failed review']],
    ['a page that breaks off', { painted: { cutShort: true } }, ['page-cut-short review']],
    ['text under something opaque', { hidden: { covered: letters(1) } }, ['covered-text review']],
    ['dots under a form field', { hidden: { covered: glyphsOf('..__') } }, []],
    ['white text on paper', { hidden: { white: letters(3) } }, ['hidden-text info']],
    ['white blanks', { hidden: { white: glyphsOf('  ') } }, []],
    ['text cut off by its frame', { clipped: letters(2) }, ['clipped-text review']],
    ['blanks cut off', { clipped: glyphsOf(' ') }, []],
    ['a watermark', { watermark: letters(2) }, ['watermark info']],
    ['blanks of one', { watermark: glyphsOf(' ') }, []],
    ['some text aslant', { askew: letters(100) }, ['askew-text info']],
    ['most of it aslant', { askew: letters(101) }, ['askew-text review']],
    ['blanks aslant', { askew: glyphsOf(' ') }, []],
  ])('%s', (_, of, codes) => {
    expect(told(of)).toEqual(codes);
  });
});

describe('text in doubt', () => {
  it.each<[string, Of, readonly string[]]>([
    ['a table of characters that is wrong', { trusted: { doubt: 'x' } }, ['suspect-text-layer review']],
    ['a character without a meaning', { trusted: { unknown: letters(1) } }, ['unknown-character review']],
    [
      'one on a page in doubt as a whole is told with it',
      { trusted: { doubt: 'x', unknown: letters(1) } },
      ['suspect-text-layer review'],
    ],
    ['texts over each other', { overprinted: [BOX] }, ['overlapping-text review']],
  ])('%s', (_, of, codes) => {
    expect(told(of)).toEqual(codes);
  });
});
