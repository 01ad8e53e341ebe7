/** Tables for the terminal in which Chinese lines up: widths are counted in terminal columns, not characters. */
import Table from 'cli-table3';
import stringWidth from 'string-width';
import wrapAnsi from 'wrap-ansi';
import { printable } from './print.ts';

export type TableCell = string | number | null;

/** Columns of the terminal where it does not say: wide enough for a row of a form. */
const DEFAULT_WIDTH = 120;
/** No column is squeezed below this: four Chinese characters. */
const LEAST_COLUMN = 8;
/** What cli-table3 puts around a cell: a border and two spaces. */
const CELL_FRAME = 3;

/** The table as text, wrapped to the terminal's width; nothing is cut off. */
export function terminalTable(
  head: readonly string[],
  rows: readonly (readonly TableCell[])[],
  terminalWidth: number = process.stdout.columns ?? DEFAULT_WIDTH,
): string {
  const texts = rows.map((row) => row.map((cell) => printable(cell === null ? '' : String(cell))));
  const natural = head.map((title, column) =>
    Math.max(stringWidth(title), ...texts.map((row) => stringWidth(row[column] ?? ''))),
  );
  const widths = squeeze(natural, terminalWidth - 1 - head.length * CELL_FRAME);
  const wrap = (cells: readonly string[]): string[] =>
    cells.map((cell, column) => wrapAnsi(cell, widths[column] ?? LEAST_COLUMN, { hard: true, trim: false }));
  // Cells are wrapped here: cli-table3's own wrapping cuts double-width text off.
  const table = new Table({
    head: wrap(head),
    colAligns: head.map((_, column) => (isNumeric(rows, column) ? 'right' : 'left')),
    style: { head: [], border: [], compact: true },
  });
  for (const row of texts) table.push(wrap(row));
  return table.toString();
}

/** Numbers below each other are compared by their digits. */
function isNumeric(rows: readonly (readonly TableCell[])[], column: number): boolean {
  const cells = rows.map((row) => row[column] ?? null).filter((cell) => cell !== null);
  return cells.length > 0 && cells.every((cell) => typeof cell === 'number');
}

/** Takes columns from the widest until all fit. */
function squeeze(natural: readonly number[], available: number): readonly number[] {
  const widths = [...natural];
  let excess = widths.reduce((sum, width) => sum + width, 0) - available;
  while (excess > 0) {
    const widest = Math.max(...widths);
    if (widest <= LEAST_COLUMN) break;
    widths[widths.indexOf(widest)] = widest - 1;
    excess--;
  }
  return widths;
}
