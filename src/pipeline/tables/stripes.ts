/**
 * Tables whose every other row is shaded, and headers shaded above rows without lines: the edges of the shade part some rows from others,
 * but are no frame of the table.
 */
import type { Box, TextRun } from '../../parsers/page.ts';
import { type CellPlan, planCells } from './cell-plan.ts';
import type { Lattice } from './lattice.ts';
import { textLines } from './text-lines.ts';

/** A row of the same table stands within this of its neighbour's shade (em): cells are padded by an em, and labels in them centred over rows. */
const NEXT_ROW = 3;

/** A shaded area and the cells its edges enclose. */
interface Shade {
  readonly lattice: Lattice;
  readonly plan: CellPlan;
}

/**
 * The lattices that are stripes of tables. A lattice whose columns are parted by shades alone (their edges have no thickness) is one where a row of the same table
 * stands beside it without shade, or two columns of such a row lie side by side in one of its cells; and with it all shades in line with it.
 */
export function stripes(lattices: readonly Lattice[], runs: readonly TextRun[]): ReadonlySet<Lattice> {
  const shades = lattices.filter(isShade).flatMap((lattice) => {
    const plan = planCells(lattice);
    return plan === null ? [] : [{ lattice, plan }];
  });
  if (shades.length === 0) return new Set();
  const outside = runs.filter((run) => !lattices.some(({ box }) => holds(box, run)));
  const rows = textLines(outside).map((line) => line.runs);
  const found = shades.filter(
    (shade) => rows.some((row) => isRowBeside(row, shade)) || holdsTwoColumns(shade, runs),
  );
  const inLine = shades.filter(({ lattice: { box } }) =>
    found.some(({ lattice: { box: own } }) => box.x0 < own.x1 && box.x1 > own.x0),
  );
  return new Set(inLine.map(({ lattice }) => lattice));
}

/**
 * What parts the columns is shade alone. Rules between rows, or a frame around the table, may go over the edges of a shaded header: then they
 * are as thick as they were drawn.
 */
function isShade({ horizontals, verticals, box }: Lattice): boolean {
  const inner = verticals.filter(({ at }) => at > box.x0 + FRAME && at < box.x1 - FRAME);
  if (inner.length === 0) return [...horizontals, ...verticals].every((ruling) => ruling.thickness === 0);
  return inner.every((ruling) => ruling.thickness === 0);
}

/** A frame's line and the edge of the shade it closes in lie within this (points). */
const FRAME = 2;

/** Texts in two of its columns, right above or below. A title or a note over the whole width is one text. */
function isRowBeside(row: readonly TextRun[], { lattice: { box }, plan }: Shade): boolean {
  const em = row[0]!.fontSize;
  const gap = Math.max(box.y0 - row[0]!.box.y1, row[0]!.box.y0 - box.y1);
  if (gap > NEXT_ROW * em) return false;
  return new Set(row.map((run) => columnOf(plan, run)).filter((column) => column !== null)).size >= 2;
}

/** A cell over several columns with a text in two of them on one line: a row without shade between two that have it. */
function holdsTwoColumns({ plan }: Shade, runs: readonly TextRun[]): boolean {
  return plan.cells
    .filter((cell) => cell.columnSpan > 1)
    .some((cell) =>
      textLines(runs.filter((run) => holds(cell.box, run))).some(
        (line) => new Set(line.runs.map((run) => columnOf(plan, run))).size >= 2,
      ),
    );
}

/** The column a text lies in, from end to end; null where it reaches over a bound. */
function columnOf({ columnEdges }: CellPlan, { box }: TextRun): number | null {
  const column = columnEdges.findIndex((edge, i) => {
    const next = columnEdges[i + 1];
    return next !== undefined && box.x0 >= edge - 1 && box.x1 <= next + 1;
  });
  return column === -1 ? null : column;
}

function holds(box: Box, run: TextRun): boolean {
  const x = (run.box.x0 + run.box.x1) / 2;
  const y = (run.box.y0 + run.box.y1) / 2;
  return x > box.x0 && x < box.x1 && y > box.y0 && y < box.y1;
}
