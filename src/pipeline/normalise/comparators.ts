/** Words and signs that compare, from the output contract and domain.md; one table, longest first when matched. */
import type { Comparator } from '../extraction.ts';

export type Bound = Exclude<Comparator, 'between'>;

/** In front of a number. */
const BEFORE: Readonly<Record<Bound, string>> = {
  '>=':
    '不低于 不得低于 不应低于 不能低于 不可低于 不少于 不得少于 不应少于 不能少于 不小于 不得小于 不下于 不短于 不早于 大于等于 大于或等于 大于或者等于 大于且等于 ' +
    '高于等于 高于或等于 多于等于 多于或等于 超过或等于 至少 最少 起码 最低 等于或大于 不亚于 不差于 不低 不少',
  '<=':
    '不高于 不得高于 不应高于 不能高于 不超过 不得超过 不应超过 不能超过 不可超过 不超出 不超 不大于 不得大于 不多于 不得多于 不突破 不长于 不晚于 不得晚于 不迟于 ' +
    '不得迟于 小于等于 小于或等于 小于或者等于 低于等于 低于或等于 少于等于 少于或等于 至多 最多 最高 等于或小于 不超于',
  '>': '大于 高于 超过 多于 超出 优于 突破 超',
  '<': '小于 低于 少于 短于 早于 不足 不到 未超过',
  '=': '等于',
};

/** Right behind a number or its unit. */
const AFTER: Readonly<Record<'>=' | '<=', string>> = {
  '>=': '以上 及以上 或以上 或者以上 和以上 含以上 (含)以上 及其以上 之上',
  '<=': '以内 之内 及以内 (含)以内 以下 及以下 或以下 或者以下 (含)以下 之下',
};

/** Words that compare only where a number follows at once: elsewhere they are parts of other words (超额, 最低生活保障). */
const CLOSE_ONLY = new Set(
  '不低 不少 最低 最高 最多 最少 起码 超 不超 超出 突破 不突破 不足 不到 优于 早于 不差于 不亚于 等于'.split(
    ' ',
  ),
);
const OPENS_NUMBER = /[\d零一二两三四五六七八九十百千每约近≥≤<>=\-年]/u;

/** In front of a day these make it the last one: 截止2024年12月31日. */
export const UP_TO_DAY = /(?:截止|截至|最迟|最晚|不晚)(?:到|至|于|在|时间|日期)?:?$/u;

/** `控制在` alone is no comparator: `控制在…内` is. */
export const KEPT_WITHIN = ['控制在', '限制在', '压降至', '控制到'] as const;

export interface Word<T> {
  readonly text: string;
  readonly means: T;
}

function words<T extends string>(
  table: Readonly<Record<T, string>>,
): ReadonlyMap<string, readonly Word<T>[]> {
  const byFirst = new Map<string, Word<T>[]>();
  for (const means of Object.keys(table) as T[]) {
    for (const text of table[means].split(' ')) {
      const group = byFirst.get(text.charAt(0)) ?? [];
      group.push({ text, means });
      byFirst.set(text.charAt(0), group);
    }
  }
  for (const group of byFirst.values()) group.sort((a, b) => b.text.length - a.text.length);
  return byFirst;
}

const BEFORE_WORDS = words(BEFORE);
const AFTER_WORDS = words(AFTER);

function wordAt<T>(table: ReadonlyMap<string, readonly Word<T>[]>, text: string, at: number): Word<T> | null {
  return table.get(text.charAt(at))?.find((w) => text.startsWith(w.text, at)) ?? null;
}

/** The longest comparing word in front of a number at `at`. */
export function comparatorBeforeAt(text: string, at: number): Word<Bound> | null {
  const word = wordAt(BEFORE_WORDS, text, at);
  const next = text.charAt(at + (word?.text.length ?? 0));
  return word !== null && CLOSE_ONLY.has(word.text) && next !== '' && !OPENS_NUMBER.test(next) ? null : word;
}

/** The longest comparing word behind a number at `at`. */
export function comparatorAfterAt(text: string, at: number): Word<'>=' | '<='> | null {
  return wordAt(AFTER_WORDS, text, at);
}

const SIGNS = '≥≤<>=';

/** A run of signs at `at`: `＞＝`, `=>`, `≥=`, `》=` are one comparator; signs that point both ways are none (`contradiction`). */
export function signRunAt(
  text: string,
  at: number,
): { readonly end: number; readonly means: Bound | 'contradiction' } | null {
  let end = at;
  while (end < text.length && SIGNS.includes(text.charAt(end))) end++;
  if (end === at) return null;
  const run = new Set(text.slice(at, end));
  const greater = run.has('≥') || run.has('>');
  const less = run.has('≤') || run.has('<');
  const equal = run.has('≥') || run.has('≤') || run.has('=');
  if (greater && less) return { end, means: 'contradiction' };
  if (greater) return { end, means: equal ? '>=' : '>' };
  if (less) return { end, means: equal ? '<=' : '<' };
  return { end, means: '=' };
}

/** What a cell of a sign column (指标性质, 指标方向, 计算符号) states. */
export type SignColumn =
  | { readonly kind: 'comparator'; readonly means: Comparator }
  /** 正向 / 反向: which way is better, not a bound. */
  | { readonly kind: 'direction' }
  | { readonly kind: 'qualitative' }
  | { readonly kind: 'none' }
  | { readonly kind: 'unknown' };

/** Reads a folded sign cell. Brackets and strokes may set a second word for it beside the first: `≥（大于等于）`, `正向/≥`. */
export function signColumn(cell: string): SignColumn {
  const whole = signOf(cell.replace(/[()"“”]/gu, ''));
  if (whole.kind !== 'unknown') return whole;
  const parts = cell
    .split(/[()/、，,]+/u)
    .filter((part) => part !== '')
    .map(signOf);
  const compared = parts.filter((p) => p.kind === 'comparator');
  const [first] = compared;
  const agree = compared.every((p) => p.means === first?.means);
  if (first === undefined || !agree || parts.some((p) => p.kind === 'unknown' || p.kind === 'qualitative'))
    return whole;
  return first;
}

function signOf(text: string): SignColumn {
  if (/^[-—/]*$|^无$/u.test(text)) return { kind: 'none' };
  if (/定性|文字|描述/u.test(text)) return { kind: 'qualitative' };
  const sign = signRunAt(text, 0);
  if (sign !== null && sign.end === text.length && sign.means !== 'contradiction') {
    return { kind: 'comparator', means: sign.means };
  }
  const before = comparatorBeforeAt(text, 0);
  if (before !== null && before.text.length === text.length)
    return { kind: 'comparator', means: before.means };
  if (/^(?:定量|数值|数字)(?:型|类|指标)?$/u.test(text)) return { kind: 'none' };
  if (/^(?:正|反|负|逆|中性?)向?(?:型|指标)?$|^越[大高多小低少]越好$/u.test(text))
    return { kind: 'direction' };
  if (/^(?:介于|区间|范围|之间)$/u.test(text)) return { kind: 'comparator', means: 'between' };
  return { kind: 'unknown' };
}
