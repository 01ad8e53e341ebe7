/** Where the unit behind a number ends: `万元/人·天`, `台（套）`, `(%)`, `/株`. Looks a bounded way ahead. */
import { isDigit } from './arabic-number.ts';
import { isChineseDigit } from './chinese-number.ts';
import { fillerAt } from './fillers.ts';
import type { PrintedText } from './printed-text.ts';
import { knownUnitAt, magnitudeAt, unitMeaning } from './units.ts';

export interface UnitSpan {
  readonly end: number;
  /** As printed, without brackets around the whole and without 余 or 多; `''` where no unit follows. */
  readonly unit: string;
  /** 余 or 多 stood before the unit. */
  readonly vague: boolean;
  /** Letters follow that may or may not belong to the unit. */
  readonly open: boolean;
}

/** Longest unit not in the table that is still taken for a unit and not for a sentence, in characters. */
const UNKNOWN_UNIT = 4;
/** Longest bracket looked into behind a number. */
const BRACKET = 16;
/** Second halves of compound counters (人天, 户次, 台套), each in the table itself. */
const SECOND = /^(?:次|份|天|日|月|年|周|季|套|台|件|学时|课时|小时|公里|期|批|组|户|人|间|座|班|吨)/u;
/** Between two numbers these join them: 200至300人. */
const JOINS = '至到和或';
const LETTER = /[\p{L}°μ²³′]/u;
const LATIN = /[A-Za-zμ°]/u;

/** Reads the unit at `at`, right behind a number. */
export function readUnitSpan(source: PrintedText, at: number): UnitSpan {
  return bracketed(source, at) ?? bare(source, at);
}

function bracketed(source: PrintedText, at: number): UnitSpan | null {
  if (source.text[at] !== '(') return null;
  const close = source.text.slice(at, at + BRACKET).indexOf(')');
  if (close < 2) return null;
  const inner = source.text.slice(at + 1, at + close);
  if (isDigit(inner[0]) || !unitMeaning(inner).known) return null;
  return { end: at + close + 1, unit: source.printed.slice(at + 1, at + close), vague: false, open: false };
}

function bare(source: PrintedText, at: number): UnitSpan {
  const { text, printed } = source;
  let vague = false;
  const skipVague = (i: number): number => {
    const more =
      '多余+'.includes(text.charAt(i)) && i < text.length && (text[i] !== '+' || !isStop(text, i + 1));
    vague ||= more;
    return more ? i + 1 : i;
  };
  const head = skipVague(at);
  const magnitude = magnitudeAt(text, head);
  const body = magnitude === '' ? head : skipVague(head + magnitude.length);
  const atom = atomEnd(text, body);
  const numerator = printed.slice(head, head + magnitude.length) + printed.slice(body, atom.end);
  const end = denominatorsEnd(text, atom.end, atom.end > body);
  if (end === at) return { end: at, unit: '', vague: false, open: atom.open };
  return { end, unit: numerator + printed.slice(atom.end, end), vague, open: atom.open && end === atom.end };
}

interface End {
  readonly end: number;
  readonly open: boolean;
}

function atomEnd(text: string, at: number): End {
  if (LATIN.test(text.charAt(at))) return latinEnd(text, at);
  const known = knownUnitAt(text, at);
  if (known !== '') return compoundEnd(text, at, at + known.length);
  return unknownEnd(text, at);
}

/** A run of Latin letters is one unit, with the 2 or 3 of an area or a volume. */
function latinEnd(text: string, at: number): End {
  const known = knownUnitAt(text, at);
  let end = at;
  while (end < text.length && end - at < 8 && LATIN.test(text.charAt(end))) end++;
  if ('²³'.includes(text.charAt(end)) && end < text.length) end++;
  const power = '23'.includes(text.charAt(end)) && /m$/iu.test(text.slice(at, end)) && end < text.length;
  if (power && !isDigit(text[end + 1]) && text[end + 1] !== '.') end++;
  return { end: Math.max(end, at + known.length), open: false };
}

/** Nouns counted without a counter, and 方, which recognition puts for 万: letters behind them make another noun (3路口, 5村民小组), as they do not behind 个. */
const NOUN = /^[村县区镇乡路井园池库塘坝管方]$/u;
/** One character in brackets behind a unit is another name for it (部（集）), unless it is one of these remarks. */
const REMARK = /[含内外新旧老其略等约正负男女]/u;

function compoundEnd(text: string, from: number, at: number): End {
  const bracket = text[at] === '(' ? text.slice(at, at + BRACKET).indexOf(')') : -1;
  if (bracket > 1) {
    const inner = text.slice(at + 1, at + bracket);
    const other = (unit: string) => /^\p{Script=Han}$/u.test(unit) && !REMARK.test(unit);
    const names = inner.split(/[、,/或]/u);
    if (!isDigit(inner[0]) && names.every((unit) => other(unit) || knownUnitAt(unit, 0) === unit))
      return { end: at + bracket + 1, open: false };
  }
  if (NOUN.test(text.slice(from, at)) && !isStop(text, at)) return unknownEnd(text, from);
  // 个 counts whatever follows (5个村); it makes no compound that the table does not list.
  // 方元: money hangs on no counter; taken whole, the unit is unknown and looks misread.
  if (text[at] === '元' && isStop(text, at + 1)) return { end: at + 1, open: false };
  const second = text[from] === '个' ? null : SECOND.exec(text.slice(at, at + 3));
  if (second !== null && isStop(text, at + second[0].length))
    return { end: at + second[0].length, open: false };
  return { end: at, open: !isStop(text, at) };
}

function unknownEnd(text: string, at: number): End {
  if (isStop(text, at)) return { end: at, open: false };
  let end = at;
  while (end - at <= UNKNOWN_UNIT && !isStop(text, end)) end++;
  return end - at > UNKNOWN_UNIT ? { end: at, open: true } : { end, open: false };
}

/** Nothing that could continue a unit stands here. */
function isStop(text: string, at: number): boolean {
  if (at >= text.length || !LETTER.test(text.charAt(at)) || fillerAt(text, at) !== '') return true;
  if (!JOINS.includes(text.charAt(at))) return false;
  const next = text[at + 1] === '-' ? text[at + 2] : text[at + 1];
  return isDigit(next) || isChineseDigit(next);
}

function denominatorsEnd(text: string, at: number, numerator: boolean): number {
  let end = at;
  for (let parts = 0; parts < 4; parts++) {
    const joint = text[end] ?? '';
    if (!'/·*每'.includes(joint) || joint === '') break;
    // A rate may leave its numerator out (`28.40/株`); a product may not.
    if (end === at && joint === '每' && knownUnitAt(text, end + 1) === '') break;
    const next = denominatorEnd(text, end + 1, joint, joint === '/' && (end > at || numerator));
    if (next === end + 1) break;
    end = next;
  }
  return end;
}

/** So much in several years: 1次/2年. */
const YEARS = /^\d{1,2}(?=年|个月|月|周|天|日|小时|季度)/u;

function denominatorEnd(text: string, at: number, joint: string, numerator: boolean): number {
  if (text[at] === '(') {
    const close = text.slice(at, at + BRACKET).indexOf(')');
    return close > 1 && unitMeaning(text.slice(at + 1, at + close)).known ? at + close + 1 : at;
  }
  const ahead = text.slice(at, at + 6);
  const counted =
    /^1?0{0,3}[十百千万亿]{1,2}/u.exec(ahead)?.[0] ?? (numerator ? YEARS.exec(ahead)?.[0] : '') ?? '';
  const body = at + counted.length;
  if (isDigit(text[body])) return at;
  if (joint === '每') return body + knownUnitAt(text, body).length;
  const atom = atomEnd(text, body);
  return counted === '' ? atom.end : Math.max(atom.end, body);
}
