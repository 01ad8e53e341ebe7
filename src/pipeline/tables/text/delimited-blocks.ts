/** A text whose cells are marked (tabs, bars, commas) → blocks: its tables as grids, everything else as running text. */

import { compact } from '../../../glossary/compact.ts';
import { beginsFoot } from '../../../glossary/head-labels.ts';
import { isMisplaced } from '../../../glossary/level-parents.ts';
import { level1Code, level2Code } from '../../../glossary/levels.ts';
import type { Problem, TextLine } from '../../../parsers/page.ts';
import type { Block, Cell, Grid, TextBlock } from '../block.ts';
import type { MarkedRole } from './assign-columns.ts';
import { marginConfidence } from './confidence.ts';
import {
  beginsWithLabel,
  type DelimitedBody,
  delimitedBody,
  isSumOrFoot,
  type ReadRow,
} from './delimited-body.ts';
import { type DelimitedHeader, headerAt } from './delimited-header.ts';
import type { DelimitedItem, DelimitedRow } from './delimited-rows.ts';
import { headerRoles, isHeaderCells } from './dialect.ts';
import { announcesForm, headLabelKind, isFirstHeadLabel, isSideLabel } from './head-labels.ts';
import { toAtoms } from './atoms.ts';
import { labelSpans } from './label-gaps.ts';
import { leftOver } from './left-over.ts';
import { withMarkedLevels } from './levels-in-marked-columns.ts';
import { rowsOfLostLabels } from './lost-labels.ts';
import type { RowTexts } from './row-texts.ts';
import { columnsOnce, headOnce, type MarkedTable } from './repeated-cells.ts';
import { type RunningBlocks, runningBlocks } from './running-blocks.ts';
import { rowsOfStrayColumns } from './stray-columns.ts';
import { rowsOfStrayMarks } from './stray-marks.ts';
import { spanLevels } from './span-levels.ts';
import { textBlocks } from './text-blocks.ts';
import { unreadRows } from './unread-table.ts';

/** Confidence of a row whose pieces outnumber the columns, and of a level 2 under a level 1 no form has it under. */
const UNREADABLE = 0.2;
const MISPLACED = 0.4;
/** Confidence of a row that may stand under a label which has got lost, or have lost a mark. */
const LABEL_LOST = 0.46;
/** Confidence of a head's value that goes on in lines without marks. */
const CONTINUED = 0.9;

/** The blocks of a text whose lines are these rows and other lines. */
export function delimitedBlocks(lines: readonly TextLine[], items: readonly DelimitedItem[]): RunningBlocks {
  const blocks: Block[] = [];
  const problems: Problem[] = [];
  let level1 = '';
  for (const section of sectionsOf(items)) {
    if (section.kind === 'plain') {
      const running = runningBlocks(linesBetween(lines, section.items), false);
      blocks.push(...running.blocks);
      problems.push(...running.problems);
    } else if (section.kind === 'head') {
      blocks.push(headGrid(section.items));
      problems.push(...unreadRows(section.items.flatMap((item) => rowOf(item) ?? [])));
    } else {
      const table = tableGrid(section, level1);
      blocks.push(...table.blocks);
      problems.push(...table.problems);
      level1 = table.level1;
    }
  }
  return { blocks, problems };
}

type Section =
  /** Lines without marks, outside every table. */
  | { readonly kind: 'plain'; readonly items: readonly DelimitedItem[] }
  /** Rows of labels and values. */
  | { readonly kind: 'head'; readonly items: readonly DelimitedItem[] }
  | { readonly kind: 'table'; readonly header: DelimitedHeader; readonly items: readonly DelimitedItem[] };

function sectionsOf(items: readonly DelimitedItem[]): readonly Section[] {
  const sections: { kind: Section['kind']; header: DelimitedHeader | null; items: DelimitedItem[] }[] = [];
  for (let at = 0; at < items.length; at++) {
    const item = items[at]!;
    const last = sections.at(-1);
    const header = item.kind === 'row' ? headerAt(item.row, rowOf(items[at + 1])) : null;
    if (header !== null) {
      sections.push({ kind: 'table', header, items: [] });
      at += header.rows.length - 1;
    } else if (last?.kind === 'table' && !endsTable(item) && !isFoot(items, at)) {
      last.items.push(item);
    } else {
      const kind =
        item.kind === 'line' && !(last?.kind === 'head' && goesOn(last.items.at(-1), item))
          ? 'plain'
          : 'head';
      if (last?.kind === kind) last.items.push(item);
      else sections.push({ kind, header: null, items: [item] });
    }
  }
  return sections as readonly Section[];
}

function rowOf(item: DelimitedItem | undefined): DelimitedRow | null {
  return item?.kind === 'row' ? item.row : null;
}

/** A title, or the first label of a head, ends the table before it. */
function endsTable(item: DelimitedItem): boolean {
  if (item.kind === 'rule') return false;
  if (item.kind === 'line') return announcesForm(item.line.text) || isFirstHeadLabel(item.line.text.trim());
  const filled = item.row.pieces.filter((piece) => piece !== '');
  const first = filled[0] ?? '';
  return isFirstHeadLabel(first) || (filled.length === 1 && announcesForm(first));
}

/** Signatures and the like, with no label of an indicator behind them before the next header. */
function isFoot(items: readonly DelimitedItem[], at: number): boolean {
  const text = firstText(items[at]!);
  if (text === undefined || !beginsFoot(text)) return false;
  for (const item of items.slice(at + 1)) {
    if (endsTable(item)) break;
    if (item.kind !== 'row') continue;
    if (isHeaderCells(item.row.pieces)) break;
    if (item.row.pieces.some((piece) => level1Code(piece) !== null || level2Code(piece) !== null))
      return false;
  }
  return true;
}

function firstText(item: DelimitedItem): string | undefined {
  if (item.kind === 'rule') return undefined;
  return item.kind === 'line' ? item.line.text : item.row.pieces.find((piece) => piece !== '');
}

/** Whether a line without marks goes on with the value of the head row right above it. */
function goesOn(above: DelimitedItem | undefined, item: DelimitedItem): boolean {
  if (above === undefined || item.kind !== 'line' || above.kind === 'rule') return false;
  const bottom = above.kind === 'row' ? above.row.to : above.line.number;
  if (item.line.number !== bottom + 1 || announcesForm(item.line.text)) return false;
  if (
    headLabelKind(item.line.text) !== null ||
    isLabelled(item.line.text) ||
    /^\s*[（(]?20\d\d年度?[）)]?\s*$/u.test(item.line.text)
  )
    return false;
  return above.kind === 'line' || above.row.pieces.filter((piece) => piece !== '').length > 1;
}

/** 主管部门：县水利局, a field of its own. What begins with 其中： goes on with the goals or the sums above. */
function isLabelled(line: string): boolean {
  const label = /^([^:：]+)[:：]/u.exec(line.trim())?.[1] ?? '';
  return headLabelKind(label) !== null && !label.startsWith('其中');
}

function linesBetween(lines: readonly TextLine[], items: readonly DelimitedItem[]): readonly TextLine[] {
  const from = itemLines(items[0]).from;
  const to = itemLines(items.at(-1)).to;
  // The items' own text: marks may have been taken off a line, or lines been put together.
  const own = new Map(items.flatMap((item) => (item.kind === 'line' ? [[item.line.number, item.line]] : [])));
  return lines
    .filter((line) => line.number >= from && line.number <= to)
    .map((line) => own.get(line.number) ?? { ...line, text: '' });
}

function itemLines(item: DelimitedItem | undefined): { readonly from: number; readonly to: number } {
  if (item === undefined) return { from: 0, to: 0 };
  return item.kind === 'row' ? item.row : { from: item.line.number, to: item.line.number };
}

function headGrid(items: readonly DelimitedItem[]): Grid {
  const rows = headOnce(items.flatMap((item) => (item.kind === 'row' ? [item.row] : [])));
  const cells: Cell[] = [];
  let row = -1;
  for (const item of items) {
    if (item.kind === 'rule') continue;
    if (item.kind === 'row') {
      row++;
      const own = rows[row]!;
      const spans = labelSpans(own.pieces);
      cells.push(
        ...rowCells(row, own).map((printed) => ({ ...printed, columnSpan: spans.get(printed.column) ?? 1 })),
      );
    } else {
      const last = cells.pop() as Cell;
      const from = last.locator.kind === 'line' ? last.locator.from : item.line.number;
      cells.push({
        ...last,
        lines: [...last.lines, item.line.text.trim()],
        locator: { kind: 'line', from, to: item.line.number },
        confidence: CONTINUED,
      });
    }
  }
  return grid(cells, row + 1);
}

function rowCells(row: number, source: DelimitedRow): readonly Cell[] {
  return source.pieces.flatMap((piece, column) =>
    piece === '' ? [] : [cell(row, column, piece.split('\n'), source, 1)],
  );
}

function cell(
  row: number,
  column: number,
  lines: readonly string[],
  place: { readonly from: number; readonly to: number },
  confidence: number,
): Cell {
  const locator = { kind: 'line', from: place.from, to: place.to } as const;
  return { row, column, rowSpan: 1, columnSpan: 1, lines, locator, confidence };
}

function grid(cells: readonly Cell[], rowCount: number): Grid {
  const lines = cells.map((c) => c.locator).filter((locator) => locator.kind === 'line');
  return {
    kind: 'grid',
    origin: 'delimited',
    page: null,
    rowCount,
    columnCount: cells.reduce((count, c) => Math.max(count, c.column + 1), 0),
    cells,
    locator: {
      kind: 'line',
      from: lines.reduce((least, l) => Math.min(least, l.from), Number.POSITIVE_INFINITY),
      to: lines.reduce((most, l) => Math.max(most, l.to), 0),
    },
    columnEdges: null,
  };
}

interface TableBlocks extends RunningBlocks {
  /** The last level-1 label, for the part of the table after the next header. */
  readonly level1: string;
}

function tableGrid(printed: MarkedTable, above: string): TableBlocks {
  const { header, items, torn } = columnsOnce(printed);
  const names = withoutEmptyEnd(header.names);
  const roles = withMarkedLevels(markedRoles(names), items);
  const body = delimitedBody(items, roles);
  const texts = body.rows.map((row) => rowTexts(row, roles));
  const doubtful = new Set([
    ...rowsOfLostLabels(texts),
    ...rowsOfStrayMarks(texts, unscoredRows(body, roles)),
    ...rowsOfStrayColumns(
      body.rows.map(({ cells, band }) => ({ columns: new Set(cells.keys()), band })),
      names,
    ),
    ...body.rows.flatMap((row, at) => (isMuddled(roles, names) || torn.has(row.from) ? [at] : [])),
  ]);
  const top = header.rows.length;
  const cells: Cell[] = [];
  let level1 = above;
  body.rows.forEach((row, index) => {
    level1 = (row.band ? null : row.cells.get(roles.indexOf('level1'))?.join('')) ?? level1;
    const read = readCells(row, index + top, roles, level1);
    cells.push(...(doubtful.has(index) ? read.map((own) => rowDoubted(own, roles)) : read));
  });
  const spanned = spanLevels(cells, body.rows.length + top, roles);
  cells.splice(0, cells.length, ...headerCells(header), ...spanned);
  const left = leftBlocks(body, items);
  const marked = left.flatMap(({ item }) => (item.kind === 'row' ? [item] : []));
  const misfits = marked.filter((item) => !isSumOrFoot(item));
  marked.forEach((item, index) => {
    for (const c of rowCells(body.rows.length + top + index, item.row))
      cells.push(misfits.includes(item) ? { ...c, confidence: UNREADABLE } : c);
  });
  return {
    blocks: [grid(cells, body.rows.length + top + marked.length), ...left.flatMap(({ block }) => block)],
    problems: [
      ...misfits.map(({ row }) => unreadable(row)),
      ...leftOver(left.flatMap(({ item, block }) => (beginsWithLabel(item) ? block : []))),
    ],
    level1,
  };
}

/** Two columns of names with none of values between: merged cells printed again whose header is damaged. */
function isMuddled(roles: readonly MarkedRole[], names: readonly string[]): boolean {
  const named = roles.filter((_, at) => names[at] !== '');
  return named.some((role, at) => role === 'level3' && named[at + 1] === 'level3');
}

/** Rows, from 0, with nothing in a column of points. */
function unscoredRows({ rows }: DelimitedBody, roles: readonly MarkedRole[]): ReadonlySet<number> {
  const columns = [roles.indexOf('weight'), roles.indexOf('score')].filter((column) => column >= 0);
  const isUnscored = ({ cells }: ReadRow) => columns.some((column) => !cells.has(column));
  return new Set(rows.flatMap((row, at) => (isUnscored(row) ? [at] : [])));
}

function markedRoles(names: readonly string[]): readonly MarkedRole[] {
  return headerRoles(names).map((role, at) => {
    if (role !== null) return role;
    return isSideLabel(names[at]!) ? 'side' : AMOUNT_NAME.test(compact(names[at]!)) ? 'amount' : 'other';
  });
}

/** 预算数, 项目资金（万元）, 申请金额. */
const AMOUNT_NAME = /^[^度值]*(?:预算数?|金额|资金)(?:总额|合计)?(?:[（(]?万?元[）)]?)?$/u;

function headerCells({ rows, spans }: DelimitedHeader): readonly Cell[] {
  return rows.flatMap((row, at) =>
    rowCells(at, row).map((own) => ({
      ...own,
      rowSpan: at === 0 && !spans.has(own.column) ? rows.length : 1,
      columnSpan: at === 0 ? (spans.get(own.column) ?? 1) : 1,
    })),
  );
}

/** The name's confidence stands for that of the labels it is read under, and of the cells beside it. */
function rowDoubted(own: Cell, roles: readonly MarkedRole[]): Cell {
  return roles[own.column] === 'level3' ? { ...own, confidence: Math.min(own.confidence, LABEL_LOST) } : own;
}

function rowTexts({ cells, band }: ReadRow, roles: readonly MarkedRole[]): RowTexts {
  const of = (role: MarkedRole): string =>
    band ? '' : compact((cells.get(roles.indexOf(role)) ?? []).join(''));
  const pieces = [...cells].filter(([column]) => roles[column] !== 'level1' && roles[column] !== 'level2');
  return {
    band,
    level1: of('level1'),
    level2: of('level2'),
    name: of('level3'),
    value: of('target'),
    unit: of('unit'),
    pieces: pieces.map(([, lines]) => compact(lines.join(''))),
  };
}

function withoutEmptyEnd(pieces: readonly string[]): readonly string[] {
  return pieces.slice(0, pieces.findLastIndex((piece) => piece !== '') + 1);
}

function readCells(
  row: ReadRow,
  index: number,
  roles: readonly MarkedRole[],
  level1: string,
): readonly Cell[] {
  const confidence = marginConfidence(row.margin);
  return [...row.cells].map(([column, lines]) => {
    const misplaced = !row.band && roles[column] === 'level2' && isMisplaced(lines.join(''), level1);
    const read = cell(index, column, lines, row, misplaced ? Math.min(confidence, MISPLACED) : confidence);
    return row.band ? { ...read, columnSpan: roles.length } : read;
  });
}

function leftBlocks(
  body: DelimitedBody,
  items: readonly DelimitedItem[],
): readonly { item: DelimitedItem; block: readonly TextBlock[] }[] {
  return body.left.map((at) => {
    const item = items[at] as DelimitedItem;
    return { item, block: item.kind === 'line' ? textBlocks(toAtoms([item.line])) : [] };
  });
}

function unreadable(row: DelimitedRow): Problem {
  return {
    code: 'row-unreadable',
    message: `the cells of this line do not fit the table's columns: ${row.pieces.filter((piece) => piece !== '').join(' | ')}`,
    severity: 'review',
    locator: { kind: 'line', from: row.from, to: row.to },
  };
}
