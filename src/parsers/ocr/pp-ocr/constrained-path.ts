/** The likeliest text a grammar allows: CTC's best path through an automaton. */
import type { Automaton } from '../grammar/automaton.ts';
import { BLANK, type Dictionary } from './dictionary.ts';
import type { Emissions } from './emissions.ts';
import type { DecodedPath, EmittedCharacter } from './free-path.ts';

/** Tokens this many nats behind the best of their frame are given up, whatever the caller allows. */
const BEAM = 24;

/**
 * An automaton whose arcs carry the model's classes; characters the model does not know have no arc. In typed arrays: as objects the
 * grammars were a third of all a worker keeps, looked through at every collection of garbage.
 */
export interface BoundGrammar {
  /** State `s` is left by the arcs from `firstArc[s]` up to but not including `firstArc[s + 1]`, in the order of their classes. */
  readonly firstArc: Int32Array;
  readonly symbols: Uint16Array;
  readonly targets: Int32Array;
  /** The states of the closure of `s` are those from `firstVia[s]` up to but not including `firstVia[s + 1]`. */
  readonly firstVia: Int32Array;
  readonly vias: Int32Array;
  /** 1 where a text may end. */
  readonly accepting: Uint8Array;
  /** All classes its texts are made of. */
  readonly alphabet: ReadonlySet<number>;
  /** Of all classes. */
  readonly characters: readonly string[];
}

export function bindGrammar(automaton: Automaton, { classOf, characters }: Dictionary): BoundGrammar {
  const { firstArc: first, characters: codes, targets: to, firstVia, vias, accepting } = automaton;
  const classes = Int32Array.from(codes, (code) => classOf.get(String.fromCodePoint(code)) ?? UNKNOWN);
  const symbols = new Uint16Array(codes.length);
  const targets = new Int32Array(codes.length);
  const firstArc = new Int32Array(first.length);
  let count = 0;
  for (let state = 0; state + 1 < first.length; state += 1) {
    const own: number[] = [];
    for (let arc = first[state]!; arc < first[state + 1]!; arc += 1)
      if (classes[arc] !== UNKNOWN) own.push(arc);
    own.sort((a, b) => classes[a]! - classes[b]!);
    for (const arc of own) {
      symbols[count] = classes[arc]!;
      targets[count] = to[arc]!;
      count += 1;
    }
    firstArc[state + 1] = count;
  }
  return {
    firstArc,
    symbols: symbols.slice(0, count),
    targets: targets.slice(0, count),
    firstVia,
    vias,
    accepting,
    alphabet: new Set(symbols.subarray(0, count)),
    characters,
  };
}

/** Of a character that is no class. */
const UNKNOWN = -1;

/** The first arc of a state that carries a class no smaller; the state's end where none does. */
function arcFrom({ firstArc, symbols }: BoundGrammar, state: number, symbol: number): number {
  let low = firstArc[state]!;
  let high = firstArc[state + 1]!;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (symbols[middle]! < symbol) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whether the grammar allows the text of these classes. */
export function takes(grammar: BoundGrammar, classes: readonly number[]): boolean {
  const { firstArc, symbols, targets, firstVia, vias, accepting } = grammar;
  let states: ReadonlySet<number> = new Set([0]);
  for (const symbol of classes) {
    const next = new Set<number>();
    for (const state of states) {
      for (let v = firstVia[state]!; v < firstVia[state + 1]!; v += 1) {
        const via = vias[v]!;
        const end = firstArc[via + 1]!;
        for (let arc = arcFrom(grammar, via, symbol); arc < end && symbols[arc] === symbol; arc += 1)
          next.add(targets[arc]!);
      }
    }
    states = next;
  }
  return [...states].some((state) => accepting[state] === 1);
}

/** What a token has spelled, last character first. */
interface Spelled {
  readonly symbol: number;
  readonly from: number;
  readonly to: number;
  readonly log: number;
  readonly before: Spelled | null;
}

interface Token {
  readonly state: number;
  /** The arc whose class was emitted last, or `RESTED` after a blank. */
  readonly arc: number;
  readonly log: number;
  readonly spelled: Spelled | null;
}

const RESTED = -1;

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
  let tokens: readonly Token[] = [{ state: 0, arc: RESTED, log: 0, spelled: null }];
  let free = 0;
  for (let t = 0; t < emissions.frames && tokens.length > 0; t += 1) {
    free += bestOf(emissions, t);
    const next = new NextTokens(free - within - ROUNDING);
    advance(tokens, emissions, t, grammar, next);
    tokens = next.kept();
  }
  let best: Token | null = null;
  for (const token of tokens) {
    if (grammar.accepting[token.state] === 1 && (best === null || token.log > best.log)) best = token;
  }
  return best === null ? null : { characters: charactersOf(best.spelled, grammar.characters), log: best.log };
}

/** Sums of logarithms in another order differ by less than this. */
const ROUNDING = 1e-6;

function bestOf({ starts, logs }: Emissions, frame: number): number {
  let best = -Infinity;
  for (let i = starts[frame]!; i < starts[frame + 1]!; i += 1) best = Math.max(best, logs[i]!);
  return best;
}

/** The tokens of a frame: the best of each arc, and of each state with a blank behind it. */
class NextTokens {
  readonly #tokens = new Map<number, Token>();
  /** What a token must have reached. */
  readonly floor: number;
  #top = -Infinity;

  constructor(floor: number) {
    this.floor = floor;
  }

  /** Whether a token with this logarithm would be kept. Keys: states with a blank behind them are negative, arcs are not. */
  wants(key: number, log: number): boolean {
    if (log < this.floor || log < this.#top - BEAM) return false;
    const rival = this.#tokens.get(key);
    return rival === undefined || rival.log < log;
  }

  set(key: number, token: Token): void {
    this.#tokens.set(key, token);
    if (token.log > this.#top) this.#top = token.log;
  }

  kept(): readonly Token[] {
    return [...this.#tokens.values()].filter((token) => token.log >= this.#top - BEAM);
  }
}

function advance(
  tokens: readonly Token[],
  { starts, classes, logs }: Emissions,
  frame: number,
  grammar: BoundGrammar,
  next: NextTokens,
): void {
  // Only classes that were kept: a path through any other is at least ten nats worse than the free one.
  for (let i = starts[frame]!; i < starts[frame + 1]!; i += 1) {
    const symbol = classes[i]!;
    const log = logs[i]!;
    for (const { state, arc, log: before, spelled } of tokens) {
      const total = before + log;
      if (total < next.floor) continue;
      if (symbol === BLANK) {
        if (next.wants(-1 - state, total)) next.set(-1 - state, { state, arc: RESTED, log: total, spelled });
      }
      if (arc !== RESTED && grammar.symbols[arc] === symbol) {
        if (next.wants(arc, total))
          next.set(arc, { state, arc, log: total, spelled: prolonged(spelled!, frame, log) });
      } else spell(symbol, { state, log: total, spelled }, { frame, log }, grammar, next);
    }
  }
}

/** Along the arcs of a state that carry a class. */
function spell(
  symbol: number,
  { state, log, spelled }: Omit<Token, 'arc'>,
  emitted: { readonly frame: number; readonly log: number },
  grammar: BoundGrammar,
  next: NextTokens,
): void {
  const { firstArc, symbols, targets, firstVia, vias } = grammar;
  for (let v = firstVia[state]!; v < firstVia[state + 1]!; v += 1) {
    const via = vias[v]!;
    const end = firstArc[via + 1]!;
    for (let arc = arcFrom(grammar, via, symbol); arc < end && symbols[arc] === symbol; arc += 1) {
      if (!next.wants(arc, log)) continue;
      const { frame: from, log: own } = emitted;
      const character = { symbol, from, to: from, log: own, before: spelled };
      next.set(arc, { state: targets[arc]!, arc, log, spelled: character });
    }
  }
}

function prolonged({ symbol, from, log, before }: Spelled, to: number, again: number): Spelled {
  return { symbol, from, to, log: Math.max(log, again), before };
}

function charactersOf(last: Spelled | null, texts: readonly string[]): readonly EmittedCharacter[] {
  const characters: EmittedCharacter[] = [];
  for (let at = last; at !== null; at = at.before) {
    const { symbol, from, to, log } = at;
    characters.push({ text: texts[symbol]!, from, to, probability: Math.exp(log) });
  }
  return characters.reverse();
}
