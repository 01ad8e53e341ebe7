/** All forms of some blocks, handed to the reader page by page as an import does. */
import type { Place, PrintedItem } from '../../../src/pipeline/form/claims.ts';
import { type FoundForms, FormReader } from '../../../src/pipeline/form/find-forms.ts';
import type { Block } from '../../../src/pipeline/tables/block.ts';

export interface FoundAndPlaced extends FoundForms {
  /** Where every printed item ended. */
  readonly places: ReadonlyMap<PrintedItem, Place>;
}

export function findForms(blocks: readonly Block[]): FoundAndPlaced {
  const places = new Map<PrintedItem, Place>();
  const reader = new FormReader((item, place) => {
    places.set(item, place);
  });
  const found = [...pagesOf(blocks).map((page) => reader.push(page)), reader.finish()];
  return {
    forms: found.flatMap(({ forms }) => forms),
    problems: found.flatMap(({ problems }) => problems),
    places,
  };
}

function pagesOf(blocks: readonly Block[]): Block[][] {
  const pages: Block[][] = [];
  for (const block of blocks) {
    const page = pages.at(-1);
    if (page !== undefined && page[0]!.page === block.page) page.push(block);
    else pages.push([block]);
  }
  return pages;
}
