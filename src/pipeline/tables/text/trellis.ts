/** Every step a segmentation may take, with its cost: the edges of the trellis that `segment-rows.ts` searches. */
import { displayWidth } from '../../glossary/compact.ts';
import { level1Code } from '../../glossary/levels.ts';
import { type Atom, atomsText } from './atoms.ts';
import { cellCost, isNote, MAX_LENGTH } from './cell-cost.ts';
import type { ColumnModel } from './column-model.ts';
import { endCost, joinCost, overflowCost } from './wrap-cost.ts';

/** A step from node to node; it places atoms `from`..`to` (exclusive), none where the two are equal. */
export interface Step {
  readonly source: number;
  readonly target: number;
  readonly cost: number;
  /**
   * `cell`: a cell of `column`; `row-goes-on` and `row-ends`: what comes after a cell; `row-begins`; `stray`: a line amid the
   * table that is part of no cell; `past`: a line after the table; `close`: the end.
   */
  readonly kind: 'cell' | 'row-goes-on' | 'row-ends' | 'row-begins' | 'stray' | 'past' | 'close';
  readonly from: number;
  readonly to: number;
  readonly column: number;
}

export interface Trellis {
  /** Ordered by source, and every target after its source. Node 0 is the start, the last node the end. */
  readonly steps: readonly Step[];
  readonly nodeCount: number;
}

/** A new row on the line the last one ended on: so is all of a text on one line, hardly any other. */
const ROW_ON_SAME_LINE = 2;
/** A line amid the table that is part of no cell. */
const STRAY_LINE = 9;
const TABLE_ENDS = 4;
const LEVEL1_MISSING_AT_START = 2;
const LEVEL1_INHERITED = 0.2;
/** A new level 1 without a level 2; for 满意度指标, which many forms print once, it is usual. */
const LEVEL2_MISSING = 2.5;
const LEVEL2_MISSING_SATISFACTION = 0;
/** A cell dearer than any stray line is never the best choice. */
const HOPELESS = 30;
const MAX_CELL_ATOMS = 40;

/** Places of the nodes that stand before one atom. */
interface Nodes {
  readonly after: (at: number, column: number) => number;
  /** After a level 1 that needs no level 2. */
  readonly afterSatisfaction: (at: number) => number;
  readonly between: (at: number) => number;
  readonly before: (at: number, column: number) => number;
  readonly past: (at: number) => number;
  readonly end: number;
}

function nodesFor(atomCount: number, columnCount: number): Nodes {
  const size = 2 * columnCount + 3;
  const base = (at: number): number => at * size;
  return {
    after: (at, column) => base(at) + 1 + column,
    afterSatisfaction: (at) => base(at) + 1 + columnCount,
    between: (at) => base(at) + (at === 0 ? 0 : columnCount + 2),
    before: (at, column) => base(at) + columnCount + 3 + column,
    past: (at) => base(at) + 2 * columnCount + 3,
    end: base(atomCount + 1) + 1,
  };
}

/** The trellis of the atoms for these columns. */
export function trellisSteps(atoms: readonly Atom[], columns: readonly ColumnModel[]): Trellis {
  const nodes = nodesFor(atoms.length, columns.length);
  const steps: Step[] = [];
  for (let at = 0; at <= atoms.length; at++) {
    if (at > 0) steps.push(...stepsAfterCells(atoms, columns, nodes, at));
    steps.push(...stepsBetweenRows(atoms, columns, nodes, at));
    if (at < atoms.length) steps.push(...cellSteps(atoms, columns, nodes, at));
    steps.push(...stepsPast(atoms, nodes, at));
  }
  return { steps, nodeCount: nodes.end + 1 };
}

function stepsAfterCells(
  atoms: readonly Atom[],
  columns: readonly ColumnModel[],
  nodes: Nodes,
  at: number,
): readonly Step[] {
  const steps: Step[] = [];
  const lineEnd = lineEndFrom(atoms, at);
  const satisfaction = columns.findIndex((column) => column.role === 'level1');
  const states = [...columns.keys(), ...(satisfaction >= 0 ? [-1] : [])];
  for (const state of states) {
    const source = state >= 0 ? nodes.after(at, state) : nodes.afterSatisfaction(at);
    const column = state >= 0 ? state : satisfaction;
    const step = { source, from: at, to: at, column } as const;
    steps.push({
      ...step,
      target: nodes.between(at),
      kind: 'row-ends',
      cost: skipped(columns, column + 1, columns.length),
    });
    if (at === atoms.length) continue;
    for (let next = column + 1; next < columns.length; next++) {
      const missing = level2Missing(columns, column, next, state < 0);
      const cost = skipped(columns, column + 1, next) + missing;
      steps.push({ ...step, target: nodes.before(at, next), kind: 'row-goes-on', cost });
    }
    if (lineEnd === null) continue;
    const target = state >= 0 ? nodes.after(lineEnd, state) : nodes.afterSatisfaction(lineEnd);
    steps.push({ ...step, target, kind: 'stray', to: lineEnd, cost: STRAY_LINE });
  }
  return steps;
}

function skipped(columns: readonly ColumnModel[], from: number, to: number): number {
  let cost = 0;
  for (let column = from; column < to; column++) cost += columns[column]?.skip ?? 0;
  return cost;
}

function level2Missing(
  columns: readonly ColumnModel[],
  last: number,
  next: number,
  satisfied: boolean,
): number {
  if (columns[last]?.role !== 'level1') return 0;
  const level2 = columns.findIndex((column) => column.role === 'level2');
  if (level2 <= last || level2 >= next) return 0;
  return satisfied ? LEVEL2_MISSING_SATISFACTION : LEVEL2_MISSING;
}

function stepsBetweenRows(
  atoms: readonly Atom[],
  columns: readonly ColumnModel[],
  nodes: Nodes,
  at: number,
): readonly Step[] {
  const step = { source: nodes.between(at), from: at, to: at, column: -1 } as const;
  if (at === atoms.length) return [{ ...step, target: nodes.end, kind: 'close', cost: 0 }];
  const steps: Step[] = [];
  const level1 = columns.findIndex((column) => column.role === 'level1');
  for (let first = 0; first < columns.length; first++) {
    const inherited = first > level1 && level1 >= 0 ? (at === 0 ? LEVEL1_MISSING_AT_START : 0) : 0;
    const level2Alone = columns[first]?.role === 'level2' ? LEVEL1_INHERITED : 0;
    const sameLine = at > 0 && atoms[at]?.gap === 'space' ? ROW_ON_SAME_LINE : 0;
    const cost = skipped(columns, 0, first) + inherited + level2Alone + sameLine;
    steps.push({ ...step, target: nodes.before(at, first), kind: 'row-begins', cost });
  }
  const lineEnd = lineEndFrom(atoms, at);
  if (lineEnd !== null) {
    steps.push({
      ...step,
      target: nodes.past(lineEnd),
      kind: 'past',
      to: lineEnd,
      cost: TABLE_ENDS + pastCost(atoms, at, lineEnd),
    });
    if (at === 0)
      steps.push({ ...step, target: nodes.between(lineEnd), kind: 'stray', to: lineEnd, cost: STRAY_LINE });
  }
  return steps;
}

function stepsPast(atoms: readonly Atom[], nodes: Nodes, at: number): readonly Step[] {
  if (at === 0) return [];
  const step = { source: nodes.past(at), from: at, column: -1 } as const;
  if (at === atoms.length) return [{ ...step, target: nodes.end, kind: 'close', to: at, cost: 0 }];
  const lineEnd = lineEndFrom(atoms, at);
  if (lineEnd === null) return [];
  return [
    { ...step, target: nodes.past(lineEnd), kind: 'past', to: lineEnd, cost: pastCost(atoms, at, lineEnd) },
  ];
}

/** Cost of a line standing after the table: notes and sentences do, anything like a row hardly. */
function pastCost(atoms: readonly Atom[], from: number, to: number): number {
  const text = atomsText(atoms.slice(from, to));
  if (isNote(text)) return 0;
  return text.length > PROSE_LENGTH || /[。；]/u.test(text) ? PAST_PROSE : PAST_OTHER;
}

const PROSE_LENGTH = 40;
const PAST_PROSE = 0.3;
const PAST_OTHER = 2;

/** The atom after the line that begins at `at`, or null where no line begins there. */
function lineEndFrom(atoms: readonly Atom[], at: number): number | null {
  if (at >= atoms.length || (at > 0 && atoms[at]?.gap === 'space')) return null;
  let end = at + 1;
  while (atoms[end]?.gap === 'space') end++;
  return end;
}

function cellSteps(
  atoms: readonly Atom[],
  columns: readonly ColumnModel[],
  nodes: Nodes,
  at: number,
): readonly Step[] {
  return columns.flatMap((column, index) => {
    const steps: Step[] = [];
    for (const { to, cost, text } of cellsFrom(atoms, at, column)) {
      const satisfied = column.role === 'level1' && level1Code(text) === '满意度指标';
      const target = satisfied ? nodes.afterSatisfaction(to) : nodes.after(to, index);
      steps.push({
        source: nodes.before(at, index),
        target,
        kind: 'cell',
        from: at,
        to,
        column: index,
        cost,
      });
    }
    return steps;
  });
}

interface PossibleCell {
  readonly to: number;
  readonly text: string;
  readonly cost: number;
}

function cellsFrom(atoms: readonly Atom[], at: number, column: ColumnModel): readonly PossibleCell[] {
  const cells: PossibleCell[] = [];
  let text = '';
  let lineWidth = 0;
  let joins = 0;
  for (let to = at + 1; to <= Math.min(atoms.length, at + MAX_CELL_ATOMS); to++) {
    const atom = atoms[to - 1] as Atom;
    if (to > at + 1) joins += joinCost(column.role, atoms, to - 1, lineWidth, column.width);
    const goesOn = to > at + 1 && atom.gap === 'space';
    if (to > at + 1 && !goesOn) joins += overflowCost(lineWidth, column.width);
    lineWidth = (goesOn ? lineWidth + 1 : 0) + displayWidth(atom.text);
    text += atom.text;
    if (text.length > MAX_LENGTH[column.role] || joins > HOPELESS) break;
    const layout =
      joins + overflowCost(lineWidth, column.width) + endCost(atoms, to, lineWidth, column.width);
    const cost = layout + cellCost(column.role, text) + column.fill;
    if (cost < HOPELESS) cells.push({ to, text, cost });
  }
  return cells;
}
