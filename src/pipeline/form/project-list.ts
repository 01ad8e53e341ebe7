/**
 * Tables that list projects, as budgets print them: 项目名称 | 预算数 | 年度目标 | 一级指标 | …, each project's cells merged over its rows of
 * indicators. Every project is a form; what stands left of the levels is its head.
 */
import { startsForm } from '../../glossary/head-labels.ts';
import type { Cell, Grid } from '../tables/block.ts';
import type { ColumnSet, ColumnSlot } from './column-header.ts';
import { cellText, type GridIndex } from './grid-index.ts';

/** What parts the projects of a list: lines; nothing, where several may stand in one cell; nor anything in running text, where their names may be rows. */
export type PartedProjects = 'by-lines' | 'by-nothing' | 'in-running-text';

export interface ProjectList {
  /** The column that names the project. */
  readonly name: ColumnSlot;
  /** All columns left of the levels that tell of the project, its name's among them. */
  readonly head: readonly ColumnSlot[];
  /** The columns of the rows: those that are left. */
  readonly sets: readonly ColumnSet[];
}

/** The columns of a list of projects; null where the table is one form's. */
export function projectList(sets: readonly ColumnSet[]): ProjectList | null {
  const [{ slots }] = sets as readonly [ColumnSet];
  // No header is one of indicators without a level.
  const left = slots.slice(
    0,
    slots.findIndex((slot) => slot.role?.startsWith('level')),
  );
  const name = left.find(isProjectName) ?? left.find((slot) => startsForm(slot.header));
  if (name === undefined) return null;
  const head = left.filter((slot) => slot.header !== '');
  return {
    name,
    head,
    sets: sets.map((set) => ({ ...set, slots: set.slots.filter((slot) => !head.includes(slot)) })),
  };
}

function isProjectName({ header }: ColumnSlot): boolean {
  return /项目/u.test(header) && /名称/u.test(header);
}

/** The cells of a project's head whose rows of indicators begin in a row, each under its column's header. */
export function projectHead(
  { head }: ProjectList,
  index: GridIndex,
  row: number,
): readonly { readonly label: string; readonly cell: Cell }[] {
  return head.flatMap(({ header, from, to }) =>
    index
      .covering(row, from, to)
      .filter((cell) => cellText(cell) !== '')
      .map((cell) => ({ label: header, cell })),
  );
}

/**
 * The row from `from` on with which another project than `current` begins; the grid's row count where none does. A name printed again on
 * every row or page is the same project's, and so is a text beside a row without labels: the rest of a name that the page's end cut.
 */
export function nextProject(
  list: ProjectList,
  index: GridIndex,
  from: number,
  current: string | null,
): number {
  const first = list.sets[0]!.slots.filter((slot) => slot.role === 'level1' || slot.role === 'level2');
  for (let row = from; row < index.grid.rowCount; row++) {
    const cell = index.at(row, list.name.from);
    const isNew = cell !== undefined && cell.row === row && !['', current].includes(cellText(cell));
    if (isNew && first.some((slot) => cellText(index.at(row, slot.from)) !== '')) return row;
    if (beginsNameless(list, index, row)) return row;
  }
  return index.grid.rowCount;
}

/**
 * Whether a project begins whose cells the page's end cut: their texts stand in the middle of the whole cell, on the next page. Below cells
 * merged over a project's rows, where all of the head's columns and the first level begin anew; beside unmerged rows every cell does.
 */
function beginsNameless({ name, head, sets }: ProjectList, index: GridIndex, row: number): boolean {
  const level = sets[0]!.slots.find((slot) => slot.role === 'level1');
  const cell = index.at(row, name.from);
  const above = index.at(row - 1, name.from);
  if (level === undefined || cell === undefined || above === undefined) return false;
  const begins = (column: number) => index.at(row, column)?.row === row;
  return (
    index.grid.origin !== 'inferred' &&
    cellText(cell) === '' &&
    cell.row + cell.rowSpan === index.grid.rowCount &&
    above.rowSpan > 1 &&
    head.every((slot) => begins(slot.from)) &&
    begins(level.from) &&
    cellText(index.at(row, level.from)) !== ''
  );
}

/**
 * Whether the texts beside a page's first rows, each under its column's name, are the rest of the project before: they fill columns it has left empty, and where both have
 * a text neither is a number, which no page's end parts.
 */
export function completesProject(
  before: ReadonlyMap<string, string>,
  here: ReadonlyMap<string, string>,
): boolean {
  const isNumber = (text: string | undefined) => text !== undefined && /^[\d,.]+$/u.test(text);
  const both = [...here.keys()].filter((label) => before.has(label));
  const isBesides = both.length < here.size;
  return isBesides && !both.some((label) => isNumber(before.get(label)) || isNumber(here.get(label)));
}

/** Without lines the column left of the levels came as one cell: several lines of it may be several projects. */
export function partedIn({ origin }: Grid, name: Cell): PartedProjects {
  if (origin === 'segmented') return 'in-running-text';
  return origin === 'inferred' && name.lines.length > 1 ? 'by-nothing' : 'by-lines';
}
