/** Columns of levels whose header does not say so (指标类型, 类别, a blank): known by the standard's names in them. */
import { isLevel1Name, isLevel2Name, splitLevelWeight } from './levels.ts';

/** Of a column's texts this share at least, and this many, name levels where it is one of levels. */
const LEVEL_SHARE = 0.6;
const LEAST_LEVELS = 2;

/** Level 2 first: some names (满意度指标) are both. */
export const LEVELS_BY_CONTENT = ['level2', 'level1'] as const;

/** Whether a column's texts, weights and all, name one of the levels for the most part. */
export function areLevelNames(texts: readonly string[], level: 'level1' | 'level2'): boolean {
  const known = levelNamesIn(texts, level);
  return known >= LEAST_LEVELS && known >= LEVEL_SHARE * texts.length;
}

/**
 * Which of the columns is that of a level: of several with names of it for the most part the one with most, as 成本指标 and 满意度指标 may be
 * most of a short form's levels 1; -1 where none is. `texts`: what stands in each; those not open to the question empty.
 */
export function columnOfLevel(texts: readonly (readonly string[])[], level: 'level1' | 'level2'): number {
  const counts = texts.map((own) => (areLevelNames(own, level) ? levelNamesIn(own, level) : 0));
  const most = Math.max(0, ...counts);
  return most === 0 ? -1 : counts.indexOf(most);
}

function levelNamesIn(texts: readonly string[], level: 'level1' | 'level2'): number {
  const isName = level === 'level1' ? isLevel1Name : isLevel2Name;
  return texts.filter((text) => isName(splitLevelWeight(text).name)).length;
}
