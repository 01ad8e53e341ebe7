/** Rulings in pixels → tables: edges, the walls between neighbouring fields, and the cells they enclose. */
import { middleAt, type PixelRuling } from './pixel-ruling.ts';
import type { PixelRulings } from './pixel-rulings.ts';

/** A rectangle of pixels. */
export interface PixelBox {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

/** A cell: rows and columns from 0, and the paper inside its rulings. */
export interface PixelCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly inner: PixelBox;
}

/** A piece of line that separates two fields or bounds the table. */
export interface PixelWall {
  readonly axis: 'horizontal' | 'vertical';
  readonly at: number;
  readonly from: number;
  readonly to: number;
  readonly thickness: number;
}

export interface PixelTable {
  readonly box: PixelBox;
  readonly rowEdges: readonly number[];
  readonly columnEdges: readonly number[];
  readonly cells: readonly PixelCell[];
  /** The walls of the table, straight and meeting at the edges. */
  readonly walls: readonly PixelWall[];
}

export interface PixelTables {
  readonly tables: readonly PixelTable[];
  /** Lines that are part of no table. */
  readonly loose: readonly PixelWall[];
}

// In inches.
/** Lines this close are one edge: drawn apart in different rows, or a little crooked. */
const SAME_EDGE = 0.035;
/** Lines whose ends miss each other by this much were meant to meet. */
const MEETING = 0.05;
/** Paper between a line's edge and what counts as inside. */
const INSET = 0.008;

/** Lines that reach this far over the last line across them bound a further row or column: half a line of small text. */
const OPEN_END = 0.08;
/** Share of the lines there, and number of them, that do so where the border is missing; a crooked or smudged one does alone. */
const OPEN_SHARE = 0.6;
const LEAST_OPEN = 2;

/** Share of the side between two fields that lines cover where there is a wall. */
const WALL = 0.55;

/** One edge: the rulings on it, none at an open end, and where it lies. */
interface Edge {
  readonly at: number;
  readonly members: readonly PixelRuling[];
}

export function pixelTables(rulings: PixelRulings, dpi: number): PixelTables {
  const tables: PixelTable[] = [];
  const loose: PixelWall[] = [];
  for (const { h, v } of connected(rulings, dpi)) {
    const table = tableOf(h, v, dpi);
    if (table === null)
      loose.push(...h.map((r) => wallOf(r, 'horizontal')), ...v.map((r) => wallOf(r, 'vertical')));
    else tables.push(table);
  }
  tables.sort((a, b) => a.box.y0 - b.box.y0 || a.box.x0 - b.box.x0);
  return { tables, loose };
}

function wallOf(ruling: PixelRuling, axis: PixelWall['axis']): PixelWall {
  const { from, to, thickness } = ruling;
  return { axis, at: middleAt(ruling, (from + to) / 2), from, to, thickness };
}

interface Connected {
  readonly h: readonly PixelRuling[];
  readonly v: readonly PixelRuling[];
}

/** The sets of lines that meet. */
function connected({ horizontal, vertical }: PixelRulings, dpi: number): Connected[] {
  const reach = MEETING * dpi;
  const parent = Array.from({ length: horizontal.length + vertical.length }, (_, i) => i);
  const root = (i: number): number => {
    let at = i;
    while (parent[at] !== at) at = parent[at] = parent[parent[at]!]!;
    return at;
  };
  horizontal.forEach((h, i) => {
    vertical.forEach((v, k) => {
      const x = middleAt(v, Math.min(Math.max(h.at, v.from), v.to));
      const y = middleAt(h, Math.min(Math.max(x, h.from), h.to));
      const meets = x > h.from - reach && x < h.to + reach && y > v.from - reach && y < v.to + reach;
      if (meets) parent[root(horizontal.length + k)] = root(i);
    });
  });
  const groups = new Map<number, { h: PixelRuling[]; v: PixelRuling[] }>();
  const groupOf = (i: number) => {
    const key = root(i);
    const known = groups.get(key) ?? { h: [], v: [] };
    groups.set(key, known);
    return known;
  };
  for (const [i, h] of horizontal.entries()) groupOf(i).h.push(h);
  for (const [k, v] of vertical.entries()) groupOf(horizontal.length + k).v.push(v);
  return [...groups.values()];
}

/** Null where the lines enclose fewer than two fields. */
function tableOf(h: readonly PixelRuling[], v: readonly PixelRuling[], dpi: number): PixelTable | null {
  const ys = withOpenEnds(edgesOf(h, dpi), v, dpi);
  const xs = withOpenEnds(edgesOf(v, dpi), h, dpi);
  if (ys.length < 2 || xs.length < 2 || ys.length + xs.length < 5) return null;
  const rows = ys.length - 1;
  const columns = xs.length - 1;
  const walled = {
    /** Above row r in column c; r = rows: below the last one. */
    above: (r: number, c: number) => isWall(ys[r]!, xs[c]!.at, xs[c + 1]!.at),
    /** Left of column c in row r. */
    left: (r: number, c: number) => isWall(xs[c]!, ys[r]!.at, ys[r + 1]!.at),
  };
  const cells = enclosed(rows, columns, walled).map((area) => ({
    ...area,
    inner: innerOf(area, ys, xs, dpi),
  }));
  return {
    box: { x0: xs[0]!.at, y0: ys[0]!.at, x1: xs[columns]!.at, y1: ys[rows]!.at },
    rowEdges: ys.map((edge) => edge.at),
    columnEdges: xs.map((edge) => edge.at),
    cells,
    walls: [
      ...ys.flatMap((edge, r) => wallsAlong('horizontal', edge, xs, (c) => walled.above(r, c))),
      ...xs.flatMap((edge, c) => wallsAlong('vertical', edge, ys, (r) => walled.left(r, c))),
    ],
  };
}

function edgesOf(rulings: readonly PixelRuling[], dpi: number): Edge[] {
  const placed = rulings
    .map((ruling) => ({ ruling, at: middleAt(ruling, (ruling.from + ruling.to) / 2) }))
    .sort((a, b) => a.at - b.at);
  const groups: (typeof placed)[] = [];
  for (const one of placed) {
    const group = groups.at(-1);
    if (group !== undefined && one.at - group[0]!.at <= SAME_EDGE * dpi) group.push(one);
    else groups.push([one]);
  }
  return groups.map((group) => {
    const length = group.reduce((sum, { ruling }) => sum + ruling.to - ruling.from, 0);
    const sum = group.reduce((total, { ruling, at }) => total + at * (ruling.to - ruling.from), 0);
    return { at: sum / length, members: group.map(({ ruling }) => ruling) };
  });
}

/**
 * The edges and, where the lines across them reach beyond the outermost, one without a line at their ends: a table that a page break
 * cuts without drawing its border again, or one that is open at its sides.
 */
function withOpenEnds(edges: readonly Edge[], across: readonly PixelRuling[], dpi: number): Edge[] {
  const [first, last] = [edges[0], edges.at(-1)];
  if (first === undefined || last === undefined) return [...edges];
  const before = openEnd(first.at, across, dpi, -1);
  const after = openEnd(last.at, across, dpi, 1);
  return [...(before === null ? [] : [before]), ...edges, ...(after === null ? [] : [after])];
}

/** @param side -1 before the edge, 1 behind it */
function openEnd(edge: number, across: readonly PixelRuling[], dpi: number, side: 1 | -1): Edge | null {
  const touching = across.filter((r) => r.from <= edge + MEETING * dpi && r.to >= edge - MEETING * dpi);
  const ends = touching
    .map((r) => (side < 0 ? r.from : r.to))
    .filter((end) => (end - edge) * side > OPEN_END * dpi)
    .sort((a, b) => a - b);
  if (ends.length < LEAST_OPEN || ends.length < OPEN_SHARE * touching.length) return null;
  return { at: ends[Math.floor(ends.length / 2)]!, members: [] };
}

function isWall(edge: Edge, from: number, to: number): boolean {
  return coverOf(edge.members, from, to) >= (to - from) * WALL;
}

function coverOf(rulings: readonly PixelRuling[], from: number, to: number): number {
  const parts = rulings
    .map((r) => [Math.max(r.from, from), Math.min(r.to, to)] as const)
    .filter(([a, b]) => b > a)
    .sort((a, b) => a[0] - b[0]);
  let covered = 0;
  let end = from;
  for (const [a, b] of parts) {
    covered += Math.max(0, b - Math.max(a, end));
    end = Math.max(end, b);
  }
  return covered;
}

function wallsAlong(
  axis: PixelWall['axis'],
  edge: Edge,
  across: readonly Edge[],
  isWalled: (index: number) => boolean,
): PixelWall[] {
  const thickness = Math.max(...edge.members.map((ruling) => ruling.thickness));
  const walls: PixelWall[] = [];
  let start: number | null = null;
  for (let i = 0; i < across.length; i++) {
    const on = i + 1 < across.length && isWalled(i);
    if (on && start === null) start = across[i]!.at;
    if (!on && start !== null) {
      walls.push({ axis, at: edge.at, from: start, to: across[i]!.at, thickness });
      start = null;
    }
  }
  return walls;
}

type Area = Omit<PixelCell, 'inner'>;

interface Walled {
  readonly above: (r: number, c: number) => boolean;
  readonly left: (r: number, c: number) => boolean;
}

/** Fields without a wall between them are one cell; an area that is no rectangle falls into pieces of single rows. */
function enclosed(rows: number, columns: number, walled: Walled): Area[] {
  const parent = Array.from({ length: rows * columns }, (_, i) => i);
  const root = (i: number): number => {
    let at = i;
    while (parent[at] !== at) at = parent[at] = parent[parent[at]!]!;
    return at;
  };
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) {
      const here = r * columns + c;
      if (c > 0 && !walled.left(r, c)) parent[root(here)] = root(here - 1);
      if (r > 0 && !walled.above(r, c)) parent[root(here)] = root(here - columns);
    }
  }
  const areas = new Map<number, [number, number][]>();
  for (let i = 0; i < parent.length; i++) {
    const key = root(i);
    const area = areas.get(key) ?? [];
    area.push([Math.floor(i / columns), i % columns]);
    areas.set(key, area);
  }
  return [...areas.values()].flatMap(rectanglesOf).sort((a, b) => a.row - b.row || a.column - b.column);
}

function rectanglesOf(area: readonly (readonly [number, number])[]): Area[] {
  const row = Math.min(...area.map(([r]) => r));
  const column = Math.min(...area.map(([, c]) => c));
  const rowSpan = Math.max(...area.map(([r]) => r)) - row + 1;
  const columnSpan = Math.max(...area.map(([, c]) => c)) - column + 1;
  if (rowSpan * columnSpan === area.length) return [{ row, column, rowSpan, columnSpan }];
  const pieces: { row: number; column: number; rowSpan: number; columnSpan: number }[] = [];
  for (const [r, c] of area) {
    const last = pieces.at(-1);
    if (last !== undefined && last.row === r && last.column + last.columnSpan === c) last.columnSpan++;
    else pieces.push({ row: r, column: c, rowSpan: 1, columnSpan: 1 });
  }
  return pieces;
}

/** The paper inside, from where the lines around really run along this cell. */
function innerOf(area: Area, ys: readonly Edge[], xs: readonly Edge[], dpi: number): PixelBox {
  const { row, column, rowSpan, columnSpan } = area;
  const [top, bottom] = [ys[row]!, ys[row + rowSpan]!];
  const [left, right] = [xs[column]!, xs[column + columnSpan]!];
  const inset = Math.max(1, INSET * dpi);
  const reach = (
    edge: Edge,
    from: number,
    to: number,
    far: (...places: number[]) => number,
    sign: number,
  ) => {
    const places = edge.members
      .filter((r) => r.from < to && r.to > from)
      .flatMap((r) => {
        const half = r.thickness / 2 + inset;
        const [a, b] = [Math.max(from, r.from), Math.min(to, r.to)];
        return [middleAt(r, a) + sign * half, middleAt(r, b) + sign * half];
      });
    return places.length === 0 ? edge.at + sign * inset : far(...places);
  };
  return {
    x0: Math.ceil(reach(left, top.at, bottom.at, Math.max, 1)),
    x1: Math.floor(reach(right, top.at, bottom.at, Math.min, -1)),
    y0: Math.ceil(reach(top, left.at, right.at, Math.max, 1)),
    y1: Math.floor(reach(bottom, left.at, right.at, Math.min, -1)),
  };
}
