/**
 * The search for the labels of layout text: the states between two groups of level 2 that were reached and the groups that lead from one
 * to the next, but for those that lead to nothing cheap enough.
 */
import type { OpenGroup } from './label-bounds.ts';
import type { Edge } from './shortest-path.ts';

/** A state between two groups of level 2. */
export interface State {
  readonly row: number;
  /** Labels used up of each level. */
  readonly used1: number;
  readonly used2: number;
  /** The group of level 1 that is open; null between two. */
  readonly open: OpenGroup | null;
}

export interface Reached {
  readonly state: State;
  /** Of the cheapest way there. */
  cost: number;
  /** The last group of that way, and where it came from. */
  via: Step | null;
  /** The least that what comes after it can cost. */
  readonly rest: number;
}

/** A group of level 2, and whether the group of level 1 around it begins and ends with it. */
export interface Group {
  readonly from: number;
  readonly to: number;
  readonly label1: number | null;
  readonly label2: number | null;
  readonly opens: boolean;
  readonly closes: boolean;
  /** That of the group of level 1, too, where it ends. */
  readonly cost: number;
}

export interface GroupEdge extends Edge, Group {}

/** States of a row that are gone on from. In 60 texts (generated) no row has more than 37; many are as good as each other in crowded tables. */
const MOST_STATES = 64;

interface Step {
  readonly group: Group;
  readonly source: Reached;
  readonly target: Reached;
}

export class LabelSearch {
  private readonly rowCount: number;
  /** From the least that any state of a row leads to, the most that a state may. */
  private readonly most: (cheapest: number) => number;
  private readonly mostSteps: number | null;
  private readonly states: readonly Map<number, Reached>[];
  private readonly cheapest: Float64Array;
  private readonly steps: Step[] = [];
  private crowded = false;

  /** `mostSteps` is how many groups are kept; null where only the cost is asked for. */
  constructor(rowCount: number, mostSteps: number | null, most: (cheapest: number) => number) {
    this.rowCount = rowCount;
    this.mostSteps = mostSteps;
    this.most = most;
    this.states = Array.from({ length: rowCount + 1 }, () => new Map());
    this.cheapest = new Float64Array(rowCount + 1).fill(Number.POSITIVE_INFINITY);
  }

  /** Whether there were more groups than are kept. */
  get isCrowded(): boolean {
    return this.crowded;
  }

  /** Of the cheapest way to the end. */
  get cost(): number {
    return this.cheapest[this.rowCount] as number;
  }

  /** Whether a state of a row that leads to so much is still to be thought of. */
  isWorthwhile(row: number, least: number): boolean {
    if (least < (this.cheapest[row] as number)) this.cheapest[row] = least;
    return least < Number.POSITIVE_INFINITY && least <= this.most(this.cheapest[row] as number);
  }

  /** A state reached at a cost, `rest` being the least that comes after it. */
  reach(state: State, cost: number, rest: number): Reached {
    const bucket = this.states[state.row] as Map<number, Reached>;
    const key = keyOf(state);
    const known = bucket.get(key);
    if (known !== undefined) return known;
    const reached = { state, cost, rest, via: null };
    bucket.set(key, reached);
    return reached;
  }

  /** The states of a row from which to go on, once all ways there are known. */
  promising(row: number): readonly Reached[] {
    const bucket = this.states[row] as Map<number, Reached>;
    const worthwhile = [...bucket.values()].filter(({ cost, rest }) => this.isWorthwhile(row, cost + rest));
    if (worthwhile.length <= MOST_STATES) return worthwhile;
    const least = (reached: Reached) => reached.cost + reached.rest;
    return worthwhile.sort((a, b) => least(a) - least(b)).slice(0, MOST_STATES);
  }

  add(source: Reached, state: State, group: Group, rest: number): void {
    const cost = source.cost + group.cost;
    const target = this.reach(state, cost, rest);
    const step = { group, source, target };
    if (target.via === null || cost < target.cost) {
      target.cost = cost;
      target.via = step;
    }
    if (this.mostSteps === null) return;
    if (this.steps.length < this.mostSteps) this.steps.push(step);
    else this.crowded = true;
  }

  /** The groups of the cheapest way to the end; none where there is none. */
  cheapestGroups(): readonly Group[] {
    const ends = [...(this.states[this.rowCount] as Map<number, Reached>).values()];
    const end = ends.find(({ cost, rest }) => cost + rest === this.cost);
    const groups: Group[] = [];
    for (let step = end?.via ?? null; step !== null; step = step.source.via) groups.push(step.group);
    return groups.reverse();
  }

  /** The groups as edges of a graph, and the number of its last node; all ways to the last row end in that. */
  graph(): { readonly edges: readonly GroupEdge[]; readonly end: number } {
    const ids = new Map<Reached, number>();
    for (const bucket of this.states.slice(0, -1)) {
      for (const reached of bucket.values()) ids.set(reached, ids.size);
    }
    const end = ids.size;
    const edges = this.steps.map(({ group, source, target }): GroupEdge => {
      const own = ids.get(target);
      // What labels are left over costs on the way to the end.
      const cost = own === undefined ? group.cost + target.rest : group.cost;
      return { ...group, cost, source: ids.get(source) as number, target: own ?? end };
    });
    return { edges, end };
  }
}

/** More rows or labels than any text holds. */
const MANY = 2 ** 16;

function keyOf({ used1, used2, open }: State): number {
  const opened = open === null ? 0 : (open.from + 1) * 2 + (open.label === null ? 0 : 1);
  return (used1 * MANY + used2) * 2 * MANY + opened;
}
