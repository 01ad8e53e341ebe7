/** Tokens of numbers: Arabic, Chinese, fractions in words; and the digits that are misread or only name something. */
import { isDigit, readArabic } from './arabic-number.ts';
import { isChineseDigit, isNumeral, readChinese } from './chinese-number.ts';
import type { Lexer } from './lexer.ts';
import type { Rule } from './rules.ts';
import type { NumberToken, Token } from './tokens.ts';
import { readUnitSpan, type UnitSpan } from './unit-span.ts';
import { knownUnitAt } from './units.ts';

/** 百分之九十五, 百分之95, 千分之五, 三分之一. */
export function fractionWord(lexer: Lexer, at: number): number {
  const { text, tokens } = lexer;
  const head = /^(?:([百千万])|([二三四五六七八九十]{1,2}))分之/u.exec(text.slice(at, at + 5));
  if (head === null) return -1;
  const body = at + head[0].length;
  const arabicPart = isDigit(text[body]) ? readArabic(lexer.source, body) : null;
  const chinesePart = arabicPart === null ? readHundred(text, body) : null;
  const end = arabicPart?.end ?? chinesePart?.end ?? -1;
  const digits = arabicPart === null ? String(chinesePart?.value) : arabicPart.digits;
  if (end < 0 || digits === null) return -1;
  const denominator = head[2] === undefined ? null : (readChinese(head[2], 0)?.value ?? null);
  if (head[1] === undefined && (denominator === null || Number(digits) >= denominator)) return -1;
  const unit = { 百: '%', 千: '‰', 万: '‱' }[head[1] ?? ''] ?? '';
  tokens.push(
    numberToken(at, end, denominator === null ? digits : String(Number(digits) / denominator), unit, [
      denominator === null ? 'percent-word' : 'fraction',
    ]),
  );
  return end;
}

function readHundred(text: string, at: number): { readonly end: number; readonly value: number } | null {
  return readChinese(text, at) ?? (text[at] === '百' ? { end: at + 1, value: 100 } : null);
}

function numberToken(start: number, end: number, digits: string, unit: string, rules: Rule[]): NumberToken {
  return {
    type: 'number',
    start,
    end,
    digits,
    unit,
    chinese: false,
    joined: false,
    vague: false,
    open: false,
    rules,
  };
}

export function arabic(lexer: Lexer, at: number): number {
  const { text, tokens, source } = lexer;
  const negative = text[at] === '-' && isDigit(text[at + 1]) && opensNumber(tokens.at(-1), at);
  const start = negative ? at + 1 : at;
  const pointFirst = text[start] === '.' && isDigit(text[start + 1]);
  if (!isDigit(text[start]) && !pointFirst) return -1;
  const number = readArabic(source, start);
  if (names(text, number.end)) return nameEnd(lexer, at, number.end);
  if (number.digits === null || misread(text, number.end)) {
    tokens.push({ type: 'broken', start: at, end: number.end, invalidDate: false });
    return number.end;
  }
  const span = currencySign(lexer, at) ?? readUnitSpan(source, number.end);
  const rules: Rule[] = ['number'];
  tokens.push({
    ...numberToken(at, span.end, (negative ? '-' : '') + number.digits, span.unit, rules),
    joined: number.joined,
    vague: span.vague,
    open: span.open,
  });
  return span.end;
}

/** Letters that a misread digit or a lost sign leaves behind a number, and letters between digits: `10O`, `9O%`, `1O0`. */
function misread(text: string, end: number): boolean {
  if (/^\.?[OoIlSZQ|]{1,3}(?![A-Za-z])/u.test(text.slice(end, end + 4))) return true;
  return (
    /^[A-Za-z]{1,2}\d/u.test(text.slice(end, end + 3)) && !/^[A-Za-z]?m[23]/iu.test(text.slice(end, end + 3))
  );
}

/** Floods of twenty years, buildings, lines and roads by their numbers: 20年一遇, 3号楼, 302国道. */
const NAMED = /^(?:年一遇|强|号[楼线库井院桥站厂机路泵塔门]|[国省县乡]道)/u;

/** 1+X, 5G基站, 4A级, 20年一遇: digits that begin a name. */
function names(text: string, end: number): boolean {
  if (NAMED.test(text.slice(end, end + 3))) return true;
  if (/^\+[A-Za-z\d]/u.test(text.slice(end, end + 2))) return true;
  const letter = text.charAt(end);
  return (
    /^[A-Z]\p{Script=Han}/u.test(text.slice(end, end + 2)) &&
    knownUnitAt(text, end) === '' &&
    !misread(letter, 0)
  );
}

function nameEnd({ text, tokens }: Lexer, start: number, at: number): number {
  let end = at + (NAMED.exec(text.slice(at, at + 3))?.[0].length ?? 0);
  while (end < text.length && /[A-Za-z0-9+]/u.test(text.charAt(end))) end++;
  tokens.push({ type: 'code', start, end });
  return end;
}

/** ¥500: the sign in front is the unit; ¥500元 says it twice, and in 1万¥500 it is the unit of the number before. */
function currencySign({ text, source, tokens }: Lexer, at: number): UnitSpan | null {
  const last = tokens.at(-1);
  if (text[at - 1] !== '¥' || last?.type !== 'words') return null;
  const number = readArabic(source, at);
  if (readUnitSpan(source, number.end).unit !== '') return null;
  if (last.start === at - 1) tokens.pop();
  else tokens[tokens.length - 1] = { ...last, end: at - 1 };
  return { end: number.end, unit: source.printed.slice(at - 1, at), vague: false, open: false };
}

/** A minus sign opens a number at the beginning and behind a sign, a bracket or a range. */
function opensNumber(last: Token | undefined, at: number): boolean {
  if (last === undefined) return true;
  return last.end === at && ['before', 'range', 'remark', 'colon', 'filler', 'within'].includes(last.type);
}

export function chinese(lexer: Lexer, at: number): number {
  const { text, tokens, source } = lexer;
  if (text.startsWith('百分百', at)) {
    tokens.push(numberToken(at, at + 3, '100', '%', ['percent-word']));
    return at + 3;
  }
  if (!isChineseDigit(text[at])) return -1;
  const number = readChinese(text, at);
  if (number === null) return skipNumerals(text, at, tokens);
  // 三90%: a numeral that runs into digits is a misread sign, or both are damaged.
  if (isDigit(text[number.end])) {
    tokens.push({ type: 'broken', start: at, end: number.end, invalidDate: false });
    return number.end;
  }
  const stem =
    number.stem !== null && readUnitSpan(source, number.stem.end).end > number.end ? number.stem : null;
  const value = stem ?? number;
  const span = readUnitSpan(source, value.end);
  tokens.push({
    ...numberToken(at, span.end, String(value.value), span.unit, ['chinese-numeral']),
    chinese: true,
    vague: span.vague,
    open: span.open,
  });
  return span.end;
}

/** A run of numeral characters that is no number (三五家) is a word, taken whole so that no part of it becomes one. */
function skipNumerals(text: string, at: number, tokens: Token[]): number {
  let end = at;
  while (end < text.length && isNumeral(text.charAt(end))) end++;
  tokens.push({ type: 'words', start: at, end, first: text.charAt(at) });
  return end;
}
