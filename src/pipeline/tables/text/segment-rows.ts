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
  /** What the row adds to the segmentation's cost. */
  readonly cost: number;
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
  const assembler = new RowAssembler();
  const strays: number[] = [];
  let end = atomCount;
  for (const step of path) {
    if (step.kind === 'stray') for (let p = step.from; p < step.to; p++) strays.push(p);
    else if (step.kind === 'past') end = Math.min(end, step.from);
    else assembler.take(step, marginOf(step, assembler, alternatives) - cost);
  }
  return { cost, rows: assembler.rows, end, strays };
}

/** The cheapest whole path without this step's cell, or on which its row does not begin, or begins, where it does on the best. */
function marginOf(step: Step, { rows, rowEnded }: RowAssembler, alternatives: Alternatives): number {
  const seams = rowEnded ? alternatives.rowGoesOn : alternatives.rowEnds;
  const seam = rows.length === 0 ? Number.POSITIVE_INFINITY : (seams[step.from] as number);
  return Math.min(seam, ...alternatives.byAtom.subarray(step.from, step.to));
}

/** Puts the steps of a path together to rows. */
class RowAssembler {
  readonly rows: { band: boolean; cost: number; cells: SegmentedCell[] }[] = [];
  rowEnded = true;
  /** Cost of the steps since the last cell that belong to the row to come. */
  private pending = 0;

  take(step: Step, margin: number): void {
    if (step.kind === 'cell') this.cell(step, Math.max(0, margin));
    else if (step.kind === 'band') this.band(step);
    else if (step.kind === 'row-begins') this.pending = step.cost;
    else this.addCost(step);
  }

  private cell(step: Step, margin: number): void {
    const cell = { column: step.column, from: step.from, to: step.to, margin };
    if (this.rowEnded) this.rows.push({ band: false, cost: this.pending, cells: [cell] });
    else this.rows.at(-1)?.cells.push(cell);
    this.rowEnded = false;
    this.addCost(step);
  }

  private band(step: Step): void {
    const cell = { column: 0, from: step.from, to: step.to, margin: Number.POSITIVE_INFINITY };
    this.rows.push({ band: true, cost: 0, cells: [cell] });
    this.rowEnded = true;
  }

  private addCost(step: Step): void {
    if (step.kind === 'row-ends') this.rowEnded = true;
    const row = this.rows.at(-1);
    if (row !== undefined) row.cost += step.cost;
  }
}
