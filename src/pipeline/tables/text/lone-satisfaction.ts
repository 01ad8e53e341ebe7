/**
 * 满意度指标 with no other label beside it, in running text: a level 1 without a level 2, or a level 2 of the level 1 above. Forms
 * print both, and nothing in the order of the text tells which. What may: where the label is broken, since each column breaks at
 * its own width; and how the form decorates its labels, with weights or stars.
 */
import type { ColumnRole } from '../../../glossary/columns.ts';
import { isLevel1Name, isLevel2Name, level1Code, splitLevelWeight } from '../../../glossary/levels.ts';
import { displayWidth } from '../../../glossary/compact.ts';
import { type Atom, atomLines, atomsText } from './atoms.ts';
import type { SegmentedCell, SegmentedRow } from './segment-rows.ts';
import { firstUnitWidth } from './wrap-cost.ts';

export interface SettledRows {
  readonly rows: readonly SegmentedRow[];
  /** Rows whose lone 满意度指标 may as well be of the other level. */
  readonly unsettled: ReadonlySet<number>;
}

/** How the labels of both levels are set and decorated, over all tables of a text: they are set alike. */
export interface LabelStyles {
  readonly level1: LabelStyle;
  readonly level2: LabelStyle;
}

interface LabelStyle {
  /** Share of the labels with each decoration; a half where there is no label. */
  readonly decorated: Readonly<Record<Decoration, number>>;
  readonly capacity: Capacity;
}

/** What is hung on a label: its weight, or stars and remarks. */
const DECORATIONS = ['weight', 'mark'] as const;
type Decoration = (typeof DECORATIONS)[number];

/** A table's rows, the columns they are cut into, and what their cells index. */
export interface LabelledTable {
  readonly rows: readonly SegmentedRow[];
  readonly roles: readonly ColumnRole[];
  readonly atoms: readonly Atom[];
}

/** What the labels of these tables show, those in question left out. */
export function labelStyles(tables: readonly LabelledTable[]): LabelStyles {
  const styleOf = (role: ColumnRole): LabelStyle => {
    const labels = tables.flatMap((table) =>
      table.rows
        .filter((row) => !row.band && loneLabel(row, table) === null)
        .flatMap((row) => row.cells.filter((cell) => table.roles[cell.column] === role))
        .map((cell) => atomLines(table.atoms.slice(cell.from, cell.to))),
    );
    return {
      decorated: sharesDecorated(labels.map((lines) => lines.join(''))),
      capacity: capacityOf(labels),
    };
  };
  return { level1: styleOf('level1'), level2: styleOf('level2') };
}

/**
 * The rows with each lone 满意度指标 in the column that its style speaks for; as it was where it speaks for none. `styles` are those of all
 * tables of the text; where a text holds forms of several makers, this table's own decorations go before them.
 */
export function settleLoneSatisfaction(table: LabelledTable, styles: LabelStyles): SettledRows {
  const columns = [table.roles.indexOf('level1'), table.roles.indexOf('level2')] as const;
  const unsettled = new Set<number>();
  const ofTable = labelStyles([table]);
  let above = '';
  const rows = table.rows.map((row, index) => {
    const own = row.cells.find((cell) => !row.band && cell.column === columns[0]);
    const label = loneLabel(row, table) ?? (isPartOfEffect(row, table, above) ? (own ?? null) : null);
    if (own !== undefined && own !== label) above = atomsText(table.atoms.slice(own.from, own.to));
    if (label === null) return row;
    if (isSecondBeside(row, table)) return { ...row, cells: moved(row.cells, label, columns[1]) };
    const lines = atomLines(table.atoms.slice(label.from, label.to));
    const level = levelByDecoration(lines.join(''), ofTable) ?? likelierLevel(lines, styles);
    if (level === null) unsettled.add(index);
    const undecided = /^社会效应/u.test(above) ? columns[1] : label.column;
    const column = level === null ? undecided : columns[level - 1];
    return { ...row, cells: moved(row.cells, label, column as number) };
  });
  return { rows, unsettled };
}

function moved(
  cells: readonly SegmentedCell[],
  label: SegmentedCell,
  column: number,
): readonly SegmentedCell[] {
  return cells.map((cell) => (cell === label ? { ...cell, column } : cell));
}

/** Whether the set of columns beside the row's own (中期 | 年度) has its label as a level 2: sets side by side are labelled alike. */
function isSecondBeside({ cells }: SegmentedRow, { roles, atoms }: LabelledTable): boolean {
  const beside = cells.filter(({ column }) => roles[column] === 'level2' && column > roles.indexOf('level2'));
  return beside.length > 0 && beside.every(({ from, to }) => isAmbiguous(atomsText(atoms.slice(from, to))));
}

/** The row's label, where it is the only one of its set of columns and both levels have its name. */
function loneLabel(row: SegmentedRow, { roles, atoms }: LabelledTable): SegmentedCell | null {
  if (row.band || !roles.includes('level1') || !roles.includes('level2')) return null;
  const labels = row.cells.filter(
    ({ column }) => column === roles.indexOf('level1') || column === roles.indexOf('level2'),
  );
  const [label] = labels;
  if (label === undefined || labels.length > 1) return null;
  return isAmbiguous(atomsText(atoms.slice(label.from, label.to))) ? label : null;
}

/** 满意度 right below 社会效应, which in forms for a whole department is its level 1. */
function isPartOfEffect(row: SegmentedRow, { roles, atoms }: LabelledTable, above: string): boolean {
  const labels = row.cells.filter(({ column }) => roles[column] === 'level1' || roles[column] === 'level2');
  const [label] = labels;
  if (row.band || !roles.includes('level2') || label === undefined || labels.length > 1) return false;
  return /^社会效应/u.test(above) && /^满意度/u.test(atomsText(atoms.slice(label.from, label.to)));
}

/** By its decoration, where one level is decorated and the other is not. */
function levelByDecoration(text: string, { level1, level2 }: LabelStyles): 1 | 2 | null {
  for (const kind of DECORATIONS) {
    const decorated = isDecorated(text, kind);
    const [one, two] = [level1.decorated[kind], level2.decorated[kind]];
    if (one >= MOSTLY && two <= SELDOM) return decorated ? 1 : 2;
    if (two >= MOSTLY && one <= SELDOM) return decorated ? 2 : 1;
  }
  return null;
}

/** By its decoration, else by where it is broken. */
function likelierLevel(lines: readonly string[], styles: LabelStyles): 1 | 2 | null {
  const decorated = levelByDecoration(lines.join(''), styles);
  if (decorated !== null) return decorated;
  const { level1, level2 } = styles;
  const anyWidth = { ...level1.capacity, below: Number.POSITIVE_INFINITY };
  const [one, two] = [misfit(lines, anyWidth), misfit(lines, level2.capacity)];
  return Math.abs(one - two) >= BETTER_FIT ? (one < two ? 1 : 2) : null;
}

const MOSTLY = 0.7;
const SELDOM = 0.2;

/** Only what both levels are called: 服务对象满意度指标 is a level 2 for certain, 满意度 a level 1 as good as. */
function isAmbiguous(text: string): boolean {
  const name = splitLevelWeight(text).name;
  return level1Code(name) === '满意度指标' && isLevel1Name(name) && isLevel2Name(name) && /指标/u.test(name);
}

/** Bounds of what fits on a line of a column, in half-width columns: as wide as `least`, and less than `below`. */
interface Capacity {
  readonly least: number;
  readonly below: number;
}

function capacityOf(cells: readonly (readonly string[])[]): Capacity {
  const lines = cells.flat().map(displayWidth);
  const broken = cells.flatMap((cell) =>
    cell.slice(1).map((line, i) => displayWidth(cell[i] ?? '') + firstUnitWidth(line)),
  );
  return { least: Math.max(0, ...lines), below: Math.min(Number.POSITIVE_INFINITY, ...broken) };
}

/**
 * How far a label's lines are from what a column makes of them: room left at a break, or none where they stand. The latter says
 * nothing about level 1, whose label may be printed across both columns.
 */
function misfit(lines: readonly string[], { least, below }: Capacity): number {
  const left = lines
    .slice(1)
    .map((line, i) => least - displayWidth(lines[i] ?? '') - firstUnitWidth(line) + 1);
  const over = lines.map((line) => displayWidth(line) - below + 1);
  return [...left, ...over].reduce((sum, width) => sum + Math.max(0, width), 0);
}

/** Columns by which a label must fit one column better than the other for that to tell. */
const BETTER_FIT = 2;

function isDecorated(text: string, kind: Decoration): boolean {
  const { name, weight } = splitLevelWeight(text);
  return kind === 'weight' ? weight !== null : /[★☆*]|[（(]/u.test(name);
}

function sharesDecorated(labels: readonly string[]): LabelStyle['decorated'] {
  const share = (kind: Decoration) =>
    labels.length === 0 ? 0.5 : labels.filter((label) => isDecorated(label, kind)).length / labels.length;
  return { weight: share('weight'), mark: share('mark') };
}
