/** Rows that stand further left than others, where what the rows of a table cost is said by the test. */
import { describe, expect, it } from 'vitest';
import type { ColumnRole } from '../../../../src/glossary/columns.ts';
import type { PlacedLine } from '../../../../src/pipeline/tables/text/layout-placed-lines.ts';
import { unshifted } from '../../../../src/pipeline/tables/text/layout-shifted.ts';
import { placedLines, shownPlaced } from './placed-lines.ts';

const ROLES: readonly ColumnRole[] = ['level2', 'level3', 'explanation', 'target'];

/** So much for each of these words that stands in the column of names. */
function dear(words: readonly string[], price: number) {
  return (lines: readonly PlacedLine[]): number =>
    price *
    lines.flatMap(({ tokens, columns }) =>
      tokens.filter(({ text }, i) => columns[i] === 1 && words.includes(text)),
    ).length;
}

function found(
  lines: readonly string[],
  costOf: (lines: readonly PlacedLine[]) => number,
  rows: readonly (readonly number[])[] = [lines.map((_, i) => i)],
  roles: readonly ColumnRole[] = ROLES,
) {
  const { lines: own, rows: doubts } = unshifted({ lines: placedLines(lines), roles, rows, costOf });
  return { lines: shownPlaced(own), doubts };
}

describe('a row shifted to the left', () => {
  const lines = ['1@24:节水比例，', '0:成本指标 1@17:节水比例 3:≥80', '1@24:反映产出'];
  const words = ['节水比例，', '反映产出'];

  it('has its explanation put to its column where that costs less by more than it is seldom', () => {
    expect(found(lines, dear(words, 2))).toEqual({
      lines: ['0 2:节水比例，', '1 0:成本指标 1:节水比例 3:≥80', '2 2:反映产出'],
      doubts: [{ lines: [0, 1, 2], margin: 2.5 }],
    });
  });

  it('is left where it does not, and is no surer than that', () => {
    expect(found(lines, dear(words, 0.5))).toEqual({
      lines: ['0 1:节水比例，', '1 0:成本指标 1:节水比例 3:≥80', '2 1:反映产出'],
      doubts: [{ lines: [0, 1, 2], margin: 0.5 }],
    });
  });

  it('is none where its lines begin two apart at most', () => {
    const flush = ['1@19:节水比例，', '0:成本指标 1@17:节水比例 3:≥80', '1@19:反映产出'];
    expect(found(flush, dear(words, 9)).doubts).toEqual([]);
    const apart = ['1@20:节水比例，', '0:成本指标 1@17:节水比例 3:≥80', '1@20:反映产出'];
    expect(found(apart, dear(words, 9)).doubts).toEqual([{ lines: [0, 1, 2], margin: 16.5 }]);
  });

  it('is none where name and explanation each begin where they should, or another row’s lines do not', () => {
    const upright = ['1@17:节水比例 2@40:反映产出 3:≥80', '2@41:情况'];
    expect(found(upright, dear(['节水比例'], 9)).doubts).toEqual([]);
    expect(found([...upright, ...lines], dear(words, 9), [[0, 1]]).doubts).toEqual([]);
  });

  it('goes apart from the place on that costs least, left of which is its name', () => {
    const three = ['1@16:节水', '1@24:比例', '0:成本指标 1@32:反映产出 3:≥80'];
    expect(found(three, dear(['反映产出'], 3)).lines).toEqual([
      '0 1:节水',
      '1 2:比例',
      '2 0:成本指标 2:反映产出 3:≥80',
    ]);
    expect(found(three, dear(['比例', '反映产出'], 3)).lines).toEqual([
      '0 1:节水',
      '1 2:比例',
      '2 0:成本指标 2:反映产出 3:≥80',
    ]);
    const costOf = (rows: readonly PlacedLine[]): number =>
      dear(['反映产出'], 3)(rows) + (3 - dear(['比例'], 3)(rows));
    expect(found(three, costOf).lines).toEqual(['0 1:节水', '1 1:比例', '2 0:成本指标 2:反映产出 3:≥80']);
  });

  it('goes not apart amid lines that begin two apart at most', () => {
    const two = ['1@24:节水比例，', '0:成本指标 1@17:节水比例 3:≥80', '1@26:反映产出'];
    const costOf = (rows: readonly PlacedLine[]): number =>
      dear(['反映产出'], 3)(rows) + (3 - dear(['节水比例，'], 3)(rows));
    expect(found(two, costOf).lines).toEqual([
      '0 1:节水比例，',
      '1 0:成本指标 1:节水比例 3:≥80',
      '2 1:反映产出',
    ]);
    expect(found(two, dear(['反映产出'], 3)).lines).toEqual([
      '0 2:节水比例，',
      '1 0:成本指标 1:节水比例 3:≥80',
      '2 2:反映产出',
    ]);
  });

  it('has a name in the column of explanations put back', () => {
    const right = ['0:成本指标 1@17:节水 3:≥80', '2@28:比例', '2@40:反映产出'];
    const costOf = (rows: readonly PlacedLine[]): number => 3 - dear(['比例'], 3)(rows);
    expect(found(right, costOf).lines).toEqual(['0 0:成本指标 1:节水 3:≥80', '1 1:比例', '2 2:反映产出']);
  });

  it('touches no row beside it', () => {
    const two = [...lines, '1@24:节水比例， 3:≥90', '1@17:反映产出'];
    expect(found(two, dear(words, 2), [[0, 1, 2]]).lines.slice(3)).toEqual([
      '3 1:节水比例， 3:≥90',
      '4 1:反映产出',
    ]);
    const other = found(two, dear(words, 2), [
      [0, 1, 2],
      [3, 4],
    ]);
    expect(other.lines.slice(0, 3)).toEqual([
      '0 2:节水比例，',
      '1 0:成本指标 1:节水比例 3:≥80',
      '2 2:反映产出',
    ]);
    expect(other.lines.slice(3)).toEqual(['3 2:节水比例， 3:≥90', '4 1:反映产出']);
    expect(other.doubts).toEqual([
      { lines: [0, 1, 2], margin: 2.5 },
      { lines: [3, 4], margin: 0.5 },
    ]);
  });

  it('is none in tables without explanations right behind names', () => {
    for (const roles of [
      ['level2', 'level3', 'target', 'explanation'],
      ['level2', 'other', 'explanation', 'target'],
    ] as const)
      expect(found(lines, dear(words, 9), undefined, roles).doubts).toEqual([]);
    const first = ['0@0:节水', '0@9:反映 1:比例'];
    expect(found(first, () => 0, undefined, ['explanation', 'level2', 'other', 'target']).doubts).toEqual([]);
  });
});
