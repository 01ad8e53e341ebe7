/** Cells with what ties their text to other ink or hides it: a seal's ring over a label, a sign too pale for ink. Drawn at 200 pixels an inch. */
import { describe, expect, it } from 'vitest';
import type { InkImage } from '../../../src/parsers/ocr/ink.ts';
import { scanLayout } from '../../../src/parsers/ocr/scan-layout.ts';
import type { ScanSheet } from '../../../src/parsers/ocr/scan-sheet.ts';
import type { GreyImage } from '../../../src/parsers/raster.ts';
import { asGrey, fill, paper, text } from './draw-ink.ts';

const MM = 200 / 25.4;
const SIZE = 26;

/** Two cells beside each other, 430 pixels wide, a label in the first and figures in the second. */
function page(): InkImage {
  const ink = paper(1000, 800);
  for (const y of [100, 700]) fill(ink, 70, y, 934, y + 4);
  for (const x of [70, 500, 930]) fill(ink, x, 100, x + 4, 704);
  text(ink, 150, 390, SIZE, 6);
  text(ink, 700, 390, SIZE, 3);
  // Lines of text above the table, that tell how high text is.
  for (const y of [20, 60]) text(ink, 100, y, SIZE, 20);
  return ink;
}

function ring(ink: InkImage, x: number, y: number): void {
  const [radius, half] = [21 * MM, 0.6 * MM];
  for (let v = 0; v < ink.height; v++) {
    for (let u = 0; u < ink.width; u++)
      if (Math.abs(Math.hypot(u - x, v - y) - radius) <= half) ink.data[v * ink.width + u] = 1;
  }
}

const layoutOf = (image: GreyImage) => scanLayout({ image, dpi: 200 } as ScanSheet);
/** Left and right end and height of each line in the cell that begins at the column. */
const linesOf = (image: GreyImage, column: number) =>
  layoutOf(image).tables.flatMap(({ cells }) =>
    cells
      .filter((cell) => cell.column === column)
      .flatMap(({ lines }) => lines.map(({ box }) => [box.x0, box.x1, box.y1 - box.y0])),
  );

describe('the lines of a cell', () => {
  it('are as high as its text where a seal’s ring crosses them', () => {
    const plain = linesOf(asGrey(page()), 0);
    expect(plain).toEqual([[150, 328, SIZE]]);
    const ink = page();
    ring(ink, 300, 400);
    const sealed = layoutOf(asGrey(ink));
    expect(sealed.rings).toHaveLength(1);
    expect(linesOf(asGrey(ink), 0)).toEqual(plain);
  });

  it('begin with a pale sign before their figures, and not with what is far from them', () => {
    const image = asGrey(page());
    expect(linesOf(image, 1)).toEqual([[700, 787, SIZE]]);
    const withSign = (x: number): GreyImage => {
      const data = Uint8Array.from(image.data);
      for (const y of [394, 408])
        for (let v = y; v < y + 3; v++) data.fill(195, v * 1000 + x, v * 1000 + x + 20);
      return { ...image, data };
    };
    expect(linesOf(withSign(670), 1)).toEqual([[670, 787, SIZE]]);
    expect(linesOf(withSign(620), 1)).toEqual([[700, 787, SIZE]]);
  });
});
