/**
 * The body of an indicator table in running text, cut into cells and rows: the cheapest path through a trellis whose steps are
 * "these atoms are a cell of this column". See `cell-cost.ts` and `wrap-cost.ts` for what a step costs.
 *
 * Nodes stand between atoms: *after* a cell of column s, *between* rows, *before* a cell of column c, and *past* the table.
 * Every step goes to a later node, so one pass forwards finds the best path, and one backwards tells for each step what the
 * cheapest path through it costs: the margins.
 */
import type { Atom } from './atoms.ts';
import type { ColumnModel } from './column-model.ts';
import { bestPath, shortestFromStart, shortestToEnd } from './shortest-path.ts';
import type { TextCosts } from './text-costs.ts';
import { type Step, trellisSteps } from './trellis.ts';

/** A cell: atoms `from`..`to` (exclusive). */
export interface SegmentedCell {
  readonly column: number;
  readonly from: number;
  readonly to: number;
  /** What the cheapest segmentation without this cell costs more than the best one, in nats. */
  readonly margin: number;
}

export interface SegmentedRow {
  /** The row is one cell across the whole table that names a period. */
  readonly band: boolean;
  readonly cells: readonly SegmentedCell[];
}

export interface Segmentation {
  readonly cost: number;
  readonly rows: readonly SegmentedRow[];
  /** Atoms from here on stand after the table. */
  readonly end: number;
  /** Atoms before `end` that belong to no cell. */
  readonly strays: readonly number[];
}

/** Cuts the atoms into rows of these columns; what follows the table is left over. */
export function segmentRows(
  atoms: readonly Atom[],
  columns: readonly ColumnModel[],
  texts: TextCosts,
): Segmentation {
  const { steps, nodeCount } = trellisSteps(atoms, columns, texts);
  const forward = shortestFromStart(steps, nodeCount);
  const backward = shortestToEnd(steps, nodeCount);
  const cost = forward[nodeCount - 1] as number;
  const path = bestPath(steps, forward);
  const alternatives = alternativesTo(path, steps, forward, backward, atoms.length);
  return assemble(path, cost, alternatives, atoms.length);
}

interface Alternatives {
  /** For each atom: the cheapest whole path that places it by another step than the best path does. */
  readonly byAtom: Float64Array;
  /** For each gap: the cheapest whole path that ends a row there, and the cheapest that goes on in the row. */
  readonly rowEnds: Float64Array;
  readonly rowGoesOn: Float64Array;
}

function alternativesTo(
  path: readonly Step[],
  steps: readonly Step[],
  forward: Float64Array,
  backward: Float64Array,
  atomCount: number,
): Alternatives {
  const taken = new Set(path);
  const infinite = (): Float64Array => new Float64Array(atomCount + 1).fill(Number.POSITIVE_INFINITY);
  const found: Alternatives = { byAtom: infinite(), rowEnds: infinite(), rowGoesOn: infinite() };
  const lower = (array: Float64Array, at: number, cost: number): void => {
    if (cost < (array[at] as number)) array[at] = cost;
  };
  for (const step of steps) {
    const through = (forward[step.source] as number) + step.cost + (backward[step.target] as number);
    if (step.kind === 'row-ends') lower(found.rowEnds, step.from, through);
    else if (step.kind === 'row-goes-on') lower(found.rowGoesOn, step.from, through);
    else if (!taken.has(step)) for (let p = step.from; p < step.to; p++) lower(found.byAtom, p, through);
  }
  return found;
}

function assemble(
  path: readonly Step[],
  cost: number,
  alternatives: Alternatives,
  atomCount: number,
): Segmentation {
  const rows: { band: boolean; cells: SegmentedCell[] }[] = [];
  const strays: number[] = [];
  let end = atomCount;
  let rowEnded = true;
  for (const step of path) {
    if (step.kind === 'row-ends') rowEnded = true;
    else if (step.kind === 'stray') for (let p = step.from; p < step.to; p++) strays.push(p);
    else if (step.kind === 'band') {
      const cell = { column: 0, from: step.from, to: step.to, margin: Number.POSITIVE_INFINITY };
      rows.push({ band: true, cells: [cell] });
      rowEnded = true;
    } else if (step.kind === 'past') end = Math.min(end, step.from);
    else if (step.kind === 'cell') {
      const seam =
        rows.length === 0
          ? Number.POSITIVE_INFINITY
          : (rowEnded ? alternatives.rowGoesOn : alternatives.rowEnds)[step.from];
      const margin = Math.min(seam as number, ...alternatives.byAtom.subarray(step.from, step.to)) - cost;
      const cell = { column: step.column, from: step.from, to: step.to, margin: Math.max(0, margin) };
      if (rowEnded) rows.push({ band: false, cells: [cell] });
      else rows.at(-1)?.cells.push(cell);
      rowEnded = false;
    }
  }
  return { cost, rows, end, strays };
}
