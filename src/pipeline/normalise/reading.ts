/** How a reading is put down; every reading leaves this stage with all its fields. */
import type { Problem } from '../../parsers/page.ts';
import type { TargetReading } from '../extraction.ts';
import type { Rule } from './rules.ts';
import { type TargetProblemCode, targetProblem } from './target-problems.ts';

export interface TargetInput {
  /** The cell's text. */
  readonly target: string;
  /** The indicator's name (level 3). */
  readonly name?: string | null;
  /** The cell of a unit column. */
  readonly unit?: string | null;
  /** The cell of a sign column (指标性质, 指标方向, 计算符号). */
  readonly sign?: string | null;
  /** The form's budget year: completes dates without one. */
  readonly year?: number | null;
  /** The target column's header: it may hold the unit. */
  readonly header?: string | null;
}

/** A problem by its code, with or without detail, or one made elsewhere. */
export type Trouble = TargetProblemCode | readonly [TargetProblemCode, string];

export function problemsOf(troubles: readonly Trouble[]): readonly Problem[] {
  const seen = new Map<string, Problem>();
  for (const trouble of troubles) {
    const [code, detail] = typeof trouble === 'string' ? [trouble, ''] : trouble;
    if (!seen.has(code)) seen.set(code, targetProblem(code, detail));
  }
  return [...seen.values()];
}

const NOTHING = {
  comparator: null,
  value: null,
  valueHigh: null,
  unit: null,
  baseValue: null,
  baseValueHigh: null,
  baseUnit: null,
  date: null,
} as const;

export function textReading(rules: readonly Rule[], troubles: readonly Trouble[] = []): TargetReading {
  return { kind: 'text', ...NOTHING, problems: problemsOf(troubles), rules };
}

export function dateReading(
  reading: Pick<TargetReading, 'comparator' | 'date'>,
  rules: readonly Rule[],
  problems: readonly Problem[],
): TargetReading {
  return { kind: 'date', ...NOTHING, ...reading, problems, rules: [...new Set(rules)] };
}
