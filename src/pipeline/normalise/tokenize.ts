/** Cuts a folded target into tokens, left to right, every character once: time is linear in the text's length. */
import { isDigit, readArabic } from './arabic-number.ts';
import { isChineseDigit, readChinese } from './chinese-number.ts';
import { comparatorAfterAt, comparatorBeforeAt, KEPT_WITHIN, signRunAt } from './comparators.ts';
import { type InvalidDate, readDate } from './date-span.ts';
import { fillerAt } from './fillers.ts';
import { type Lexer, word } from './lexer.ts';
import { arabic, chinese, fractionWord } from './number-tokens.ts';
import type { PrintedText } from './printed-text.ts';
import type { DateToken, Token } from './tokens.ts';
import { readUnitSpan } from './unit-span.ts';
import { knownUnitAt } from './units.ts';

/** Reads one token at `at` and gives its end, or -1 where it does not apply. */
type Reader = (lexer: Lexer, at: number) => number;

const READERS: readonly Reader[] = [
  title,
  signs,
  keptWithin,
  rate,
  date,
  ordinal,
  rank,
  code,
  fractionWord,
  arabic,
  chinese,
  compareWord,
  remark,
  punctuation,
  approximate,
  filler,
];

/** The tokens of a target; `year` completes its year-less dates. */
export function tokenize(source: PrintedText, year: number | null): readonly Token[] {
  const { text } = source;
  const lexer: Lexer = { source, text, year, tokens: [], lastTitleClose: text.lastIndexOf('》') };
  let at = enumerator(lexer);
  while (at < text.length) {
    let end = -1;
    for (const read of READERS) {
      end = read(lexer, at);
      if (end > at) break;
    }
    if (end <= at) {
      end = at + 1;
      word(lexer, at);
    }
    at = end;
  }
  return lexer.tokens;
}

const ENUMERATOR =
  /^(?:(?:目标|指标|任务|内容)\d{1,2}[:、.]|\(\d{1,2}\)(?=[\p{L}≥≤<>=])|\d{1,2}(?:[、.](?=\p{L})|[)、](?=[≥≤<>=]))|[①-⑳])/u;

function enumerator({ text, tokens }: Lexer): number {
  const end = ENUMERATOR.exec(text.slice(0, 8))?.[0].length ?? 0;
  if (end > 0) tokens.push({ type: 'enumerator', start: 0, end });
  return end;
}

/** `《…》` names a document; digits in it are no value. A lone 》 or 《 is a mistyped sign. */
function title({ text, tokens, lastTitleClose }: Lexer, at: number): number {
  if (text[at] === '《' && lastTitleClose > at) {
    const end = text.indexOf('》', at) + 1;
    tokens.push({ type: 'title', start: at, end });
    return end;
  }
  if (text[at] !== '《' && text[at] !== '》') return -1;
  const equal = text[at + 1] === '=';
  const means = text[at] === '》' ? (equal ? '>=' : '>') : equal ? '<=' : '<';
  const end = at + (equal ? 2 : 1);
  tokens.push({ type: 'before', start: at, end, means, rule: 'sign' });
  return end;
}

function signs({ text, tokens }: Lexer, at: number): number {
  const run = signRunAt(text, at);
  if (run === null) return -1;
  const span = { start: at, end: run.end };
  if (run.means === 'contradiction') tokens.push({ type: 'contradiction', ...span });
  else tokens.push({ type: 'before', ...span, means: run.means, rule: 'sign' });
  return run.end;
}

function keptWithin({ text, tokens }: Lexer, at: number): number {
  const found = KEPT_WITHIN.find((w) => text.startsWith(w, at));
  if (found === undefined) return -1;
  tokens.push({ type: 'within', start: at, end: at + found.length });
  return at + found.length;
}

/** `每年`, `每2年`, `每人每天`. */
function rate({ text, tokens }: Lexer, at: number): number {
  if (text[at] !== '每') return -1;
  const per: string[] = [];
  let end = at;
  while (text[end] === '每') {
    const counted =
      /^(?:\d{1,3}|半个?|[两三四五六]个?|百|千|万)/u.exec(text.slice(end + 1, end + 5))?.[0] ?? '';
    const body = end + 1 + counted.length;
    const unit = knownUnitAt(text, body);
    if (unit === '') break;
    per.push(counted + unit);
    end = body + unit.length;
  }
  if (end === at) return -1;
  if (
    /^(?:年度?|月|季度)[\d底末第一二三四五六七八九十]/u.test(text.slice(at + 1, at + 4)) &&
    readDate(text, at, null)
  )
    return -1;
  tokens.push({ type: 'rate', start: at, end, per: per.join('·') });
  return end;
}

function date(lexer: Lexer, at: number): number {
  const { text, tokens } = lexer;
  const character = text.charAt(at);
  const starts =
    isDigit(character) || isChineseDigit(character) || '第上下次翌明来当本今同每年'.includes(character);
  if (!starts) return -1;
  const found: DateToken | InvalidDate | null = readDate(text, at, lexer.year);
  if (found === null) return -1;
  if (found.type === 'invalid-date') {
    tokens.push({ type: 'broken', start: at, end: found.end, invalidDate: true });
    return found.end;
  }
  // 一年, 3年: a span of time, not a date; a bare month of Chinese numerals needs more to be one.
  if (found.precision === 'year' && !found.yearStated && found.tail === null && !found.atEnd) return -1;
  // 12月31H前: a day was meant and cannot be read; 12月初, 2024年中: no day at all.
  const vague =
    /^[初中](?:$|[^\p{L}]|[前之以完内])/u.test(text.slice(found.end, found.end + 2)) &&
    found.precision !== 'day';
  if (vague || (found.precision === 'month' && isDigit(text[found.end])) || lacksMonth(text, found)) {
    tokens.push({ type: 'broken', start: at, end: found.end, invalidDate: false });
    return found.end;
  }
  tokens.push(found);
  if (found.yearStated && found.last !== null) lexer.year = Number(found.last.slice(0, 4));
  return found.end;
}

/** 2024年12, 2024年1231: the 月 behind the number, or in its midst, may be lost. */
function lacksMonth(text: string, { precision, atEnd, tail, end }: DateToken): boolean {
  if (precision !== 'year' || atEnd || tail !== null) return false;
  return /^\d{1,4}(?:$|[,;、。)])/u.test(text.slice(end, end + 5));
}

/** 第3批, 3号: digits that name. */
function ordinal({ text, tokens }: Lexer, at: number): number {
  if (text[at] !== '第') return -1;
  let end = at + 1;
  while (isDigit(text[end]) || isChineseDigit(text[end])) end++;
  // 第1-4季度 is a period.
  if (end === at + 1 || '-—~至'.includes(text.charAt(end) || ' ')) return -1;
  tokens.push({ type: 'code', start: at, end });
  return end;
}

/** In front of 前 these make another word of it: 提前5天, 目前10名. */
const OTHER_BEFORE = /[提目当此之以空史生]/u;
/** What stands in front of a share of an order, from published targets: 排名前10%, 同类前10%. 开工前100% is none. */
const ORDERED =
  /^$|(?:排名?|名次|全国|全省|全市|全区|全县|全州|进入|位居|位列|居|列|行业|同类|高校|院校|医院|城市|省份)$/u;
/** Words of an order look this far back. */
const ORDERED_BACK = 4;

/** 前10名, 全省前三, 排名前10%: a place in an order, no count. 前5年 and 前10家 at the beginning may be either. */
function rank(lexer: Lexer, at: number): number {
  const { text, source, tokens } = lexer;
  if (text[at] !== '前' || OTHER_BEFORE.test(text.charAt(at - 1)) || readDate(text, at + 1, 2000) !== null)
    return -1;
  const number = isDigit(text[at + 1]) ? readArabic(source, at + 1) : readChinese(text, at + 1);
  if (number === null) return -1;
  const { unit, end } = readUnitSpan(source, number.end);
  const place = unit === '' ? !/^[\p{L}(]/u.test(text.slice(number.end)) : /^[名位强]$/u.test(unit);
  const share = /[%％]/u.test(unit) && ORDERED.test(text.slice(Math.max(0, at - ORDERED_BACK), at));
  if (place || share) tokens.push({ type: 'rank', start: at, end });
  else if (at === 0) tokens.push({ type: 'broken', start: at, end, invalidDate: false });
  else return -1;
  return end;
}

const LATIN = /[A-Za-z]/u;
/** The year of a standard behind its number: GB3095—2012. */
const STANDARD_YEAR = /[-—~]{1,2}(?:19|20)\d{2}(?!\d)/uy;

/** PM2.5, A4, ISO9001, GB/T 1234-2020: letters that run into digits. */
function code({ text, tokens, source }: Lexer, at: number): number {
  if (!LATIN.test(text.charAt(at))) return -1;
  let end = at;
  let digits = false;
  while (end < text.length && (/[A-Za-z0-9.+-]/u.test(text.charAt(end)) || isStandard(text, at, end))) {
    digits ||= isDigit(text[end]);
    end++;
  }
  STANDARD_YEAR.lastIndex = end;
  if (digits && STANDARD_YEAR.test(text)) end = STANDARD_YEAR.lastIndex;
  if (digits) tokens.push({ type: 'code', start: at, end });
  else for (let i = at; i < end; i++) word({ source, text, tokens, year: null, lastTitleClose: -1 }, i);
  return end;
}

/** The stroke of GB/T and DB22/T, which belongs to a standard's name. */
function isStandard(text: string, start: number, at: number): boolean {
  return text[at] === '/' && at - start <= 6 && /^\/[TZ]\d/u.test(text.slice(at, at + 3));
}

function compareWord({ text, tokens }: Lexer, at: number): number {
  const before = comparatorBeforeAt(text, at);
  const after = comparatorAfterAt(text, at);
  if (after !== null) {
    tokens.push({ type: 'after', start: at, end: at + after.text.length, means: after.means });
    return at + after.text.length;
  }
  if (before !== null) {
    const end = at + before.text.length;
    tokens.push({ type: 'before', start: at, end, means: before.means, rule: 'word-before' });
    return end;
  }
  // A bare 内 bounds what touches it (3天内); elsewhere it is part of a word.
  const last = tokens.at(-1);
  if (
    text[at] === '内' &&
    last?.type === 'number' &&
    last.end === at &&
    !/[容部外涵]/u.test(text.charAt(at + 1))
  ) {
    tokens.push({ type: 'after', start: at, end: at + 1, means: '<=' });
    return at + 1;
  }
  return -1;
}

/** Longest remark in brackets that is passed over. */
const REMARK = 24;

/** `（含）`, `（含95%）`, `（不含）`: whether the bound belongs; and brackets without digits. */
function remark({ text, tokens }: Lexer, at: number): number {
  if (text[at] !== '(') return -1;
  const close = text.slice(at, at + REMARK).indexOf(')');
  if (close < 0) return -1;
  const inner = text.slice(at + 1, at + close);
  if (!/^不?含/u.test(inner) && /[\d≥≤<>=]/u.test(inner)) return -1;
  tokens.push({ type: 'remark', start: at, end: at + close + 1, excludes: /^不含/u.test(inner) });
  return at + close + 1;
}

const PUNCTUATION: Readonly<Record<string, 'range' | 'plus-minus' | 'colon' | 'slash' | 'separator'>> = {
  '-': 'range',
  '—': 'range',
  '~': 'range',
  至: 'range',
  到: 'range',
  '±': 'plus-minus',
  ':': 'colon',
  '/': 'slash',
  ',': 'separator',
  '、': 'separator',
  ';': 'separator',
  '。': 'separator',
};

function punctuation({ text, tokens }: Lexer, at: number): number {
  const type = PUNCTUATION[text.charAt(at)];
  if (type === undefined) return -1;
  // `——` is one dash.
  const end = type === 'range' && text[at + 1] === text[at] ? at + 2 : at + 1;
  const joins = !'至到'.includes(text.charAt(at)) || joinsNumbers(tokens.at(-1), text, end);
  if (!joins) return -1;
  tokens.push({ type, start: at, end });
  return end;
}

function joinsNumbers(last: Token | undefined, text: string, next: number): boolean {
  const valueBefore = last?.type === 'number' || last?.type === 'date';
  return (
    valueBefore && (isDigit(text[next]) || isChineseDigit(text[next]) || '次-'.includes(text.charAt(next)))
  );
}

function approximate({ text, tokens }: Lexer, at: number): number {
  const found = /^(?:大约|约为|约|左右|上下|前后(?!\p{L})|近|≈)/u.exec(text.slice(at, at + 3))?.[0];
  if (found === undefined) return -1;
  tokens.push({ type: 'approximate', start: at, end: at + found.length });
  return at + found.length;
}

function filler({ text, tokens }: Lexer, at: number): number {
  const found = fillerAt(text, at);
  if (found === '') return -1;
  tokens.push({ type: 'filler', start: at, end: at + found.length, text: found });
  return at + found.length;
}
