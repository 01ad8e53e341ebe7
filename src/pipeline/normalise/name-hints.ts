/** What an indicator's name or a column header tells about the value: its unit in brackets, a sign with a gap to fill, that it is a time. */
import { readArabic } from './arabic-number.ts';
import { type Bound, comparatorAfterAt, comparatorBeforeAt, signRunAt } from './comparators.ts';
import { fold, type PrintedText, readPrinted } from './printed-text.ts';
import { readUnitSpan } from './unit-span.ts';
import { unitMeaning } from './units.ts';

/** Names under which a number may be a day; from published 时效指标. */
const TIME_NAME = /时间|日期|时限|时效|期限|截止|时点|何时|完成日|进度节点|年月/u;

export function isTimeName(name: string): boolean {
  return TIME_NAME.test(name);
}

/** Names of how long something lasts: 12月 beside them is rather twelve months. */
const DURATION_NAME =
  /工期|月数|时长|周期|年限|期限|持续|个月|(?:服务|质保|有效|合同|保修|建设|实施|培训|补贴|使用)期/u;

export function isDurationName(name: string): boolean {
  return DURATION_NAME.test(name) && !/完成|截止|完工|竣工|到位/u.test(name);
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
    const states = open >= 0 && inner.length <= BRACKET && isUnit(inner);
    // 指标值（年度）: the period the value is for.
    if (states && inner !== '年度') return printed.slice(start, -1);
  }
  const behind = /(?:单位|计量单位)[:：]?([^:：]{1,8})$/u.exec(folded.slice(-14))?.[1];
  return behind !== undefined && isUnit(behind) ? printed.slice(-behind.length) : null;
}

function isUnit(text: string): boolean {
  const meaning = unitMeaning(text);
  // 人员 is made of two units of the table and none itself.
  const listed = meaning.dimension !== null || /[/·*次天日月年]/u.test(text);
  const magnitude = /^[百千]?[万亿]$/u.test(fold(text));
  const states = meaning.known && listed && meaning.base !== null && meaning.dimension !== 'thing';
  return magnitude || (text !== '' && states && !/^\d/u.test(text));
}

export interface NameValue {
  /** Null where a gap stands without a comparator (`完成**次`). */
  readonly comparator: Bound | null;
  /** Null where the name leaves a gap (`≥**%`). */
  readonly digits: string | null;
  readonly unit: string;
}

const GAP = /^(?:[*×xX_.…·?＊□]+|\(\))/u;
/** A gap that stands without a comparator in front: 满意度达到（ ）%以上. */
const LONE_GAP = /\*{2,}|_{2,}|□+|\(\)/u;

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
    const bare = readUnitSpan(source, next);
    // 满意度（≥%）: the gap is not even printed.
    if (bare.unit !== '' && /^\)?$/u.test(text.slice(bare.end)) && unitMeaning(bare.unit).known)
      return { comparator: means, digits: null, unit: bare.unit };
    if (!/\d/u.test(text.charAt(next))) continue;
    const number = readArabic(source, next);
    if (number.digits === null) return null;
    return { comparator: means, digits: number.digits, unit: readUnitSpan(source, number.end).unit };
  }
  return loneGap(source);
}

function loneGap(source: PrintedText): NameValue | null {
  const gap = LONE_GAP.exec(source.text);
  if (gap === null) return null;
  const span = readUnitSpan(source, gap.index + gap[0].length);
  if (span.unit === '' || span.open || !unitMeaning(span.unit).known) return null;
  return {
    comparator: comparatorAfterAt(source.text, span.end)?.means ?? null,
    digits: null,
    unit: span.unit,
  };
}
