/**
 * Which rows each label of both levels covers, in layout text. A label stands amid its rows or at their top, but the text keeps
 * heights only roughly; so both levels are solved at once, the groups of level 2 nesting in those of level 1, and what the next
 * best solution would cost more tells how sure each row's labels are.
 */
import { marginOver } from './confidence.ts';
import { LabelBounds, type OpenGroup } from './label-bounds.ts';
import { type Alignment, LabelCosts, type LabelsRequest } from './label-costs.ts';
import { type Group, type GroupEdge, LabelSearch, type Reached } from './label-search.ts';
import { bestPath, shortestFromStart, shortestToEnd } from './shortest-path.ts';

/** Rows `from`..`to` (exclusive) under one label, or under none. */
export interface RowGroup {
  readonly from: number;
  readonly to: number;
  readonly label: number | null;
}

export interface LabelGroups {
  readonly level1: readonly RowGroup[];
  readonly level2: readonly RowGroup[];
  readonly cost: number;
}

export interface LabelledRows extends LabelGroups {
  /** For each row what the cheapest solution with other labels for it costs more, in nats. */
  readonly margins: readonly number[];
}

/** Labels at the top of their rows are the rarer setting. */
const TOP_PRICE = 1;
/** What a solution may cost more than the best and still be weighed against it: the dearest label that may be made good, and then some. */
const WIDE = 12;
/** What a state may cost more than the cheapest at its row, where only the best solution is asked for. */
const NARROW = 5;
/** Groups that are weighed against each other; with more, only solutions nearer to the best are. Tables that hold together have some 1,000. */
const MOST_GROUPS = 50_000;
const NARROWEST = 1;

/** Labels may be more than rows only in nonsense; the caller must see to it that they are not. */
export function labelRows(request: LabelsRequest): LabelledRows {
  return cheaperOf(request).solve();
}

/** As `labelRows`, but nearly, and without margins. */
export function nearlyBest(request: LabelsRequest): LabelGroups {
  return cheaperOf(request).nearlyBest();
}

/** Labels are looked for near their rows, and only where that leads nowhere anywhere. */
function cheaperOf(request: LabelsRequest): Nesting {
  const near = cheaper(new Nesting(request, 'middle', false), new Nesting(request, 'top', false));
  if (near.leastCost < Number.POSITIVE_INFINITY) return near;
  return cheaper(new Nesting(request, 'middle', true), new Nesting(request, 'top', true));
}

/** Labels amid their rows or at their tops; what cannot be the cheaper is not searched. */
function cheaper(middle: Nesting, top: Nesting): Nesting {
  if (middle.atLeast <= top.atLeast) {
    return middle.leastCost <= top.atLeast || middle.leastCost <= top.leastCost ? middle : top;
  }
  return top.leastCost < middle.atLeast || top.leastCost < middle.leastCost ? top : middle;
}

/** A group of level 2 within one of level 1 that it opens or goes on with. */
interface InnerGroup {
  readonly open: OpenGroup;
  readonly opens: boolean;
  readonly to: number;
  readonly label2: number | null;
}

class Nesting {
  private readonly costs: LabelCosts;
  private readonly bounds: LabelBounds;
  private readonly rowCount: number;
  private readonly hasLevel1: boolean;
  private readonly count1: number;
  private readonly count2: number;
  private readonly price: number;
  private readonly nearly: LabelSearch;
  private isSearched = false;

  constructor(request: LabelsRequest, alignment: Alignment, anywhere: boolean) {
    this.costs = new LabelCosts(request, alignment, anywhere);
    this.bounds = new LabelBounds(request, this.costs);
    this.rowCount = request.rows.length;
    this.hasLevel1 = request.level1 !== null;
    this.count1 = request.level1?.length ?? 0;
    this.count2 = request.level2?.length ?? 0;
    this.price = alignment === 'top' ? TOP_PRICE : 0;
    this.nearly = new LabelSearch(this.rowCount, null, (cheapest) => cheapest + NARROW);
  }

  /** No solution costs less. */
  get atLeast(): number {
    return this.bounds.between(0, 0, 0) + this.price;
  }

  /** Of the best solution, nearly; infinite where there is none. */
  get leastCost(): number {
    if (!this.isSearched) this.run(this.nearly);
    this.isSearched = true;
    return this.nearly.cost + this.price;
  }

  nearlyBest(): LabelGroups {
    const cost = this.leastCost;
    return { ...groupsOf(this.nearly.cheapestGroups()), cost };
  }

  solve(): LabelledRows {
    for (let width = WIDE; ; width /= 2) {
      const most = this.leastCost - this.price + width;
      const kept = width < NARROWEST ? Number.POSITIVE_INFINITY : MOST_GROUPS;
      const search = new LabelSearch(this.rowCount, kept, () => most);
      this.run(search);
      if (!search.isCrowded) return this.solution(search, width);
    }
  }

  /** `width` is how much dearer solutions were looked at: what differs from the best by more may be nearer than is known. */
  private solution(search: LabelSearch, width: number): LabelledRows {
    const { edges, end } = search.graph();
    const forward = shortestFromStart(edges, end + 1);
    const path = bestPath(edges, forward);
    const margins = marginsOf(path, edges, forward, shortestToEnd(edges, end + 1), width);
    return { ...groupsOf(path), margins, cost: forward[end] as number };
  }

  private run(search: LabelSearch): void {
    search.reach({ row: 0, used1: 0, used2: 0, open: null }, 0, this.bounds.between(0, 0, 0));
    for (let row = 0; row < this.rowCount; row++) {
      for (const reached of search.promising(row)) this.groupsFrom(search, reached);
      if (search.isCrowded) return;
    }
  }

  private groupsFrom(search: LabelSearch, reached: Reached): void {
    const { row, used1, open } = reached.state;
    if (open !== null) {
      this.innerGroups(search, reached, open, false);
      return;
    }
    if (used1 < this.count1) this.innerGroups(search, reached, { from: row, label: used1 }, true);
    this.innerGroups(search, reached, { from: row, label: null }, true);
  }

  private innerGroups(search: LabelSearch, reached: Reached, open: OpenGroup, opens: boolean): void {
    const { row, used2 } = reached.state;
    for (let to = row + 1; to <= this.rowCount; to++) {
      this.offer(search, reached, { open, opens, to, label2: null });
      if (used2 < this.count2) this.offer(search, reached, { open, opens, to, label2: used2 });
    }
  }

  private offer(search: LabelSearch, source: Reached, { open, opens, to, label2 }: InnerGroup): void {
    const { row } = source.state;
    const cost = this.costs.group2(label2, row, to, open.label);
    if (cost === Number.POSITIVE_INFINITY) return;
    const used1 = source.state.used1 + (opens && open.label !== null ? 1 : 0);
    const used2 = source.state.used2 + (label2 === null ? 0 : 1);
    const group = { from: row, to, label1: open.label, label2, opens };
    if (to < this.rowCount && this.hasLevel1) {
      const rest = this.bounds.within(to, open, used1, used2);
      if (search.isWorthwhile(to, source.cost + cost + rest)) {
        search.add(source, { row: to, used1, used2, open }, { ...group, cost, closes: false }, rest);
      }
    }
    const whole = cost + this.costs.group1(open.label, open.from, to);
    const rest = this.bounds.between(to, used1, used2);
    if (search.isWorthwhile(to, source.cost + whole + rest)) {
      search.add(
        source,
        { row: to, used1, used2, open: null },
        { ...group, cost: whole, closes: true },
        rest,
      );
    }
  }
}

function groupsOf(path: readonly Group[]): { level1: readonly RowGroup[]; level2: readonly RowGroup[] } {
  const level1: RowGroup[] = [];
  let from = 0;
  for (const edge of path) {
    if (edge.opens) from = edge.from;
    if (edge.closes) level1.push({ from, to: edge.to, label: edge.label1 });
  }
  return { level1, level2: path.map((edge) => ({ from: edge.from, to: edge.to, label: edge.label2 })) };
}

/** For each row what the cheapest solution with other labels for it costs more, in nats; `width` at most. */
function marginsOf(
  path: readonly GroupEdge[],
  edges: readonly GroupEdge[],
  forward: Float64Array,
  backward: Float64Array,
  width: number,
): readonly number[] {
  const own = path.flatMap((edge) => new Array<GroupEdge>(edge.to - edge.from).fill(edge));
  const others = own.map(() => Number.POSITIVE_INFINITY);
  for (const edge of edges) {
    const through = (forward[edge.source] as number) + edge.cost + (backward[edge.target] as number);
    for (let row = edge.from; row < edge.to; row++) {
      if (through < (others[row] as number) && !hasSameLabels(edge, own[row])) others[row] = through;
    }
  }
  const total = forward.at(-1) as number;
  return others.map((other) => Math.min(width, Math.max(0, marginOver(total, other))));
}

function hasSameLabels(edge: GroupEdge, other: GroupEdge | undefined): boolean {
  return edge.label1 === other?.label1 && edge.label2 === other.label2;
}
