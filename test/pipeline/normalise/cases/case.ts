/**
 * A case is the target, its whole expected reading in a short notation, and what its row says. The notation, written by hand:
 *
 *   `>= 25 次`                      comparator, value, unit; base value and base unit are the same
 *   `= 15 万人 -> 150000 人`         base value and base unit differ; `-` stands for no unit
 *   `between 3..5 天`                a range
 *   `date <= 2024-12-31`             a date; `?` for a date that cannot be told
 *   `text`                           words
 *   `… ! code, code`                 the problems, exactly
 */
import type { TargetInput } from '../../../../src/pipeline/normalise/target.ts';

export type Case = readonly [target: string, expected: string, context?: Omit<TargetInput, 'target'>];
