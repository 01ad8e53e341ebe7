/** The header of a table in layout text: which of its tokens name which column, and its cells, of one row of names or of two. */
import { type ColumnRole, namesFigures } from '../../../glossary/columns.ts';
import type { TextRun } from '../../../parsers/page.ts';
import type { PlannedCell } from '../cell-plan.ts';
import type { ColumnLayout } from '../unruled/body-plan.ts';
import { planned } from '../unruled/column-cells.ts';
import type { HeaderRuns } from '../unruled/header-cells.ts';
import type { Heading } from '../unruled/header-layout.ts';
import { columnPosition } from './layout-pages.ts';
import { type Token, tokensOf } from './layout-tokens.ts';

export interface LayoutHeader {
  /** All tokens that name one column. */
  readonly tokens: readonly Token[];
  /** The same by column. */
  readonly columns: readonly (readonly Token[])[];
  /** What stands over several columns; `[]` where the header has one row. */
  readonly headings: readonly Heading[];
}

/** `header` null: the table goes on from the page before, and no column has a name. `ahead`: columns the layout has left of the header's. */
export function layoutHeader(header: HeaderRuns | null, layout: ColumnLayout, ahead: number): LayoutHeader {
  const headings = (header?.headings ?? []).map((heading) => ({
    ...heading,
    from: heading.from + ahead,
    to: heading.to + ahead,
  }));
  const upper = new Set(headings.flatMap((heading) => heading.runs));
  const tokens = tokensOf((header?.runs ?? []).filter((run) => !upper.has(run)));
  return { tokens, columns: columnsByBounds(tokens, layout), headings };
}

/** Rows of the grid that the header takes. */
export function headerRows(header: HeaderRuns | null, { headings }: LayoutHeader): number {
  return header === null ? 0 : headings.length > 0 ? 2 : 1;
}

interface HeaderCell {
  readonly cell: PlannedCell;
  readonly runs: readonly TextRun[];
}

/** The header's cells; `names` are the tokens shown of each column, which a label down the side has none of. */
export function layoutHeaderCells(
  { headings }: LayoutHeader,
  names: readonly (readonly Token[])[],
  edges: readonly number[],
  bounds: readonly number[],
): readonly HeaderCell[] {
  const rows = headings.length > 0 ? 2 : 1;
  const over = headings.map(({ runs, from, to }): HeaderCell => {
    const place = { row: 0, column: from, rowSpan: 1, columnSpan: to - from };
    return { cell: planned(place, edges, bounds), runs };
  });
  const own = names.map((tokens, column): HeaderCell => {
    const row = headings.some(({ from, to }) => column >= from && column < to) ? 1 : 0;
    const place = { row, column, rowSpan: rows - row, columnSpan: 1 };
    return { cell: planned(place, edges, bounds), runs: tokens.map((token) => token.run) };
  });
  return [...over, ...own];
}

function columnsByBounds(
  tokens: readonly Token[],
  { bounds, roles }: ColumnLayout,
): readonly (readonly Token[])[] {
  const columns: Token[][] = roles.map(() => []);
  for (const token of tokens) {
    const at = columnPosition((token.from + token.to) / 2);
    const column = bounds.findIndex((bound, i) => i > 0 && at < bound) - 1;
    columns[column < 0 ? roles.length - 1 : column]?.push(token);
  }
  return columns;
}

/** The roles; a column without one under a name of figures (基期值, 增长率) holds what a value's column of an outcome does. */
export function columnKinds(
  { columns }: LayoutHeader,
  { roles }: Pick<ColumnLayout, 'roles'>,
): readonly (ColumnRole | null)[] {
  const nameOf = (column: number) => (columns[column] ?? []).map((token) => token.text).join('');
  return roles.map((role, column) =>
    (role ?? 'other') === 'other' && namesFigures(nameOf(column)) ? 'actual' : role,
  );
}
