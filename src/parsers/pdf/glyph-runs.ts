/** Glyphs to text runs: by position alone, never by the order in which they were painted. */
import type { Ruling, TextRun } from '../page.ts';
import type { PaintedGlyph } from './painted-page.ts';

/** Baselines this far apart (in em) are still one line: mixed Latin and Chinese fonts differ by up to 0.1 em. */
const BASELINE_SPREAD = 0.3;
/** A gap wider than this (in em) parts two runs: columns without a line between them come as close as 0.3 em, justified text spreads less. */
const RUN_GAP = 0.24;
/** A gap wider than this (in em) is a blank between Latin words. */
const WORD_GAP = 0.15;
/** The same character again this close (in em) is one character drawn twice to look bold. */
const DOUBLED = 0.12;
/** Where the em box of a Chinese font stands on its baseline. */
const ASCENT = 0.88;
const DESCENT = 0.12;
/** A smaller glyph raised or lowered by up to this much (in em of its neighbour) is a superscript or subscript of it. */
const SCRIPT_SHIFT = 0.65;
const SCRIPT_SIZE = 0.8;

/** The runs of a page. A run never crosses a vertical ruling. */
export function glyphRuns(glyphs: readonly PaintedGlyph[], rulings: readonly Ruling[]): TextRun[] {
  const inked = withoutDoubles(glyphs.filter((g) => g.text.trim() !== '' && g.size > 0));
  const walls = rulings.filter((r) => r.axis === 'vertical').sort((a, b) => a.at - b.at);
  const runs: TextRun[] = [];
  for (const line of baselines(inked)) {
    line.sort((a, b) => a.x - b.x);
    let start = 0;
    for (let i = 1; i <= line.length; i++) {
      if (i === line.length || parts(line[i - 1]!, line[i]!, walls)) {
        runs.push(runOf(line.slice(start, i)));
        start = i;
      }
    }
  }
  return joinScripts(runs);
}

function withoutDoubles(glyphs: readonly PaintedGlyph[]): PaintedGlyph[] {
  const seen = new Map<string, PaintedGlyph[]>();
  const kept: PaintedGlyph[] = [];
  for (const glyph of glyphs) {
    const same = seen.get(glyph.text);
    const near = DOUBLED * glyph.size;
    if (same?.some((g) => Math.abs(g.x - glyph.x) < near && Math.abs(g.y - glyph.y) < near)) continue;
    if (same === undefined) seen.set(glyph.text, [glyph]);
    else same.push(glyph);
    kept.push(glyph);
  }
  return kept;
}

function baselines(glyphs: readonly PaintedGlyph[]): PaintedGlyph[][] {
  const sorted = [...glyphs].sort((a, b) => a.y - b.y || a.x - b.x);
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
  return lines;
}

function parts(left: PaintedGlyph, right: PaintedGlyph, walls: readonly Ruling[]): boolean {
  const em = Math.max(left.size, right.size);
  const gap = right.x - (left.x + left.advance);
  if (gap > RUN_GAP * em) return true;
  const from = left.x + left.advance / 2;
  const to = right.x + right.advance / 2;
  const middle = left.y - em * 0.35;
  return walls.some((w) => w.at > from && w.at < to && w.from <= middle && w.to >= middle);
}

function runOf(glyphs: readonly PaintedGlyph[]): TextRun {
  let text = '';
  let size = 0;
  let baseline = 0;
  let end = -Infinity;
  for (const glyph of glyphs) {
    if (text !== '' && glyph.x - end > WORD_GAP * glyph.size) text += ' ';
    text += glyph.text;
    end = glyph.x + glyph.advance;
    if (glyph.size > size) {
      size = glyph.size;
      baseline = glyph.y;
    }
  }
  return {
    text,
    box: { x0: glyphs[0]!.x, y0: baseline - ASCENT * size, x1: end, y1: baseline + DESCENT * size },
    fontSize: size,
    source: 'digital',
    confidence: 1,
  };
}

/** Puts `²` set as a small raised 2 behind the `m` it belongs to. */
function joinScripts(runs: readonly TextRun[]): TextRun[] {
  const largest = runs.reduce((max, run) => Math.max(max, run.fontSize), 0);
  const small = new Set(runs.filter((run) => run.text.length <= 3 && run.fontSize < largest * SCRIPT_SIZE));
  if (small.size === 0) return [...runs];
  const joined = new Map<TextRun, TextRun>();
  const gone = new Set<TextRun>();
  for (const script of small) {
    const host = runs.find((run) => !gone.has(run) && isScriptOf(script, joined.get(run) ?? run));
    if (host === undefined) continue;
    const before = joined.get(host) ?? host;
    joined.set(host, {
      ...before,
      text: before.text + script.text,
      box: { ...before.box, x1: Math.max(before.box.x1, script.box.x1) },
    });
    gone.add(script);
  }
  return runs.filter((run) => !gone.has(run)).map((run) => joined.get(run) ?? run);
}

function isScriptOf(script: TextRun, host: TextRun): boolean {
  if (script === host || script.fontSize >= host.fontSize * SCRIPT_SIZE) return false;
  const gap = script.box.x0 - host.box.x1;
  const shift = Math.abs(script.box.y1 - host.box.y1);
  const em = host.fontSize;
  return gap > -0.1 * em && gap < 0.3 * em && shift > 0.05 * em && shift < SCRIPT_SHIFT * em;
}
