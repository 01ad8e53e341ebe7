/**
 * Which column each piece of a delimited row stands in. As printed, mostly; but a lost or a doubled tab moves all pieces after it,
 * so an assignment may shift pieces, at a cost, where their texts fit other columns better.
 */
import type { ColumnRole } from '../../../glossary/columns.ts';
import { compact } from '../../../glossary/compact.ts';
import { level1Code } from '../../../glossary/levels.ts';
import { cellCost } from './cell-cost.ts';

export interface Assignment {
  /** The column of each piece that holds something, by the piece's place; ascending. */
  readonly columns: ReadonlyMap<number, number>;
  readonly cost: number;
}

/** Cost of an empty cell, in nats: merged levels and remarks are, the name and the value of an indicator are not. */
const EMPTY: Readonly<Record<ColumnRole, number>> = {
  level1: 0,
  level2: 0,
  level3: 8,
  target: 5,
  midterm: 1,
  longterm: 1,
  actual: 0.5,
  sign: 1,
  unit: 1,
  explanation: 1,
  weight: 1,
  score: 0.5,
  deviation: 0.5,
  other: 0.5,
};
/** A place where tabs were lost or doubled. */
const SHIFT = 5;
const SHIFT_PER_COLUMN = 0.1;
const LEVEL2_MISSING = 2;
/** No text fits a column so badly that it would outweigh everything else about the row. */
const WORST_FIT = 12;

/** The possible assignments of a row, cheapest first; empty where it has more pieces than there are columns. */
export function assignments(pieces: readonly string[], roles: readonly ColumnRole[]): readonly Assignment[] {
  const filled = [...pieces.keys()].filter((place) => compact(pieces[place] ?? '') !== '');
  const found = new Map<string, Assignment>();
  for (const offsets of possibleOffsets(filled.length, roles.length)) {
    const columns = filled.map((place, k) => place + (offsets[k] ?? 0));
    if (!fits(columns, roles.length)) continue;
    const key = columns.join(',');
    const cost =
      assignmentCost(
        filled.map((place) => pieces[place] ?? ''),
        columns,
        roles,
      ) + shiftCost(offsets);
    if (cost < (found.get(key)?.cost ?? Number.POSITIVE_INFINITY)) {
      found.set(key, { columns: new Map(filled.map((place, k) => [place, columns[k] as number])), cost });
    }
  }
  return [...found.values()].sort((a, b) => a.cost - b.cost);
}

/** One shift of all pieces, and a second one from some piece on. */
function possibleOffsets(count: number, columnCount: number): readonly (readonly number[])[] {
  const offsets: number[][] = [new Array<number>(count).fill(0)];
  for (let first = -columnCount; first <= columnCount; first++) {
    for (let second = -columnCount; second <= columnCount; second++) {
      for (let from = 1; from <= (second === first ? 1 : count - 1); from++) {
        offsets.push(Array.from({ length: count }, (_, k) => (k < from ? first : second)));
      }
    }
  }
  return offsets;
}

function fits(columns: readonly number[], columnCount: number): boolean {
  return columns.every((column, k) => column >= 0 && column < columnCount && column > (columns[k - 1] ?? -1));
}

function shiftCost(offsets: readonly number[]): number {
  let cost = 0;
  offsets.forEach((offset, k) => {
    const change = Math.abs(offset - (offsets[k - 1] ?? 0));
    if (change > 0) cost += SHIFT + SHIFT_PER_COLUMN * change;
  });
  return cost;
}

function assignmentCost(
  texts: readonly string[],
  columns: readonly number[],
  roles: readonly ColumnRole[],
): number {
  let cost = 0;
  roles.forEach((role, column) => {
    const k = columns.indexOf(column);
    cost += k < 0 ? EMPTY[role] : Math.min(WORST_FIT, cellCost(role, compact(texts[k] ?? '')));
  });
  return cost + level2MissingCost(texts, columns, roles);
}

function level2MissingCost(
  texts: readonly string[],
  columns: readonly number[],
  roles: readonly ColumnRole[],
): number {
  const level1 = columns.indexOf(roles.indexOf('level1'));
  const level2 = roles.indexOf('level2');
  if (level1 < 0 || level2 < 0 || columns.includes(level2)) return 0;
  return level1Code(texts[level1] ?? '') === '满意度指标' ? 0 : LEVEL2_MISSING;
}
