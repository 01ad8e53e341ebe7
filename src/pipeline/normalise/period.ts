/** A project's period as its first and last day: `2024年1月1日至2024年12月31日`, `2023.07-2024.01`, `2024年`; 长期 has neither. */
import { isoDay, isYear } from './calendar.ts';
import { compose, type When } from './compose.ts';
import { readPrinted } from './printed-text.ts';
import { tokenize } from './tokenize.ts';

export interface PeriodOfTime {
  /** `YYYY-MM-DD` */
  readonly start: string | null;
  readonly end: string | null;
}

/** Reads a period; a date with 起 or 后 is a beginning, with 前 or 底 an end, a lone year or month both. */
export function readPeriod(raw: string, year: number | null): PeriodOfTime {
  const whole = wholeYears(readPrinted(raw).text, year);
  if (whole !== null) return whole;
  const items = compose(tokenize(readPrinted(raw), year));
  const dates = items.filter((i): i is When => i.type === 'when');
  const [first, second] = dates;
  if (first === undefined) return { start: null, end: null };
  if (first.rules.includes('date-period')) return { start: first.since, end: first.date.last };
  if (second !== undefined) {
    const ordered = dates.length === 2 && (first.date.first ?? '') <= (second.date.last ?? '');
    return ordered ? { start: first.date.first, end: second.date.last } : { start: null, end: null };
  }
  const { tail, atEnd } = first.date;
  if (tail === 'after' || tail === 'from') return { start: first.date.first, end: null };
  const onlyEnd = tail !== null || atEnd || first.date.precision === 'day';
  const openEnd = /[-—~至]$|至今|长期/u.test(readPrinted(raw).text);
  if (openEnd) return { start: first.date.first, end: null };
  return { start: onlyEnd ? null : first.date.first, end: first.date.last };
}

/** 2024, 2024-2026, 当年: years alone, and the form's. */
function wholeYears(text: string, year: number | null): PeriodOfTime | null {
  const [, first, last] = /^(\d{4})(?:[-—~至到]{1,2}(\d{4}))?$/u.exec(text) ?? [];
  const [from, to] = [Number(first), Number(last ?? first)];
  if (isYear(from) && isYear(to) && from <= to) return { start: isoDay(from, 1, 1), end: isoDay(to, 12, 31) };
  const ofForm = year !== null && /^(?:当年|本年度?|全年度?|年度|年内)$/u.test(text);
  return ofForm ? { start: isoDay(year, 1, 1), end: isoDay(year, 12, 31) } : null;
}

/** Whether a text says nothing besides its period, so that the period stands for all of it. */
export function isOnlyPeriod(raw: string): boolean {
  const items = compose(tokenize(readPrinted(raw), null));
  return items.every(
    (i) => i.type !== 'words' && i.type !== 'amount' && i.type !== 'unread' && i.type !== 'title',
  );
}

/** A single day (计划开始日期, 计划完成日期); the last or first day where it names a month. */
export function readDay(raw: string, edge: 'start' | 'end', year: number | null): string | null {
  const dates = compose(tokenize(readPrinted(raw), year)).filter((i): i is When => i.type === 'when');
  const date = dates.length === 1 ? dates[0]!.date : null;
  return edge === 'start' ? (date?.first ?? null) : (date?.last ?? null);
}
