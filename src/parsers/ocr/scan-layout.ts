/** A straight sheet → its rulings, tables and lines of text, in pixels. */
import { inkOf, otsuThreshold, type InkImage } from './ink.ts';
import { inkPieces } from './ink-pieces.ts';
import { pixelRulings } from './pixel-rulings.ts';
import {
  type PixelBox,
  type PixelCell,
  type PixelTable,
  pixelTables,
  type PixelWall,
} from './pixel-tables.ts';
import type { ScanSheet } from './scan-sheet.ts';
import { specksAmong } from './specks.ts';
import { textHeight } from './text-height.ts';
import { textStrips, WORD_GAP } from './text-strips.ts';

/** A line of text: tight around its ink. */
export interface ScanLine {
  readonly box: PixelBox;
  /** What may be seen of the page when it is read: the cell it stands in. */
  readonly within: PixelBox;
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
  /** Lines drawn outside every table. */
  readonly loose: readonly PixelWall[];
  /** Dirt, from top to bottom. */
  readonly specks: readonly PixelBox[];
  /** Height of the page's text in pixels. */
  readonly em: number;
}

/** Thin rulings are grey: they count as ink up to this much above the threshold of text. */
const RULING_MARGIN = 25;

export function scanLayout({ image, dpi }: ScanSheet): ScanLayout {
  const threshold = otsuThreshold(image);
  const rough = inkPieces(inkOf(image, threshold)).pieces;
  const em = textHeight(rough, dpi);
  const rulings = pixelRulings(inkOf(image, Math.min(threshold + RULING_MARGIN, 215)), dpi, em);
  const { tables, loose } = pixelTables(rulings, dpi);
  const { text, specks } = textInk(rulings.rest, inkOf(image, threshold), em);
  const found = tables.map((table) => ({ table, cells: cellsWithText(table, text, em) }));
  const outside = freeFields(tables, image.width, image.height);
  const lines = outside.flatMap((field) =>
    textStrips(text, field, em, WORD_GAP).map((box): ScanLine => ({ box, within: field })),
  );
  return { tables: found, lines, loose, specks, em };
}

/** What is ink by the stricter threshold, is no ruling, and no speck. */
function textInk(withoutRulings: InkImage, strict: InkImage, em: number) {
  const { width, height } = strict;
  const data = new Uint8Array(strict.data.length);
  for (let i = 0; i < data.length; i++) data[i] = strict.data[i]! & withoutRulings.data[i]!;
  const text = { width, height, data };
  const { pieces, erase } = inkPieces(text);
  const specks = specksAmong(pieces, em);
  erase((piece) => specks.has(piece));
  return { text, specks: [...specks] };
}

function cellsWithText(table: PixelTable, text: InkImage, em: number): ScanCell[] {
  return table.cells.flatMap((cell) => {
    const lines = textStrips(text, cell.inner, em).map((box): ScanLine => ({ box, within: cell.inner }));
    return lines.length === 0 ? [] : [{ ...cell, lines }];
  });
}

/** The page without its tables: above, beside, between and below them, each over its whole width. */
function freeFields(tables: readonly PixelTable[], width: number, height: number): PixelBox[] {
  const fields: PixelBox[] = [];
  let top = 0;
  for (const { box } of [...tables].sort((a, b) => a.box.y0 - b.box.y0)) {
    if (box.y0 > top) fields.push({ x0: 0, y0: top, x1: width, y1: box.y0 - 2 });
    const from = Math.max(top, box.y0);
    const beside = tables.filter(({ box: other }) => other.y0 < box.y1 && other.y1 > from);
    let left = 0;
    for (const { box: other } of [...beside].sort((a, b) => a.box.x0 - b.box.x0)) {
      if (other.x0 > left) fields.push({ x0: left, y0: from, x1: other.x0 - 2, y1: box.y1 });
      left = Math.max(left, other.x1 + 2);
    }
    if (left < width) fields.push({ x0: left, y0: from, x1: width, y1: box.y1 });
    top = Math.max(top, box.y1 + 2);
  }
  fields.push({ x0: 0, y0: top, x1: width, y1: height });
  return fields;
}
