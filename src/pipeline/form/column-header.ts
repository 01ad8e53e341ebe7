/** Finds the header of the indicator table and what each of its columns holds. */
import { type ColumnRole, columnRole, isIndicatorHeader, resolveRoles } from '../../glossary/columns.ts';
import { isAreaName, isColumnGroup } from '../../glossary/column-groups.ts';
import { rolesByContent } from '../../glossary/columns-by-content.ts';
import { compact } from '../../glossary/compact.ts';
import { countColumns } from '../../glossary/counted-columns.ts';
import { isHeadLabel } from '../../glossary/head-labels.ts';
import { areLevelNames, columnOfLevel, LEVELS_BY_CONTENT } from '../../glossary/level-columns.ts';
import { isLevel1Name, isLevel2Name, splitLevelWeight } from '../../glossary/levels.ts';
import type { Cell } from '../tables/block.ts';
import { cellText, type GridIndex } from './grid-index.ts';
import type { Period } from './raw-form.ts';

/** One column of the indicator table: grid columns `from` up to but not including `to`. */
export interface ColumnSlot {
  readonly from: number;
  readonly to: number;
  readonly role: ColumnRole | null;
  /** The header as printed, its levels joined from top to bottom. */
  readonly header: string;
  /** The township or unit, where the form has one value column each. */
  readonly area: string | null;
  readonly period: Period | null;
  /** Nothing but what stands in it says that it is this column. */
  readonly isGuessed?: boolean;
}

/** The columns that make one row each: two sets where 中期 and 年度 stand side by side. */
export interface ColumnSet {
  readonly slots: readonly ColumnSlot[];
  readonly period: Period | null;
}

export interface ColumnHeader {
  /** First row below the header. */
  readonly bodyRow: number;
  readonly sets: readonly ColumnSet[];
  /** Cells of the header; side labels that run down beside the body are not among them. */
  readonly cells: readonly Cell[];
}

/** All names of a header's columns, so that one printed again is known; a side label's text is cut differently on every page. */
export function headerText(sets: readonly ColumnSet[] | null): string {
  const named = (sets ?? []).flatMap((set) => set.slots.filter((slot) => slot.role !== null));
  return named.map((slot) => slot.header).join('|');
}

/** Whether a header names a column of levels: one without (指标 | 目标值) may head plan figures. */
export function namesLevels(header: ColumnHeader): boolean {
  const slots = header.sets.flatMap((set) => set.slots);
  return slots.some(({ role, header: text }) => role === 'level1' || role === 'level2' || /三级/u.test(text));
}

/** Headers of more than this many rows were never met. */
const DEEPEST = 3;
/** The longest name of a project list's own column met is 年度绩效目标（概述）, ten characters; values are longer or hold figures. */
const LONGEST_NAME = 12;

/** The header that begins at a row, or null where none does. */
export function columnHeaderAt(index: GridIndex, row: number): ColumnHeader | null {
  for (let depth = 1; depth <= DEEPEST && row + depth <= index.grid.rowCount; depth++) {
    if (depth > 1 && !spansRows(index, row, depth)) continue;
    const slots = slotsOf(index, row, depth);
    if (!isIndicatorHeader(slots.map((slot) => slot.role))) continue;
    const whole = deepen(index, row, depth);
    const finalSlots = slotsOf(index, row, whole);
    if (!isIndicatorHeader(finalSlots.map((slot) => slot.role))) continue;
    const isCounted =
      row + whole < index.grid.rowCount && countColumns(index.starting(row + whole).map(cellText));
    const bodyRow = row + whole + (isCounted ? 1 : 0);
    const named = withLevelsByContent(index, bodyRow, finalSlots);
    return {
      bodyRow,
      sets: withPeriods(index, row, columnSets(named)),
      cells: headerCells(index, row, bodyRow - row, named),
    };
  }
  return headerByContent(index, row);
}

/**
 * The header of one row whose columns only what stands under them tells: names beside each other over a row that begins with a level 1 and a
 * level 2, none of them a level's name, a field of the head or a value. A value told so is a guess, and its rows are for review.
 */
function headerByContent(index: GridIndex, row: number): ColumnHeader | null {
  if (index.grid.origin === 'inferred' || !index.starting(row).every(isColumnName)) return null;
  const slots = slotsOf(index, row, 1);
  if (slots.filter(({ header }) => header !== '').length < LEAST_COLUMNS) return null;
  if (!beginsLevels(index, row + 1)) return null;
  const roles = rolesByContent(
    slots.map(({ role }) => role),
    slots.map((slot) => textsBelow(index, row + 1, slot)),
  );
  if (roles === null || !isIndicatorHeader(roles)) return null;
  const named = slots.map((slot, i) => {
    const isGuessed = roles[i] === 'target' && slot.role !== 'target';
    return { ...slot, role: roles[i]!, ...(isGuessed ? { isGuessed } : {}) };
  });
  return { bodyRow: row + 1, sets: columnSets(named), cells: headerCells(index, row, 1, named) };
}

/** Two levels, the indicator and its value. */
const LEAST_COLUMNS = 4;

/** Short, without figures, and no level, no field of the head: what a header's cell holds, or nothing. */
function isColumnName(cell: Cell): boolean {
  const text = cellText(cell);
  const isHead = isHeadLabel(text) && columnRole(text) === null && !/^(?:绩效)?目标$/u.test(text);
  return isShortName(cell) && !isLevel1Name(text) && !isLevel2Name(text) && !isHead;
}

/** Whether a row has the name of a level 1 and, right beside it, that of a level 2. */
function beginsLevels(index: GridIndex, row: number): boolean {
  const nameOf = (cell: Cell | undefined) => splitLevelWeight(cellText(cell)).name;
  return index.starting(row).some((cell) => {
    const beside = index.at(row, cell.column + cell.columnSpan);
    return beside?.row === row && isLevel1Name(nameOf(cell)) && isLevel2Name(nameOf(beside));
  });
}

/**
 * A level's column whose header says nothing (written over, under a seal, a blank, or 指标类型): it is known by the standard's names in it. Only left
 * of level 3, and where no other column has the level.
 */
function withLevelsByContent(
  index: GridIndex,
  bodyRow: number,
  slots: readonly ColumnSlot[],
): readonly ColumnSlot[] {
  const named = partedLevels(index, bodyRow, slots);
  const third = named.findIndex(({ role }) => role === 'level3');
  for (const level of LEVELS_BY_CONTENT) {
    if (named.some(({ role }) => role === level)) continue;
    const at = columnOfLevel(
      named.map((slot, i) => {
        if ((slot.role !== null && slot.role !== 'other') || i >= third) return [];
        return textsBelow(index, bodyRow, slot);
      }),
      level,
    );
    if (at >= 0) named[at] = { ...named[at]!, role: level };
  }
  return named;
}

/** 指标类别 over two columns, the one of level 1 and the other of level 2: a slot each. */
function partedLevels(index: GridIndex, bodyRow: number, slots: readonly ColumnSlot[]): ColumnSlot[] {
  const third = slots.findIndex(({ role }) => role === 'level3');
  if (slots.some(({ role }) => role === 'level2')) return [...slots];
  return slots.flatMap((slot, at): ColumnSlot[] => {
    const { from, to, role } = slot;
    if (at > third || (role !== null && role !== 'other' && role !== 'level1')) return [slot];
    for (let wall = from + 1; wall < to; wall++) {
      const [left, right] = [
        { ...slot, to: wall },
        { ...slot, from: wall },
      ];
      // One label may stand over all rows but those whose label stands over both columns.
      const labels = textsBelow(index, bodyRow, left).map((text) => splitLevelWeight(text).name);
      const areLevels1 = labels.length > 0 && labels.every(isLevel1Name);
      if (areLevels1 && areLevelNames(textsBelow(index, bodyRow, right), 'level2'))
        return [
          { ...left, role: 'level1' },
          { ...right, role: 'level2' },
        ];
    }
    return [slot];
  });
}

function textsBelow(index: GridIndex, row: number, { from, to }: ColumnSlot): string[] {
  const cells = new Set<Cell>();
  for (let r = row; r < index.grid.rowCount; r++) {
    const cell = index.at(r, from);
    if (cell !== undefined && cell.row >= row && cell.column >= from && cell.column + cell.columnSpan <= to)
      cells.add(cell);
  }
  return [...cells].map(cellText).filter((text) => text !== '');
}

/**
 * A header of several rows shows itself by a level's name that spans them, or by a first row that holds nothing but names of
 * columns and of groups of columns. Anything else above a header is the head.
 */
function spansRows(index: GridIndex, row: number, depth: number): boolean {
  const cells = index.starting(row).filter((cell) => cellText(cell) !== '');
  const others = cells.filter((cell) => cell.rowSpan === depth && isShortName(cell));
  const groups = others.length === 0 ? [] : cells.filter((cell) => isOtherGroup(cell, depth));
  for (let between = row + 1; between < row + depth - 1; between++) {
    const isHeader = (cell: Cell) =>
      cellText(cell) === '' ||
      isNamed(cell) ||
      (isShortName(cell) && groups.some((own) => isUnder(cell, own)));
    if (!index.starting(between).every(isHeader)) return false;
  }
  const spanning = cells.some(
    (cell) => cell.rowSpan > 1 && cell.rowSpan <= DEEPEST && /^level/u.test(columnRole(cellText(cell)) ?? ''),
  );
  // A row of goals' headings (预期目标 | 实际完成情况) names columns as well, but none of an indicator.
  const ofIndicators = cells.some((cell) => /指标|[一二三]级/u.test(cellText(cell)));
  const named = cells.filter((cell) => !others.includes(cell) && !groups.includes(cell));
  return spanning || (cells.length >= 2 && ofIndicators && named.length > 0 && named.every(isNamed));
}

/** 项目预算 over 合计 | 财政资金 | 其他资金: a group no glossary holds. It counts beside a column that spans all of the header's rows only. */
function isOtherGroup(cell: Cell, depth: number): boolean {
  return cell.columnSpan > 1 && cell.rowSpan < depth && isShortName(cell) && !isNamed(cell);
}

function isUnder(cell: Cell, group: Cell): boolean {
  return cell.column >= group.column && cell.column < group.column + group.columnSpan;
}

/** Columns of a list of projects that no glossary holds (序号, 预算金额) are known by spanning all of the header's rows. */
function isShortName(cell: Cell): boolean {
  const text = cellText(cell);
  return text.length <= LONGEST_NAME && !/\d/u.test(text);
}

function isNamed(cell: Cell): boolean {
  return columnRole(cellText(cell)) !== null || isColumnGroup(cellText(cell));
}

/** A header is as deep as the deepest of its cells that names a column; its shorter ones have sub-headers below. */
function deepen(index: GridIndex, row: number, depth: number): number {
  const reach = index
    .covering(row)
    .filter((cell) => columnRole(cellText(cell)) !== null && cell.rowSpan <= DEEPEST)
    .map((cell) => cell.row + cell.rowSpan - row);
  return Math.min(Math.max(depth, ...reach), DEEPEST, index.grid.rowCount - row);
}

function slotsOf(index: GridIndex, row: number, depth: number): ColumnSlot[] {
  const stacks: { from: number; to: number; cells: Cell[] }[] = [];
  for (let c = 0; c < index.grid.columnCount; c++) {
    const cells: Cell[] = [];
    for (let r = row; r < row + depth; r++) {
      const cell = index.at(r, c);
      // What began above the header runs down beside it: the lower half of 绩/效/指/标 is no column of that name.
      if (cell !== undefined && cell.row >= row && cells.at(-1) !== cell) cells.push(cell);
    }
    const last = stacks.at(-1);
    if (
      last !== undefined &&
      last.cells.length === cells.length &&
      last.cells.every((x, i) => x === cells[i])
    ) {
      last.to = c + 1;
    } else {
      stacks.push({ from: c, to: c + 1, cells });
    }
  }
  const roles = resolveRoles(stacks.map(({ cells }) => roleText(cells)));
  return stacks.map(({ from, to, cells }, i) => {
    const texts = cells.map(cellText).filter((text) => text !== '');
    const header = texts.join('');
    const area = areaOf(texts);
    return {
      from,
      to,
      role: area === null ? (roles[i] ?? null) : 'target',
      header,
      area,
      period: periodOf(header),
    };
  });
}

/** The text that tells a column's role: its lowest header where that says something, else all of them together. */
function roleText(cells: readonly Cell[]): string {
  const texts = cells.map(cellText).filter((text) => text !== '');
  const lowest = texts.at(-1) ?? '';
  if (columnRole(lowest) !== null) {
    // 年度 | 中期 over 指标值: the lowest alone would not tell the periods apart.
    const joined = texts.join('');
    const role = columnRole(lowest);
    return role === 'target' && periodOf(joined) !== null && periodOf(lowest) === null ? joined : lowest;
  }
  return columnRole(texts.join('')) === null ? lowest : texts.join('');
}

/** A column named after a township, alone or under a value's header. */
function areaOf(texts: readonly string[]): string | null {
  const lowest = texts.at(-1) ?? '';
  return isAreaName(lowest) ? lowest : null;
}

/** What a header says of a period outside its brackets, else in one that says nothing more: 指标值（年度）. */
function periodOf(header: string): Period | null {
  const alone = PERIOD_ALONE.exec(header)?.[1] ?? '';
  return periodIn(header.replace(/[（(].*?[)）]/gu, '')) ?? periodIn(alone);
}

const PERIOD_ALONE = /[（(](年度|当年|本年度?|中期|中长期|长期|总体|实施期|三年)[)）]/u;

function periodIn(header: string): Period | null {
  if (/年度|当年|本年/u.test(header)) return 'annual';
  if (/中期|实施期|三年/u.test(header)) return 'midterm';
  if (/长期|总体/u.test(header)) return 'longterm';
  return null;
}

/** The period a side label or a band across the table states: 长期绩效指标, 年度绩效指标. */
export function bandPeriod(text: string): Period | null {
  const bare = compact(text);
  if (bare.length > 16 || !/指标|目标|绩效/u.test(bare)) return null;
  return periodOf(bare);
}

/** Splits the columns where level 3 comes a second time: side-by-side sets share what stands left of the first. */
function columnSets(slots: readonly ColumnSlot[]): ColumnSet[] {
  const thirds = slots.flatMap((slot, i) => (slot.role === 'level3' ? [i] : []));
  if (thirds.length < 2) return [{ slots, period: null }];
  const starts = thirds.map((third) => {
    let start = third;
    while (start > 0 && (slots[start - 1]!.role === 'level2' || slots[start - 1]!.role === 'level1')) start--;
    return start;
  });
  const shared = slots.slice(0, starts[0]);
  const repeatsLevel1 = slots.slice(starts[1]).some((slot) => slot.role === 'level1');
  return starts.map((start, i) => {
    const own = slots.slice(start, starts[i + 1]);
    const level1 =
      i > 0 && !repeatsLevel1 ? slots.filter((s, at) => s.role === 'level1' && at < thirds[0]!) : [];
    const period = own.map((slot) => slot.period).find((p) => p !== null) ?? null;
    return { slots: [...(i === 0 ? shared : level1), ...withTarget(own)], period };
  });
}

/** How far above the header 中期目标 | 年度目标 may stand: a row of headings and a row of texts. */
const HEADING_REACH = 4;

/** Side-by-side sets whose header names no period have it from the goals' headings above them. */
function withPeriods(index: GridIndex, row: number, sets: readonly ColumnSet[]): readonly ColumnSet[] {
  if (sets.length < 2) return sets;
  return sets.map((set) => {
    const third = set.slots.find((slot) => slot.role === 'level3');
    for (
      let above = row - 1;
      set.period === null && third !== undefined && above >= row - HEADING_REACH;
      above--
    ) {
      const text = cellText(index.at(above, third.from));
      const period = /^.{0,12}目标/u.test(text) && text.length <= 24 ? periodOf(text) : null;
      if (period !== null) return { ...set, period };
    }
    return set;
  });
}

/** A set's only value is its target, whatever period its header names. */
function withTarget(slots: readonly ColumnSlot[]): readonly ColumnSlot[] {
  if (slots.some((slot) => slot.role === 'target')) return slots;
  const value = slots.find((slot) => slot.role === 'midterm' || slot.role === 'longterm');
  return slots.map((slot) => (slot === value ? { ...slot, role: 'target' as const } : slot));
}

function headerCells(index: GridIndex, row: number, depth: number, slots: readonly ColumnSlot[]): Cell[] {
  const named = slots.filter((slot) => slot.role !== null);
  const cells = new Set<Cell>();
  for (let r = row; r < row + depth; r++) {
    for (const cell of index.covering(r)) {
      const isSide = cell.row + cell.rowSpan > row + depth;
      const inColumns = named.some(
        (slot) => cell.column < slot.to && cell.column + cell.columnSpan > slot.from,
      );
      if (!isSide && (inColumns || cell.row >= row)) cells.add(cell);
    }
  }
  return [...cells];
}
