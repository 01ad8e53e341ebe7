/**
 * Rows of running text with a line behind them that found no cell, or makes a row of its own that is none: it may be the rest of theirs
 * (`＝ 5` above `个百分⏎点`, `=1940` above `‹ 元/人·月`), so that what they state is not whole.
 */
import { halfWidth } from '../../../glossary/compact.ts';
import { UNITS } from '../../../glossary/unit-table.ts';
import { type Atom, atomsText } from './atoms.ts';
import type { SegmentedRow } from './segment-rows.ts';

/** Points of a column without a name stand amid rows by themselves. */
const POINTS = /^\d{1,3}(?:\.\d+)?$/u;

/** Rows, from 0, whose last cell such a line follows; `strays` are the atoms that belong to no cell. */
export function rowsBesideStrays(
  rows: readonly SegmentedRow[],
  strays: readonly number[],
  atoms: readonly Atom[],
): ReadonlySet<number> {
  const ends = rows.map(({ cells }) => Math.max(...cells.map((cell) => cell.to)));
  const found = new Set<number>();
  for (const at of strays) {
    if (POINTS.test(atoms[at]?.text ?? '')) continue;
    const row = ends.findLastIndex((end) => end <= at);
    if (row >= 0 && rows[row]?.band === false) found.add(row);
  }
  rows.forEach(({ cells, band }, row) => {
    if (row === 0 || band || rows[row - 1]?.band === true) return;
    if (isRest(cells.map((cell) => atomsText(atoms.slice(cell.from, cell.to))).join(''))) found.add(row - 1);
  });
  return found;
}

/** A unit, or what begins with a sign, without a figure. */
function isRest(text: string): boolean {
  const rest = halfWidth(text).replace(SIGNS, '');
  if (END_OF_RANGE.test(rest)) return true;
  const [unit = ''] = rest.split('/');
  return !/\d/u.test(rest) && UNITS.has(unit);
}

/** `至459场` below `305`. */
const END_OF_RANGE = /^[至~—-]\d/u;
const SIGNS = /^[≥≤≧≦<>=‹›〈〉]+/u;
