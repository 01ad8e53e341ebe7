/** Whether a grid goes on with the table of the grid before it, and how its columns match. */
import { isLevel1Name, isLevel2Name } from '../../glossary/levels.ts';
import { isPageFurniture } from '../../glossary/titles.ts';
import type { Cell, Grid } from '../tables/block.ts';
import type { ColumnSet, ColumnSlot } from './column-header.ts';
import { cellText } from './grid-index.ts';

/** Columns of one table on two pages differ by less than this (points): producers repeat widths exactly, scans do not. */
const EDGE_SPREAD = 6;
/**
 * The next page may lie elsewhere on the scanner's glass, have its gutter on the other side, or be photographed from nearer: all columns
 * keep their proportions then. So many of them (bounds, one more than columns) do not agree by chance.
 */
const LEAST_MOVED_BOUNDS = 5;
/** A page is moved by less than this (points), and larger or smaller by less than this share: a hand's breadth off the glass or camera. */
const MOST_MOVED = 60;
const MOST_SCALED = 0.12;

/** Whether `next` can be the rest of `before`, whose columns are `sets`: on the same or the next page, with columns in the same places. */
export function continues(sets: readonly ColumnSet[], before: Grid, next: Grid): boolean {
  if (before.page !== null && next.page !== null && next.page - before.page > 1) return false;
  return hasSamePlaces(sets, before, next) || isHeaderAlone(before, next) || holdsLevels(sets, before, next);
}

function hasSamePlaces(sets: readonly ColumnSet[], before: Grid, next: Grid): boolean {
  if (before.columnEdges === null || next.columnEdges === null)
    return before.columnCount === next.columnCount;
  const [, ...inner] = next.columnEdges;
  // A side label that only the later page shows has a column of its own there, left of all others.
  return (
    sameColumns(before.columnEdges, next.columnEdges) ||
    isGrown(before, next, inner) ||
    hasAllColumns(sets, before.columnEdges, next.columnEdges) ||
    isMoved(sets, before, next)
  );
}

/**
 * The rest of a table on the next page as a table of its own, its columns as wide as its own texts ask: as many columns, and in those of
 * the levels nothing but names of levels (and the page's number in a row of its own), at least one, with a value in its row.
 */
function holdsLevels(sets: readonly ColumnSet[], before: Grid, next: Grid): boolean {
  if (before.page === null || next.page !== before.page + 1 || next.columnCount !== before.columnCount)
    return false;
  const [{ slots }] = sets as readonly [ColumnSet];
  const columnOf = (role: string) => slots.find((slot) => slot.role === role)?.from;
  const texts = (column: number | undefined) =>
    next.cells.filter((cell) => cell.column === column && cellText(cell) !== '' && !isPageNumber(cell, next));
  const labels = [...texts(columnOf('level1')), ...texts(columnOf('level2'))];
  const isLabel = (cell: Cell) => isLevel1Name(cellText(cell)) || isLevel2Name(cellText(cell));
  const values = texts(columnOf('target'));
  const hasValue = (label: Cell) =>
    values.some((value) => value.row >= label.row && value.row < label.row + label.rowSpan);
  return labels.every(isLabel) && labels.some(hasValue) && texts(columnOf('level3')).length > 0;
}

/** 第2页 共3页 drawn as a row of the table. */
function isPageNumber(cell: Cell, { columnCount }: Grid): boolean {
  return cell.columnSpan === columnCount && isPageFurniture(cellText(cell));
}

/**
 * A header without lines and without rows at the end of a page: where its columns end only the rows on the next page tell, so that bounds
 * say nothing. The tables stage made both grids from one header.
 */
function isHeaderAlone(before: Grid, next: Grid): boolean {
  const undrawn = before.origin === 'inferred' && next.origin === 'inferred';
  return undrawn && before.rowCount === 1 && before.columnCount === next.columnCount;
}

/** Whether the next page shows the same columns in another place or size: all that have a header, and none besides. */
function isMoved(sets: readonly ColumnSet[], before: Grid, next: Grid): boolean {
  const [from, to] = [before.columnEdges!, next.columnEdges!];
  if (before.page === next.page || to.length < LEAST_MOVED_BOUNDS) return false;
  const scale = (from.at(-1)! - from[0]!) / (to.at(-1)! - to[0]!);
  const moved = Math.max(Math.abs(from[0]! - to[0]!), Math.abs(from.at(-1)! - to.at(-1)!));
  if (moved > MOST_MOVED || Math.abs(scale - 1) > MOST_SCALED) return false;
  const laid = laidOver(from, to);
  return (
    laid.every((edge) => nearest(from, edge) < EDGE_SPREAD) &&
    [...headedBounds(sets, from)].every((edge) => nearest(laid, edge) < EDGE_SPREAD)
  );
}

function headedBounds(sets: readonly ColumnSet[], edges: readonly number[]): ReadonlySet<number> {
  const slots = sets.flatMap((set) => set.slots);
  return new Set(slots.flatMap((slot) => [edges[slot.from]!, edges[slot.to]!]));
}

/** The bounds of the later page as they lie when its outermost are those of the earlier. */
function laidOver(from: readonly number[], to: readonly number[]): readonly number[] {
  const scale = (from.at(-1)! - from[0]!) / (to.at(-1)! - to[0]!);
  return to.map((edge) => from[0]! + (edge - to[0]!) * scale);
}

/** Every bound of the table's columns is one of the next page's too; there may be more, of a row of sums with cells of its own. */
function hasAllColumns(
  sets: readonly ColumnSet[],
  before: readonly number[],
  next: readonly number[],
): boolean {
  const bounds = headedBounds(sets, before);
  const outer =
    Math.abs(before[0]! - next[0]!) < EDGE_SPREAD && Math.abs(before.at(-1)! - next.at(-1)!) < EDGE_SPREAD;
  return outer && bounds.size >= 4 && [...bounds].every((edge) => nearest(next, edge) < EDGE_SPREAD);
}

function sameColumns(before: readonly number[], next: readonly number[]): boolean {
  const outer =
    Math.abs(before[0]! - next[0]!) < EDGE_SPREAD && Math.abs(before.at(-1)! - next.at(-1)!) < EDGE_SPREAD;
  const known = next.filter((edge) => nearest(before, edge) < EDGE_SPREAD).length;
  return outer && next.length >= 4 && known >= next.length - 1;
}

function isGrown(before: Grid, next: Grid, inner: readonly number[]): boolean {
  return (
    next.origin === 'inferred' &&
    inner.length === before.columnEdges!.length &&
    inner.every((edge, i) => Math.abs(edge - before.columnEdges![i]!) < EDGE_SPREAD)
  );
}

/** The column sets of `before` in the columns of `next`. */
export function matchColumns(sets: readonly ColumnSet[], before: Grid, next: Grid): readonly ColumnSet[] {
  const from = before.columnEdges;
  if (from === null || next.columnEdges === null || !hasSamePlaces(sets, before, next)) return sets;
  const to = isMoved(sets, before, next) ? laidOver(from, next.columnEdges) : next.columnEdges;
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
