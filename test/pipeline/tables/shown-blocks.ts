/** Blocks as tests compare them: a line of text as it is, a grid in the notation of grid-notation.ts. */
import type { Block } from '../../../src/pipeline/tables/block.ts';
import { shownGrid } from '../grid-notation.ts';

export function shownBlocks(blocks: readonly Block[]): (string | string[][])[] {
  return blocks.map((block) => (block.kind === 'text' ? block.text : shownGrid(block)));
}
