/** Rows of the indicator table as they stand in one grid, before labels are carried over merged cells and page breaks. */
import type { ColumnRole } from '../../glossary/columns.ts';
import { beginsFoot, isHeadLabel } from '../../glossary/head-labels.ts';
import { isLevel1Name, isLevel2Name } from '../../glossary/levels.ts';
import { sumsUp } from '../../glossary/sums.ts';
import type { Cell } from '../tables/block.ts';
import { type Bands, belowOwn, isLevelBand, nameAlone, NO_BANDS, withBand, withName } from './bands.ts';
import { type BodyRow, bodyRowAt } from './body-row.ts';
import type { Claims } from './claims.ts';
import { bandPeriod, type ColumnSet, type ColumnSlot } from './column-header.ts';
import { cellText, type GridIndex } from './grid-index.ts';
import { headFields } from './head-fields.ts';
import { headField, printed } from './printed.ts';
import type { HeadField, Period, Printed } from './raw-form.ts';

export interface BodyPart {
  readonly rows: readonly BodyRow[];
  /** A label with its text across the table, between rows or below them: 备注 | … */
  readonly fields: readonly HeadField[];
  readonly notes: readonly Printed[];
  /** Level cells without a name or value in the first row: the rest of labels that a page break cut. */
  readonly labelTail: { readonly level1: Cell | null; readonly level2: Cell | null };
  /** What a row that the page break cut has on this page besides its name and value; null where nothing. */
  readonly rest: BodyRow | null;
  /** Row at which the body ends because something else begins; the grid's row count where it does not. */
  readonly end: number;
}

export interface BodyRequest {
  readonly index: GridIndex;
  readonly from: number;
  readonly sets: readonly ColumnSet[];
  readonly claims: Claims;
  /** The table goes on from rows before a page break. */
  readonly goesOn: boolean;
  /** Whether the body ends before a row: a new title, a new head, a new header. */
  readonly endsAt: (row: number) => boolean;
}

/** Reads the body from a row on; claims every cell with text in it. */
export function bodyRows(request: BodyRequest): BodyPart {
  const { index, from, sets, claims } = request;
  const rows: BodyRow[] = [];
  const fields: HeadField[] = [];
  const notes: Printed[] = [];
  const seen = new Set<string>();
  let bands = NO_BANDS;
  let bandOf: Period | null = null;
  const rest = request.goesOn ? restAt(request) : null;
  let row = from;
  for (; row < index.grid.rowCount && !request.endsAt(row); row++) {
    const wide = bandCell(index, row, sets);
    if (wide !== null) {
      bands = withBand(bands, wide, bandCell(index, row + 1, sets), index);
      bandOf = bandPeriod(cellText(wide)) ?? bandOf;
      if (wide.row === row) {
        const taken = takeWide(wide, index, claims);
        fields.push(...taken.fields);
        notes.push(...taken.notes);
      }
      continue;
    }
    const alone = row === from && request.goesOn ? null : nameAlone(index, row, sets[0]!.slots);
    if (alone !== null) {
      bands = withName(bands, alone, nameAlone(index, row + 1, sets[0]!.slots));
      claims.claim(alone.cell, 'row');
      notes.push(...unclaimed(index.starting(row), claims));
      continue;
    }
    if (isFootRow(index, row) || leadsToHeader(request, row)) {
      const foot = headFields(index, row, row + 1, claims);
      fields.push(...foot.fields);
      notes.push(...foot.notes);
      continue;
    }
    const taken = isTotal(index, row) ? [] : rowsAt(request, row, bands, bandOf, seen);
    rows.push(...taken);
    for (const own of taken) bands = belowOwn(bands, own);
    notes.push(...sideNotes(index, row, sets, claims));
    if (taken.length === 0) notes.push(...unclaimed(index.starting(row), claims));
  }
  // Labels without a row of their own, and what runs down from the header.
  for (let at = from; at < row; at++) notes.push(...unclaimed(index.covering(at), claims));
  return { rows, fields, notes, labelTail: labelTail(index, from, sets[0]!), rest, end: row };
}

/** A cell across the table: with a label beside it a field, else a note, but for a level's name, which the rows below print. */
function takeWide(wide: Cell, index: GridIndex, claims: Claims): { fields: HeadField[]; notes: Printed[] } {
  const beside = index
    .starting(wide.row)
    .filter((cell) => cell !== wide && cell.rowSpan === 1 && cellText(cell) !== '');
  if (beside.length === 1 && isHeadLabel(cellText(beside[0]))) {
    claims.claim(beside[0]!, 'head-label');
    claims.claim(wide, 'head-value');
    return { fields: [headField(beside[0]!.lines.join(''), printed([wide]))], notes: [] };
  }
  const isLevel = isLevelBand(wide, index);
  claims.claim(wide, isLevel ? 'row' : 'note');
  for (const cell of beside) claims.claim(cell, 'note');
  const own = isLevel ? beside : inOrder([...beside, wide]);
  return { fields: [], notes: own.length === 0 ? [] : [printed(own)] };
}

function inOrder(cells: readonly Cell[]): Cell[] {
  return [...cells].sort((a, b) => a.column - b.column);
}

/** The first row where it has neither name nor value, but text in other columns: it cannot be a row of its own. */
function restAt({ index, from, sets, claims, endsAt }: BodyRequest): BodyRow | null {
  if (endsAt(from) || isTotal(index, from) || bandCell(index, from, sets) !== null) return null;
  const row = bodyRowAt(index, from, sets[0]!.slots, { set: 0, period: null, bands: NO_BANDS });
  // A number is never broken over two lines: one without a row is a sum.
  const isSum = row.cells.weight?.some(hasText) === true || row.cells.score?.some(hasText) === true;
  if (isSum || identity(row, index.grid.columnCount) !== null) return null;
  const own = [...Object.values(row.cells), ...row.others.map((other) => other.cells)]
    .flat()
    .filter((cell) => cell.row === from && cellText(cell) !== '');
  if (own.length === 0) return null;
  for (const cell of own) claims.claim(cell, 'row');
  return row;
}

function hasText(cell: Cell): boolean {
  return cellText(cell) !== '';
}

function labelTail(index: GridIndex, row: number, set: ColumnSet): BodyPart['labelTail'] {
  const find = (role: ColumnRole) => {
    const slot = set.slots.find((s) => s.role === role);
    const cell = slot === undefined ? undefined : index.at(row, slot.from);
    return cell !== undefined && cell.columnSpan <= slot!.to - slot!.from && cellText(cell) !== ''
      ? cell
      : null;
  };
  return find('level3') !== null || find('target') !== null
    ? { level1: null, level2: null }
    : { level1: find('level1'), level2: find('level2') };
}

function rowsAt(
  { index, sets, claims }: BodyRequest,
  row: number,
  bands: Bands,
  bandOf: Period | null,
  seen: Set<string>,
): BodyRow[] {
  const found: BodyRow[] = [];
  for (const [at, set] of sets.entries()) {
    for (const slots of perArea(set.slots)) {
      const period = set.period ?? bandOf ?? sidePeriod(index, row, slots);
      const bodyRow = bodyRowAt(index, row, slots, { set: at, period, bands });
      const key = identity(bodyRow, index.grid.columnCount);
      if (key === null || seen.has(key) || isPlaceholder(bodyRow)) continue;
      seen.add(key);
      for (const cell of rowCells(bodyRow)) claims.claim(cell, 'row');
      found.push(bodyRow);
    }
  }
  return found.map((own) => withPeriodDoubt(own, found));
}

/**
 * The same indicator in two sets of columns is there for two periods: where nothing says which, both may be taken for the year's, and so
 * may one beside the year's own.
 */
function withPeriodDoubt(row: BodyRow, beside: readonly BodyRow[]): BodyRow {
  const name = nameOf(row);
  const twin = beside.find((other) => other !== row && other.area === row.area && nameOf(other) === name);
  const isToldByTwin = twin?.period === 'midterm' || twin?.period === 'longterm';
  if (twin === undefined || name === '' || row.period !== null || isToldByTwin) return row;
  const message = 'the indicator stands in two sets of columns, and nothing says which period each is for';
  const locator = row.cells.level3?.[0]?.locator ?? null;
  return {
    ...row,
    problems: [...row.problems, { code: 'period-unclear', severity: 'review', message, locator }],
  };
}

function nameOf(row: BodyRow): string {
  return (row.cells.level3 ?? []).map(cellText).join('');
}

/** 总分 | 100: the sum of a column, no indicator. */
function isTotal(index: GridIndex, row: number): boolean {
  return sumsUp(
    index
      .starting(row)
      .map(cellText)
      .filter((text) => text !== ''),
  );
}

/** 填报人： | … | 联系电话： | …, 填报人：… | 联系电话：…, or stamps and dates: the form's foot, drawn into its table. */
function isFootRow(index: GridIndex, row: number): boolean {
  const first = index.starting(row).find((cell) => cellText(cell) !== '');
  return first !== undefined && first.column === 0 && beginsFoot(cellText(first));
}

/** 年度主要任务2 | … | 预算（万元） | …: labels with their values right above the columns' names printed again, another task's. */
function leadsToHeader({ index, endsAt }: BodyRequest, from: number): boolean {
  let row = from;
  while (row < index.grid.rowCount && !endsAt(row) && isLabelled(index, row)) row++;
  return row > from && row < index.grid.rowCount && endsAt(row);
}

/** Whether a row holds nothing but labels of a head, each with its value right of it. */
function isLabelled(index: GridIndex, row: number): boolean {
  const cells = index.starting(row);
  const isLabel = (cell: Cell) => isHeadLabel(cellText(cell)) && !isLevel1Name(cellText(cell));
  return (
    cells.length % 2 === 0 &&
    cells[0]?.column === 0 &&
    cells.every((cell, i) => isLabel(cell) === (i % 2 === 0))
  );
}

/** One list of slots for each township's value column, each with all the other columns. */
function perArea(slots: readonly ColumnSlot[]): (readonly ColumnSlot[])[] {
  const areas = slots.filter((slot) => slot.area !== null);
  if (areas.length === 0) return [slots];
  // 合计 beside the townships is what all of them come to, and stays beside each.
  const beside = slots.map((slot) =>
    slot.role === 'target' && slot.area === null ? { ...slot, role: 'other' as const } : slot,
  );
  return areas.map((area) => beside.filter((slot) => slot.role !== 'target' || slot === area));
}

/** What makes a row one: its level-3 and value cells. Null where neither holds anything. */
function identity(row: BodyRow, columns: number): string | null {
  const own = [...(row.cells.level3 ?? []), ...(row.cells.target ?? []), ...(row.cells.actual ?? [])];
  if (own.every((cell) => cellText(cell) === '')) return null;
  return own.map((cell) => cell.row * columns + cell.column).join(',') + (row.area ?? '');
}

/** A line of the blank form that nobody filled in: …… or 指标2： as a name, and no value, or …… for it as well. */
function isPlaceholder({ cells: { level3, target, actual } }: BodyRow): boolean {
  const text = (own: readonly Cell[] | undefined) => (own ?? []).map(cellText).join('');
  return (
    /^(?:指标\d*[:：]?[….．·]*|[….．·]+)$/u.test(text(level3)) &&
    /^[….．·]*$/u.test(text(target)) &&
    text(actual) === ''
  );
}

/** All cells of a row with text in them. */
function rowCells(row: BodyRow): Cell[] {
  const cells = [
    ...(row.level1 === null ? [] : [row.level1.cell]),
    ...(row.level2 === null ? [] : [row.level2.cell]),
    ...Object.values(row.cells).flat(),
    ...row.others.flatMap((other) => other.cells),
  ];
  return cells.filter((cell) => cellText(cell) !== '');
}

/** A cell that runs over level 3 and the value at once: a band with a level's name, a note, a heading. */
function bandCell(index: GridIndex, row: number, sets: readonly ColumnSet[]): Cell | null {
  const slots = sets[0]!.slots;
  const third = slots.find((slot) => slot.role === 'level3');
  const target = slots.find((slot) => slot.role === 'target' || slot.role === 'actual');
  if (third === undefined || target === undefined) return null;
  const left = index.at(row, third.from);
  const right = index.at(row, target.to - 1);
  if (left === undefined || left !== right || cellText(left) === '') return null;
  return isBesideLabel(index, row, left, third) ? null : left;
}

/**
 * Beside a level's name: a name and its value whose wall was not found, and a row, however it reads. Words beside a label of their own row alone
 * (满意度指标 | 本年度不考核) are a remark.
 */
function isBesideLabel(index: GridIndex, row: number, wide: Cell, third: ColumnSlot): boolean {
  if (wide.column < third.from || bandPeriod(cellText(wide)) !== null) return false;
  return index.covering(row, 0, third.from).some((cell) => {
    const isLevel = isLevel1Name(cellText(cell)) || isLevel2Name(cellText(cell));
    return isLevel && (cell.rowSpan > wide.rowSpan || /\d/u.test(cellText(wide)));
  });
}

function sidePeriod(index: GridIndex, row: number, slots: readonly ColumnSlot[]): Period | null {
  for (const slot of slots) {
    if (slot.role !== null) continue;
    for (const cell of index.covering(row, slot.from, slot.to)) {
      const period = bandPeriod(cellText(cell));
      if (period !== null) return period;
    }
  }
  return null;
}

/** Side labels that begin in a row. */
function sideNotes(index: GridIndex, row: number, sets: readonly ColumnSet[], claims: Claims): Printed[] {
  const notes: Printed[] = [];
  for (const slot of sets[0]!.slots.filter((s) => s.role === null)) {
    for (const cell of index.covering(row, slot.from, slot.to)) {
      if (cellText(cell) === '' || claims.has(cell)) continue;
      claims.claim(cell, 'side-label');
      notes.push(printed([cell]));
    }
  }
  return notes;
}

/** What is printed in these cells and is no part of a row is kept as a note. */
function unclaimed(cells: readonly Cell[], claims: Claims): Printed[] {
  const own = cells.filter((cell) => cellText(cell) !== '' && !claims.has(cell));
  for (const cell of own) claims.claim(cell, 'note');
  return own.length === 0 ? [] : [printed(own)];
}
