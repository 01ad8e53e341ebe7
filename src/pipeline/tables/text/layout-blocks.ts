/** Text that keeps a page's layout by spaces → blocks, by the code for tables without lines. */
import type { TextLine } from '../../../parsers/page.ts';
import type { Block } from '../block.ts';
import { type PageCarry, pageToBlocks } from '../page-to-blocks.ts';
import { layoutPages } from './layout-pages.ts';
import type { RunningBlocks } from './running-blocks.ts';

/** The blocks, located by lines: the geometry they were found by is one of characters. */
export function layoutBlocks(lines: readonly TextLine[]): RunningBlocks {
  const blocks: Block[] = [];
  let carry: PageCarry = null;
  for (const page of layoutPages(lines)) {
    const found = pageToBlocks(page, carry);
    carry = found.carry;
    blocks.push(
      ...found.blocks.map(
        (block): Block => ({ ...block, page: null, ...(block.kind === 'text' ? { fontSize: null } : {}) }),
      ),
    );
  }
  return { blocks, problems: [] };
}
