/** Cells as wide as their table whose texts stand in columns that no line parts: a frame around a form, rules between its rows only. */
import type { InkImage } from './ink.ts';
import type { PixelBox, PixelCell, PixelTable } from './pixel-tables.ts';
import { inkStretches, textStrips } from './text-strips.ts';

/** Texts of two columns stand at least this far apart (em); the characters of a label set wide up to 1.5 in the forms seen. */
const COLUMN_GAP = 2;
/** A cell of this many lines has columns where most lines are parted once; a lone line where it is parted into this many texts. */
const LEAST_LINES = 3;
const LEAST_TEXTS = 3;

/** A table's cells: those that lines close in, and those with columns of their own, whose texts stand as if there were no cell. */
export interface PartedCells {
  readonly walled: readonly PixelCell[];
  readonly open: readonly PixelCell[];
}

/** A table of one column with such a cell has none but those: a line across a frame parts head and rows, which have the same columns. */
export function withoutColumns(table: PixelTable, text: InkImage, em: number): PartedCells {
  const columns = table.columnEdges.length - 1;
  const open = new Set(
    table.cells.filter((cell) => cell.columnSpan === columns && hasColumns(text, cell.inner, em)),
  );
  if (open.size > 0 && columns === 1) return { walled: [], open: table.cells };
  return { walled: table.cells.filter((cell) => !open.has(cell)), open: [...open] };
}

function hasColumns(text: InkImage, field: PixelBox, em: number): boolean {
  const texts = textStrips(text, field, em).map((line) => inkStretches(text, line, COLUMN_GAP * em).length);
  if (texts.some((count) => count >= LEAST_TEXTS)) return true;
  return texts.length >= LEAST_LINES && texts.filter((count) => count > 1).length > texts.length / 2;
}
