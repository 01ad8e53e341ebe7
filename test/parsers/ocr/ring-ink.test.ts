/** A seal's ring drawn over lines of text, at 200 pixels an inch; its stroke is 1.2 mm wide. */
import { describe, expect, it } from 'vitest';
import type { InkImage } from '../../../src/parsers/ocr/ink.ts';
import { inkPieces } from '../../../src/parsers/ocr/ink-pieces.ts';
import { eraseRings } from '../../../src/parsers/ocr/ring-ink.ts';
import { paper, text } from './draw-ink.ts';

const MM = 200 / 25.4;
const RING = { x: 300, y: 300, radius: 21 * MM };

/** The ring, `squeezed` so much sideways as a page photographed aslant has it. */
function drawRing(ink: InkImage, squeezed = 1): void {
  for (let y = 0; y < ink.height; y++) {
    for (let x = 0; x < ink.width; x++) {
      const away = Math.hypot((x - RING.x) / squeezed, y - RING.y) - RING.radius;
      if (Math.abs(away) <= 0.6 * MM) ink.data[y * ink.width + x] = 1;
    }
  }
}

const inked = ({ data }: InkImage): number => data.reduce((sum, own) => sum + own, 0);
const heights = (ink: InkImage): number[] => inkPieces(ink).pieces.map(({ y0, y1 }) => y1 - y0);

describe('the stroke of a ring', () => {
  it.each([1, 0.98])('is taken off, squeezed by %s', (squeezed) => {
    const ink = paper(600, 600);
    drawRing(ink, squeezed);
    eraseRings(ink, [RING], 200);
    expect(inked(ink)).toBe(0);
  });

  it('leaves what it crosses in pieces no higher than a line', () => {
    const ink = paper(600, 600);
    text(ink, 60, 290, 24, 8);
    const printed = inked(ink);
    drawRing(ink);
    expect(Math.max(...heights(ink))).toBeGreaterThan(300);
    eraseRings(ink, [RING], 200);
    expect(Math.max(...heights(ink))).toBeLessThanOrEqual(24);
    expect(inked(ink)).toBeGreaterThan(0.85 * printed);
  });

  it('leaves text beside it, and all ink where there is none', () => {
    const ink = paper(600, 600);
    text(ink, 20, 20, 24, 8);
    text(ink, 240, 290, 24, 4);
    const before = Uint8Array.from(ink.data);
    eraseRings(ink, [RING], 200);
    eraseRings(ink, [], 200);
    expect(Buffer.compare(ink.data, before)).toBe(0);
  });
});
