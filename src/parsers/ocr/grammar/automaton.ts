/** A pattern as states and arcs, one character an arc. */
import type { Pattern } from './pattern.ts';

/**
 * A nondeterministic automaton; state 0 is the start. Empty arcs are kept as closures (the state itself and all it reaches without a
 * character): multiplied out, the grammar of targets has 116,000 arcs instead of 20,000. In flat arrays of numbers: as lists of objects the
 * grammars were 150,000 objects, half of all that every collection of garbage had to look through.
 */
export interface Automaton {
  /** State `s` is left by the arcs from `firstArc[s]` up to but not including `firstArc[s + 1]`. */
  readonly firstArc: Int32Array;
  /** Code point of each arc's character, and the state the arc leads to. */
  readonly characters: Int32Array;
  readonly targets: Int32Array;
  /** The closure of `s` are the states in `vias` from `firstVia[s]` up to but not including `firstVia[s + 1]`. */
  readonly firstVia: Int32Array;
  readonly vias: Int32Array;
  /** 1 where a text may end. */
  readonly accepting: Uint8Array;
}

/** Arcs and empty arcs in the order they were drawn. */
interface Draft {
  states: number;
  readonly arcs: Drawn & { readonly characters: number[] };
  readonly empty: Drawn;
}

interface Drawn {
  readonly from: number[];
  readonly to: number[];
}

export function compile(pattern: Pattern): Automaton {
  const draft: Draft = {
    states: 0,
    arcs: { from: [], to: [], characters: [] },
    empty: { from: [], to: [] },
  };
  const end = build(draft, pattern, newState(draft));
  const { first: firstArc, order } = byState(draft.arcs.from, draft.states);
  return {
    firstArc,
    characters: order.map((arc) => draft.arcs.characters[arc]!),
    targets: order.map((arc) => draft.arcs.to[arc]!),
    ...closures(draft, end),
  };
}

/** What was drawn from each state, in the order it was drawn: state `s` has the places in `order` from `first[s]` on. */
function byState(from: readonly number[], states: number): { first: Int32Array; order: Int32Array } {
  const first = new Int32Array(states + 1);
  for (const state of from) first[state + 1]! += 1;
  for (let state = 0; state < states; state += 1) first[state + 1]! += first[state]!;
  const next = first.slice();
  const order = new Int32Array(from.length);
  for (let i = 0; i < from.length; i += 1) {
    const state = from[i]!;
    order[next[state]!] = i;
    next[state]! += 1;
  }
  return { first, order };
}

/** Of each state itself and all that empty arcs lead to; a state from which the end is reached is accepting. */
function closures({ states, empty }: Draft, end: number): Pick<Automaton, 'firstVia' | 'vias' | 'accepting'> {
  const { first, order } = byState(empty.from, states);
  const firstVia = new Int32Array(states + 1);
  const accepting = new Uint8Array(states);
  const vias: number[] = [];
  const reachedFrom = new Int32Array(states).fill(-1);
  for (let state = 0; state < states; state += 1) {
    const own = vias.push(state) - 1;
    reachedFrom[state] = state;
    for (let i = own; i < vias.length; i += 1) {
      const via = vias[i]!;
      if (via === end) accepting[state] = 1;
      for (let k = first[via]!; k < first[via + 1]!; k += 1) {
        const next = empty.to[order[k]!]!;
        if (reachedFrom[next] === state) continue;
        reachedFrom[next] = state;
        vias.push(next);
      }
    }
    firstVia[state + 1] = vias.length;
  }
  return { firstVia, vias: Int32Array.from(vias), accepting };
}

function newState(draft: Draft): number {
  draft.states += 1;
  return draft.states - 1;
}

function drawEmpty({ empty }: Draft, from: number, to: number): void {
  empty.from.push(from);
  empty.to.push(to);
}

/** Adds the pattern behind a state; gives the state at its end. */
function build(draft: Draft, pattern: Pattern, from: number): number {
  switch (pattern.kind) {
    case 'words':
      return buildWords(draft, pattern.words, from);
    case 'sequence':
      return pattern.parts.reduce((state, part) => build(draft, part, state), from);
    case 'choice': {
      const end = newState(draft);
      for (const option of pattern.options) {
        // A state of its own: an option's words must not share a beginning with what else leaves `from`.
        const begin = newState(draft);
        drawEmpty(draft, from, begin);
        drawEmpty(draft, build(draft, option, begin), end);
      }
      return end;
    }
    case 'repeat':
      return buildRepeat(draft, pattern.part, pattern.least, pattern.most, from);
  }
}

function buildRepeat(draft: Draft, part: Pattern, least: number, most: number, from: number): number {
  let state = from;
  for (let times = 0; times < least; times += 1) state = build(draft, part, state);
  const end = newState(draft);
  drawEmpty(draft, state, end);
  if (most === Infinity) {
    drawEmpty(draft, build(draft, part, end), end);
    return end;
  }
  for (let times = least; times < most; times += 1) {
    state = build(draft, part, state);
    drawEmpty(draft, state, end);
  }
  return end;
}

/** Code points there are. */
const CODES = 0x110000;

/** Words share their beginnings: 2,000 units make 1,500 states, not 6,000. */
function buildWords(draft: Draft, words: readonly string[], from: number): number {
  const end = newState(draft);
  const children = new Map<number, number>();
  for (const word of words) {
    let state = from;
    for (const character of word) {
      const code = character.codePointAt(0)!;
      const key = state * CODES + code;
      let next = children.get(key);
      if (next === undefined) {
        next = newState(draft);
        children.set(key, next);
        draft.arcs.from.push(state);
        draft.arcs.to.push(next);
        draft.arcs.characters.push(code);
      }
      state = next;
    }
    drawEmpty(draft, state, end);
  }
  return end;
}

/** Whether the automaton spells the text. */
export function accepts(automaton: Automaton, text: string): boolean {
  const { firstArc, characters, targets, firstVia, vias, accepting } = automaton;
  let states = new Set([0]);
  for (const character of text) {
    const code = character.codePointAt(0)!;
    const next = new Set<number>();
    for (const state of states) {
      for (const via of vias.subarray(firstVia[state], firstVia[state + 1])) {
        for (let arc = firstArc[via]!; arc < firstArc[via + 1]!; arc += 1)
          if (characters[arc] === code) next.add(targets[arc]!);
      }
    }
    states = next;
  }
  return [...states].some((state) => accepting[state] === 1);
}
