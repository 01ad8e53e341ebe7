/** Pages → forms as printed: the tables and form stages for every kind of page. */
import type { DocumentPages, Page, Problem } from '../parsers/page.ts';
import { type FoundForms, findForms } from './form/find-forms.ts';
import type { Block } from './tables/block.ts';
import { type PageCarry, pageToBlocks } from './tables/page-to-blocks.ts';
import { linesToBlocks } from './tables/text/lines-to-blocks.ts';

export interface PrintedForms extends FoundForms {
  readonly pages: number | null;
}

export interface PageWatch {
  readonly signal?: AbortSignal | undefined;
  readonly onPage?: ((page: number, of: number | null) => void) | undefined;
  /** Called with each page and what was found on it, before the next is read. */
  readonly onBlocks?: ((page: Page, blocks: readonly Block[]) => void) | undefined;
}

/** Reads all pages, keeping only their blocks; stops at a page boundary when the signal is aborted. */
export async function formsOfPages(document: DocumentPages, watch: PageWatch = {}): Promise<PrintedForms> {
  const blocks: Block[] = [];
  const problems: Problem[] = [];
  let carry: PageCarry = null;
  let count = 0;
  for await (const page of document.pages) {
    watch.signal?.throwIfAborted();
    count++;
    watch.onPage?.(count, document.pageCount);
    const found = blocksOf(page, carry);
    carry = found.carry;
    blocks.push(...found.blocks);
    watch.onBlocks?.(page, found.blocks);
    problems.push(...page.problems, ...found.problems);
  }
  const found = findForms(blocks);
  return { ...found, problems: [...problems, ...found.problems], pages: document.pageCount };
}

interface FoundBlocks {
  readonly blocks: readonly Block[];
  readonly problems: readonly Problem[];
  readonly carry: PageCarry;
}

function blocksOf(page: Page, carry: PageCarry): FoundBlocks {
  if (page.kind === 'lines') return { ...linesToBlocks(page), carry: null };
  return { ...pageToBlocks(page, carry), problems: [] };
}
