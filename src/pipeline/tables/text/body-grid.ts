/** The indicator table of running text as a grid: its header, and its rows with the levels spanning theirs. */
import type { Problem } from '../../../parsers/page.ts';
import type { ColumnRole } from '../../glossary/columns.ts';
import type { Block } from '../block.ts';
import { type Atom, atomLines, atomsLocator, atomsText } from './atoms.ts';
import { cellCost } from './cell-cost.ts';
import { fitRows } from './column-model.ts';
import { marginConfidence } from './confidence.ts';
import { type CutCell, cutGrid } from './cut-grid.ts';
import type { Header } from './header.ts';
import { isMisplaced } from '../../glossary/level-parents.ts';
import type { SegmentedRow } from './segment-rows.ts';
import { spanLevels } from './span-levels.ts';
import { textBlocks } from './text-blocks.ts';

export interface BodyBlocks {
  readonly blocks: readonly Block[];
  readonly problems: readonly Problem[];
}

/** Confidence of a cell the row should have and has not, and of a label under which it does not belong. */
const MISSING = 0.3;
const MISPLACED = 0.4;
/** What a margin is worth where the line breaks are lost: the costs of joining and of ending then say little. */
const BREAKS_LOST = 0.4;
/** Confidence of a label no form is known to print, and the cost that tells one. */
const STRANGE = 0.45;
const STRANGE_COST = 4;

/** The table under this header: `body` are the atoms after it, which may hold text behind the table. */
export function bodyBlocks(atoms: readonly Atom[], header: Header, body: readonly Atom[]): BodyBlocks {
  const roles = header.columns.map((column) => column.role);
  const { rows, strays, end } = fitRows(body, roles);
  const cells: CutCell[] = header.columns.map((column, index) => ({
    row: 0,
    column: index,
    atoms: atoms.slice(column.from, column.to),
  }));
  for (const [index, row] of rows.entries()) cells.push(...rowCells(row, index + 1, body, roles));
  const incomplete = incompleteRows(rows, roles, body);
  cells.push(...incomplete.map((gap) => ({ ...gap, empty: true, confidence: MISSING })));
  const level1 = roles.indexOf('level1');
  const level2 = roles.indexOf('level2');
  const spanned = spanLevels(cells, rows.length + 1, roles);
  const strayAtoms = strays.map((at) => body[at] as Atom);
  return {
    blocks: [
      cutGrid(
        spanned.map((cell) => doubtMisplaced(cell, spanned, level1, level2)),
        header.columns.length,
      ),
      ...textBlocks(strayAtoms),
      ...textBlocks(body.slice(end)),
    ],
    problems: [...strayProblems(strayAtoms), ...incomplete.map(incompleteProblem)],
  };
}

function rowCells(
  row: SegmentedRow,
  index: number,
  body: readonly Atom[],
  roles: readonly ColumnRole[],
): readonly CutCell[] {
  return row.cells.map((cell) => {
    const atoms = body.slice(cell.from, cell.to);
    const known = row.band || !isStrangeLabel(roles[cell.column] ?? 'other', atomsText(atoms));
    const confidence = marginConfidence(atoms.some((atom) => atom.breaksLost) ? cell.margin * BREAKS_LOST : cell.margin);
    return {
      row: index,
      column: cell.column,
      columnSpan: row.band ? roles.length : 1,
      atoms,
      confidence: known ? confidence : Math.min(confidence, STRANGE),
    };
  });
}

/** A level that reads like none: in running text any piece of a sentence may have been taken for it. */
function isStrangeLabel(role: ColumnRole, text: string): boolean {
  return (role === 'level1' || role === 'level2') && cellCost(role, text) >= STRANGE_COST;
}

/** Rows without a name or a value: the place is there, empty and in doubt, so that the row is not taken for a whole one. */
function incompleteRows(
  rows: readonly SegmentedRow[],
  roles: readonly ColumnRole[],
  body: readonly Atom[],
): readonly IncompleteRow[] {
  return rows.flatMap((row, index) =>
    REQUIRED.map((role) => roles.indexOf(role))
      .filter((column) => !row.band && column >= 0 && !row.cells.some((cell) => cell.column === column))
      .map((column) => ({
        row: index + 1,
        column,
        atoms: row.cells.flatMap((cell) => body.slice(cell.from, cell.to)),
      })),
  );
}

interface IncompleteRow {
  readonly row: number;
  readonly column: number;
  /** All atoms of the row. */
  readonly atoms: readonly Atom[];
}

const REQUIRED: readonly ColumnRole[] = ['level3', 'target'];

function incompleteProblem(row: IncompleteRow): Problem {
  return {
    code: 'row-incomplete',
    message: `an indicator lacks its name or its value: ${atomLines(row.atoms).join(' ')}`,
    severity: 'review',
    locator: atomsLocator(row.atoms),
  };
}

/** A level 2 under a level 1 where no form has it: a label between the two has got lost. */
function doubtMisplaced(cell: CutCell, cells: readonly CutCell[], level1: number, level2: number): CutCell {
  if (cell.row === 0 || cell.column !== level2) return cell;
  const above = cells.findLast((other) => other.row > 0 && other.column === level1 && other.row <= cell.row);
  if (above === undefined) return { ...cell, confidence: Math.min(cell.confidence ?? 1, MISPLACED) };
  if (!isMisplaced(atomsText(cell.atoms), atomsText(above.atoms))) return cell;
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
