/**
 * A text with one cell a line, each closed by a bar (`产出指标 |`, a bar alone for an empty one), as tables copied out of some web pages
 * are kept. No line says where a row ends; but a merged cell stands once, so that a row has all the header's cells, or all but the
 * first label, or all but both labels. The cheapest division of the cells into such rows is taken.
 */

import { type ColumnRole, columnRole } from '../../../glossary/columns.ts';
import { compact } from '../../../glossary/compact.ts';
import { isLevel1Name, isLevel2Name } from '../../../glossary/levels.ts';
import type { TextLine } from '../../../parsers/page.ts';
import { UNITS } from '../../../glossary/unit-table.ts';
import { cellCost } from './cell-cost.ts';
import { DOUBT_MARGIN } from './confidence.ts';
import type { DelimitedItem } from './delimited-rows.ts';
import { headerRoles, isHeaderCells } from './dialect.ts';
import { announcesForm } from './head-labels.ts';
import { bestPath, type Edge, shortestFromStart, shortestToEnd } from './shortest-path.ts';

/** Cells from which on bars at the ends of lines tell: fewer than the header and two rows of the narrowest form. */
const LEAST_CELLS = 12;
/** Share of the lines from the first such cell to the last that are cells; a cell's text may be broken over several,
 * or stand on the line before its bar. */
const CELL_SHARE = 0.4;
/** Lines one cell may be broken into. */
const MOST_LINES = 6;
/** A cell behind the rows: a sum, a signature, the evaluation. Dearer than a cell that fits, cheaper than one that does not. */
const BEHIND = 3;
/** An empty name or value. */
const EMPTY_NAME = 8;
const EMPTY_VALUE = 5;
const WORST_FIT = 12;

interface CellOfLines {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** The text's rows, and its other lines without their bars; null where its cells do not stand so, or where rows cannot be told. */
export function cellLineItems(lines: readonly TextLine[]): readonly DelimitedItem[] | null {
  const own = lines.flatMap((line, at) => (isCell(line.text) ? [at] : []));
  const first = own[0];
  const last = own.at(-1);
  if (own.length < LEAST_CELLS || first === undefined || last === undefined) return null;
  const within = lines.slice(first, last + 1).filter((line) => line.text.trim() !== '');
  if (own.length < CELL_SHARE * within.length) return null;
  const cells = cellsOf(lines.slice(first, last + 1));
  const table = cells === null ? null : tableItems(cells);
  if (table === null) return null;
  return [...plain(lines.slice(0, first)), ...table, ...plain(lines.slice(last + 1))];
}

/** A line without the bar that closes it: where rows cannot be told by bars, they are no text. */
export function withoutClosingBar(line: TextLine): TextLine {
  return isCell(line.text) ? { ...line, text: line.text.trim().slice(0, -1) } : line;
}

function isCell(text: string): boolean {
  return /^[^|]*\|$/u.test(text.trim());
}

function plain(lines: readonly TextLine[]): readonly DelimitedItem[] {
  return lines.filter((line) => line.text.trim() !== '').map((line) => ({ kind: 'line', line }));
}

/** Cells in order; a line without a bar begins the cell that the next bar ends, but a title is one by itself. Null where one would be too long. */
function cellsOf(lines: readonly TextLine[]): readonly CellOfLines[] | null {
  const cells: CellOfLines[] = [];
  let open: TextLine[] = [];
  for (const line of lines) {
    if (line.text.trim() === '') continue;
    if (open.length === 0 && !isCell(line.text) && announcesForm(line.text)) {
      cells.push({ text: line.text.trim(), from: line.number, to: line.number });
      continue;
    }
    open.push(line);
    if (open.length > MOST_LINES) return null;
    if (!isCell(line.text)) continue;
    const text = open.map(({ text: own }) => own.trim().replace(/\|$/u, '').trim()).join('\n');
    cells.push({ text: text.trim(), from: open[0]!.number, to: line.number });
    open = [];
  }
  return cells;
}

/** Head cells as lines, each header and its rows as rows; null where no header stands, or its rows cannot be told. */
function tableItems(cells: readonly CellOfLines[]): readonly DelimitedItem[] | null {
  const items: DelimitedItem[] = [];
  let found = false;
  for (let at = 0; at < cells.length; ) {
    const width = headerWidth(cells, at);
    if (width === 0) {
      items.push(...asLines(cells.slice(at, at + 1)));
      at++;
      continue;
    }
    found = true;
    let end = at + width;
    while (end < cells.length && headerWidth(cells, end) === 0) end++;
    const rows = rowItems(cells.slice(at, at + width), cells.slice(at + width, end));
    if (rows === null) return null;
    items.push(...rows);
    at = end;
  }
  return found ? items : null;
}

/** How many cells from `at` on name columns, where they make an indicator table's header; else 0. */
function headerWidth(cells: readonly CellOfLines[], at: number): number {
  if (!/^level/u.test(columnRole(cells[at]?.text ?? '') ?? '')) return 0;
  let end = at;
  while (end < cells.length && namesColumn(cells[end]!.text)) end++;
  const names = cells.slice(at, end).map(({ text }) => text);
  return isHeaderCells(names) ? names.length : 0;
}

function namesColumn(text: string): boolean {
  return columnRole(text) !== null && !isLevel1Name(compact(text)) && !isLevel2Name(compact(text));
}

function asLines(cells: readonly CellOfLines[]): readonly DelimitedItem[] {
  return cells
    .filter(({ text }) => text !== '')
    .map(({ text, from }) => ({ kind: 'line', line: { number: from, text: text.replaceAll('\n', '') } }));
}

interface Division extends Edge {
  /** Cells `source`..`target` as a row; else they stand behind all rows. */
  readonly isRow: boolean;
}

function rowItems(
  header: readonly CellOfLines[],
  body: readonly CellOfLines[],
): readonly DelimitedItem[] | null {
  const roles = headerRoles(header.map(({ text }) => text)).map((role) => role ?? 'other');
  const steps = divisions(body, roles);
  // Nodes 0..n: so many cells are in rows; n+1..2n+1: the rows are over.
  const nodes = 2 * (body.length + 1);
  const forward = shortestFromStart(steps, nodes);
  if (body.length > 0 && !Number.isFinite(forward[nodes - 1]!)) return null;
  const path = bestPath(steps, forward);
  if (isDoubtful(steps, path, forward, nodes)) return null;
  const rows = path.filter(({ isRow }) => isRow).map(({ source, target }) => body.slice(source, target));
  const count = rows.reduce((sum, row) => sum + row.length, 0);
  if (body.slice(count).some(({ text }) => isOfRow(text))) return null;
  return [
    rowItem(header, header.length),
    ...rows.map((row) => rowItem(row, header.length)),
    ...asLines(body.slice(count)),
  ];
}

/** A label, a sign, a unit or a number with its unit behind all rows: cells have got lost, and with them where rows end. A sum is a bare number. */
function isOfRow(text: string): boolean {
  const name = compact(text);
  const unit = /^\d[\d,.]*(\D{1,4})$/u.exec(name)?.[1] ?? name;
  return isLevel1Name(name) || isLevel2Name(name) || UNITS.has(unit) || /^[≥≤≧≦=＝><＞＜]/u.test(name);
}

function rowItem(cells: readonly CellOfLines[], width: number): DelimitedItem {
  const missing = Array.from({ length: width - cells.length }, () => '');
  const pieces = [...missing, ...cells.map(({ text }) => text)];
  return { kind: 'row', row: { pieces, from: cells[0]!.from, to: cells.at(-1)!.to, closed: true } };
}

function divisions(body: readonly CellOfLines[], roles: readonly ColumnRole[]): readonly Division[] {
  const count = body.length;
  const labels = roles.filter((role) => role === 'level1' || role === 'level2').length;
  const steps: Division[] = [];
  for (let at = 0; at < count; at++) {
    for (let left = 0; left <= labels; left++) {
      const target = at + roles.length - left;
      if (target > count) continue;
      steps.push({
        source: at,
        target,
        cost: rowCost(body.slice(at, target), roles.slice(left)),
        isRow: true,
      });
    }
    steps.push({ source: at, target: count + 1 + at, cost: 0, isRow: false });
  }
  steps.push({ source: count, target: 2 * count + 1, cost: 0, isRow: false });
  for (let at = 0; at < count; at++) {
    const cost = body[at]!.text === '' ? 0 : BEHIND;
    steps.push({ source: count + 1 + at, target: count + 2 + at, cost, isRow: false });
  }
  return steps;
}

function rowCost(cells: readonly CellOfLines[], roles: readonly ColumnRole[]): number {
  return cells.reduce((sum, { text }, at) => {
    const role = roles[at]!;
    if (text !== '') return sum + Math.min(WORST_FIT, cellCost(role, compact(text)));
    return sum + (role === 'level3' ? EMPTY_NAME : role === 'target' ? EMPTY_VALUE : 0);
  }, 0);
}

/** Whether another division into rows costs hardly more. */
function isDoubtful(
  steps: readonly Division[],
  path: readonly Division[],
  forward: Float64Array,
  nodes: number,
): boolean {
  const backward = shortestToEnd(steps, nodes);
  const taken = new Set(path);
  const best = forward[nodes - 1]!;
  return steps.some(
    (step) =>
      !taken.has(step) && forward[step.source]! + step.cost + backward[step.target]! - best < DOUBT_MARGIN,
  );
}
