/** The net on glyphs drawn stroke by stroke: no font is needed. */
import { beforeAll, describe, expect, it } from 'vitest';
import { type EndNet, lastGlyphStart, openEndNet } from '../../../src/parsers/ocr/end-net.ts';
import { lineStrip } from '../../../src/parsers/ocr/line-strip.ts';
import type { GreyImage } from '../../../src/parsers/raster.ts';

type Point = readonly [x: number, y: number];

/** Points of a ring. */
function ring(x: number, y: number, rx: number, ry: number): Point[] {
  return Array.from({ length: 200 }, (_, i) => {
    const angle = (i * Math.PI) / 100;
    return [x + rx * Math.cos(angle), y + ry * Math.sin(angle)] as const;
  });
}

function stroke([x0, y0]: Point, [x1, y1]: Point): Point[] {
  return Array.from(
    { length: 100 },
    (_, i) => [x0 + ((x1 - x0) * i) / 99, y0 + ((y1 - y0) * i) / 99] as const,
  );
}

/** Points three pixels thick, black on white. */
function drawn(width: number, points: readonly Point[]): GreyImage {
  const height = 36;
  const data = new Uint8Array(width * height).fill(255);
  for (const [x, y] of points) {
    for (let j = -1; j <= 1; j++) {
      for (let i = -1; i <= 1; i++) {
        const [px, py] = [Math.round(x) + i, Math.round(y) + j];
        if (px >= 0 && px < width && py >= 0 && py < height) data[py * width + px] = 0;
      }
    }
  }
  return { width, height, data };
}

/** A figure 0, and one. */
const NAUGHT = ring(9, 18, 7, 15);
const percent = (x: number) => [
  ...ring(x + 6, 10, 5, 8),
  ...ring(x + 24, 26, 5, 8),
  ...stroke([x + 24, 2], [x + 6, 34]),
];

let net: EndNet;
beforeAll(async () => {
  net = await openEndNet();
});

describe('the end net', () => {
  it('sees a per cent sign behind a figure, and alone', () => {
    expect(net.look(lineStrip(drawn(56, [...NAUGHT, ...percent(24)]), 48))['%']).toBeGreaterThan(0.9);
    expect(net.look(lineStrip(drawn(32, percent(0)), 48))['%']).toBeGreaterThan(0.9);
  });

  it('sees none in a figure, nor in a cross', () => {
    const naughts = [...NAUGHT, ...NAUGHT.map(([x, y]) => [x + 20, y] as const)];
    expect(net.look(lineStrip(drawn(38, naughts), 48))['%']).toBeLessThan(0.1);
    const cross = [...stroke([2, 18], [30, 18]), ...stroke([16, 2], [16, 34])];
    expect(net.look(lineStrip(drawn(32, cross), 48))['%']).toBeLessThan(0.1);
  });
});

describe('the last glyph begins', () => {
  it('behind the paper before it', () => {
    const strip = lineStrip(drawn(56, [...NAUGHT, ...percent(24)]), 48);
    const start = lastGlyphStart(strip)!;
    expect((start - strip.offset) / strip.scale).toBeCloseTo(24, -1);
  });

  it('nowhere where it touches the figure before, or is narrower than a per cent sign', () => {
    const touching = [...NAUGHT, ...percent(24), ...stroke([14, 30], [36, 30])];
    expect(lastGlyphStart(lineStrip(drawn(56, touching), 48))).toBeNull();
    expect(lastGlyphStart(lineStrip(drawn(40, [...NAUGHT, ...stroke([30, 2], [30, 34])]), 48))).toBeNull();
  });
});
