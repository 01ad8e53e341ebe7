/** Whether the last row before a page break and the first after it are one row that the break cut. */
import { compact, displayWidth } from '../../glossary/compact.ts';
import { valueShape } from '../../glossary/value-shape.ts';
import type { Cell } from '../tables/block.ts';
import type { BodyRow } from './body-row.ts';
import { isCutLabel } from './carry-levels.ts';
import { type ColumnHabits, type ColumnName, columnsOf } from './column-habits.ts';
import { cellText } from './grid-index.ts';

export type CutVerdict = 'one' | 'two' | 'unclear';

/**
 * Points for one row; what speaks for two is negative. A point is what a thing that happens by chance at one break in two is worth; they
 * were set by reasoning on what a break does to a cell, and checked on forms printed by LibreOffice.
 */
const POINTS = {
  /** A piece without a name cannot be a row. */
  noName: 6,
  /** A line that runs on is full: it breaks where the next character finds no room. */
  roomLeft: -4,
  /** A full last line happens to one whole name in six or so. */
  nameFull: 1,
  /** One piece has the value, the other none: either it was left empty or the row is cut. */
  oneValue: 2,
  /** A column that every row fills is empty in the second piece. */
  usuallyFilled: 2,
  /** 业务台 | 账: together a text that other rows have in this column. */
  knownTogether: 4,
  /** Both pieces are texts that other rows have there. */
  knownApart: -4,
  /** 10 | 8: a number is never broken. */
  twoNumbers: -4,
  /** （按省级 | 任务清单）: a bracket that opens in the first piece and closes in the second. */
  openBracket: 4,
  /** ≥86套， | ≥55人 */
  openValue: 3,
  /** 2024年12月 | 31日前: no value by itself, one together. */
  halfValues: 3,
  /** Where the value is the name again, both pieces read as one name: 培训农村实用人才和 | 带头人数 in both columns. */
  sameTexts: 6,
  /** ≥25次 | 3座: a value each. */
  twoValues: -3,
} as const;

/** One row, or two, from this many points on; between them nobody can tell. */
const CLEAR = 2;
/** A column filled by this share of at least so many rows is always filled. */
const ALWAYS = 0.9;

/** The verdict on the last row before a break and the first after it. `habits` must know the rows of both pages. */
export function cutVerdict(before: BodyRow, after: BodyRow, habits: ColumnHabits): CutVerdict {
  if (!isLabelRest(before.level1?.text, after.level1?.text)) return 'two';
  if (!isLabelRest(before.level2?.text, after.level2?.text)) return 'two';
  const [above, below] = [columnsOf(before), columnsOf(after)];
  const names = new Set([...above.keys(), ...below.keys()]);
  const whole = (name: ColumnName) =>
    [...(above.get(name) ?? []), ...(below.get(name) ?? [])].map(cellText).join('');
  let points = whole('level3') === whole('target') ? POINTS.sameTexts : 0;
  for (const name of names)
    points += columnPoints(name, above.get(name) ?? [], below.get(name) ?? [], habits);
  return points >= CLEAR ? 'one' : points <= -CLEAR ? 'two' : 'unclear';
}

/** Whether the label after the break is none of its own: empty, or the rest of the one before. */
function isLabelRest(before: string | undefined, after: string | undefined): boolean {
  return after === undefined || after === '' || isCutLabel(before ?? '', after);
}

function columnPoints(
  name: ColumnName,
  above: readonly Cell[],
  below: readonly Cell[],
  habits: ColumnHabits,
): number {
  const first = above.map(cellText).join('');
  const second = below.map(cellText).join('');
  if (first === '' || second === '') return onePieceEmpty(name, first, second, habits);
  const room = habits.width(name) - lastWidth(above) >= displayWidth(firstUnit(second)) + ROOM_SLACK;
  const bracket = isOpen(first) && closes(second) ? POINTS.openBracket : 0;
  const layout = (room ? POINTS.roomLeft : name === 'level3' ? POINTS.nameFull : 0) + bracket;
  return (
    layout + (name === 'target' ? valuePoints(first, second) : vocabularyPoints(name, first, second, habits))
  );
}

/** A centred line's width is known to a half-width column; what fits exactly is not sure to fit. */
const ROOM_SLACK = 1;

function onePieceEmpty(name: ColumnName, first: string, second: string, habits: ColumnHabits): number {
  if (first === second) return 0;
  if (name === 'level3') return second === '' ? POINTS.noName : 0;
  if (name === 'target') return POINTS.oneValue;
  return second === '' && habits.share(name) >= ALWAYS ? POINTS.usuallyFilled : 0;
}

function valuePoints(first: string, second: string): number {
  if (isOneValue(first, second)) return POINTS.halfValues;
  if (/[，,、；;和及至~～—-]$/u.test(first)) return POINTS.openValue;
  return valueShape(first) >= 0.7 && valueShape(second) >= 0.7 ? POINTS.twoValues : 0;
}

function vocabularyPoints(name: ColumnName, first: string, second: string, habits: ColumnHabits): number {
  if (habits.times(name, first + second) > 0) return POINTS.knownTogether;
  if (isNumber(first) && isNumber(second)) return POINTS.twoNumbers;
  // Each was met once in these rows themselves.
  return habits.times(name, first) > 1 && habits.times(name, second) > 1 ? POINTS.knownApart : 0;
}

function isNumber(text: string): boolean {
  return /^\d+(?:\.\d+)?[%％分]?$/u.test(text);
}

/** Words of units and dates that a break may part after a character; any other lone character is the unit of an empty value. */
const CUT_WORD =
  /[十百千万亿]\p{Script=Han}|[人户车架台批场班]次|台套|方米|公[里顷斤]|[小学课]时|个月|分[点比]|[年月日][前内底末]|以[上下内]/u;

/** `2021` and `年11月30日之前`: the second is no value by itself, both together are; a day is none without its month. */
function isOneValue(above: string, below: string): boolean {
  if (/月$/u.test(above) && /^\d{1,2}日/u.test(below)) return true;
  if (/\p{Script=Han}$/u.test(above) && /^\p{Script=Han}$/u.test(below))
    return CUT_WORD.test(above.slice(-1) + below);
  return (
    valueShape(below) < 0.5 && valueShape(above + below) >= 0.9 && !/^[\p{Script=Han}]{2,}$/u.test(below)
  );
}

function isOpen(text: string): boolean {
  return count(text, /[（(《“]/gu) > count(text, /[）)》”]/gu);
}

function closes(text: string): boolean {
  const open = text.search(/[（(《“]/u);
  const close = text.search(/[）)》”]/u);
  return close >= 0 && (open < 0 || close < open);
}

function count(text: string, of: RegExp): number {
  return text.match(of)?.length ?? 0;
}

function lastWidth(cells: readonly Cell[]): number {
  const lines = cells.findLast((cell) => cellText(cell) !== '')?.lines ?? [];
  return displayWidth(compact(lines.at(-1) ?? ''));
}

/** What cannot be broken at the start of a text: a word, a number with its sign, else a character and the mark that clings to it. */
function firstUnit(text: string): string {
  return /^(?:[≥≤<>＜＞=]*[\w.,%]+|[（(《“]?.[，。、；：）)》”]?)/u.exec(text)?.[0] ?? text;
}
