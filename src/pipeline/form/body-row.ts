/** One row of one column set: which cell of the grid is which of the row's, told by the column it stands in and, of two, by what it holds. */
import type { Problem } from '../../parsers/page.ts';
import type { ColumnRole } from '../../glossary/columns.ts';
import type { Cell } from '../tables/block.ts';
import type { Bands } from './bands.ts';
import { bandPeriod, type ColumnSlot } from './column-header.ts';
import { cellText, type GridIndex } from './grid-index.ts';
import type { Period } from './raw-form.ts';

/** A level label as it stands in the grid: one piece of a merged cell, maybe empty. */
export interface LabelPiece {
  readonly cell: Cell;
  readonly text: string;
}

/** One row of one column set. */
export interface BodyRow {
  /** Which of the sets side by side it stands in, from 0. */
  readonly set: number;
  readonly level1: LabelPiece | null;
  readonly level2: LabelPiece | null;
  readonly cells: Readonly<Partial<Record<ColumnRole, readonly Cell[]>>>;
  readonly others: readonly { readonly header: string; readonly cells: readonly Cell[] }[];
  readonly targetHeader: string;
  readonly period: Period | null;
  readonly area: string | null;
  /** Levels' names printed across the table above the row, where the form does so. */
  readonly bands: Bands;
  readonly problems: readonly Problem[];
}

/** The cells of a grid row in the columns of a set. */
export function bodyRowAt(
  index: GridIndex,
  row: number,
  slots: readonly ColumnSlot[],
  { set, period, bands }: Pick<BodyRow, 'set' | 'period' | 'bands'>,
): BodyRow {
  const cells: Partial<Record<ColumnRole, Cell[]>> = {};
  const others: { header: string; cells: Cell[] }[] = [];
  const used = new Set<Cell>();
  const rivals: { header: string; cells: Cell[] }[] = [];
  let targetHeader = '';
  let signHeader = '';
  for (const slot of slots) {
    const own = index.covering(row, slot.from, slot.to).filter((cell) => !used.has(cell));
    for (const cell of own) used.add(cell);
    if (slot.role === null || slot.role === 'other' || cells[slot.role] !== undefined) {
      if (slot.role === 'target') rivals.push({ header: slot.header, cells: own });
      if (slot.role !== null || !isSideSlot(own)) others.push({ header: slot.header, cells: own });
      continue;
    }
    if (slot.role === 'target') {
      Object.assign(cells, targetCells(own));
      targetHeader = slot.header;
    } else {
      cells[slot.role] = own;
      if (slot.role === 'sign') signHeader = slot.header;
    }
  }
  const only = onlyValue(cells, rivals);
  if (only !== null) {
    others.splice(
      others.findIndex((other) => other.cells === only.cells),
      1,
    );
    cells.target = [...only.cells];
  }
  takeComparingSign(cells, others, signHeader);
  const { level1, level2, ...rest } = cells;
  return {
    set,
    level1: piece(level1),
    level2: piece(level2),
    cells: rest,
    others: others.filter(({ cells: own }) => own.some((cell) => cellText(cell) !== '')),
    targetHeader: only?.header ?? targetHeader,
    period,
    area: slots.find((slot) => slot.area !== null)?.area ?? null,
    bands,
    problems: [
      ...slots.filter((slot) => slot.isGuessed === true).map((slot) => guessed(slot, rest)),
      ...rivals.filter((rival) => differs(rival, rest)).map((rival) => rivalled(targetHeader, rival)),
      ...(only === null || isOfKind(only.header) ? [] : [guessed(only, rest)]),
    ],
  };
}

/** Of several value columns the only one with a text in this row. */
function onlyValue(
  { target }: BodyRow['cells'],
  rivals: readonly BodyRow['others'][number][],
): BodyRow['others'][number] | null {
  const filled = rivals.filter(({ cells }) => cells.some((cell) => cellText(cell) !== ''));
  const isOpen = (target ?? []).every((cell) => cellText(cell) === '');
  return filled.length === 1 && isOpen ? filled[0]! : null;
}

/** 定量 | 定性 under 指标值: a row has its value in that of its kind. */
function isOfKind(header: string): boolean {
  return /定[量性]/u.test(header);
}

function differs({ cells }: { cells: readonly Cell[] }, { target }: BodyRow['cells']): boolean {
  const text = cells.map(cellText).join('');
  return text !== '' && text !== (target ?? []).map(cellText).join('');
}

function rivalled(taken: string, { header, cells }: { header: string; cells: readonly Cell[] }): Problem {
  const message = `two columns have a value's name, and nothing says which is the target's: ${taken} was taken, ${header} was not`;
  return { code: 'value-column-guessed', severity: 'review', message, locator: cells[0]?.locator ?? null };
}

function guessed({ header }: Pick<ColumnSlot, 'header'>, { target }: BodyRow['cells']): Problem {
  const message = `no column is known by its name to hold this value; it was taken from the one that holds such a text: ${header}`;
  return { code: 'value-column-guessed', severity: 'review', message, locator: target?.[0]?.locator ?? null };
}

/** A cell that holds nothing but a sign that compares; words (定性, 正向) tell a kind or a direction. */
const COMPARING =
  /^(?:[≥≤≧≦⩾⩽=＝>＞<＜﹥﹤]{1,2}|大于等于|小于等于|大于|小于|等于|不低于|不高于|不少于|不超过)$/u;

/**
 * 指标性质 beside 指标方向, 指标值类型 before 指标值: any of them may hold the sign, which form it is no header tells. A cell that holds
 * nothing else is the sign of its row, unless the sign's own column has one.
 */
function takeComparingSign(
  cells: Partial<Record<ColumnRole, Cell[]>>,
  others: { header: string; cells: Cell[] }[],
  signHeader: string,
): void {
  const isSign = (own: readonly Cell[]) => COMPARING.test(own.map(cellText).join(''));
  const at = others.findIndex((other) => isSign(other.cells));
  if (at < 0 || isSign(cells.sign ?? [])) return;
  const [found] = others.splice(at, 1);
  if (cells.sign !== undefined) others.splice(at, 0, { header: signHeader, cells: cells.sign });
  cells.sign = found!.cells;
}

const SIGN = /^(?:[≥≤≧≦⩾⩽=＝>＞<＜±]{1,2}|定性|正向|反向|大于等于|小于等于|大于|小于|等于|不低于|不高于)$/u;

/** One header 指标值 over three columns of its own: sign, number, unit. */
function targetCells(cells: readonly Cell[]): Partial<Record<ColumnRole, readonly Cell[]>> {
  const [first, second, third] = cells;
  if (first === undefined || second === undefined || cells.length > 3) return { target: cells };
  if (SIGN.test(cellText(first))) {
    return { sign: [first], target: [second], ...(third === undefined ? {} : { unit: [third] }) };
  }
  const isEmptySign = third !== undefined && cellText(first) === '';
  return isEmptySign ? { sign: [first], target: [second], unit: [third] } : { target: cells };
}

/** A column without a role whose cell runs down several rows is a side label (绩/效/指/标), no part of a row. */
function isSideSlot(cells: readonly Cell[]): boolean {
  return cells.every(
    (cell) =>
      cell.rowSpan > 1 || /^绩?效?指?标?$/u.test(cellText(cell)) || bandPeriod(cellText(cell)) !== null,
  );
}

function piece(cells: readonly Cell[] | undefined): LabelPiece | null {
  const cell = cells?.[0];
  return cell === undefined ? null : { cell, text: cells!.map(cellText).join('') };
}
