/** How the text of a table is set: the height of its lines, how far apart they stand, how wide its columns are. */
import type { ColumnRole } from '../../../glossary/columns.ts';
import type { ColumnLine } from './column-line.ts';

/** How the text of a table is set, as far as its pages have shown. */
export interface Measures {
  readonly em: number;
  /** Distance of two lines of one cell (points). */
  readonly pitch: number;
  /** The pitch is that of labels seen to wrap, no guess. */
  readonly pitchSeen: boolean;
  /** Usual distance of a line to the next of its column, whether of its cell or not; never less than the pitch. */
  readonly step: number;
  /** Right end of the widest line of each column, or of the column where its header shows that it is wider. */
  readonly rightOf: ReadonlyMap<number, number>;
  readonly leftOf: ReadonlyMap<number, number>;
}

/** Lines of one cell stand closer than this (in em), but for documents set in double spacing, which wrap many names. */
const WIDEST_LEADING = 1.5;
/** Name lines to value lines from which on the names are seen to wrap; below it, some values may be empty. */
const MANY_WRAP = 1.5;
/** Lines further apart than this (in em) tell of spacing, not of rows set apart. */
const DOUBLE_SPACED = 1.9;

/**
 * Where columns end by their headers: a header in the middle of its column stands as far from its right end as from its left one, and no
 * text of the column may reach so far. By column: the header's middle, and the bound to the next column, which is the farthest.
 */
export type ColumnEnds = ReadonlyMap<number, { readonly middle: number; readonly farthest: number }>;

/** What these lines show; `leading` is the distance of lines within the table's labels, where any wraps. */
export function measure(
  lines: readonly ColumnLine[],
  leading: number | null,
  ends: ColumnEnds = new Map(),
): Measures {
  const sizes = lines.map(({ line }) => line.runs[0]!.fontSize).sort((a, b) => a - b);
  const em = sizes[sizes.length >> 1] ?? 10;
  const rightOf = new Map<number, number>();
  const leftOf = new Map<number, number>();
  const steps: number[] = [];
  const last = new Map<number, number>();
  for (const { column, line } of [...lines].sort((a, b) => a.line.box.y0 - b.line.box.y0)) {
    rightOf.set(column, Math.max(rightOf.get(column) ?? -Infinity, line.box.x1));
    leftOf.set(column, Math.min(leftOf.get(column) ?? Infinity, line.box.x0));
    const before = last.get(column);
    if (before !== undefined) steps.push(line.box.y0 - before);
    last.set(column, line.box.y0);
  }
  for (const [column, { middle, farthest }] of ends) {
    const left = leftOf.get(column);
    if (left === undefined) continue;
    rightOf.set(column, Math.max(rightOf.get(column)!, Math.min(2 * middle - left, farthest)));
  }
  steps.sort((a, b) => a - b);
  // The tenth percentile: cells of two lines are common enough to show their pitch, one crooked line must not set it.
  const closest = steps[Math.floor(steps.length / 10)] ?? em * 1.5;
  const guess = manyWrap(lines) ? closest : Math.min(closest, em * WIDEST_LEADING);
  const pitch = leading ?? guess;
  const usual = pitch < em * DOUBLE_SPACED ? (steps[Math.floor(steps.length * 0.75)] ?? pitch) : pitch;
  return { em, pitch, pitchSeen: leading !== null, step: Math.max(pitch, usual), rightOf, leftOf };
}

/** Whether many names are wrapped: lines as far apart as these may then be lines of one cell, however far that is. */
function manyWrap(lines: readonly ColumnLine[]): boolean {
  const count = (role: ColumnRole) => lines.filter((line) => line.role === role).length;
  return count('level3') > count('target') * MANY_WRAP;
}

/** The measures of a table that has another column on its left. */
export function withColumnAhead(measures: Measures): Measures {
  const shifted = (of: ReadonlyMap<number, number>) =>
    new Map([...of].map(([column, at]) => [column + 1, at]));
  return { ...measures, rightOf: shifted(measures.rightOf), leftOf: shifted(measures.leftOf) };
}

/** What a page shows together with what the pages before did. */
export function together(own: Measures, known: Measures | null): Measures {
  if (known === null) return own;
  const columns = new Set([...own.rightOf.keys(), ...known.rightOf.keys()]);
  const each = (of: (column: number) => number) =>
    new Map([...columns].map((column) => [column, of(column)]));
  const right = (m: Measures, column: number) => m.rightOf.get(column) ?? -Infinity;
  const left = (m: Measures, column: number) => m.leftOf.get(column) ?? Infinity;
  const seen = own.pitchSeen === known.pitchSeen ? null : own.pitchSeen ? own : known;
  return {
    em: own.em,
    pitch: seen?.pitch ?? Math.min(own.pitch, known.pitch),
    pitchSeen: own.pitchSeen || known.pitchSeen,
    step: Math.max(own.step, known.step),
    rightOf: each((column) => Math.max(right(own, column), right(known, column))),
    leftOf: each((column) => Math.min(left(own, column), left(known, column))),
  };
}
