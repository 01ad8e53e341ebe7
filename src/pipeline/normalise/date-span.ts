/** Dates inside a target: where they end and which days they cover. Every pattern is anchored and of bounded length. */
import { daysInMonth, isDay, isoDay, isYear } from './calendar.ts';
import { readChinese } from './chinese-number.ts';
import type { Rule } from './rules.ts';
import type { DateToken } from './tokens.ts';
import { knownUnitAt, magnitudeAt } from './units.ts';

export interface InvalidDate {
  readonly type: 'invalid-date';
  readonly start: number;
  readonly end: number;
}

type Precision = DateToken['precision'];

interface Extent {
  readonly end: number;
  readonly precision: Precision;
  /** Month and day of the first and the last day; the last day null for the month's last. */
  readonly from: readonly [number, number];
  readonly to: readonly [number, number | null];
  readonly atEnd: boolean;
}

interface Year {
  readonly end: number;
  readonly value: number | null;
  readonly stated: boolean;
  readonly recurring: boolean;
}

const STATED = /(\d{4})全?年(?:度?年(?=[底末终内])|度(?=[底末内中的]|[一二三四1-4第]|$))?/uy;
const SHORT = /(\d{2})年(?=\d{1,2}月)/uy;
const CHINESE_YEAR = /([一二][〇零一二三四五六七八九]{3})年度?/uy;
const NEXT = /(?:次|翌|明|下一?|来)年度?/uy;
const THIS =
  /(?:当|本|今|同)年(?:度|年)?(?=底|末|内|\d{1,2}月|[一二三四五六七八九十]{1,2}月|第?[一二三四1-4]季|上半年|下半年)/uy;
const EVERY = /每年(?:度)?(?=底|末|\d{1,2}月|[一二三四五六七八九十]{1,2}月|第?[一二三四1-4]季度)/uy;
const PLAIN = /年度?(?=底|末|终|内)/uy;
/** What makes the 年 behind it part of another word: 半年内, 学年末, 前年底. */
const BOUND_YEAR = /(?![到至于在])[\p{L}\d]/u;
const NUMERIC = /(\d{4})([-./])(\d{1,2})(?:\2(\d{1,2})|月)?日?(?!\d)/uy;
const EIGHT = /((?:19|20)\d{2})(\d{2})(\d{2})(?!\d|[.,]\d)/uy;
const MONTH = /(\d{1,2}|[一二三四五六七八九十]{1,3})月份?/uy;
const DAY = /(\d{1,2}|[一二三四五六七八九十]{1,3})[日号](?:\d{1,2}[时点](?:整|\d{1,2}分)?|\d{1,2}:\d{2})?/uy;
const PART = /上旬|中旬|下旬/uy;
const QUARTER = /第?([一二三四1-4])季度?/uy;
const HALF = /[上下]半年/uy;
const END = /(?:月|度|季度)?[底末终]/uy;
const TAIL =
  /(?:\(含[^)]{0,6}\)|或)?(?:(之前|以前|前(?![期沿往后端]))|(之内|以内|内(?![容部外])|为止|截止|止)|(之后|以后|后(?![续期]))|(开始|起(?![步草])))/uy;

/** What goes on the whole year (年度内持续开展) is due at no day of it. */
const GOES_ON = /^(?:持续|不断|长期|常态|经常|稳步|逐步|定期)/u;

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** The date at `at`, which must not stand inside a run of digits; `formYear` completes a date that states none. */
export function readDate(text: string, at: number, formYear: number | null): DateToken | InvalidDate | null {
  return numericDate(text, at) ?? writtenDate(text, at, formYear);
}

function numericDate(text: string, at: number): DateToken | InvalidDate | null {
  const eight = match(EIGHT, text, at);
  const dated = eight ?? match(NUMERIC, text, at);
  if (dated === null) return null;
  const end = at + dated[0].length;
  const [year, month] = [Number(dated[1]), Number(eight === null ? dated[3] : dated[2])];
  const dayText = eight === null ? dated[4] : dated[3];
  if (!isYear(year) || month < 1 || month > 12) return null;
  if (knownUnitAt(text, end) !== '' || magnitudeAt(text, end) !== '') return null;
  if (dayText !== undefined && !isDay(year, month, Number(dayText))) {
    return eight === null ? { type: 'invalid-date', start: at, end } : null;
  }
  const day = dayText === undefined ? null : Number(dayText);
  const extent: Extent = {
    end,
    precision: day === null ? 'month' : 'day',
    from: [month, day ?? 1],
    to: [month, day],
    atEnd: false,
  };
  const tail = tailAt(text, end);
  const marked = tail !== null || dated[0].endsWith('月');
  const doubtful = !marked && (eight !== null || (day === null && dated[2] !== '-'));
  const stated: Year = { end, value: year, stated: true, recurring: false };
  return token(text, at, stated, extent, doubtful);
}

function writtenDate(text: string, at: number, formYear: number | null): DateToken | InvalidDate | null {
  const year = yearAt(text, at, formYear);
  const extent = extentAt(text, year?.end ?? at, year);
  if (extent === null) {
    return year?.stated && /\d{1,2}月/uy.test(text.slice(year.end, year.end + 3))
      ? { type: 'invalid-date', start: at, end: year.end + 2 }
      : null;
  }
  if (year?.stated !== true && extent.precision === 'year' && !extent.atEnd) {
    const tail = tailAt(text, extent.end);
    if (tail?.tail === 'within' && GOES_ON.test(text.slice(tail.end))) return null;
  }
  const known = year ?? { end: at, value: formYear, stated: false, recurring: false };
  const day = extent.precision === 'day';
  if (day && !isDay(known.value ?? 2000, extent.from[0], extent.from[1])) {
    return { type: 'invalid-date', start: at, end: extent.end };
  }
  return token(text, at, known, extent, false);
}

function yearAt(text: string, at: number, formYear: number | null): Year | null {
  const stated = match(STATED, text, at);
  if (stated !== null) {
    const value = Number(stated[1]);
    return isYear(value) ? { end: at + stated[0].length, value, stated: true, recurring: false } : null;
  }
  const short = match(SHORT, text, at);
  if (short !== null) {
    return { end: at + short[0].length, value: 2000 + Number(short[1]), stated: true, recurring: false };
  }
  const chinese = match(CHINESE_YEAR, text, at);
  if (chinese !== null) {
    const digits = [...chinese[1]!].map((c) => readChinese(c, 0)?.value ?? 0).join('');
    return { end: at + chinese[0].length, value: Number(digits), stated: true, recurring: false };
  }
  for (const [pattern, offset, recurring] of [
    [NEXT, 1, false],
    [THIS, 0, false],
    [EVERY, 0, true],
    [PLAIN, 0, false],
  ] as const) {
    const found = match(pattern, text, at);
    if (found === null || (pattern === PLAIN && BOUND_YEAR.test(text.charAt(at - 1)))) continue;
    const value = formYear === null ? null : formYear + offset;
    return { end: at + found[0].length, value, stated: false, recurring };
  }
  return null;
}

/** What of the year is meant: a day, part of a month, a month, a quarter, a half, or the year itself. */
function extentAt(text: string, at: number, year: Year | null): Extent | null {
  const month = match(MONTH, text, at);
  const number = month === null ? null : smallNumber(month[1]!);
  if (month !== null && number !== null) {
    return number >= 1 && number <= 12 ? withinMonth(text, at + month[0].length, number) : null;
  }
  const quarter = match(QUARTER, text, at);
  if (quarter !== null && /^第|季度$/u.test(quarter[0])) {
    const n = smallNumber(quarter[1]!) ?? 1;
    return ended(text, at + quarter[0].length, 'quarter', [n * 3 - 2, 1], [n * 3, null]);
  }
  const half = match(HALF, text, at);
  if (half !== null) {
    const first = half[0].startsWith('上');
    return ended(text, at + half[0].length, 'half', [first ? 1 : 7, 1], [first ? 6 : 12, null]);
  }
  // A year-less 年 is a date only with what follows it (年底); a bare 次年 or 2024年 is a year.
  return year === null ? null : ended(text, at, 'year', [1, 1], [12, 31]);
}

function withinMonth(text: string, at: number, month: number): Extent {
  const day = match(DAY, text, at);
  const number = day === null ? null : smallNumber(day[1]!);
  if (day !== null && number !== null) {
    const end = at + day[0].length;
    return { end, precision: 'day', from: [month, number], to: [month, number], atEnd: false };
  }
  const part = match(PART, text, at);
  if (part === null) return ended(text, at, 'month', [month, 1], [month, null]);
  const third = ['上旬', '中旬', '下旬'].indexOf(part[0]);
  const last = [10, 20, null][third] ?? null;
  return ended(text, at + part[0].length, 'part', [month, third * 10 + 1], [month, last]);
}

function ended(
  text: string,
  at: number,
  precision: Precision,
  from: Extent['from'],
  to: Extent['to'],
): Extent {
  const end = match(END, text, at);
  return { end: at + (end?.[0].length ?? 0), precision, from, to, atEnd: end !== null };
}

function smallNumber(written: string): number | null {
  if (/^\d+$/u.test(written)) return Number(written);
  const read = readChinese(written, 0);
  return read !== null && read.end === written.length ? read.value : null;
}

function tailAt(text: string, at: number): { readonly end: number; readonly tail: DateToken['tail'] } | null {
  const found = match(TAIL, text, at);
  if (found === null) return null;
  const tail = found[1] ? 'before' : found[2] ? 'within' : found[3] ? 'after' : 'from';
  return { end: at + found[0].length, tail };
}

const RULE_OF: Readonly<Record<Precision, Rule>> = {
  day: 'date',
  part: 'date-month',
  month: 'date-month',
  quarter: 'date-quarter',
  half: 'date-half',
  year: 'date-year',
};

function token(text: string, start: number, year: Year, extent: Extent, doubtful: boolean): DateToken {
  const tail = tailAt(text, extent.end);
  const rules: Rule[] = [RULE_OF[extent.precision]];
  if (extent.atEnd) rules.push('date-end');
  if (!year.stated) rules.push('date-of-form-year');
  const { value } = year;
  const lastDay = extent.to[1] ?? (value === null ? 0 : daysInMonth(value, extent.to[0]));
  return {
    type: 'date',
    start,
    end: tail?.end ?? extent.end,
    first: value === null ? null : isoDay(value, extent.from[0], extent.from[1]),
    last: value === null ? null : isoDay(value, extent.to[0], lastDay),
    precision: extent.precision,
    atEnd: extent.atEnd,
    tail: tail?.tail ?? null,
    recurring: year.recurring,
    doubtful,
    yearStated: year.stated,
    rules,
  };
}
