/** Cheapest paths through a graph whose edges all lead to later nodes; costs may be negative. */

export interface Edge {
  readonly source: number;
  /** Greater than `source`. */
  readonly target: number;
  readonly cost: number;
}

/** For each node the cost of the cheapest path to it from node 0; infinite where there is none. */
export function shortestFromStart(steps: readonly Edge[], nodeCount: number): Float64Array {
  const cost = new Float64Array(nodeCount).fill(Number.POSITIVE_INFINITY);
  cost[0] = 0;
  for (const step of steps) {
    const through = (cost[step.source] as number) + step.cost;
    if (through < (cost[step.target] as number)) cost[step.target] = through;
  }
  return cost;
}

/** For each node the cost of the cheapest path from it to the last node. */
export function shortestToEnd(steps: readonly Edge[], nodeCount: number): Float64Array {
  const cost = new Float64Array(nodeCount).fill(Number.POSITIVE_INFINITY);
  cost[nodeCount - 1] = 0;
  for (let i = steps.length - 1; i >= 0; i--) {
    const step = steps[i] as Edge;
    const through = step.cost + (cost[step.target] as number);
    if (through < (cost[step.source] as number)) cost[step.source] = through;
  }
  return cost;
}

/** The edges of the best path, in order; of equal ones the earliest listed. Throws where no path leads to the last node. */
export function bestPath<E extends Edge>(steps: readonly E[], forward: Float64Array): readonly E[] {
  const into = new Map<number, E>();
  for (const step of steps) {
    if (into.has(step.target)) continue;
    if ((forward[step.source] as number) + step.cost === forward[step.target]) into.set(step.target, step);
  }
  const path: E[] = [];
  for (let node = forward.length - 1; node !== 0; ) {
    const step = into.get(node);
    if (step === undefined) throw new Error('the trellis has no path');
    path.push(step);
    node = step.source;
  }
  return path.reverse();
}
