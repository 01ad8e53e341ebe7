/**
 * What a target means: comparator, value, unit, base value, or a date, or that it is words. The text is cut into tokens (tokenize.ts),
 * neighbours join into values (compose.ts), and here the one value is chosen, or it is said why there is none. A number that cannot be
 * read with certainty is never guessed: the reading is text with a problem.
 */
import type { TargetReading } from '../extraction.ts';
import { comparatorAround, withSignColumn } from './comparing.ts';
import { type Amount, compose, type Item, type When } from './compose.ts';
import { dateOfNumber, readDueDate } from './due-date.ts';
import { addDecimals } from './decimal.ts';
import { fold, type PrintedText, readPrinted } from './printed-text.ts';
import { readQuantity } from './quantity.ts';
import { isTimeName } from './name-hints.ts';
import { type TargetInput, textReading, type Trouble } from './reading.ts';
import { tokenize } from './tokenize.ts';
import { columnUnit } from './unit-context.ts';
import { looksLikeNumber, namesOne, numeralTrouble } from './numerals-in-words.ts';
import { sameUnit, unitMeaning } from './units.ts';

export type { TargetInput } from './reading.ts';

/** Dashes, strokes and the like that say there is no target. */
const NONE = /^[-—/\\~]{1,8}$/u;

/** What a spreadsheet shows where a formula failed or a column is too narrow. */
const SHEET_ERROR = /^#(?:REF!|DIV\/0!|N\/A|VALUE!|NAME\?|NUM!|NULL!|#+)$/u;

/** Marks without a letter, a digit or a tick: what was printed is lost. */
const MARKS = /^[^\p{L}\p{N}√✓✔☑×≥≤<>=%‰]+$/u;

/** Reads a target cell with what its row and form say about it. Never throws; linear in the cell's length. */
export function readTarget(input: TargetInput): TargetReading {
  const source = readPrinted(input.target);
  if (source.text === '') return textReading(['empty'], ['target-empty']);
  if (NONE.test(source.text)) return textReading(['none']);
  if (SHEET_ERROR.test(source.text) || MARKS.test(source.text))
    return textReading(['text'], ['value-unparsed']);
  if (source.text.length > 2 && source.text === fold(input.name ?? ''))
    return textReading(['text'], ['target-repeats-name']);
  const items = compose(tokenize(source, input.year ?? null));
  return chosen(source, items, input) ?? words(source, items, input);
}

type Value = Extract<Item, { type: 'amount' | 'when' | 'unread' | 'ratio' }>;

function isValue(item: Item): item is Value {
  return item.type === 'amount' || item.type === 'when' || item.type === 'unread' || item.type === 'ratio';
}

/** The reading of the cell's value or values; null where it has none. */
function chosen(source: PrintedText, items: readonly Item[], input: TargetInput): TargetReading | null {
  const values = withoutContext(items);
  const unread = values.find((v) => v.type === 'unread');
  if (unread !== undefined) return textReading(['text'], [unread.problem]);
  const [only, second] = values;
  if (only === undefined) return null;
  if (second !== undefined)
    return twoBounds(source, items, values, input) ?? textReading(['several-values'], ['several-values']);
  if (only.type === 'ratio') return textReading(['ratio'], ['ratio']);
  const index = items.indexOf(only);
  if (only.type === 'when') return fromDate(source, items, index, input);
  return only.type === 'amount' ? fromAmount(source, items, index, input) : null;
}

/** The values that count: Chinese numerals and bare years give way to plain values beside them. */
function withoutContext(items: readonly Item[]): readonly Value[] {
  const values = items.filter(isValue);
  const plain = values.filter((v) => !(v.type === 'amount' && v.chinese) && !isBareYear(v));
  if (plain.length === 0) return values.length > 1 ? values.filter((v) => !isBareYear(v)) : values;
  const firstAt = plain[0]!.start;
  const counting = new Set<Value>(plain);
  return values.filter((v) => counting.has(v) || (v.type === 'amount' && v.chinese && competes(v, firstAt)));
}

/** 一年2次, 5次每次三天: a numeral that measures time in front, or anything behind, is a value too; 一批5个 is not. */
function competes(numeral: Amount, firstAt: number): boolean {
  const { dimension, known } = unitMeaning(numeral.unit);
  if (numeral.open || !known || numeral.unit === '') return false;
  return numeral.start > firstAt || dimension === 'time';
}

function isBareYear(value: Value): value is When {
  return (
    value.type === 'when' &&
    value.date.precision === 'year' &&
    value.date.tail === null &&
    !value.date.atEnd &&
    value.since === null
  );
}

function fromAmount(
  source: PrintedText,
  items: readonly Item[],
  index: number,
  input: TargetInput,
): TargetReading {
  const amount = items[index] as Amount;
  if (amount.chinese) {
    const trouble = numeralTrouble(source, items, index, input);
    if (trouble !== null) return textReading(['text'], trouble);
  }
  if (dayLike(source, amount, input)) return textReading(['text'], ['date-or-number']);
  // 5/8 beside 项 is five of eight, not five eighths of a thing.
  if (amount.rules.includes('fraction') && source.text.includes('/') && columnUnit(input.unit) !== null)
    return textReading(['text'], ['value-unparsed']);
  const dayOfMonth =
    /^[日号]$/u.test(amount.unit) && /^(?:之|以)?前/u.test(source.text.slice(amount.end, amount.end + 2));
  const recurring = /^[日号]$/u.test(amount.unit) && items[index - 1]?.type === 'rate';
  if (dayOfMonth || recurring) {
    return textReading(['date-recurring'], [recurring ? 'date-recurring' : 'date-without-year']);
  }
  if (amount.unit === '' && amount.high === null && items.every((i) => !isWord(i))) {
    const stated = withSignColumn(comparatorAround(items, index).stated, input.sign).comparator;
    const dated = dateOfNumber(amount.digits, stated, input);
    if (dated !== null) return dated;
  }
  const read = namesOne(source, items, index)
    ? items.with(index, { ...amount, problems: [...amount.problems, 'ordinal-or-count'] })
    : items;
  return readQuantity(source, read, index, input);
}

function isWord(item: Item): boolean {
  return item.type === 'words' || item.type === 'title' || item.type === 'code' || item.type === 'rank';
}

/** Month and day with a point (12.31), a dash (12-31) or a stroke (5/8). */
const MONTH_DAY = /^(?:[1-9]|1[0-2])[-./](?:0?[1-9]|[12]\d|3[01])$/u;

/** 12.31 or 12-31 without a unit, under a name of time or in front of 前, may be a day. */
function dayLike(source: PrintedText, amount: Amount, input: TargetInput): boolean {
  if (amount.unit !== '' || columnUnit(input.unit) !== null) return false;
  if (!MONTH_DAY.test(source.text.slice(amount.start, amount.end))) return false;
  return isTimeName(input.name ?? '') || /^(?:之|以)?前/u.test(source.text.slice(amount.end, amount.end + 2));
}

function fromDate(
  source: PrintedText,
  items: readonly Item[],
  index: number,
  input: TargetInput,
): TargetReading {
  const when = items[index] as When;
  const { date } = when;
  const column = columnUnit(input.unit);
  const weak = date.tail === null && !date.atEnd && when.since === null;
  const months = /^\d{1,2}(?=月$)/u.exec(source.text.slice(date.start, date.end))?.[0];
  if (weak && !date.yearStated && months !== undefined && column !== null && /月$/u.test(column)) {
    return readQuantity(source, items.with(index, numberOf(date, months, column)), index, input);
  }
  const printed = source.text.slice(date.start, date.end);
  if (
    date.doubtful &&
    /^\d+(?:\.\d+)?$/u.test(printed) &&
    column !== null &&
    unitMeaning(column).dimension !== 'time'
  ) {
    return readQuantity(source, items.with(index, numberOf(date, printed, '')), index, input);
  }
  // A bare year, or a month without one, among words is part of them: 达到2023年水平.
  const vague = weak && (date.precision === 'year' || !date.yearStated) && date.precision !== 'day';
  // 12月庭前: one character where 底 or nothing should stand.
  if (vague && date.precision === 'month' && /^\p{L}前?$/u.test(source.text.slice(date.end)))
    return textReading(['text'], ['value-unparsed']);
  if (vague && items.some(isWord)) return textReading(['text'], ['digits-in-text']);
  return readDueDate(source, items, index, input);
}

function numberOf(
  span: { readonly start: number; readonly end: number },
  digits: string,
  unit: string,
): Amount {
  return {
    type: 'amount',
    start: span.start,
    end: span.end,
    digits: addDecimals(digits, '0'),
    high: null,
    unit,
    chinese: false,
    vague: false,
    open: false,
    rules: ['number'],
    problems: [],
  };
}

/** `≥30%且≤50%`, `30%≤x≤50%`: a lower and an upper bound of one thing. */
function twoBounds(
  source: PrintedText,
  items: readonly Item[],
  values: readonly Value[],
  input: TargetInput,
): TargetReading | null {
  const [low, high] = values;
  if (values.length !== 2 || low?.type !== 'amount' || high?.type !== 'amount') return null;
  if (low.high !== null || high.high !== null || !(low.unit === '' || sameUnit(low.unit, high.unit)))
    return null;
  if (Number(low.digits) >= Number(high.digits)) return null;
  const [from, to] = [items.indexOf(low), items.indexOf(high)];
  const between = items.slice(from + 1, to);
  const above = between.filter((i) => i.type === 'before');
  const first = items[from - 1];
  const chained =
    above.length === 2 && above.every((i) => i.means.startsWith('<')) && between[0]?.type === 'before';
  const opposed =
    first?.type === 'before' &&
    first.means.startsWith('>') &&
    items[to - 1]?.type === 'before' &&
    above.length === 1 &&
    above[0]!.means.startsWith('<');
  if (!chained && !opposed) return null;
  const range: Amount = {
    ...high,
    start: low.start,
    digits: low.digits,
    high: high.digits,
    rules: [...low.rules, 'two-bounds'],
  };
  const rest = [...items.slice(0, from).filter((i) => i.type !== 'before'), range, ...items.slice(to + 1)];
  return readQuantity(source, rest, rest.indexOf(range), input);
}

/** I5次: a code with a unit behind it is a misread number. */
function measures(source: PrintedText, items: readonly Item[], at: number): boolean {
  const next = items[at + 1];
  if (source.text[items[at]!.start] === '第') return false;
  if (next?.type !== 'words' && next?.type !== 'filler') return false;
  return unitMeaning(source.text.slice(next.start, next.end)).known;
}

/** A cell without a value: plain words, or something that should have held a number. */
function words(source: PrintedText, items: readonly Item[], input: TargetInput): TargetReading {
  const signed = items.some((i) => (i.type === 'before' && i.rule === 'sign') || i.type === 'contradiction');
  const [first] = items;
  const unitAlone =
    source.text !== '次日' &&
    unitMeaning(source.text.slice(first?.type === 'enumerator' ? first.end : 0)).known;
  const share = /[%‰]/u.test(source.text) && !items.some((i) => i.type === 'rank');
  if (signed || unitAlone || share) return textReading(['text'], ['value-unparsed']);
  if (items.some((i, at) => i.type === 'code' && measures(source, items, at)))
    return textReading(['code'], ['value-unparsed']);
  if (items.every((i) => i.type === 'code' && source.text[i.start] !== '第'))
    return textReading(['code'], ['value-unparsed']);
  const numbered = first?.type === 'enumerator' ? first.end : 0;
  if (looksLikeNumber(source.text.slice(numbered))) return textReading(['text'], ['value-unparsed']);
  const ranked = items.some((i) => i.type === 'rank');
  const digits = /\d/u.test(source.text);
  const troubles: Trouble[] = ranked ? ['rank'] : digits ? ['digits-in-text'] : [];
  const column = withSignColumn(null, input.sign);
  if (column.comparator !== null && column.comparator !== '=') troubles.push('quantitative-text');
  return textReading([ranked ? 'rank' : 'text'], troubles);
}
