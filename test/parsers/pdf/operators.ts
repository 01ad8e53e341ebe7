/** A page's operators in short, and what they paint. */
import { type Painting, paintPage } from '../../../src/parsers/pdf/paint-page.ts';
import type { PaintFont } from '../../../src/parsers/pdf/painted-page.ts';
import { OPS } from '../../../src/parsers/pdf/pdfjs.ts';
import { FONT } from './painted.ts';

export type Operator = readonly [op: number, ...args: readonly unknown[]];

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
export function paint(...operators: readonly Operator[]): Painting {
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

export const item = (text: string, width = 1000, more: object = {}) => ({
  unicode: text,
  originalCharCode: text.charCodeAt(0),
  width,
  isSpace: text === ' ',
  ...more,
});
export const setFont = (name = 'F', size = 10): Operator => [OPS.setFont, name, size];
export const at = (x: number, y: number): Operator => [OPS.setTextMatrix, [1, 0, 0, 1, x, y]];
export const show = (...items: readonly unknown[]): Operator => [OPS.showText, items];
export const words = (text: string) => show(...[...text].map((one) => item(one)));
/** A text of ten points at 100, 200, with what is set before it. */
export const text = (shown = '甲', ...before: readonly Operator[]): readonly Operator[] => [
  setFont(),
  [OPS.beginText],
  ...before,
  at(100, 200),
  words(shown),
  [OPS.endText],
];
export const SAVE: Operator = [OPS.save];
export const RESTORE: Operator = [OPS.restore];
export const gstate = (...entries: readonly (readonly [string, unknown])[]): Operator => [
  OPS.setGState,
  entries,
];
export const mode = (value: number): Operator => [OPS.setTextRenderingMode, value];

export const path = (op: number, data: readonly number[], bounds: readonly number[]): Operator => [
  OPS.constructPath,
  op,
  [data],
  bounds,
];
export const box = (op: number, x0: number, y0: number, x1: number, y1: number): Operator =>
  path(op, [0, x0, y0, 1, x1, y0, 1, x1, y1, 1, x0, y1, 4], [x0, y0, x1, y1]);
export const fill = (x0: number, y0: number, x1: number, y1: number) => box(OPS.fill, x0, y0, x1, y1);
export const clip = (x0: number, y0: number, x1: number, y1: number): readonly Operator[] => [
  [OPS.clip],
  box(OPS.endPath, x0, y0, x1, y1),
];
export const stroke = (x0: number, y0: number, x1: number, y1: number, op = OPS.stroke) =>
  path(op, [0, x0, y0, 1, x1, y1], [x0, y0, x1, y1]);
export const image = (name = 'a'): Operator => [OPS.paintImageXObject, name];
export const move = (x: number, y: number, width = 1, height = 1): Operator => [
  OPS.transform,
  width,
  0,
  0,
  height,
  x,
  y,
];

export const textsOf = (glyphs: Painting['glyphs']) => glyphs.map((glyph) => glyph.text).join('');
export const placesOf = ({ glyphs }: Painting) => glyphs.map((glyph) => [glyph.text, glyph.x, glyph.y]);
/** What becomes of one text. */
export function fate({ glyphs, invisible, clipped }: Painting): string {
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
