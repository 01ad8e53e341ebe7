/** Text that keeps a page's layout by spaces → blocks, by the code for tables without lines. */
import type { PositionedPage, Problem, TextLine } from '../../../parsers/page.ts';
import { type ColumnRole, isIndicatorHeader, resolveRoles } from '../../../glossary/columns.ts';
import { compact } from '../../../glossary/compact.ts';
import { isDepartmentLevel2 } from '../../../glossary/department-levels.ts';
import { isMisplaced } from '../../../glossary/level-parents.ts';
import { isLevel1Name, isLevel2Name } from '../../../glossary/levels.ts';
import type { Block, Cell, Grid, TextBlock } from '../block.ts';
import { locateRuns } from '../fill-grid.ts';
import { textLines } from '../text-lines.ts';
import type { ColumnLayout } from '../unruled/body-plan.ts';
import { type UnruledTables, unruledTables } from '../unruled/find-tables.ts';
import { toAtoms } from './atoms.ts';
import { cellCost } from './cell-cost.ts';
import { announcesForm } from './head-labels.ts';
import { leftOver } from './left-over.ts';
import { withLostLabels } from './layout-lost-labels.ts';
import { type PartOfTable, withNeighbourLabels } from './layout-neighbour-labels.ts';
import { layoutPages } from './layout-pages.ts';
import { layoutPlan } from './layout-plan.ts';
import { withNamesOfTwo } from './layout-two-names.ts';
import type { RunningBlocks } from './running-blocks.ts';
import { unreadTable } from './unread-table.ts';

/**
 * The blocks, located by lines: the geometry they were found by is one of characters, coarser than a page's. So what it gave is
 * checked against the words: a table with labels that are none is in doubt as a whole, and lines behind a table that read like
 * rows of it are a problem, as are the labels of a table where none was found. With `isCut` the last page may have gone on.
 */
export function layoutBlocks(lines: readonly TextLine[], isCut: boolean): RunningBlocks {
  const blocks: Block[] = [];
  const problems: Problem[] = [];
  let carry: ColumnLayout | null = null;
  let afterTable = false;
  let above = null as Roles | null;
  const parts: (PartOfTable & { readonly place: number })[] = [];
  const pages = layoutPages(lines);
  for (const page of pages) {
    const found = unruledTables(page, page.runs, [], carry, layoutPlan, page === pages.at(-1) && !isCut);
    carry = found.carry;
    for (const block of blocksOf(page, found)) {
      if (block.kind === 'grid') {
        const own = rolesOf(block);
        afterTable ||= own !== null;
        // A page that goes on without a header has the columns of the page before.
        const goesOn: Roles | null = own === null && above?.length === block.columnCount ? above : null;
        above = own ?? goesOn;
        const from = goesOn === null ? 1 : 0;
        const grid = checked({ ...block, page: null }, above, from);
        if (above !== null) parts.push({ grid, roles: above, from, place: blocks.length });
        blocks.push(grid);
      } else {
        afterTable &&= !announcesForm(block.text);
        if (afterTable) problems.push(...leftOver([block]));
        blocks.push(block);
      }
    }
  }
  withNeighbourLabels(parts).forEach((grid, at) => {
    blocks[(parts[at] as { readonly place: number }).place] = grid;
  });
  // Its indicators may stand side by side, so that no line is its header.
  if (parts.length === 0) problems.push(...unreadTable(toAtoms(lines), true));
  return { blocks, problems };
}

/** The page's grids and the lines outside them, from top to bottom. */
function blocksOf(page: PositionedPage, { grids, rest }: UnruledTables): readonly Block[] {
  const lines = textLines(rest).map((line) => ({
    top: line.box.y0,
    block: {
      kind: 'text',
      text: line.text,
      page: null,
      locator: locateRuns(line.runs, page.number),
      fontSize: null,
    } satisfies TextBlock,
  }));
  const placed = [...grids.map(({ top, grid }) => ({ top, block: grid })), ...lines];
  return withHeaderLast(placed.sort((a, b) => a.top - b.top).map(({ block }) => block));
}

/**
 * A header alone at the end of its page, whose rows are on the next, with the rest of the label down its side below it (指 / 标): that
 * stands in front of it, so that header and rows follow each other.
 */
function withHeaderLast(blocks: readonly Block[]): readonly Block[] {
  const at = blocks.findLastIndex((block) => block.kind === 'grid');
  const [header, below] = [blocks[at], blocks.slice(at + 1)];
  if (header?.kind !== 'grid' || header.rowCount !== 1 || rolesOf(header) === null) return blocks;
  const isSide = (block: Block): boolean =>
    block.kind === 'text' && /^\p{Script=Han}{1,2}$/u.test(block.text.trim());
  return below.every(isSide) ? [...blocks.slice(0, at), ...below, header] : blocks;
}

/** Confidence in a table whose labels are not what forms print. */
const DOUBTFUL = 0.45;
/** Cost of a level cell from which it is no label: a piece of one, two in one, or a piece of a sentence. */
const NO_LABEL = 3;

type Roles = readonly (ColumnRole | null)[];

/** `from` is the first row that is none of the header's. */
function checked(grid: Grid, roles: Roles | null, from: 0 | 1): Grid {
  if (roles === null) return grid;
  if (labelsFit(grid, roles, from) && rowsFit(grid, from)) {
    return withLostLabels(withNamesOfTwo(grid, roles, from), roles, from);
  }
  return {
    ...grid,
    cells: grid.cells.map((cell) => ({ ...cell, confidence: Math.min(cell.confidence, DOUBTFUL) })),
  };
}

/** Share of rows in doubt from which the whole table is: the columns, or the order of the lines, are not what they were taken for. */
const MISFIT_SHARE = 0.3;

function rowsFit(grid: Grid, from: number): boolean {
  const doubtful = new Set(grid.cells.filter((cell) => cell.confidence < 0.5).map((cell) => cell.row));
  return doubtful.size <= (grid.rowCount - from) * MISFIT_SHARE + 1;
}

/** Roles of the columns where the grid's first row is the header of an indicator table. */
function rolesOf(grid: Grid): Roles | null {
  const header = Array.from({ length: grid.columnCount }, (_, column) =>
    textOf(grid.cells.find((cell) => cell.row === 0 && cell.column === column)),
  );
  const roles = resolveRoles(header);
  return isIndicatorHeader(roles) ? roles : null;
}

function textOf(cell: Cell | undefined): string {
  return compact(cell?.lines.join('') ?? '');
}

function isLabel(text: string): boolean {
  return isLevel1Name(text) || isLevel2Name(text) || isDepartmentLevel2(text);
}

function labelsFit(grid: Grid, roles: Roles, from: number): boolean {
  const body = grid.cells.filter((cell) => cell.row >= from && textOf(cell) !== '');
  const level1 = body.filter((cell) => roles[cell.column] === 'level1');
  const level2 = body.filter((cell) => roles[cell.column] === 'level2');
  const unheaded = body.filter((cell) => roles[cell.column] === null && cell.rowSpan === 1);
  const parentOf = (row: number) => level1.find((cell) => cell.row <= row && row < cell.row + cell.rowSpan);
  return (
    level1.every((cell) => cellCost('level1', textOf(cell)) < NO_LABEL) &&
    level2.every((cell) => cellCost('level2', textOf(cell)) < NO_LABEL) &&
    !level2.some((cell) => isMisplaced(textOf(cell), textOf(parentOf(cell.row)))) &&
    // A label in a column without a name: the header was not read whole, and the labels' columns are others.
    !unheaded.some((cell) => isLabel(textOf(cell)))
  );
}
