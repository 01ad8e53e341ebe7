/** Columns of levels whose header does not say so (指标类型, 类别, a blank): known by the standard's names in them. */
import { isLevel1Name, isLevel2Name, splitLevelWeight } from './levels.ts';

/** Of a column's texts this share at least, and this many, name levels where it is one of levels. */
const LEVEL_SHARE = 0.6;
const LEAST_LEVELS = 2;

/** Level 2 first: some names (满意度指标) are both. */
export const LEVELS_BY_CONTENT = ['level2', 'level1'] as const;

/** Whether a column's texts, weights and all, name one of the levels for the most part. */
export function areLevelNames(texts: readonly string[], level: 'level1' | 'level2'): boolean {
  const isName = level === 'level1' ? isLevel1Name : isLevel2Name;
  const known = texts.filter((text) => isName(splitLevelWeight(text).name)).length;
  return known >= LEAST_LEVELS && known >= LEVEL_SHARE * texts.length;
}
