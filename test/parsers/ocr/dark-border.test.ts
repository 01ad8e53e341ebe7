import { describe, expect, it } from 'vitest';
import { withoutDarkBorder } from '../../../src/parsers/ocr/dark-border.ts';
import { drawn, tiltBack } from '../../../src/parsers/ocr/plane-map.ts';
import { scanSheet } from '../../../src/parsers/ocr/scan-sheet.ts';
import { inkOf } from '../../../src/parsers/ocr/ink.ts';
import { skewAngle } from '../../../src/parsers/ocr/skew-angle.ts';
import { asGrey, fill, paper, text } from './draw-ink.ts';

const [WIDTH, HEIGHT] = [800, 1100];
const dark = (data: Uint8Array) => data.reduce((sum, value) => sum + (value < 128 ? 1 : 0), 0);

describe('a dark border', () => {
  it('becomes paper, also where it tapers off; text and a table’s line that runs into the edge stay', () => {
    const ink = paper(WIDTH, HEIGHT);
    text(ink, 100, 100, 26, 10);
    fill(ink, 300, 500, WIDTH, 503);
    const without = asGrey(ink);
    fill(ink, 0, 0, 30, HEIGHT);
    for (let x = 200; x < WIDTH; x++) fill(ink, x, 0, x + 1, Math.round((x - 200) / 25));
    const { data } = withoutDarkBorder(asGrey(ink), 100);
    expect(dark(data)).toBeLessThanOrEqual(dark(without.data));
    // But for the line's last pixels, next to the edge.
    expect(dark(data)).toBeGreaterThan(dark(without.data) - 45);
  });

  it('is none where a heading is black, a hole is punched, or the page is white on black', () => {
    const ink = paper(WIDTH, HEIGHT);
    fill(ink, 100, 100, 700, 140);
    fill(ink, 0, 500, 25, 525);
    const page = asGrey(ink);
    expect(withoutDarkBorder(page, 100)).toBe(page);
    const negative = asGrey(ink, 255, 0);
    expect(withoutDarkBorder(negative, 100)).toBe(negative);
  });

  it('does not tell how the page lies', () => {
    const ink = paper(WIDTH, HEIGHT);
    for (let row = 0; row < 14; row++) text(ink, 120, 80 + row * 70, 26, 12 + (row % 5));
    const extent = { x0: 0, y0: 0, width: WIDTH, height: HEIGHT };
    const image = drawn(asGrey(ink), tiltBack(-2, WIDTH / 2, HEIGHT / 2), extent);
    for (let y = 0; y < HEIGHT; y++) image.data.fill(10, y * WIDTH, y * WIDTH + 40);
    const sheet = scanSheet({ image: { kind: 'grey', ...image }, dpi: { x: 100, y: 100 } });
    expect(Math.abs(skewAngle(inkOf(sheet.image, 128), 'horizontal').degrees)).toBeLessThan(0.1);
  });
});
