/** Blocks as tests compare them: a line of text as it is, a grid in the notation of grid-notation.ts. */
import type { Block } from '../../../src/pipeline/tables/block.ts';
import { type PageCarry, pageToBlocks } from '../../../src/pipeline/tables/page-to-blocks.ts';
import { shownGrid } from '../grid-notation.ts';
import { page, picture } from '../page-builder.ts';

export function shownBlocks(blocks: readonly Block[]): (string | string[][])[] {
  return blocks.map((block) => (block.kind === 'text' ? block.text : shownGrid(block)));
}

/** The blocks of a page drawn in characters, as `picture` takes them. */
export function drawnBlocks(
  drawn: string,
  { carry = null, y = 100, number = 1 }: { carry?: PageCarry; y?: number; number?: number } = {},
) {
  return shownBlocks(pageToBlocks(page([picture(drawn, { y })], number), carry).blocks);
}
