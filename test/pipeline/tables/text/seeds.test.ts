import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { linesPage } from '../../../../src/parsers/text/read-text.ts';
import { type ColumnRole, resolveRoles } from '../../../../src/glossary/columns.ts';
import { compact } from '../../../../src/glossary/compact.ts';
import { splitLevelWeight } from '../../../../src/glossary/levels.ts';
import type { Cell, Grid } from '../../../../src/pipeline/tables/block.ts';
import { linesToBlocks } from '../../../../src/pipeline/tables/text/lines-to-blocks.ts';

const SEEDS = fileURLToPath(new URL('../../../../../shared/seeds/', import.meta.url));

interface TrueRow {
  readonly document: string;
  readonly form: number;
  readonly level1: string;
  readonly level2: string;
  readonly level3: string;
  readonly explanation: string | null;
  readonly target: string;
  readonly accept_levels?: readonly (readonly [string, string])[];
}

/** Level 1 to target, as far as a grid says it: labels hold for the rows their cells span, and in the next grid until a new one. */
function rowsOf(grids: readonly Grid[]): readonly Partial<Record<string, string>>[] {
  let carried: { level1?: string; level2?: string } = {};
  return grids.flatMap((grid) => {
    const text = (cell: Cell | undefined): string => compact(cell?.lines.join('') ?? '');
    const at = (row: number, column: number): Cell | undefined =>
      grid.cells.find((c) => c.row <= row && row < c.row + c.rowSpan && c.column === column);
    const roles = resolveRoles(Array.from({ length: grid.columnCount }, (_, c) => text(at(0, c))));
    if (!roles.includes('level3')) return [];
    return Array.from({ length: grid.rowCount - 1 }, (_, index) => {
      const cell = (role: ColumnRole): string => text(at(index + 1, roles.indexOf(role)));
      const level1 = splitLevelWeight(cell('level1')).name;
      const level2 = cell('level2');
      if (level1 !== '') carried = { level1, level2 };
      else if (level2 !== '') carried = { ...carried, level2 };
      return { ...carried, level3: cell('level3'), explanation: cell('explanation'), target: cell('target') };
    });
  });
}

describe.skipIf(!existsSync(SEEDS))('the seeds', () => {
  const truth = (file: string): readonly TrueRow[] =>
    readFileSync(`${SEEDS}truth.jsonl`, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as TrueRow)
      .filter((row) => row.document === file);

  it.each([
    ['000_e12e89d1cd5c6fd5.txt', 52],
    ['003_87b601396c7c91d6.txt', 44],
  ])('%s: %i rows, each exact and none in doubt', (file, count) => {
    const { blocks, problems } = linesToBlocks(linesPage(readFileSync(SEEDS + file, 'utf8')));
    const grids = blocks.filter((block) => block.kind === 'grid');
    const rows = rowsOf(grids);
    const expected = truth(file).map((row, i) => {
      const levels = [[row.level1, row.level2], ...(row.accept_levels ?? [])];
      const [level1, level2] =
        levels.find(([a, b]) => a === rows[i]?.level1 && b === rows[i]?.level2) ?? levels[0] ?? [];
      return { level1, level2, level3: row.level3, explanation: row.explanation ?? '', target: row.target };
    });
    expect(rows).toEqual(expected);
    expect(rows).toHaveLength(count);
    expect(problems).toEqual([]);
    expect(grids.flatMap((grid) => grid.cells).filter((cell) => cell.confidence < 0.5)).toEqual([]);
  });
});
