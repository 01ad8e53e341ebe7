/** Whether a found row says what the true row says, field by field. */
import type { FormLine, Reading, Row } from './row.ts';

export const READING_FIELDS = [
  'kind',
  'comparator',
  'value',
  'value_high',
  'unit',
  'base_value',
  'base_value_high',
  'base_unit',
  'date',
] as const satisfies readonly (keyof Reading)[];

export const ROW_FIELDS = [
  'level1',
  'level2',
  'level3',
  'level1_code',
  'level2_code',
  'target',
  ...READING_FIELDS,
  'explanation',
  'weight',
  'level1_weight',
  'midterm_target',
  'actual',
  'score',
  'deviation_reason',
  'period',
  'area',
  'page',
  'ordinal',
] as const satisfies readonly (keyof Row)[];

export type RowField = (typeof ROW_FIELDS)[number];

/** Fields that make a row right: what a person would use it for. */
export const EXACT_FIELDS: readonly RowField[] = ['level1', 'level2', 'level3', ...READING_FIELDS];

export const FORM_FIELDS = [
  'title',
  'year',
  'project_name',
  'department',
  'budget_yuan',
  'fiscal_yuan',
  'period_start',
  'period_end',
  'annual_goal',
  'longterm_goal',
  'content',
  'fields',
] as const satisfies readonly (keyof FormLine)[];

export type FormField = (typeof FORM_FIELDS)[number];

/** Fields in which the found row differs from the true one; a field the truth does not state is not compared. */
export function wrongFields(truth: Row, found: Row): readonly RowField[] {
  const expected = closest(truth, found);
  return ROW_FIELDS.filter(
    (field) => expected[field] !== undefined && !equal(field, expected[field], found[field]),
  );
}

export function isExact(truth: Row, found: Row): boolean {
  const wrong = wrongFields(truth, found);
  return !EXACT_FIELDS.some((field) => wrong.includes(field));
}

export function wrongFormFields(truth: FormLine, found: FormLine): readonly FormField[] {
  return FORM_FIELDS.filter((field) => {
    if (truth[field] === undefined) return false;
    if (field === 'fields') return !holdsAll(truth.fields ?? [], found.fields ?? []);
    return plain(truth[field]) !== plain(found[field]);
  });
}

type Labelled = { readonly label: string; readonly value: string };

/** Every true pair is among the found ones, whose label may have the one above it in front (`项目资金/其他资金`). */
function holdsAll(truth: readonly Labelled[], found: readonly Labelled[]): boolean {
  const key = ({ label, value }: Labelled) => `${plain(label.split('/').at(-1))}=${plain(value)}`;
  const there = new Set(found.map(key));
  return truth.every((pair) => there.has(key(pair)));
}

/** White space is a matter of print in a form's texts. */
function plain(value: unknown): unknown {
  return typeof value === 'string' ? value.replace(/\s+/gu, '') : (value ?? null);
}

/** The true row under that of its accepted readings and levels that the found row meets, if it meets one. */
function closest(truth: Row, found: Row): Row {
  const readings: readonly Reading[] = [truth, ...(truth.accept_readings ?? [])];
  const met = readings.find((reading) =>
    READING_FIELDS.every((field) => equal(field, reading[field], found[field])),
  );
  const levels = truth.accept_levels?.find(
    ([level1, level2]) => level1 === found.level1 && level2 === found.level2,
  );
  const reading =
    met === undefined ? {} : Object.fromEntries(READING_FIELDS.map((field) => [field, met[field]]));
  const target = truth.accept_targets?.includes(found.target) ? found.target : truth.target;
  const [level1, level2] = levels ?? [truth.level1, truth.level2];
  const codes = levels === undefined ? {} : { level1_code: undefined, level2_code: undefined };
  return { ...truth, ...reading, ...codes, level1, level2, target };
}

/** Relative difference of two numbers that only binary fractions make. */
const SAME_NUMBER = 1e-9;

function equal(field: RowField, expected: unknown, found: unknown): boolean {
  if (typeof expected === 'number' && typeof found === 'number') {
    return Math.abs(expected - found) <= SAME_NUMBER * Math.max(1, Math.abs(expected));
  }
  if (field === 'unit' || field === 'base_unit') return width(expected) === width(found);
  return (expected ?? null) === (found ?? null);
}

/** A sign's width is no difference in a unit: `％` and `%`. */
function width(value: unknown): unknown {
  if (typeof value !== 'string') return value ?? null;
  return value.replace(/[\uff01-\uff5e]/gu, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0));
}
