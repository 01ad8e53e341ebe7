import { describe, expect, it } from 'vitest';
import { inkOf } from '../../../src/parsers/ocr/ink.ts';
import { pixelRulings } from '../../../src/parsers/ocr/pixel-rulings.ts';
import { pixelTables } from '../../../src/parsers/ocr/pixel-tables.ts';
import { drawn, mapOfCorners, mapped, type PlanePoint } from '../../../src/parsers/ocr/plane-map.ts';
import { keystoneOf } from '../../../src/parsers/ocr/keystone.ts';
import { scanSheet } from '../../../src/parsers/ocr/scan-sheet.ts';
import type { GreyImage } from '../../../src/parsers/raster.ts';
import { asGrey, fill, paper, text } from './draw-ink.ts';

const [WIDTH, HEIGHT] = [800, 1100];
const [EDGE_X, EDGE_Y] = [[80, 280, 480, 720], Array.from({ length: 13 }, (_, i) => 100 + i * 70)];

/** A table of 12 rows and 3 columns with text in its cells. */
function table(): GreyImage {
  const ink = paper(WIDTH, HEIGHT);
  for (const y of EDGE_Y) fill(ink, 80, y, 723, y + 3);
  for (const x of EDGE_X) fill(ink, x, 100, x + 3, 943);
  for (const y of EDGE_Y.slice(0, -1)) for (const x of EDGE_X.slice(0, -1)) text(ink, x + 20, y + 22, 26, 4);
  return asGrey(ink);
}

const corners = (...[ax, ay, bx, by, cx, cy, dx, dy]: number[]): PlanePoint[] => [
  { x: ax!, y: ay! },
  { x: bx!, y: by! },
  { x: cx!, y: cy! },
  { x: dx!, y: dy! },
];
const PAGE = corners(0, 0, WIDTH, 0, WIDTH, HEIGHT, 0, HEIGHT);

/** The table as a camera sees it that sees the page's corners there. */
function seen(places: readonly PlanePoint[]): GreyImage {
  return drawn(table(), mapOfCorners(places, PAGE)!, { x0: 0, y0: 0, width: WIDTH, height: HEIGHT });
}

const ASLANT = corners(60, 20, 750, 0, 800, 1090, 0, 1100);

describe('a page photographed aslant', () => {
  it('is seen straight on: the table has all its cells, and places lead back to where they lie in the picture', () => {
    const image = seen(ASLANT);
    const sheet = scanSheet({ image: { kind: 'grey', ...image }, dpi: { x: 100, y: 100 } });
    const found = pixelTables(pixelRulings(inkOf(sheet.image, 140), 100, 26), 100).tables;
    expect(found.map(({ cells }) => cells.length)).toEqual([36]);
    const { rowEdges, columnEdges } = found[0]!;
    const inPicture = mapOfCorners(PAGE, ASLANT)!;
    for (const [row, column] of [
      [0, 0],
      [0, 3],
      [12, 3],
      [12, 0],
      [6, 1],
    ] as const) {
      const [x, y] = mapped(sheet.toSource, columnEdges[column]!, rowEdges[row]!);
      const [wantedX, wantedY] = mapped(inPicture, EDGE_X[column]! + 1.5, EDGE_Y[row]! + 1.5);
      expect(Math.hypot(x - wantedX, y - wantedY)).toBeLessThan(3);
    }
  });

  it('is left alone where its lines run side by side', () => {
    expect(keystoneOf(table())).toBeNull();
  });

  it('is left alone where nothing but text tells how it lies', () => {
    const ink = paper(WIDTH, HEIGHT);
    for (let row = 0; row < 14; row++) text(ink, 80, 80 + row * 70, 26, 10 + ((row * 7) % 11));
    expect(keystoneOf(asGrey(ink))).toBeNull();
  });
});
