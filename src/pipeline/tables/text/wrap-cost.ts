/**
 * Whether a gap between two atoms is one inside a cell or one between cells: told from the white space and from the width the
 * column wraps at. Widths are in half-width columns, costs in nats as in cell-cost.
 */
import { displayWidth, halfWidth } from '../../../glossary/compact.ts';
import { UNITS } from '../../../glossary/unit-table.ts';
import type { Atom } from './atoms.ts';
import type { CellKind, ColumnWidth } from './column-model.ts';

const SPACE_BETWEEN_HAN = 3;
/** Typesetters put a space between Han and Latin or digits, and people between words. */
const SPACE_BESIDE_LATIN = 0.8;
const ODD_SPACE_BESIDE_LATIN = 1.8;
const SPACE_BETWEEN_LATIN = 0.3;
const SPACE_BEFORE_WORDS = 1;
/** `次 次`: the same words side by side are the ends of two cells. */
const SAME_AGAIN = 4;
/** Two spaces or more divide columns. */
const WIDE_SPACE = 1.5;
const BREAK_UNKNOWN_WIDTH = 1;
const BREAK_FORCED = 0.1;
/** A break though the next character would have fitted, and more for each column that was left. */
const BREAK_UNFORCED = 1;
const BREAK_PER_COLUMN = 0.4;
const BREAK_MAX = 5;
/** Half-width characters of proportional fonts: a line may miss the column's width by this and still be full. */
const WIDTH_TOLERANCE = 1.5;
/**
 * A line break within a word, and one between words. Wrapping cuts every other word, the end of a cell none but by chance (the
 * next cell's first character makes a word with this one's last in about 3 of 100): the logarithms of the ratios.
 */
const CELL_ENDS_IN_WORD = 2.2;
const BREAK_BETWEEN_WORDS = 0.4;
const BLANK_IN_CELL = 5;
const BLANK_IN_LEVEL = 2;
const PAGE_IN_CELL = 2;
const PAGE_IN_WORD = 0.5;
/** A cell that ends in a full line might as well go on. */
const FULL_LINE_ENDS = 0.7;
const OVERFLOW_PER_COLUMN = 0.5;
const OVERFLOW_MAX = 4;

/** Cost of the gap before `atoms[at]` lying inside a cell whose last line is `lineWidth` wide so far. `unitsApart` as in `endCost`. */
export function joinCost(
  role: CellKind,
  atoms: readonly Atom[],
  at: number,
  lineWidth: number,
  columnWidth: ColumnWidth,
  unitsApart = false,
): number {
  const atom = atoms[at] as Atom;
  const before = atoms[at - 1] as Atom;
  switch (atom.gap) {
    case 'space':
      if (atom.latinApart && !unitsApart && atom.spaces <= 1 && cutsNumber(before, atom))
        return SPACE_BETWEEN_LATIN;
      return (
        (before.text === atom.text && /^\p{Script=Han}+$/u.test(atom.text) ? SAME_AGAIN : 0) +
        spaceCost(before.text, atom) +
        (atom.spaces > 1 ? WIDE_SPACE : 0) +
        (isValue(role) && cutsFromWords(before.text, atom.text) ? SPACE_BEFORE_WORDS : 0)
      );
    case 'break':
      if (isLevel(role)) return BREAK_FORCED;
      if (atom.breaksLost && cutsNumber(before, atom)) return SPACE_BETWEEN_LATIN;
      return (
        breakCost(lineWidth, firstUnitWidth(atom.text), columnWidth) + (atom.inWord ? 0 : BREAK_BETWEEN_WORDS)
      );
    case 'blank':
      return isLevel(role) ? BLANK_IN_LEVEL : BLANK_IN_CELL;
    case 'page':
      return atom.inWord ? PAGE_IN_WORD : PAGE_IN_CELL;
  }
}

/** Cost of a cell ending before `atoms[at]`, its last line being `lineWidth` wide. `unitsApart`: units have a column of their own. */
export function endCost(
  atoms: readonly Atom[],
  at: number,
  lineWidth: number,
  columnWidth: ColumnWidth,
  unitsApart = false,
): number {
  const next = atoms[at];
  if (next === undefined) return 0;
  const cut = !unitsApart && cutsUnit(atoms[at - 1] as Atom, next);
  const word = next.inWord || cut ? CELL_ENDS_IN_WORD : 0;
  if (next.gap !== 'break' || columnWidth === null) return word;
  const full = lineWidth + firstUnitWidth(next.text) > columnWidth + WIDTH_TOLERANCE;
  return word + (full ? FULL_LINE_ENDS : 0);
}

/** Cost of a line wider than its column. */
export function overflowCost(lineWidth: number, columnWidth: ColumnWidth): number {
  if (columnWidth === null || lineWidth <= columnWidth + WIDTH_TOLERANCE) return 0;
  return Math.min(OVERFLOW_MAX, (lineWidth - columnWidth) * OVERFLOW_PER_COLUMN);
}

function cutsNumber(before: Atom, atom: Atom): boolean {
  return cutsUnit(before, atom) || cutsDate(before.text, atom.text);
}

/** A bare number and words behind it that are no unit: `3 不发生`, a weight and a value. */
function cutsFromWords(before: string, text: string): boolean {
  const words = /^\p{Script=Han}/u.test(text) && !/^[年月日]/u.test(text) && !isUnit(text);
  return /^\d[\d.]*$/u.test(before) && words && ![1, 2, 3].some((length) => UNITS.has(text.slice(0, length)));
}

function isValue(role: CellKind): boolean {
  return role === 'target' || role === 'midterm' || role === 'longterm' || role === 'actual';
}

/** A bare number at a cell's end and a unit right behind it. */
function cutsUnit(before: Atom, next: Atom): boolean {
  return next.gap !== 'blank' && next.spaces <= 1 && /\d$/u.test(before.text) && isUnit(next.text);
}

/** `2019 年 10 月 15 日 之前`, parted before a number or before what bounds it. */
function cutsDate(before: string, next: string): boolean {
  if (/\d{4}年$|^年$|^月$/u.test(before) && /^\d{1,2}(?!\d)/u.test(next)) return true;
  return /(?:^|\d)[年月日][底末]?$/u.test(before) && /^(?:[底末]|之?前|[底末]之?前)$/u.test(next);
}

/** `亩`, `万亩及以上`, `月底前`: what goes on with a number. */
function isUnit(text: string): boolean {
  const bare = text.replace(UNIT_SUFFIX, '').replace(/^[十百千万亿]+/u, '');
  const [unit = ''] = bare.split('/');
  return UNITS.has(halfWidth(unit)) || bare === '' || DATE_REST.test(text);
}

const UNIT_SUFFIX = /(?:及?以[上内下]|左右)$/u;
const DATE_REST = /^(?:年度?|月份?|日)(?:[底末内]|[上中下]旬)?(?:之?前)?(?:到位|完成)?$/u;

function isLevel(role: CellKind): boolean {
  return role === 'level1' || role === 'level2';
}

function spaceCost(before: string, atom: Atom): number {
  const left = /[\p{Script=Latin}\p{Nd}.,%)]$/u.test(before);
  const right = /^[\p{Script=Latin}\p{Nd}(]/u.test(atom.text);
  if (left && right) return SPACE_BETWEEN_LATIN;
  return left || right ? (atom.latinApart ? SPACE_BESIDE_LATIN : ODD_SPACE_BESIDE_LATIN) : SPACE_BETWEEN_HAN;
}

/** Cost of a line break inside a cell whose line is `lineWidth` wide, where the next unbreakable piece is `next` wide. */
export function breakCost(lineWidth: number, next: number, columnWidth: ColumnWidth): number {
  if (columnWidth === null) return BREAK_UNKNOWN_WIDTH;
  const left = columnWidth - (lineWidth + next);
  if (left < 0) return BREAK_FORCED;
  if (left <= WIDTH_TOLERANCE) return BREAK_FORCED * 3;
  return Math.min(BREAK_MAX, BREAK_UNFORCED + left * BREAK_PER_COLUMN);
}

/** Width of what the next line begins with and cannot be broken: a Han character or a Latin run, with the punctuation that sticks to it. */
export function firstUnitWidth(text: string): number {
  const unit = /^[（(“‘【《]*(?:[\w.%~+-]+|.)[，。、；：！？）)”’】》%％]*/u.exec(text)?.[0] ?? text;
  return displayWidth(unit);
}
