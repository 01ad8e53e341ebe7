/**
 * Rows at a page break in running text. A page's head stands there too, and where it is printed once nothing tells it from the line of a
 * cell: it becomes a piece of a name, or a value. A bare page number is like any number. Such rows are put up for review.
 */
import type { ColumnRole } from '../../../glossary/columns.ts';
import { type Atom, atomsText } from './atoms.ts';
import { lineEnd } from './noise.ts';
import { SHORTEST_HEAD } from './running-heads.ts';
import type { SegmentedRow } from './segment-rows.ts';

/** Rows, from 0, that hold a page break and those right behind them, and rows that may have taken in a line beside one. */
export function rowsAtPageBreaks(
  rows: readonly SegmentedRow[],
  roles: readonly ColumnRole[],
  atoms: readonly Atom[],
): ReadonlySet<number> {
  const doubtful = new Set<number>();
  rows.forEach((row, at) => {
    if (row.band || row.cells.length === 0) return;
    const from = Math.min(...row.cells.map((cell) => cell.from));
    const to = Math.max(...row.cells.map((cell) => cell.to));
    const breaks = (own: number): boolean => own > 0 && atoms[own]?.gap === 'page';
    const within = Array.from({ length: to - from - 1 }, (_, i) => from + 1 + i).filter(breaks);
    // A line too many may have ended the row too early, so that the next has its rest.
    if (within.some((own) => mayBeHead(atoms, own) || numberAbove(atoms, own))) doubtful.add(at).add(at + 1);
    if (breaks(from) && beginsWithLineOfName(row, roles, atoms, from)) doubtful.add(at);
    if (breaks(to) && endsWithNumber(row, atoms, to)) doubtful.add(at);
  });
  doubtful.delete(rows.length);
  return doubtful;
}

/**
 * Whether the line behind the page break at `at` may be a page's head: what a word runs on to is none. Values are not
 * left aside: `2024年部门预算公开` has the shape of one.
 */
function mayBeHead(atoms: readonly Atom[], at: number): boolean {
  const text = atomsText(atoms.slice(at, lineEnd(atoms, at)));
  return atoms[at]?.inWord === false && text.length >= SHORTEST_HEAD;
}

/** The last line above the page break is a number that may be the page's. */
function numberAbove(atoms: readonly Atom[], at: number): boolean {
  const number = atoms[at - 1];
  return number?.gap !== 'space' && /^\d{1,3}$/u.test(number?.text ?? '');
}

/** The first line behind the break is a piece of a name and nothing else. */
function beginsWithLineOfName(
  row: SegmentedRow,
  roles: readonly ColumnRole[],
  atoms: readonly Atom[],
  from: number,
): boolean {
  const name = row.cells.find((cell) => cell.from === from && roles[cell.column] === 'level3');
  return name !== undefined && lineEnd(atoms, from) < name.to;
}

/** The last line above the break is a bare number, and a piece of a longer cell. */
function endsWithNumber(row: SegmentedRow, atoms: readonly Atom[], to: number): boolean {
  const last = row.cells.find((cell) => cell.to === to);
  return last !== undefined && last.to - last.from > 1 && numberAbove(atoms, to);
}
