/**
 * What is learnt of a table's columns from its own text: the width each wraps at, and how often each is filled. A first
 * segmentation without that knowledge gives it, a second one uses it; a few rounds until nothing changes.
 */
import { displayWidth } from '../../../glossary/compact.ts';
import { type Atom, atomLines } from './atoms.ts';
import type { CellKind, ColumnModel, ColumnWidth } from './column-model.ts';
import { type Segmentation, segmentRows } from './segment-rows.ts';
import { TextCosts } from './text-costs.ts';

/** Cost of an empty cell before anything is known: levels are merged, an indicator has a name and a value. */
const SKIP_AT_FIRST: Readonly<Record<CellKind, number>> = {
  ordinal: 3,
  level1: 0,
  level2: 0,
  level3: 8,
  target: 5,
  midterm: 2,
  longterm: 2,
  actual: 0.7,
  sign: 1.5,
  unit: 1.5,
  explanation: 2,
  weight: 2,
  score: 0.7,
  deviation: 0.7,
  other: 1,
};
const MAX_ROUNDS = 5;

/** Margin (nats) below which a cell makes it worth looking for a better segmentation from another start. */
const DOUBTFUL = 2;
/** Widths tried as starts for each wrapping column: the most frequent ones of full lines. */
const STARTS = 4;
const WRAPPING: readonly CellKind[] = ['level3', 'explanation', 'target'];

/**
 * The rows of a table with these columns. The rounds end at the nearest optimum, which a wrong first guess of a width can make a
 * bad one: where cells are in doubt, other guesses are tried too, and the cheapest segmentation of all is taken.
 */
export function fitRows(atoms: readonly Atom[], roles: readonly CellKind[]): Segmentation {
  const texts = new TextCosts(atoms, roles.includes('sign'));
  let best = settle(atoms, initialModels(roles, null, null), texts);
  for (const role of WRAPPING) {
    if (!roles.includes(role)) continue;
    for (const width of frequentWidths(atoms)) {
      if (!isDoubtful(best)) return best;
      const other = settle(atoms, initialModels(roles, role, width), texts);
      if (other.cost < best.cost - TIE) best = other;
    }
  }
  return best;
}

/** Costs nearer than this are equal: sums of the same numbers in another order. */
const TIE = 1e-9;

function isDoubtful(segmentation: Segmentation): boolean {
  return segmentation.rows.some((row) => row.cells.some((cell) => cell.margin < DOUBTFUL));
}

function initialModels(
  roles: readonly CellKind[],
  wrapping: CellKind | null,
  width: ColumnWidth,
): readonly ColumnModel[] {
  return roles.map((role) => ({
    role,
    width: role === wrapping ? width : null,
    skip: SKIP_AT_FIRST[role],
    fill: 0,
  }));
}

/** Segments, learns from the segmentation, and again, until nothing changes. */
function settle(atoms: readonly Atom[], initial: readonly ColumnModel[], texts: TextCosts): Segmentation {
  let models = initial;
  let segmentation = segmentRows(atoms, models, texts);
  for (let round = 1; round < MAX_ROUNDS; round++) {
    models = models.map((model, column) => learnt(model, column, atoms, segmentation));
    const next = segmentRows(atoms, models, texts);
    const settled = cuts(next) === cuts(segmentation);
    segmentation = next;
    if (settled) break;
  }
  return segmentation;
}

/** Widths of lines which hold one atom and are followed by another line right away, the most frequent first. */
function frequentWidths(atoms: readonly Atom[]): readonly number[] {
  const counts = new Map<number, number>();
  atoms.forEach((atom, at) => {
    if (atom.gap === 'space' || atoms[at + 1]?.gap !== 'break') return;
    const width = displayWidth(atom.text);
    counts.set(width, (counts.get(width) ?? 0) + 1);
  });
  const ranked = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0]);
  return ranked.slice(0, STARTS).map(([width]) => width);
}

function learnt(
  model: ColumnModel,
  column: number,
  atoms: readonly Atom[],
  segmentation: Segmentation,
): ColumnModel {
  const cells = segmentation.rows.flatMap((row) => row.cells.filter((cell) => cell.column === column));
  const width = wrapWidth(cells.map((cell) => atoms.slice(cell.from, cell.to)));
  if (MERGED_OR_REQUIRED.has(model.role)) return { ...model, width };
  const filled = (cells.length + 1) / (segmentation.rows.length + 2);
  return { ...model, width, skip: bounded(-Math.log(1 - filled)), fill: bounded(-Math.log(filled)) };
}

/** The width of the widest line among the cells, but for cells that hold wide gaps: these may be two cells in one. */
function wrapWidth(cells: readonly (readonly Atom[])[]): ColumnWidth {
  const sound = cells.filter((cell) => !cell.slice(1).some((atom, k) => dividesHan(cell[k] as Atom, atom)));
  const widths = (sound.length > 0 ? sound : cells).flatMap((cell) => atomLines(cell).map(displayWidth));
  return widths.length === 0 ? null : Math.max(...widths);
}

function dividesHan(before: Atom, atom: Atom): boolean {
  return atom.gap === 'space' && /\p{Script=Han}$/u.test(before.text) && /^\p{Script=Han}/u.test(atom.text);
}

/** A wrong first guess must not make itself certain. */
function bounded(cost: number): number {
  return Math.min(MAX_FILL_COST, cost);
}

const MAX_FILL_COST = 1.5;

const MERGED_OR_REQUIRED: ReadonlySet<CellKind> = new Set([
  'level1',
  'level2',
  'level3',
  'target',
  'ordinal',
]);

function cuts(segmentation: Segmentation): string {
  return segmentation.rows
    .map((row) => row.cells.map((c) => `${c.column}:${c.from}-${c.to}`).join(','))
    .join(';');
}
