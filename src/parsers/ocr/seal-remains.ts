/**
 * Thin strokes of a seal, which a JPEG has left grey: it keeps colours at half the resolution and coarsely, so that the seal's letters are as
 * dark as they were and little red any more. Beside a level's name they read as text.
 *
 * Within a seal, ink that hangs together, is tinted everywhere and nowhere darker than the seal's ink is the seal's. Pale black print takes a tint
 * from what is red beside it, though a lesser one: what may be either stays, and is in doubt.
 */
import type { GreyImage } from '../raster.ts';
import type { PixelBox } from './pixel-tables.ts';
import { darkestOf, darknessAt, IN_OTHER, rednessOf, type SealInk, sealInk } from './seal-ink.ts';

/** Darker than its paper by this much is a stroke; the noise of poor scanners has a deviation of 14. */
const STROKE = 28;
/**
 * Redness for its darkness, as a share of bare seal ink's. On four pages of 200 dpi, JPEG of quality 30 to 80, strokes of a seal's letters had
 * 0.2 to 0.63, black print beside them −0.01 to 0.18.
 */
const TINTED = 0.25;
/** What has no more than this is black. */
const BLACK = 0.1;
/** A stretch of a stroke has this much: signs that touch a seal's letter had 0.03 and less where they are black. */
const TINTED_ALONG = 0.1;
/** Share of a stroke that may have less: its ends, and what noise took. */
const UNTINTED = 0.15;
/** Side of such a stretch, in pixels: what a JPEG's block of colour at half the resolution is parted into. */
const STRETCH = 8;
/** A stretch of fewer pixels tells nothing. */
const LEAST_STRETCH = 6;
/** Noise makes single pixels of red ink this much darker than it is at its fullest; bare black is 1.7 times as dark as the darkest seal. */
const NOISE = 1.2;
/** … and edges in a JPEG a few more of its pixels: what is black has a larger share of them, or is darker than so many times as much. */
const DARK = 0.1;
const BLACKEST = 1.5;
/** What is without tint and nowhere darker than this is the paper's. */
const LEAST_PRINT = 2 * STROKE;
/** What is tinted as a whole is a seal's too where print is so many times as dark: of so many pieces at least, but for the faintest of them. */
const PALER = 1.3;
const FEWEST = 8;
const FAINTEST = 0.1;
// In millimetres.
/** Smaller pieces are a seal's where no print is beside them; else they may be dots of a figure, which one colour of a JPEG covers whole. */
const DOT = 1.1;
/** Longer straight runs are rulings, skewed ones too, which a letter may touch; strokes of print are shorter. */
const RULING = 5;
/** A sign stands so near to its figure. */
const BESIDE = 3;
/** Strokes of print, pale ones too, have black in them or in the next one this near; limbs of a seal's letter that runs into print stand out. */
const LIMB = 0.4;

/** One piece of ink within a seal. */
interface Stroke extends PixelBox {
  readonly pixels: readonly number[];
  /** A limb is what may be either and hangs on print. */
  readonly kind: 'seal' | 'dot' | 'either' | 'limb' | 'print' | 'speck';
  readonly tint: number;
  /** How dark it is where it is darkest. */
  readonly darkest: number;
}

/**
 * Takes the remains of a seal out of the grey page. Returns where that may have been wrong: what may be print, and print that had remains
 * beside it.
 */
export function withoutSealRemains(
  data: Uint8Array,
  page: GreyImage,
  ink: SealInk,
  area: PixelBox,
  dpi: number,
): readonly PixelBox[] {
  const mm = dpi / 25.4;
  // Two seals of one page are not of one ink.
  const own = sealInk(within(data, page, area)) ?? ink;
  const strokes = strokesIn(data, page, own, area, mm);
  const of = (kind: Stroke['kind']) => strokes.filter((stroke) => stroke.kind === kind);
  const print = of('print');
  const isPale = palerThan(print);
  const remains = [...of('seal'), ...[...of('either'), ...of('limb')].filter(isPale)];
  const either = of('either').filter(
    (stroke) => !isPale(stroke) && print.some((other) => isBeside(stroke, other, BESIDE * mm)),
  );
  const dots = of('dot').filter((own) => !print.some((other) => isBeside(own, other, BESIDE * mm)));
  for (const { pixels } of [...remains, ...dots])
    for (const i of pixels) page.data[i] = Math.max(page.data[i]!, own.red);
  // Beside what is paler than any print nothing can have gone with it.
  const alike = remains.filter((stroke) => !isPale(stroke));
  const beside = print.filter((own) => alike.some((other) => isBeside(own, other, BESIDE * mm)));
  return [...either, ...beside].map(({ x0, y0, x1, y1 }) => ({ x0, y0, x1, y1 }));
}

/** Whether a stroke is paler than any of the print there: where all of that is dark enough to tell. */
function palerThan(print: readonly Stroke[]): (stroke: Stroke) => boolean {
  const levels = print.filter(({ tint }) => tint < BLACK / 2).map(({ darkest }) => darkest);
  levels.sort((a, b) => a - b);
  const faintest = levels[Math.floor(FAINTEST * levels.length)] ?? 0;
  return ({ darkest }) => levels.length >= FEWEST && PALER * darkest < faintest;
}

/** The colours of an area, row by row. */
function within(data: Uint8Array, { width, height }: GreyImage, area: PixelBox): Uint8Array {
  const { x0, y0, x1, y1 } = onPage(area, width, height);
  const colours = new Uint8Array(3 * (x1 - x0) * (y1 - y0));
  for (let y = y0; y < y1; y++)
    colours.set(data.subarray(3 * (y * width + x0), 3 * (y * width + x1)), 3 * (y - y0) * (x1 - x0));
  return colours;
}

function onPage({ x0, y0, x1, y1 }: PixelBox, width: number, height: number): PixelBox {
  const [left, top] = [Math.max(0, Math.floor(x0)), Math.max(0, Math.floor(y0))];
  const [right, bottom] = [Math.min(width, Math.ceil(x1)), Math.min(height, Math.ceil(y1))];
  return { x0: left, y0: top, x1: Math.max(left, right), y1: Math.max(top, bottom) };
}

function strokesIn(
  data: Uint8Array,
  { width, height, data: grey }: GreyImage,
  ink: SealInk,
  area: PixelBox,
  mm: number,
): Stroke[] {
  const { x0, y0, x1, y1 } = onPage(area, width, height);
  const [wide, high] = [x1 - x0, y1 - y0];
  const open = new Uint8Array(wide * high);
  for (let y = 0, k = 0; y < high; y++)
    for (let x = 0; x < wide; x++, k++) if (grey[(y0 + y) * width + x0 + x]! < ink.red - STROKE) open[k] = 1;
  clearRulings(open, wide, high, RULING * mm);
  const kindOf = kinds(data, width, ink, mm);
  const strokeOf = (own: readonly number[]): Stroke => {
    const pixels = own.map((k) => (y0 + Math.floor(k / wide)) * width + x0 + (k % wide));
    const box = boundsOf(pixels, width);
    return { ...box, pixels, ...kindOf(pixels, box) };
  };
  const black = nearBlack(data, { width, x0, y0, wide, high }, ink, Math.max(1, Math.round(LIMB * mm)));
  const strokes: Stroke[] = [];
  const scratch = new Uint8Array(open.length);
  for (let first = 0; first < open.length; first++) {
    if (open[first] === 0) continue;
    const own = piece(open, wide, first);
    const whole = strokeOf(own);
    const limbs = whole.kind === 'print' ? limbsOf(own, black, wide, strokeOf, scratch) : [];
    if (limbs.length === 0) strokes.push(whole);
    else
      strokes.push(...limbs.map(({ stroke }) => stroke), { ...strokeOf(without(own, limbs)), kind: 'print' });
  }
  return strokes;
}

/** 1 where a pixel of the area is darker than a seal's ink, or has one that is within reach. */
function nearBlack(
  data: Uint8Array,
  { width, x0, y0, wide, high }: { width: number; x0: number; y0: number; wide: number; high: number },
  ink: SealInk,
  reach: number,
): Uint8Array {
  const darkest = NOISE * darkestOf(ink);
  const near = new Uint8Array(wide * high);
  for (let y = 0; y < high; y++)
    for (let x = 0; x < wide; x++) {
      if (darknessAt(data, 3 * ((y0 + y) * width + x0 + x), ink) <= darkest) continue;
      const [from, to] = [Math.max(0, x - reach), Math.min(wide, x + reach + 1)];
      for (let v = Math.max(0, y - reach); v <= Math.min(high - 1, y + reach); v++)
        near.fill(1, v * wide + from, v * wide + to);
    }
  return near;
}

interface Limb {
  readonly own: readonly number[];
  readonly stroke: Stroke;
}

/** What of a piece of print is a seal's letter that has run into it. `open` is all zeros before and after. */
function limbsOf(
  own: readonly number[],
  black: Uint8Array,
  wide: number,
  strokeOf: (own: readonly number[]) => Stroke,
  open: Uint8Array,
): Limb[] {
  for (const k of own) if (black[k] === 0) open[k] = 1;
  const limbs: Limb[] = [];
  for (const k of own) {
    if (open[k] === 0) continue;
    const limb = piece(open, wide, k);
    const stroke = strokeOf(limb);
    if (stroke.kind === 'seal') limbs.push({ own: limb, stroke });
    else if (stroke.kind === 'either' || stroke.kind === 'dot')
      limbs.push({ own: limb, stroke: { ...stroke, kind: 'limb' } });
  }
  return limbs;
}

function without(own: readonly number[], limbs: readonly Limb[]): number[] {
  const taken = new Set(limbs.flatMap((limb) => limb.own));
  return own.filter((k) => !taken.has(k));
}

/** Straight runs of at least so many pixels, and their edges, are open no more. */
function clearRulings(open: Uint8Array, wide: number, high: number, least: number): void {
  const all = open.slice();
  const clear = (lines: number, length: number, next: number, step: number) => {
    for (let line = 0; line < lines; line++) {
      let from = 0;
      for (let i = 0; i <= length; i++) {
        if (i < length && all[line * next + i * step] === 1) continue;
        if (i - from >= least)
          for (let k = from; k < i; k++)
            for (const edge of [line - 1, line, line + 1])
              if (edge >= 0 && edge < lines) open[edge * next + k * step] = 0;
        from = i + 1;
      }
    }
  };
  clear(high, wide, wide, 1);
  clear(wide, high, 1, wide);
}

/** Ink that hangs together with the first, taken out of what is open. */
function piece(open: Uint8Array, wide: number, first: number): number[] {
  const found = [first];
  open[first] = 0;
  for (let k = 0; k < found.length; k++) {
    const at = found[k]!;
    const x = at % wide;
    for (const row of [at - wide, at, at + wide])
      for (const next of [row - 1, row, row + 1]) {
        if (next < 0 || next >= open.length || open[next] === 0) continue;
        if (Math.abs((next % wide) - x) > 1) continue;
        open[next] = 0;
        found.push(next);
      }
  }
  return found;
}

function boundsOf(pixels: readonly number[], width: number): PixelBox {
  const box = { x0: Infinity, y0: Infinity, x1: 0, y1: 0 };
  for (const i of pixels) {
    const [x, y] = [i % width, Math.floor(i / width)];
    box.x0 = Math.min(box.x0, x);
    box.y0 = Math.min(box.y0, y);
    box.x1 = Math.max(box.x1, x + 1);
    box.y1 = Math.max(box.y1, y + 1);
  }
  return box;
}

function kinds(data: Uint8Array, width: number, ink: SealInk, mm: number) {
  const darkest = NOISE * darkestOf(ink);
  const rednessAt = rednessOf(ink);
  // Redness of bare seal ink for its darkness is one part in this.
  const full = ink.left + IN_OTHER;
  const tintOf = (pixels: readonly number[]) => {
    let [redness, darkness] = [0, 0];
    for (const i of pixels) {
      redness += rednessAt(data, 3 * i);
      darkness += darknessAt(data, 3 * i, ink);
    }
    return (redness * full) / Math.max(1, darkness);
  };
  const kindOf = (pixels: readonly number[], size: number, tint: number, most: number): Stroke['kind'] => {
    const dark = pixels.filter((i) => darknessAt(data, 3 * i, ink) > darkest).length;
    const isBlack = tint < BLACK || dark > DARK * pixels.length || most > BLACKEST * darkestOf(ink);
    if (size < DOT * mm) return isBlack ? 'speck' : 'dot';
    if (isBlack) return most < LEAST_PRINT ? 'speck' : 'print';
    if (tint < TINTED) return 'either';
    const untinted = stretchesOf(pixels, width).filter((own) => tintOf(own) < TINTED_ALONG);
    const share = untinted.reduce((sum, { length }) => sum + length, 0) / pixels.length;
    return share <= UNTINTED ? 'seal' : 'either';
  };
  return (pixels: readonly number[], { x0, y0, x1, y1 }: PixelBox) => {
    const tint = tintOf(pixels);
    const most = pixels.reduce((so, i) => Math.max(so, darknessAt(data, 3 * i, ink)), 0);
    return { kind: kindOf(pixels, Math.max(x1 - x0, y1 - y0), tint, most), tint, darkest: most };
  };
}

function stretchesOf(pixels: readonly number[], width: number): number[][] {
  const stretches = new Map<number, number[]>();
  for (const i of pixels) {
    const [x, y] = [Math.floor((i % width) / STRETCH), Math.floor(i / width / STRETCH)];
    const own = stretches.get(y * width + x);
    if (own === undefined) stretches.set(y * width + x, [i]);
    else own.push(i);
  }
  return [...stretches.values()].filter(({ length }) => length >= LEAST_STRETCH);
}

/** On one line, and no further apart than `reach`. */
function isBeside(a: PixelBox, b: PixelBox, reach: number): boolean {
  const shared = Math.min(a.y1, b.y1) - Math.max(a.y0, b.y0);
  return shared > 0 && Math.max(a.x0 - b.x1, b.x0 - a.x1) <= reach;
}
