/** The text of the likeliest class at every frame: CTC's best path. */
import { BLANK, type Dictionary } from './dictionary.ts';
import { type Emissions, topAt } from './emissions.ts';

/** A character as emitted: its class, first and last frame, and the greatest chance it had. */
export interface EmittedCharacter {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly probability: number;
  /** A bracket whose width nothing beside it tells. */
  readonly widthUnknown?: boolean;
  /** The 1 of 指标1 that may be the stem of a 4, as far as its ink tells. */
  readonly mayBeFour?: boolean;
}

/** The column of the strip that a character was read around. @param step pixels of the strip a frame */
export function middleOf({ from, to }: EmittedCharacter, step: number): number {
  return ((from + to + 1) / 2) * step;
}

export interface DecodedPath {
  readonly characters: readonly EmittedCharacter[];
  /** Natural logarithm of the path's chance. */
  readonly log: number;
}

export function freePath(emissions: Emissions, dictionary: Dictionary): DecodedPath {
  const characters: EmittedCharacter[] = [];
  let previous = BLANK;
  let log = 0;
  for (let t = 0; t < emissions.frames; t += 1) {
    const top = topAt(emissions, t);
    log += top.log;
    const probability = Math.exp(top.log);
    if (top.symbol !== BLANK && top.symbol === previous) {
      const last = characters.pop()!;
      characters.push({ ...last, to: t, probability: Math.max(last.probability, probability) });
    } else if (top.symbol !== BLANK) {
      characters.push({ text: dictionary.characters[top.symbol]!, from: t, to: t, probability });
    }
    previous = top.symbol;
  }
  return { characters, log };
}
