/**
 * Chinese numerals are parts of words as well (十分满意, 二期, 三公经费): when one is a number, when it names one of a series, and when a text
 * without a value was meant to hold one.
 */
import type { Amount, Item } from './compose.ts';
import type { PrintedText } from './printed-text.ts';
import type { TargetInput, Trouble } from './reading.ts';
import { columnUnit } from './unit-context.ts';
import { UNITS } from '../../glossary/unit-table.ts';
import { unitMeaning } from './units.ts';

/** Items beside which a Chinese numeral is surely a number. */
const PLAIN_COMPANY: readonly Item['type'][] = [
  'filler',
  'before',
  'after',
  'approximate',
  'rate',
  'within',
  'enumerator',
];

/** 十分满意: 十分 is "very", not ten points. */
const VERY = /^十分(?!钟)/u;

/** Why a Chinese numeral is not read as a number, null where it is. */
export function numeralTrouble(
  source: PrintedText,
  items: readonly Item[],
  index: number,
  input: TargetInput,
): readonly Trouble[] | null {
  const amount = items[index] as Amount;
  const company = items.every((i, at) => at === index || PLAIN_COMPANY.includes(i.type));
  const compared = items.some((i) => i.type === 'before' || i.type === 'after');
  const known = amount.unit !== '' && unitMeaning(amount.unit).known;
  const long = amount.end - amount.start - amount.unit.length > 1;
  const bare = amount.unit === '' && !amount.open;
  if (VERY.test(source.text.slice(amount.start, amount.start + 3)) && !compared) {
    return /\d/u.test(source.text) ? ['digits-in-text'] : [];
  }
  // 一 beside a unit column may still be a dash.
  const counted = columnUnit(input.unit) !== null && source.text !== '一';
  if (company && !amount.open && (known || (bare && (long || compared || counted)))) return null;
  // 一 alone may be a dash; a numeral with a unit among words may be its value or part of a word.
  if (source.text.length === 1 || compared) return ['value-unparsed'];
  const likely = known ? amount.digits !== '1' : long && index === 0;
  const digits = /\d/u.test(source.text);
  const meant = (likely && amount.unit !== '') || looksLikeNumber(source.text);
  return digits || meant ? ['value-unparsed'] : [];
}

/** Units that have phases, classes, stars: with a Chinese numeral they name one of them as well as they count them. */
const SERIES = /^(?:期|类|届|批|星|星级)$/u;

/** 二期, 三类: phase two or two phases. 两期 counts. */
export function namesOne(source: PrintedText, items: readonly Item[], index: number): boolean {
  const amount = items[index] as Amount;
  if (!amount.chinese || amount.high !== null || !SERIES.test(amount.unit)) return false;
  const numeral = source.text.slice(amount.start, amount.end - amount.unit.length);
  return /^[一二三四五六七八九十]$/u.test(numeral) && !items.some((i) => i.type === 'rate');
}

/** A number of Chinese numerals that states no one number: 数百人, 十几家, 两三次, 一百二. */
const VAGUE_NUMERAL =
  /^(?:不少于|不低于|至少|约|近|超过?|达到?|完成|共|[≥>])?(?:[数几上成][十百千万亿廿卅]+|[零〇一二两三四五六七八九十百千万亿廿卅]+[几余多来]?)(\D{0,8}?)(?:及?以[上下内]|左右|上下)?$/u;
/** The same without a unit, where it begins as a number does: 一百二, 两万五. */
const COLLOQUIAL = /^[一二两三四五六七八九][十百千万亿]/u;
/** 半年内, 半个月: half of something that is counted. */
const HALF =
  /^[^\d半]{0,4}半(?:个)?(?:年度?|月|小时|天|日|学期|学年|周|分)(?:以?内|之内|左右|以上|以下|前)?$/u;
/** A digit read as a letter in front of a unit: l项, O起. */
const LETTER_FOR_DIGIT = /^[≥≤<>=]?[lIiOoSZ|]{1,3}(\D{1,8})$/u;

/** Longer cells are sentences. */
const LONGEST = 24;

/** Whether a text that holds no readable value was meant to hold one. */
export function looksLikeNumber(text: string): boolean {
  if (text.length > LONGEST) return false;
  const unit = VAGUE_NUMERAL.exec(text)?.[1];
  const measured = unit !== undefined && unit !== '' && UNITS.has(unit);
  const letters = LETTER_FOR_DIGIT.exec(text)?.[1];
  const old = /[廿卅]/u.test(text) && !/\p{L}{6}/u.test(text);
  return (
    old ||
    (HALF.test(text) && !/[上下每前后]半/u.test(text)) ||
    measured ||
    (unit === '' && COLLOQUIAL.test(text)) ||
    (letters !== undefined && unitMeaning(letters).known)
  );
}
