/**
 * Rows of a table with marks some of which got lost or came to stand where none should: two cells are one then, or all stand one place on,
 * and what is read of the row may be plausible all the same. Its name tells, and that it has fewer cells than the table's other rows.
 */
import { halfWidth } from '../../../glossary/compact.ts';
import { isLevel1Name, isLevel2Name } from '../../../glossary/levels.ts';
import type { RowTexts } from './row-texts.ts';
import { rowsRunTogether } from './rows-run-together.ts';

/** Rows, from 0, whose cells may be others'. `unscored` are those without points in a table that has a column for them. */
export function rowsOfStrayMarks(
  rows: readonly RowTexts[],
  unscored: ReadonlySet<number>,
): ReadonlySet<number> {
  const usual = usualCells(rows);
  const together = rowsRunTogether(rows);
  return new Set(
    rows.flatMap((row, at) => {
      if (row.band) return [];
      const lacks = row.pieces.length < usual;
      const runsOn =
        together.has(at) || endsInValue(row) || (unscored.has(at) && BARE_NUMBER.test(row.value));
      return isLabel(row.name) || isTwice(row) || row.pieces.some(holdsQuote) || (lacks && runsOn)
        ? [at]
        : [];
    }),
  );
}

/** The name again in another cell, alone for a label or in front of the value: merged cells are printed in each place they cover. */
function isTwice({ level2, name, value }: RowTexts): boolean {
  return name !== '' && (level2 === name || (value.startsWith(name) && value !== name && /\d/u.test(value)));
}

/** A quotation mark without its partner, or `","`: the mark between two cells of CSV is none any more. */
function holdsQuote(piece: string): boolean {
  return (piece.match(/"/gu)?.length ?? 0) % 2 === 1 || piece.includes('","');
}

/** A label where a name should be; satisfaction is what many names are about. */
function isLabel(name: string): boolean {
  return /指标$/u.test(name) && !/满意/u.test(name) && (isLevel1Name(name) || isLevel2Name(name));
}

/** `开设防火隔离带≥10.5公里`, `开展职业技能培训7410人次` beside 7410人次. */
function endsInValue({ name, value }: RowTexts): boolean {
  const [text, target] = [halfWidth(name), halfWidth(value)];
  return /[≥≤><]=?\d[\d.,]*[^\d()]{0,5}$/u.test(text) || (/\d/u.test(target) && text.endsWith(target));
}

/** What stands in a column of points. */
const BARE_NUMBER = /^\d{1,3}(?:\.\d)?$/u;

/** Cells most rows have, labels left aside. */
function usualCells(rows: readonly RowTexts[]): number {
  const counts = new Map<number, number>();
  for (const { pieces } of rows) counts.set(pieces.length, (counts.get(pieces.length) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0;
}
