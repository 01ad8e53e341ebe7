/** The likeliest text where characters that go together count for more: CTC's best path under the context of each character. */
import type { Context } from './context.ts';
import { BLANK, type Dictionary } from './dictionary.ts';
import type { Emissions } from './emissions.ts';
import type { DecodedPath, EmittedCharacter } from './free-path.ts';

/** Tokens this many nats behind the best of their frame are given up. */
const BEAM = 14;
/** Most tokens and classes looked at a frame. */
const MOST_TOKENS = 48;
const MOST_CLASSES = 24;

export interface ContextPath extends DecodedPath {
  /** Classes of the characters. */
  readonly symbols: readonly number[];
  /** Natural logarithm of the sum over all texts: chance of their paths times their context. */
  readonly total: number;
}

interface Spelled {
  readonly symbol: number;
  readonly from: number;
  readonly to: number;
  readonly log: number;
  readonly before: Spelled | null;
}

interface Token {
  /** Class emitted last, 0 before the first; whether a blank came after it. */
  readonly last: number;
  readonly rested: boolean;
  readonly log: number;
  /** Of all paths that end here. */
  sum: number;
  readonly spelled: Spelled | null;
}

/** Classes of the last character before a line and of the first behind it, where its text goes on over lines; 0 for none. */
export interface Around {
  readonly before: number;
  readonly behind: number;
}

export const ALONE: Around = { before: BLANK, behind: BLANK };

/** Nats of a line's characters each behind the one before, the first and the last one with what is around the line. */
export function fitOf(symbols: readonly number[], context: Context, { before, behind }: Around): number {
  const within = symbols.reduce(
    (sum, symbol, i) => sum + context.fit(i === 0 ? before : symbols[i - 1]!, symbol),
    0,
  );
  return within + fitBehind(symbols.at(-1) ?? BLANK, context, behind);
}

function fitBehind(last: number, context: Context, behind: number): number {
  return last === BLANK || behind === BLANK ? 0 : context.fit(last, behind);
}

export function contextPath(
  emissions: Emissions,
  dictionary: Dictionary,
  context: Context,
  around: Around = ALONE,
): ContextPath {
  let tokens: readonly Token[] = [{ last: BLANK, rested: true, log: 0, sum: 0, spelled: null }];
  for (let t = 0; t < emissions.frames; t += 1)
    tokens = advance(tokens, emissions, t, context, around.before);
  tokens = tokens.map((token) => {
    const nats = fitBehind(token.last, context, around.behind);
    return { ...token, log: token.log + nats, sum: token.sum + nats };
  });
  let best = tokens[0]!;
  let total = -Infinity;
  for (const token of tokens) {
    if (token.log > best.log) best = token;
    total = logSum(total, token.sum);
  }
  const spelled: Spelled[] = [];
  for (let at = best.spelled; at !== null; at = at.before) spelled.push(at);
  spelled.reverse();
  return {
    characters: spelled.map((own) => emitted(own, dictionary)),
    symbols: spelled.map(({ symbol }) => symbol),
    log: best.log,
    total,
  };
}

function emitted({ symbol, from, to, log }: Spelled, dictionary: Dictionary): EmittedCharacter {
  return { text: dictionary.characters[symbol]!, from, to, probability: Math.exp(log) };
}

function advance(
  tokens: readonly Token[],
  { starts, classes, logs }: Emissions,
  frame: number,
  context: Context,
  first: number,
): readonly Token[] {
  const next = new NextTokens();
  const end = Math.min(starts[frame + 1]!, starts[frame]! + MOST_CLASSES);
  for (let i = starts[frame]!; i < end; i += 1) {
    const symbol = classes[i]!;
    const log = logs[i]!;
    for (const { last, rested, log: before, sum, spelled } of tokens) {
      if (symbol === BLANK) {
        next.offer({ last, rested: true, log: before + log, sum: sum + log, spelled });
      } else if (symbol === last && !rested) {
        const own = spelledOn(spelled!, frame, log);
        next.offer({ last, rested, log: before + log, sum: sum + log, spelled: own });
      } else {
        const nats = log + context.fit(spelled === null ? first : last, symbol);
        const own = { symbol, from: frame, to: frame, log, before: spelled };
        next.offer({ last: symbol, rested: false, log: before + nats, sum: sum + nats, spelled: own });
      }
    }
  }
  return next.kept();
}

function spelledOn({ symbol, from, log, before }: Spelled, to: number, again: number): Spelled {
  return { symbol, from, to, log: Math.max(log, again), before };
}

/** The tokens of a frame, one for each last class and rest: of those that meet, the likelier with the sum of both. */
class NextTokens {
  readonly #tokens = new Map<number, Token>();
  #top = -Infinity;

  offer(token: Token): void {
    if (token.log < this.#top - BEAM) return;
    const key = 2 * token.last + (token.rested ? 1 : 0);
    const rival = this.#tokens.get(key);
    if (rival !== undefined && rival.log >= token.log) rival.sum = logSum(rival.sum, token.sum);
    else {
      if (rival !== undefined) token.sum = logSum(rival.sum, token.sum);
      this.#tokens.set(key, token);
    }
    if (token.log > this.#top) this.#top = token.log;
  }

  kept(): readonly Token[] {
    const kept = [...this.#tokens.values()].filter((token) => token.log >= this.#top - BEAM);
    return kept.length <= MOST_TOKENS ? kept : kept.sort((a, b) => b.log - a.log).slice(0, MOST_TOKENS);
  }
}

function logSum(a: number, b: number): number {
  if (a === -Infinity) return b;
  if (b === -Infinity) return a;
  return a > b ? a + Math.log1p(Math.exp(b - a)) : b + Math.log1p(Math.exp(a - b));
}
