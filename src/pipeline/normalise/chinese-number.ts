/** Chinese numerals: 三十, 一百二十, 两万, 一亿二千万, 三点五. Colloquial short forms (一百二, 三五) have two readings and are none. */

const DIGITS: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  壹: 1,
  贰: 2,
  叁: 3,
  肆: 4,
  伍: 5,
  陆: 6,
  柒: 7,
  捌: 8,
  玖: 9,
};
const SMALL: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 拾: 10, 佰: 100, 仟: 1000 };
const LARGE: Readonly<Record<string, number>> = { 万: 1e4, 萬: 1e4, 亿: 1e8, 億: 1e8 };

/** No proper numeral below 10^16 is longer: 九千九百九十九万亿… stays under this. */
const LONGEST = 32;

export interface ChineseNumber {
  readonly end: number;
  readonly value: number;
  /** The value without a trailing 万 or 亿, and where that begins: `三千万` → 3000, and 万 is left to the unit (`万元`). */
  readonly stem: { readonly value: number; readonly end: number } | null;
}

export function isChineseDigit(character: string | undefined): boolean {
  return character !== undefined && (character in DIGITS || character === '十' || character === '拾');
}

/** Reads the numeral at `start`, or null where the characters there are no well-formed numeral. Looks at most 32 characters ahead. */
export function readChinese(text: string, start: number): ChineseNumber | null {
  let end = start;
  while (end < text.length && end - start < LONGEST && isNumeral(text.charAt(end))) end++;
  const run = text.slice(start, end);
  const value = run === '' ? null : numeralValue(run);
  if (value === null) return null;
  const pointed = readFraction(text, end);
  if (pointed !== null) return { end: pointed.end, value: Number(`${value}.${pointed.digits}`), stem: null };
  const stemValue = run.length > 1 && (run.at(-1) ?? '') in LARGE ? numeralValue(run.slice(0, -1)) : null;
  return { end, value, stem: stemValue === null ? null : { value: stemValue, end: end - 1 } };
}

/** Twenty and thirty in one character: not read, and not passed over. */
const OLD = '廿卅';

/** Digits, 十 百 千, 万 and 亿, and the old 廿 and 卅. */
export function isNumeral(character: string): boolean {
  return (
    character in DIGITS ||
    character in SMALL ||
    character in LARGE ||
    (character !== '' && OLD.includes(character))
  );
}

function readFraction(text: string, at: number): { readonly end: number; readonly digits: string } | null {
  if (text[at] !== '点') return null;
  let end = at + 1;
  let digits = '';
  while (end < text.length && digits.length < 6 && text.charAt(end) in DIGITS)
    digits += DIGITS[text.charAt(end++)];
  return digits === '' ? null : { end, digits };
}

/** Value of a whole run of numeral characters; null where it is not well formed. */
function numeralValue(run: string): number | null {
  const large = Math.max(run.lastIndexOf('亿'), run.lastIndexOf('億'));
  if (large >= 0) return splitAt(run, large, 1e8);
  const tenThousand = Math.max(run.lastIndexOf('万'), run.lastIndexOf('萬'));
  if (tenThousand >= 0) return splitAt(run, tenThousand, 1e4);
  return sectionValue(run);
}

function splitAt(run: string, at: number, magnitude: number): number | null {
  const high = numeralValue(run.slice(0, at));
  if (high === null || high === 0) return null;
  const rest = run.slice(at + 1);
  if (rest === '') return high * magnitude;
  // 两万五 may be 20,005 or 25,000: a single digit needs its 零 (两万零五) or its magnitude.
  if (rest.length === 1 && rest in DIGITS) return null;
  const low = numeralValue(rest.replace(/^[零〇]/u, ''));
  return low === null || low >= magnitude ? null : high * magnitude + low;
}

/** Below ten thousand: digit and magnitude by turns, magnitudes falling. */
function sectionValue(run: string): number | null {
  let total = 0;
  let ceiling = 10_000;
  let digit: number | null = null;
  let afterZero = false;
  for (const [i, character] of [...run].entries()) {
    const magnitude = SMALL[character];
    if (magnitude === undefined) {
      const value = DIGITS[character];
      if (value === undefined || digit !== null) return null;
      if (value === 0 && i > 0) afterZero = true;
      else digit = value;
      continue;
    }
    if (magnitude >= ceiling || (digit === null && !(magnitude === 10 && i === 0)) || digit === 0)
      return null;
    total += (digit ?? 1) * magnitude;
    ceiling = magnitude;
    digit = null;
    afterZero = false;
  }
  if (digit === null) return afterZero ? null : total;
  const unitsPlace = total === 0 || ceiling === 10 || afterZero;
  return unitsPlace && !(total > 0 && digit === 0) ? total + digit : null;
}
