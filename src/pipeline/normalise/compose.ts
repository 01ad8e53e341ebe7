/** Joins neighbouring tokens into values: ranges, tolerances, fractions, ratios, compound magnitudes, periods. */
import { isDay, isoDay, isYear } from './calendar.ts';
import { addDecimals, shiftDecimal } from './decimal.ts';
import { fold } from './printed-text.ts';
import type { Rule } from './rules.ts';
import type { TargetProblemCode } from './target-problems.ts';
import type { DateToken, NumberToken, Span, Token } from './tokens.ts';
import { magnitudeAt, unitMeaning } from './units.ts';

/** A number, or two of them as a range. */
export interface Amount extends Span {
  readonly type: 'amount';
  readonly digits: string;
  readonly high: string | null;
  readonly unit: string;
  readonly chinese: boolean;
  readonly vague: boolean;
  readonly open: boolean;
  readonly rules: readonly Rule[];
  readonly problems: readonly TargetProblemCode[];
}

export interface When extends Span {
  readonly type: 'when';
  readonly date: DateToken;
  /** The period's beginning, where the cell states one. */
  readonly since: string | null;
  readonly rules: readonly Rule[];
}

export type Unread = Span & { readonly type: 'unread'; readonly problem: TargetProblemCode };
export type Ratio = Span & { readonly type: 'ratio' };
export type Item =
  | Amount
  | When
  | Unread
  | Ratio
  | Exclude<Token, NumberToken | DateToken | { type: 'broken' }>;

interface Joined {
  readonly item: Item;
  /** How many tokens went into the item. */
  readonly taken: number;
}

/** The items of a tokenised target, in order; linear. */
export function compose(tokens: readonly Token[]): readonly Item[] {
  const items: Item[] = [];
  for (let i = 0; i < tokens.length; ) {
    const { item, taken } = itemAt(tokens, i);
    items.push(item);
    i += taken;
  }
  return items;
}

function itemAt(tokens: readonly Token[], i: number): Joined {
  const token = tokens[i]!;
  switch (token.type) {
    case 'number':
      return (
        compound(tokens, i) ??
        tolerance(tokens, i) ??
        rangeOf(tokens, i) ??
        ratio(tokens, i) ??
        fraction(tokens, i) ?? {
          item: amount(token),
          taken: 1,
        }
      );
    case 'date':
      return period(tokens, i) ?? { item: when(token, null), taken: 1 };
    case 'broken':
      return { item: unread(token, token.invalidDate ? 'date-invalid' : 'value-unparsed'), taken: 1 };
    case 'plus-minus':
      return symmetric(tokens, i) ?? { item: token, taken: 1 };
    default:
      return { item: token, taken: 1 };
  }
}

function unread(span: Span, problem: TargetProblemCode): Unread {
  return { type: 'unread', start: span.start, end: span.end, problem };
}

function amount(token: NumberToken, rules: readonly Rule[] = []): Amount {
  return {
    type: 'amount',
    start: token.start,
    end: token.end,
    digits: token.digits,
    high: null,
    unit: token.unit,
    chinese: token.chinese,
    vague: token.vague,
    open: token.open,
    rules: [...token.rules, ...rules],
    problems: token.joined ? ['number-joined'] : [],
  };
}

function numberAfter(tokens: readonly Token[], i: number, joint: Token['type']): NumberToken | null {
  const next = tokens[i + 2];
  return tokens[i + 1]?.type === joint && next?.type === 'number' ? next : null;
}

/** 1万5千元, 3亿5000万元: one number in falling magnitudes. */
function compound(tokens: readonly Token[], i: number): Joined | null {
  const first = tokens[i] as NumberToken;
  let meaning = unitMeaning(first.unit);
  if (meaning.base !== null || meaning.exponent === 0) return null;
  let sum = shiftDecimal(first.digits, meaning.exponent);
  let taken = 1;
  let last = first;
  for (let next = tokens[i + 1]; next?.type === 'number'; next = tokens[i + taken]) {
    const following = unitMeaning(next.unit);
    const part = shiftDecimal(next.digits, following.exponent);
    if (following.exponent >= meaning.exponent || Number(part) >= 10 ** meaning.exponent) return null;
    // 1万5 may be 10,005 or 15,000.
    if (next.unit === '')
      return { item: unread({ start: first.start, end: next.end }, 'value-unparsed'), taken: 2 };
    sum = addDecimals(sum, part);
    meaning = following;
    last = next;
    taken++;
    if (following.base !== null) break;
  }
  if (taken === 1) return null;
  const unit = last.unit.slice(magnitudeAt(fold(last.unit), 0).length);
  return {
    item: { ...amount({ ...last, digits: sum, unit }, ['compound-magnitude']), start: first.start },
    taken,
  };
}

/** 100±5: the second number's unit is the first's. */
function tolerance(tokens: readonly Token[], i: number): Joined | null {
  const first = tokens[i] as NumberToken;
  const second = numberAfter(tokens, i, 'plus-minus');
  if (second === null) return null;
  const span = { start: first.start, end: second.end };
  // 100±5%: five, or five per cent of a hundred?
  const relative = unitMeaning(second.unit).base === '%' && unitMeaning(first.unit).base !== '%';
  const unit = joinUnits(first.unit, second.unit);
  if (relative || unit === null || unit.low !== 0 || unit.high !== 0)
    return { item: unread(span, 'value-unparsed'), taken: 3 };
  const low = addDecimals(first.digits, second.digits, -1);
  const high = addDecimals(first.digits, second.digits);
  return { item: rangeItem(first, second, low, high, unit.unit, 'tolerance'), taken: 3 };
}

function symmetric(tokens: readonly Token[], i: number): Joined | null {
  const next = tokens[i + 1];
  if (next?.type !== 'number') return null;
  const item = rangeItem(next, next, `-${next.digits}`, next.digits, next.unit, 'tolerance');
  return { item: { ...item, start: tokens[i]!.start }, taken: 2 };
}

function rangeOf(tokens: readonly Token[], i: number): Joined | null {
  const first = tokens[i] as NumberToken;
  if (tokens[i + 1]?.type !== 'range') return null;
  const second = tokens[i + 2];
  if (second?.type === 'date') return numberToDate(first, second);
  if (second?.type !== 'number') return null;
  const span = { start: first.start, end: second.end };
  const years = isYear(Number(first.digits)) && isYear(Number(second.digits)) && first.unit === '';
  if (years && (second.unit === '' || second.unit === '学年'))
    return { item: unread(span, 'date-or-number'), taken: 3 };
  const unit = joinUnits(first.unit, second.unit);
  if (unit === null) return null;
  // 3-5-7 is no range.
  if (tokens[i + 3]?.type === 'range' && tokens[i + 4]?.type === 'number') {
    return { item: unread({ ...span, end: tokens[i + 4]!.end }, 'value-unparsed'), taken: 5 };
  }
  const low = shiftDecimal(first.digits, unit.low);
  const high = shiftDecimal(second.digits, unit.high);
  if (Number(low) > Number(high)) return { item: unread(span, 'range-reversed'), taken: 3 };
  return { item: rangeItem(first, second, low, high, unit.unit, 'range'), taken: 3 };
}

function rangeItem(
  first: NumberToken,
  second: NumberToken,
  low: string,
  high: string,
  unit: string,
  rule: Rule,
): Amount {
  const joined = first.joined || second.joined;
  return {
    ...amount(second, [rule]),
    start: first.start,
    digits: low,
    high,
    unit,
    chinese: first.chinese && second.chinese,
    vague: first.vague || second.vague,
    problems: joined ? ['number-joined'] : [],
  };
}

interface CommonUnit {
  readonly unit: string;
  /** Powers of ten that bring the lower and the upper number to the unit. */
  readonly low: number;
  readonly high: number;
}

/** The one unit of two numbers: 3-5天, 30%-50%, 5万-10万元, 5000元-1万元; null where they measure different things. */
function joinUnits(first: string, second: string): CommonUnit | null {
  if (first === '') return { unit: second, low: 0, high: 0 };
  const [a, b] = [unitMeaning(first), unitMeaning(second)];
  if (second === '') return a.base === null ? null : { unit: first, low: 0, high: 0 };
  if (a.base !== b.base && a.base !== null) return null;
  if (a.exponent === b.exponent) return { unit: second, low: 0, high: 0 };
  if (b.exponent === 0) return { unit: second, low: a.exponent, high: 0 };
  if (a.exponent === 0) return { unit: first, low: 0, high: b.exponent };
  return null;
}

/** 1：3, 1:2:3. */
function ratio(tokens: readonly Token[], i: number): Joined | null {
  const second = numberAfter(tokens, i, 'colon');
  if (second === null || (tokens[i] as NumberToken).unit !== '') return null;
  let taken = 3;
  let end = second.end;
  for (
    let next = numberAfter(tokens, i + taken - 1, 'colon');
    next !== null;
    next = numberAfter(tokens, i + taken - 1, 'colon')
  ) {
    taken += 2;
    end = next.end;
  }
  return { item: { type: 'ratio', start: tokens[i]!.start, end }, taken };
}

/** 1/3. Only a proper fraction without a unit: 3/5天 may be a range, 12/31 a date, 900/0 a misread per cent sign. */
function fraction(tokens: readonly Token[], i: number): Joined | null {
  const first = tokens[i] as NumberToken;
  const second = numberAfter(tokens, i, 'slash');
  if (second === null) return null;
  const [above, below] = [Number(first.digits), Number(second.digits)];
  const proper = Number.isInteger(above) && Number.isInteger(below) && above > 0 && above < below;
  const dayLike = above <= 12 && below > 12 && below <= 31;
  if (!proper || dayLike || first.unit !== '' || second.unit !== '') {
    return { item: unread({ start: first.start, end: second.end }, 'value-unparsed'), taken: 3 };
  }
  const item = { ...amount(first, ['fraction']), end: second.end, digits: String(above / below) };
  return { item, taken: 3 };
}

function when(date: DateToken, since: string | null, rules: readonly Rule[] = []): When {
  return { type: 'when', start: date.start, end: date.end, date, since, rules: [...date.rules, ...rules] };
}

/** 2023.07-2024.01, 2024年1月至12月. */
function period(tokens: readonly Token[], i: number): Joined | null {
  const first = tokens[i] as DateToken;
  const second = tokens[i + 2];
  // 2024年1-12月: the year stands in front of the months.
  if (first.precision === 'year' && first.tail === null && tokens[i + 1]?.type === 'number') {
    const months = rangeOf(tokens, i + 1);
    if (months?.item.type === 'when')
      return { item: { ...months.item, start: first.start }, taken: 1 + months.taken };
  }
  const day = second?.type === 'number' ? dayBehind(first, second) : null;
  if (tokens[i + 1]?.type === 'range' && day !== null && (first.first ?? '') <= (day.last ?? ''))
    return { item: { ...when(day, first.first, ['date-period']), start: first.start }, taken: 3 };
  if (tokens[i + 1]?.type !== 'range' || second?.type !== 'date') return null;
  const span = { start: first.start, end: second.end };
  if (first.first !== null && second.last !== null && first.first > second.last) {
    return { item: unread(span, 'range-reversed'), taken: 3 };
  }
  return {
    item: { ...when({ ...second, doubtful: false }, first.first, ['date-period']), ...span },
    taken: 3,
  };
}

/** 2024.1.1-12.31: the second day leaves its year to the first. */
function dayBehind(first: DateToken, { digits, unit, start, end }: NumberToken): DateToken | null {
  const [month, day] = digits.split('.').map(Number);
  const year = Number(first.last?.slice(0, 4));
  if (first.precision !== 'day' || !first.yearStated || unit !== '' || day === undefined) return null;
  if (month === undefined || !isDay(year, month, day)) return null;
  const iso = isoDay(year, month, day);
  return { ...first, start, end, first: iso, last: iso };
}

/** 1-12月, 1-4季度, 2024-2026年: the first half leaves 月, 季度 or 年 to the second. */
function numberToDate(first: NumberToken, second: DateToken): Joined | null {
  const value = Number(first.digits);
  const span = { start: first.start, end: second.end };
  const months = second.precision === 'month' && Number.isInteger(value) && value >= 1 && value <= 12;
  const years = second.precision === 'year' && second.yearStated && isYear(value);
  const quarters = second.precision === 'quarter' && Number.isInteger(value) && value >= 1 && value <= 4;
  if (first.unit !== '' || !(months || years || quarters)) return null;
  const year = second.first?.slice(0, 4) ?? null;
  const month = quarters ? value * 3 - 2 : value;
  const since = years
    ? `${value}-01-01`
    : year === null
      ? null
      : `${year}-${String(month).padStart(2, '0')}-01`;
  return { item: { ...when(second, since, ['date-period']), ...span }, taken: 3 };
}
