/** Superscripts and subscripts: small glyphs beside a larger one, off its baseline (the 2 of m²). */
import type { PaintedGlyph } from './painted-page.ts';

/** A smaller glyph raised or lowered by up to this much (in em of its neighbour) is a superscript or subscript of it. */
const SHIFT = 0.65;
const LEAST_SHIFT = 0.05;
/** A glyph this much smaller than its neighbour, at most, is a script. Word sets them at 0.65, LibreOffice at 0.58. */
export const SCRIPT_SIZE = 0.8;
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
 * @param pieces each line's glyphs, cut where a gap parts them, from left to right
 */
export function withScripts(pieces: readonly (readonly PaintedGlyph[][])[]): PaintedGlyph[][] {
  const lines = pieces.map((line) => line.flat());
  const largest = lines.reduce((max, line) => Math.max(max, sizeOf(line)), 0);
  pieces.forEach((line, i) => {
    for (const piece of line) {
      if (piece.length > LONGEST || sizeOf(piece) >= largest * SCRIPT_SIZE) continue;
      const host = hostLine(piece, i, lines);
      if (host === null) continue;
      lines[i] = lines[i]!.filter((glyph) => !piece.includes(glyph));
      lines[host] = [...lines[host]!, ...piece].sort((a, b) => a.x - b.x);
    }
  });
  return lines.filter((line) => line.length > 0);
}

function sizeOf(glyphs: readonly PaintedGlyph[]): number {
  let size = 0;
  for (const glyph of glyphs) size = Math.max(size, glyph.size);
  return size;
}

/** Index of the line that holds the glyph a piece of line `own` hangs on, or null. Lines are sorted from top to bottom. */
function hostLine(
  piece: readonly PaintedGlyph[],
  own: number,
  lines: readonly (readonly PaintedGlyph[])[],
): number | null {
  const first = piece[0]!;
  for (let i = 0; i < lines.length; i++) {
    const near = lines[i]![0];
    // A host is larger than its script by at most 3 times; lines further off are not looked through.
    if (i === own || near === undefined || Math.abs(near.y - first.y) > SHIFT * 3 * first.size) continue;
    if (lines[i]!.some((glyph) => isHost(glyph, first))) return i;
  }
  return null;
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
