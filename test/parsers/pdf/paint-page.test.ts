/** What operators paint of texts, without a file: each rule beside the nearest operators for which it does not hold. */
import { describe, expect, it } from 'vitest';
import type { Painting } from '../../../src/parsers/pdf/paint-page.ts';
import { OPS } from '../../../src/parsers/pdf/pdfjs.ts';
import { FONT } from './painted.ts';
import {
  type Operator,
  paint,
  item,
  setFont,
  at,
  show,
  words,
  text,
  SAVE,
  RESTORE,
  gstate,
  mode,
  fill,
  clip,
  stroke,
  image,
  move,
  placesOf,
  fate,
} from './operators.ts';

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
