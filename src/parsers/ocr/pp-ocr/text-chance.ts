/** P(text | image): the sum over all CTC paths that spell a text, where a character may be written by several classes. */
import { BLANK } from './dictionary.ts';
import { type Emissions, FLOOR } from './emissions.ts';

/**
 * Natural logarithm of the chance that the frames spell the text; each of its characters is given as the classes that count as it.
 * Graves et al., "Connectionist Temporal Classification" (2006), section 4.1.
 */
export function logTextChance(emissions: Emissions, text: readonly (readonly number[])[]): number {
  // States: blank, character 0, blank, character 1, …, blank.
  const states = 2 * text.length + 1;
  let before = new Float64Array(states).fill(-Infinity);
  let now = new Float64Array(states);
  for (let t = 0; t < emissions.frames; t += 1) {
    for (let s = 0; s < states; s += 1) {
      let sum = t === 0 ? (s <= 1 ? 0 : -Infinity) : before[s]!;
      if (t > 0 && s > 0) sum = logSum(sum, before[s - 1]!);
      if (t > 0 && s > 1 && s % 2 === 1 && !sameCharacter(text, s)) sum = logSum(sum, before[s - 2]!);
      now[s] =
        sum === -Infinity ? sum : sum + logOfAny(emissions, t, s % 2 === 0 ? [BLANK] : text[(s - 1) / 2]!);
    }
    [before, now] = [now, before];
  }
  if (emissions.frames === 0) return text.length === 0 ? 0 : -Infinity;
  return states === 1 ? before[0]! : logSum(before[states - 1]!, before[states - 2]!);
}

/** Two equal characters in a row need a blank between them. */
function sameCharacter(text: readonly (readonly number[])[], state: number): boolean {
  return text[(state - 1) / 2]![0] === text[(state - 3) / 2]![0];
}

function logOfAny(emissions: Emissions, frame: number, symbols: readonly number[]): number {
  let sum = 0;
  const end = emissions.starts[frame + 1]!;
  for (let i = emissions.starts[frame]!; i < end; i += 1) {
    if (symbols.includes(emissions.classes[i]!)) sum += Math.exp(emissions.logs[i]!);
  }
  return sum === 0 ? FLOOR : Math.log(sum);
}

function logSum(a: number, b: number): number {
  if (a === -Infinity) return b;
  if (b === -Infinity) return a;
  return a > b ? a + Math.log1p(Math.exp(b - a)) : b + Math.log1p(Math.exp(a - b));
}
