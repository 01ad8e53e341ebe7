/** What follows from a correction: a corrected target is read anew, a corrected value has its base value, a corrected level its code. */
import { z } from 'zod';
import { levelOneCode, levelTwoCode } from '../../pipeline/normalise/level.ts';
import type { TargetInput } from '../../pipeline/normalise/reading.ts';
import { readTarget } from '../../pipeline/normalise/target.ts';
import { scale, unitMeaning } from '../../pipeline/normalise/units.ts';
import { readingFields } from '../reading-fields.ts';
import { type Fields, type FieldValue, READING_FIELDS } from './correctable.ts';

/** What stood beside the target when it was read; see `TargetInput`. */
export type TargetContext = Pick<TargetInput, 'unit' | 'sign' | 'year' | 'header'>;

type Changes = Record<string, FieldValue>;

const LEVEL_CODES = { level1: levelOneCode, level2: levelTwoCode } as const;
const BASE_FIELDS = ['base_value', 'base_value_high', 'base_unit'] as const;
const VALUE_FIELDS = READING_FIELDS.filter((field) => field !== 'target');

/**
 * The changes of a row with all that follows from them.
 * @param shown the row as it holds now
 * @param explicit what the person wants changed
 */
export function withDerived(shown: Fields, explicit: Fields, context: TargetContext): Fields {
  const changes: Changes = { ...explicit };
  for (const [level, codeOf] of Object.entries(LEVEL_CODES)) {
    const name = explicit[level];
    if (typeof name !== 'string' || Object.hasOwn(explicit, `${level}_code`)) continue;
    const { code, near } = codeOf(name);
    changes[`${level}_code`] = near ? null : code;
  }
  if (READING_FIELDS.some((field) => Object.hasOwn(explicit, field))) {
    Object.assign(changes, reading({ ...shown, ...explicit }, explicit, context));
  }
  return changes;
}

function reading(row: Fields, explicit: Fields, context: TargetContext): Changes {
  const base: Changes = Object.hasOwn(explicit, 'target')
    ? { ...readAnew(row, context) }
    : Object.fromEntries(READING_FIELDS.map((field) => [field, row[field] ?? null]));
  const given = VALUE_FIELDS.filter((field) => Object.hasOwn(explicit, field));
  if (given.length === 0) return base;
  const wanted: Changes = { ...base, ...Object.fromEntries(given.map((f) => [f, explicit[f] ?? null])) };
  wanted.kind = kindOf(wanted, explicit);
  const keep = (field: string, value: FieldValue): void => {
    if (!Object.hasOwn(explicit, field)) wanted[field] = value;
  };
  if (wanted.kind !== 'date') keep('date', null);
  if (wanted.kind === 'text') keep('comparator', null);
  else if (wanted.comparator === null) keep('comparator', '=');
  if (wanted.kind !== 'quantity') for (const f of ['value', 'value_high', 'unit']) keep(f, null);
  else if (wanted.comparator !== 'between') keep('value_high', null);
  if (!BASE_FIELDS.some((field) => Object.hasOwn(explicit, field))) Object.assign(wanted, baseOf(wanted));
  return wanted;
}

function kindOf(wanted: Changes, explicit: Fields): FieldValue {
  if (Object.hasOwn(explicit, 'kind')) return explicit.kind ?? null;
  if (typeof explicit.date === 'string') return 'date';
  if (typeof explicit.value === 'number') return 'quantity';
  return wanted.kind ?? null;
}

/** The fields of the row's target, read with what stands beside it. */
export function readAnew(row: Fields, context: TargetContext): Fields {
  const read = readTarget({ ...context, target: String(row.target ?? ''), name: String(row.level3 ?? '') });
  return {
    target: row.target ?? '',
    ...readingFields(read),
  };
}

function baseOf({ kind, value, value_high, unit }: Changes): Changes {
  if (kind !== 'quantity') return { base_value: null, base_value_high: null, base_unit: null };
  const meaning = unitMeaning(typeof unit === 'string' ? unit : '');
  const base = (number: FieldValue | undefined): FieldValue =>
    typeof number === 'number' ? scale(String(number), meaning.exponent) : null;
  return { base_value: base(value), base_value_high: base(value_high), base_unit: meaning.base };
}

const nothing = z.null();
const BARE = {
  value: nothing,
  value_high: nothing,
  unit: nothing,
  base_value: nothing,
  base_value_high: nothing,
  base_unit: nothing,
};
const NUMBER = z.number('expected a number');
const UNIT = z.string().nullable();

/** Which fields go together, as the output contract has it. */
const READING = z.union([
  z.object({ kind: z.literal('text'), comparator: nothing, date: nothing, ...BARE }),
  z.object({
    kind: z.literal('date'),
    comparator: z.enum(['=', '>=', '<=', '>', '<']),
    date: z.iso.date(),
    ...BARE,
  }),
  z.object({
    kind: z.literal('quantity'),
    comparator: z.enum(['=', '>=', '<=', '>', '<']),
    value: NUMBER,
    value_high: nothing,
    unit: UNIT,
    base_value: NUMBER,
    base_value_high: nothing,
    base_unit: UNIT,
    date: nothing,
  }),
  z
    .object({
      kind: z.literal('quantity'),
      comparator: z.literal('between'),
      value: NUMBER,
      value_high: NUMBER,
      unit: UNIT,
      base_value: NUMBER,
      base_value_high: NUMBER,
      base_unit: UNIT,
      date: nothing,
    })
    .refine(({ value, value_high }) => value <= value_high),
]);

const EXPECTED: Readonly<Record<string, string>> = {
  text: 'a text has no comparator, value, unit or date',
  date: 'a date has a comparator (not between) and a date, and no value or unit',
  quantity:
    'a quantity has a comparator and a value; with between also a value_high that is not below it; and no date',
};

/** What is wrong with the fields of a reading taken together, or null. */
export function wrongReading(row: Fields): string | null {
  if (READING.safeParse(row).success) return null;
  const kind = String(row.kind);
  const said = ['comparator', 'value', 'value_high', 'unit', 'date'].map(
    (f) => `${f} ${JSON.stringify(row[f] ?? null)}`,
  );
  return `${EXPECTED[kind] ?? 'there is no such kind'}; it would be ${kind} with ${said.join(', ')}`;
}
