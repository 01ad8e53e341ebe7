/** What operators paint in parts of a page (states, forms, groups, annotations, optional content), beside the nearest that paint otherwise. */
import { describe, expect, it } from 'vitest';
import { OPS } from '../../../src/parsers/pdf/pdfjs.ts';
import {
  type Operator,
  paint,
  setFont,
  at,
  words,
  SAVE,
  RESTORE,
  gstate,
  fill,
  stroke,
  image,
  move,
  textsOf,
  placesOf,
  fate,
  text,
} from './operators.ts';

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
