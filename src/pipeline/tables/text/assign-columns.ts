/**
 * Which column each piece of a delimited row stands in. As printed, mostly; but a lost or a doubled tab moves all pieces after it,
 * so an assignment may shift pieces, at a cost, where their texts fit other columns better.
 */
import type { ColumnRole } from '../../../glossary/columns.ts';
import { compact, halfWidth } from '../../../glossary/compact.ts';
import { level1Code } from '../../../glossary/levels.ts';
import { cellCost } from './cell-cost.ts';
import { isSideLabel } from './head-labels.ts';

/**
 * What a column of marked cells is for; `side`: 绩效指标 down the side of the table, which stands in its first row or nowhere; `amount`:
 * 预算数, the money of a project in a table that lists several.
 */
export type MarkedRole = ColumnRole | 'side' | 'amount';

export interface Assignment {
  /** The column of each piece that holds something, by the piece's place; ascending. */
  readonly columns: ReadonlyMap<number, number>;
  readonly cost: number;
}

/** Cost of an empty cell, in nats: merged levels and remarks are, the name and the value of an indicator are not. */
const EMPTY: Readonly<Record<MarkedRole, number>> = {
  level1: 0,
  level2: 0,
  level3: 8,
  target: 5,
  midterm: 1,
  longterm: 1,
  actual: 0.5,
  sign: 1,
  unit: 1,
  explanation: 1,
  weight: 1,
  score: 0.5,
  deviation: 0.5,
  other: 0.5,
  side: 0,
  amount: 0.5,
};
/** A place where marks were lost or doubled. */
const SHIFT = 5;
/** The same in a table that has dropped its empty cells, as what is taken from a web page does with merged ones. */
const SHIFT_WITHOUT_EMPTIES = 2.5;
/** There what is lost of a project's own cells stood in front of them, as what is merged over several projects does: a gap amid them is rarer. */
const SHIFT_IN_PROJECT = 1;
const SHIFT_PER_COLUMN = 0.1;
const LEVEL2_MISSING = 2;
/** A row of labels alone: forms print the standard's labels and leave empty what they have no indicator for. */
const LABELS_ALONE = 1.5;
/** No text fits a column so badly that it would outweigh everything else about the row. */
const WORST_FIT = 12;

/** Rows from which on it tells that none has an empty cell in front of a filled one. */
const ROWS_TO_TELL = 4;

/** Whether a table of these rows has lost its empty cells together with their marks: rows begin lower than with level 1, and none with nothing. */
export function dropsEmpties(rows: readonly (readonly string[])[]): boolean {
  const filled = rows.filter((pieces) => pieces.some((piece) => compact(piece) !== ''));
  return (
    filled.length >= ROWS_TO_TELL &&
    filled.every((pieces) => {
      const last = pieces.findLastIndex((piece) => compact(piece) !== '');
      return pieces.slice(0, last).every((piece) => compact(piece) !== '');
    })
  );
}

/** Assignments kept of each row: the cheapest, and the next one for the margin. */
const KEPT = 2;

/**
 * The cheapest assignments of a row, cheapest first; empty where it has more pieces than there are columns. `emptiesDropped`: as
 * `dropsEmpties` says of its table.
 */
export function assignments(
  pieces: readonly string[],
  roles: readonly MarkedRole[],
  emptiesDropped = false,
): readonly Assignment[] {
  const filled = [...pieces.keys()].filter((place) => compact(pieces[place] ?? '') !== '');
  const texts = filled.map((place) => pieces[place] ?? '');
  const ways = waysToPlace(filled, texts, roles, emptiesDropped).map((way) => ({
    columns: new Map(filled.map((place, k) => [place, way.columns[k] as number])),
    cost: way.cost + rowCost(texts, way.columns, roles),
  }));
  return ways.sort((a, b) => a.cost - b.cost).slice(0, KEPT);
}

interface Way {
  readonly columns: readonly number[];
  readonly cost: number;
}

/** Ways kept of those that end in one column: what a whole row costs is known at its end only. */
const KEPT_IN_COLUMN = 8;

/** Ways to place the pieces in ascending columns, with what their texts and shifts cost. */
function waysToPlace(
  filled: readonly number[],
  texts: readonly string[],
  roles: readonly MarkedRole[],
  emptiesDropped: boolean,
): readonly Way[] {
  const firstLevel = roles.findIndex((role) => role.startsWith('level'));
  let ways: readonly Way[] = [{ columns: [], cost: 0 }];
  for (const [k, place] of filled.entries()) {
    const byColumn: Way[][] = roles.map(() => []);
    for (const way of ways) {
      const last = way.columns.at(-1) ?? -1;
      const inside = k > 0 && last < firstLevel ? SHIFT_IN_PROJECT : 0;
      const shift = emptiesDropped ? SHIFT_WITHOUT_EMPTIES + inside : SHIFT;
      const offset = k === 0 ? 0 : last - (filled[k - 1] as number);
      for (let column = last + 1; column <= roles.length - (filled.length - k); column++) {
        const change = Math.abs(column - place - offset);
        const shifted = change === 0 ? 0 : shift + SHIFT_PER_COLUMN * change;
        const fit = fitCost(roles[column] as MarkedRole, texts[k] ?? '');
        const skipped = emptyCost(roles, last + 1, column);
        byColumn[column]?.push({
          columns: [...way.columns, column],
          cost: way.cost + shifted + fit + skipped,
        });
      }
    }
    ways = byColumn.flatMap((own) => own.sort((a, b) => a.cost - b.cost).slice(0, KEPT_IN_COLUMN));
  }
  return ways;
}

function fitCost(role: MarkedRole, text: string): number {
  if (role === 'side') return isSideLabel(text) ? 0 : WORST_FIT;
  if (role === 'amount') return AMOUNT.test(halfWidth(compact(text))) ? 0 : NO_AMOUNT;
  return Math.min(WORST_FIT, cellCost(role, compact(text)));
}

const AMOUNT = /^\d[\d,]*(?:\.\d+)?(?:万?元)?$/u;
const NO_AMOUNT = 4;

function emptyCost(roles: readonly MarkedRole[], from: number, to: number): number {
  return roles.slice(from, to).reduce((sum, role) => sum + EMPTY[role], 0);
}

/** What is left to add to a way: the empty cells behind its last, and what the row as a whole lacks. */
function rowCost(texts: readonly string[], columns: readonly number[], roles: readonly MarkedRole[]): number {
  const last = columns.at(-1) ?? -1;
  const labelsAlone = columns.every((column) => roles[column] === 'level1' || roles[column] === 'level2');
  if (labelsAlone || isSumAlone(texts, columns, roles)) return LABELS_ALONE;
  return emptyCost(roles, last + 1, roles.length) + level2MissingCost(texts, columns, roles);
}

/** Whose projects follow and what they cost together, in the columns left of the levels. */
function isSumAlone(
  texts: readonly string[],
  columns: readonly number[],
  roles: readonly MarkedRole[],
): boolean {
  const first = roles.findIndex((role) => role.startsWith('level'));
  const sum = columns.findIndex((column) => roles[column] === 'amount');
  return (columns.at(-1) ?? 0) < first && SUM.test(halfWidth(compact(texts[sum] ?? '')));
}

/** A number as money is printed: by thousands, or with its cents. */
const SUM = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$|^\d+\.\d\d$/u;

function level2MissingCost(
  texts: readonly string[],
  columns: readonly number[],
  roles: readonly MarkedRole[],
): number {
  const level1 = columns.indexOf(roles.indexOf('level1'));
  const level2 = roles.indexOf('level2');
  if (level1 < 0 || level2 < 0 || columns.includes(level2)) return 0;
  return level1Code(texts[level1] ?? '') === '满意度指标' ? 0 : LEVEL2_MISSING;
}
