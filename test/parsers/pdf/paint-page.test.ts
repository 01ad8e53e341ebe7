/** What operators paint, without a file: each rule beside the nearest operators for which it does not hold. */
import { describe, expect, it } from 'vitest';
import { type Painting, paintPage } from '../../../src/parsers/pdf/paint-page.ts';
import type { PaintFont } from '../../../src/parsers/pdf/painted-page.ts';
import { OPS } from '../../../src/parsers/pdf/pdfjs.ts';
import { FONT } from './painted.ts';

type Operator = readonly [op: number, ...args: readonly unknown[]];

const FONTS: Readonly<Record<string, PaintFont>> = {
  F: FONT,
  V: { ...FONT, vertical: true },
  M: { ...FONT, vertical: true, defaultVMetrics: [-500, 400, 800] },
  C: { ...FONT, fontMatrix: [0.0005, 0, 0, 0.0005, 0, 0] },
  T: { ...FONT, isType3Font: true, fontMatrix: [0.001, 0, 0, 0.001, 0, 0] },
  N: { ...FONT, isType3Font: true, fontMatrix: [-0.001, 0, 0, 0.001, 0, 0] },
  W: { ...FONT, isType3Font: true, fontMatrix: [0.01, 0, 0, 0.01, 0, 0] },
};

/** A page of 600 × 800 points whose user space is its device space; groups of optional content are shown but for 'off'. */
function paint(...operators: readonly Operator[]): Painting {
  return paintPage(
    { fnArray: operators.map(([op]) => op), argsArray: operators.map(([, ...args]) => args) },
    {
      transform: [1, 0, 0, 1, 0, 0],
      width: 600,
      height: 800,
      fontOf: (name) => FONTS[name] ?? null,
      isVisible: (group) => group !== 'off',
    },
  );
}

const item = (text: string, width = 1000, more: object = {}) => ({
  unicode: text,
  originalCharCode: text.charCodeAt(0),
  width,
  isSpace: text === ' ',
  ...more,
});
const setFont = (name = 'F', size = 10): Operator => [OPS.setFont, name, size];
const at = (x: number, y: number): Operator => [OPS.setTextMatrix, [1, 0, 0, 1, x, y]];
const show = (...items: readonly unknown[]): Operator => [OPS.showText, items];
const words = (text: string) => show(...[...text].map((one) => item(one)));
/** A text of ten points at 100, 200, with what is set before it. */
const text = (shown = '甲', ...before: readonly Operator[]): readonly Operator[] => [
  setFont(),
  [OPS.beginText],
  ...before,
  at(100, 200),
  words(shown),
  [OPS.endText],
];
const SAVE: Operator = [OPS.save];
const RESTORE: Operator = [OPS.restore];
const gstate = (...entries: readonly (readonly [string, unknown])[]): Operator => [OPS.setGState, entries];
const mode = (value: number): Operator => [OPS.setTextRenderingMode, value];

const path = (op: number, data: readonly number[], bounds: readonly number[]): Operator => [
  OPS.constructPath,
  op,
  [data],
  bounds,
];
const box = (op: number, x0: number, y0: number, x1: number, y1: number): Operator =>
  path(op, [0, x0, y0, 1, x1, y0, 1, x1, y1, 1, x0, y1, 4], [x0, y0, x1, y1]);
const fill = (x0: number, y0: number, x1: number, y1: number) => box(OPS.fill, x0, y0, x1, y1);
const clip = (x0: number, y0: number, x1: number, y1: number): readonly Operator[] => [
  [OPS.clip],
  box(OPS.endPath, x0, y0, x1, y1),
];
const stroke = (x0: number, y0: number, x1: number, y1: number, op = OPS.stroke) =>
  path(op, [0, x0, y0, 1, x1, y1], [x0, y0, x1, y1]);
const image = (name = 'a'): Operator => [OPS.paintImageXObject, name];
const move = (x: number, y: number, width = 1, height = 1): Operator => [
  OPS.transform,
  width,
  0,
  0,
  height,
  x,
  y,
];

const textsOf = (glyphs: Painting['glyphs']) => glyphs.map((glyph) => glyph.text).join('');
const placesOf = ({ glyphs }: Painting) => glyphs.map((glyph) => [glyph.text, glyph.x, glyph.y]);
/** What becomes of one text. */
function fate({ glyphs, invisible, clipped }: Painting): string {
  const fates = [
    ['seen', glyphs],
    ['invisible', invisible],
    ['clipped', clipped],
  ] as const;
  return fates
    .filter(([, own]) => own.length > 0)
    .map(([name]) => name)
    .join(' ');
}

describe('a text', () => {
  it('stands where its matrix says, one glyph behind the other', () => {
    expect(paint(...text('甲乙')).glyphs).toEqual(
      ['甲', '乙'].map((one, i) => ({
        text: one,
        blank: false,
        x: 100 + 10 * i,
        y: 200,
        advance: 10,
        size: 10,
        directionX: 1,
        directionY: 0,
        order: i,
        light: false,
        white: false,
        font: FONT,
        code: one.charCodeAt(0),
      })),
    );
  });

  it('is moved by numbers between glyphs, across or down as it is written', () => {
    const [, second] = paint(
      setFont(),
      [OPS.beginText],
      at(100, 200),
      show(item('甲'), -500, item('乙')),
    ).glyphs;
    expect([second!.x, second!.y]).toEqual([115, 200]);
    const [first, below] = paint(
      setFont('V'),
      [OPS.beginText],
      at(100, 200),
      show(item('甲'), -500, item('乙')),
    ).glyphs;
    // Origins lie half a width to the left and 0.88 em below of the place on the middle line, each an em below the one before.
    expect([first!.x, first!.y, below!.x, below!.y]).toEqual([95, 191.2, 95, 186.2]);
  });

  it('written downwards takes the measures of its glyphs, else of its font', () => {
    const own = item('甲', 1000, { vmetric: [-700, 300, 600] });
    const down = (name: string, ...items: readonly unknown[]) =>
      paint(setFont(name), [OPS.beginText], at(100, 200), show(...items)).glyphs.map(({ x, y }) => [x, y]);
    expect(down('V', own, item('乙'))).toEqual([
      [97, 194],
      [95, 184.2],
    ]);
    expect(down('M', item('甲'), item('乙'))).toEqual([
      [95, 192],
      [95, 187],
    ]);
  });

  it('is set wider by spacing of characters, and of words where a blank stands', () => {
    const xs = (...before: readonly Operator[]) =>
      placesOf(paint(...text('甲 乙', ...before))).map(([, x]) => x);
    expect(xs()).toEqual([100, 110, 120]);
    expect(xs([OPS.setCharSpacing, 2])).toEqual([100, 112, 124]);
    expect(xs([OPS.setWordSpacing, 5])).toEqual([100, 110, 125]);
    expect(xs([OPS.setCharSpacing, 2], [OPS.setHScale, 50])).toEqual([100, 106, 112]);
    const downwards = paint(
      setFont('V'),
      [OPS.setCharSpacing, 2],
      [OPS.beginText],
      at(100, 200),
      words('甲乙'),
    );
    expect(downwards.glyphs.map(({ y }) => y)).toEqual([191.2, 183.2]);
  });

  it('follows the line matrix', () => {
    const ys = (...moves: readonly Operator[]) =>
      placesOf(paint(setFont(), [OPS.beginText], at(100, 200), words('甲'), ...moves, words('乙')))[1]!.slice(
        1,
      );
    expect(ys([OPS.moveText, 5, -20])).toEqual([105, 180]);
    expect(ys([OPS.setLeading, 14], [OPS.nextLine])).toEqual([100, 186]);
    expect(ys([OPS.setLeadingMoveText, 5, -20], [OPS.nextLine])).toEqual([105, 160]);
    expect(ys([OPS.setTextRise, 4])).toEqual([110, 204]);
    expect(ys([OPS.setTextMatrix, 1, 0, 0, 1, 7, 8])).toEqual([7, 8]);
    expect(ys([OPS.endText], [OPS.beginText], [OPS.moveText, 1, 2])).toEqual([1, 2]);
  });

  it('is as large and runs as its matrices say', () => {
    const shown = (size: number, ...before: readonly Operator[]) => {
      const [glyph] = paint(setFont('F', size), ...before, words('甲')).glyphs;
      // −0 is 0.
      return glyph && [glyph.size, glyph.advance, glyph.directionX + 0, glyph.directionY + 0];
    };
    expect(shown(10, [OPS.setTextMatrix, [2, 0, 0, 3, 0, 0]])).toEqual([30, 20, 1, 0]);
    expect(shown(10, [OPS.setTextMatrix, [0, 1, -1, 0, 0, 0]])).toEqual([10, 10, 0, 1]);
    expect(shown(-10)).toEqual([10, 10, -1, 0]);
    expect(shown(10, [OPS.setHScale, -50])).toEqual([10, 5, -1, 0]);
    expect(shown(10, [OPS.transform, 2, 0, 0, 2, 0, 0])).toEqual([20, 20, 1, 0]);
    expect(shown(10, gstate(['Font', ['F', 20]]))).toEqual([20, 20, 1, 0]);
    expect(shown(0)).toBeUndefined();
  });

  it('aslant has its glyphs along its line', () => {
    const [first, second] = paint(
      setFont(),
      [OPS.setTextMatrix, [1.2, 1.6, -1.6, 1.2, 100, 200]],
      words('甲乙'),
    ).glyphs;
    const rounded = ({ x, y, size, advance, directionX, directionY }: Painting['glyphs'][number]) =>
      [x, y, size, advance, directionX, directionY].map((value) => Math.round(value * 1000) / 1000);
    expect(rounded(first!)).toEqual([100, 200, 20, 20, 0.6, 0.8]);
    expect(rounded(second!)).toEqual([112, 216, 20, 20, 0.6, 0.8]);
    const [raised] = paint(
      setFont(),
      [OPS.setTextRise, 5],
      [OPS.setTextMatrix, [0, 1, -1, 0, 100, 200]],
      words('甲'),
    ).glyphs;
    expect([raised!.x, raised!.y]).toEqual([95, 200]);
  });

  it('set narrow has all of it narrow', () => {
    const narrow: Operator = [OPS.setHScale, 50];
    const [, second] = paint(setFont(), narrow, at(100, 200), show(item('甲'), -500, item('乙'))).glyphs;
    expect(second!.x).toBe(107.5);
    expect(paint(setFont('V'), narrow, at(100, 200), words('甲')).glyphs[0]!.x).toBe(97.5);
  });

  it('of blanks of any width is blank', () => {
    expect(paint(...text('甲 \u3000')).glyphs.map(({ blank }) => blank)).toEqual([false, true, true]);
  });

  it('of a font with units of its own is as wide as these, and as large as it is set', () => {
    const [glyph] = paint(setFont('C'), show(item('甲', 1600))).glyphs;
    expect([glyph!.size, glyph!.advance]).toEqual([10, 8]);
  });

  it('of a drawn font has its em where the font says, or its widest glyph where that is odd', () => {
    const size = (name: string, width: number, set = 10) => {
      const [glyph] = paint(setFont(name, set), show(item('甲', width), item('乙', width / 2))).glyphs;
      return [glyph!.size, glyph!.advance];
    };
    expect(size('T', 600)).toEqual([10, 6]);
    expect(size('N', 600)).toEqual([10, 6]);
    expect(size('W', 60)).toEqual([6, 6]);
    expect(size('W', 60, -10)).toEqual([6, 6]);
    expect(size('T', 600, -10)).toEqual([10, 6]);
  });

  it('in a font that is not there is counted, where it would be seen; without a font it is nothing', () => {
    const lost = (...operators: readonly Operator[]) => paint(...operators, words('甲')).lostStrings;
    expect(lost(setFont('lost'))).toBe(1);
    expect(lost(setFont('lost'), setFont())).toBe(0);
    expect(lost()).toBe(0);
    expect(lost([OPS.beginMarkedContentProps, 'OC', 'off'], setFont('lost'))).toBe(0);
  });

  it('that is open at the end tells of a page cut short', () => {
    expect(paint(setFont(), [OPS.beginText], words('甲')).cutShort).toBe(true);
    expect(paint(...text()).cutShort).toBe(false);
  });
});

describe('whether a text is seen', () => {
  it.each<[string, readonly Operator[], string]>([
    ['as it is', [], 'seen'],
    ['in the invisible mode', [mode(3)], 'invisible'],
    ['outlined', [mode(1)], 'seen'],
    ['filled with next to nothing', [gstate(['ca', 0.02])], 'invisible'],
    ['filled faintly', [gstate(['ca', 0.04])], 'seen'],
    ['outlined, its fill next to nothing', [mode(1), gstate(['ca', 0.02])], 'seen'],
    ['filled and clipping, its fill next to nothing', [mode(4), gstate(['ca', 0.02])], 'invisible'],
    ['without a fill', [[OPS.setFillTransparent]], 'invisible'],
    ['without a fill, then with one', [[OPS.setFillTransparent], [OPS.setFillRGBColor, '#000000']], 'seen'],
    ['without a fill, then with a pattern', [[OPS.setFillTransparent], [OPS.setFillColorN, 'p']], 'seen'],
    ['outlined without a fill', [mode(1), [OPS.setFillTransparent]], 'seen'],
    ['outside its frame', clip(0, 0, 104, 400), 'clipped'],
    ['by its larger part inside its frame', clip(0, 0, 106, 400), 'seen'],
    ['left of its frame', clip(106, 0, 400, 400), 'clipped'],
    ['above its frame', clip(0, 198, 400, 400), 'clipped'],
    ['below its frame', clip(0, 0, 400, 195), 'clipped'],
    ['by its middle inside its frame', clip(0, 195, 400, 198), 'seen'],
    ['invisible outside its frame', [mode(3), ...clip(0, 0, 104, 400)], 'invisible'],
  ])('%s', (_, before, expected) => {
    expect(fate(paint(...text('甲', ...before)))).toBe(expected);
  });

  it('one on its side is cut off by its own middle', () => {
    const down: Operator = [OPS.setTextMatrix, [0, 1, -1, 0, 100, 200]];
    const of = (...bounds: Parameters<typeof clip>) =>
      fate(paint(...clip(...bounds), setFont(), down, words('甲')));
    expect([of(0, 0, 103, 400), of(0, 0, 104, 400)]).toEqual(['clipped', 'seen']);
    expect([of(0, 0, 400, 204), of(0, 0, 400, 206)]).toEqual(['clipped', 'seen']);
  });

  it('the frame that cuts it off is told', () => {
    expect(paint(...text('甲', ...clip(0, 10, 104, 400))).clipped.map(({ frame }) => frame)).toEqual([
      { x0: 0, y0: 10, x1: 104, y1: 400, exact: true },
    ]);
  });

  it.each<[string, readonly Operator[], boolean, boolean]>([
    ['black', [], false, false],
    ['grey', [[OPS.setFillRGBColor, '#9f9f9f']], false, false],
    ['light grey', [[OPS.setFillRGBColor, '#a1a1a1']], true, false],
    ['nearly white', [[OPS.setFillRGBColor, '#f9f9f9']], true, false],
    ['white', [[OPS.setFillRGBColor, '#fbfbfb']], true, true],
    [
      'a pattern',
      [
        [OPS.setFillRGBColor, '#ffffff'],
        [OPS.setFillColorN, 'p'],
      ],
      false,
      false,
    ],
    ['half transparent', [gstate(['ca', 0.6])], true, false],
    ['less transparent', [gstate(['ca', 0.7])], false, false],
    ['white, outlined', [mode(1), [OPS.setFillRGBColor, '#ffffff']], false, false],
    ['white, filled and outlined', [mode(2), [OPS.setFillRGBColor, '#ffffff']], false, false],
    ['white and clipping', [mode(4), [OPS.setFillRGBColor, '#ffffff']], true, true],
  ])('%s', (_, before, light, white) => {
    const [glyph] = paint(...text('甲', ...before)).glyphs;
    expect([glyph!.light, glyph!.white]).toEqual([light, white]);
  });

  it.each<[string, readonly Operator[], string]>([
    ['a field', [fill(90, 190, 120, 210)], 'seen'],
    ['an image', [move(90, 190, 30, 30), image()], 'seen'],
    ['a shading', [[OPS.shadingFill, 'p']], 'seen'],
    ['a line', [stroke(90, 195, 120, 195)], 'invisible'],
    ['nothing', [], 'invisible'],
  ])('as a clipping path it is where %s is painted through it', (_, through, expected) => {
    expect(fate(paint(SAVE, ...text('甲', mode(7)), ...through, RESTORE))).toBe(expected);
  });

  it('what is not seen has no place in the order of painting', () => {
    const { glyphs } = paint(...text('甲'), ...text('乙', mode(3)), mode(0), ...text('丙'));
    expect(glyphs.map(({ text: own, order }) => [own, order])).toEqual([
      ['甲', 0],
      ['丙', 1],
    ]);
  });
});

describe('parts of the page', () => {
  it.each<[string, readonly Operator[], string]>([
    ['content of a group that is off', [[OPS.beginMarkedContentProps, 'OC', 'off']], ''],
    ['of one that is on', [[OPS.beginMarkedContentProps, 'OC', 'on']], '甲'],
    ['marked otherwise', [[OPS.beginMarkedContentProps, 'Span', 'off']], '甲'],
    [
      'marked without properties within it',
      [
        [OPS.beginMarkedContentProps, 'OC', 'off'],
        [OPS.beginMarkedContent, 'P'],
      ],
      '',
    ],
    [
      'behind what ends within it',
      [[OPS.beginMarkedContentProps, 'OC', 'off'], [OPS.beginMarkedContent, 'P'], [OPS.endMarkedContent]],
      '',
    ],
    ['behind it', [[OPS.beginMarkedContentProps, 'OC', 'off'], [OPS.endMarkedContent]], '甲'],
    ['behind an end too many', [[OPS.endMarkedContent]], '甲'],
    ['a soft mask', [[OPS.beginGroup, { smask: {} }]], ''],
    ['a group', [[OPS.beginGroup, { smask: null }]], '甲'],
    ['behind a soft mask', [[OPS.beginGroup, { smask: {} }], [OPS.endGroup]], '甲'],
  ])('%s', (_, before, expected) => {
    expect(textsOf(paint(...before, ...text()).glyphs)).toBe(expected);
  });

  it('what is off paints no line, field or image', () => {
    const off: Operator = [OPS.beginMarkedContentProps, 'OC', 'off'];
    const painted = paint(
      off,
      stroke(0, 50, 90, 50),
      fill(0, 100, 50, 150),
      [OPS.shadingFill, 'p'],
      move(0, 0, 300, 300),
      image(),
    );
    expect([painted.lines, painted.areas, painted.covers, painted.images, painted.imageCover]).toEqual([
      [],
      [],
      [],
      [],
      0,
    ]);
  });

  it('a state is what it was when it was saved', () => {
    const xs = (...before: readonly Operator[]) => paint(...before, ...text()).glyphs[0]!.x;
    expect(xs(SAVE, move(50, 0), RESTORE)).toBe(100);
    expect(xs(SAVE, move(50, 0))).toBe(150);
    expect(xs(move(50, 0), RESTORE)).toBe(150);
  });

  it('a form is moved and cut by what it says, ends with its state, and cannot restore what is outside', () => {
    const form: Operator = [OPS.paintFormXObjectBegin, [1, 0, 0, 1, 50, 0], [0, 0, 60, 400]];
    const end: Operator = [OPS.paintFormXObjectEnd];
    expect(placesOf(paint(form, setFont(), at(0, 200), words('甲')))).toEqual([['甲', 50, 200]]);
    expect(fate(paint(form, setFont(), at(100, 200), words('甲')))).toBe('clipped');
    expect(placesOf(paint(form, end, ...text()))).toEqual([['甲', 100, 200]]);
    expect(placesOf(paint(SAVE, move(7, 0), form, RESTORE, RESTORE, end, ...text()))).toEqual([
      ['甲', 107, 200],
    ]);
    expect(placesOf(paint([OPS.paintFormXObjectBegin, null, null], ...text()))).toEqual([['甲', 100, 200]]);
  });

  it('a group has bounds and lends its opacity; its form brings the matrix', () => {
    const group: Operator = [
      OPS.beginGroup,
      { smask: null, matrix: [1, 0, 0, 1, 50, 0], bbox: [0, 0, 100, 400] },
    ];
    expect(placesOf(paint(group, ...text()))).toEqual([['甲', 100, 200]]);
    expect(fate(paint(group, setFont(), at(160, 200), words('甲')))).toBe('clipped');
    const faint = gstate(['ca', 0.1], ['CA', 0.1]);
    const plain: Operator = [OPS.beginGroup, {}];
    expect(fate(paint(faint, plain, gstate(['ca', 0.2]), ...text()))).toBe('invisible');
    expect(fate(paint(faint, plain, gstate(['ca', 0.4]), ...text()))).toBe('seen');
    expect(fate(paint(faint, plain, [OPS.endGroup], gstate(['ca', 0.2]), ...text()))).toBe('seen');
    expect(paint(faint, plain, stroke(0, 50, 90, 50)).lines).toHaveLength(1);
  });

  it('an annotation begins anew at its own place, and its glyphs are told', () => {
    const begin: Operator = [
      OPS.beginAnnotation,
      'a1',
      [90, 0, 400, 400],
      [1, 0, 0, 1, 20, 0],
      [1, 0, 0, 1, 0, 5],
    ];
    const end: Operator = [OPS.endAnnotation];
    const painted = paint(...text('甲'), move(300, 300), begin, ...text('乙丙'), end, ...text('丁'));
    expect(placesOf(painted)).toEqual([
      ['甲', 100, 200],
      ['乙', 120, 205],
      ['丙', 130, 205],
      ['丁', 400, 500],
    ]);
    expect([...painted.annotations]).toEqual([['a1', { from: 1, to: 3 }]]);
    expect(fate(paint(begin, setFont(), at(0, 200), words('甲'), end))).toBe('clipped');
    expect([...paint(end, ...text()).annotations]).toEqual([]);
  });
});

describe('lines', () => {
  const lines = (...operators: readonly Operator[]) =>
    paint(...operators).lines.map(({ x0, y0, x1, y1, thickness }) => [x0, y0, x1, y1, thickness]);

  it('are strokes up to six points thick, as thick as their space makes them', () => {
    expect(lines(stroke(10, 50, 90, 50))).toEqual([[10, 50, 90, 50, 1]]);
    expect(lines([OPS.setLineWidth, 6], stroke(10, 50, 90, 50))).toEqual([[10, 50, 90, 50, 6]]);
    expect(lines([OPS.setLineWidth, 7], stroke(10, 50, 90, 50))).toEqual([]);
    expect(lines(gstate(['LW', 2]), stroke(10, 50, 90, 50))).toEqual([[10, 50, 90, 50, 2]]);
    expect(lines(gstate(['ca', 0.5]), stroke(10, 50, 90, 50))).toEqual([[10, 50, 90, 50, 1]]);
    expect(lines([OPS.transform, 2, 0, 0, 2, 0, 0], stroke(10, 50, 90, 50))).toEqual([
      [20, 100, 180, 100, 2],
    ]);
    expect(lines([OPS.transform, 0, 2, 2, 0, 0, 0], stroke(10, 50, 90, 50))).toEqual([
      [100, 20, 100, 180, 2],
    ]);
    expect(lines(stroke(10, 50, 90, 50, OPS.closeStroke))).not.toEqual([]);
    expect(lines(stroke(10, 50, 90, 50, OPS.endPath))).toEqual([]);
  });

  it.each<[string, Operator, number]>([
    ['next to clear', gstate(['CA', 0.02]), 0],
    ['faint', gstate(['CA', 0.04]), 1],
    ['whose fill is clear', gstate(['ca', 0.02]), 1],
  ])('a stroke %s', (_, state, count) => {
    expect(lines(state, stroke(10, 50, 90, 50))).toHaveLength(count);
  });

  it('are thin fields, unless their edges are drawn or they are not filled', () => {
    expect(lines(fill(10, 50, 90, 52))).toEqual([[10, 51, 90, 51, 2]]);
    expect(lines(fill(10, 50, 90, 54))).toEqual([]);
    expect(paint(fill(10, 50, 90, 52))).toMatchObject({ areas: [], covers: [] });
    for (const op of [OPS.fillStroke, OPS.eoFillStroke, OPS.closeFillStroke, OPS.closeEOFillStroke])
      expect([op, lines(box(op, 10, 50, 90, 52)).length]).toEqual([op, 4]);
    expect(lines([OPS.setFillTransparent], fill(10, 50, 90, 52))).toEqual([]);
    expect(lines(gstate(['ca', 0.02]), fill(10, 50, 90, 52))).toEqual([]);
    const curve = path(OPS.fill, [0, 10, 50, 2, 40, 50, 60, 51, 90, 52, 4], [10, 50, 90, 52]);
    expect(lines(curve)).toEqual([]);
    expect(paint(curve).curvedShapes).toBe(1);
    expect(paint(fill(10, 50, 90, 52)).curvedShapes).toBe(0);
  });

  it('are images as thin as that', () => {
    expect(lines(move(10, 50, 80, 2), image())).toEqual([[10, 51, 90, 51, 2]]);
    expect(lines(move(10, 50, 2, 80), image())).toEqual([[11, 50, 11, 130, 2]]);
    expect(lines(move(10, 50, 80, 4), image())).toEqual([]);
    expect(paint(move(10, 50, 80, 2), image()).images).toEqual([]);
    expect(paint(move(10, 50, 80, 2), image()).imageCover).toBe(0);
  });

  it('are seen within the clip only, a point and half their thickness beyond it', () => {
    expect(lines(...clip(20, 0, 60, 100), stroke(10, 50, 90, 50))).toEqual([[18.5, 50, 61.5, 50, 1]]);
    expect(lines(...clip(20, 0, 60, 40), stroke(10, 50, 90, 50))).toEqual([]);
  });
});

describe('fields', () => {
  const GREY: Operator = [OPS.setFillRGBColor, '#cccccc'];
  const areas = (...operators: readonly Operator[]) =>
    paint(...operators).areas.map(({ x0, y0, x1, y1 }) => [x0, y0, x1, y1]);
  const covers = (...operators: readonly Operator[]) =>
    paint(...operators).covers.map(({ box: { x0, y0, x1, y1 }, after, white, opaque, image: name }) => [
      [x0, y0, x1, y1],
      after,
      white,
      opaque,
      name,
    ]);
  const FIELD = [10, 50, 90, 70];
  const field = fill(10, 50, 90, 70);

  it('have edges where they are upright, coloured and their own', () => {
    expect(areas(GREY, field)).toEqual([FIELD]);
    expect(areas(field)).toEqual([FIELD]);
    expect(areas([OPS.setFillRGBColor, '#ffffff'], field)).toEqual([]);
    expect(areas(GREY, box(OPS.fillStroke, 10, 50, 90, 70))).toEqual([]);
    expect(
      areas(GREY, path(OPS.fill, [0, 10, 50, 1, 90, 60, 1, 80, 140, 1, 0, 130, 4], [0, 50, 90, 140])),
    ).toEqual([]);
    expect(areas(GREY, stroke(10, 50, 90, 50))).toEqual([]);
  });

  it('are the page’s ground from four fifths of it on', () => {
    expect(areas(GREY, fill(0, 0, 600, 630))).toEqual([[0, 0, 600, 630]]);
    expect(areas(GREY, fill(0, 0, 600, 650))).toEqual([]);
  });

  it('have the edges that the clip leaves, of a point at least', () => {
    expect(areas(GREY, ...clip(20, 0, 60, 400), field)).toEqual([[20, 50, 60, 70]]);
    expect(areas(GREY, ...clip(20, 0, 22, 400), field)).toEqual([[20, 50, 22, 70]]);
    expect(areas(GREY, ...clip(0, 52, 400, 54), field)).toEqual([[10, 52, 90, 54]]);
    expect(areas(GREY, ...clip(20, 0, 20.5, 400), field)).toEqual([]);
    expect(areas(GREY, ...clip(0, 50, 400, 50.5), field)).toEqual([]);
    expect(areas(GREY, ...clip(200, 0, 400, 400), field)).toEqual([]);
    // A clip of more corners has no edges to go by.
    const corners = [0, 0, 0, 1, 300, 0, 1, 300, 400, 1, 200, 400, 1, 200, 300, 1, 0, 300, 4];
    expect(areas(GREY, [OPS.eoClip], path(OPS.endPath, corners, [0, 0, 300, 400]), field)).toEqual([]);
    expect(areas(GREY, [OPS.eoClip], box(OPS.endPath, 0, 0, 300, 400), field)).toEqual([FIELD]);
  });

  it('cover what was painted before', () => {
    const WHITE: Operator = [OPS.setFillRGBColor, '#ffffff'];
    expect(covers(...text('甲乙'), GREY, field)).toEqual([[FIELD, 2, false, true, null]]);
    expect(covers(WHITE, field)).toEqual([[FIELD, 0, true, true, null]]);
    expect(covers(WHITE, box(OPS.fillStroke, 10, 50, 90, 70))).toEqual([[FIELD, 0, true, true, null]]);
  });

  it.each<[string, readonly Operator[], boolean]>([
    ['full', [gstate(['ca', 1])], true],
    ['a little clear', [gstate(['ca', 0.98])], false],
    ['blended', [gstate(['BM', 'multiply'])], false],
    ['blended as it is', [gstate(['BM', 'source-over'])], true],
    ['under a soft mask', [gstate(['SMask', {}])], false],
    ['without one', [gstate(['SMask', false])], true],
    ['in a group that is half clear', [gstate(['ca', 0.5]), [OPS.beginGroup, {}]], false],
    [
      'in a frame aslant',
      [
        [OPS.transform, 0.6, 0.8, -0.8, 0.6, 0, 0],
        ...clip(-900, -900, 900, 900),
        [OPS.transform, 0.6, -0.8, 0.8, 0.6, 0, 0],
      ],
      false,
    ],
    ['in a frame of nothing', [[OPS.clip], [OPS.constructPath, OPS.endPath, [null], null]], true],
    ['through a text', [mode(4), setFont(), words('甲')], false],
    ['through a text that clips nothing', [mode(3), setFont(), words('甲')], true],
  ])('are opaque: %s', (_, before, opaque) => {
    expect(covers(...before, field).map((own) => own[3])).toEqual([opaque]);
  });

  it('that lie aslant cover no box whole', () => {
    const aslant = path(OPS.fill, [0, 50, 10, 1, 90, 50, 1, 50, 90, 1, 10, 50, 4], [10, 10, 90, 90]);
    expect(covers(aslant)).toEqual([[[10, 10, 90, 90], 0, false, false, null]]);
    const round = path(
      OPS.fill,
      [0, 10, 10, 2, 90, 10, 90, 10, 90, 90, 2, 10, 90, 10, 90, 10, 10, 4],
      [10, 10, 90, 90],
    );
    expect(covers(round).map((own) => own[3])).toEqual([false]);
  });

  it('of four points and more hide something', () => {
    expect(covers(fill(10, 50, 90, 54))).toHaveLength(1);
    expect(covers(fill(10, 50, 14, 90))).toHaveLength(1);
    expect(covers(fill(10, 50, 90, 53.5))).toEqual([]);
    expect(covers(fill(10, 50, 13.5, 90))).toEqual([]);
  });

  it('of a shading hide nothing for certain, and reach as far as the clip', () => {
    expect(covers(...clip(0, 0, 100, 100), [OPS.shadingFill, 'p'])).toEqual([
      [[0, 0, 100, 100], 0, false, false, null],
    ]);
  });

  it('are not what is only outlined', () => {
    for (const op of [OPS.stroke, OPS.closeStroke]) {
      const outlined = box(op, 10, 50, 90, 70);
      expect([covers(outlined), areas(outlined), paint(outlined).lines.length]).toEqual([[], [], 4]);
    }
  });

  it('and lines in a group are as clear as both together', () => {
    const half: Operator = gstate(['ca', 0.1], ['CA', 0.1]);
    const both = (alpha: number) => {
      const state = gstate(['ca', alpha], ['CA', alpha]);
      const painted = paint(half, [OPS.beginGroup, {}], state, field, stroke(0, 400, 90, 400));
      return [painted.covers.length, painted.lines.length];
    };
    expect(both(0.5)).toEqual([1, 1]);
    // The group takes its opacity from what fills; a stroke of its own is as clear.
    expect(both(0.2)).toEqual([0, 0]);
  });

  it('are not what a path is cut to, nor what is filled with nothing', () => {
    expect(covers(...clip(0, 0, 100, 100))).toEqual([]);
    expect(covers([OPS.setFillTransparent], field)).toEqual([]);
    // The clip holds from the next path on, once.
    expect(covers([OPS.clip], fill(0, 0, 100, 100), field)).toEqual([
      [[0, 0, 100, 100], 0, false, true, null],
      [FIELD, 0, false, true, null],
    ]);
    expect(covers([OPS.clip], path(OPS.endPath, [], []), field)).toEqual([[FIELD, 0, false, true, null]]);
    expect(covers(...clip(0, 0, 100, 60), fill(200, 200, 300, 300), field)).toEqual([
      [[10, 50, 90, 60], 0, false, true, null],
    ]);
  });
});

describe('images', () => {
  const half = move(0, 0, 600, 400);

  it('cover their share of the page, as far as they are seen on it', () => {
    expect(paint(half, image())).toMatchObject({
      imageCover: 0.5,
      images: [{ x0: 0, y0: 0, x1: 600, y1: 400 }],
    });
    expect(paint(...clip(0, 0, 300, 800), half, image())).toMatchObject({
      imageCover: 0.25,
      images: [{ x0: 0, y0: 0, x1: 300, y1: 400 }],
    });
    expect(paint(move(-600, -400, 1200, 800), image()).imageCover).toBe(0.5);
    expect(paint(move(300, 600, 600, 400), image()).imageCover).toBe(0.125);
    expect(paint(move(-900, 0, 600, 400), image()).imageCover).toBe(0);
    expect(paint(move(0, 900, 600, 400), image()).imageCover).toBe(0);
    expect(paint(move(0, 0, 600, 800), image(), image()).imageCover).toBe(1);
  });

  it.each<[string, readonly Operator[], string | null, boolean]>([
    ['a picture', [half, image()], 'a', true],
    ['a picture in the content', [half, [OPS.paintInlineImageXObject, {}]], null, false],
    ['a mask', [half, [OPS.paintImageMaskXObject, {}]], null, false],
    ['a mask of one pixel', [half, [OPS.paintSolidColorImageMask]], null, false],
    ['a clear picture', [gstate(['ca', 0.9]), half, image()], 'a', false],
    [
      'a picture in a group that is half clear',
      [gstate(['ca', 0.5]), [OPS.beginGroup, {}], half, image()],
      'a',
      false,
    ],
    ['a picture through a text', [mode(4), setFont(), words('甲'), half, image()], 'a', false],
    ['a blended picture', [gstate(['BM', 'multiply']), half, image()], 'a', false],
    ['a picture aslant', [[OPS.transform, 600, 50, -50, 400, 0, 0], image()], 'a', false],
    ['a picture on its side', [[OPS.transform, 0, 400, 600, 0, 0, 0], image()], 'a', true],
  ])('hide what is under them: %s', (_, operators, name, opaque) => {
    expect(paint(...operators).covers.map((cover) => [cover.image, cover.opaque])).toEqual([[name, opaque]]);
  });
});

it('a page without area has nothing covered', () => {
  const context = {
    transform: [1, 0, 0, 1, 0, 0],
    width: 0,
    height: 0,
    fontOf: () => null,
    isVisible: () => true,
  };
  expect(paintPage({ fnArray: [], argsArray: [] }, context).imageCover).toBe(0);
});
