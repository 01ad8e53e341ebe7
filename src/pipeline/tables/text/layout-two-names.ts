/**
 * Rows of a table in layout text whose name or value may be two: what else the second row has is missing or stands below the first's in the
 * same way. A line that breaks off where the column has room for what follows is the last of its cell, if no word runs on.
 */
import type { ColumnRole } from '../../../glossary/columns.ts';
import { compact, displayWidth } from '../../../glossary/compact.ts';
import type { Cell, Grid } from '../block.ts';
import { wordRunsOn } from './atoms.ts';
import { GOES_ON } from './torn-words.ts';
import { firstUnitWidth } from './wrap-cost.ts';

/** Confidence of a row whose name may be two. */
const TWO = 0.47;
/** Room left at the end of a line, in half-width columns, from which on the cell would have gone on there: a printed column holds a character more or less. */
const ROOM = 4;

/** The grid, whose first `from` rows are its header, with such names and values in doubt. */
export function withNamesOfTwo(grid: Grid, roles: readonly (ColumnRole | null)[], from: 0 | 1): Grid {
  const explained = new Set([
    ...namesExplainedInPart(grid, roles, from),
    ...besideOpenTexts(grid, roles, from),
  ]);
  const doubtful = new Set(
    roles.flatMap((role, column) =>
      role === 'level3' || role === 'target' ? cellsOfTwo(grid, column, from) : [],
    ),
  );
  return {
    ...grid,
    cells: grid.cells.map((cell) =>
      doubtful.has(cell) || explained.has(cell)
        ? { ...cell, confidence: Math.min(cell.confidence, TWO) }
        : cell,
    ),
  };
}

function cellsOfTwo({ cells }: Grid, column: number, from: 0 | 1): readonly Cell[] {
  const own = cells.filter((cell) => cell.column === column && cell.row >= from);
  const width = Math.max(0, ...own.flatMap((cell) => cell.lines.map(widthOf)));
  return own.filter(({ lines }) =>
    lines.slice(1).some((next, i) => breaksOff(lines[i] as string, next, width)),
  );
}

/** As `GOES_ON`, but for 及: names end in 普及. */
const NAME_GOES_ON = /(?:\p{Script=Han}{2}的|[^平温][与和]|[、，,（(])$/u;

/**
 * Names that go on in the next row's (`…社会保险补贴和`) with those, and names beside an explanation that goes on (`…抚育管护年限的`): what it goes on
 * with may have become part of them.
 */
function besideOpenTexts(
  { cells }: Grid,
  roles: readonly (ColumnRole | null)[],
  from: 0 | 1,
): ReadonlySet<Cell> {
  const open = new Set(
    cells.flatMap((cell) => {
      const role = roles[cell.column];
      const text = textOf(cell);
      if (role === 'explanation') return GOES_ON.test(text) ? [cell.row] : [];
      return role === 'level3' && NAME_GOES_ON.test(text) ? [cell.row, cell.row + cell.rowSpan] : [];
    }),
  );
  return new Set(
    cells.filter(({ row, column }) => row >= from && roles[column] === 'level3' && open.has(row)),
  );
}

/** Letters of a name's end from which an explanation that begins with them is of that end alone: shorter ones any sentence may begin with. */
const LEAST_EXPLAINED = 4;

/** Names whose last lines, and not the first, are what the explanation beside them begins with: `…无害化销毁` over `过度包装治理` beside `过度包装治理，按…`. */
function namesExplainedInPart(
  { cells }: Grid,
  roles: readonly (ColumnRole | null)[],
  from: 0 | 1,
): ReadonlySet<Cell> {
  const explanations = new Map(
    cells.flatMap((cell) => (roles[cell.column] === 'explanation' ? [[cell.row, textOf(cell)]] : [])),
  );
  return new Set(
    cells.filter((cell) => {
      if (roles[cell.column] !== 'level3' || cell.row < from) return false;
      const explanation = explanations.get(cell.row) ?? '';
      const ends = cell.lines.slice(1).map((_, i) => compact(cell.lines.slice(i + 1).join('')));
      const isOfEnd = ends.some((end) => end.length >= LEAST_EXPLAINED && explanation.startsWith(end));
      return isOfEnd && !explanation.startsWith(textOf(cell));
    }),
  );
}

function textOf({ lines }: Cell): string {
  return compact(lines.join(''));
}

function breaksOff(line: string, next: string, width: number): boolean {
  const [own, below] = [line.trim(), next.trim()];
  const room = width - widthOf(own) - firstUnitWidth(below);
  return room >= ROOM && /^\p{Script=Han}/u.test(below) && !wordRunsOn(own, below);
}

function widthOf(line: string): number {
  return displayWidth(line.trim());
}
