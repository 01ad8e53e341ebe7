/** The header of a table whose cells are marked: one row of names, or two where some of the first stand over several of the second. */
import { isAreaName, isColumnGroup } from '../../../glossary/column-groups.ts';
import { columnRole } from '../../../glossary/columns.ts';
import type { DelimitedRow } from './delimited-rows.ts';
import { saysSame } from './band-once.ts';
import { isHeaderCells } from './dialect.ts';

export interface DelimitedHeader {
  readonly rows: readonly DelimitedRow[];
  /** What tells each column's role: the lower name, or the upper where there is none or it names a place. */
  readonly names: readonly string[];
  /** Columns a name of the first row covers, by its column; 1 where not stated. */
  readonly spans: ReadonlyMap<number, number>;
}

/** The header that a row makes, by itself or with the next; null where it makes none. */
export function headerAt(row: DelimitedRow, next: DelimitedRow | null): DelimitedHeader | null {
  const two =
    next === null
      ? null
      : (twoRows(row, next) ?? twoRows(...withGaps(row, next)) ?? twoRows(...headerRowsOnce(row, next)));
  if (two !== null) return two;
  return isHeaderCells(row.pieces) ? { rows: [row], names: row.pieces, spans: new Map() } : null;
}

function twoRows(upper: DelimitedRow, lower: DelimitedRow): DelimitedHeader | null {
  const isUpper = (text: string) => text === '' || columnRole(text) !== null || isColumnGroup(text);
  const isLower = (text: string) => text === '' || columnRole(text) !== null || isAreaName(text);
  if (!upper.pieces.every(isUpper) || !lower.pieces.every(isLower)) return null;
  const width = Math.max(filledWidth(upper.pieces), filledWidth(lower.pieces));
  const names: string[] = [];
  const spans = new Map<number, number>();
  for (let from = 0; from < width; ) {
    const over = upper.pieces[from] ?? '';
    let to = from + 1;
    while (to < width && (upper.pieces[to] ?? '') === '') to++;
    const under = Array.from({ length: to - from }, (_, i) => lower.pieces[from + i] ?? '');
    // A name over nothing covers its own column; one over several has a name below it in each.
    const isWhole = under.every((name) => name === '') ? to === from + 1 : !under.includes('');
    if (over === '' || !isWhole || isUnderOther(over, under)) return null;
    if (under[0] !== '') spans.set(from, to - from);
    names.push(...under.map((name) => (name === '' || isAreaName(name) ? over : name)));
    from = to;
  }
  return spans.size > 0 && isHeaderCells(names) ? { rows: [upper, lower], names, spans } : null;
}

/** 一级指标 over 预期实现值: the name stands under another. */
function isUnderOther(over: string, under: readonly string[]): boolean {
  const role = columnRole(over);
  const [name = ''] = under;
  return under.length === 1 && name !== '' && role !== null && !isAreaName(name) && columnRole(name) !== role;
}

/**
 * The two rows of a header that has lost its empty cells, or has them all at the end, with gaps where the names of the second stand
 * under the one name that parts a value: 指标值 over 2021年实际值 and 2022年预期值. As they are where there is no such one.
 */
function withGaps(upper: DelimitedRow, lower: DelimitedRow): readonly [DelimitedRow, DelimitedRow] {
  const over = upper.pieces.slice(0, filledWidth(upper.pieces));
  const under = lower.pieces.slice(0, filledWidth(lower.pieces));
  const group = over.findIndex((name) => columnRole(name) === 'target');
  const isOnly = group >= 0 && !over.some((name, at) => at !== group && columnRole(name) === 'target');
  if (!isOnly || under.length < 2 || over.includes('') || !under.every((name) => columnRole(name) !== null))
    return [upper, lower];
  const gap = (count: number) => Array.from({ length: count }, () => '');
  return [
    { ...upper, pieces: [...over.slice(0, group + 1), ...gap(under.length - 1), ...over.slice(group + 1)] },
    { ...lower, pieces: [...gap(group), ...under, ...gap(over.length - group - 1)] },
  ];
}

function filledWidth(pieces: readonly string[]): number {
  return pieces.findLastIndex((piece) => piece !== '') + 1;
}

/** Where merged names are printed in every place they cover: the second row of a header without the names of the first that reach down into it, and the first with each name over a group once. */
function headerRowsOnce(upper: DelimitedRow, lower: DelimitedRow): readonly [DelimitedRow, DelimitedRow] {
  const isAgain = (at: number) =>
    at > 0 && upper.pieces[at] !== '' && saysSame(upper.pieces[at], upper.pieces[at - 1]);
  const isSame = (at: number) => upper.pieces[at] !== '' && saysSame(upper.pieces[at], lower.pieces[at]);
  return [
    { ...upper, pieces: upper.pieces.map((name, at) => (isAgain(at) && !isSame(at) ? '' : name)) },
    { ...lower, pieces: lower.pieces.map((name, at) => (isSame(at) ? '' : name)) },
  ];
}
