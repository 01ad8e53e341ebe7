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
/** The unit at the end of a name or header: `成本（万元）`, `投资额，单位：亿元`. As printed; null where it states none. */
export function unitIn(text: string | null | undefined): string | null {
  if (!text) return null;
  const { text: folded, printed } = readPrinted(text);
  if (folded.endsWith(')')) {
    const open = folded.lastIndexOf('(');
    const start = open + 1 + (/^(?:计量)?单位:?/u.exec(folded.slice(open + 1, open + 7))?.[0].length ?? 0);
    const inner = folded.slice(start, -1);
    if (open >= 0 && inner.length <= BRACKET && isUnit(inner)) return printed.slice(start, -1);
  }
  const behind = /(?:单位|计量单位)[:：]?([^:：]{1,8})$/u.exec(folded.slice(-14))?.[1];
  return behind !== undefined && isUnit(behind) ? printed.slice(-behind.length) : null;
}

function isUnit(text: string): boolean {
  const meaning = unitMeaning(text);
  const states = meaning.known && meaning.base !== null && meaning.dimension !== 'thing';
  return text !== '' && states && !/^\d/u.test(text);
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
