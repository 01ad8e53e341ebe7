/** The likeliest text a grammar allows: CTC's best path through an automaton. */
import type { Automaton } from '../grammar/automaton.ts';
import { BLANK, type Dictionary } from './dictionary.ts';
import type { Emissions } from './emissions.ts';
import type { DecodedPath, EmittedCharacter } from './free-path.ts';

/** Tokens this many nats behind the best of their frame are given up, whatever the caller allows. */
const BEAM = 24;

/** An automaton whose arcs carry the model's classes, by state and class; characters the model does not know have no arc. */
export interface BoundGrammar {
  readonly arcs: readonly ReadonlyMap<number, readonly BoundArc[]>[];
  readonly closures: readonly (readonly number[])[];
  readonly accepting: readonly boolean[];
  /** All classes its texts are made of. */
  readonly alphabet: ReadonlySet<number>;
}

interface BoundArc {
  readonly id: number;
  readonly symbol: number;
  readonly text: string;
  readonly to: number;
}

export function bindGrammar(automaton: Automaton, dictionary: Dictionary): BoundGrammar {
  let id = 0;
  const arcs = automaton.arcs.map((from) => {
    const bySymbol = new Map<number, BoundArc[]>();
    for (const { character, to } of from) {
      const symbol = dictionary.classOf.get(character);
      if (symbol === undefined) continue;
      id += 1;
      const arc = { id, symbol, text: character, to };
      const group = bySymbol.get(symbol);
      if (group === undefined) bySymbol.set(symbol, [arc]);
      else group.push(arc);
    }
    return bySymbol;
  });
  const alphabet = new Set(arcs.flatMap((from) => [...from.keys()]));
  return { arcs, closures: automaton.closures, accepting: automaton.accepting, alphabet };
}

/** Whether the grammar allows the text of these classes. */
export function takes({ arcs, closures, accepting }: BoundGrammar, symbols: readonly number[]): boolean {
  let states: ReadonlySet<number> = new Set([0]);
  for (const symbol of symbols) {
    const next = new Set<number>();
    for (const state of states) {
      for (const via of closures[state]!) for (const { to } of arcs[via]!.get(symbol) ?? []) next.add(to);
    }
    states = next;
  }
  return [...states].some((state) => accepting[state]);
}

/** What a token has spelled, last character first. */
interface Spelled {
  readonly text: string;
  readonly from: number;
  to: number;
  log: number;
  readonly before: Spelled | null;
}

interface Token {
  readonly state: number;
  /** The arc whose class was emitted last, or null after a blank. */
  readonly arc: BoundArc | null;
  readonly log: number;
  readonly spelled: Spelled | null;
}

/**
 * The best path that ends in an accepting state; null where none lies within `within` nats of the free path, or the beam holds none.
 *
 * What lies further behind at any frame cannot catch up, for the free path takes the best class of each: a line the grammar knows
 * nothing of ends after a few frames (a cell with the remains of a seal took 24 s of CPU until then).
 */
export function constrainedPath(
  emissions: Emissions,
  grammar: BoundGrammar,
  within: number = BEAM,
): DecodedPath | null {
  let tokens: readonly Token[] = [{ state: 0, arc: null, log: 0, spelled: null }];
  let free = 0;
  for (let t = 0; t < emissions.frames && tokens.length > 0; t += 1) {
    free += bestOf(emissions, t);
    tokens = advance(tokens, emissions, t, grammar, free - within - ROUNDING);
  }
  let best: Token | null = null;
  for (const token of tokens) {
    if (grammar.accepting[token.state] && (best === null || token.log > best.log)) best = token;
  }
  return best === null ? null : { characters: charactersOf(best.spelled), log: best.log };
}

/** Sums of logarithms in another order differ by less than this. */
const ROUNDING = 1e-6;

function bestOf({ starts, logs }: Emissions, frame: number): number {
  let best = -Infinity;
  for (let i = starts[frame]!; i < starts[frame + 1]!; i += 1) best = Math.max(best, logs[i]!);
  return best;
}

/** @param floor what a token must have reached */
function advance(
  tokens: readonly Token[],
  emissions: Emissions,
  frame: number,
  grammar: BoundGrammar,
  floor: number,
): readonly Token[] {
  const next = new Map<number, Token>();
  let top = -Infinity;
  const offer = (key: number, token: Token): void => {
    if (token.log < floor || token.log < top - BEAM) return;
    const rival = next.get(key);
    if (rival !== undefined && rival.log >= token.log) return;
    next.set(key, token);
    if (token.log > top) top = token.log;
  };
  // Only classes that were kept: a path through any other is at least ten nats worse than the free one.
  for (let i = emissions.starts[frame]!; i < emissions.starts[frame + 1]!; i += 1) {
    const symbol = emissions.classes[i]!;
    const log = emissions.logs[i]!;
    for (const token of tokens) {
      const total = token.log + log;
      if (total < floor) continue;
      // Keys: states with a blank behind them are negative, arcs positive.
      if (symbol === BLANK) offer(-1 - token.state, { ...token, arc: null, log: total });
      if (token.arc?.symbol === symbol) {
        offer(token.arc.id, { ...token, log: total, spelled: prolonged(token.spelled!, frame, log) });
        continue;
      }
      for (const via of grammar.closures[token.state]!) {
        for (const arc of grammar.arcs[via]!.get(symbol) ?? []) {
          const spelled = { text: arc.text, from: frame, to: frame, log, before: token.spelled };
          offer(arc.id, { state: arc.to, arc, log: total, spelled });
        }
      }
    }
  }
  return [...next.values()].filter((token) => token.log >= top - BEAM);
}

function prolonged(spelled: Spelled, frame: number, log: number): Spelled {
  return { ...spelled, to: frame, log: Math.max(spelled.log, log) };
}

function charactersOf(last: Spelled | null): readonly EmittedCharacter[] {
  const characters: EmittedCharacter[] = [];
  for (let at = last; at !== null; at = at.before) {
    characters.push({ text: at.text, from: at.from, to: at.to, probability: Math.exp(at.log) });
  }
  return characters.reverse();
}
