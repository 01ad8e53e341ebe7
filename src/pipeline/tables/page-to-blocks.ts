/** One page → its grids and the lines of text between them, in reading order. */
import type { Box, PositionedPage, TextRun } from '../../parsers/page.ts';
import { columnRole } from '../../glossary/columns.ts';
import { compact } from '../../glossary/compact.ts';
import { isLevel1Name, isLevel2Name } from '../../glossary/levels.ts';
import type { Block, Cell, Grid } from './block.ts';
import { planCells } from './cell-plan.ts';
import { fillGrid, locateRuns, planBox } from './fill-grid.ts';
import { type Lattice, lattices } from './lattice.ts';
import { mergeRulings } from './merge-rulings.ts';
import { sheetsOf } from './sheets-beside.ts';
import { stripes } from './stripes.ts';
import { textLines } from './text-lines.ts';
import type { ColumnLayout } from './unruled/body-plan.ts';
import { unruledTables } from './unruled/find-tables.ts';

/** Text may hang over a border by this much (points) and still belong to the grid. */
const OVERHANG = 2;

/** What one page hands on to the next: the columns of a table without lines that may go on there. */
export type PageCarry = ColumnLayout | null;

export interface PageBlocks {
  /** Every run of the page ends in exactly one of them. */
  readonly blocks: readonly Block[];
  readonly carry: PageCarry;
}

/** The page's blocks; of two sheets side by side first those of the left one. */
export function pageToBlocks(page: PositionedPage, carry: PageCarry = null): PageBlocks {
  let blocks: readonly Block[] = [];
  let handed = carry;
  for (const sheet of sheetsOf(page)) {
    const found = sheetToBlocks(sheet, handed);
    blocks = blocks.concat(found.blocks);
    handed = found.carry;
  }
  return { blocks, carry: handed };
}

function sheetToBlocks(page: PositionedPage, carry: PageCarry): PageBlocks {
  const rulings = mergeRulings(page.rulings);
  const all = lattices(rulings);
  const shades = stripes(all, page.runs);
  const ruled = ruledGrids(
    page,
    all.filter((lattice) => !shades.has(lattice)),
    carry,
  );
  // Shade parts some rows and not others, and so says nothing of merged labels; where columns end it does say.
  const edges = [...shades].flatMap((lattice) => lattice.horizontals).filter((edge) => edge.thickness === 0);
  const shaded = new Set(edges);
  const lasting = rulings.filter((ruling) => !shaded.has(ruling));
  const unruled = unruledTables(page, ruled.rest, lasting, carry);
  const lines = textLines(unruled.rest).map(
    (line): Placed => ({
      top: line.box.y0,
      block: {
        kind: 'text',
        text: line.text,
        page: page.number,
        locator: locateRuns(line.runs, page.number),
        fontSize: Math.max(...line.runs.map((run) => run.fontSize)),
      },
    }),
  );
  const grids = unruled.grids.map(({ top, grid }): Placed => ({ top, block: grid }));
  const placed = [...ruled.grids, ...grids, ...lines].sort((a, b) => a.top - b.top);
  return { blocks: placed.map(({ block }) => block), carry: unruled.carry };
}

interface Placed {
  readonly top: number;
  readonly block: Block;
}

function ruledGrids(
  page: PositionedPage,
  all: readonly Lattice[],
  carry: PageCarry,
): { grids: Placed[]; rest: readonly TextRun[] } {
  const grids: Placed[] = [];
  let rest: readonly TextRun[] = page.runs;
  for (const lattice of all) {
    const plan = planCells(lattice);
    if (plan === null) continue;
    const box = planBox(plan);
    const inside = rest.filter((run) => contains(box, run.box));
    const { grid, cellRuns } = fillGrid(plan, inside, page.number, 'ruled');
    if (
      !isTable(grid) ||
      cellRuns.some(isSqueezed) ||
      hasRunTogether(grid) ||
      (carry !== null && grid.columnCount === 1)
    )
      continue;
    const taken = new Set(inside);
    rest = rest.filter((run) => !taken.has(run));
    grids.push({ top: box.y0, block: grid });
  }
  return { grids, rest };
}

/** A frame around a page or a box around a paragraph encloses text, but is no table. */
function isTable(grid: Grid): boolean {
  return grid.cells.filter((cell) => cell.lines.length > 0).length >= 2;
}

/** A cell that holds the names of several columns side by side: the lines part rows, but not columns. */
function isSqueezed(runs: readonly TextRun[]): boolean {
  return textLines(runs).some((line) => {
    const roles = new Set(line.runs.map((run) => columnRole(run.text)).filter((role) => role !== null));
    return roles.size >= 2 && [...roles].some((role) => role.startsWith('level'));
  });
}

/**
 * Whether lines part the columns of a table, but not its rows: a row's cell holds nothing but several names of levels, or a column's and a level's,
 * one below the other, and both the name and the value beside it have as many lines. One name and one value beside it are an indicator of
 * both levels (社会效益指标, 可持续影响指标).
 */
function hasRunTogether({ cells }: Grid): boolean {
  return cells.some((cell) => {
    const names = labelsIn(cell);
    const full = cells.filter((other) => other.row === cell.row && other !== cell && labelsIn(other) === 0);
    return names > 1 && full.filter(({ lines }) => lines.length >= names).length >= 2;
  });
}

/** How many names of levels or their columns a row's cell holds; 0 where it holds other words, or covers rows: a wall that was not found. */
function labelsIn({ lines, rowSpan }: Cell): number {
  if (rowSpan > 1) return 0;
  const names = compact(lines.join('')).split(/(?<=指标|目标)/u);
  const isColumn = (name: string) => columnRole(name)?.startsWith('level') === true;
  return names.some(isLevel) && names.every((name) => isLevel(name) || isColumn(name)) ? names.length : 0;
}

function isLevel(name: string): boolean {
  return isLevel1Name(name) || isLevel2Name(name);
}

function contains(box: Box, inner: Box): boolean {
  const x = (inner.x0 + inner.x1) / 2;
  const y = (inner.y0 + inner.y1) / 2;
  return x > box.x0 - OVERHANG && x < box.x1 + OVERHANG && y > box.y0 - OVERHANG && y < box.y1 + OVERHANG;
}
