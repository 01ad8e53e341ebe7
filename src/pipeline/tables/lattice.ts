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
  return [...groups.values()].map(latticeOf).sort((a, b) => a.box.y0 - b.box.y0 || a.box.x0 - b.box.x0);
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
