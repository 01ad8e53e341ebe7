/** Names that begin with a level's label: cells without a line between them ran together, and the rows around stand under wrong labels. */
import type { Indicator } from '../extraction.ts';
import { isLevel1Name, isLevel2Name } from '../../glossary/levels.ts';
import { fold } from './printed-text.ts';

/** 数量(10分)新建水窖: a weight in brackets stands behind labels alone. */
const LABEL_WITH_WEIGHT = /^(?<label>\p{L}{2,10})\((?:权重|分值)?:?\d+(?:\.\d+)?[分%]?\)\p{L}{2,}/u;
/** 数量指标新建水窖: no name begins with a whole label. */
const WHOLE_LABEL = /^(?<label>\p{L}{2,8}指标)\p{L}{2,}/u;

/**
 * What is to be said of rows by their index: of the row itself, and of those beside it under the same level 1 with another level 2 than
 * the label, which has lost its rows to them.
 */
export function labelsInNames(indicators: readonly Indicator[]): ReadonlyMap<number, string> {
  const found = new Map<number, string>();
  for (const [index, { level1, level3 }] of indicators.entries()) {
    const label = labelBefore(fold(level3));
    if (label === null) continue;
    found.set(index, `level 3 begins with a level's label: ${level3}`);
    for (const step of [-1, 1]) {
      for (let at = index + step; indicators[at]?.level1 === level1; at += step) {
        if (found.has(at)) continue;
        found.set(at, `${label} ran into the name of a row beside this one, which may stand under it`);
      }
    }
  }
  return found;
}

function labelBefore(name: string): string | null {
  const label = (LABEL_WITH_WEIGHT.exec(name) ?? WHOLE_LABEL.exec(name))?.groups?.label ?? '';
  return isLevel1Name(label) || isLevel2Name(label) ? label : null;
}
