/** Targets that read as other columns do, or as two cells run together. */
import type { Indicator } from '../extraction.ts';
import { fold } from './printed-text.ts';

/** What columns headed 指标性质, 指标方向 or 指标值类型 hold. */
const KIND_OF_INDICATOR = /^(?:定性|定量|正向|反向|负向|共性|个性)(?:型|类|指标)?$/u;

/** Whether a folded text says of what kind an indicator is, and no more. */
export function isKindOfIndicator(text: string): boolean {
  return KIND_OF_INDICATOR.test(text);
}

/** `10持续完善`: points in front of an effect or a grade. A number has a unit in front of such words (3次合格), or a share its sign (100%达标). */
const NUMBER_AND_STATE =
  /^\d{1,3}(?:\.\d)?(?:有效|持续|显著|明显|逐步|不断|稳步|长期|全面|及时|按时|按期|合格|达标|优秀|良好|健全|完善|规范|正常|改善|提升|提高|增强|促进)/u;
/** `明显改善27%`: a number behind a state that is reached or is not. By how much something grows or falls follows other words (显著提高10%). */
const STATE_AND_NUMBER = /(?:改善|完善|健全|长期|合格|达标|显著|明显|良好|规范|正常)\d[\d.]*%?$/u;

export interface OddTarget {
  readonly index: number;
  readonly message: string;
}

/** So many rows one below the other whose targets count on are numbered by them. */
const LEAST_COUNTED = 3;

/** 5 | 6 | 7 as the targets of three rows: the numbers of the rows below, from a column of their own. */
function countedRows(indicators: readonly Indicator[]): readonly OddTarget[] {
  const numbers = indicators.map(({ target }) =>
    /^\d{1,3}$/u.test(fold(target)) ? Number(fold(target)) : null,
  );
  const runs: number[][] = [];
  numbers.forEach((number, index) => {
    const run = runs.at(-1);
    const before = numbers[index - 1] ?? null;
    if (run !== undefined && number !== null && before !== null && number === before + 1) run.push(index);
    else runs.push([index]);
  });
  return runs
    .filter((run) => run.length >= LEAST_COUNTED)
    .flatMap((run) =>
      run.map((index) => ({ index, message: `targets that count rows: ${indicators[index]!.target}` })),
    );
}

export function oddTargets(indicators: readonly Indicator[]): readonly OddTarget[] {
  return [...statesAndKinds(indicators), ...countedRows(indicators)];
}

function statesAndKinds(indicators: readonly Indicator[]): readonly OddTarget[] {
  return indicators.flatMap(({ target }, index): readonly OddTarget[] => {
    const text = fold(target);
    if (isKindOfIndicator(text))
      return [{ index, message: `the target reads like another column: ${target}` }];
    return NUMBER_AND_STATE.test(text) || STATE_AND_NUMBER.test(text)
      ? [{ index, message: `the target may be two cells, a number and a state: ${target}` }]
      : [];
  });
}
