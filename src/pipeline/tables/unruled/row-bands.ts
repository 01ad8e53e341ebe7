/**
 * Rows of a table without lines between them. A dynamic programme parts the lines of the name and value columns into rows: each
 * row wants one value and one name, a name's line that is not full cannot run on, and the cells of a row share their middle, their
 * top or, as spreadsheets set them unless told otherwise, their foot. One odd row so costs its own price and does not derail the rest.
 */
import type { Ruling } from '../../../parsers/page.ts';
import { type ColumnLine, middleOf, type Slice } from './column-line.ts';
import { type ColumnEnds, type Measures, measure, together } from './row-measures.ts';
import { MOST_SLICES, type RowPrices, rowPrices } from './row-prices.ts';

export interface RowBand {
  readonly lines: readonly ColumnLine[];
  /** Extent of the row's text. */
  readonly top: number;
  readonly bottom: number;
  /** What the row cost; 0 is a row without any oddity. */
  readonly cost: number;
  /** What the cheapest other reading of its lines would cost more; little where two readings are nearly as good. */
  readonly margin: number;
}

export interface RowBands {
  readonly bands: readonly RowBand[];
  readonly measures: Measures;
  /** Cells of several lines show that the table is set at the foot of its rows, as spreadsheets set it. */
  readonly atFoot: boolean;
}

/** The rows of the lines, from top to bottom. Horizontal rulings across the name and value columns part rows for certain. */
export function rowBands(
  lines: readonly ColumnLine[],
  rules: readonly Ruling[],
  known: Measures | null,
  leading: number | null = null,
  ends: ColumnEnds = new Map(),
): RowBands {
  const measures = together(measure(lines, leading, ends), known);
  const slices = sliced(lines, measures.em);
  const ways = (['middle', 'top', 'bottom'] as const).map((alignment) => {
    const bands = cheapest(rowPrices(slices, measures, rules, alignment), slices);
    return { alignment, bands, cost: bands.reduce((sum, band) => sum + band.cost, 0) };
  });
  const likely = ways.filter(({ alignment, bands }) => alignment !== 'bottom' || setsAtFoot(bands));
  const best = likely.reduce((least, way) => (way.cost < least.cost ? way : least));
  const bands = best.bands.map((band) => {
    const others = likely.filter((way) => !way.bands.some((other) => isSame(band, other)));
    return { ...band, margin: Math.min(band.margin, ...others.map((way) => way.cost - best.cost)) };
  });
  return { bands, measures, atFoot: best.alignment === 'bottom' };
}

/** Rows of uneven cells that show a table to be set at the foot: a name without a value above another looks like one. */
const FEWEST_AT_FOOT = 2;

function setsAtFoot(bands: readonly RowBand[]): boolean {
  const uneven = bands.filter(({ lines }) => {
    const count = (role: ColumnLine['role']) => lines.filter((line) => line.role === role).length;
    const [names, values] = [count('level3'), count('target')];
    return names > 0 && values > 0 && names !== values;
  });
  return uneven.length >= FEWEST_AT_FOOT;
}

function isSame(one: RowBand, other: RowBand): boolean {
  return one.lines.length === other.lines.length && one.lines.every((line, i) => line === other.lines[i]);
}

function cheapest(prices: RowPrices, slices: readonly Slice[]): RowBand[] {
  const best: { readonly cost: number; readonly from: number }[] = [{ cost: 0, from: 0 }];
  for (let to = 1; to <= slices.length; to++) {
    let choice = { cost: Infinity, from: to - 1 };
    const end = prices.end(to);
    for (let from = to - 1; from >= Math.max(0, to - MOST_SLICES); from--) {
      const own = prices.row(from, to);
      if (own === Infinity) break;
      const cost = best[from]!.cost + own + end;
      if (cost < choice.cost) choice = { cost, from };
    }
    best.push(choice);
  }
  const cuts = [slices.length];
  while (cuts[0]! > 0) cuts.unshift(best[cuts[0]!]!.from);
  return cuts
    .slice(1)
    .map((to, i) =>
      bandOf(slices.slice(cuts[i]!, to).flat(), prices.row(cuts[i]!, to), margin(prices, cuts, i)),
    );
}

/** How much dearer the cheapest other reading of a row is: parted in two, joined with a neighbour, or a line given to one. */
function margin(prices: RowPrices, cuts: readonly number[], i: number): number {
  const [from, to] = [cuts[i]!, cuts[i + 1]!];
  const own = prices.row(from, to);
  let least = Infinity;
  for (let at = from + 1; at < to; at++) {
    least = Math.min(least, prices.row(from, at) + prices.end(at) + prices.row(at, to) - own);
  }
  for (const k of [i, i + 1]) {
    const [above, cut, below] = [cuts[k - 1], cuts[k], cuts[k + 1]];
    if (above === undefined || cut === undefined || below === undefined) continue;
    const pair = prices.row(above, cut) + prices.end(cut) + prices.row(cut, below);
    if (below - above <= MOST_SLICES) least = Math.min(least, prices.row(above, below) - pair);
    for (let at = above + 1; at < below; at++) {
      if (at === cut) continue;
      least = Math.min(least, prices.row(above, at) + prices.end(at) + prices.row(at, below) - pair);
    }
  }
  return least;
}

function bandOf(lines: readonly ColumnLine[], cost: number, margin: number): RowBand {
  return {
    lines,
    top: Math.min(...lines.map(({ line }) => line.box.y0)),
    bottom: Math.max(...lines.map(({ line }) => line.box.y1)),
    cost,
    margin,
  };
}

/** Lines at the same height make one slice; rows are runs of slices. */
function sliced(lines: readonly ColumnLine[], em: number): ColumnLine[][] {
  const sorted = [...lines].sort((a, b) => middleOf(a) - middleOf(b));
  const slices: ColumnLine[][] = [];
  for (const line of sorted) {
    const slice = slices.at(-1);
    if (slice !== undefined && middleOf(line) - middleOf(slice[0]!) < em * 0.3) slice.push(line);
    else slices.push([line]);
  }
  return slices;
}
