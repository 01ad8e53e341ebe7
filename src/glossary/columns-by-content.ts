/**
 * Columns under names no glossary holds (考核要求 for the value; 指标分类, 绩效指标 for levels), told by what stands in them. Only where the standard's
 * names stand in columns of levels, and one column alone can be the value.
 */
import type { ColumnRole } from './columns.ts';
import { compact } from './compact.ts';
import { columnOfLevel, LEVELS_BY_CONTENT } from './level-columns.ts';
import { valueShape } from './value-shape.ts';

/** A text shaped like a target, and the share of its column that is; of a column of names seldom one is (see `headerless-table.ts`). */
const SHAPED = 0.5;
const VALUE_SHARE = 0.8;
const NAME_SHARE = 0.2;
/** A column of which so many are may be the value as well. */
const RIVAL_SHARE = 0.5;
/** Fewer rows may hold values by chance. */
const LEAST_ROWS = 3;

type Roles = readonly (ColumnRole | null)[];

/** The roles with those that were told by content; null where it tells no table of indicators. `texts`: what stands in each column. */
export function rolesByContent(roles: Roles, texts: readonly (readonly string[])[]): Roles | null {
  const found = [...roles];
  for (const level of LEVELS_BY_CONTENT) {
    const at = columnOfLevel(
      texts.map((own, i) => (isOpen(found[i]) ? own : [])),
      level,
    );
    if (!found.includes(level) && at >= 0) found[at] = level;
  }
  const second = found.indexOf('level2');
  if (second < 0) return null;
  if (!found.includes('level3')) {
    const beside = second + 1;
    if (!isOpen(found[beside]) || !holdsNames(texts[beside] ?? [])) return null;
    found[beside] = 'level3';
  }
  if (!found.includes('target')) {
    const third = found.indexOf('level3');
    const [value, ...rivals] = texts.flatMap((own, i) =>
      i > third && isOpen(found[i]) && mayHoldValues(own) ? [i] : [],
    );
    if (value === undefined || rivals.length > 0 || shapedShare(texts[value]!) < VALUE_SHARE) return null;
    found[value] = 'target';
  }
  return found.indexOf('level3') > second ? found : null;
}

function isOpen(role: ColumnRole | null | undefined): boolean {
  return role === null || role === 'other';
}

function holdsNames(texts: readonly string[]): boolean {
  return new Set(texts).size >= LEAST_ROWS && shapedShare(texts) <= NAME_SHARE;
}

/** Values, not points or ordinals: some have a sign, a unit or words. */
function mayHoldValues(texts: readonly string[]): boolean {
  return (
    texts.length >= LEAST_ROWS &&
    shapedShare(texts) >= RIVAL_SHARE &&
    texts.some((text) => /\d/u.test(text)) &&
    !texts.every((text) => /^\d+(?:\.\d+)?[%％分]?$/u.test(compact(text)))
  );
}

function shapedShare(texts: readonly string[]): number {
  return texts.filter((text) => valueShape(text) >= SHAPED).length / texts.length;
}
