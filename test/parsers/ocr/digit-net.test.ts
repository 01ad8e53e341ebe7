/** The net on figures drawn stroke by stroke: no font is needed. */
import { beforeAll, describe, expect, it } from 'vitest';
import { type DigitNet, figureWindow, NO_FIGURE, openDigitNet } from '../../../src/parsers/ocr/digit-net.ts';
import { lineStrip, type LineStrip } from '../../../src/parsers/ocr/line-strip.ts';

type Point = readonly [x: number, y: number];
const HEIGHT = 40;

function curve(points: number, at: (share: number) => Point): Point[] {
  return Array.from({ length: points }, (_, i) => at(i / (points - 1)));
}
const stroke = ([x0, y0]: Point, [x1, y1]: Point): Point[] =>
  curve(120, (t) => [x0 + (x1 - x0) * t, y0 + (y1 - y0) * t]);
const arc = (x: number, y: number, rx: number, ry: number, from: number, to: number): Point[] =>
  curve(240, (t) => {
    const angle = ((from + (to - from) * t) * Math.PI) / 180;
    return [x + rx * Math.cos(angle), y + ry * Math.sin(angle)];
  });

/** Points three pixels thick, black on white. */
function drawn(width: number, points: readonly Point[]): LineStrip {
  const data = new Uint8Array(width * HEIGHT).fill(255);
  for (const [x, y] of points) {
    for (let j = -1; j <= 1; j++) {
      for (let i = -1; i <= 1; i++) {
        const [px, py] = [Math.round(x) + i, Math.round(y) + j];
        if (px >= 0 && px < width && py >= 0 && py < HEIGHT) data[py * width + px] = 0;
      }
    }
  }
  return lineStrip({ width, height: HEIGHT, data }, 48);
}

const FIGURES: Readonly<Record<string, readonly Point[]>> = {
  '0': arc(12, 20, 9, 17, 0, 360),
  '1': [...stroke([13, 3], [13, 37]), ...stroke([13, 3], [6, 9])],
  '4': [...stroke([17, 3], [17, 37]), ...stroke([17, 3], [2, 26]), ...stroke([2, 26], [23, 26])],
  '7': [...stroke([3, 3], [21, 3]), ...stroke([21, 3], [9, 37])],
  '5': [...stroke([20, 3], [6, 3]), ...stroke([6, 3], [5, 18]), ...arc(11, 26, 9, 10.5, -130, 150)],
};

let net: DigitNet;
beforeAll(async () => {
  net = await openDigitNet();
});
const seen = (strip: LineStrip) => net.look(strip, strip.width / 2);

describe('the digit net', () => {
  it.each(Object.keys(FIGURES))('sees a %s, and no other figure', (figure) => {
    const chances = seen(drawn(25, FIGURES[figure]!));
    expect(chances[Number(figure)]).toBeGreaterThan(0.5);
    expect(chances.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 5);
  });
  it('sees no figure in a dash, a slash, or a frame', () => {
    expect(seen(drawn(40, stroke([2, 20], [38, 20])))[NO_FIGURE]).toBeGreaterThan(0.9);
    expect(seen(drawn(24, stroke([21, 3], [3, 37])))[NO_FIGURE]).toBeGreaterThan(0.5);
    const frame = [
      [3, 3, 35, 3],
      [3, 36, 35, 36],
      [3, 3, 3, 36],
      [35, 3, 35, 36],
      [3, 20, 35, 20],
    ] as const;
    expect(
      seen(
        drawn(
          39,
          frame.flatMap(([x0, y0, x1, y1]) => stroke([x0, y0], [x1, y1])),
        ),
      )[NO_FIGURE],
    ).toBeGreaterThan(0.9);
  });
});

describe('the window around a figure', () => {
  const strip: LineStrip = {
    width: 60,
    height: 48,
    data: new Uint8Array(60 * 48).fill(255),
    offset: 0,
    scale: 1,
  };
  for (let y = 0; y < 48; y += 1) strip.data.fill(0, y * 60 + 28, y * 60 + 32);
  it('has it in its middle, halved, ink 1 and paper 0', () => {
    const window = figureWindow(strip, 30);
    expect(window).toHaveLength(24 * 24);
    expect([...window.slice(0, 24)]).toEqual([...Array(11).fill(0), 1, 1, ...Array(11).fill(0)]);
  });
  it('is paper beyond the strip', () => {
    expect([...figureWindow(strip, 0).slice(0, 24)].every((value) => value === 0)).toBe(true);
    expect([...figureWindow(strip, 58).slice(0, 3)]).toEqual([0, 0, 0]);
    expect([...figureWindow(strip, 50).slice(0, 4)]).toEqual([0, 1, 1, 0]);
  });
});
