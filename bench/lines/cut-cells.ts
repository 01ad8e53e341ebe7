/** Cells of damaged pages with what is printed in them: a digital PDF tells text and places, its picture is damaged like a scan. */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import type { Random } from '../../fixtures/generate/random.ts';
import { bilevel, damagePage, type Picture } from '../../fixtures/generate/scan/damage.ts';
import type { Recipe } from '../../fixtures/generate/scan/recipe.ts';
import { runProgram } from '../../fixtures/generate/tools.ts';
import type { ColumnRole } from '../../src/glossary/columns.ts';
import type { Expectation } from '../../src/parsers/ocr/engine.ts';
import type { Box, PositionedPage } from '../../src/parsers/page.ts';
import { readPdf } from '../../src/parsers/pdf/read-pdf.ts';
import type { GreyImage } from '../../src/parsers/raster.ts';
import { columnHeaderAt } from '../../src/pipeline/form/column-header.ts';
import { GridIndex } from '../../src/pipeline/form/grid-index.ts';
import type { Cell, Grid } from '../../src/pipeline/tables/block.ts';
import { textLines } from '../../src/pipeline/tables/text-lines.ts';
import { traceDocument } from '../../src/pipeline/trace-document.ts';

export interface CutLine {
  readonly image: GreyImage;
  /** What is printed, without white space. */
  readonly text: string;
}

export interface CutCell {
  readonly document: string;
  readonly place: 'header' | 'head' | ColumnRole;
  readonly expected: Expectation;
  readonly lines: readonly CutLine[];
}

/** How `recipe` treats a page is drawn from `random`; pages are turned back upright exactly, as a reader would at its best. */
export async function cutCells(
  pdf: Buffer,
  document: string,
  recipe: Recipe,
  random: Random,
): Promise<readonly CutCell[]> {
  const trace = await traceDocument(await readPdf(pdf, document), { path: document, keep: () => true });
  const damage = { ...recipe.damage(random), turn: 0 as const };
  const rasters = await rasterise(pdf, damage.dpi);
  const cells: CutCell[] = [];
  for (const [i, raster] of rasters.entries()) {
    const traced = trace.kept.get(i + 1);
    if (traced === undefined) continue;
    const encoding = recipe.encoding(random, rasters.length);
    const damaged = await damagePage(raster, damage, random);
    const stored = encoding.as === 'g4' ? bilevel(damaged, damage.specks, random) : damaged;
    const packed = encoding.as === 'jpeg' ? await throughJpeg(stored, encoding.quality) : stored;
    const picture = await upright(packed, damage.skew + random.float(-0.05, 0.05));
    const view = viewOf(picture, traced.page, damage.dpi);
    for (const block of traced.blocks) {
      if (block.kind === 'grid') cells.push(...cutGrid(block, traced.page, view, document));
    }
  }
  return cells;
}

async function rasterise(pdf: Buffer, dpi: number): Promise<readonly Buffer[]> {
  const folder = await mkdtemp(join(tmpdir(), 'jixiao-lines-'));
  try {
    const path = join(folder, 'in.pdf');
    await writeFile(path, pdf);
    await runProgram('pdftoppm', ['-r', String(dpi), '-png', path, join(folder, 'page')]);
    const names = (await readdir(folder)).filter((name) => name.endsWith('.png')).sort();
    return await Promise.all(names.map((name) => readFile(join(folder, name))));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function throughJpeg(picture: Picture, quality: number): Promise<Picture> {
  const { width, height, channels } = picture;
  const jpeg = await sharp(picture.data, { raw: { width, height, channels } }).jpeg({ quality }).toBuffer();
  const data = await sharp(jpeg)
    .toColourspace(channels === 1 ? 'b-w' : 'srgb')
    .raw()
    .toBuffer();
  return { ...picture, data };
}

/** The red channel, in which red seals vanish, turned back by the skew. */
async function upright(picture: Picture, skew: number): Promise<GreyImage> {
  const { width, height, channels } = picture;
  const red = Buffer.alloc(width * height);
  for (let i = 0; i < red.length; i += 1) red[i] = picture.data[i * channels]!;
  const { data, info } = await sharp(red, { raw: { width, height, channels: 1 } })
    .rotate(-skew, { background: 'white' })
    .toColourspace('b-w')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data };
}

/** Points of the page → pixels of its picture; turning there and back kept the middle where it was. */
interface View {
  readonly image: GreyImage;
  readonly scale: number;
  readonly left: number;
  readonly top: number;
}

function viewOf(image: GreyImage, page: PositionedPage, dpi: number): View {
  const scale = dpi / 72;
  return {
    image,
    scale,
    left: (image.width - page.width * scale) / 2,
    top: (image.height - page.height * scale) / 2,
  };
}

function cutGrid(grid: Grid, page: PositionedPage, view: View, document: string): readonly CutCell[] {
  const index = new GridIndex(grid);
  const header = Array.from({ length: grid.rowCount }, (_, row) => columnHeaderAt(index, row)).find(
    (found) => found !== null,
  );
  const headers = new Set(header?.cells);
  return grid.cells
    .filter((cell) => cell.lines.length > 0 && cell.locator.kind === 'box')
    .map((cell) => {
      const slot = header?.sets
        .flatMap((set) => set.slots)
        .find((s) => s.from <= cell.column && cell.column + cell.columnSpan <= s.to);
      const below = header !== undefined && header !== null && cell.row >= header.bodyRow;
      const place = headers.has(cell) ? 'header' : below ? (slot?.role ?? 'other') : 'head';
      return { document, place, expected: expectationOf(place), lines: cutLines(cell, page, view) };
    });
}

function expectationOf(place: CutCell['place']): Expectation {
  if (place === 'header' || place === 'sign' || place === 'unit' || place === 'target') return place;
  if (place === 'level1' || place === 'level2') return 'level';
  if (place === 'midterm' || place === 'longterm' || place === 'actual') return 'target';
  return place === 'weight' || place === 'score' ? 'number' : 'text';
}

/** Kept away from the cell's edge, in points: half the thickest ruling and a pixel. */
const INSET = 1.4;
/** How far around a line's box its ink is looked for, in em. */
const SURROUNDINGS = 0.3;
/** A line of low glyphs (`—`, `=`) is cut as high as a line of usual ones, in em. */
const LEAST_HEIGHT = 0.85;

function cutLines(cell: Cell, page: PositionedPage, view: View): readonly CutLine[] {
  const box = (cell.locator as { box: Box }).box;
  const inside = page.runs.filter((run) => {
    const [x, y] = [(run.box.x0 + run.box.x1) / 2, (run.box.y0 + run.box.y1) / 2];
    return x > box.x0 && x < box.x1 && y > box.y0 && y < box.y1;
  });
  const lines = textLines(inside);
  return lines.map((line, i) => {
    const above = lines[i - 1];
    const below = lines[i + 1];
    const em = Math.max(...line.runs.map((run) => run.fontSize));
    const area = {
      x0: Math.max(box.x0 + INSET, line.box.x0 - em * SURROUNDINGS),
      x1: Math.min(box.x1 - INSET, line.box.x1 + em * SURROUNDINGS),
      y0: Math.max(
        box.y0 + INSET,
        line.box.y0 - em * SURROUNDINGS,
        above === undefined ? 0 : (above.box.y1 + line.box.y0) / 2,
      ),
      y1: Math.min(
        box.y1 - INSET,
        line.box.y1 + em * SURROUNDINGS,
        below === undefined ? page.height : (line.box.y1 + below.box.y0) / 2,
      ),
    };
    const least = Math.round(em * view.scale * LEAST_HEIGHT);
    return { image: tight(crop(view, area), least), text: line.text.replace(/\s+/gu, '') };
  });
}

function crop(view: View, box: Box): GreyImage {
  const { image, scale } = view;
  const clamp = (value: number, most: number): number => Math.min(most, Math.max(0, Math.round(value)));
  const x0 = clamp(view.left + box.x0 * scale, image.width - 1);
  const x1 = Math.max(x0 + 1, clamp(view.left + box.x1 * scale, image.width));
  const y0 = clamp(view.top + box.y0 * scale, image.height - 1);
  const y1 = Math.max(y0 + 1, clamp(view.top + box.y1 * scale, image.height));
  return part(image, x0, y0, x1, y1);
}

function part(image: GreyImage, x0: number, y0: number, x1: number, y1: number): GreyImage {
  const data = new Uint8Array((x1 - x0) * (y1 - y0));
  for (let y = y0; y < y1; y += 1) {
    data.set(image.data.subarray(y * image.width + x0, y * image.width + x1), (y - y0) * (x1 - x0));
  }
  return { width: x1 - x0, height: y1 - y0, data };
}

/** Dark pixels among a pixel and its eight neighbours that make it ink: the specks of a fax are three pixels. */
const LEAST_NEIGHBOURS = 4;
/** Ink pixels a row or column of the line must have. */
const LEAST_INK = 2;

/** The picture cut to its ink: darker than the middle between paper and the darkest hundredth. */
function tight(image: GreyImage, leastHeight: number): GreyImage {
  const sorted = Uint8Array.from(image.data).sort();
  const paper = sorted[Math.floor(sorted.length * 0.7)] ?? 255;
  const ink = sorted[Math.floor(sorted.length * 0.01)] ?? 0;
  const limit = (paper + ink) / 2;
  const rows = new Uint32Array(image.height);
  const columns = new Uint32Array(image.width);
  for (let y = 0; y < image.height; y += 1) {
    for (let x = 0; x < image.width; x += 1) {
      if (image.data[y * image.width + x]! >= limit || isSpeck(image, x, y, limit)) continue;
      rows[y]! += 1;
      columns[x]! += 1;
    }
  }
  const [top, bottom] = extent(rows);
  const [x0, x1] = extent(columns);
  if (bottom <= top || x1 <= x0) return image;
  const missing = Math.max(0, leastHeight - (bottom - top));
  const y0 = Math.max(0, top - Math.ceil(missing / 2));
  const y1 = Math.min(image.height, bottom + Math.floor(missing / 2));
  return part(image, x0, y0, x1, y1);
}

function isSpeck(image: GreyImage, x: number, y: number, limit: number): boolean {
  let dark = 0;
  for (let j = Math.max(0, y - 1); j <= Math.min(image.height - 1, y + 1); j += 1) {
    for (let i = Math.max(0, x - 1); i <= Math.min(image.width - 1, x + 1); i += 1) {
      if (image.data[j * image.width + i]! < limit) dark += 1;
    }
  }
  return dark < LEAST_NEIGHBOURS;
}

function extent(counts: Uint32Array): readonly [number, number] {
  return [
    counts.findIndex((n) => n >= LEAST_INK),
    counts.length - [...counts].reverse().findIndex((n) => n >= LEAST_INK),
  ];
}
