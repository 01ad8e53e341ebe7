/** From an amount and what surrounds it to a reading. */
import type { Comparator, TargetReading } from '../extraction.ts';
import { comparatorAround, type Comparing, withSignColumn } from './comparing.ts';
import type { Amount, Item } from './compose.ts';
import { isTimeName, unitIn, valueInName } from './name-hints.ts';
import type { PrintedText } from './printed-text.ts';
import { misreadBefore, misreadBehind, pointForComma } from './misread-signs.ts';
import { problemsOf, type TargetInput, type Trouble } from './reading.ts';
import type { Rule } from './rules.ts';
import { columnUnit, resolveUnit } from './unit-context.ts';
import type { Dimension } from '../../glossary/unit-table.ts';
import { scale, unitMeaning } from './units.ts';

/** Single characters that stand before a number by right; any other may be a misread sign (工90% for ≥90%). */
const LONE_WORDS = /[达为是共计约近超增降减涨满占率升仅即需应在以用比数量至到于含按每内前后的]/u;
const QUOTES = /[¥+"'“”‘’「」『』(){}，。；：、,;:!！?？]/u;
/** Names and units under which a value below zero is nothing strange. */
const BELOW_ZERO = /[降减负亏]|增长|增幅|增速|增减|温|误差|偏差|变化/u;
/** 人均2平方米, 亩均1000元: so much for each. */
const AVERAGED = /[人户亩村生株台班校园床年月日车场次件]均/u;
/** 5台、套: a second unit behind the first. */
const OTHER_UNIT = /^、[台套件个项人次名家户处座辆]$/u;
const NEGATION = /(?:不|未|没|没有|无|非|杜绝|避免|严禁|防止)(?:得|会|能|再)?(?:发生|出现|产生|新增)?$/u;

/** Reads the amount at `index` of the items. */
export function readQuantity(
  source: PrintedText,
  items: readonly Item[],
  index: number,
  input: TargetInput,
): TargetReading {
  const amount = items[index] as Amount;
  const around = comparatorAround(items, index);
  const named = valueInName(input.name);
  const compared = compare(amount, around, named, input);
  const found = resolveUnit({
    cell: cellUnit(amount.unit, around.per),
    column: columnUnit(input.unit),
    name: unitIn(input.name) ?? (named === null || named.unit === '' ? null : named.unit),
    header: unitIn(input.header),
  });
  const meaning = found.unit === null ? null : unitMeaning(found.unit);
  const exponent = meaning?.exponent ?? 0;
  const rules: Rule[] = [...amount.rules, ...compared.rules];
  if (around.per !== '' && !isShare(amount.unit)) rules.push('per');
  rules.push(...found.rules);
  if (hasWords(items)) rules.push('words-around');
  const troubles: Trouble[] = [
    ...amount.problems,
    ...around.problems,
    ...compared.troubles,
    ...found.problems,
  ];
  if (found.rules.includes('unit-in-header') && !suits(meaning?.dimension ?? null, input.name ?? ''))
    troubles.push(['unit-doubtful', `of the header: ${found.unit}`]);
  troubles.push(...doubts(source, items, index, around, input));
  return {
    kind: 'quantity',
    comparator: compared.comparator,
    value: Number(amount.digits),
    valueHigh: amount.high === null ? null : Number(amount.high),
    unit: found.unit,
    baseValue: scale(amount.digits, exponent),
    baseValueHigh: amount.high === null ? null : scale(amount.high, exponent),
    baseUnit: meaning?.base ?? null,
    date: null,
    problems: problemsOf(troubles),
    rules: [...new Set(rules)],
  };
}

const NAMES_SHARE = /率|比|度|占|幅|增长|下降|提高|降低|减少|覆盖|%/u;
const NAMES_MONEY =
  /成本|资金|金额|费|投资|收入|产值|补助|补贴|标准|单价|价格|税|利润|支出|预算|总额|拨款|奖励|元/u;

/** Whether a header's unit, which stands over every row, suits the row: 指标值（%） beside 培训场次 does not. */
function suits(dimension: Dimension | null, name: string): boolean {
  if (name === '') return true;
  if (dimension === 'ratio') return NAMES_SHARE.test(name);
  return dimension !== 'money' || NAMES_MONEY.test(name);
}

/** 每年2次 is 次/年; 每年增长5% stays %, and the words say how it is counted. */
function cellUnit(unit: string, per: string): string {
  return per === '' || /[/／每]/u.test(unit) || isShare(unit) ? unit : `${unit}/${per}`;
}

function isShare(unit: string): boolean {
  const { dimension } = unitMeaning(unit);
  return unit !== '' && (dimension === 'ratio' || dimension === 'percentage-point');
}

interface Compared {
  readonly comparator: Comparator;
  readonly rules: readonly Rule[];
  readonly troubles: readonly Trouble[];
}

function compare(
  amount: Amount,
  around: Comparing,
  named: ReturnType<typeof valueInName>,
  input: TargetInput,
): Compared {
  const troubles: Trouble[] = [];
  const rules: Rule[] = [...around.rules];
  const column = withSignColumn(around.stated, input.sign);
  troubles.push(...column.problems);
  rules.push(...column.rules);
  let comparator = column.comparator;
  if (named !== null) {
    const fits = named.digits === null || Number(named.digits) === Number(amount.digits);
    if (!fits) troubles.push(['value-in-name', named.digits ?? '']);
    else if (comparator === null) {
      comparator = named.comparator;
      if (comparator !== null) rules.push('sign-in-name');
    } else if (named.comparator !== null && comparator !== named.comparator)
      troubles.push('sign-contradiction');
  }
  if (amount.high !== null) {
    if (comparator !== null && comparator !== '=' && comparator !== 'between' && !boundedBehind(around)) {
      troubles.push('sign-with-range');
    }
    if (amount.vague) troubles.push('more-than-stated');
    return { comparator: 'between', rules, troubles };
  }
  if (comparator === 'between')
    return { comparator: '=', rules, troubles: [...troubles, 'sign-contradiction'] };
  if (amount.vague) {
    troubles.push('more-than-stated');
    comparator ??= '>';
  }
  if (comparator === null) rules.push('no-sign');
  return { comparator: comparator ?? '=', rules, troubles };
}

/** 3-5天以内 says no more than 3-5天. */
function boundedBehind(around: Comparing): boolean {
  return around.rules.length > 0 && around.rules.every((r) => r === 'word-after' || r === 'kept-within');
}

function hasWords(items: readonly Item[]): boolean {
  return items.some((i) => ['words', 'filler', 'title', 'code', 'rank'].includes(i.type));
}

/** What may make the reading wrong though it is well formed. */
function doubts(
  source: PrintedText,
  items: readonly Item[],
  index: number,
  around: Comparing,
  input: TargetInput,
): readonly Trouble[] {
  const amount = items[index] as Amount;
  const troubles: Trouble[] = [];
  if (amount.open && amount.unit === '') troubles.push('unit-unclear');
  const context = `${input.name ?? ''}${source.text}`;
  const negative = amount.digits.startsWith('-') && amount.high === null;
  if (negative && !BELOW_ZERO.test(context) && !/[℃度]/u.test(amount.unit)) troubles.push('number-negative');
  if (misreadBefore(source, amount, around) || misreadBehind(source, amount)) troubles.push('words-doubtful');
  if (pointForComma(amount, input.unit ?? null)) troubles.push('point-or-comma');
  if (amount.unit === '' && /^\([%‰]/u.test(source.text.slice(amount.end))) troubles.push('unit-unclear');
  if (amount.unit === '' && unitApart(source, amount)) troubles.push('unit-unclear');
  // 1、2号线: the number shares the name behind it.
  if (items[index + 1]?.type === 'separator' && items[index + 2]?.type === 'code')
    troubles.push('words-doubtful');
  if (/^(?:周?岁)$/u.test(amount.unit) && items.slice(index + 1).some((i) => i.type === 'words'))
    troubles.push('words-doubtful');
  if (OTHER_UNIT.test(source.text.slice(amount.end))) troubles.push('unit-unclear');
  if (loneBefore(source, items, index) || strayBehind(source, items, index)) troubles.push('words-doubtful');
  // 100,% and 95以上%: a per cent sign that did not become the unit.
  if (/^(?:[^\p{L}\d(]{0,3}|[及或]?以[上下内]|左右)[%‰]/u.test(source.text.slice(amount.end, amount.end + 4)))
    troubles.push('unit-unclear');
  const counted = source.text.slice(0, amount.start).split('每').length - 1;
  const rates = items.slice(0, index).filter((i) => i.type === 'rate');
  const apart = counted > rates.reduce((n, i) => n + i.per.split('·').length, 0);
  const averaged =
    AVERAGED.test(source.text.slice(0, amount.start)) && !isShare(amount.unit) && !amount.unit.includes('/');
  if (apart || averaged || (around.per !== '' && isShare(amount.unit))) troubles.push('rate-in-words');
  troubles.push(...timeDoubts(source, amount, around, input));
  if (NEGATION.test(source.text.slice(Math.max(0, around.start - 6), around.start)))
    troubles.push('words-negate');
  return troubles;
}

/** Longest bracket that may hold a unit. */
const BRACKET = 10;

/** （万元）100, 100以上（万元）: a unit in brackets that do not touch the number. */
function unitApart({ text }: PrintedText, { start, end }: Amount): boolean {
  const before = /^\(([^()]{1,8})\)$/u.exec(text.slice(Math.max(0, start - BRACKET), start));
  const behind = /\(([^()]{1,8})\)$/u.exec(text.slice(Math.max(end, text.length - BRACKET)));
  return [before, behind].some((found) => found !== null && unitMeaning(found[1] ?? '').known);
}

/** A bare 2024, and 12 under 月 beside a name of time, may be a year and a month. */
function timeDoubts(
  source: PrintedText,
  amount: Amount,
  around: Comparing,
  input: TargetInput,
): readonly Trouble[] {
  const column = columnUnit(input.unit);
  const printed = source.text.slice(amount.start, amount.end);
  const year =
    amount.unit === '' && column === null && around.stated === null && /^20[0-4]\d$/u.test(printed);
  const month =
    amount.unit === '' && column !== null && /^月份?$/u.test(column) && isTimeName(input.name ?? '');
  return year || month ? ['date-or-number'] : [];
}

/** A lone character at the beginning, or a stray dash, in front of the value. */
function loneBefore(source: PrintedText, items: readonly Item[], index: number): boolean {
  const first = items[0];
  if (first === undefined || index === 0) return false;
  if (first.type === 'range' || first.type === 'slash') return true;
  if (first.type !== 'words' || first.end - first.start !== 1) return false;
  const character = source.text.charAt(first.start);
  const next = items[1];
  const touches = next?.type === 'amount' || (next?.type === 'before' && next.rule === 'sign');
  return touches && !LONE_WORDS.test(character) && !QUOTES.test(character);
}

/** A letter or symbol right behind the value that is neither a unit nor a word. */
function strayBehind(source: PrintedText, items: readonly Item[], index: number): boolean {
  const next = items[index + 1];
  if (next?.type === 'slash' || next?.type === 'range' || next?.type === 'plus-minus') return true;
  if (next?.type !== 'words' || next.start !== items[index]!.end) return false;
  const character = source.text.charAt(next.start);
  if (character === '+') return true;
  return !QUOTES.test(character) && !/[\u4e00-\u9fff]/u.test(character);
}
