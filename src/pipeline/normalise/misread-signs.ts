/**
 * Signs around a number that what was printed is not what was read: comparing words with one character damaged, a decimal point for a
 * thousands comma. Rests on the confusions of recognition that domain knowledge lists and on characters that look alike in print.
 */
import type { Comparing } from './comparing.ts';
import type { Amount } from './compose.ts';
import type { PrintedText } from './printed-text.ts';
import { unitMeaning } from './units.ts';

/** Longest comparing word and one character, in characters. */
const BACK = 5;
/** A word that compares, one character of it another: 不低予, 大干, 不起过, 不抵于, 至小. */
const DAMAGED = /(?:[大小高低少多]|等)[干予千子丁手]$|不[低少高大小多超].$|不.[过于]$|至[小步妙沙]$/u;
/** 不 damaged: 小低于, 下超过. Any other word in front of 低于 is a word of its own (失业率低于). */
const DAMAGED_NOT = /[小丕下木卞个](?:得|应)?(?:低于|少于|高于|超过|大于|小于|多于)$/u;
/** 以上, 以内 damaged: 以土, 以冈. */
const DAMAGED_BEHIND = /^[及或]?以[^上下内外后前来](?:$|[^\p{L}])/u;

/** Whether the words in front of the amount look like a comparing word that was not recognised as one, or as another. */
export function misreadBefore({ text }: PrintedText, amount: Amount, around: Comparing): boolean {
  const before = (end: number) => text.slice(Math.max(0, end - BACK), end);
  const unrecognised = (around.stated ?? '=') === '=' && DAMAGED.test(before(around.start));
  return unrecognised || DAMAGED_NOT.test(before(amount.start));
}

/** The same right behind the amount. */
export function misreadBehind({ text }: PrintedText, { end }: Amount): boolean {
  return DAMAGED_BEHIND.test(text.slice(end, end + BACK));
}

/** Money by heads or time (元/人, 元/户·月) is no more divided than money; a price of goods (1.250元/度) may be. */
const BY_HEADS = /^[^/／]*元[/／](?:[人户名家年月天日次]|人次)/u;

/**
 * 1.200人, 1.200元: exactly three decimals of what is counted whole, or of 元; the point may be a comma.
 *
 * @param column the unit of a column of its own, null where there is none
 */
export function pointForComma({ digits, high, unit: own }: Amount, column: string | null): boolean {
  const unit = own === '' ? (column ?? '') : own;
  const { dimension, exponent } = unitMeaning(unit);
  const whole =
    (dimension === 'money' && (!/[/／每]/u.test(unit) || BY_HEADS.test(unit))) ||
    dimension === 'person' ||
    dimension === 'person-time' ||
    dimension === 'count' ||
    dimension === 'occurrence';
  return whole && exponent === 0 && high === null && /^[1-9]\d{0,2}\.\d{3}$/u.test(digits);
}
