/** The chance of a value, whose rivals are other values: `15方人次` for 15万人次 is none, whatever the picture leaves it. */
import { type BoundGrammar, takes } from './constrained-path.ts';
import { BLANK, type Dictionary } from './dictionary.ts';
import type { Emissions } from './emissions.ts';
import type { EmittedCharacter } from './free-path.ts';
import { classesInValue } from './look-alikes.ts';
import { logTextChance } from './text-chance.ts';
import { weighed } from './weighed-emissions.ts';

/** A value on the lines of its cell: what this line holds, and what the others hold before and behind. */
export interface ValueLine {
  readonly own: readonly EmittedCharacter[];
  readonly before: readonly EmittedCharacter[];
  readonly behind: readonly EmittedCharacter[];
}

/**
 * P(text | image) where a rival that makes no value counts for less.
 *
 * @param strange what such a rival counts for, as against one that makes another value
 */
export function valueChance(
  part: Emissions,
  { own, before, behind }: ValueLine,
  grammar: BoundGrammar,
  dictionary: Dictionary,
  strange: number,
): number {
  if (part.frames === 0) return 1;
  const classOf = ({ text }: EmittedCharacter): number => dictionary.classOf.get(text) ?? BLANK;
  const value = [...before, ...own, ...behind].map(classOf);
  const known = new Map<number, boolean>();
  /** Whether the value with another class in one of its places is a value. */
  const isValue = (place: number, symbol: number): boolean => {
    const key = place * dictionary.characters.length + symbol;
    const found = known.get(key) ?? takes(grammar, value.with(place, symbol));
    known.set(key, found);
    return found;
  };
  const placeAt = new Map<number, number>();
  own.forEach(({ from, to }, i) => {
    for (let t = from; t <= to; t += 1) placeAt.set(t, before.length + i);
  });
  const usual = weighed(part, (symbol, frame) => {
    const place = placeAt.get(frame);
    const isUsual =
      place === undefined
        ? grammar.alphabet.has(symbol)
        : symbol === value[place] || isValue(place, symbol) || value.includes(symbol);
    return isUsual ? 1 : strange;
  });
  const spelled = classesInValue(
    own.map(({ text }) => text),
    dictionary,
  );
  return Math.exp(logTextChance(usual, spelled));
}
