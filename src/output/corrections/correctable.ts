/** The fields people may correct, and what each may be. Values come as text, from a command line or a sheet; `''` is null. */
import { z } from 'zod';
import { compact } from '../../glossary/compact.ts';
import { quotedInput } from '../quoted-input.ts';
import { type FormField, type IndicatorField, VALUE_FIELDS } from '../row-fields.ts';
import { levelOneCode, levelTwoCode } from '../../pipeline/normalise/level.ts';

export type FieldValue = string | number | null;
export type What = 'indicator' | 'form';

/** Fields of a row or form with their values, in a fixed order. */
export type Fields = Readonly<Record<string, FieldValue>>;

const empty = z.literal('').transform(() => null);
const text = z
  .string()
  .transform(compact)
  .refine((value) => value.length <= 20_000, 'expected at most 20,000 characters');
const filled = text.refine((value) => value !== '', 'expected a text');
const optional = empty.or(filled);
/** As a spreadsheet or a person writes it; a percent sign or a unit belongs into `unit`. */
const decimal = z
  .string()
  .regex(/^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/iu, 'expected a number')
  .transform(Number)
  .refine(Number.isFinite, 'expected a number');
const number = empty.or(decimal);
const positive = empty.or(decimal.refine((value) => value >= 0, 'expected a number of at least 0'));
const year = empty.or(
  z
    .string()
    .regex(/^(?:19|20)\d{2}$/u, 'expected a year from 1900 to 2099')
    .transform(Number),
);
const date = empty.or(z.string().transform(isoDate).pipe(z.iso.date('expected a day as YYYY-MM-DD')));
const code = (of: (name: string) => { code: string | null; near: boolean }) =>
  empty.or(
    filled.refine((name) => of(name).code === name, 'expected one of the standard’s names of this level'),
  );

/** Excel writes days as 2024/9/30. */
function isoDate(written: string): string {
  const [, y, m, d] = /^(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})$/u.exec(written) ?? [];
  return y === undefined ? written : `${y}-${(m ?? '').padStart(2, '0')}-${(d ?? '').padStart(2, '0')}`;
}

/** The fields a target is read into; they hold together, so that they are corrected together or not at all. */
export const READING_FIELDS = ['target', ...VALUE_FIELDS] as const;

const INDICATOR_SCHEMAS = {
  level1: text,
  level2: text,
  level3: text,
  level1_code: code(levelOneCode),
  level2_code: code(levelTwoCode),
  explanation: optional,
  weight: positive,
  level1_weight: positive,
  target: text,
  kind: z.enum(['quantity', 'date', 'text']),
  comparator: empty.or(z.enum(['=', '>=', '<=', '>', '<', 'between'])),
  value: number,
  value_high: number,
  unit: optional,
  base_value: number,
  base_value_high: number,
  base_unit: optional,
  date,
  period: z.enum(['annual', 'midterm', 'longterm']),
  area: optional,
  midterm_target: optional,
  longterm_target: optional,
  actual: optional,
  score: optional,
  deviation_reason: optional,
} as const satisfies Readonly<Record<IndicatorField, z.ZodType<FieldValue, string>>>;

const FORM_SCHEMAS = {
  title: optional,
  year,
  project_name: optional,
  department: optional,
  region_name: optional,
  region_code: empty.or(z.string().regex(/^\d{6}$/u, 'expected six digits of GB/T 2260')),
  budget_yuan: positive,
  fiscal_yuan: positive,
  period_start: date,
  period_end: date,
  annual_goal: optional,
  longterm_goal: optional,
  content: optional,
} as const satisfies Readonly<Record<FormField, z.ZodType<FieldValue, string>>>;

const SCHEMAS: Readonly<Record<What, Readonly<Record<string, z.ZodType<FieldValue, string>>>>> = {
  indicator: INDICATOR_SCHEMAS,
  form: FORM_SCHEMAS,
};

/** Names of the fields of a row or a form that may be corrected. */
export const CORRECTABLE: Readonly<Record<What, readonly string[]>> = {
  indicator: Object.keys(INDICATOR_SCHEMAS),
  form: Object.keys(FORM_SCHEMAS),
};

/** The value a text stands for in a field, or what is wrong with it. */
export function parseField(
  what: What,
  field: string,
  written: string,
): { readonly value: FieldValue } | { readonly wrong: string } {
  const schema = Object.hasOwn(SCHEMAS[what], field) ? SCHEMAS[what][field] : undefined;
  if (schema === undefined) return { wrong: unknownField(what, field) };
  const result = schema.safeParse(written.trim());
  return result.success
    ? { value: result.data }
    : { wrong: `${field}: ${reasonOf(result.error)}, got "${quotedInput(written)}"` };
}

function unknownField(what: What, field: string): string {
  const other = what === 'indicator' ? 'form' : 'indicator';
  if (CORRECTABLE[other].includes(field)) {
    return what === 'indicator'
      ? `${field} belongs to the whole form: correct it by the form's id`
      : `${field} belongs to an indicator row: correct it by the row's id`;
  }
  return `there is no field "${quotedInput(field)}"; expected one of ${CORRECTABLE[what].join(', ')}`;
}

/** The last of a union's reasons is the one of a value that is not empty. */
function reasonOf(error: z.ZodError): string {
  const [issue] = error.issues;
  if (issue?.code === 'invalid_union')
    return reasonOf({ issues: issue.errors.at(-1) ?? [] } as unknown as z.ZodError);
  if (issue?.code === 'invalid_value') return `expected one of ${issue.values.join(', ')}`;
  return issue?.message ?? 'not allowed';
}

/** The correctable fields out of a row of the database. */
export function fieldsOf(what: What, row: Readonly<Record<string, unknown>>): Fields {
  return Object.fromEntries(CORRECTABLE[what].map((field) => [field, (row[field] ?? null) as FieldValue]));
}

export function whatOf(rowId: string): What {
  return rowId.startsWith('f') ? 'form' : 'indicator';
}
