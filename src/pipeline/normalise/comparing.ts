/** Which comparator a value has, from the signs and words around it and from the sign column. */
import type { Comparator } from '../extraction.ts';
import { type Bound, signColumn } from './comparators.ts';
import type { Item } from './compose.ts';
import { fold } from './printed-text.ts';
import type { Rule } from './rules.ts';
import type { TargetProblemCode } from './target-problems.ts';

export interface Comparing {
  /** What the cell states, null where it states nothing. */
  readonly stated: Bound | null;
  readonly rules: readonly Rule[];
  readonly problems: readonly TargetProblemCode[];
  /** Denominators stated in front (每年), `''` where there are none. */
  readonly per: string;
  /** Where the signs and words that belong to the value begin. */
  readonly start: number;
}

const CHAIN_BEFORE: readonly Item['type'][] = [
  'before',
  'within',
  'approximate',
  'rate',
  'filler',
  'contradiction',
  'remark',
];
const CHAIN_AFTER: readonly Item['type'][] = ['after', 'approximate', 'remark', 'filler', 'before'];

/** The signs and words around the value at `index`. */
export function comparatorAround(items: readonly Item[], index: number): Comparing {
  const before = chainBefore(items, index);
  const after = chainAfter(items, index);
  const problems: TargetProblemCode[] = [];
  const signs = before.filter((i) => i.type === 'before');
  const late = after.filter((i) => i.type === 'before');
  const apart = signs.length > 0 ? [] : items.slice(0, index).filter((i) => i.type === 'before');
  const bounds = [...signs, ...apart, ...late];
  if (apart.length > 0) problems.push('sign-apart');
  if (late.length > 0) problems.push('sign-after');
  if (before.some((i) => i.type === 'approximate') || after.some((i) => i.type === 'approximate'))
    problems.push('approximate');
  const afterWord =
    after.find((i) => i.type === 'after') ?? items.slice(index).find((i) => i.type === 'after');
  if (afterWord !== undefined && !after.includes(afterWord)) problems.push('sign-apart');
  const within = items.slice(0, index).some((i) => i.type === 'within');
  const excludes = after.some((i) => i.type === 'remark' && i.excludes);
  const value = items[index];
  const range = value?.type === 'amount' && value.high !== null;
  const decided = decide(
    bounds.map((i) => i.means),
    afterWord?.means ?? null,
    within && !range,
  );
  const contradiction = decided.contradiction || before.some((i) => i.type === 'contradiction');
  if (contradiction) problems.push('sign-contradiction');
  if (decided.implied) problems.push('sign-implied');
  if (decided.unclear) problems.push('bound-unclear');
  if (excludes) problems.push('sign-excludes');
  const rules: Rule[] = bounds.map((i) => i.rule);
  if (afterWord !== undefined) rules.push(within && afterWord.means === '<=' ? 'kept-within' : 'word-after');
  if (decided.implied) rules.push('kept-within');
  const rates = items.slice(0, index).filter((i) => i.type === 'rate');
  const adjoining = adjoiningRates(before);
  if (rates.length > adjoining.length) problems.push('rate-in-words');
  return {
    stated: excludes && decided.bound !== null ? excluding(decided.bound) : decided.bound,
    rules: [...new Set(rules)],
    problems,
    per: adjoining.map((i) => i.per).join('·'),
    start: before[0]?.start ?? items[index]!.start,
  };
}

/** Words between a rate and its number that say the number is not counted by it: 每季度结束后15日. */
const CUTS_RATE = /前|后|结束|内|的/u;

function adjoiningRates(before: readonly Item[]) {
  const cut = before.findLastIndex(
    (i) => i.type === 'remark' || (i.type === 'filler' && CUTS_RATE.test(i.text)),
  );
  return before.slice(cut + 1).filter((i) => i.type === 'rate');
}

function chainBefore(items: readonly Item[], index: number): readonly Item[] {
  let from = index;
  while (from > 0 && CHAIN_BEFORE.includes(items[from - 1]!.type)) from--;
  return items.slice(from, index);
}

function chainAfter(items: readonly Item[], index: number): readonly Item[] {
  let to = index + 1;
  while (to < items.length && CHAIN_AFTER.includes(items[to]!.type)) to++;
  return items.slice(index + 1, to);
}

interface Decision {
  readonly bound: Bound | null;
  readonly contradiction: boolean;
  readonly implied: boolean;
  /** 超过90%以上: whether 90 % itself will do. */
  readonly unclear: boolean;
}

function decide(bounds: readonly Bound[], after: '>=' | '<=' | null, within: boolean): Decision {
  const up = bounds.some((b) => b.startsWith('>'));
  const down = bounds.some((b) => b.startsWith('<'));
  const sure = { contradiction: false, implied: false, unclear: false };
  if (up && down) return { ...sure, bound: bounds[0]!, contradiction: true };
  if (up || down) {
    const bound = strictest(bounds.filter((b) => b !== '='));
    const contradiction = after !== null && after.startsWith('>') !== up;
    return { ...sure, bound, contradiction, unclear: after !== null && !contradiction && bound.length === 1 };
  }
  if (after !== null) return { ...sure, bound: after, contradiction: bounds.includes('=') };
  if (bounds.includes('=')) return { ...sure, bound: '=' };
  return within ? { ...sure, bound: '<=', implied: true } : { ...sure, bound: null };
}

/** `大于≥`: the sign that includes the bound is the one people mean by doubling it. */
function strictest(bounds: readonly Bound[]): Bound {
  return bounds.find((b) => b.endsWith('=')) ?? bounds[0]!;
}

function excluding(bound: Bound): Bound {
  return bound === '>=' ? '>' : bound === '<=' ? '<' : bound;
}

export interface WithColumn {
  readonly comparator: Comparator | null;
  readonly rules: readonly Rule[];
  readonly problems: readonly TargetProblemCode[];
}

/** Joins what the cell states with what the sign column states; the cell wins, a contradiction is a problem. */
export function withSignColumn(stated: Bound | null, cell: string | null | undefined): WithColumn {
  const sign = signColumn(fold(cell ?? ''));
  const none: WithColumn = { comparator: stated, rules: [], problems: [] };
  switch (sign.kind) {
    case 'none':
      return none;
    case 'unknown':
      return { ...none, problems: ['sign-unknown'] };
    case 'direction':
      return { ...none, problems: ['direction-only'] };
    case 'qualitative':
      return { ...none, problems: ['qualitative-number'] };
    case 'comparator':
      if (stated === null) return { comparator: sign.means, rules: ['sign-column'], problems: [] };
      return { ...none, problems: sign.means === stated || sign.means === '=' ? [] : ['sign-contradiction'] };
  }
}
