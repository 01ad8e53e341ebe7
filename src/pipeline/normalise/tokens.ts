/** The pieces a target is cut into; the grammar in compose.ts and target.ts puts them together. */
import type { Bound } from './comparators.ts';
import type { Rule } from './rules.ts';

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A number with the unit that touches it. */
export interface NumberToken extends Span {
  readonly type: 'number';
  /** Canonical decimal digits. */
  readonly digits: string;
  /** As printed, brackets around it removed; `''` where there is none. */
  readonly unit: string;
  /** Written with Chinese numerals, which are also parts of words: counts only where nothing else does. */
  readonly chinese: boolean;
  /** Digits were put together over white space. */
  readonly joined: boolean;
  /** 余, 多, 几: more than the number. */
  readonly vague: boolean;
  /** Letters touch the unit that may be part of it: 个 of `2个项目`. */
  readonly open: boolean;
  readonly rules: readonly Rule[];
}

/** A day, a month, a quarter, a half-year or a year, as its first and last day. */
export interface DateToken extends Span {
  readonly type: 'date';
  /** Null where the year is not stated and not known. */
  readonly first: string | null;
  readonly last: string | null;
  readonly precision: 'day' | 'part' | 'month' | 'quarter' | 'half' | 'year';
  /** Reaches its last day (年底, 月末). */
  readonly atEnd: boolean;
  readonly tail: 'before' | 'within' | 'after' | 'from' | null;
  /** Every year, quarter or month anew. */
  readonly recurring: boolean;
  /** Could be a number as well (`2024.12`). */
  readonly doubtful: boolean;
  readonly yearStated: boolean;
  readonly rules: readonly Rule[];
}

export type Token =
  | NumberToken
  | DateToken
  /** Digits that cannot be read, or that name a day there is none of. */
  | (Span & { readonly type: 'broken'; readonly invalidDate: boolean })
  /** Digits that name something (第2批, PM2.5, A4). */
  | (Span & { readonly type: 'code' })
  /** 前10名, 前三: a place in an order. */
  | (Span & { readonly type: 'rank' })
  | (Span & { readonly type: 'before'; readonly means: Bound; readonly rule: Rule })
  | (Span & { readonly type: 'after'; readonly means: '>=' | '<=' })
  /** Signs that point both ways. */
  | (Span & { readonly type: 'contradiction' })
  /** 控制在 */
  | (Span & { readonly type: 'within' })
  | (Span & { readonly type: 'approximate' })
  /** 每年, 每人每天: the denominators, as `年` or `人·天`. */
  | (Span & { readonly type: 'rate'; readonly per: string })
  /** `-`, `~`, 至, 到 between two numbers. */
  | (Span & { readonly type: 'range' })
  | (Span & { readonly type: 'plus-minus' })
  | (Span & { readonly type: 'colon' })
  | (Span & { readonly type: 'slash' })
  /** `，` `、` `；` and the like. */
  | (Span & { readonly type: 'separator' })
  /** A bracket that explains, or says whether the bound is included. */
  | (Span & { readonly type: 'remark'; readonly excludes: boolean })
  | (Span & { readonly type: 'enumerator' })
  /** `《…》` */
  | (Span & { readonly type: 'title' })
  /** Words known to hide nothing: 达到, 完成, 增长. */
  | (Span & { readonly type: 'filler'; readonly text: string })
  | (Span & { readonly type: 'words'; readonly first: string });
