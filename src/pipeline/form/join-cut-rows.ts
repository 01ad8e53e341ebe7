/** A row that the page break cuts in the middle of its cells: two pieces, one row. */
import type { Problem } from '../../parsers/page.ts';
import type { ColumnRole } from '../glossary/columns.ts';
import type { Cell } from '../tables/block.ts';
import type { BodyRow } from './body-rows.ts';
import { cellText } from './grid-index.ts';

export interface JoinedPart {
  readonly rows: readonly BodyRow[];
  /** The row of `before` that went on in this part, joined; null where none did. */
  readonly joined: { readonly row: BodyRow; readonly problem: Problem } | null;
}

/**
 * Joins the last row before a page break with the first after it where one of them lacks its value or its name. What cannot be
 * told from a row with an empty cell is put up for review.
 */
export function joinCutRow(before: BodyRow, after: readonly BodyRow[]): JoinedPart {
  const first = after[0];
  if (first === undefined || first.area !== null || !isCut(before, first)) return { rows: after, joined: null };
  const cells: Partial<Record<ColumnRole, readonly Cell[]>> = { ...before.cells };
  for (const [role, own] of Object.entries(first.cells)) {
    cells[role as ColumnRole] = [...(before.cells[role as ColumnRole] ?? []), ...own];
  }
  return {
    rows: after.slice(1),
    joined: {
      row: { ...before, cells },
      problem: {
        code: 'row-cut-by-page',
        message: 'the row goes on over a page break; its two pieces were joined',
        severity: 'review',
        locator: (first.cells.level3 ?? first.cells.target)?.[0]?.locator ?? null,
      },
    },
  };
}

function isCut(before: BodyRow, after: BodyRow): boolean {
  if (after.level1?.text || after.level2?.text) return false;
  const name = has(before, 'level3');
  const value = has(before, 'target');
  const nextName = has(after, 'level3');
  const nextValue = has(after, 'target');
  // A piece without a name cannot be a row of its own; a name without a value beside a row without one cannot be two.
  return (nextValue && !nextName) || (!value && name && nextName) || (nextName && !nextValue && name && value);
}

function has(row: BodyRow, role: ColumnRole): boolean {
  return (row.cells[role] ?? []).some((cell) => cellText(cell) !== '');
}
