/** `--min 50万元`: a bound understood as targets are, so that only values of its own base unit are compared with it. */
import { UsageError } from '../../parsers/errors.ts';
import { readTarget } from '../../pipeline/normalise/target.ts';
import { scale, unitMeaning } from '../../pipeline/normalise/units.ts';
import { quotedInput } from '../quoted-input.ts';
import type { CheckedFilter } from './filter.ts';

export type ValueBounds =
  | {
      readonly kind: 'value';
      readonly baseUnit: string | null;
      readonly low: number | null;
      readonly high: number | null;
    }
  | { readonly kind: 'date'; readonly low: string | null; readonly high: string | null };

/** What `unit` says for rows without one. */
export const NO_UNIT = 'none';

type Bound =
  | { readonly kind: 'bare'; readonly digits: string; readonly value: number }
  | { readonly kind: 'value'; readonly baseUnit: string; readonly value: number }
  | { readonly kind: 'date'; readonly date: string };

const PLAIN_NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/iu;

/**
 * The filter's bounds in one base unit; null where it has none.
 * @throws UsageError for what is no value, for bounds of different units, and for a number without any.
 */
export function valueBounds(filter: CheckedFilter): ValueBounds | null {
  const low = filter.min === undefined ? null : readBound(filter.min, 'min');
  const high = filter.max === undefined ? null : readBound(filter.max, 'max');
  const given = [low, high].filter((bound) => bound !== null);
  if (given.length === 0) return null;
  if (given.some((bound) => bound.kind === 'date')) return dateBounds(low, high);
  const baseUnit = commonUnit(given, filter.unit ?? []);
  const inBase = (bound: Bound | null): number | null =>
    bound === null ? null : baseValue(bound, filter.unit);
  return { kind: 'value', baseUnit, low: inBase(low), high: inBase(high) };
}

function readBound(given: number | string, name: string): Bound {
  const printed = String(given).trim();
  if (PLAIN_NUMBER.test(printed)) return { kind: 'bare', digits: printed, value: Number(printed) };
  const reading = readTarget({ target: printed });
  const plain = reading.comparator === '=' && reading.problems.length === 0;
  if (plain && reading.kind === 'date' && reading.date !== null) return { kind: 'date', date: reading.date };
  if (plain && reading.kind === 'quantity' && reading.baseValue !== null) {
    const { baseUnit, baseValue: value } = reading;
    return baseUnit === null
      ? { kind: 'bare', digits: String(value), value }
      : { kind: 'value', baseUnit, value };
  }
  throw new UsageError(`--${name} ${quotedInput(given)}: expected a value such as 50万元, 90% or 2024-06-30`);
}

function dateBounds(low: Bound | null, high: Bound | null): ValueBounds {
  const date = (bound: Bound | null): string | null => {
    if (bound === null) return null;
    if (bound.kind === 'date') return bound.date;
    throw new UsageError('--min and --max: one is a date, the other is not');
  };
  return { kind: 'date', low: date(low), high: date(high) };
}

function commonUnit(bounds: readonly Bound[], units: readonly string[]): string | null {
  const stated = [
    ...bounds.flatMap((bound) => (bound.kind === 'value' ? [bound.baseUnit] : [])),
    ...units.map((unit) => (unit === NO_UNIT ? null : (unitMeaning(unit).base ?? unit))),
  ];
  if (stated.length === 0) {
    throw new UsageError(
      '--min and --max need a unit, for example --min 90% or --min 90 --unit %; rows without any: --unit none',
    );
  }
  const [first = null, ...others] = new Set(stated);
  if (others.length === 0) return first;
  const names = [first, ...others].map((unit) => unit ?? NO_UNIT).join(' and ');
  throw new UsageError(`values in ${names} cannot be compared; ask for one of them`);
}

/** A bare number is in the unit asked for, with its magnitude: `--unit 万元 --min 50`. */
function baseValue(bound: Bound, units: readonly string[] | undefined): number {
  if (bound.kind === 'date') throw new UsageError('--min and --max: one is a date, the other is not');
  if (bound.kind === 'value') return bound.value;
  const exponents = new Set((units ?? []).map((unit) => (unit === NO_UNIT ? 0 : unitMeaning(unit).exponent)));
  const [exponent = 0, ...others] = exponents;
  if (others.length > 0)
    throw new UsageError(`the number ${bound.digits} may be in any of ${units?.join(', ')}; say in which`);
  return /e/iu.test(bound.digits) ? bound.value * 10 ** exponent : scale(bound.digits, exponent);
}
