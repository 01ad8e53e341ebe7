import { describe, expect, it } from 'vitest';
import { evenLight } from '../../../src/parsers/ocr/even-light.ts';
import { greyOf } from '../../../src/parsers/ocr/grey-of-raster.ts';
import { inkOf, otsuThreshold, transposed } from '../../../src/parsers/ocr/ink.ts';
import { inkPieces } from '../../../src/parsers/ocr/ink-pieces.ts';
import {
  chained,
  drawn,
  mapOfCorners,
  mapped,
  quarterTurnBack,
  scaling,
  STILL,
  tiltBack,
} from '../../../src/parsers/ocr/plane-map.ts';
import { scanSheet } from '../../../src/parsers/ocr/scan-sheet.ts';
import { shrunk } from '../../../src/parsers/ocr/shrink.ts';
import { skewAngle } from '../../../src/parsers/ocr/skew-angle.ts';
import { runsAcross, textHeight } from '../../../src/parsers/ocr/text-height.ts';
import type { GreyImage } from '../../../src/parsers/raster.ts';
import { asGrey, paper, text } from './draw-ink.ts';

function page() {
  const ink = paper(800, 1100);
  for (let row = 0; row < 14; row++) text(ink, 80, 80 + row * 70, 26, 16 + (row % 5));
  return ink;
}

/** The page as a scanner gives it that turned it by `degrees` and lies on white. */
function tilted(degrees: number): GreyImage {
  const grey = asGrey(page());
  return drawn(grey, tiltBack(-degrees, 400, 550), { x0: 0, y0: 0, width: 800, height: 1100 });
}

describe('skew', () => {
  it.each([-5, -1.3, 0, 0.4, 3, 14])('of %s degrees is found', (degrees) => {
    const image = tilted(degrees);
    expect(skewAngle(inkOf(image, 128), 'horizontal').degrees).toBeCloseTo(degrees, 1);
  });
});

describe('a sheet', () => {
  const raster = (image: GreyImage) => ({
    image: { kind: 'grey' as const, ...image },
    dpi: { x: 200, y: 200 },
  });

  it('is deskewed: its places lie in the file where the map says', () => {
    const sheet = scanSheet(raster(tilted(2)));
    const straight = skewAngle(inkOf(sheet.image, otsuThreshold(sheet.image)), 'horizontal');
    expect(Math.abs(straight.degrees)).toBeLessThan(0.1);
    const [x, y] = mapped(sheet.toSource, 400, 550);
    expect([Math.round(x), Math.round(y)]).toEqual([400, 550]);
  });

  it("leaves the file's own pixels as they are, in grey and in colour", () => {
    // Grey paper: the sheet's is white.
    const grey = tilted(2);
    const dull = { ...grey, data: grey.data.map((value) => value >> 1) };
    const colour = Uint8Array.from({ length: 3 * dull.data.length }, (_, i) => dull.data[Math.floor(i / 3)]!);
    const before = [dull.data.slice(), colour.slice()];
    scanSheet(raster(dull));
    scanSheet({ image: { ...dull, kind: 'colour', data: colour }, dpi: { x: 200, y: 200 } });
    expect(Buffer.compare(dull.data, before[0]!)).toBe(0);
    expect(Buffer.compare(colour, before[1]!)).toBe(0);
  });

  it('that lies on its side is stood up; upside down is told by reading', () => {
    const upright = asGrey(page());
    const onItsSide = drawn(upright, quarterTurnBack(3, 800, 1100), {
      x0: 0,
      y0: 0,
      width: 1100,
      height: 800,
    });
    const { image } = scanSheet(raster(onItsSide));
    expect([image.width, image.height]).toEqual([800, 1100]);
  });

  it('takes unequal resolutions to equal ones', () => {
    const flat = drawn(asGrey(page()), { ...STILL, e: 2 }, { x0: 0, y0: 0, width: 800, height: 550 });
    const sheet = scanSheet({ image: { kind: 'grey', ...flat }, dpi: { x: 200, y: 100 } });
    expect([sheet.image.width, sheet.image.height, sheet.dpi]).toEqual([800, 1100, 200]);
  });
});

describe('text', () => {
  it('is as high as its characters, and runs along its lines', () => {
    const { pieces } = inkPieces(page());
    expect(textHeight(pieces, 200)).toBe(26);
    expect(runsAcross(pieces, 26)).toBe(1);
    expect(runsAcross(inkPieces(transposed(page())).pieces, 26)).toBe(-1);
  });
});

describe('light', () => {
  it('is evened: paper white from edge to edge, ink dark', () => {
    const ink = page();
    const shaded = asGrey(ink);
    for (let i = 0; i < shaded.data.length; i++) {
      const light = 0.5 + (0.5 * (i % 800)) / 800;
      shaded.data[i] = (ink.data[i] === 1 ? 40 : 250) * light;
    }
    const even = evenLight(shaded, 200);
    const wrong = ink.data.filter((value, i) => (value === 1 ? even.data[i]! > 90 : even.data[i]! < 225));
    expect(wrong.length).toBeLessThan(ink.data.length * 0.002);
  });

  it('leaves what is black black, where there is no paper', () => {
    const black = { width: 200, height: 200, data: new Uint8Array(40_000).fill(20) };
    expect(Math.max(...evenLight(black, 200).data)).toBeLessThan(80);
  });
});

describe('colour', () => {
  /** Paper of 250 with a ring like a seal's in the first colour, and a block in each of the others. */
  const page = (ring: number[], ...blocks: number[][]) => {
    const [width, height] = [400, 600];
    const data = new Uint8Array(width * height * 3).fill(250);
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        const at = (y * width + x) * 3;
        const away = Math.hypot(x - 200, y - 200);
        if (away > 145 && away < 155) data.set(ring, at);
        blocks.forEach((colour, i) => {
          if (y >= 400 + i * 40 && y < 420 + i * 40 && x < 100) data.set(colour, at);
        });
      }
    }
    return { image: { kind: 'colour' as const, width, height, data }, dpi: { x: 200, y: 200 } };
  };
  const onRing = 200 * 400 + 50;
  const onBlock = (i: number) => (410 + i * 40) * 400 + 50;

  it('of a seal vanishes, black stays', () => {
    const { data } = greyOf(page([230, 60, 60], [20, 20, 20])).image;
    expect([data[onRing], data[onBlock(0)], data[onBlock(1)]]).toEqual([250, 20, 250]);
  });

  it('of a worn seal, dark in red light too, is paper there; black under it stays black', () => {
    const { data } = greyOf(page([190, 130, 130], [70, 70, 70])).image;
    expect([data[onRing], data[onBlock(0)], data[onBlock(1)]]).toEqual([250, 70, 250]);
  });

  it('of red text is as dark as it looks, beside a seal and without one', () => {
    const RED = [210, 30, 30];
    const beside = greyOf(page(RED, RED)).image.data;
    expect([beside[onRing], beside[onBlock(0)]]).toEqual([250, 84]);
    const alone = greyOf(page([250, 250, 250], RED, RED)).image.data;
    expect([alone[onRing], alone[onBlock(0)], alone[onBlock(1)]]).toEqual([250, 84, 84]);
  });

  it('of a page without any is its brightness', () => {
    const { data } = greyOf(page([250, 250, 250], [100, 110, 120])).image;
    expect(data[onBlock(0)]).toBe(108);
  });
});

describe('maps', () => {
  it('are chained, turned and fitted to corners', () => {
    expect(mapped(chained(scaling(2), quarterTurnBack(2, 100, 50)), 10, 10)).toEqual([80, 30]);
    const from = [
      { x: 0, y: 0 },
      { x: 10, y: 0 },
      { x: 10, y: 10 },
      { x: 0, y: 10 },
    ];
    const to = [
      { x: 1, y: 1 },
      { x: 21, y: 3 },
      { x: 19, y: 25 },
      { x: 2, y: 20 },
    ];
    const map = mapOfCorners(from, to)!;
    for (const [i, { x, y }] of from.entries()) {
      const [u, v] = mapped(map, x, y);
      expect(u).toBeCloseTo(to[i]!.x, 6);
      expect(v).toBeCloseTo(to[i]!.y, 6);
    }
    expect(mapOfCorners([from[0]!, from[0]!, from[0]!, from[3]!], to)).toBeNull();
  });

  it('a picture is made smaller by means', () => {
    const image = { width: 4, height: 2, data: Uint8Array.from([0, 100, 50, 50, 100, 200, 50, 50]) };
    expect(shrunk(image, 2)).toEqual({ width: 2, height: 1, data: Uint8Array.from([100, 50]) });
    // What is left over at the right and below is left out; a mean is cut off, not rounded.
    const [width, height] = [11, 10];
    const large = {
      width,
      height,
      data: Uint8Array.from({ length: width * height }, (_, i) => (i * 53) % 251),
    };
    for (const step of [3, 4, 5]) {
      const small = shrunk(large, step);
      expect([small.width, small.height]).toEqual([Math.floor(width / step), Math.floor(height / step)]);
      small.data.forEach((value, i) => {
        const [left, top] = [step * (i % small.width), step * Math.floor(i / small.width)];
        const square = Array.from(
          { length: step * step },
          (_, k) => large.data[(top + Math.floor(k / step)) * width + left + (k % step)]!,
        );
        expect(value).toBe(Math.floor(square.reduce((a, b) => a + b, 0) / step ** 2));
      });
    }
  });
});
