/** How high each line of a layout text stood on its page, guessed from the rows: the text itself keeps only the lines' order. */
import type { Slice } from './layout-column-texts.ts';
import type { LayoutRow } from './layout-rows.ts';

export interface RowHeight {
  /** Middles of the row's first and last line of text. */
  readonly top: number;
  readonly bottom: number;
}

export interface LineHeights {
  /** In lines of a cell, the first row's first line being 0, downwards. */
  readonly of: (line: number) => number;
  readonly rows: readonly RowHeight[];
}

/** Lines on which only labels stand, between two rows, keep these that much apart: half a font height on either side. */
const BESIDE_LABEL_LINE = 0.4;
/** Distance of lines above the first row and below the last. */
const OUTER_STEP = 0.8;

/**
 * `lines` are all lines with something on them, ascending; `padding` is the distance of two rows' lines beyond that of two lines of
 * one cell, in lines.
 */
export function lineHeights(
  lines: readonly number[],
  slices: readonly Slice[],
  rows: readonly LayoutRow[],
  padding: number,
): LineHeights {
  const step = 1 + padding;
  const heights = new Map<number, number>();
  const found: RowHeight[] = [];
  let last: { readonly line: number; readonly height: number } | null = null;
  for (const row of rows) {
    const first = (slices[row.slices[0] as number] as Slice).line;
    const between =
      last === null ? 0 : linesBetween(lines, last.line, first).filter((line) => !heights.has(line)).length;
    const top: number = last === null ? 0 : last.height + Math.max(step, between - 1 + 2 * BESIDE_LABEL_LINE);
    const whole = row.offsets.map((offset) => top + offset);
    whole.forEach((height, i) => {
      heights.set((slices[row.slices[i] as number] as Slice).line, height);
    });
    const bottom = top + Math.max(0, Math.floor(Math.max(...row.offsets)));
    found.push({ top, bottom });
    last = { line: (slices[row.slices.at(-1) as number] as Slice).line, height: bottom };
  }
  return { of: (line) => heights.get(line) ?? between(line, lines, heights), rows: found };
}

/** A line with labels only stands evenly between those around it. */
function between(line: number, lines: readonly number[], heights: ReadonlyMap<number, number>): number {
  const above = lines.findLast((other) => other < line && heights.has(other));
  const below = lines.find((other) => other > line && heights.has(other));
  const place = (from: number, to: number) => linesBetween(lines, from, to).length + 1;
  if (above === undefined && below === undefined) return 0;
  if (above === undefined)
    return (heights.get(below as number) as number) - place(line, below as number) * OUTER_STEP;
  if (below === undefined) return (heights.get(above) as number) + place(above, line) * OUTER_STEP;
  const from = heights.get(above) as number;
  const to = heights.get(below) as number;
  return from + ((to - from) * place(above, line)) / place(above, below);
}

function linesBetween(lines: readonly number[], from: number, to: number): readonly number[] {
  return lines.filter((line) => line > from && line < to);
}
