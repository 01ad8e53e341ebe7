import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { greyOf } from '../../../src/parsers/ocr/grey-of-raster.ts';
import type { InkImage } from '../../../src/parsers/ocr/ink.ts';
import { redMarks } from '../../../src/parsers/ocr/red-marks.ts';
import type { ScanLine } from '../../../src/parsers/ocr/scan-layout.ts';
import type { ScanSheet } from '../../../src/parsers/ocr/scan-sheet.ts';
import { sealRings } from '../../../src/parsers/ocr/seal-rings.ts';
import { ringsOn } from '../../../src/parsers/ocr/rings-on-sheet.ts';
import { sealRemarks } from '../../../src/parsers/ocr/sealed-lines.ts';
import { shrunk } from '../../../src/parsers/ocr/shrink.ts';
import type { GreyImage } from '../../../src/parsers/raster.ts';
import { STILL } from '../../../src/parsers/ocr/plane-map.ts';
import { asGrey, fill, paper, text } from './draw-ink.ts';

/** Drawn at 200 pixels an inch; rings are looked for at 50. */
const MM = 200 / 25.4;
const STEP = 4;
const ringsOf = (image: GreyImage) => sealRings(shrunk(image, STEP), RULES);
const RULES = { dpi: 50, ink: 200, closed: 0.65 };

/** A ring of so many millimetres, its stroke 1.2 wide; worn ones miss a piece of `gap` degrees in every `each`. */
function ring(ink: InkImage, x: number, y: number, diameter: number, mm = MM, gap = 0, each = 60): void {
  const [radius, half] = [(diameter / 2) * mm, 0.6 * mm];
  const reach = Math.ceil(radius + half);
  for (let v = Math.max(0, y - reach); v <= Math.min(ink.height - 1, y + reach); v++) {
    for (let u = Math.max(0, x - reach); u <= Math.min(ink.width - 1, x + reach); u++) {
      const turn = ((Math.atan2(v - y, u - x) * 180) / Math.PI + 360) % each;
      if (Math.abs(Math.hypot(u - x, v - y) - radius) <= half && turn >= gap) ink.data[v * ink.width + u] = 1;
    }
  }
}

function frame(ink: InkImage, x: number, y: number, width: number, height: number): void {
  fill(ink, x, y, x + width, y + 6);
  fill(ink, x, y + height - 6, x + width, y + height);
  fill(ink, x, y, x + 6, y + height);
  fill(ink, x + width - 6, y, x + width, y + height);
}

/** A table full of text, 200 × 280 mm. */
function table(): InkImage {
  const ink = paper(Math.round(200 * MM), Math.round(280 * MM));
  for (let row = 0; row < 30; row++) {
    fill(ink, 20, 20 + row * 17, 370, 21 + row * 17);
    for (const x of [24, 110, 200, 300])
      text(ink, x + ((row * 7) % 5), 25 + row * 17, 8, 5 + ((row + x) % 3));
  }
  for (const x of [20, 105, 195, 295, 370]) fill(ink, x, 20, x + 1, 514);
  return ink;
}

describe('the ring of a seal', () => {
  it.each([38, 42, 45, 50])('of %s mm is found over a table full of text', (diameter) => {
    const ink = table();
    ring(ink, 1000, 1200, diameter);
    const found = ringsOf(asGrey(ink));
    expect(found.length).toBe(1);
    const { x, y, radius } = found[0]!;
    expect(Math.hypot(x * STEP - 1000, y * STEP - 1200)).toBeLessThan(2 * MM);
    expect(Math.abs(radius * STEP - (diameter / 2) * MM)).toBeLessThan(MM);
  });

  it('is found where it is faint, worn, or cut by the edge of the page', () => {
    const faint = asGrey(table());
    const only = paper(faint.width, faint.height);
    ring(only, 600, 800, 42);
    only.data.forEach((one, i) => {
      if (one === 1) faint.data[i] = Math.min(faint.data[i]!, 175);
    });
    const worn = table();
    ring(worn, 600, 800, 42, MM, 14);
    const cut = table();
    ring(cut, cut.width - 50, 800, 42);
    expect([faint, asGrey(worn), asGrey(cut)].map((image) => ringsOf(image).length)).toEqual([1, 1, 1]);
  });

  it('is in no circle of short pieces, as text makes them, where arcs without a break are asked for', () => {
    const pieces = paper(1200, 1400);
    ring(pieces, 560, 560, 42, MM, 6, 20);
    const worn = table();
    ring(worn, 600, 800, 42, MM, 14);
    const asked = (ink: InkImage) => sealRings(shrunk(asGrey(ink), STEP), { ...RULES, arcs: 0.65 }).length;
    expect([ringsOf(asGrey(pieces)).length, asked(pieces), asked(worn)]).toEqual([1, 0, 1]);
  });

  it('is in no table full of text, no smaller circle, no disc and no frame', () => {
    const others = paper(1600, 2200);
    ring(others, 400, 400, 25);
    ring(others, 1000, 1600, 70);
    for (let y = -160; y <= 160; y++) {
      const half = Math.round(Math.sqrt(160 * 160 - y * y));
      fill(others, 1000 - half, 520 + y, 1000 + half, 521 + y);
    }
    frame(others, 240, 1200, 336, 336);
    expect([asGrey(table()), asGrey(others)].map(ringsOf)).toEqual([[], []]);
  });
});

describe('lines of a scan without colour', () => {
  it('under a seal are for review, the others not', () => {
    const mm = 200 / 25.4;
    const ink = paper(800, 1100);
    const lines = [100, 250, 420, 560, 900].map((y): ScanLine => {
      text(ink, 100, y, 26, 12);
      const box = { x0: 100, y0: y, x1: 465, y1: y + 26 };
      return { box, within: box, stretches: [] };
    });
    ring(ink, 400, 400, 42, mm);
    const image = asGrey(ink);
    const sheet: ScanSheet = { image, dpi: 200, source: image, toSource: STILL, doubtful: [], acrossness: 1 };
    expect(
      sealRemarks(sheet, ringsOn(sheet), lines).map(({ code, severity, box }) => [code, severity, box.y0]),
    ).toEqual([
      ['seal', 'review', 250],
      ['seal', 'review', 420],
      ['seal', 'review', 560],
    ]);
    const doubted = {
      ...sheet,
      image: asGrey(paper(800, 1100)),
      doubtful: [{ x0: 90, y0: 90, x1: 200, y1: 130 }],
    };
    expect(sealRemarks(doubted, ringsOn(doubted), lines).map(({ box }) => box.y0)).toEqual([100]);
  });
});

describe('red ink', () => {
  const mm = 200 / 25.4;
  const red = (ink: InkImage) => {
    const data = new Uint8Array(ink.data.length * 3).fill(250);
    ink.data.forEach((one, i) => {
      if (one === 1) data.set([210, 40, 40], 3 * i);
    });
    return redMarks({ width: ink.width, height: ink.height, data }, 200);
  };
  /** Whether the block at a place of the picture is text. */
  const isText = ({ text: own, step }: ReturnType<typeof red>, x: number, y: number) =>
    own.data[Math.floor(y / step) * own.width + Math.floor(x / step)] === 1;

  it('is text in a line of its own, and a seal in a ring, what is written in it too', () => {
    const ink = paper(1000, 800);
    text(ink, 100, 60, 40, 12);
    ring(ink, 500, 400, 42, mm);
    text(ink, 420, 380, 30, 5);
    const marks = red(ink);
    expect([isText(marks, 120, 62), isText(marks, 425, 382), isText(marks, 500, 400 - 21 * mm)]).toEqual([
      true,
      false,
      false,
    ]);
    expect(marks.doubtful).toEqual([]);
  });

  it('is a seal in a square frame or an oval, and text in a frame as large as a table', () => {
    const ink = paper(1400, 1000);
    frame(ink, 100, 100, 150, 150);
    text(ink, 130, 130, 36, 2);
    frame(ink, 400, 100, 900, 300);
    text(ink, 450, 200, 36, 4);
    for (let k = 0; k < 2000; k++) {
      const [x, y] = [250 + 150 * Math.cos(k / 318.3), 700 + 105 * Math.sin(k / 318.3)];
      fill(ink, Math.round(x) - 4, Math.round(y) - 4, Math.round(x) + 4, Math.round(y) + 4);
    }
    text(ink, 180, 680, 30, 4);
    const marks = red(ink);
    expect([isText(marks, 132, 132), isText(marks, 452, 202), isText(marks, 182, 682)]).toEqual([
      false,
      true,
      false,
    ]);
  });

  it('of the size of a seal that has no such shape is text, and doubtful', () => {
    const ink = paper(1000, 800);
    for (let row = 0; row < 6; row++) text(ink, 100, 100 + row * 38, 30, 6);
    const marks = red(ink);
    expect(isText(marks, 102, 102)).toBe(true);
    expect(marks.doubtful.length).toBe(1);
  });
});

describe('a seal in a JPEG, whose colours reach beyond its brightness', () => {
  const size = 600;
  const [paperGrey, faded] = [240, 130];

  /** Red where `seal` is, faded black where `print` is, darker where both are; as a JPEG of usual colours gives it back. */
  async function copied(seal: InkImage, print: InkImage, quality = 70, level = faded): Promise<Uint8Array> {
    const data = Buffer.alloc(size * size * 3, paperGrey);
    seal.data.forEach((red, i) => {
      const black = print.data[i] === 1 ? level / paperGrey : 1;
      const own = red === 1 ? [178, 64, 64] : [paperGrey, paperGrey, paperGrey];
      data.set(
        own.map((level) => Math.round(level * black)),
        3 * i,
      );
    });
    const raw = { width: size, height: size, channels: 3 } as const;
    const jpeg = await sharp(data, { raw }).jpeg({ quality, chromaSubsampling: '4:2:0' }).toBuffer();
    return new Uint8Array(await sharp(jpeg).raw().toBuffer());
  }

  it('leaves half of its outlines, and faded text outside, inside and under its ring stays', async () => {
    const [seal, print] = [paper(size, size), paper(size, size)];
    ring(seal, 300, 300, 42);
    text(seal, 240, 200, 26, 4);
    text(print, 20, 500, 26, 6);
    text(print, 60, 320, 26, 15);
    const data = await copied(seal, print);
    const image = { kind: 'colour', width: size, height: size, data } as const;
    const grey = greyOf({ image, dpi: { x: 200, y: 200 } }).image.data;
    const levels = (x0: number, y0: number, x1: number, y1: number, ink: InkImage) =>
      [...ink.data.keys()]
        .filter((i) => ink.data[i] === 1)
        .filter((i) => i % size >= x0 && i % size < x1 && i >= y0 * size && i < y1 * size)
        .map((i) => grey[i]!);
    const darkOf = (levels: readonly number[]) =>
      levels.filter((level) => level < 190).length / levels.length;
    // Of the seal's letters and the upper half of its ring little is left (0.145 without a look at the fringes) …
    expect(darkOf(levels(0, 0, size, 300, seal))).toBeLessThan(0.1);
    // … and print is as it was: away from the seal, within it, and where its ring crosses.
    expect(darkOf(levels(0, 480, size, size, print))).toBe(1);
    expect(darkOf(levels(60, 310, 530, 360, print))).toBeGreaterThan(0.9);
  });

  /** Grey levels of the page under its ink, and what is in doubt. */
  async function read(seal: InkImage, print: InkImage, level = faded) {
    const data = await copied(seal, print, 50, level);
    const image = { kind: 'colour', width: size, height: size, data } as const;
    const { image: grey, doubtful } = greyOf({ image, dpi: { x: 200, y: 200 } });
    const dark = (ink: InkImage): number => {
      const levels = [...ink.data.keys()].filter((i) => ink.data[i] === 1).map((i) => grey.data[i]!);
      return levels.filter((level) => level < 190).length / levels.length;
    };
    return { dark, doubtful };
  }

  it('leaves nothing of thin letters away from print', async () => {
    const [seal, letters, print] = [paper(size, size), paper(size, size), paper(size, size)];
    for (const ink of [seal, letters]) for (const x of [200, 280, 360]) text(ink, x, 220, 20, 1);
    ring(seal, 300, 300, 42);
    text(print, 20, 500, 26, 6);
    const { dark, doubtful } = await read(seal, print);
    expect(dark(letters)).toBeLessThan(0.02);
    expect(doubtful).toEqual([]);
  });

  it('leaves pale signs among its letters, in doubt where remains beside them were taken out', async () => {
    const [seal, print] = [paper(size, size), paper(size, size)];
    ring(seal, 300, 300, 42);
    text(seal, 260, 300, 20, 1);
    const dashes = [
      [282, 302],
      [282, 380],
    ] as const;
    for (const [x, y] of dashes) fill(print, x, y, x + 12, y + 2);
    const { dark, doubtful } = await read(seal, print);
    expect(dark(print)).toBeGreaterThan(0.9);
    const isInDoubt = ([x, y]: readonly [number, number]) =>
      doubtful.some(({ x0, y0, x1, y1 }) => x >= x0 && x < x1 && y >= y0 && y < y1);
    expect(dashes.map(([x, y]) => isInDoubt([x + 6, y + 1]))).toEqual([true, false]);
  });

  it('leaves a pale sign before a figure that runs into one of its letters, and is in doubt', async () => {
    const [seal, print] = [paper(size, size), paper(size, size)];
    ring(seal, 300, 300, 42);
    fill(seal, 240, 240, 242, 254);
    fill(print, 240, 250, 262, 252);
    text(print, 268, 238, 24, 2);
    const { dark, doubtful } = await read(seal, print);
    expect(dark(print)).toBeGreaterThan(0.9);
    expect(doubtful.some(({ x0, x1 }) => x0 <= 250 && x1 > 250)).toBe(true);
  });

  /** A seal over a row of black dashes, and the thin stroke hung on one of them in each of the two inks. */
  function dashed() {
    const [seal, print] = [paper(size, size), paper(size, size)];
    ring(seal, 300, 300, 42);
    for (let x = 180; x < 420; x += 14) fill(print, x, 300, x + 9, 304);
    for (let y = 450; y < 550; y += 40) text(print, 40, y, 26, 6);
    return { seal, print };
  }

  it('leaves nothing of a letter that runs into black dashes but where it meets them', async () => {
    const { seal, print } = dashed();
    const letter = paper(size, size);
    for (const ink of [seal, letter]) fill(ink, 240, 270, 241, 294);
    fill(seal, 240, 294, 241, 304);
    const { dark } = await read(seal, print, 20);
    expect(dark(letter)).toBeLessThan(0.1);
    expect(dark(print)).toBeGreaterThan(0.9);
  });

  it('leaves a thin stroke of print that hangs on black dashes beside a letter', async () => {
    const { seal, print } = dashed();
    const stroke = paper(size, size);
    for (const ink of [print, stroke]) fill(ink, 240, 276, 241, 304);
    fill(seal, 246, 276, 248, 294);
    const { dark } = await read(seal, print, 20);
    expect(dark(stroke)).toBeGreaterThan(0.9);
  });
});
