/**
 * How likely a Chinese character is behind another: what tells 土壤 from 士壤 where the strokes between them are lost. Counted over the
 * words of a general dictionary by `training/character-pairs`; no form took part.
 */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { DamagedFileError } from '../errors.ts';

export interface CharacterPairs {
  /**
   * Natural logarithm of the chance that `character` follows `before`, in text that is words drawn one after the other. Null where
   * either is no character of the dictionary's.
   */
  readonly logChance: (before: string, character: string) => number | null;
  /** The same at the beginning of a word; null where the character is not of the dictionary's. */
  readonly logBeginning: (character: string) => number | null;
}

const COUNTS = fileURLToPath(new URL('../../../models/character-pairs.bin', import.meta.url));
/** Of the counts in the package; `training/character-pairs/build.ts` prints it. */
const COUNTS_SHA256 = '668381204fa1f5aeed96e57b379a9405414a7549cf4098ca653dc8797cdcb5fd';
/** Steps of a stored logarithm a nat, and the step that stands for never. */
const STEPS = 15;
const NEVER = 255;

interface Counts {
  readonly indexOf: ReadonlyMap<string, number>;
  /** By character, in steps: chance to end a word, chance that a word begins with it. */
  readonly ends: Uint8Array;
  readonly begins: Uint8Array;
  /** Character `i` is followed by those from `starts[i]` up to but not including `starts[i + 1]`, by index. */
  readonly starts: Uint32Array;
  readonly followers: Uint16Array;
  readonly chances: Uint8Array;
}

/** @throws {DamagedFileError} the counts are not those this version was measured with */
export async function openCharacterPairs(): Promise<CharacterPairs> {
  const bytes = await readFile(COUNTS);
  const hash = createHash('sha256').update(bytes).digest('hex');
  if (hash !== COUNTS_SHA256) {
    throw new DamagedFileError(`expected counts with SHA-256 ${COUNTS_SHA256}, found ${hash}`, {
      path: COUNTS,
    });
  }
  const counts = countsOf(bytes);
  return {
    logChance: (before, character) => {
      const from = counts.indexOf.get(before);
      const to = counts.indexOf.get(character);
      if (from === undefined || to === undefined) return null;
      return Math.log(withinWord(counts, from, to) + chance(counts.ends[from]!) * chance(counts.begins[to]!));
    },
    logBeginning: (character) => {
      const index = counts.indexOf.get(character);
      return index === undefined ? null : -counts.begins[index]! / STEPS;
    },
  };
}

function chance(steps: number): number {
  return steps === NEVER ? 0 : Math.exp(-steps / STEPS);
}

function withinWord({ starts, followers, chances }: Counts, from: number, to: number): number {
  let low = starts[from]!;
  let high = starts[from + 1]!;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (followers[middle]! < to) low = middle + 1;
    else high = middle;
  }
  return low < starts[from + 1]! && followers[low] === to ? chance(chances[low]!) : 0;
}

/** The file's parts, one after the other: number of characters, their codes, ends, begins, numbers of followers, followers, chances. */
function countsOf(bytes: Buffer): Counts {
  let at = 0;
  const words = (count: number): Uint16Array => {
    const values = Uint16Array.from({ length: count }, (_, i) => bytes.readUInt16LE(at + 2 * i));
    at += 2 * count;
    return values;
  };
  const steps = (count: number): Uint8Array => {
    at += count;
    return Uint8Array.from(bytes.subarray(at - count, at));
  };
  const [count = 0] = words(1);
  const indexOf = new Map([...words(count)].map((code, i) => [String.fromCharCode(code), i]));
  const ends = steps(count);
  const begins = steps(count);
  const starts = new Uint32Array(count + 1);
  words(count).forEach((own, i) => {
    starts[i + 1] = starts[i]! + own;
  });
  const pairs = starts[count]!;
  return { indexOf, ends, begins, starts, followers: words(pairs), chances: steps(pairs) };
}
