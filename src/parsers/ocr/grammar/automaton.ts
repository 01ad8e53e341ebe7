/** A pattern as states and arcs, one character an arc. */
import type { Pattern } from './pattern.ts';

export interface Arc {
  readonly character: string;
  readonly to: number;
}

/**
 * A nondeterministic automaton; state 0 is the start. Empty arcs are kept as `closures` (the state itself and all it reaches without a
 * character): multiplied out, the grammar of targets has 116,000 arcs instead of 20,000.
 */
export interface Automaton {
  readonly arcs: readonly (readonly Arc[])[];
  readonly closures: readonly (readonly number[])[];
  readonly accepting: readonly boolean[];
}

interface Draft {
  readonly arcs: Arc[][];
  readonly empty: number[][];
}

export function compile(pattern: Pattern): Automaton {
  const draft: Draft = { arcs: [], empty: [] };
  const end = build(draft, pattern, newState(draft));
  const closures = draft.empty.map((_, state) => closure(draft, state));
  return { arcs: draft.arcs, closures, accepting: closures.map((reached) => reached.includes(end)) };
}

function newState(draft: Draft): number {
  draft.arcs.push([]);
  return draft.empty.push([]) - 1;
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
        draft.empty[from]!.push(begin);
        draft.empty[build(draft, option, begin)]!.push(end);
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
  draft.empty[state]!.push(end);
  if (most === Infinity) {
    draft.empty[build(draft, part, end)]!.push(end);
    return end;
  }
  for (let times = least; times < most; times += 1) {
    state = build(draft, part, state);
    draft.empty[state]!.push(end);
  }
  return end;
}

/** Words share their beginnings: 2,000 units make 1,500 states, not 6,000. */
function buildWords(draft: Draft, words: readonly string[], from: number): number {
  const end = newState(draft);
  const children = new Map<string, number>();
  for (const word of words) {
    let state = from;
    for (const character of word) {
      const key = `${state}/${character}`;
      let next = children.get(key);
      if (next === undefined) {
        next = newState(draft);
        children.set(key, next);
        draft.arcs[state]!.push({ character, to: next });
      }
      state = next;
    }
    draft.empty[state]!.push(end);
  }
  return end;
}

/** The state and all that empty arcs lead to. */
function closure(draft: Draft, state: number): readonly number[] {
  const reached = [state];
  for (const via of reached) {
    for (const next of draft.empty[via]!) if (!reached.includes(next)) reached.push(next);
  }
  return reached;
}

/** Whether the automaton spells the text. */
export function accepts(automaton: Automaton, text: string): boolean {
  let states = new Set([0]);
  for (const character of text) {
    const next = new Set<number>();
    for (const state of states) {
      for (const via of automaton.closures[state]!) {
        for (const arc of automaton.arcs[via]!) if (arc.character === character) next.add(arc.to);
      }
    }
    states = next;
  }
  return [...states].some((state) => automaton.accepting[state]);
}
