/**
 * A committed form as a scanner saw it: its page drawn, its rows moved, wiped out or changed as pieces of the picture, then aged. Which
 * printed row stands where afterwards is known from where the pieces were put.
 */
import { readFileSync } from 'node:fs';
import sharp, { type OverlayOptions } from 'sharp';
import { damagePage } from '../../../fixtures/generate/scan/damage.ts';
import type { Random } from '../../../fixtures/generate/random.ts';
import type { Damage } from '../../../fixtures/generate/scan/recipe.ts';
import { openRenderer } from '../../../src/parsers/pdf/render-page.ts';
import type { Indicator } from '../../../src/pipeline/extraction.ts';
import { extractFile } from '../../../src/pipeline/extract-file.ts';

const POINTS_AN_INCH = 72;
/** Points inside a cell's bounds that its lines take: they stay where they are. */
const LINE = 1.5;

interface Cell {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

export interface PicturedRow {
  readonly name: string;
  readonly level: string;
  /** From level 3 to the last column, and the target alone, in points. */
  readonly cells: Cell;
  readonly target: Cell;
}

export interface PicturedForm {
  readonly png: Buffer;
  readonly dpi: number;
  readonly rows: readonly PicturedRow[];
}

/** What is changed between one scan and the next; rows by their names. */
export interface Rearranged {
  /** Pairs of rows that change places; they must be of one height. */
  readonly swapped?: readonly (readonly [string, string])[];
  /** Rows of which nothing is left but their lines. */
  readonly wiped?: readonly string[];
  /** [row, other]: the row's target reads as the other's. */
  readonly retargeted?: readonly (readonly [string, string])[];
}

/** The one page of a PDF whose text is in it, so that its rows and cells are known without any recognition. */
export async function picturedForm(path: string, dpi: number): Promise<PicturedForm> {
  const { extraction } = await extractFile(path, { document: 'printed.pdf' });
  if (extraction.status === 'failed' || extraction.pages !== 1 || extraction.forms.length !== 1)
    throw new Error(`${path} is not one form on one page`);
  const renderer = await openRenderer(readFileSync(path), path);
  try {
    const canvas = await renderer.render(1, dpi / POINTS_AN_INCH);
    const rows = extraction.forms[0]!.indicators.map(picturedRow);
    return { png: canvas.toBuffer('image/png'), dpi, rows };
  } finally {
    await renderer.close();
  }
}

function picturedRow(row: Indicator): PicturedRow {
  const name = row.printed.level3.locators[0];
  if (row.box === null || name?.kind !== 'box') throw new Error(`row ${row.ordinal} has no place`);
  const [x0, y0, x1, y1] = row.box;
  const weight = row.printed.extras.weight?.locators[0];
  const right = weight?.kind === 'box' ? weight.box.x1 : x1;
  return {
    name: `row ${row.ordinal}`,
    level: `${row.level1} ${row.level2}`,
    cells: { ...name.box, x1: right },
    target: { x0, y0, x1, y1 },
  };
}

/** The rearranged page as a JPEG of a worse scan, and its rows from top to bottom with the points their middles stand at. */
export async function scanOf(
  form: PicturedForm,
  { swapped = [], wiped = [], retargeted = [] }: Rearranged,
  damage: Damage,
  quality: number,
  random: Random,
): Promise<{ readonly jpeg: Buffer; readonly rows: readonly { name: string; middle: number }[] }> {
  const row = (name: string): PicturedRow => form.rows.find((one) => one.name === name)!;
  const pieces: OverlayOptions[] = [];
  const put = async (from: Cell, to: Cell): Promise<void> => {
    const { left, top } = inPixels(to, form.dpi);
    pieces.push({
      input: await sharp(form.png).extract(inPixels(from, form.dpi)).png().toBuffer(),
      left,
      top,
    });
  };
  for (const [a, b] of swapped) {
    await put(row(a).cells, row(b).cells);
    await put(row(b).cells, row(a).cells);
  }
  for (const [a, b] of retargeted) await put(row(b).target, row(a).target);
  for (const name of wiped) {
    const { width, height, left, top } = inPixels(row(name).cells, form.dpi);
    const background = { r: 255, g: 255, b: 255 };
    pieces.push({ input: { create: { width, height, channels: 3, background } }, left, top });
  }
  const page = await sharp(form.png).flatten({ background: 'white' }).composite(pieces).png().toBuffer();
  const smaller = await sharp(page)
    .resize({ width: Math.round(((await sharp(page).metadata()).width ?? 0) * (damage.dpi / form.dpi)) })
    .png()
    .toBuffer();
  const { data, width, height, channels } = await damagePage(smaller, damage, random);
  const jpeg = await sharp(data, { raw: { width, height, channels } })
    .withMetadata({ density: damage.dpi })
    .jpeg({ quality })
    .toBuffer();
  return { jpeg, rows: places(form, swapped, wiped) };
}

function places(
  form: PicturedForm,
  swapped: readonly (readonly [string, string])[],
  wiped: readonly string[],
): { name: string; middle: number }[] {
  const at = new Map(form.rows.map(({ name, cells }) => [name, (cells.y0 + cells.y1) / 2]));
  for (const [a, b] of swapped) {
    const [first, second] = [at.get(a)!, at.get(b)!];
    at.set(a, second).set(b, first);
  }
  return [...at]
    .filter(([name]) => !wiped.includes(name))
    .map(([name, middle]) => ({ name, middle }))
    .sort((a, b) => a.middle - b.middle);
}

function inPixels(cell: Cell, dpi: number): { left: number; top: number; width: number; height: number } {
  const pixels = (points: number): number => Math.round((points * dpi) / POINTS_AN_INCH);
  const [left, top] = [pixels(cell.x0 + LINE), pixels(cell.y0 + LINE)];
  return {
    left,
    top,
    width: pixels(cell.x1 - cell.x0 - 2 * LINE),
    height: pixels(cell.y1 - cell.y0 - 2 * LINE),
  };
}

/** How far a straightened page may lie from the drawn one, in points; less than half of a row. */
const FARTHEST_SHIFT = 8;
const SHIFT_STEP = 0.5;

/** The printed row each recognised row is, told by where it stands alone; null where nothing is printed there. */
export function namesByPlace(
  recognised: readonly Indicator[],
  printed: readonly { readonly name: string; readonly middle: number }[],
): readonly (string | null)[] {
  const middles = recognised.map(({ box }) => (box === null ? Number.NaN : (box[1] + box[3]) / 2));
  const nearest = (middle: number) =>
    printed.reduce((a, b) => (Math.abs(b.middle - middle) < Math.abs(a.middle - middle) ? b : a));
  const shifts = Array.from(
    { length: (2 * FARTHEST_SHIFT) / SHIFT_STEP + 1 },
    (_, i) => i * SHIFT_STEP - FARTHEST_SHIFT,
  );
  const cost = (shift: number): number =>
    middles.reduce((sum, middle) => sum + Math.abs(nearest(middle + shift).middle - middle - shift), 0);
  const best = shifts.reduce((a, b) => (cost(b) < cost(a) ? b : a));
  return middles.map((middle) => {
    const { name, middle: at } = nearest(middle + best);
    return Math.abs(at - middle - best) < FARTHEST_SHIFT ? name : null;
  });
}
