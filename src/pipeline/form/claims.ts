/** The conservation rule: whatever is printed ends in exactly one place. */
import type { Cell, TextBlock } from '../tables/block.ts';

export type Place =
  | 'title'
  | 'year-line'
  | 'head-label'
  | 'head-value'
  | 'column-header'
  | 'side-label'
  | 'row'
  | 'note'
  /** Printed outside every form: covering letters, other tables, page numbers. */
  | 'outside'
  /** Inside a form's area, and nobody knows what it is: a problem of the form. */
  | 'unassigned';

/** Something printed: a cell with text in it, or a line outside every table. */
export type PrintedItem = Cell | TextBlock;

/** Who has what. The first claim stands; a second one for another place is kept to be told of, never silently dropped. */
export class Claims {
  readonly conflicts: { readonly item: PrintedItem; readonly first: Place; readonly second: Place }[] = [];
  private readonly places = new Map<PrintedItem, Place>();

  claim(item: PrintedItem, place: Place): void {
    const first = this.places.get(item);
    if (first === undefined) this.places.set(item, place);
    else if (first !== place) this.conflicts.push({ item, first, second: place });
  }

  has(item: PrintedItem): boolean {
    return this.places.has(item);
  }

  /** Every claimed item with its place, in the order of claiming. */
  entries(): IterableIterator<[PrintedItem, Place]> {
    return this.places.entries();
  }
}

/** The item's text, lines joined by `\n`. */
export function itemText(item: PrintedItem): string {
  return 'lines' in item ? item.lines.join('\n') : item.text;
}
