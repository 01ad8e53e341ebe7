/**
 * The least that the labels still to come can cost, each level taken for itself: what a search need not go beyond. As the levels are
 * bound to each other by more costs and none that is negative, it is never more than what they do cost.
 */
import type { LabelCosts, LabelsRequest } from './label-costs.ts';

/** A group of level 1 that goes on: its first row and its label. */
export interface OpenGroup {
  readonly from: number;
  readonly label: number | null;
}

/** A label under which no row stands. */
const SPARE_LABEL = 10;

export class LabelBounds {
  private readonly costs: LabelCosts;
  private readonly count: number;
  private readonly count1: number;
  private readonly count2: number;
  /** By labels used up and first row left. */
  private readonly rest1: readonly Float64Array[];
  private readonly rest2: readonly Float64Array[];
  /** By first row and label of an open group of level 1: from each row on, that group's cost and what comes after it. */
  private readonly open = new Map<number, Float64Array>();

  constructor(request: LabelsRequest, costs: LabelCosts) {
    this.costs = costs;
    this.count = request.rows.length;
    this.count1 = request.level1?.length ?? 0;
    this.count2 = request.level2?.length ?? 0;
    const { count, count1, count2 } = this;
    this.rest1 =
      request.level1 === null
        ? [new Float64Array(count + 1)]
        : restOf({
            count,
            labels: count1,
            rows: (label) => costs.rows1(label),
            cost: (label, from, to) => costs.group1(label, from, to),
          });
    this.rest2 = restOf({
      count,
      labels: count2,
      rows: (label) => costs.rows2(label),
      cost: (label, from, to) => costs.leastGroup2(label, from, to),
    });
  }

  /** From a row on, between two groups of level 1, after so many labels of each level. */
  between(row: number, used1: number, used2: number): number {
    return (this.rest1[used1]?.[row] as number) + (this.rest2[used2]?.[row] as number);
  }

  /** From a row on, within a group of level 1 that goes on; `used1` counts its label. */
  within(row: number, open: OpenGroup, used1: number, used2: number): number {
    return (this.openRest(open, used1)[row] as number) + (this.rest2[used2]?.[row] as number);
  }

  private openRest({ from, label }: OpenGroup, used1: number): Float64Array {
    const key = (from * 2 + (label === null ? 0 : 1)) * (this.count1 + 1) + used1;
    let known = this.open.get(key);
    if (known === undefined) {
      known = new Float64Array(this.count + 1).fill(Number.POSITIVE_INFINITY);
      for (let to = this.count; to > from; to--) {
        const ends = this.costs.group1(label, from, to) + (this.rest1[used1]?.[to] as number);
        known[to - 1] = Math.min(known[to] as number, ends);
      }
      this.open.set(key, known);
    }
    return known;
  }
}

interface Level {
  /** Of all rows, and of the level's labels. */
  readonly count: number;
  readonly labels: number;
  /** The rows a label may cover. */
  readonly rows: (label: number) => { readonly from: number; readonly to: number };
  readonly cost: (label: number | null, from: number, to: number) => number;
}

/** By labels used up and first row left, the least that the groups of a level cost. */
function restOf(level: Level): readonly Float64Array[] {
  const { count, labels } = level;
  const rest = Array.from({ length: labels + 1 }, () => new Float64Array(count + 1));
  for (const [used, own] of rest.entries()) own[count] = (labels - used) * SPARE_LABEL;
  for (let from = count - 1; from >= 0; from--) {
    const bare = bareCosts(level, from);
    for (const [used, own] of rest.entries()) {
      let least = Number.POSITIVE_INFINITY;
      if (!isPlausible(level, used, from)) {
        own[from] = least;
        continue;
      }
      for (const [ahead, cost] of bare.entries()) {
        least = Math.min(least, cost + (own[from + 1 + ahead] as number));
      }
      own[from] = Math.min(least, leastNamed(level, from, used, rest[used + 1]));
    }
  }
  return rest;
}

/** Whether the labels used up can all cover rows before this one, and the next one rows from it on. */
function isPlausible({ rows, labels }: Level, used: number, from: number): boolean {
  return (used === 0 || rows(used - 1).from < from) && (used === labels || rows(used).to > from);
}

function leastNamed(level: Level, from: number, label: number, next: Float64Array | undefined): number {
  const rows = level.rows(label);
  let least = Number.POSITIVE_INFINITY;
  if (next === undefined || from < rows.from) return least;
  for (let to = from + 1; to <= rows.to; to++) {
    least = Math.min(least, level.cost(label, from, to) + (next[to] as number));
  }
  return least;
}

/** Costs of the groups without a label from a row on, of one row, of two … up to the longest that is thought of. */
function bareCosts({ count, cost }: Level, from: number): readonly number[] {
  const costs: number[] = [];
  for (let to = from + 1; to <= count; to++) costs.push(cost(null, from, to));
  const last = costs.findLastIndex((own) => own < Number.POSITIVE_INFINITY);
  return costs.slice(0, last + 1);
}
