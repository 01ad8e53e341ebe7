/** A straight sheet → its rulings, tables and lines of text, in pixels. */
import { handBack } from '../handed-back.ts';
import { bandHeight } from './band-height.ts';
import { inkThreshold, type InkImage } from './ink.ts';
import { type InkPiece, inkPieces } from './ink-pieces.ts';
import { inkThresholds, inkUnder } from './ink-thresholds.ts';
import { missedWalls } from './missed-walls.ts';
import { type PixelRulings, pixelRulings, withMoreRulings } from './pixel-rulings.ts';
import {
  type PixelBox,
  type PixelCell,
  type PixelTable,
  type PixelTables,
  pixelTables,
  type PixelWall,
} from './pixel-tables.ts';
import { eraseRings } from './ring-ink.ts';
import { ringsOn } from './rings-on-sheet.ts';
import type { ScanSheet } from './scan-sheet.ts';
import type { SealRing } from './seal-rings.ts';
import { specksAmong } from './specks.ts';
import { withPaleEnds } from './pale-ends.ts';
import { withPaleSign } from './pale-signs.ts';
import { withoutStreaks } from './scanner-streaks.ts';
import { inkStretches, type Stretch, textStrips } from './text-strips.ts';
import { withPaleInk } from './pale-ink.ts';
import { wornPieces } from './worn-pieces.ts';
import { withDotsJoined } from './broken-rulings.ts';
import { freeLines, TALLEST } from './free-lines.ts';
import { withoutColumns } from './cells-without-columns.ts';

/** A line of text: tight around its ink. */
export interface ScanLine {
  readonly box: PixelBox;
  /** What may be seen of the page when it is read: the cell it stands in. */
  readonly within: PixelBox;
  /** Where it has ink, parted at gaps that may lie between two texts; one stretch in a cell. */
  readonly stretches: readonly Stretch[];
}

export interface ScanCell extends PixelCell {
  readonly lines: readonly ScanLine[];
}

export interface ScanTable {
  readonly table: PixelTable;
  /** Cells with text; blank ones are left out. */
  readonly cells: readonly ScanCell[];
}

export interface ScanLayout {
  readonly tables: readonly ScanTable[];
  /** Lines outside every table. */
  readonly lines: readonly ScanLine[];
  /** Pieces of ink outside every table that are too high for a line of text. */
  readonly high: readonly PixelBox[];
  /** Rings of seals. */
  readonly rings: readonly SealRing[];
  /** Lines drawn outside every table. */
  readonly loose: readonly PixelWall[];
  /** Dirt, from top to bottom. */
  readonly specks: readonly PixelBox[];
  /** Height of the page's text in pixels. */
  readonly em: number;
  /** Whether characters of its print have fallen to pieces. */
  readonly isWorn: boolean;
  /** Whether strokes of it have gone without a trace. */
  readonly hasLostStrokes: boolean;
}

/** Thin rulings are grey: they count as ink up to this much above the threshold of text. */
const RULING_MARGIN = 25;
/** … but not as far as paper. */
const RULING_MOST = 215;
/** Any margin, up to what is paper. */
const PAPER = 255;

/** Texts in neighbouring columns stand at least this far apart (heights of the line); narrow characters (目, 日) up to 0.35. */
const TEXT_GAP = 0.42;

export function scanLayout({ image, dpi }: ScanSheet): ScanLayout {
  const threshold = inkThreshold(image);
  const thresholds = inkThresholds(image, threshold, dpi);
  const dark = inkUnder(image, thresholds);
  const { pieces: all } = inkPieces(dark);
  const { em, isWorn, hasLostStrokes } = bandHeight(all, dpi);
  // Of worn print what is left of thin strokes is pale.
  const ink = isWorn ? inkUnder(image, thresholds, PAPER, thresholds.faint) : dark;
  const drawn = () => inkUnder(image, thresholds, RULING_MARGIN, RULING_MOST);
  const lined = withDotsJoined(drawn(), all, dpi);
  const { rulings, tables, loose } = ruled(withoutStreaks(pixelRulings(lined, dpi, em), dpi), dpi);
  const unruled = isWorn ? withPaleInk(ink, drawn(), rulings.rest) : rulings.rest;
  const rings = ringsOn({ image, dpi });
  eraseRings(ink, rings, dpi);
  const { text, pieces, specks } = textInk(unruled, ink, em, isWorn);
  for (const plane of [dark, ink, lined]) handBack(plane.data);
  const whole: WholeLine = (box, within) => withPaleEnds(image, thresholds.faint, box, within, em);
  const parted = tables.map((table) => ({ table, ...withoutColumns(table, text, em) }));
  const signed: WholeLine = (box, within) =>
    withPaleSign(image, { ink: threshold, faint: thresholds.faint }, whole(box, within), within, em);
  const found = parted.map(({ table, walled }) => ({
    table,
    cells: cellsWithText(walled, text, em, signed),
  }));
  const outside = pieces.filter(
    (piece) =>
      !tables.some(({ box }) => holds(box, piece)) ||
      parted.some(({ open }) => open.some(({ inner }) => holds(inner, piece))),
  );
  const sheet = { x0: 0, y0: 0, x1: image.width, y1: image.height };
  const lines = freeLines(outside, em).map((box) => freeLine(whole(box, sheet), text, em));
  handBack(text.data);
  const high = outside.filter(({ y0, y1 }) => y1 - y0 > TALLEST * em);
  return { tables: found, lines, high, rings, loose, specks, em, isWorn, hasLostStrokes };
}

/** Every line of the page, those outside tables first. */
export function allLines({ tables, lines }: ScanLayout): ScanLine[] {
  return [...lines, ...tables.flatMap(({ cells }) => cells.flatMap((cell) => cell.lines))];
}

/** The box of a line's ink, and what of it is too pale to count as ink. */
type WholeLine = (ink: PixelBox, within: PixelBox) => PixelBox;

/** The tables of the rules, and of those that show once it is known where they must be. */
function ruled(rulings: PixelRulings, dpi: number): PixelTables & { readonly rulings: PixelRulings } {
  const found = pixelTables(rulings, dpi);
  const missed = found.tables.map((table) => missedWalls(table, rulings, rulings.rest, dpi));
  const more = {
    horizontal: missed.flatMap((walls) => walls.horizontal),
    vertical: missed.flatMap((walls) => walls.vertical),
  };
  if (more.horizontal.length + more.vertical.length === 0) return { ...found, rulings };
  const all = withMoreRulings(rulings, more);
  return { ...pixelTables(all, dpi), rulings: all };
}

/**
 * What is ink by the stricter threshold, is no ruling, and no speck. Of worn print the parts of a character count as one piece.
 *
 * @param text the ink without rulings; becomes what is returned
 */
function textInk(text: InkImage, strict: InkImage, em: number, isWorn: boolean) {
  const { data } = text;
  for (let i = 0; i < data.length; i++) data[i]! &= strict.data[i]!;
  const { pieces, erase } = inkPieces(text);
  const wholes = isWorn ? wornPieces(pieces, em) : null;
  const all = wholes === null ? pieces : [...new Set(wholes.values())];
  const { specks, dirt } = specksAmong(all, em);
  const isText = (piece: InkPiece) => !specks.has(piece) && !isBlot(piece, em);
  erase((piece) => !isText(wholes?.get(piece) ?? piece));
  return { text, pieces: all.filter(isText), specks: dirt };
}

// In em; a punched hole has 1.5 to 2, and as a disc 0.78 of its square.
/** A solid piece this large both ways is no character: a punched hole, a blot, the corner of a folder. */
const BLOT = 1.2;
/** Share of its box that is ink; the blackest characters (圖 in a heavy face) have 0.6. */
const BLOT_FILL = 0.7;

function isBlot({ x0, y0, x1, y1, area }: InkPiece, em: number): boolean {
  return Math.min(x1 - x0, y1 - y0) >= BLOT * em && area >= BLOT_FILL * (x1 - x0) * (y1 - y0);
}

function cellsWithText(
  cells: readonly PixelCell[],
  text: InkImage,
  em: number,
  whole: WholeLine,
): ScanCell[] {
  return cells.flatMap((cell) => {
    const lines = textStrips(text, cell.inner, em)
      .map((ink) => whole(ink, cell.inner))
      .map((box): ScanLine => ({ box, within: cell.inner, stretches: [{ from: box.x0, to: box.x1 }] }));
    return lines.length === 0 ? [] : [{ ...cell, lines }];
  });
}

/** A line outside every table: nothing beside its own box is seen when it is read. */
function freeLine(box: PixelBox, text: InkImage, em: number): ScanLine {
  const within = { x0: box.x0 - 1, y0: box.y0 - 1, x1: box.x1 + 1, y1: box.y1 + 1 };
  return { box, within, stretches: inkStretches(text, box, TEXT_GAP * Math.max(em, box.y1 - box.y0)) };
}

function holds(box: PixelBox, piece: PixelBox): boolean {
  const [x, y] = [(piece.x0 + piece.x1) / 2, (piece.y0 + piece.y1) / 2];
  return x > box.x0 && x < box.x1 && y > box.y0 && y < box.y1;
}
