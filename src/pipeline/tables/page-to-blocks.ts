/** One page → its grids and the lines of text between them, in reading order. */
import type { Box, PositionedPage, TextRun } from '../../parsers/page.ts';
import type { Block, Grid } from './block.ts';
import { planCells } from './cell-plan.ts';
import { fillGrid, locateRuns, planBox } from './fill-grid.ts';
import { lattices } from './lattice.ts';
import { mergeRulings } from './merge-rulings.ts';
import { textLines } from './text-lines.ts';

/** A run belongs to a grid whose box it overlaps by its middle; text may hang over a border by this much (points). */
const OVERHANG = 2;

/** The page's blocks. Every run ends in exactly one block. */
export function pageToBlocks(page: PositionedPage): Block[] {
  const { grids, rest } = ruledGrids(page);
  const lines = textLines(rest).map(
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
  return [...grids, ...lines].sort((a, b) => a.top - b.top).map((placed) => placed.block);
}

interface Placed {
  readonly top: number;
  readonly block: Block;
}

function ruledGrids(page: PositionedPage): { grids: Placed[]; rest: readonly TextRun[] } {
  const grids: Placed[] = [];
  let rest: readonly TextRun[] = page.runs;
  for (const lattice of lattices(mergeRulings(page.rulings))) {
    const plan = planCells(lattice);
    if (plan === null) continue;
    const box = planBox(plan);
    const inside = rest.filter((run) => contains(box, run.box));
    if (inside.length === 0) continue;
    const { grid } = fillGrid(plan, inside, page.number, 'ruled');
    if (!isTable(grid)) continue;
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

function contains(box: Box, inner: Box): boolean {
  const x = (inner.x0 + inner.x1) / 2;
  const y = (inner.y0 + inner.y1) / 2;
  return x > box.x0 - OVERHANG && x < box.x1 + OVERHANG && y > box.y0 - OVERHANG && y < box.y1 + OVERHANG;
}
