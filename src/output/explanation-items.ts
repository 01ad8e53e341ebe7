/** Everything printed in a document with where it ended, in reading order, and the columns each header was read as. */
import type { Locator } from '../parsers/page.ts';
import type { Place, PrintedItem } from '../pipeline/form/claims.ts';
import { type ColumnHeader, columnHeaderAt } from '../pipeline/form/column-header.ts';
import { cellText, GridIndex } from '../pipeline/form/grid-index.ts';
import type { Period, Printed, RawForm } from '../pipeline/form/raw-form.ts';
import type { ColumnRole } from '../glossary/columns.ts';
import type { Block, Cell, Grid } from '../pipeline/tables/block.ts';
import type { Trace } from '../pipeline/trace-document.ts';

export interface PlacedItem {
  readonly item: PrintedItem;
  readonly place: Place;
  /** Ordinal of its form; null outside every form. */
  readonly form: number | null;
}

/** A column of an indicator table as its header was understood. */
export interface ReadColumn {
  readonly header: string;
  /** Null where the header says nothing known. */
  readonly role: ColumnRole | null;
  readonly area: string | null;
  readonly period: Period | null;
  /** The lowest of its header cells. */
  readonly cell: Cell;
}

export interface ReadHeader {
  readonly form: number | null;
  readonly columns: readonly ReadColumn[];
}

/** Every item with text. What no stage claimed is `unassigned`. */
export function placedItems(trace: Trace): readonly PlacedItem[] {
  const formOf = formsByLocator(trace.forms.map(({ printed }) => printed));
  const found: PlacedItem[] = [];
  let before: number | null = null;
  for (const block of trace.blocks) {
    const items = itemsOf(block);
    const known = items.map((item) => formOf.get(item.locator) ?? null);
    items.forEach((item, i) => {
      const place = trace.places.get(item) ?? 'unassigned';
      // Labels and headers are no value of the form, and so not known by it: they belong to what follows them.
      const form = place === 'outside' ? null : (known.slice(i).find((next) => next !== null) ?? before);
      before = form ?? before;
      found.push({ item, place, form });
    });
  }
  return found;
}

/** The headers of the blocks that forms were read by. */
export function readHeaders(blocks: readonly Block[], items: readonly PlacedItem[]): readonly ReadHeader[] {
  const headerCells = new Map<PrintedItem, number | null>();
  for (const { item, place, form } of items) if (place === 'column-header') headerCells.set(item, form);
  return blocks.flatMap((block) => (block.kind === 'grid' ? headersOf(block, headerCells) : []));
}

function headersOf(grid: Grid, headerCells: ReadonlyMap<PrintedItem, number | null>): ReadHeader[] {
  const index = new GridIndex(grid);
  const headers: ReadHeader[] = [];
  for (let row = 0; row < grid.rowCount; row++) {
    const header = columnHeaderAt(index, row);
    const named = header?.cells.find((cell) => headerCells.has(cell));
    if (header == null || named === undefined) continue;
    headers.push({ form: headerCells.get(named) ?? null, columns: columnsOf(index, header) });
    row = header.bodyRow - 1;
  }
  return headers;
}

function columnsOf(index: GridIndex, header: ColumnHeader): ReadColumn[] {
  // What runs down beside the body (绩/效/指/标) is no column of it; side-by-side sets share the columns left of them.
  const own = new Set(header.cells);
  return header.sets.flatMap((set) =>
    set.slots.flatMap(({ from, header: text, role, area, period }): ReadColumn[] => {
      const cell = index.at(header.bodyRow - 1, from);
      if (cell === undefined || !own.delete(cell)) return [];
      return [{ header: text, role, area, period, cell }];
    }),
  );
}

function itemsOf(block: Block): PrintedItem[] {
  return block.kind === 'text' ? [block] : cellsInOrder(block).filter((cell) => cellText(cell) !== '');
}

function cellsInOrder(grid: Grid): Cell[] {
  return [...grid.cells].sort((a, b) => a.row - b.row || a.column - b.column);
}

/** A printed value keeps the very locators of its cells and lines: they lead from an item to its form. */
function formsByLocator(forms: readonly RawForm[]): ReadonlyMap<Locator, number> {
  const found = new Map<Locator, number>();
  forms.forEach((form, i) => {
    for (const printed of printedOf(form)) for (const locator of printed.locators) found.set(locator, i + 1);
  });
  return found;
}

function* printedOf(form: RawForm): Generator<Printed> {
  if (form.title !== null) yield form.title;
  if (form.yearLine !== null) yield form.yearLine;
  yield* form.fields.map((field) => field.value);
  yield* form.notes;
  for (const row of form.rows) {
    if (row.level1 !== null) yield row.level1;
    if (row.level2 !== null) yield row.level2;
    yield row.level3;
    yield row.target;
    yield* Object.values(row.extras);
    yield* row.others.map((other) => other.value);
  }
}
