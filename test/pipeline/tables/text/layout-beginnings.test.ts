/** How regular the places are in which the cells of some lines begin. */
import { describe, expect, it } from 'vitest';
import { Beginnings } from '../../../../src/pipeline/tables/text/layout-beginnings.ts';
import type { Token } from '../../../../src/pipeline/tables/text/layout-tokens.ts';
import { run } from '../../page-builder.ts';

/** Each line its words: from, to; `header` are those that name a column. */
function beginnings(drawn: readonly (readonly (readonly [number, number])[])[], header = false): Beginnings {
  const lines = drawn.map((line, i) =>
    line.map(([from, to]): Token => ({ text: '字', from, to, line: i, run: run('字', from, i) })),
  );
  return new Beginnings(lines, new Map(header ? lines[0]?.map((token, column) => [token, column]) : []));
}

/** What the lines cost as one column. */
function asOne(found: Beginnings, from: number, to: number): number {
  const among = found.among(from, to);
  return among.base + among.between(Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY);
}

/** What they cost as two, the second from this place on. */
function asTwo(found: Beginnings, from: number, to: number, wall: number): number {
  const among = found.among(from, to);
  const [first, second] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  return among.base + among.between(first, wall) + among.between(wall, second);
}

describe('the cells of a column', () => {
  it('mostly begin in one place', () => {
    const even = beginnings([[[2, 8]], [[2, 6]], [[2, 9]]]);
    const uneven = beginnings([[[2, 8]], [[3, 6]], [[5, 9]]]);
    expect(asOne(even, 0, 3)).toBeLessThan(asOne(uneven, 0, 3));
  });

  it('of two columns begin in two', () => {
    const line = [
      [2, 8],
      [20, 24],
    ] as const;
    const found = beginnings([line, line, line, line]);
    expect(asTwo(found, 0, 4, 20)).toBeLessThan(asOne(found, 0, 4));
    expect(asTwo(found, 0, 4, 2)).toBe(asOne(found, 0, 4));
  });

  it('count on the lines asked for', () => {
    const found = beginnings([[[2, 8]], [[2, 6]], [[9, 12]]]);
    expect(asOne(found, 0, 2)).toBeLessThan(asOne(found, 1, 3));
  });

  it('of a name in the header do not count', () => {
    const named = beginnings([[[5, 9]], [[2, 8]], [[2, 6]]], true);
    const unnamed = beginnings([[[5, 9]], [[2, 8]], [[2, 6]]]);
    expect(asOne(named, 0, 3)).toBe(asOne(named, 1, 3));
    expect(asOne(unnamed, 0, 3)).toBeGreaterThan(asOne(unnamed, 1, 3));
  });

  it('count where they stand free, not a space behind another word', () => {
    const words = (from: number) =>
      beginnings([
        [[2, 8]],
        [
          [2, 6],
          [from, 12],
        ],
      ]);
    const plain = beginnings([[[2, 8]], [[2, 6]]]);
    expect(asOne(words(7), 0, 2)).toBe(asOne(plain, 0, 2));
    expect(asOne(words(8), 0, 2)).toBeGreaterThan(asOne(plain, 0, 2));
  });
});
