/** Whether a grid goes on with the table of the grid before it, and how its columns match. */
import type { Grid } from '../tables/block.ts';
import type { ColumnSet, ColumnSlot } from './column-header.ts';

/** Columns of one table on two pages differ by less than this (points): producers repeat widths exactly, scans do not. */
const EDGE_SPREAD = 6;

/** Whether `next` can be the rest of `before`: on the same or the next page, with columns in the same places. */
export function continues(before: Grid, next: Grid): boolean {
  if (before.page !== null && next.page !== null && next.page - before.page > 1) return false;
  if (before.columnEdges === null || next.columnEdges === null)
    return before.columnCount === next.columnCount;
  const outer =
    Math.abs(before.columnEdges[0]! - next.columnEdges[0]!) < EDGE_SPREAD &&
    Math.abs(before.columnEdges.at(-1)! - next.columnEdges.at(-1)!) < EDGE_SPREAD;
  const known = next.columnEdges.filter((edge) => nearest(before.columnEdges!, edge) < EDGE_SPREAD).length;
  return outer && next.columnEdges.length >= 4 && known >= next.columnEdges.length - 1;
}

/** The column sets of `before` in the columns of `next`. */
export function matchColumns(sets: readonly ColumnSet[], before: Grid, next: Grid): readonly ColumnSet[] {
  const from = before.columnEdges;
  const to = next.columnEdges;
  if (from === null || to === null) return sets;
  const place = (slot: ColumnSlot): ColumnSlot => ({
    ...slot,
    from: indexNear(to, from[slot.from]!),
    to: Math.max(indexNear(to, from[slot.to]!), indexNear(to, from[slot.from]!) + 1),
  });
  return sets.map((set) => ({ ...set, slots: set.slots.map(place) }));
}

function nearest(edges: readonly number[], at: number): number {
  return Math.min(...edges.map((edge) => Math.abs(edge - at)));
}

function indexNear(edges: readonly number[], at: number): number {
  let best = 0;
  edges.forEach((edge, i) => {
    if (Math.abs(edge - at) < Math.abs(edges[best]! - at)) best = i;
  });
  return best;
}
