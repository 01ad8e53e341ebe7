/** Merged rulings → lattices: the sets of crossing lines that may be tables. */
import type { Box, Ruling } from '../../parsers/page.ts';

export interface Lattice {
  readonly horizontals: readonly Ruling[];
  readonly verticals: readonly Ruling[];
  readonly box: Box;
}

/** Lines whose ends miss each other by up to this much (points) were meant to meet: a gap of a point or two, and the half of a thick line. */
const MEETING_GAP = 3.5;

/** The connected sets of rulings, from top to bottom. A ruling that meets nothing makes a lattice of its own. */
export function lattices(rulings: readonly Ruling[]): readonly Lattice[] {
  const parent = rulings.map((_, i) => i);
  const find = (i: number): number => {
    let root = i;
    while (parent[root] !== root) root = parent[root]!;
    parent[i] = root;
    return root;
  };
  const horizontal = rulings.map((r, i) => [r, i] as const).filter(([r]) => r.axis === 'horizontal');
  const vertical = rulings.map((r, i) => [r, i] as const).filter(([r]) => r.axis === 'vertical');
  for (const [h, i] of horizontal) {
    for (const [v, j] of vertical) {
      if (meet(h, v)) parent[find(i)] = find(j);
    }
  }
  const groups = new Map<number, Ruling[]>();
  rulings.forEach((ruling, i) => {
    const root = find(i);
    const group = groups.get(root);
    if (group === undefined) groups.set(root, [ruling]);
    else group.push(ruling);
  });
  return [...withOpenColumns([...groups.values()].map(latticeOf))].sort(
    (a, b) => a.box.y0 - b.box.y0 || a.box.x0 - b.box.x0,
  );
}

/**
 * A table that the page's ends cut open, as Chromium prints one, has no line across where a label beside all of the page's rows stands: its
 * outer wall meets nothing, and runs as far up and down as the other walls do.
 */
function withOpenColumns(found: readonly Lattice[]): readonly Lattice[] {
  const lone = found.filter(
    ({ horizontals, verticals }) => horizontals.length === 0 && verticals.length === 1,
  );
  if (lone.length === 0) return found;
  const joined = new Set<Lattice>();
  const tables = found.map((table) => {
    const walls = isCutOpen(table) ? lone.filter((wall) => isOuterWall(wall, table)) : [];
    for (const wall of walls) joined.add(wall);
    if (walls.length === 0) return table;
    return latticeOf([
      ...table.horizontals,
      ...table.verticals,
      ...walls.flatMap(({ verticals }) => verticals),
    ]);
  });
  return tables.filter((lattice) => !joined.has(lattice));
}

function isCutOpen({ horizontals, verticals, box }: Lattice): boolean {
  const closes = (y: number) => horizontals.some(({ at }) => Math.abs(at - y) < MEETING_GAP);
  return horizontals.length > 0 && verticals.length > 1 && !(closes(box.y0) && closes(box.y1));
}

function isOuterWall({ box: wall }: Lattice, { box }: Lattice): boolean {
  const isOutside = wall.x1 < box.x0 || wall.x0 > box.x1;
  return isOutside && Math.abs(wall.y0 - box.y0) < MEETING_GAP && Math.abs(wall.y1 - box.y1) < MEETING_GAP;
}

function meet(h: Ruling, v: Ruling): boolean {
  return (
    v.at >= h.from - MEETING_GAP &&
    v.at <= h.to + MEETING_GAP &&
    h.at >= v.from - MEETING_GAP &&
    h.at <= v.to + MEETING_GAP
  );
}

/** A lattice of these rulings; its box is what they reach over. */
export function latticeOf(rulings: readonly Ruling[]): Lattice {
  const horizontals = rulings.filter((r) => r.axis === 'horizontal');
  const verticals = rulings.filter((r) => r.axis === 'vertical');
  const xs = [...horizontals.flatMap((r) => [r.from, r.to]), ...verticals.map((r) => r.at)];
  const ys = [...verticals.flatMap((r) => [r.from, r.to]), ...horizontals.map((r) => r.at)];
  return {
    horizontals,
    verticals,
    box: { x0: Math.min(...xs), y0: Math.min(...ys), x1: Math.max(...xs), y1: Math.max(...ys) },
  };
}
