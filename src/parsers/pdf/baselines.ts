/** Glyphs to lines: by position alone, never by the order in which they were painted. */
import type { PaintedGlyph } from './painted-page.ts';

/** Baselines this far apart (in em) are still one line: mixed Latin and Chinese fonts differ by up to 0.1 em. */
const BASELINE_SPREAD = 0.3;
/** The same character again this close (in em) is one character drawn twice to look bold. */
const DOUBLED = 0.12;
/** A narrow character may follow itself closely: within this share of its advance it stands on itself. */
const DOUBLED_ADVANCE = 0.5;

/** Glyphs on one baseline, from left to right, none of them twice. */
export function baselines(glyphs: readonly PaintedGlyph[]): PaintedGlyph[][] {
  const sorted = glyphs.filter((g) => !g.blank && g.size > 0).sort((a, b) => a.y - b.y);
  const lines: PaintedGlyph[][] = [];
  let current: PaintedGlyph[] = [];
  for (const glyph of sorted) {
    const first = current[0];
    if (first !== undefined && glyph.y - first.y > BASELINE_SPREAD * Math.min(first.size, glyph.size)) {
      lines.push(current);
      current = [];
    }
    current.push(glyph);
  }
  if (current.length > 0) lines.push(current);
  return lines.map((line) => withoutDoubles(line.sort((a, b) => a.x - b.x || a.order - b.order)));
}

/** Fake bold: a character painted again a hair beside itself. Characters that follow each other, as in 11, stand an advance apart. */
function withoutDoubles(line: readonly PaintedGlyph[]): PaintedGlyph[] {
  const kept: PaintedGlyph[] = [];
  for (const glyph of line) {
    if (!isDouble(glyph, kept)) kept.push(glyph);
  }
  return kept;
}

function isDouble(glyph: PaintedGlyph, before: readonly PaintedGlyph[]): boolean {
  const nearX = Math.min(DOUBLED * glyph.size, DOUBLED_ADVANCE * glyph.advance);
  for (let i = before.length - 1; i >= 0; i--) {
    const other = before[i]!;
    if (glyph.x - other.x > nearX) return false;
    if (other.text === glyph.text && Math.abs(other.y - glyph.y) < DOUBLED * glyph.size) return true;
  }
  return false;
}
