/**
 * Rows of running text whose value is no value: the rest of a name whose line was lost (`…乡村文化` above `旅游推介活动`), a value with the points
 * behind it (`持续完善5`), or points alone beside a name that ends in a quantity (`资助授权专利206件` `2`), as where the header lost a column.
 */
import type { ColumnRole } from '../../../glossary/columns.ts';
import { halfWidth } from '../../../glossary/compact.ts';
import { UNITS } from '../../../glossary/unit-table.ts';
import { valueShape } from '../../../glossary/value-shape.ts';
import { type Atom, atomsText } from './atoms.ts';
import type { SegmentedRow } from './segment-rows.ts';

/** A text shaped like a target; one far from it. */
const SHAPED = 0.5;
const SHAPELESS = 0.1;
/** Words and a number without a unit right behind. */
const POINTS_BEHIND = /^(\p{Script=Han}{2,})\d{1,2}$/u;
const POINTS_ALONE = /^\d{1,2}(?:\.\d)?$/u;
const QUANTITY_AT_END = /\d[十百千万亿]{0,2}(\p{Script=Han}{1,2}(?:\/\p{Script=Han}{1,2})?)(?:以[内上下])?$/u;

/** Rows, from 0, with such a value. */
export function rowsOfOtherValues(
  rows: readonly SegmentedRow[],
  roles: readonly ColumnRole[],
  atoms: readonly Atom[],
): ReadonlySet<number> {
  return new Set(
    rows.flatMap(({ cells }, at) => {
      const own = (role: ColumnRole) => cells.find(({ column }) => roles[column] === role);
      const [name, value] = [own('level3'), own('target')];
      if (name === undefined || value === undefined) return [];
      const print = (cell: typeof name) => halfWidth(atomsText(atoms.slice(cell.from, cell.to)));
      return isOther(print(name), print(value), atoms[value.from]) ? [at] : [];
    }),
  );
}

function isOther(name: string, value: string, first: Atom | undefined): boolean {
  const words = POINTS_BEHIND.exec(value)?.[1];
  if (words !== undefined && valueShape(words) >= SHAPED) return true;
  const unit = QUANTITY_AT_END.exec(name)?.[1];
  if (POINTS_ALONE.test(value) && unit !== undefined && UNITS.has(unit.split('/')[0] as string)) return true;
  const beginsLine = first !== undefined && first.gap !== 'space';
  return beginsLine && !/\d/u.test(value) && valueShape(value) < SHAPELESS;
}
