/**
 * Counts of neighbouring characters out of a dictionary of words with their frequencies.
 *
 *   npx tsx build.ts dict.txt OUT.bin      (see README.md)
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';

const HAN = /^[\u4e00-\u9fff]+$/u;
/** Pairs seen less often are not worth their bytes. */
const LEAST_COUNT = 5;
/** Steps of a stored logarithm: nats / STEPS, at most 255 steps. */
const STEPS = 15;

const [, , dictionary, out] = process.argv;
if (dictionary === undefined || out === undefined)
  throw new Error('expected a dictionary and a file to write');

const all = new Map<string, number>();
const first = new Map<string, number>();
const last = new Map<string, number>();
const pairs = new Map<string, Map<string, number>>();
const add = (counts: Map<string, number>, key: string, count: number): void => {
  counts.set(key, (counts.get(key) ?? 0) + count);
};

// Each line: a word, how often it was met, its kind.
for (const line of readFileSync(dictionary, 'utf8').split('\n')) {
  const [word = '', count = '0'] = line.split(' ');
  if (!HAN.test(word)) continue;
  const characters = [...word];
  const times = Number(count);
  for (const character of characters) add(all, character, times);
  add(first, characters[0] as string, times);
  add(last, characters.at(-1) as string, times);
  characters.slice(1).forEach((to, i) => {
    const from = characters[i] as string;
    const followers = pairs.get(from) ?? new Map<string, number>();
    pairs.set(from, followers);
    add(followers, to, times);
  });
}

const characters = [...all.keys()].filter((c) => (all.get(c) as number) > 0).sort();
const total = [...all.values()].reduce((sum, count) => sum + count, 0);
const words = [...first.values()].reduce((sum, count) => sum + count, 0);
const indexOf = new Map(characters.map((character, i) => [character, i]));
const stored = (share: number): number =>
  share <= 0 ? 255 : Math.min(255, Math.round(-Math.log(share) * STEPS));

/** A word may begin with a character no listed word begins with: a tenth of how often it is met at all. */
const begins = (c: string): number =>
  ((first.get(c) ?? 0) + 0.1 * (all.get(c) as number) + 1) / (words + 0.1 * total + characters.length);

const followers = characters.map((from) =>
  [...(pairs.get(from) ?? [])]
    .filter(([, count]) => count >= LEAST_COUNT)
    .map(([to, count]) => [indexOf.get(to) as number, stored(count / (all.get(from) as number))] as const)
    .sort(([a], [b]) => a - b),
);
const sixteen = (values: readonly number[]): Buffer => {
  const buffer = Buffer.alloc(2 * values.length);
  for (const [i, value] of values.entries()) buffer.writeUInt16LE(value, 2 * i);
  return buffer;
};
const bytes = Buffer.concat([
  sixteen([characters.length]),
  sixteen(characters.map((c) => c.charCodeAt(0))),
  Buffer.from(characters.map((c) => stored((last.get(c) ?? 0) / (all.get(c) as number)))),
  Buffer.from(characters.map((c) => stored(begins(c)))),
  sixteen(followers.map((list) => list.length)),
  sixteen(followers.flatMap((list) => list.map(([to]) => to))),
  Buffer.from(followers.flatMap((list) => list.map(([, log]) => log))),
]);
writeFileSync(out, bytes);
const count = followers.reduce((sum, list) => sum + list.length, 0);
process.stdout.write(
  `${characters.length} characters, ${count} pairs, ${bytes.length} bytes, sha256 ${createHash('sha256').update(bytes).digest('hex')}\n`,
);
