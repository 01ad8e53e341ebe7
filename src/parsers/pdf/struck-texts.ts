/**
 * Texts with a line drawn through them: whoever struck them out wants them left out, and reads what was written beside them. Likewise signs
 * with a line under them alone: > with an underline is how ≥ is written where the font or the writer has none.
 */
import type { Problem } from '../page.ts';
import type { PaintedGlyph, PaintedLine } from './painted-page.ts';

/** How far above the baseline (em) a line through a text runs: Chromium's, Word's and LibreOffice's lie at 0.26 to 0.4. */
const THROUGH = [0.15, 0.6] as const;
/** The same of an underline, which lies below it by 0.05 to 0.2. */
const UNDER = [-0.3, 0.15] as const;
const SIGN = /^[><＞＜]$/u;
/** It ends within this (em) of the text it strikes; a wall that a text runs over goes on. */
const HUG = 0.3;
/** Text quoted in a message, in characters. */
const QUOTED = 40;

export interface StruckTexts {
  readonly remarks: readonly Problem[];
  /** The page's lines without those through texts, which part no cells. */
  readonly lines: readonly PaintedLine[];
}

/** Glyphs and lines are those of the upright page. */
export function struckTexts(
  glyphs: readonly PaintedGlyph[],
  lines: readonly PaintedLine[],
  page: number,
): StruckTexts {
  const byBaseline = glyphs.filter(({ blank }) => !blank).sort((a, b) => a.y - b.y);
  const remarks: Problem[] = [];
  const left = lines.filter((line) => {
    if (line.y0 !== line.y1) return true;
    const struck = along(line, byBaseline, THROUGH);
    const under = struck.length > 0 ? [] : along(line, byBaseline, UNDER);
    const isSign = under.length === 1 && SIGN.test(under[0]!.text);
    if (struck.length > 0) remarks.push(remark(line, struck, page, STRUCK));
    else if (isSign) remarks.push(remark(line, under, page, UNDERLINED));
    return struck.length === 0 && !isSign;
  });
  return { remarks, lines: left };
}

const STRUCK = {
  code: 'text-struck-out',
  message: 'a line is drawn through a part of the text, which was read with it',
};
const UNDERLINED = {
  code: 'sign-underlined',
  message: 'the sign alone is underlined: it may stand for ≥ or ≤',
};

/** The glyphs along which a level line runs from end to end, so high above their baseline (em); none where it reaches beyond them. */
function along(
  { x0, x1, y0 }: PaintedLine,
  byBaseline: readonly PaintedGlyph[],
  [lowest, highest]: readonly [number, number],
): readonly PaintedGlyph[] {
  const struck: PaintedGlyph[] = [];
  const top = y0 + Math.min(0, lowest) * LARGEST;
  for (let i = firstBelow(byBaseline, top); i < byBaseline.length; i++) {
    const glyph = byBaseline[i]!;
    const above = (glyph.y - y0) / glyph.size;
    if (glyph.y - y0 > highest * LARGEST) break;
    const middle = glyph.x + glyph.advance / 2;
    if (above > lowest && above < highest && middle > x0 && middle < x1) struck.push(glyph);
  }
  if (struck.length === 0) return struck;
  const em = Math.max(...struck.map(({ size }) => size));
  const from = Math.min(...struck.map(({ x }) => x));
  const to = Math.max(...struck.map(({ x, advance }) => x + advance));
  return Math.abs(from - x0) < HUG * em && Math.abs(x1 - to) < HUG * em ? struck : [];
}

/** No text of a form is larger than this (points). */
const LARGEST = 72;

function remark(
  { x0, x1, y0 }: PaintedLine,
  struck: readonly PaintedGlyph[],
  page: number,
  { code, message }: typeof STRUCK,
): Problem {
  const text = [...struck]
    .sort((a, b) => a.x - b.x)
    .map((glyph) => glyph.text)
    .join('');
  const x = (x0 + x1) / 2;
  return {
    code,
    message: `${message}: ${text.slice(0, QUOTED)}`,
    severity: 'review',
    locator: { kind: 'box', page, box: { x0: x - 1, y0: y0 - 1, x1: x + 1, y1: y0 + 1 } },
  };
}

/** Index of the first glyph whose baseline lies below a height. */
function firstBelow(byBaseline: readonly PaintedGlyph[], y: number): number {
  let low = 0;
  let high = byBaseline.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (byBaseline[middle]!.y <= y) low = middle + 1;
    else high = middle;
  }
  return low;
}
