/** A traced page → what there is to draw on its picture. */
import type { Box, Locator, Ruling } from '../parsers/page.ts';
import type { Place } from '../pipeline/form/claims.ts';
import type { Grid } from '../pipeline/tables/block.ts';
import { mergeRulings } from '../pipeline/tables/merge-rulings.ts';
import type { Trace, TracedForm, TracedPage } from '../pipeline/trace-document.ts';
import { type PlacedItem, type ReadHeader, readHeaders } from './explanation-items.ts';

/** Positions in points, as everywhere. */
export interface OverlayPage {
  readonly width: number;
  readonly height: number;
  /** What must stay legible. */
  readonly texts: readonly Box[];
  readonly rulings: readonly Ruling[];
  /** Text read from a picture, with the chance that it is right. */
  readonly readings: readonly { readonly box: Box; readonly confidence: number }[];
  /** Cells and lines of text by where they ended; null: an empty cell. */
  readonly areas: readonly { readonly box: Box; readonly place: Place | null }[];
  /** Grids, named by how their bounds are known and how many rows × columns they have. */
  readonly grids: readonly OverlayLabel[];
  /** Header cells with the role they were read as. */
  readonly roles: readonly OverlayLabel[];
  /** Target cells with the row's ordinal, `form.row` where the document has several forms. */
  readonly rows: readonly (OverlayLabel & { readonly review: boolean })[];
}

export interface OverlayLabel {
  readonly box: Box;
  /** Latin letters, digits and signs only: no font for more can be counted on. */
  readonly text: string;
}

/** @param items all the trace's, from `placedItems` */
export function overlayPage(trace: Trace, traced: TracedPage, items: readonly PlacedItem[]): OverlayPage {
  const { page, blocks } = traced;
  const grids = blocks.filter((block) => block.kind === 'grid');
  return {
    width: page.width,
    height: page.height,
    texts: page.runs.map((run) => run.box),
    rulings: mergeRulings(page.rulings),
    readings: page.runs.flatMap(({ source, box, confidence }) =>
      source === 'ocr' ? [{ box, confidence }] : [],
    ),
    areas: [...emptyCells(grids), ...placedAreas(items, page.number)],
    grids: grids.flatMap((grid) =>
      label(grid.locator, `${grid.origin} ${grid.rowCount} x ${grid.columnCount}`),
    ),
    roles: readHeaders(grids, items).flatMap(roleLabels),
    rows: trace.forms.flatMap((form) => rowLabels(form, page.number, trace.forms.length > 1)),
  };
}

function emptyCells(grids: readonly Grid[]): OverlayPage['areas'] {
  const empty = grids.flatMap((grid) => grid.cells.filter((cell) => cell.lines.join('').trim() === ''));
  return empty.flatMap(({ locator }) => (locator.kind === 'box' ? [{ box: locator.box, place: null }] : []));
}

function placedAreas(items: readonly PlacedItem[], page: number): OverlayPage['areas'] {
  return items.flatMap(({ item: { locator }, place }) =>
    locator.kind === 'box' && locator.page === page ? [{ box: locator.box, place }] : [],
  );
}

function roleLabels({ columns }: ReadHeader): OverlayLabel[] {
  return columns.flatMap(({ cell, role, period, header }) => {
    if (role === null && header === '') return [];
    // Only where a header tells periods apart does the period say more than the role.
    const text =
      role === 'target' && period !== null && period !== 'annual' ? `${role} ${period}` : (role ?? '?');
    return label(cell.locator, text);
  });
}

function rowLabels({ form }: TracedForm, page: number, several: boolean): OverlayPage['rows'] {
  return form.indicators.flatMap((row) => {
    const own = [...row.printed.target.locators, ...row.printed.level3.locators];
    const at = own.find((locator) => locator.kind === 'box' && locator.page === page);
    if (at === undefined || row.page !== page) return [];
    const text = several ? `${form.ordinal}.${row.ordinal}` : `${row.ordinal}`;
    return label(at, text).map((found) => ({ ...found, review: row.review }));
  });
}

function label(locator: Locator, text: string): OverlayLabel[] {
  return locator.kind === 'box' ? [{ box: locator.box, text }] : [];
}
