/** The indicator table of running text as a grid: its header, and its rows with the levels spanning theirs. */
import type { Problem } from '../../../parsers/page.ts';
import type { ColumnRole } from '../../../glossary/columns.ts';
import type { Block } from '../block.ts';
import { type Atom, atomLines, atomsLocator, atomsText } from './atoms.ts';
import { bodyCells, type IncompleteRow, incompleteRows } from './body-cells.ts';
import { type CutCell, cutGrid } from './cut-grid.ts';
import { fitScoredRows } from './unnamed-score.ts';
import type { Header } from './header.ts';
import type { SettledTable } from './late-labels.ts';
import type { LabelStyles } from './lone-satisfaction.ts';
import type { Segmentation } from './segment-rows.ts';
import { leftOver } from './left-over.ts';
import { textBlocks } from './text-blocks.ts';

export interface BodyBlocks {
  readonly blocks: readonly Block[];
  readonly problems: readonly Problem[];
  /** The last level 1, which holds on where the table goes on under a repeated header. */
  readonly level1: string | null;
}

/** A table's body cut into rows; `atoms` are those after the header, which may hold text behind the table. */
export interface SegmentedBody {
  readonly header: Header;
  readonly roles: readonly ColumnRole[];
  readonly atoms: readonly Atom[];
  readonly segmentation: Segmentation;
}

export function segmentBody(header: Header, atoms: readonly Atom[]): SegmentedBody {
  const roles = header.columns.map((column) => column.role);
  const kinds = header.columns.map(({ role, ordinal, figures }) =>
    // What stands under 基期值 has the shape of a value, as an outcome has.
    ordinal ? 'ordinal' : figures ? 'actual' : role,
  );
  return { header, roles, atoms, segmentation: fitScoredRows(atoms, kinds) };
}

/** The blocks of a table; `atoms` hold its header, `above` is the level 1 before it, `styles` are those of the whole text's labels. */
export function bodyBlocks(
  atoms: readonly Atom[],
  { header, roles, atoms: body, segmentation }: SegmentedBody,
  { rows, late, cut }: SettledTable,
  above: string | null,
  styles: LabelStyles,
): BodyBlocks {
  const { strays, end } = segmentation;
  const headerCells = header.columns.map((column, index) => ({
    row: 0,
    column: index,
    atoms: atoms.slice(column.from, column.to),
  }));
  const heading = header.heading === undefined ? [] : atoms.slice(header.heading.from, header.heading.to);
  const strayAtoms = strays.map((at) => body[at] as Atom);
  const strayLines = textBlocks(strayAtoms);
  const after = textBlocks(body.slice(end));
  const behind = leftOver(after);
  const left = [...strayLines, ...after].map((line) => line.text);
  const cells = bodyCells({ rows, roles, atoms: body, strays, left, above, late, cut, styles });
  return {
    blocks: [
      ...textBlocks(heading),
      cutGrid([...headerCells, ...cells], header.columns.length),
      ...strayLines,
      ...after,
    ],
    problems: [
      ...strayLines.map((block) => strayProblem(block.text, block.locator)),
      ...behind,
      ...incompleteRows(rows, roles, body).map(incompleteProblem),
    ],
    level1: lastLabel(cells, roles.indexOf('level1')) ?? above,
  };
}

function lastLabel(cells: readonly CutCell[], level1: number): string | null {
  const label = cells.findLast((cell) => cell.column === level1 && (cell.columnSpan ?? 1) === 1);
  return label === undefined ? null : atomsText(label.atoms);
}

function strayProblem(text: string, locator: Problem['locator']): Problem {
  return {
    code: 'text-unassigned',
    message: `this line stands amid the indicators and belongs to none of them: ${text}`,
    severity: 'review',
    locator,
  };
}

function incompleteProblem(row: IncompleteRow): Problem {
  return {
    code: 'row-incomplete',
    message: `an indicator lacks its name or its value: ${atomLines(row.atoms).join(' ')}`,
    severity: 'review',
    locator: atomsLocator(row.atoms),
  };
}
