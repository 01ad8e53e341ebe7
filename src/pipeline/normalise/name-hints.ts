/** What an indicator's name or a column header tells about the value: its unit in brackets, a sign with a gap to fill, that it is a time. */
import { readArabic } from './arabic-number.ts';
import { type Bound, comparatorBeforeAt, signRunAt } from './comparators.ts';
import { readPrinted } from './printed-text.ts';
import { readUnitSpan } from './unit-span.ts';
import { unitMeaning } from './units.ts';

/** Names under which a number may be a day; from published 时效指标. */
const TIME_NAME = /时间|日期|时限|时效|期限|截止|时点|何时|完成日|进度节点|年月/u;

export function isTimeName(name: string): boolean {
  return TIME_NAME.test(name);
}

/** Longest bracket that may hold a unit. */
const BRACKET = 14;
/** Brackets looked at from the end of a name. */
const BRACKETS = 3;

/** The unit a name or header states: `成本（万元）`, `投资额，单位：亿元`, `人数/人`. As printed; null where it states none. */
export function unitIn(text: string | null | undefined): string | null {
  if (!text) return null;
  const { text: folded, printed } = readPrinted(text);
  let close = folded.length;
  for (let n = 0; n < BRACKETS; n++) {
    close = folded.lastIndexOf(')', close - 1);
    const open = close < 0 ? -1 : folded.lastIndexOf('(', close);
    if (open < 0) break;
    const start = open + 1 + (/^(?:计量)?单位:?/u.exec(folded.slice(open + 1, open + 7))?.[0].length ?? 0);
    if (close - start <= BRACKET && isUnit(folded.slice(start, close))) return printed.slice(start, close);
    close = open;
    if (close <= 0) break;
  }
  const behind = /(?:单位|计量单位)[:：]?([^:：]{1,8})$/u.exec(folded.slice(-14))?.[1];
  return behind !== undefined && isUnit(behind) ? printed.slice(-behind.length) : null;
}

function isUnit(text: string): boolean {
  const meaning = unitMeaning(text);
  return text !== '' && meaning.known && !/^\d/u.test(text) && meaning.base !== null;
}

export interface NameValue {
  readonly comparator: Bound;
  /** Null where the name leaves a gap (`≥**%`). */
  readonly digits: string | null;
  readonly unit: string;
}

const GAP = /^[*×xX_.…·?＊□]+/u;

/** The comparator with its number or gap in a name: `苗木成活率(≥**%)` → >=, null, `%`. Null where the name has none. */
export function valueInName(name: string | null | undefined): NameValue | null {
  if (!name) return null;
  const source = readPrinted(name);
  const { text } = source;
  for (let at = 0; at < text.length; at++) {
    const sign = signRunAt(text, at);
    const word = sign === null && text[at - 1] === '(' ? comparatorBeforeAt(text, at) : null;
    const means = sign?.means ?? word?.means;
    if (means === undefined || means === 'contradiction') continue;
    const next = sign?.end ?? at + (word?.text.length ?? 0);
    const gap = GAP.exec(text.slice(next, next + 8))?.[0].length ?? 0;
    if (gap > 0) return { comparator: means, digits: null, unit: readUnitSpan(source, next + gap).unit };
    if (!/\d/u.test(text.charAt(next))) continue;
    const number = readArabic(source, next);
    if (number.digits === null) return null;
    return { comparator: means, digits: number.digits, unit: readUnitSpan(source, number.end).unit };
  }
  return null;
}
