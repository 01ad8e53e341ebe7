import { expect, it } from 'vitest';
import { isChineseDigit, isNumeral, readChinese } from '../../../src/pipeline/normalise/chinese-number.ts';

it.each<readonly [text: string, value: number]>([
  // Every digit, plain and as written on cheques.
  ...[...'零一二三四五六七八九'].map((character, value) => [character, value] as const),
  ...[...'〇壹贰叁肆伍陆柒捌玖'].map((character, value) => [character, value] as const),
  ['两', 2],
  ['十', 10],
  ['拾', 10],
  ['十五', 15],
  ['二十', 20],
  ['二十五', 25],
  ['一百', 100],
  ['壹佰', 100],
  ['一百零五', 105],
  ['一百一十五', 115],
  ['一千', 1000],
  ['壹仟', 1000],
  ['一千零五', 1005],
  ['一千零五十', 1050],
  ['九千九百九十九', 9999],
  ['一万', 10_000],
  ['一萬', 10_000],
  ['两万五千', 25_000],
  ['两万零五', 20_005],
  ['一亿', 100_000_000],
  ['一億', 100_000_000],
  ['一亿二千万', 120_000_000],
  ['三点五', 3.5],
  ['三点二七一八二八', 3.271828],
  ['三点点五', 3],
  ['三点', 3],
])('%s is %d', (text, value) => {
  expect(readChinese(text, 0)?.value).toBe(value);
});

it.each([
  '',
  '个',
  // Two readings: 120 or 102, 25,000 or 20,005.
  '一百二',
  '一千二',
  '两万五',
  '一亿五',
  // No magnitude, or one that does not fall.
  '三五',
  '百',
  '千五百',
  '零十',
  '零百',
  '五十二十',
  '一百二百',
  '一十百',
  '二十零',
  '一百零',
  '万',
  '零万',
  '一万二万',
  '一万一亿亿',
  '一百零五零',
  // Twenty and thirty in one character are not read.
  '廿',
  '卅',
])('%s is no one number', (text) => {
  expect(readChinese(text, 0)).toBeNull();
});

it('keeps its hundreds in front of 万 apart, for a unit may begin there', () => {
  expect(readChinese('三千万元', 0)).toEqual({ value: 30_000_000, end: 3, stem: { value: 3000, end: 2 } });
  expect(readChinese('三千元', 0)).toEqual({ value: 3000, end: 2, stem: null });
  expect(readChinese('万元', 0)).toBeNull();
  expect(readChinese('约三十人', 1)).toEqual({ value: 30, end: 3, stem: null });
});

it('tells what may begin a numeral from what may stand in one', () => {
  const begin = [...'零〇一两九壹玖十拾百千万亿廿卅个'].filter((c) => isChineseDigit(c)).join('');
  const within = [...'零〇一两九壹玖十拾百佰千仟万萬亿億廿卅个'].filter((c) => isNumeral(c)).join('');
  expect([begin, within]).toEqual(['零〇一两九壹玖十拾', '零〇一两九壹玖十拾百佰千仟万萬亿億廿卅']);
  expect([isChineseDigit(undefined), isNumeral('')]).toEqual([false, false]);
});
