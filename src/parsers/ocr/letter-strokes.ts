/** Tells strokes of letters that fill a low row, or stand in row after row, from lines drawn between its rules. */
import type { InkImage } from './ink.ts';
import { middleAt, type PixelRuling } from './pixel-ruling.ts';

// In inches and shares.
/**
 * In a low row a letter's stroke (付, 排) reaches so near the rules above and below that all three are one run; the same letter in
 * row after row makes a long one. Paper of this width is left between stroke and rule …
 */
const LEAST_PAPER = 0.0075;
/** … on at least this share of the sides of the rules it meets. Borders of clean and worn pages had none, letters half to all. */
const PAPER_SIDES = 0.5;

/**
 * Whether a stroke stands off the lines across it, as letters do, instead of ending in them.
 *
 * @param across the lines it crosses or ends at
 * @param ink the picture in which the stroke runs along the rows
 * @param dpi pixels an inch
 */
export function standsOffRules(
  stroke: Span,
  across: readonly PixelRuling[],
  ink: InkImage,
  dpi: number,
): boolean {
  const sides = across.flatMap((ruling) => {
    const crossing = middleAt(ruling, middleAt(stroke.ruling, stroke.from));
    return ([1, -1] as const)
      .map((step) => ({ step, start: crossing + step * (ruling.thickness / 2 + 1) }))
      .filter(({ start }) => start >= stroke.from && start < stroke.to);
  });
  const withPaper = sides.filter(
    ({ start, step }) => paperAlong(stroke, ink, start, step) >= LEAST_PAPER * dpi,
  );
  return sides.length > 0 && withPaper.length >= PAPER_SIDES * sides.length;
}

interface Span {
  readonly from: number;
  readonly to: number;
  readonly ruling: PixelRuling;
}

/** Pixels without ink along a stroke's straight, from a position on. */
function paperAlong({ from, to, ruling }: Span, ink: InkImage, start: number, step: 1 | -1): number {
  const half = Math.max(0, Math.round(ruling.thickness / 2 - 0.5));
  const isInk = (x: number) => {
    const y = Math.round(middleAt(ruling, x) - 0.5);
    for (let row = Math.max(0, y - half); row <= Math.min(ink.height - 1, y + half); row++)
      if (ink.data[row * ink.width + x] === 1) return true;
    return false;
  };
  let x = Math.round(start);
  let count = 0;
  while (x >= from && x < to && !isInk(x)) {
    count++;
    x += step;
  }
  return count;
}
