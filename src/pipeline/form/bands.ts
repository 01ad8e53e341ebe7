/** Names of levels printed across the table, above the rows they are for. */
import { isLevel1Name, isLevel2Name, level2Code } from '../../glossary/levels.ts';
import type { Cell } from '../tables/block.ts';
import { cellText, type GridIndex } from './grid-index.ts';

export interface Bands {
  readonly level1: Cell | null;
  readonly level2: Cell | null;
}

export const NO_BANDS: Bands = { level1: null, level2: null };

/** Whether a cell across the table holds a level's name: the first's, or the second's with nothing beside it. */
export function isLevelBand(cell: Cell, index: GridIndex): boolean {
  if (isLevel1Name(cellText(cell))) return true;
  const beside = index.covering(cell.row).filter((other) => cellText(other) !== '');
  return isLevel2Name(cellText(cell)) && beside.length === 1;
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
