/**
 * An indicator table whose columns have no names: a form's rows begin below its head at once. The levels' names say which columns are
 * theirs, the shape of the values which one holds the targets; where anything else could be meant, the table stays unread, and is told of.
 */
import type { ColumnRole } from '../../glossary/columns.ts';
import { isLevel1Name, isLevel2Name, splitLevelWeight } from '../../glossary/levels.ts';
import { valueShape } from '../../glossary/value-shape.ts';
import type { Cell } from '../tables/block.ts';
import { type ColumnHeader, columnHeaderAt, type ColumnSlot } from './column-header.ts';
import { cellText, type GridIndex } from './grid-index.ts';

/** So many rows, under so many names of level 2, are no chance: a table of sums may have 数量 beside a number once. */
const LEAST_ROWS = 3;
const LEAST_NAMES = 3;
/** A text shaped like a target, and the share of its column that is: names of indicators seldom are. */
const SHAPED = 0.5;
const VALUE_SHARE = 0.8;
const NAME_SHARE = 0.2;

/** The columns of the rows that begin at a row, as a header without cells would name them; null where they are not certain. */
export function headerlessTableAt(index: GridIndex, row: number): ColumnHeader | null {
  // Bounds that were inferred without a header are guesses themselves.
  if (index.grid.origin === 'inferred') return null;
  const first = index.starting(row).find((cell) => isLevel1(cell));
  const second = first && index.at(row, first.column + first.columnSpan);
  if (first === undefined || second === undefined) return null;
  // Rows of which the first are not what they should be are no table that begins at the next label.
  const isBegun = index.grid.cells.some(
    (cell) => cell.row < row && cell.column === first.column && isLevel1(cell),
  );
  const cells = isBegun ? [] : bodyCells(index, row);
  const columns = [...new Set(cells.map((cell) => cell.column))].filter((column) => column > second.column);
  const [name, target] = columns.sort((a, b) => a - b);
  if (name === undefined || target === undefined || columns.length > 2) return null;
  const inColumn = (column: number) =>
    cells.filter((cell) => cell.column === column && cellText(cell) !== '');
  const seconds = inColumn(second.column);
  const areLevels =
    inColumn(first.column).every(isLevel1) &&
    seconds.every(isLevel2) &&
    new Set(seconds.map(cellText)).size >= LEAST_NAMES;
  const values = inColumn(target);
  const areValues =
    values.length >= LEAST_ROWS &&
    shapedShare(values) >= VALUE_SHARE &&
    shapedShare(inColumn(name)) <= NAME_SHARE;
  if (!areLevels || !areValues || hasHeaderBelow(index, row)) return null;
  const bounds = [0, first.column, second.column, name, target, index.grid.columnCount];
  const roles: readonly (ColumnRole | null)[] = [null, 'level1', 'level2', 'level3', 'target'];
  const slots = roles
    .map((role, i): ColumnSlot => {
      return { from: bounds[i]!, to: bounds[i + 1]!, role, header: '', area: null, period: null };
    })
    .filter(({ from, to }) => from < to);
  return { bodyRow: row, sets: [{ slots, period: null }], cells: [] };
}

/** Rows above a header are no table of their own: the last of a form before, or levels named in the head. */
function hasHeaderBelow(index: GridIndex, from: number): boolean {
  for (let row = from + 1; row < index.grid.rowCount; row++) {
    if (columnHeaderAt(index, row) !== null) return true;
  }
  return false;
}

/** The cells from a row on, up to a text over the whole width: a remark below the table. */
function bodyCells({ grid }: GridIndex, from: number): readonly Cell[] {
  const cells = grid.cells.filter((cell) => cell.row >= from);
  const wide = cells.filter((cell) => cell.columnSpan === grid.columnCount).map((cell) => cell.row);
  const end = Math.min(grid.rowCount, ...wide);
  return cells.filter((cell) => cell.row < end);
}

function isLevel1(cell: Cell): boolean {
  return isLevel1Name(splitLevelWeight(cellText(cell)).name);
}

function isLevel2(cell: Cell): boolean {
  return isLevel2Name(splitLevelWeight(cellText(cell)).name);
}

function shapedShare(cells: readonly Cell[]): number {
  return cells.filter((cell) => valueShape(cellText(cell)) >= SHAPED).length / cells.length;
}
