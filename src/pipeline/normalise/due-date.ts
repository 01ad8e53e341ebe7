/** From a date or period and what surrounds it to a reading. */
import type { Problem } from '../../parsers/page.ts';
import type { Comparator, TargetReading } from '../extraction.ts';
import { isYear, serialDay } from './calendar.ts';
import { comparatorAround, withSignColumn } from './comparing.ts';
import { type Bound, UP_TO_DAY } from './comparators.ts';
import type { Item, When } from './compose.ts';
import { isDurationName, isTimeName } from './name-hints.ts';
import type { PrintedText } from './printed-text.ts';
import { dateReading, problemsOf, type TargetInput, type Trouble } from './reading.ts';
import type { Rule } from './rules.ts';
import { targetProblem } from './target-problems.ts';
import type { DateToken } from './tokens.ts';
import { columnUnit } from './unit-context.ts';
import { unitMeaning } from './units.ts';

/** Reads the date at `index` of the items. */
export function readDueDate(
  source: PrintedText,
  items: readonly Item[],
  index: number,
  input: TargetInput,
): TargetReading {
  const when = items[index] as When;
  const around = comparatorAround(items, index);
  const upTo =
    around.stated === null && UP_TO_DAY.test(source.text.slice(Math.max(0, when.start - 8), when.start));
  const sign = withSignColumn(upTo ? '<=' : around.stated, input.sign);
  const marked = when.date.tail !== null;
  const signed = sign.comparator === '=' || sign.comparator === 'between' ? null : sign.comparator;
  const period = when.rules.includes('date-period');
  const due = dueOf(when.date, marked ? null : signed, period);
  const troubles: Trouble[] = [...around.problems, ...sign.problems];
  const rules: Rule[] = [...when.rules, ...around.rules, ...sign.rules];
  if (marked && signed !== null && signed.charAt(0) !== due.comparator.charAt(0))
    troubles.push('sign-contradiction');
  if (when.date.tail === 'before') rules.push('date-before');
  if (when.date.tail === 'after' || when.date.tail === 'from') rules.push('date-after');
  if (upTo) rules.push('word-before');
  if (due.comparator === '=') rules.push('no-sign');
  if (when.date.recurring) troubles.push('date-recurring');
  if (period) troubles.push('date-period');
  if (when.date.doubtful && !isTimeName(input.name ?? '')) troubles.push('date-or-number');
  if (bareMonth(when.date) && isDurationName(input.name ?? '')) troubles.push('date-or-number');
  if (due.date === null) troubles.push('date-without-year');
  if (isFar(due.date, input.year ?? null)) troubles.push('date-far');
  const next = items[index + 1];
  if (
    when.date.tail === null &&
    next?.type === 'words' &&
    next.end - next.start === 1 &&
    next.end === source.text.length
  )
    troubles.push('words-doubtful');
  const unit = columnUnit(input.unit);
  const dimension = unit === null ? null : unitMeaning(unit).dimension;
  if (unit !== null && dimension !== null && dimension !== 'time')
    troubles.push(['unit-contradiction', unit]);
  return dateReading(due, rules, problemsOf(troubles));
}

/** Years around the form's that its targets may name: what was planned before, and 远景目标 to 2035. */
const NEAR_YEARS = { before: 2, after: 12 } as const;
/** The same where the form states no year: forms of this kind are published since about 2010. */
const ANY_FORM = { first: 2010, last: 2040 } as const;

function isFar(date: string | null, formYear: number | null): boolean {
  if (date === null) return false;
  const year = Number(date.slice(0, 4));
  if (formYear === null) return year < ANY_FORM.first || year > ANY_FORM.last;
  return year < formYear - NEAR_YEARS.before || year > formYear + NEAR_YEARS.after;
}

/** 12月 with nothing behind it. */
function bareMonth({ precision, yearStated, tail, atEnd }: DateToken): boolean {
  return precision === 'month' && !yearStated && tail === null && !atEnd;
}

interface Due {
  readonly comparator: Comparator;
  readonly date: string | null;
}

/**
 * What a date bounds. A day before which something is due includes the day; a month, quarter or year before which it is due excludes it
 * all; its end includes its last day; alone, it ends with its last day.
 */
function dueOf(date: DateToken, sign: Bound | null, period: boolean): Due {
  const point = date.precision === 'day' || date.atEnd;
  const start = date.atEnd ? date.last : date.first;
  switch (date.tail ?? sign) {
    case 'before':
      return point ? { comparator: '<=', date: date.last } : { comparator: '<', date: date.first };
    case '<':
      return { comparator: '<', date: start };
    case 'after':
    case '>':
      return { comparator: '>', date: date.last };
    case 'from':
    case '>=':
      return { comparator: '>=', date: start };
    case 'within':
    case '<=':
      return { comparator: '<=', date: date.last };
    default:
      return { comparator: date.precision === 'day' && !period ? '=' : '<=', date: date.last };
  }
}

/**
 * A bare number that a spreadsheet or a short form left of a date, under a name of time only: 44,561 → 2021-12-31, 2024 → its last day.
 * Null where the number is none.
 */
export function dateOfNumber(
  digits: string,
  comparator: Comparator | null,
  input: TargetInput,
): TargetReading | null {
  const number = Number(digits);
  const unit = columnUnit(input.unit);
  const open = unit === null || /^(?:年|年度|年月|日|年月日|日期|时间|月)$/u.test(unit);
  if (!open || !isTimeName(input.name ?? '')) return null;
  const signed = comparator === null || comparator === 'between' ? null : comparator;
  if (isYear(number)) {
    // Before a year, and from it on, are bounds at its first day: 2024年前, 2024年起.
    const edge = signed === '<' || signed === '>=' ? '01-01' : '12-31';
    return dateReading({ comparator: signed ?? '<=', date: `${number}-${edge}` }, ['date-year'], []);
  }
  const day = serialDay(number);
  if (day === null) return null;
  return dateReading(
    { comparator: signed ?? '=', date: day },
    ['date-serial'],
    [serialProblem(day, input.year ?? null)],
  );
}

/** A day in the form's year or next to it is what was meant; any other may be a coincidence. */
function serialProblem(day: string, year: number | null): Problem {
  const near = year !== null && Math.abs(Number(day.slice(0, 4)) - year) <= 1;
  return { ...targetProblem('date-serial', day), severity: near ? 'info' : 'review' };
}
