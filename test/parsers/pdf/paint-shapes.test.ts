/** What lines, fields and images operators paint, without a file: each rule beside the nearest operators for which it does not hold. */
import { describe, expect, it } from 'vitest';
import { paintPage } from '../../../src/parsers/pdf/paint-page.ts';
import { OPS } from '../../../src/parsers/pdf/pdfjs.ts';
import {
  type Operator,
  paint,
  setFont,
  words,
  text,
  gstate,
  mode,
  path,
  box,
  fill,
  clip,
  stroke,
  image,
  move,
} from './operators.ts';

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
