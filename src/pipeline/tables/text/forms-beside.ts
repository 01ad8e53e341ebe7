/**
 * Two forms printed side by side are one table to who reads along the lines: its header has the levels twice, with columns of values between. Which
 * cell is which form's is not to be told for certain, so the table is put up for review.
 */
import { isIndicatorHeader, resolveRoles } from '../../../glossary/columns.ts';
import { compact } from '../../../glossary/compact.ts';
import type { Block } from '../block.ts';

const BESIDE = 0.45;

/** The blocks with such tables in doubt. */
export function doubtFormsBeside(blocks: readonly Block[]): readonly Block[] {
  return blocks.map((block) => {
    if (block.kind !== 'grid') return block;
    const names = Array.from({ length: block.columnCount }, (_, column) =>
      compact(block.cells.find((cell) => cell.row === 0 && cell.column === column)?.lines.join('') ?? ''),
    );
    const roles = resolveRoles(names);
    const first = roles.indexOf('level1');
    const isAgain = roles.some(
      (role, at) => role === 'level1' && first >= 0 && roles.slice(first, at).includes('target'),
    );
    if (!isIndicatorHeader(roles) || !isAgain) return block;
    return {
      ...block,
      cells: block.cells.map((cell) => ({ ...cell, confidence: Math.min(cell.confidence, BESIDE) })),
    };
  });
}
