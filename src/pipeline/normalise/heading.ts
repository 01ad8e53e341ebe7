/** A form's title and budget year from its heading lines. */
import type { Printed } from '../form/raw-form.ts';
import { compact } from '../../glossary/compact.ts';
import { SEVERAL_YEARS } from '../../glossary/titles.ts';
import { isYear } from './calendar.ts';
import { fold } from './printed-text.ts';

/** 附件, its number, and what separates it; the number is settled in `withoutAttachment`. */
const ATTACHMENT = /^[（(【[]?附(?:件|表|录)[:：]?/u;
/** The year line where it was set in one line with the title; a bracket may be lost or stand amiss. The last of several years is none. */
const YEAR_AT_END =
  /(?<!\d(?:年度?)?(?:[-—–~～至到、和及]|——))(?:[（(【[]\d{4}(?:年度?)?[）)】\]](?:年度?)?|[（(【[]?\d{4}年度?[）)】\]]|[（(【[]\d{4}年度?|\d{4}年度)$/u;
const YEAR_AT_START = /^[（(【[]\d{4}(?:年度?)?[）)】\]](?:年度?)?/u;

/** The title without white space, attachment number and year line; null where nothing is left. */
export function cleanTitle(raw: string): string | null {
  const bare = withoutAttachment(compact(raw));
  const title = bare.replace(YEAR_AT_END, '').replace(YEAR_AT_START, '');
  const kept = title === '' ? bare : title;
  return kept === '' ? null : kept;
}

const YEAR_BEHIND = /(?:19|20|１９|２０)[\d０-９]{2}$/u;

/** `附件22023年…` is attachment 2 of 2023: a year behind the number keeps its four digits. */
function withoutAttachment(title: string): string {
  const label = ATTACHMENT.exec(title);
  if (label === null) return title;
  const rest = title.slice(label[0].length);
  const digits = /^[\d０-９]{1,8}/u.exec(rest)?.[0] ?? '';
  const number = digits.length - (YEAR_BEHIND.exec(digits)?.[0].length ?? 0);
  const chinese = /^[一二三四五六七八九十]{1,3}(?=[:：、.．）)】\]]|$)/u.exec(rest)?.[0].length ?? 0;
  const cut = rest.slice(number + chinese);
  return cut.replace(/^(?:[-—之][\d一二三四五六七八九十]{1,2})?[）)】\]:：、.．]*/u, '');
}

const YEAR = /((?:19|20)\d{2})/u;
const YEAR_LINE = /[（(【[]?((?:19|20)\d{2})[）)】\]]?年?度?[）)】\]]?/u;
/** `2024年项目绩效指标`, `2024年度绩效目标`: a heading inside the form. */
const HEADING = /^((?:19|20)\d{2})年度?.{0,10}绩效(?:指标|目标)/u;
const SEVERAL = new RegExp(SEVERAL_YEARS, 'u');
/** `（2024-2026年）` at either end of the title. */
const YEARS_IN_TITLE = new RegExp(
  String.raw`^[（(【[](${SEVERAL_YEARS})[）)】\]]|[（(【[]?(${SEVERAL_YEARS})[）)】\]]?$`,
  'u',
);
const YEAR_LABEL = /^(?:预算|申报|填报|项目)?年度$/u;

export interface YearSources {
  readonly yearLine: Printed | null;
  readonly title: Printed | null;
  readonly notes: readonly Printed[];
  readonly fields: readonly { readonly label: string; readonly value: Printed }[];
}

/** The years a form is for, where the place of its year states several (`2024-2026年`); null where it does not. */
export function severalYears({ yearLine, title }: Pick<YearSources, 'yearLine' | 'title'>): string | null {
  const line = SEVERAL.exec(compact(yearLine?.raw ?? ''))?.[0];
  const [, atStart, atEnd] = YEARS_IN_TITLE.exec(compact(title?.raw ?? '')) ?? [];
  return line ?? atStart ?? atEnd ?? null;
}

/** The budget year the form states: year line, then a year field, a heading inside the form, the title. Null where none does. */
export function readYear({ yearLine, title, notes, fields }: YearSources): number | null {
  const line = yearLine === null ? null : oneYear(fold(yearLine.raw), YEAR_LINE);
  if (line !== null) return line;
  for (const { label, value } of fields) {
    if (YEAR_LABEL.test(fold(label))) {
      const year = oneYear(fold(value.raw), YEAR);
      if (year !== null) return year;
    }
  }
  const texts = [...notes.map((n) => n.raw), ...fields.map((f) => f.label)];
  for (const text of texts) {
    const year = yearOf(HEADING.exec(fold(text))?.[1]);
    if (year !== null) return year;
  }
  return title === null ? null : yearOfTitle(fold(title.raw));
}

/** The year line at the title's end counts before a year at its beginning; 2024-2026年 states no single year. */
function yearOfTitle(title: string): number | null {
  const bare = withoutAttachment(title);
  const atEnd = YEAR_AT_END.exec(bare)?.[0];
  if (atEnd !== undefined) return yearOf(YEAR.exec(atEnd)?.[0]);
  const years = [...bare.matchAll(/((?:19|20)\d{2})(?:年|\)年)/gu)].map((m) => m[1]);
  return new Set(years).size === 1 && !SEVERAL.test(bare) ? yearOf(years[0]) : null;
}

/** The year `pattern` finds in a text; none where the text names several. */
function oneYear(text: string, pattern: RegExp): number | null {
  return SEVERAL.test(text) ? null : yearOf(pattern.exec(text)?.[1]);
}

function yearOf(text: string | undefined): number | null {
  const year = Number(text);
  return isYear(year) ? year : null;
}
