/** A lattice → the rectangles its walls enclose, before any text is put in. */
import type { Box, Ruling } from '../../parsers/page.ts';
import type { Lattice } from './lattice.ts';

/** A cell to be: where it lies in the grid and on the page. Rows and columns from 0. */
export interface PlannedCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly box: Box;
}

export interface CellPlan {
  /** Ascending bounds of the rows (y) and columns (x). */
  readonly rowEdges: readonly number[];
  readonly columnEdges: readonly number[];
  readonly cells: readonly PlannedCell[];
}

/** Bounds this close (points) are one bound, drawn a little apart in different rows. */
const SAME_EDGE = 3.5;
/** A wall stands where lines cover at least this share of the side between two cells. */
const WALL_COVER = 0.55;

/** The plan of a lattice; null where it encloses fewer than two rows or columns and so is no table by its lines alone. */
export function planCells(lattice: Lattice): CellPlan | null {
  const columnEdges = edges([...lattice.verticals.map((r) => r.at), lattice.box.x0, lattice.box.x1]);
  const rowEdges = edges([...lattice.horizontals.map((r) => r.at), lattice.box.y0, lattice.box.y1]);
  if (columnEdges.length < 2 || rowEdges.length < 2) return null;
  if (columnEdges.length + rowEdges.length < 5) return null;
  return { rowEdges, columnEdges, cells: enclosed(lattice, rowEdges, columnEdges) };
}

function edges(positions: readonly number[]): number[] {
  const sorted = [...positions].sort((a, b) => a - b);
  const groups: number[][] = [];
  for (const at of sorted) {
    const group = groups.at(-1);
    if (group !== undefined && at - group[0]! <= SAME_EDGE) group.push(at);
    else groups.push([at]);
  }
  return groups.map((group) => group.reduce((sum, at) => sum + at, 0) / group.length);
}

function enclosed(lattice: Lattice, ys: readonly number[], xs: readonly number[]): PlannedCell[] {
  const rows = ys.length - 1;
  const columns = xs.length - 1;
  const parent = Array.from({ length: rows * columns }, (_, i) => i);
  const find = (i: number): number => {
    let root = i;
    while (parent[root] !== root) root = parent[root]!;
    parent[i] = root;
    return root;
  };
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) {
      const here = r * columns + c;
      if (c + 1 < columns && !isWall(lattice.verticals, xs[c + 1]!, ys[r]!, ys[r + 1]!)) {
        parent[find(here)] = find(here + 1);
      }
      if (r + 1 < rows && !isWall(lattice.horizontals, ys[r + 1]!, xs[c]!, xs[c + 1]!)) {
        parent[find(here)] = find(here + columns);
      }
    }
  }
  return rectangles(rows, columns, find).map((area) => ({
    ...area,
    box: {
      x0: xs[area.column]!,
      y0: ys[area.row]!,
      x1: xs[area.column + area.columnSpan]!,
      y1: ys[area.row + area.rowSpan]!,
    },
  }));
}

function isWall(lines: readonly Ruling[], at: number, from: number, to: number): boolean {
  let covered = 0;
  for (const line of lines) {
    if (Math.abs(line.at - at) > SAME_EDGE) continue;
    covered += Math.max(0, Math.min(line.to, to) - Math.max(line.from, from));
  }
  return covered >= (to - from) * WALL_COVER;
}

/** Each connected area as rectangles: one, or where a wall is missing in part, those of its rows. An area's places come row by row. */
function rectangles(rows: number, columns: number, find: (i: number) => number): Omit<PlannedCell, 'box'>[] {
  const areas = new Map<number, [number, number][]>();
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) {
      const root = find(r * columns + c);
      const area = areas.get(root);
      if (area === undefined) areas.set(root, [[r, c]]);
      else area.push([r, c]);
    }
  }
  return [...areas.values()]
    .flatMap((area) => asRectangles(area))
    .sort((a, b) => a.row - b.row || a.column - b.column);
}

function asRectangles(area: readonly (readonly [number, number])[]): Omit<PlannedCell, 'box'>[] {
  const pieces: { row: number; column: number; rowSpan: number; columnSpan: number }[] = [];
  for (const [r, c] of area) {
    const left = pieces.at(-1);
    if (left !== undefined && left.row === r && left.column + left.columnSpan === c) left.columnSpan++;
    else pieces.push({ row: r, column: c, rowSpan: 1, columnSpan: 1 });
  }
  return stacked(pieces);
}

/** Pieces of equal columns in consecutive rows made one again. */
function stacked(
  pieces: { row: number; column: number; rowSpan: number; columnSpan: number }[],
): Omit<PlannedCell, 'box'>[] {
  const result: { row: number; column: number; rowSpan: number; columnSpan: number }[] = [];
  for (const piece of pieces) {
    const above = result.find(
      (p) =>
        p.column === piece.column && p.columnSpan === piece.columnSpan && p.row + p.rowSpan === piece.row,
    );
    if (above === undefined) result.push(piece);
    else above.rowSpan++;
  }
  return result;
}
