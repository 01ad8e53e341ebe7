/**
 * Lines printed twice, one right below the other, within a cell: a copy of a line is no more text, so the cell holds what is not
 * printed, or one of another cell's lines. Which, nobody can tell.
 */
import { compact } from '../../../glossary/compact.ts';
import type { Block, Cell } from '../block.ts';

/** Confidence of such a cell. */
const DOUBLED = 0.46;
/** Characters of the shortest line that tells: a single one may be a word's end and the next one's beginning. */
const SHORTEST = 2;

/** The blocks with such cells of grids in doubt. */
export function doubtDoubledLines(blocks: readonly Block[]): readonly Block[] {
  return blocks.map((block) =>
    block.kind === 'grid'
      ? {
          ...block,
          cells: block.cells.map((cell) =>
            isDoubled(cell) ? { ...cell, confidence: Math.min(cell.confidence, DOUBLED) } : cell,
          ),
        }
      : block,
  );
}

function isDoubled({ lines }: Cell): boolean {
  const texts = lines.map((line) => compact(line));
  return texts.some((text, at) => text.length >= SHORTEST && text === texts[at - 1]);
}
