/** Watermarks that run level: large, light text that other text or the table's lines cross. */
import type { Ruling } from '../page.ts';
import type { PaintedGlyph } from './painted-page.ts';
import { glyphMiddle } from './text-painter.ts';

/** A watermark's letters are larger than the page's text by this factor; titles are up to 2.2 times the body, but nothing crosses them. */
const LARGER = 1.8;
/** Share of a watermark's letters that something crosses. */
const CROSSED = 0.25;

export interface Watermarked {
  readonly glyphs: readonly PaintedGlyph[];
  readonly watermark: readonly PaintedGlyph[];
}

/** Parts the glyphs of an upright page into its text and the watermarks under it. */
export function withoutWatermarks(glyphs: readonly PaintedGlyph[], rulings: readonly Ruling[]): Watermarked {
  const light = glyphs.filter((glyph) => glyph.light && !glyph.blank);
  const none = { glyphs, watermark: [] };
  if (light.length === 0) return none;
  const body = medianSize(glyphs.filter((glyph) => !glyph.light));
  const large = light.filter((glyph) => glyph.size > body * LARGER);
  if (large.length === 0) return none;
  const suspects = new Set(large);
  const others = glyphs.filter((glyph) => !suspects.has(glyph));
  const watermark = [...bySize(large)].filter(
    (group) =>
      group.length > 1 && group.filter((g) => isCrossed(g, others, rulings)).length >= group.length * CROSSED,
  );
  const gone = new Set(watermark.flat());
  return gone.size === 0 ? none : { glyphs: glyphs.filter((g) => !gone.has(g)), watermark: [...gone] };
}

function medianSize(glyphs: readonly PaintedGlyph[]): number {
  const sizes = glyphs.map((glyph) => glyph.size).sort((a, b) => a - b);
  return sizes[sizes.length >> 1] ?? Infinity;
}

function bySize(glyphs: readonly PaintedGlyph[]): Iterable<readonly PaintedGlyph[]> {
  const groups = new Map<number, PaintedGlyph[]>();
  for (const glyph of glyphs) {
    const size = Math.round(glyph.size);
    const group = groups.get(size);
    if (group === undefined) groups.set(size, [glyph]);
    else group.push(glyph);
  }
  return groups.values();
}

function isCrossed(
  glyph: PaintedGlyph,
  others: readonly PaintedGlyph[],
  rulings: readonly Ruling[],
): boolean {
  const [x0, x1] = [glyph.x, glyph.x + glyph.advance];
  const [y0, y1] = [glyph.y - glyph.size * 0.8, glyph.y];
  const across = rulings.some((r) => {
    const [low, high, from, to] = r.axis === 'horizontal' ? [y0, y1, x0, x1] : [x0, x1, y0, y1];
    return r.at > low && r.at < high && r.from < to && r.to > from;
  });
  if (across) return true;
  return others.some((other) => {
    const [x, y] = glyphMiddle(other);
    return !other.blank && x > x0 && x < x1 && y > y0 && y < y1;
  });
}
