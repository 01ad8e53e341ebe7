/** Rulings in a picture of ink: long, thin, nearly straight runs, over gaps and through what crosses them. */
import { handBack } from '../handed-back.ts';
import { type InkImage, transposed } from './ink.ts';
import { standsOffRules } from './letter-strokes.ts';
import { joinedPieces, linked, ownInk, partOf, segmentsOf, type Stroke, strokesOf } from './ink-strokes.ts';
import { middleAt, type PixelRuling } from './pixel-ruling.ts';

export interface PixelRulings {
  readonly horizontal: readonly PixelRuling[];
  readonly vertical: readonly PixelRuling[];
  /** The ink without the rulings; what crosses them keeps its ink beside them. */
  readonly rest: InkImage;
}

// All in inches.
/** What is thicker is an area. */
const THICKEST = 0.07;
/** A line this long needs no other to be one, where there is paper along both its sides … */
const LONG = 0.6;
/** … and one as long as this that is solid: strokes of letters in a row (口口口) leave holes. */
const VERY_LONG = 2;
/** Its end meets another line within this. */
const MEETING = 0.04;
/** Beside a line, this far from its edge, there is paper. */
const BESIDE = 0.015;

/** Share of a line's length that may have ink beside it on the emptier side: text touches, but does not run along. */
const INK_BESIDE = 0.4;
/** The same for the fuller side of a line that meets no other: strokes of letters have the rest of the letters beside them. */
const INK_ALONG = 0.22;
/** Share of a row of letters with ink on its emptier side at least: half of a character's strokes stand on each. */
const INK_IN_TEXT = 0.12;
/** Share of its length with ink in its middle that makes a line solid: a copy of a copy keeps more. */
const SOLID = 0.93;

/** A stroke that may be a line. */
interface Candidate extends Stroke {
  /** Shares of its length with ink beside it on its fuller side, and with ink in its middle. */
  readonly inkAlong: number;
  readonly solid: number;
}

/**
 * The rulings of a page that is upright and deskewed to about half a degree.
 *
 * @param dpi pixels an inch
 * @param em height of the text in pixels: strokes of letters are no longer than that
 */
export function pixelRulings(ink: InkImage, dpi: number, em: number): PixelRulings {
  const turned = transposed(ink);
  const h = candidates(ink, dpi, em);
  const v = candidates(turned, dpi, em);
  const [hs, vs] = confirmed({ h, v, ink, turned }, dpi);
  const horizontal = hs.flatMap((stroke) => withoutText(stroke, vs, ink, dpi));
  const vertical = vs.flatMap((stroke) => withoutText(stroke, hs, turned, dpi));
  handBack(turned.data);
  return { horizontal, vertical, rest: without(ink, horizontal, vertical) };
}

/** The same with further lines, their ink taken out as well. */
export function withMoreRulings(
  { horizontal, vertical, rest }: PixelRulings,
  more: Omit<PixelRulings, 'rest'>,
): PixelRulings {
  return {
    horizontal: [...horizontal, ...more.horizontal],
    vertical: [...vertical, ...more.vertical],
    rest: without(rest, more.horizontal, more.vertical),
  };
}

/**
 * The parts of a line between the lines that cross it, without those that are strokes of letters: a line that ends at a merged cell
 * goes on in the text in its middle, where that stands on the same height.
 */
function withoutText(stroke: Stroke, across: readonly Stroke[], ink: InkImage, dpi: number): PixelRuling[] {
  const reach = MEETING * dpi;
  const crossings = across.flatMap(({ from, to, ruling }) => {
    const at = middleAt(ruling, Math.min(Math.max(stroke.ruling.at, from), to));
    const here = middleAt(stroke.ruling, at);
    return here >= from - reach && here <= to + reach ? [at] : [];
  });
  const inside = crossings
    .filter((at) => at > stroke.from + reach && at < stroke.to - reach)
    .sort((a, b) => a - b);
  const ends = [stroke.from, ...inside, stroke.to];
  const parts: { from: number; to: number }[] = [];
  for (let i = 0; i + 1 < ends.length; i++) {
    const [from, to] = [ends[i]!, ends[i + 1]!];
    if (isText(partOf(stroke, from, to), ink, dpi)) continue;
    const last = parts.at(-1);
    if (last?.to === from) last.to = to;
    else parts.push({ from, to });
  }
  const { ruling } = stroke;
  return parts.map(({ from, to }) => ({ ...ruling, from, to, at: middleAt(ruling, from) }));
}

/** Whether a part of a line is a row of letters: holes in it, and ink along both its sides. */
function isText(part: PixelRuling, ink: InkImage, dpi: number): boolean {
  const { emptier, fuller, solid } = inkAround({ from: part.from, to: part.to, ruling: part }, ink, dpi);
  return solid < SOLID && fuller > INK_ALONG && emptier > INK_IN_TEXT;
}

/** What may be lines along the rows. */
function candidates(ink: InkImage, dpi: number, em: number): Candidate[] {
  const strokes = strokesOf(segmentsOf(ink, dpi), dpi);
  const thin = strokes.filter(
    ({ from, to, ruling }) => ruling.thickness <= THICKEST * dpi && to - from > 4 * ruling.thickness,
  );
  return linked(thin, dpi).flatMap((pieces) => {
    const stroke = joinedPieces(withoutTextAtEnds(pieces, ink, dpi));
    if (stroke === null || stroke.to - stroke.from <= em) return [];
    const { emptier, fuller, solid } = inkAround(stroke, ink, dpi);
    return emptier > INK_BESIDE
      ? []
      : [{ ...stroke, inkAlong: fuller, solid: Math.max(solid, ownInk(stroke)) }];
  });
}

/** A line of text on a line's own straight (服务 beside the end of a rule) is linked with it by its strokes, and is no part of it. */
function withoutTextAtEnds(pieces: readonly Stroke[], ink: InkImage, dpi: number): readonly Stroke[] {
  if (pieces.length === 1) return pieces;
  const isText = (piece: Stroke) => {
    const { fuller, solid } = inkAround(piece, ink, dpi);
    return Math.max(solid, ownInk(piece)) < SOLID && fuller > INK_ALONG;
  };
  const first = pieces.findIndex((piece) => !isText(piece));
  const last = pieces.findLastIndex((piece) => !isText(piece));
  return first < 0 ? pieces : pieces.slice(first, last + 1);
}

/** Shares of its length with ink beside it (on the emptier side, on the fuller) and in its middle. */
function inkAround({ from, to, ruling }: Omit<Stroke, 'segments'>, ink: InkImage, dpi: number) {
  const away = ruling.thickness / 2 + Math.max(2, BESIDE * dpi);
  const { width, height, data } = ink;
  let above = 0;
  let below = 0;
  let on = 0;
  for (let x = Math.ceil(from); x < to; x++) {
    const middle = middleAt(ruling, x) - 0.5;
    const [high, low] = [Math.round(middle - away), Math.round(middle + away)];
    if (high >= 0 && data[high * width + x] === 1) above++;
    if (low < height && data[low * width + x] === 1) below++;
    const own = Math.round(middle);
    if (own >= 0 && own < height && data[own * width + x] === 1) on++;
  }
  const length = Math.max(1, to - from);
  return {
    emptier: Math.min(above, below) / length,
    fuller: Math.max(above, below) / length,
    solid: on / length,
  };
}

interface Directions {
  readonly h: readonly Candidate[];
  readonly v: readonly Candidate[];
  /** The picture, and the same with rows and columns exchanged. */
  readonly ink: InkImage;
  readonly turned: InkImage;
}

/** Long lines, and short ones that meet lines across at both ends; asked until nothing changes. */
function confirmed({ h, v, ink, turned }: Directions, dpi: number): [Stroke[], Stroke[]] {
  const isLong = ({ from, to, inkAlong, solid }: Candidate) =>
    (to - from >= VERY_LONG * dpi && solid >= SOLID) || (to - from >= LONG * dpi && inkAlong <= INK_ALONG);
  let [hs, vs] = [h.filter(isLong), v.filter(isLong)];
  for (let round = 0; round < 3; round++) {
    const [known, across] = [vs, hs];
    const moreV = v.filter(
      (stroke) =>
        (known.includes(stroke) || meetsBothWays(stroke, across, dpi) || isOfRow(stroke, v, across, dpi)) &&
        !isOfLetters(stroke, across, turned, dpi) &&
        !isBesideLetters(stroke, v, across, dpi),
    );
    const moreH = h.filter(
      (stroke) =>
        (across.includes(stroke) || meetsBothWays(stroke, moreV, dpi)) &&
        !isOfLetters(stroke, moreV, ink, dpi) &&
        !isBesideLetters(stroke, h, moreV, dpi),
    );
    const done = moreV.length === vs.length && moreH.length === hs.length;
    [hs, vs] = [moreH, moreV];
    if (done) break;
  }
  return [hs, vs];
}

/** Whether a stroke is made of letters that stand between the lines across it. @param ink the picture in which it runs along the rows */
function isOfLetters(stroke: Candidate, across: readonly Stroke[], ink: InkImage, dpi: number): boolean {
  const met = across.filter((other) => {
    const crossing = middleAt(other.ruling, middleAt(stroke.ruling, stroke.from));
    return isMetAt(stroke, crossing, other, dpi);
  });
  const rulings = met.map(({ ruling }) => ruling);
  return stroke.solid < SOLID && standsOffRules(stroke, rulings, ink, dpi);
}

/** Lines of one column's border lie this near each other in different rows. */
const IN_LINE = 0.035;

/** Whether a line within one row has letters beside it and no other in line with it: a stroke of one that touches the rules there. */
function isBesideLetters(
  stroke: Candidate,
  all: readonly Candidate[],
  across: readonly Stroke[],
  dpi: number,
): boolean {
  if (stroke.inkAlong <= INK_ALONG || stroke.to - stroke.from >= LONG * dpi) return false;
  const reach = MEETING * dpi;
  const crosses = across.some(({ from, to, ruling }) => {
    const at = middleAt(ruling, stroke.ruling.at);
    const meets = stroke.ruling.at >= from - reach && stroke.ruling.at <= to + reach;
    return meets && at > stroke.from + reach && at < stroke.to - reach;
  });
  const isInLine = all.some(
    (other) =>
      other !== stroke &&
      other.inkAlong <= INK_ALONG &&
      Math.abs(middleAt(other.ruling, stroke.from) - stroke.ruling.at) <= IN_LINE * dpi,
  );
  return !crosses && !isInLine;
}

function meetsBothWays(stroke: Stroke, across: readonly Stroke[], dpi: number): boolean {
  const meets = (end: number) => across.some((other) => isMetAt(stroke, end, other, dpi));
  return meets(stroke.from) && meets(stroke.to);
}

/** So many short lines from the same height to the same height bound a row that a page break has left without its border. */
const LEAST_OF_ROW = 3;

function isOfRow(
  stroke: Candidate,
  all: readonly Candidate[],
  across: readonly Stroke[],
  dpi: number,
): boolean {
  const isClear = ({ solid, inkAlong }: Candidate) => solid >= SOLID && inkAlong <= INK_ALONG;
  const isMet = [stroke.from, stroke.to].some((end) =>
    across.some((other) => isMetAt(stroke, end, other, dpi)),
  );
  if (!isMet || !isClear(stroke)) return false;
  const near = (a: number, b: number) => Math.abs(a - b) <= MEETING * dpi;
  const alike = all.filter((o) => isClear(o) && near(o.from, stroke.from) && near(o.to, stroke.to));
  return alike.length >= LEAST_OF_ROW;
}

/** Whether a line across meets a stroke near a position. */
function isMetAt(stroke: Stroke, position: number, { from, to, ruling }: Stroke, dpi: number): boolean {
  const reach = MEETING * dpi;
  const at = middleAt(stroke.ruling, position);
  return at >= from - reach && at <= to + reach && Math.abs(middleAt(ruling, at) - position) <= reach;
}

/** The ink without the lines' own pixels and their ragged edges. */
function without(
  ink: InkImage,
  horizontal: readonly PixelRuling[],
  vertical: readonly PixelRuling[],
): InkImage {
  const { width, height } = ink;
  const data = Uint8Array.from(ink.data);
  for (const ruling of horizontal) {
    const { from, to } = ruling;
    const half = ruling.thickness / 2 + 1;
    for (let x = Math.max(0, Math.floor(from)); x < Math.min(width, to); x++) {
      const middle = middleAt(ruling, x);
      eraseAcross(data, x, width, Math.round(middle - half), Math.round(middle + half), height);
    }
  }
  for (const ruling of vertical) {
    const { from, to } = ruling;
    const half = ruling.thickness / 2 + 1;
    for (let y = Math.max(0, Math.floor(from)); y < Math.min(height, to); y++) {
      const middle = middleAt(ruling, y);
      const x0 = Math.max(0, Math.round(middle - half));
      data.fill(0, y * width + x0, y * width + Math.min(width, Math.round(middle + half)));
    }
  }
  return { width, height, data };
}

function eraseAcross(
  data: Uint8Array,
  x: number,
  width: number,
  y0: number,
  y1: number,
  height: number,
): void {
  for (let y = Math.max(0, y0); y < Math.min(height, y1); y++) data[y * width + x] = 0;
}
