/** Why each row of a form was read as it was. */
import type { Locator, Problem } from '../parsers/page.ts';
import type { Indicator, TargetReading } from '../pipeline/extraction.ts';
import type { Period, Printed } from '../pipeline/form/raw-form.ts';
import { RULES, type Rule } from '../pipeline/normalise/rules.ts';
import { type ExplainedText, explainedText } from './explained-text.ts';
import { type ReadingFields, readingFields } from './reading-fields.ts';

/**
 * How a label came to its row. `here`: the row is the first under the label's cell or line; `merged`: the label's cell reaches
 * down beside the row; `carried`: it was printed elsewhere and holds on, from a row above or over a page break.
 */
export type LabelSource = 'here' | 'merged' | 'carried';

export interface ExplainedLevel extends ExplainedText {
  /** The level without white space, numbering and weight. */
  readonly name: string;
  readonly source: LabelSource;
}

export interface ExplainedTarget extends ExplainedText, ReadingFields {
  /** Rules of the target grammar in the order they were applied, each with what it says. */
  readonly rules: Readonly<Record<string, string>>;
}

export interface ExplainedRow {
  readonly ordinal: number;
  readonly page: number | null;
  readonly period: Period;
  readonly area: string | null;
  readonly level1: ExplainedLevel | null;
  readonly level2: ExplainedLevel | null;
  readonly level3: ExplainedText & { readonly name: string };
  readonly target: ExplainedTarget;
  /** The row's other columns, by role or, where they have none, by header. */
  readonly others: readonly ({ readonly column: string } & ExplainedText)[];
  readonly confidence: number;
  readonly review: boolean;
  readonly problems: readonly Problem[];
}

/** All rows of one form, in order. */
export function explainedRows(indicators: readonly Indicator[]): readonly ExplainedRow[] {
  const seen = new Set<Locator>();
  return indicators.map((row): ExplainedRow => {
    const { printed } = row;
    return {
      ordinal: row.ordinal,
      page: row.page,
      period: row.period,
      area: row.area,
      level1: level(row.level1, printed.level1, row, seen),
      level2: level(row.level2, printed.level2, row, seen),
      level3: { name: row.level3, ...explainedText(printed.level3) },
      target: target(printed.target, row.reading),
      others: [
        ...Object.entries(printed.extras).map(([role, text]) => ({
          column: snake(role),
          ...explainedText(text),
        })),
        ...printed.others.map(({ label, value }) => ({ column: label, ...explainedText(value) })),
      ],
      confidence: row.confidence,
      review: row.review,
      problems: row.problems,
    };
  });
}

function level(
  name: string,
  printed: Printed | null,
  row: Indicator,
  seen: Set<Locator>,
): ExplainedLevel | null {
  if (printed === null) return null;
  const isFirst = !printed.locators.some((locator) => seen.has(locator));
  for (const locator of printed.locators) seen.add(locator);
  return { name, source: sourceOf(printed, row, isFirst), ...explainedText(printed) };
}

function sourceOf(printed: Printed, row: Indicator, isFirst: boolean): LabelSource {
  const own = [...row.printed.level3.locators, ...row.printed.target.locators];
  const hasBoxes = printed.locators.some((label) => label.kind === 'box');
  if (!hasBoxes) return isFirst ? 'here' : 'carried';
  if (!printed.locators.some((label) => own.some((cell) => isBeside(label, cell)))) return 'carried';
  return isFirst ? 'here' : 'merged';
}

function isBeside(label: Locator, cell: Locator): boolean {
  if (label.kind !== 'box' || cell.kind !== 'box' || label.page !== cell.page) return false;
  const middle = (cell.box.y0 + cell.box.y1) / 2;
  return label.box.y0 <= middle && middle <= label.box.y1;
}

function target(printed: Printed, reading: TargetReading): ExplainedTarget {
  return {
    ...explainedText(printed),
    ...readingFields(reading),
    rules: Object.fromEntries(reading.rules.map((rule) => [rule, RULES[rule as Rule]])),
  };
}

/** `midtermTarget` → `midterm_target`, as in the output contract. */
function snake(role: string): string {
  return role.replace(/[A-Z]/gu, (letter) => `_${letter.toLowerCase()}`);
}
