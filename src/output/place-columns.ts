/** Locators ↔ the place columns that every table with provenance has. */
import type { Locator } from '../parsers/page.ts';

/** In the order of `PLACE_COLUMNS`. */
export type PlaceValues = readonly (number | string | null)[];

export const PLACE_COLUMNS = [
  'page',
  'x0',
  'y0',
  'x1',
  'y1',
  'line_from',
  'line_to',
  'cell_table',
  'cell_row',
  'cell_column',
  'more_places',
] as const;

/** The first place goes into columns of its own, for queries; the others, rare, are kept as JSON so that none is lost. */
export function placeValues(locators: readonly Locator[]): PlaceValues {
  const [first, ...others] = locators;
  return [...columnsOf(first ?? null), others.length === 0 ? null : JSON.stringify(others)];
}

function columnsOf(locator: Locator | null): (number | null)[] {
  switch (locator?.kind) {
    case 'box': {
      const { x0, y0, x1, y1 } = locator.box;
      return [locator.page, x0, y0, x1, y1, null, null, null, null, null];
    }
    case 'line':
      return [null, null, null, null, null, locator.from, locator.to, null, null, null];
    case 'cell':
      return [locator.page, null, null, null, null, null, null, locator.table, locator.row, locator.column];
    default:
      return [null, null, null, null, null, null, null, null, null, null];
  }
}
