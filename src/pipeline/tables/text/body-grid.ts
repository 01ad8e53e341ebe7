/** The indicator table of running text as a grid: its header, and its rows with the levels spanning theirs. */
import type { Problem } from '../../../parsers/page.ts';
import { level1Code, level2Code } from '../../glossary/levels.ts';
import type { Block } from '../block.ts';
import { type Atom, atomsLocator, atomsText } from './atoms.ts';
import { fitRows } from './column-model.ts';
import { marginConfidence } from './confidence.ts';
import { type CutCell, cutGrid } from './cut-grid.ts';
import type { Header } from './header.ts';
import type { SegmentedRow } from './segment-rows.ts';
import { textBlocks } from './text-blocks.ts';

export interface BodyBlocks {
  readonly blocks: readonly Block[];
  readonly problems: readonly Problem[];
}

/** Confidence of a cell the row should have and has not, and of a label under which it does not belong. */
const MISSING = 0.3;
const MISPLACED = 0.4;

/** Level-1 codes under which forms print each level 2 of the standard; 成本 moved in 2021, 满意度 is printed in both places. */
const PARENTS: Readonly<Record<string, readonly string[]>> = {
  数量指标: ['产出指标'],
  质量指标: ['产出指标'],
  时效指标: ['产出指标'],
  成本指标: ['产出指标', '成本指标'],
  经济成本指标: ['成本指标', '产出指标'],
  社会成本指标: ['成本指标', '产出指标'],
  生态环境成本指标: ['成本指标', '产出指标'],
  经济效益指标: ['效益指标'],
  社会效益指标: ['效益指标'],
  生态效益指标: ['效益指标'],
  可持续影响指标: ['效益指标'],
  服务对象满意度指标: ['满意度指标', '效益指标'],
};

/** The table under this header: `body` are the atoms after it, which may hold text behind the table. */
export function bodyBlocks(atoms: readonly Atom[], header: Header, body: readonly Atom[]): BodyBlocks {
  const roles = header.columns.map((column) => column.role);
  const { rows, strays, end } = fitRows(body, roles);
  const cells: CutCell[] = header.columns.map((column, index) => ({
    row: 0,
    column: index,
    atoms: atoms.slice(column.from, column.to),
  }));
  rows.forEach((row, index) => cells.push(...rowCells(row, index + 1, body)));
  const level1 = roles.indexOf('level1');
  const level2 = roles.indexOf('level2');
  const spanned = spanLevels(cells, rows.length + 1, level1, level2);
  const strayAtoms = strays.map((at) => body[at] as Atom);
  return {
    blocks: [
      cutGrid(spanned.map((cell) => doubtMisplaced(cell, spanned, level1, level2)), header.columns.length),
      ...textBlocks(strayAtoms),
      ...textBlocks(body.slice(end)),
    ],
    problems: [...strayProblems(strayAtoms), ...incompleteProblems(rows, roles, body)],
  };
}

function rowCells(row: SegmentedRow, index: number, body: readonly Atom[]): readonly CutCell[] {
  return row.cells.map((cell) => ({
    row: index,
    column: cell.column,
    atoms: body.slice(cell.from, cell.to),
    confidence: marginConfidence(cell.margin),
  }));
}

/** Level cells reach down to the next of their column; a new level 1 ends the level 2 above it. */
function spanLevels(cells: readonly CutCell[], rowCount: number, level1: number, level2: number): readonly CutCell[] {
  return cells.map((cell) => {
    if (cell.row === 0 || (cell.column !== level1 && cell.column !== level2)) return cell;
    const ends = cells.filter(
      (other) => other.row > cell.row && (other.column === cell.column || other.column === level1),
    );
    const end = ends.reduce((least, other) => Math.min(least, other.row), rowCount);
    return { ...cell, rowSpan: end - cell.row };
  });
}

/** A level 2 under a level 1 where no form has it: a label between the two has got lost. */
function doubtMisplaced(cell: CutCell, cells: readonly CutCell[], level1: number, level2: number): CutCell {
  if (cell.row === 0 || cell.column !== level2) return cell;
  const above = cells.findLast((other) => other.row > 0 && other.column === level1 && other.row <= cell.row);
  const code = level2Code(atomsText(cell.atoms));
  const parent = above === undefined ? null : level1Code(atomsText(above.atoms));
  if (code === null || parent === null || PARENTS[code]?.includes(parent) !== false) return cell;
  return { ...cell, confidence: Math.min(cell.confidence ?? 1, MISPLACED) };
}

function strayProblems(strays: readonly Atom[]): readonly Problem[] {
  return textBlocks(strays).map((block) => ({
    code: 'text-unassigned',
    message: `this line stands amid the indicators and belongs to none of them: ${block.text}`,
    severity: 'review',
    locator: block.locator,
  }));
}
