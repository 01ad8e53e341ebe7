/**
 * Points beside each row that the header has no name for: a form that was scored prints its points under a cell of the head (自评得分
 * at the top, 50 beside the header) and so has a column more than names. Without it what a text target was reached by makes a row of
 * its own: `已完成⏎已完成⏎5`.
 */
import type { Atom } from './atoms.ts';
import type { CellKind } from './column-model.ts';
import { fitRows } from './fit-rows.ts';
import type { SegmentedRow, Segmentation } from './segment-rows.ts';

/** Numbers alone on their lines from which on another column is worth looking for. */
const NUMBERS_TO_TELL = 3;
/** What the rows must cost less with the column, in nats: of numbers that are values it makes them dearer by several. */
const CHEAPER = 1;

/** The rows of a table, whose points stand amid them as strays where its header has no column for them. */
export function fitScoredRows(atoms: readonly Atom[], kinds: readonly CellKind[]): Segmentation {
  const named = fitRows(atoms, kinds);
  if (kinds.includes('score') || kinds.includes('weight') || loneNumbers(atoms) < NUMBERS_TO_TELL)
    return named;
  const scored = fitRows(atoms, [...kinds, 'score']);
  return named.cost - scored.cost < CHEAPER ? named : withoutColumn(scored, kinds.length);
}

function loneNumbers(atoms: readonly Atom[]): number {
  return atoms.filter(
    ({ text, gap }, at) =>
      gap !== 'space' && atoms[at + 1]?.gap !== 'space' && /^\d{1,3}(?:\.\d+)?$/u.test(text),
  ).length;
}

/** The column's cells are strays: nothing says what they are. */
function withoutColumn(segmentation: Segmentation, column: number): Segmentation {
  const strays = [...segmentation.strays];
  const rows = segmentation.rows.map((row): SegmentedRow => {
    if (row.band) return row;
    for (const cell of row.cells)
      if (cell.column === column) for (let at = cell.from; at < cell.to; at++) strays.push(at);
    return { ...row, cells: row.cells.filter((cell) => cell.column !== column) };
  });
  return {
    ...segmentation,
    rows: rows.filter((row) => row.cells.length > 0),
    strays: strays.toSorted((a, b) => a - b),
  };
}
