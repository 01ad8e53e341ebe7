import { describe, expect, it } from 'vitest';
import type { Atom } from '../../../../src/pipeline/tables/text/atoms.ts';
import { spacedNames } from '../../../../src/pipeline/tables/text/spaced-names.ts';
import { atom } from './segmented-rows.ts';

/** Whether a name of these pieces holds a row: ` ` in front sets a piece apart within its line, else it begins one. */
function holdsRow(pieces: readonly string[], latinApart = false, band = false): boolean {
  const atoms = pieces.map((piece, at): Atom => {
    const gap = piece.startsWith(' ') ? 'space' : 'break';
    return { ...atom(piece.trim(), at + 1, gap), latinApart };
  });
  const rows = [{ band, cost: 0, cells: [{ column: 0, from: 0, to: atoms.length, margin: 9 }] }];
  return spacedNames(rows, ['level3', 'target'], atoms).has(0);
}

describe('a name that goes on behind a line with two texts', () => {
  it.each([[['达标等级', ' 良好以上', '审计通过率']], [['保洁', '达标等级', ' 良好以上', '审计', '通过率']]])(
    '%j holds a row',
    (pieces) => {
      expect(holdsRow(pieces)).toBe(true);
    },
  );

  it('holds one where figures begin the second text, but where the text sets all figures apart', () => {
    expect(holdsRow(['周期', ' 2025年一至五月', '启动时间'])).toBe(true);
    expect(holdsRow(['周期', ' 2025年一至五月', '启动时间'], true)).toBe(false);
  });

  it.each([
    [['小型水库除险加固', '座数']],
    [['审计通过率', ' 按期']],
    [['小型水库', '除险加固', ' 座数']],
    [['保', ' 洁', ' 河', '段']],
    [['GDP', ' 增长贡献', '比例']],
  ])('%j is one name', (pieces) => {
    expect(holdsRow(pieces)).toBe(false);
  });

  it('a band across the table is no name', () => {
    expect(holdsRow(['达标等级', ' 良好以上', '审计通过率'], false, true)).toBe(false);
  });
});
