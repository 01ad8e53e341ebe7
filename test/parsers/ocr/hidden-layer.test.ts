/** On which line of a scan the pieces of its hidden layer stand, without a picture. */
import { describe, expect, it } from 'vitest';
import { type LayerText, placedLayer } from '../../../src/parsers/ocr/hidden-layer.ts';
import { type PlaneMap, STILL } from '../../../src/parsers/ocr/plane-map.ts';
import type { ScanLine } from '../../../src/parsers/ocr/scan-layout.ts';
import type { ScanSheet } from '../../../src/parsers/ocr/scan-sheet.ts';

/** A line of the sheet, 20 pixels high. */
function line(y: number, x0 = 100, x1 = 200): ScanLine {
  const box = { x0, y0: y, x1, y1: y + 20 };
  return { box, within: box, stretches: [] };
}

/** A piece of the layer with its middle at height y, its characters `pitch` points wide. */
function piece(text: string, x: number, y: number, pitch = 10): LayerText {
  const characters = [...text].map((one, i) => ({ text: one, x: x + (i + 0.5) * pitch, y }));
  return { start: { x, y }, characters };
}

interface Told {
  readonly begins: readonly string[];
  readonly stands: readonly string[];
  readonly apart: readonly string[];
}

/** What is said of each line, '' of one that is told nothing; the picture has a pixel a point. */
function told(
  lines: readonly ScanLine[],
  layer: readonly LayerText[],
  toSource: PlaneMap = STILL,
  dpi = { x: 72, y: 72 },
): Told {
  const placed = placedLayer(layer, { toSource } as ScanSheet, dpi, lines);
  return {
    begins: lines.map((own) => placed.byLine.get(own)?.byStart ?? '—'),
    stands: lines.map((own) => placed.byLine.get(own)?.byPlace ?? '—'),
    apart: placed.apart.map(({ text }) => text),
  };
}

describe('a piece of the layer', () => {
  it('is of the line it begins on, its characters of those they stand on', () => {
    expect(told([line(10)], [piece('培训人数', 110, 20)])).toEqual({
      begins: ['培训人数'],
      stands: ['培训人数'],
      apart: [],
    });
    // One piece over two columns; a font too wide.
    expect(told([line(10), line(10, 220, 300), line(50)], [piece('培训人数≥25人次', 110, 20, 20)])).toEqual({
      begins: ['培训人数≥25人次', '', '—'],
      stands: ['培训人数≥', '25人次', '—'],
      apart: [],
    });
  });

  it('may be out of place by a third of the line’s height on every side, not by more', () => {
    const begins = (x: number, y: number) => told([line(10)], [piece('字', x, y, 1)]).begins[0];
    const at = (x: number, y: number) => begins(x, y) === '字';
    expect([at(95, 20), at(205, 20), at(150, 5), at(150, 35)]).toEqual([true, true, true, true]);
    expect([at(92, 20), at(208, 20), at(150, 2), at(150, 38)]).toEqual([false, false, false, false]);
  });

  it('is of the line whose middle is nearest, in height and beside it', () => {
    const between = (y: number) => told([line(10), line(26)], [piece('字', 150, y, 1)]).begins;
    expect(between(27)).toEqual(['字', '—']);
    expect(between(30)).toEqual(['—', '字']);
    const beside = (x: number) =>
      told([line(10, 100, 200), line(10, 206, 300)], [piece('字', x, 20, 1)]).begins;
    expect(beside(201)).toEqual(['字', '—']);
    expect(beside(204.6)).toEqual(['—', '字']);
  });

  it('is told from left to right whatever its order', () => {
    expect(told([line(10)], [piece('人数', 140, 20), piece('培训', 110, 20)])).toEqual({
      begins: ['培训人数'],
      stands: ['培训人数'],
      apart: [],
    });
  });

  it('is of no line where it begins on none and none of its characters stands on one', () => {
    expect(told([line(10)], [piece('盖章处', 110, 60)])).toEqual({
      begins: ['—'],
      stands: ['—'],
      apart: ['盖章处'],
    });
    expect(told([line(10)], [piece('盖章处', 75, 20)])).toEqual({
      begins: [''],
      stands: ['处'],
      apart: [],
    });
    expect(told([line(10, 100, 104)], [piece('盖章处', 100, 20, 30)])).toEqual({
      begins: ['盖章处'],
      stands: [''],
      apart: [],
    });
  });

  it('of no line has a box from its beginning to the middle of its last character', () => {
    const { apart } = placedLayer(
      [piece('盖章处', 110, 60)],
      { toSource: STILL } as ScanSheet,
      { x: 72, y: 72 },
      [],
    );
    expect(apart).toEqual([{ text: '盖章处', box: { x0: 110, y0: 60, x1: 135, y1: 60 } }]);
  });

  it('stands on the sheet where the picture’s pixels are, as many an inch each way, and the sheet’s map says', () => {
    const moved: PlaneMap = { ...STILL, c: 40, f: 15 };
    const { apart } = placedLayer(
      [piece('处', 110, 60)],
      { toSource: moved } as ScanSheet,
      { x: 144, y: 216 },
      [],
    );
    expect(apart[0]!.box).toEqual({ x0: 180, y0: 165, x1: 190, y1: 165 });
  });
});
