/** Watermarks that run level: light text, large or printed all over the page, that other text or the table's lines cross. */
import type { Ruling } from '../page.ts';
import type { PaintedGlyph } from './painted-page.ts';
import { glyphMiddle } from './text-painter.ts';

/** A watermark's letters are larger than the page's text by this factor; titles are up to 2.2 times the body, but nothing crosses them. */
const LARGER = 1.8;
/** Share of a watermark's letters that something crosses. */
const CROSSED = 0.25;
/**
 * A small watermark is one text many times over (财政一体化 on every second line); most of its letters lie between the lines. Light print of
 * the page itself says something else each time, and nothing runs through it.
 */
const FEWEST_REPEATS = 4;
const CROSSED_REPEATED = 0.08;

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
  const groups = [...bySize(light)].flatMap((group) => {
    if (group[0]!.size > body * LARGER) return group.length > 1 ? [{ group, least: CROSSED }] : [];
    return isRepeated(group) ? [{ group, least: CROSSED_REPEATED }] : [];
  });
  if (groups.length === 0) return none;
  const suspects = new Set(groups.flatMap(({ group }) => group));
  const others = glyphs.filter((glyph) => !suspects.has(glyph));
  const watermark = groups
    .filter(
      ({ group, least }) => group.filter((g) => isCrossed(g, others, rulings)).length >= group.length * least,
    )
    .map(({ group }) => group);
  const gone = new Set(watermark.flat());
  return gone.size === 0 ? none : { glyphs: glyphs.filter((g) => !gone.has(g)), watermark: [...gone] };
}

/** Whether the glyphs are one text of a few characters, over and over: every character comes as often as the text. */
function isRepeated(group: readonly PaintedGlyph[]): boolean {
  const counts = new Map<string, number>();
  for (const { text } of group) counts.set(text, (counts.get(text) ?? 0) + 1);
  return group.length >= 2 * FEWEST_REPEATS && [...counts.values()].every((count) => count >= FEWEST_REPEATS);
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
