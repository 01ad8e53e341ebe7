/** Rows of a table in layout text whose label may have got lost: their names are put in doubt, as in text of other kinds. */
import type { ColumnRole } from '../../../glossary/columns.ts';
import { compact } from '../../../glossary/compact.ts';
import { areApart } from '../../../glossary/level-parents.ts';
import type { Cell, Grid } from '../block.ts';
import { rowsOfLostLabels } from './lost-labels.ts';
import type { RowTexts } from './row-texts.ts';

/** Confidence of a row whose label may have got lost. */
const LOST = 0.46;

/**
 * The grid with the names of such rows in doubt. `from` is 1 where its first row is the header, 0 where it goes on with the table of the
 * page before, whose last labels may be those of its first rows.
 */
export function withLostLabels(grid: Grid, roles: readonly (ColumnRole | null)[], from: 0 | 1): Grid {
  const texts = gridRowTexts(grid, roles, from);
  const lost = new Set([
    ...rowsOfLostLabels(texts),
    ...(roles.includes('level1') && from === 1 ? rowsWithoutLevel1(texts) : []),
  ]);
  if (lost.size === 0) return grid;
  return {
    ...grid,
    cells: grid.cells.map((cell) =>
      roles[cell.column] === 'level3' && lost.has(cell.row - from)
        ? { ...cell, confidence: Math.min(cell.confidence, LOST) }
        : cell,
    ),
  };
}

/** Rows, from 0, above all labels of level 1, where those of level 2 are of several: theirs are not on the next page but lost. */
function rowsWithoutLevel1(rows: readonly RowTexts[]): readonly number[] {
  const end = rows.findIndex((row) => row.band || row.level1 !== '');
  const bare = rows.slice(0, end < 0 ? rows.length : end);
  const labels = bare.map((row) => row.level2).filter((label) => label !== '');
  const isSeveral = labels.some((label) => areApart(label, labels[0] as string));
  return isSeveral ? [...bare.keys()] : [];
}

/** The rows below the header; a cell that spans several is the first one's. */
function gridRowTexts(grid: Grid, roles: readonly (ColumnRole | null)[], from: 0 | 1): readonly RowTexts[] {
  const labels = grid.cells.filter(
    (cell) => (roles[cell.column] === 'level1' || roles[cell.column] === 'level2') && textOf(cell) !== '',
  );
  return Array.from({ length: grid.rowCount - from }, (_, at) => {
    const cells = grid.cells.filter((cell) => cell.row === at + from);
    const text = (role: ColumnRole) => textOf(cells.find((cell) => cell.column === roles.indexOf(role)));
    const own = cells.filter(({ column }) => roles[column] !== 'level1' && roles[column] !== 'level2');
    return {
      band: cells.some((cell) => cell.columnSpan === grid.columnCount),
      level1: text('level1'),
      level2: text('level2'),
      below: isAboveLabel(
        at + from,
        cells.filter(({ column }) => roles[column] !== 'level1' && roles[column] !== 'level2'),
        labels,
        roles.includes('level2') ? roles.indexOf('level2') : roles.indexOf('level1'),
      ),
      name: text('level3'),
      value: text('target'),
      unit: text('unit'),
      pieces: own.flatMap(({ lines }) => lines.flatMap((line) => line.trim().split(/\s+/u))),
    };
  });
}

/** Whether all of a row's lines stand above those of its label. */
function isAboveLabel(row: number, cells: readonly Cell[], labels: readonly Cell[], column: number): boolean {
  const own = labels.find(
    (label) => label.column === column && label.row <= row && row < label.row + label.rowSpan,
  );
  const lines = cells.flatMap(({ locator }) => (locator.kind === 'line' ? [locator.to] : []));
  if (own === undefined) return false;
  if (own.row === row && own.rowSpan > 1) return true;
  return own.locator.kind === 'line' && own.locator.from > Math.max(0, ...lines);
}

function textOf(cell: Cell | undefined): string {
  return compact(cell?.lines.join('') ?? '');
}
