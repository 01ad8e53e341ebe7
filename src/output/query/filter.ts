/** What rows may be asked for. Filters combine: a row passes all of them; where one takes several values, any of these will do. */
import { z } from 'zod';
import { UsageError } from '../../parsers/errors.ts';
import { type Dimension, UNITS } from '../../glossary/unit-table.ts';

const text = z
  .string()
  .min(1)
  .refine((value) => !value.includes('\0'), 'holds a NUL character');

/** Several values of which any will do. */
function any<Value extends z.ZodType>(value: Value) {
  return z.array(value).min(1);
}

export const KINDS = ['quantity', 'date', 'text'] as const;
export const COMPARATORS = ['=', '>=', '<=', '>', '<', 'between'] as const;
export const PERIODS = ['annual', 'midterm', 'longterm'] as const;
/** What units measure, as the unit table names it. */
export const DIMENSIONS: readonly Dimension[] = [...new Set([...UNITS.values()].map((u) => u.dimension))];

export const SORT_KEYS = ['document', 'rank', 'value', 'date', 'weight', 'confidence', 'year'] as const;
export type SortKey = (typeof SORT_KEYS)[number];

const share = z.number().min(0).max(1);

const filterShape = z.strictObject({
  /** A place by its name (江西省, 江西) or code (360000, 36); everything below it belongs to it. */
  region: any(text).optional(),
  year: any(z.number().int()).optional(),
  /** Part of the document's name. ASCII letters in either case. */
  document: any(text).optional(),
  /** Parts of 主管部门, of the project's name, of the form's title. Letter case and width do not count. */
  department: any(text).optional(),
  project: any(text).optional(),
  title: any(text).optional(),
  /** A level-1 or level-2 name. The standard's (效益指标) finds every row of that level; any other is compared as printed. */
  level: any(text).optional(),
  level1: any(text).optional(),
  level2: any(text).optional(),
  /** Part of the indicator's own name. */
  level3: any(text).optional(),
  /** Words that stand somewhere in the row, its form's title, project or department: all of them. White space parts words. */
  text: z.array(text).optional(),
  comparator: any(z.enum(COMPARATORS)).optional(),
  /** Lowest and highest value, `50万元`, `90%`, `2024-06-30`; a range must lie between them. A bare number is in `unit`. */
  min: z.union([z.number(), text]).optional(),
  max: z.union([z.number(), text]).optional(),
  /** The unit as printed, or the base unit; `none` for rows without one. */
  unit: any(text).optional(),
  dimension: any(z.enum(DIMENSIONS)).optional(),
  kind: any(z.enum(KINDS)).optional(),
  period: any(z.enum(PERIODS)).optional(),
  /** Only rows a person should look at (true), or only the others (false). */
  review: z.boolean().optional(),
  /** The code of a problem of the row. */
  problem: any(text).optional(),
  minConfidence: share.optional(),
  maxConfidence: share.optional(),
  /** By what rows are sorted, `-` in front for falling; by `rank` where there is `text`, else by `document`. */
  sort: z
    .string()
    .regex(new RegExp(`^-?(?:${SORT_KEYS.join('|')})$`, 'u'), `must be one of ${SORT_KEYS.join(', ')}`)
    .optional(),
  limit: z.number().int().min(1).optional(),
});

export type CheckedFilter = z.output<typeof filterShape>;

/** Where a list may be given, one value may stand for a list of one. */
export type IndicatorFilter = {
  readonly [Name in keyof CheckedFilter]: CheckedFilter[Name] extends readonly (infer Value)[] | undefined
    ? Value | readonly Value[]
    : CheckedFilter[Name];
};

const LISTS = new Set<string>(
  Object.entries(filterShape.shape).flatMap(([name, shape]) =>
    shape.unwrap() instanceof z.ZodArray ? [name] : [],
  ),
);

/** @throws UsageError that says what was expected. */
export function checkedFilter(filter: IndicatorFilter): CheckedFilter {
  const lists = Object.entries(filter).map(([name, value]) => [
    name,
    LISTS.has(name) && value !== undefined && !Array.isArray(value) ? [value] : value,
  ]);
  const result = filterShape.safeParse(Object.fromEntries(lists));
  if (result.success) return result.data;
  throw new UsageError(`query: ${z.prettifyError(result.error)}`);
}
