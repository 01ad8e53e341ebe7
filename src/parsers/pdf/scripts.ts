/** Superscripts and subscripts: small glyphs beside a larger one, off its baseline (the 2 of m²). */
import type { PaintedGlyph } from './painted-page.ts';

/** A smaller glyph raised or lowered by up to this much (in em of its neighbour) is a superscript or subscript of it. */
const SHIFT = 0.65;
const LEAST_SHIFT = 0.05;
/** A glyph this much smaller than its neighbour, at most, is a script. Word sets them at 0.65, LibreOffice at 0.58. */
const SCRIPT_SIZE = 0.8;
/** The gap to its neighbour, in em: italics lean over, producers leave a hair. */
const GAP = [-0.1, 0.3] as const;
/** Scripts are short: exponents, footnote marks, chemical indices. */
const LONGEST = 3;
/** Raised by this much (em) a digit is an exponent, which must not read as another digit of the number before it. */
const RAISED = 0.15;
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/**
 * Moves scripts into the lines of the glyphs they belong to.
 *
 * @param lines from top to bottom, each from left to right
 * @param cut a line's glyphs, cut where a gap parts them
 */
export function withScripts(
  lines: readonly (readonly PaintedGlyph[])[],
  cut: (line: readonly PaintedGlyph[]) => readonly (readonly PaintedGlyph[])[],
): (readonly PaintedGlyph[])[] {
  const moved = [...lines];
  const sizes = lines.map(sizesOf);
  lines.forEach((line, i) => {
    const hosts = hostLines(i, lines, sizes);
    if (hosts.length === 0) return;
    for (const piece of cut(line)) {
      if (piece.length > LONGEST) continue;
      const host = hosts.find((index) => moved[index]!.some((glyph) => isHost(glyph, piece[0]!)));
      if (host === undefined) continue;
      moved[i] = moved[i]!.filter((glyph) => !piece.includes(glyph));
      moved[host] = [...moved[host]!, ...piece].sort((a, b) => a.x - b.x);
    }
  });
  return moved.filter((line) => line.length > 0);
}

interface Sizes {
  readonly least: number;
  readonly largest: number;
}

function sizesOf(glyphs: readonly PaintedGlyph[]): Sizes {
  let least = Infinity;
  let largest = 0;
  for (const { size } of glyphs) {
    least = Math.min(least, size);
    largest = Math.max(largest, size);
  }
  return { least, largest };
}

/** The lines so near and so much larger that a piece of line `own` may hang on them. */
function hostLines(
  own: number,
  lines: readonly (readonly PaintedGlyph[])[],
  sizes: readonly Sizes[],
): number[] {
  const found: number[] = [];
  const y = lines[own]![0]!.y;
  const look = (index: number): boolean => {
    const line = lines[index];
    if (line === undefined) return false;
    const { largest } = sizes[index]!;
    const distance = Math.abs(line[0]!.y - y);
    if (sizes[own]!.least < largest * SCRIPT_SIZE && distance < 2 * SHIFT * largest) found.push(index);
    // Larger hosts than three times the script's size are not met, so nothing further away is one.
    return distance < 6 * SHIFT * sizes[own]!.least;
  };
  for (let i = own - 1; look(i); i--);
  for (let i = own + 1; look(i); i++);
  return found;
}

function isHost(host: PaintedGlyph, script: PaintedGlyph): boolean {
  if (script.size >= host.size * SCRIPT_SIZE) return false;
  const gap = (script.x - host.x - host.advance) / host.size;
  const shift = Math.abs(script.y - host.y) / host.size;
  return gap > GAP[0] && gap < GAP[1] && shift > LEAST_SHIFT && shift < SHIFT;
}

/** A glyph's text in a run of this size and baseline: raised digits as superscripts, for 10² is not 102. */
export function textInRun(glyph: PaintedGlyph, size: number, baseline: number): string {
  if (glyph.size >= size * SCRIPT_SIZE || baseline - glyph.y < RAISED * size) return glyph.text;
  return glyph.text.replace(/\d/gu, (digit) => SUPERSCRIPTS.charAt(Number(digit)));
}
