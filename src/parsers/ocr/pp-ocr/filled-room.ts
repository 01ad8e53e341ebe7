/**
 * A character left out where there is room for one: the same character again (春防秋防 as 春秋防) or a rare one (改厕补助 as 改补助) is
 * likelier nothing to the recogniser, or to what goes together. Its ink says that something stands there; the recogniser says what.
 */
import type { Dictionary } from './dictionary.ts';
import { BLANK } from './dictionary.ts';
import type { Emissions } from './emissions.ts';
import { type EmittedCharacter, middleOf } from './free-path.ts';
import { passesOverInk } from './passed-over.ts';
import type { ReadLine } from './read-line.ts';
import type { LookedAt } from './recogniser.ts';

/** Characters further apart than this have one between them, in shares of the strip's height; that of `passed-over.ts`. */
const APART = 1.35;
/** What the recogniser must leave the character at least: dirt in a gap it takes for many things, each with less. */
const LEAST = 0.2;
const HAN = /^\p{Script=Han}$/u;

/** The line with the character it left out; the line itself where it left out none, or more than one. */
export function withRoomFilled(
  line: ReadLine,
  { strip, step, emissions }: LookedAt,
  { characters: known }: Dictionary,
  chanceOf: (characters: readonly EmittedCharacter[]) => number,
): ReadLine {
  if (strip === null || line.basis !== 'running' || !passesOverInk(line.characters, strip, step)) return line;
  const middle = (character: EmittedCharacter): number => middleOf(character, step);
  const gaps = line.characters.flatMap((own, i) => {
    const next = line.characters[i + 1];
    const isWide = next !== undefined && middle(next) - middle(own) > APART * strip.height;
    return isWide && HAN.test(own.text) && HAN.test(next.text) ? [i + 1] : [];
  });
  const [at] = gaps;
  if (at === undefined || gaps.length > 1) return line;
  const left = likeliest(emissions, line.characters[at - 1]!.to + 1, line.characters[at]!.from, known);
  if (left === null) return line;
  const filled = line.characters.toSpliced(at, 0, left);
  if (passesOverInk(filled, strip, step)) return line;
  const [own, without] = [chanceOf(filled), chanceOf(line.characters)];
  // That nothing stands there is out of the question.
  const chance = without >= 1 ? 0 : Math.min(1, own / (1 - without));
  return { ...line, characters: filled, chance, changes: [...line.changes, 'room'] };
}

/** The Chinese character with the greatest chance between two frames; null where none has enough. */
function likeliest(
  { starts, classes, logs }: Emissions,
  from: number,
  to: number,
  known: readonly string[],
): EmittedCharacter | null {
  let best: EmittedCharacter | null = null;
  for (let t = from; t < to; t += 1) {
    for (let i = starts[t]!; i < starts[t + 1]!; i += 1) {
      const [text, probability] = [known[classes[i]!]!, Math.exp(logs[i]!)];
      const isBetter = probability >= LEAST && (best === null || probability > best.probability);
      if (classes[i] !== BLANK && HAN.test(text) && isBetter) best = { text, from: t, to: t, probability };
    }
  }
  return best;
}
