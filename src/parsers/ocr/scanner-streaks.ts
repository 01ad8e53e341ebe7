/** Lines a scanner or copier draws over the whole sheet, where its glass or drum is dirty: no border of a table. */
import { middleAt, type PixelRuling } from './pixel-ruling.ts';
import type { PixelRulings } from './pixel-rulings.ts';

/** A streak runs over this share of the sheet at least; a table leaves margins of 2 cm and more (GB/T 9704: 3.7 and 3.5 cm of 29.7). */
const LONGEST_BORDER = 0.88;
/** A border ends where the outermost line across it does; a streak goes on at both ends by this much at least (inches). */
const BEYOND = 0.25;
/** So many lines across show where the table ends. */
const LEAST_ACROSS = 3;

/** The rulings without streaks. Their ink stays taken out. */
export function withoutStreaks(rulings: PixelRulings, dpi: number): PixelRulings {
  const { horizontal, vertical, rest } = rulings;
  const [width, height] = [rest.width, rest.height];
  return {
    horizontal: horizontal.filter((line) => !isStreak(line, vertical, width, dpi)),
    vertical: vertical.filter((line) => !isStreak(line, horizontal, height, dpi)),
    rest,
  };
}

function isStreak(line: PixelRuling, across: readonly PixelRuling[], length: number, dpi: number): boolean {
  if (line.to - line.from < LONGEST_BORDER * length) return false;
  const met = across
    .filter((other) => {
      const at = middleAt(line, middleAt(other, other.from));
      return other.from < at && other.to > at;
    })
    .map((other) => middleAt(other, middleAt(line, other.at)));
  if (met.length < LEAST_ACROSS) return false;
  return Math.min(...met) - line.from > BEYOND * dpi && line.to - Math.max(...met) > BEYOND * dpi;
}
