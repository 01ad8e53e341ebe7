/** What the recogniser believes at each step along a line, kept small: most of its 6,625 classes are next to impossible. */

import { BLANK } from './dictionary.ts';

/** Frames from left to right; of each the classes with a chance worth keeping, most likely first. */
export interface Emissions {
  readonly frames: number;
  /** Frame `t` owns the entries from `starts[t]` up to but not including `starts[t + 1]`. */
  readonly starts: Uint32Array;
  readonly classes: Uint16Array;
  /** Natural logarithm of the chance. */
  readonly logs: Float32Array;
}

/** Smallest chance kept, and the logarithm a class gets that was not kept. */
const KEPT_CHANCE = 1e-5;
export const FLOOR = Math.log(1e-6);
/**
 * Where the kept chances of a frame come to this, no other can be worth keeping: what is left of 1 is half of the smallest, and the sum of a
 * model's 32-bit chances is 1 to within a millionth. Most frames are blank or one character beyond doubt and are not looked through to their end.
 */
const NEARLY_ALL = 1 - KEPT_CHANCE / 2;
/** Most classes kept a frame: of a blurred character hundreds have a small chance, and decoding takes time by each of them. */
const MOST_KEPT = 64;

/**
 * Chances (`frames` rows of `classes` columns, each row summing to 1) without the tiny ones.
 *
 * @param space a class that counts as blank, as white space between characters is not kept; how sure the model is of it must not put
 *   the characters in doubt (a third of the doubtful values on clean scans)
 */
export function emissionsOf(
  chances: Float32Array,
  frames: number,
  classes: number,
  space: number | null = null,
): Emissions {
  const starts = new Uint32Array(frames + 1);
  const symbols = new Uint16Array(frames * MOST_KEPT);
  const logs = new Float32Array(frames * MOST_KEPT);
  let count = 0;
  for (let t = 0; t < frames; t += 1) {
    const from = t * classes;
    const row = likely(chances.subarray(from, from + classes), space);
    if (space !== null) addToBlank(row, chances[from + space]!);
    row.sort((a, b) => b.chance - a.chance || a.symbol - b.symbol);
    for (let i = 0; i < Math.min(row.length, MOST_KEPT); i += 1, count += 1) {
      symbols[count] = row[i]!.symbol;
      logs[count] = Math.log(row[i]!.chance);
    }
    starts[t + 1] = count;
  }
  return { frames, starts, classes: symbols.slice(0, count), logs: logs.slice(0, count) };
}

interface Likely {
  readonly symbol: number;
  chance: number;
}

/** A function of its own: it is nearly all of a line's work here, and is compiled once. */
function likely(frame: Float32Array, space: number | null): Likely[] {
  const row: Likely[] = [];
  let sum = 0;
  for (let symbol = 0; symbol < frame.length; symbol += 1) {
    const chance = frame[symbol]!;
    if (chance < KEPT_CHANCE) continue;
    if (symbol !== space) row.push({ symbol, chance });
    sum += chance;
    if (sum >= NEARLY_ALL) break;
  }
  return row;
}

function addToBlank(row: Likely[], chance: number): void {
  if (chance < KEPT_CHANCE) return;
  const blank = row.find(({ symbol }) => symbol === BLANK);
  if (blank === undefined) row.push({ symbol: BLANK, chance });
  else blank.chance = Math.min(1, blank.chance + chance);
}

/** Logarithm of the chance of a class at a frame. */
export function logAt(emissions: Emissions, frame: number, symbol: number): number {
  const end = emissions.starts[frame + 1]!;
  for (let i = emissions.starts[frame]!; i < end; i += 1) {
    if (emissions.classes[i] === symbol) return emissions.logs[i]!;
  }
  return FLOOR;
}

/** The most likely class of a frame. */
export function topAt(
  emissions: Emissions,
  frame: number,
): { readonly symbol: number; readonly log: number } {
  const at = emissions.starts[frame]!;
  if (at === emissions.starts[frame + 1]) return { symbol: 0, log: FLOOR };
  return { symbol: emissions.classes[at]!, log: emissions.logs[at]! };
}

/** Several lines' emissions one after the other: a text that runs over them is decoded as one. */
export function joined(parts: readonly Emissions[]): Emissions {
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return only;
  const frames = parts.reduce((sum, part) => sum + part.frames, 0);
  const entries = parts.reduce((sum, part) => sum + part.classes.length, 0);
  const starts = new Uint32Array(frames + 1);
  const classes = new Uint16Array(entries);
  const logs = new Float32Array(entries);
  let frame = 0;
  let entry = 0;
  for (const part of parts) {
    for (let t = 0; t < part.frames; t += 1) starts[frame + t] = entry + part.starts[t]!;
    classes.set(part.classes, entry);
    logs.set(part.logs, entry);
    frame += part.frames;
    entry += part.classes.length;
  }
  starts[frames] = entries;
  return { frames, starts, classes, logs };
}

/** The frames from `from` up to but not including `to`. */
export function slice(emissions: Emissions, from: number, to: number): Emissions {
  if (from === 0 && to === emissions.frames) return emissions;
  const first = emissions.starts[from]!;
  const end = emissions.starts[to]!;
  return {
    frames: to - from,
    starts: emissions.starts.slice(from, to + 1).map((start) => start - first),
    classes: emissions.classes.subarray(first, end),
    logs: emissions.logs.subarray(first, end),
  };
}

/**
 * With some classes counted as blank in the frames before `end`: what is left of a character that was read by other means and cut off.
 */
export function faded(emissions: Emissions, end: number, symbols: ReadonlySet<number>): Emissions {
  const starts = new Uint32Array(emissions.frames + 1);
  const classes: number[] = [];
  const logs: number[] = [];
  for (let t = 0; t < emissions.frames; t += 1) {
    let blank = 0;
    const row: { symbol: number; log: number }[] = [];
    for (let i = emissions.starts[t]!; i < emissions.starts[t + 1]!; i += 1) {
      const symbol = emissions.classes[i]!;
      if (symbol === BLANK || (t < end && symbols.has(symbol))) blank += Math.exp(emissions.logs[i]!);
      else row.push({ symbol, log: emissions.logs[i]! });
    }
    if (blank > 0) row.push({ symbol: BLANK, log: Math.log(Math.min(1, blank)) });
    row.sort((a, b) => b.log - a.log || a.symbol - b.symbol);
    for (const { symbol, log } of row) {
      classes.push(symbol);
      logs.push(log);
    }
    starts[t + 1] = classes.length;
  }
  return {
    frames: emissions.frames,
    starts,
    classes: Uint16Array.from(classes),
    logs: Float32Array.from(logs),
  };
}
