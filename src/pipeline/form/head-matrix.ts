/** A small table inside the head: names of columns in one row, a named row of values below. 年初预算数 | 全年预算数 over 年度资金总额. */
import { columnRole, isIndicatorHeader } from '../../glossary/columns.ts';
import { isHeadLabel } from '../../glossary/head-labels.ts';
import type { Cell } from '../tables/block.ts';
import type { Claims } from './claims.ts';
import { cellText, type GridIndex } from './grid-index.ts';
import { headField, printed } from './printed.ts';
import type { HeadField } from './raw-form.ts';

export interface HeadMatrix {
  /** One a value, labelled `row/column`: 年度资金总额/全年预算数. */
  readonly fields: readonly HeadField[];
  /** First row below it. */
  readonly end: number;
}

interface MatrixColumn {
  readonly from: number;
  readonly to: number;
  readonly header: string;
}

/** A row with fewer cells than this is a pair, or two texts under headings of goals. */
const FEWEST_CELLS = 3;
/** Names of columns are short; a longer text is a value. */
const LONGEST_HEADER = 12;

/** The part of the year a column is for (绩效运行监控表): 1-7月执行数. */
const MONTHS = /^\d{1,2}[-—~至]\d{1,2}月/u;

/** The matrix whose header begins in a row, its cells claimed; null where none does. `to` is the end of the head. */
export function headMatrixAt(index: GridIndex, row: number, to: number, claims: Claims): HeadMatrix | null {
  const header = headerCells(index, row);
  if (header === null) return null;
  const depth = Math.max(...header.map((cell) => cell.row + cell.rowSpan - row));
  const left = header[0]!.column;
  const columns = columnsBelow(index, row, depth, left);
  if (isIndicatorHeader(columns.map((column) => columnRole(column.header.split('/').at(-1)!)))) return null;
  const rows: number[] = [];
  for (let at = row + depth; at < to && fits(index, at, columns, left); at++) rows.push(at);
  if (!rows.some((at) => columns.some((column) => /\d/u.test(textAt(index, at, column))))) return null;
  for (let at = row; at < row + depth; at++) claimRow(index, at, left, claims, 'head-label');
  return { fields: rows.flatMap((at) => rowFields(index, at, columns, left, claims)), end: rows.at(-1)! + 1 };
}

/** The labels that fill a row to its right end, but for one empty corner and labels down the side; null where values stand among them. */
function headerCells(index: GridIndex, row: number): readonly Cell[] | null {
  const cells = index.starting(row).filter((cell) => cell.rowSpan <= 2);
  const named = cells.filter((cell, i) => !(i === 0 && cellText(cell) === ''));
  const isName = (cell: Cell) => {
    const text = cellText(cell);
    return text !== '' && text.length <= LONGEST_HEADER && !/\d/u.test(text.replace(MONTHS, ''));
  };
  const known = named.filter((cell) => isHeadLabel(cellText(cell))).length;
  if (!named.every(isName) || known < 2 || known * 2 < named.length || arePairs(named)) return null;
  // Two labels side by side, each with its value right of it, are pairs; here a label stands right of a label throughout.
  return named.every((cell) => isHeadLabel(cellText(cell)) || cell.columnSpan === 1 || cells.length > 3)
    ? cells
    : null;
}

/** 项目名称 | 就业补助 | 项目类型 | 特定目标类: a label and a value that is none, and so on to the end. */
function arePairs(named: readonly Cell[]): boolean {
  return named.length % 2 === 0 && named.every((cell, i) => isHeadLabel(cellText(cell)) === (i % 2 === 0));
}

function columnsBelow(index: GridIndex, row: number, depth: number, left: number): MatrixColumn[] {
  const columns: MatrixColumn[] = [];
  let stack: readonly Cell[] = [];
  for (let c = left; c < index.grid.columnCount; c++) {
    const cells: Cell[] = [];
    for (let r = row; r < row + depth; r++) {
      const cell = index.at(r, c);
      if (cell !== undefined && cells.at(-1) !== cell) cells.push(cell);
    }
    const last = columns.at(-1);
    if (last !== undefined && cells.length === stack.length && cells.every((cell, i) => cell === stack[i])) {
      columns[columns.length - 1] = { ...last, to: c + 1 };
    } else {
      columns.push({ from: c, to: c + 1, header: cells.map(cellText).join('/') });
    }
    stack = cells;
  }
  return columns;
}

/** A row of the matrix has a name in its first column and no cell that reaches over a column's bound, but for that name. */
function fits(index: GridIndex, row: number, columns: readonly MatrixColumn[], left: number): boolean {
  const cells = index.starting(row).filter((cell) => cell.column >= left);
  const name = index.at(row, left);
  if (name === undefined || cellText(name) === '' || name.row !== row || cells.length < FEWEST_CELLS)
    return false;
  const inside = (cell: Cell) =>
    columns.some((column) => cell.column >= column.from && cell.column + cell.columnSpan <= column.to);
  const pairs = cells.filter((cell) => cell !== name && isHeadLabel(cellText(cell))).length;
  return cells.every((cell) => cell === name || inside(cell)) && pairs === 0;
}

function rowFields(
  index: GridIndex,
  row: number,
  columns: readonly MatrixColumn[],
  left: number,
  claims: Claims,
): HeadField[] {
  const name = index.at(row, left)!;
  claims.claim(name, 'head-label');
  const fields: HeadField[] = [];
  for (const column of columns) {
    const cells = index
      .covering(row, column.from, column.to)
      .filter((cell) => cell !== name && cellText(cell) !== '');
    for (const cell of cells) claims.claim(cell, 'head-value');
    const label = [cellText(name).replace(/[:：]$/u, ''), column.header]
      .filter((part) => part !== '')
      .join('/');
    if (cells.length > 0) fields.push(headField(label, printed(cells)));
  }
  return fields;
}

function textAt(index: GridIndex, row: number, column: MatrixColumn): string {
  return index.covering(row, column.from, column.to).map(cellText).join('');
}

function claimRow(index: GridIndex, row: number, left: number, claims: Claims, place: 'head-label'): void {
  for (const cell of index.starting(row)) {
    if (cell.column >= left && cellText(cell) !== '') claims.claim(cell, place);
  }
}
