/** Names of levels printed across the table, above the rows they are for. */
import { isLevel1Name, isLevel2Name, level2Code } from '../../glossary/levels.ts';
import type { Cell } from '../tables/block.ts';
import type { ColumnSlot } from './column-header.ts';
import { cellText, type GridIndex } from './grid-index.ts';

export interface Bands {
  readonly level1: Cell | null;
  readonly level2: Cell | null;
}

export const NO_BANDS: Bands = { level1: null, level2: null };

/** Whether a cell across the table holds a level's name: the first's, or the second's with nothing beside it. */
export function isLevelBand(cell: Cell, index: GridIndex): boolean {
  if (isLevel1Name(cellText(cell))) return true;
  return isLevel2Name(cellText(cell)) && onlyText(index, cell.row) === cell;
}

/** （一）, 1.2: what counts the rows in a column of its own. */
const COUNT = /^[（(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2}(?:[.．]\d{1,2})*)[）)、.．]?$/u;

/** The only text of a row besides its count; null where there are several or none. */
function onlyText(index: GridIndex, row: number): Cell | null {
  const [cell, ...others] = index
    .covering(row)
    .filter((own) => cellText(own) !== '' && !COUNT.test(cellText(own)));
  return others.length === 0 ? (cell ?? null) : null;
}

/** A row that holds nothing but a level's name, in its column or that of the names: it is said of the rows below. */
export function nameAlone(index: GridIndex, row: number, slots: readonly ColumnSlot[]): LevelAlone | null {
  const cell = onlyText(index, row);
  if (cell === null || cell.row !== row || cell.rowSpan > 1 || index.grid.origin !== 'ruled') return null;
  const role = slots.find((slot) => cell.column >= slot.from && cell.column < slot.to)?.role ?? null;
  const text = cellText(cell);
  if (role === 'level1' && isLevel1Name(text)) return { cell, level: 1 };
  if (role === 'level2' && isLevel2Name(text)) return { cell, level: 2 };
  return role === 'level3' && (isLevel1Name(text) || isLevel2Name(text)) ? { cell, level: null } : null;
}

export interface LevelAlone {
  readonly cell: Cell;
  /** By its column; null in that of the names. */
  readonly level: 1 | 2 | null;
}

/** The names that hold below a row with nothing but a level's name. */
export function withName(bands: Bands, { cell, level }: LevelAlone, next: LevelAlone | null): Bands {
  if (level === 2) return { ...bands, level2: cell };
  const isFirst = level === 1 || (isLevel1Name(cellText(cell)) && !isSecond(bands, cell, next?.cell ?? null));
  return isFirst ? { level1: cell, level2: null } : { ...bands, level2: cell };
}

/** The names that hold below a further cell across the table. `next` is the one right below it, if any. */
export function withBand(bands: Bands, cell: Cell, next: Cell | null, index: GridIndex): Bands {
  if (!isLevelBand(cell, index)) return bands;
  const isFirst = isLevel1Name(cellText(cell)) && !isSecond(bands, cell, next);
  return isFirst ? { level1: cell, level2: null } : { ...bands, level2: cell };
}

/**
 * 成本指标 and 满意度指标 name either level. One that is counted otherwise than the first level above it stands below that: （四）成本指标 in
 * 一、产出指标. Where they are not counted, 成本指标 among names of the second level is one unless it has its own below it.
 */
function isSecond({ level1, level2 }: Bands, cell: Cell, next: Cell | null): boolean {
  const text = cellText(cell);
  if (level1 === null || !isLevel2Name(text)) return false;
  const [above, own] = [countingOf(cellText(level1)), countingOf(text)];
  if (above !== null && own !== null) return above !== own;
  const hasOwn = next !== null && isLevel2Name(cellText(next));
  return level2 !== null && level2Code(text) === '成本指标' && !hasOwn;
}

/** How a heading is counted, its number left out: 一、 and 三、 alike, （一） otherwise. */
function countingOf(text: string): string | null {
  const counted =
    /^(?:[（(][一二三四五六七八九十]+[）)]|[一二三四五六七八九十]+[、.．]|[（(]\d+[）)]|\d+(?:[.．]\d+)+|\d+[、.．)）]|[①-⑳])/u;
  const number = counted.exec(text)?.[0] ?? null;
  return number === null
    ? null
    : number
        .replace(/\d+/gu, '1')
        .replace(/[一二三四五六七八九十]+/u, '一')
        .replace(/[①-⑳]/u, '①');
}

/** The names that still hold below a row with labels of its own in their columns. */
export function belowOwn(
  bands: Bands,
  { level1, level2 }: { readonly level1: LabelText | null; readonly level2: LabelText | null },
): Bands {
  const isPrinted = (label: LabelText | null) => label !== null && label.text !== '';
  if (isPrinted(level1)) return NO_BANDS;
  return isPrinted(level2) ? { ...bands, level2: null } : bands;
}

interface LabelText {
  readonly text: string;
}
