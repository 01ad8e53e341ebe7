/** Projects whose names stand across the table, each above its rows: 项目名称：管网改造　实施单位：…. */
import { inlineField, labelledPieces, startsForm } from '../../glossary/head-labels.ts';
import { isLevel1Name, isLevel2Name } from '../../glossary/levels.ts';
import { isTitle } from '../../glossary/titles.ts';
import type { Cell } from '../tables/block.ts';
import { bandPeriod } from './column-header.ts';
import { cellText, type GridIndex } from './grid-index.ts';
import { headField, partOf, printed } from './printed.ts';
import type { HeadField } from './raw-form.ts';

export interface ProjectBand {
  readonly cell: Cell;
  readonly name: string;
  readonly fields: readonly HeadField[];
}

/** The row's only cell, across the whole table, where it names a project. */
export function projectBandAt(index: GridIndex, row: number): ProjectBand | null {
  const cell = wholeRow(index, row);
  if (cell === null) return null;
  const whole = printed([cell]);
  const read = labelledPieces(cell.lines.join('\n')).map(inlineField);
  const name = read[0];
  if (name === null || name === undefined || name.value === '') return null;
  if (!startsForm(name.label) || /部门|单位/u.test(name.label)) return null;
  const fields = read.flatMap((field) =>
    field === null ? [] : [headField(field.label, partOf(whole, field.value))],
  );
  return { cell, name: name.value, fields };
}

/** Whether the row is a text across the whole table that names neither a level nor a period nor a form: a project's name, it may be. */
export function mayNameProject(index: GridIndex, row: number): boolean {
  const text = cellText(wholeRow(index, row) ?? undefined);
  const isKnown = isLevel1Name(text) || isLevel2Name(text) || bandPeriod(text) !== null || isTitle(text);
  return text !== '' && !isKnown;
}

function wholeRow(index: GridIndex, row: number): Cell | null {
  const [cell, ...others] = index.starting(row);
  return cell !== undefined && others.length === 0 && cell.columnSpan === index.grid.columnCount
    ? cell
    : null;
}
