/** Uneven light out of a picture: each pixel as a share of the paper's brightness around it. */
import type { GreyImage } from '../raster.ts';

/** Side of a tile in inches: wider than a stroke of a headline, so that each holds some paper. */
const TILE = 0.16;
/** The paper's brightness is this quantile of a tile's pixels. */
const PAPER_QUANTILE = 0.85;
/** Paper darker than this is none, but a dark border or a black area: it is not lit up. */
const DARKEST_PAPER = 70;
/** A tile this much darker than its brighter neighbours is ink, not shade. */
const INK_TILE = 0.75;
/** Spread of the tiles' brightness up to which the light is even and the picture is only scaled. */
const EVEN = 6;

/**
 * The picture with its paper at white everywhere: shading at folds, uneven lamps, grey paper.
 *
 * @param dpi pixels an inch
 * @param out where the result goes; the picture's own pixels where these are needed no more
 */
export function evenLight(
  image: GreyImage,
  dpi: number,
  out: Uint8Array = new Uint8Array(image.data.length),
): GreyImage {
  const { width, height, data } = image;
  const side = Math.max(8, Math.round(TILE * dpi));
  const tiles = paperTiles(image, side);
  const [low, high] = spread(tiles.values);
  if (high - low <= EVEN) {
    const table = scaleTable((low + high) / 2);
    for (let i = 0; i < out.length; i++) out[i] = table[data[i]!]!;
    return { width, height, data: out };
  }
  const row = new Float32Array(tiles.columns);
  for (let y = 0; y < height; y++) {
    const ty = Math.min(Math.max((y + 0.5) / side - 0.5, 0), tiles.rows - 1);
    const r = Math.min(Math.floor(ty), Math.max(0, tiles.rows - 2));
    const next = Math.min(r + 1, tiles.rows - 1);
    for (let c = 0; c < tiles.columns; c++) {
      const above = tiles.values[r * tiles.columns + c]!;
      row[c] = above + (tiles.values[next * tiles.columns + c]! - above) * (ty - r);
    }
    lightRow(data, out, y * width, width, row, side);
  }
  return { width, height, data: out };
}

function lightRow(
  data: Uint8Array,
  out: Uint8Array,
  start: number,
  width: number,
  row: Float32Array,
  side: number,
): void {
  let x = 0;
  for (let c = -1; c < row.length; c++) {
    const end = Math.min(width, Math.round((c + 1.5) * side));
    const left = row[Math.max(c, 0)]!;
    const right = row[Math.min(c + 1, row.length - 1)]!;
    const from = (c + 0.5) * side;
    for (; x < end; x++) {
      const paper = left + ((right - left) * (x - from)) / side;
      const value = (data[start + x]! * 255) / paper;
      out[start + x] = value > 255 ? 255 : value;
    }
  }
  for (; x < width; x++) {
    const value = (data[start + x]! * 255) / row[row.length - 1]!;
    out[start + x] = value > 255 ? 255 : value;
  }
}

interface Tiles {
  readonly columns: number;
  readonly rows: number;
  /** Brightness of the paper in each, row by row. */
  readonly values: Float32Array;
}

function paperTiles(image: GreyImage, side: number): Tiles {
  const columns = Math.max(1, Math.ceil(image.width / side));
  const rows = Math.max(1, Math.ceil(image.height / side));
  const values = new Float32Array(columns * rows);
  const counts = new Uint32Array(256);
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++)
      values[r * columns + c] = paperOf(image, c * side, r * side, side, counts);
  }
  return { columns, rows, values: smoothed(withoutInk(values, columns, rows), columns, rows) };
}

function paperOf(image: GreyImage, x0: number, y0: number, side: number, counts: Uint32Array): number {
  counts.fill(0);
  const x1 = Math.min(image.width, x0 + side);
  const y1 = Math.min(image.height, y0 + side);
  let total = 0;
  for (let y = y0; y < y1; y += 2) {
    for (let x = x0; x < x1; x += 2, total++) counts[image.data[y * image.width + x]!]!++;
  }
  let above = total * (1 - PAPER_QUANTILE);
  for (let value = 255; value > DARKEST_PAPER; value--) {
    above -= counts[value]!;
    if (above < 0) return value;
  }
  return DARKEST_PAPER;
}

/** A tile full of ink (a seal, a black bar) takes the brightness of its brightest neighbours. */
function withoutInk(values: Float32Array, columns: number, rows: number): Float32Array {
  return eachWithNeighbours(values, columns, rows, (own, around) => {
    const brightest = Math.max(...around);
    return own < brightest * INK_TILE ? brightest : own;
  });
}

function smoothed(values: Float32Array, columns: number, rows: number): Float32Array {
  return eachWithNeighbours(values, columns, rows, (_own, around) => {
    const sorted = [...around].sort((a, b) => a - b);
    return sorted[sorted.length >> 1]!;
  });
}

function eachWithNeighbours(
  values: Float32Array,
  columns: number,
  rows: number,
  of: (own: number, around: readonly number[]) => number,
): Float32Array {
  const result = new Float32Array(values.length);
  const around: number[] = [];
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) {
      around.length = 0;
      for (let y = Math.max(0, r - 1); y <= Math.min(rows - 1, r + 1); y++) {
        for (let x = Math.max(0, c - 1); x <= Math.min(columns - 1, c + 1); x++)
          around.push(values[y * columns + x]!);
      }
      result[r * columns + c] = of(values[r * columns + c]!, around);
    }
  }
  return result;
}

function spread(values: Float32Array): readonly [number, number] {
  const sorted = Float32Array.from(values).sort();
  return [sorted[Math.floor(sorted.length * 0.02)]!, sorted[Math.floor(sorted.length * 0.98)]!];
}

function scaleTable(paper: number): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, value) => Math.min(255, (value * 255) / paper));
}
