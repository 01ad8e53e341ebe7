/** How high the text of a straight sheet is where its strokes have come apart: the pieces are parts of characters, but lines are as high as before. */
import type { InkPiece } from './ink-pieces.ts';
import type { PixelBox } from './pixel-tables.ts';
import { textHeight } from './text-height.ts';

// In inches.
/** Lines are looked at through strips of this width: some four characters, so that cells beside each other do not fill the paper between lines. */
const STRIP = 0.5;
/** Pieces smaller than this are dirt, larger ones rulings. */
const SMALLEST = 0.02;
const LARGEST = 0.4;
/** Bands lower than this are dashes and dots. */
const LOWEST = 0.04;

/**
 * Bands are 1.00 to 1.14 times as high as the text is taken for by its pieces on 28 clean pages and 84 of 87 scanned, photographed and faxed ones; on
 * copies whose thin strokes have come apart, and on a thin face under noise, 1.2 to 2.3 times.
 */
const BROKEN = 1.2;
/**
 * From here on brackets and parts of names had gone in silence. Below it two signs had, on copies of 42 forms, of which every row for review would be
 * half of all.
 */
const LOST = 1.4;
/** What a band is higher than a character, as the pieces of clean pages tell. */
const BAND = 1.04;

export interface BandHeight {
  /** Height of the sheet's characters in pixels. */
  readonly em: number;
  /** Whether its print has come apart. */
  readonly isWorn: boolean;
  /** Whether so much of it is gone that whole signs may be. */
  readonly hasLostStrokes: boolean;
}

/**
 * @param pieces the sheet's pieces of ink, rulings and dirt too
 * @returns the height its pieces tell, or that of its lines where these are so much higher that the pieces can be no whole characters
 */
export function bandHeight(pieces: readonly InkPiece[], dpi: number): BandHeight {
  const byPieces = textHeight(pieces, dpi);
  const byBands = medianBand(pieces, dpi);
  if (byBands === null || byBands <= BROKEN * byPieces)
    return { em: byPieces, isWorn: false, hasLostStrokes: false };
  return { em: byBands / BAND, isWorn: true, hasLostStrokes: byBands > LOST * byPieces };
}

/** The median height of the bands of ink, a wide one counting more than a narrow one; null where there are none. */
function medianBand(pieces: readonly InkPiece[], dpi: number): number | null {
  const bands = stripsOf(pieces, dpi)
    .flatMap(bandsOf)
    .map(({ x0, y0, x1, y1 }) => ({ height: y1 - y0, weight: Math.min(STRIP * dpi, x1 - x0) }))
    .filter(({ height }) => height >= LOWEST * dpi && height <= LARGEST * dpi)
    .sort((a, b) => a.height - b.height);
  const half = bands.reduce((sum, { weight }) => sum + weight, 0) / 2;
  let seen = 0;
  for (const { height, weight } of bands) {
    seen += weight;
    if (seen >= half) return height;
  }
  return null;
}

function stripsOf(pieces: readonly InkPiece[], dpi: number): InkPiece[][] {
  const right = pieces.reduce((most, { x1 }) => Math.max(most, x1), 0);
  const strips = Array.from({ length: Math.ceil(right / (STRIP * dpi)) }, (): InkPiece[] => []);
  for (const piece of pieces) {
    const size = Math.max(piece.x1 - piece.x0, piece.y1 - piece.y0);
    if (size < SMALLEST * dpi || size > LARGEST * dpi) continue;
    const last = Math.floor((piece.x1 - 1) / (STRIP * dpi));
    for (let i = Math.floor(piece.x0 / (STRIP * dpi)); i <= last; i++) strips[i]!.push(piece);
  }
  return strips;
}

/** Pieces whose heights overlap or touch, from top to bottom. */
function bandsOf(strip: readonly InkPiece[]): PixelBox[] {
  const bands: { x0: number; y0: number; x1: number; y1: number }[] = [];
  for (const { x0, y0, x1, y1 } of [...strip].sort((a, b) => a.y0 - b.y0)) {
    const band = bands.at(-1);
    if (band === undefined || y0 > band.y1 + 1) bands.push({ x0, y0, x1, y1 });
    else {
      band.y1 = Math.max(band.y1, y1);
      band.x0 = Math.min(band.x0, x0);
      band.x1 = Math.max(band.x1, x1);
    }
  }
  return bands;
}
