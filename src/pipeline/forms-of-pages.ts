/** Pages → forms as printed: the tables and form stages for every kind of page. */
import type { DocumentPages, Page, Problem } from '../parsers/page.ts';
import { type FoundForms, FormReader, type PlaceWatch } from './form/find-forms.ts';
import type { RawForm } from './form/raw-form.ts';
import { remarked } from './form/remarked.ts';
import type { Block } from './tables/block.ts';
import { type PageCarry, pageToBlocks } from './tables/page-to-blocks.ts';

export interface ReadPages {
  /** Null where the format has no pages. */
  readonly pages: number | null;
  /** Problems of pages and lines, not of a form. */
  readonly problems: readonly Problem[];
}

export interface FormsWatch {
  /**
   * Called with each form as soon as it is over, in reading order; `recognised` are the pages so far whose text was recognised in
   * a picture.
   */
  readonly onForm: (form: RawForm, recognised: ReadonlySet<number>) => void;
  readonly signal?: AbortSignal | undefined;
  readonly onPage?: ((page: number, of: number | null) => void) | undefined;
  /** Called with each page and what was found on it, before the next is read. */
  readonly onBlocks?: ((page: Page, blocks: readonly Block[]) => void) | undefined;
  /** Told of every printed item where it ended. */
  readonly onPlaced?: PlaceWatch | undefined;
}

/** Reads all pages, keeping only the form under way; stops at a page boundary when the signal is aborted. */
export async function formsOfPages(document: DocumentPages, watch: FormsWatch): Promise<ReadPages> {
  const reader = new FormReader(watch.onPlaced);
  const problems: Problem[] = [];
  const recognised = new Set<number>();
  let remarks: readonly Problem[] = [];
  const take = ({ forms, problems: own }: FoundForms) => {
    problems.push(...own);
    for (const found of forms) {
      const { form, left } = remarked(found, remarks);
      remarks = left;
      watch.onForm(form, recognised);
    }
  };
  let carry: PageCarry = null;
  let count = 0;
  for await (const page of document.pages) {
    watch.signal?.throwIfAborted();
    count++;
    watch.onPage?.(count, document.pageCount);
    if (page.kind === 'positioned' && page.runs.some((run) => run.source === 'ocr'))
      recognised.add(page.number);
    if (page.kind === 'positioned' && page.remarks !== undefined) remarks = [...remarks, ...page.remarks];
    const found = await blocksOf(page, carry);
    carry = found.carry;
    watch.onBlocks?.(page, found.blocks);
    problems.push(...page.problems, ...found.problems);
    take(reader.push(found.blocks));
  }
  take(reader.finish());
  // On something that is no form's: a heading, a text around.
  problems.push(...remarks);
  return { problems, pages: document.pageCount };
}

interface FoundBlocks {
  readonly blocks: readonly Block[];
  readonly problems: readonly Problem[];
  readonly carry: PageCarry;
}

async function blocksOf(page: Page, carry: PageCarry): Promise<FoundBlocks> {
  if (page.kind === 'lines') {
    // Loaded with the first text: a hundred modules and two libraries, 0.1 s of a worker's start, which pages need none of.
    const { linesToBlocks } = await import('./tables/text/lines-to-blocks.ts');
    return { ...linesToBlocks(page), carry: null };
  }
  return { ...pageToBlocks(page, carry), problems: [] };
}
