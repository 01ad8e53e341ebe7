/** One document through the stages like `extractDocument`, keeping what an import forgets: grids, and where each item ended. */
import type { DocumentPages, PositionedPage, Problem } from '../parsers/page.ts';
import type { Form } from './extraction.ts';
import type { Place, PrintedItem } from './form/claims.ts';
import type { RawForm } from './form/raw-form.ts';
import { formsOfPages } from './forms-of-pages.ts';
import { normaliseForm } from './normalise/normalise-form.ts';
import type { Block } from './tables/block.ts';

export interface TracedForm {
  readonly printed: RawForm;
  readonly form: Form;
}

/** A page that was asked to be kept, with its blocks. */
export interface TracedPage {
  readonly page: PositionedPage;
  readonly blocks: readonly Block[];
}

export interface Trace {
  /** Null where the format has no pages. */
  readonly pageCount: number | null;
  readonly forms: readonly TracedForm[];
  /** All blocks in reading order. */
  readonly blocks: readonly Block[];
  readonly places: ReadonlyMap<PrintedItem, Place>;
  /** By page number. */
  readonly kept: ReadonlyMap<number, TracedPage>;
  /** Problems of pages and lines, not of a form. */
  readonly problems: readonly Problem[];
}

export interface TraceOptions {
  /** The document's path as the user knows it. */
  readonly path: string;
  /** Which pages are kept whole, runs and rulings included; each costs memory. */
  readonly keep: (page: number) => boolean;
}

/** Reads all pages, because a table and its labels go on over them. The forms are those of `extractDocument`. */
export async function traceDocument(document: DocumentPages, options: TraceOptions): Promise<Trace> {
  const blocks: Block[] = [];
  const kept = new Map<number, TracedPage>();
  const forms: TracedForm[] = [];
  const places = new Map<PrintedItem, Place>();
  const { problems } = await formsOfPages(document, {
    onForm: (printed, recognised) => {
      const form = normaliseForm(printed, { ordinal: forms.length + 1, path: options.path, recognised });
      forms.push({ printed, form });
    },
    onPlaced: (item, place) => {
      places.set(item, place);
    },
    onBlocks: (page, found) => {
      blocks.push(...found);
      if (page.kind === 'positioned' && options.keep(page.number))
        kept.set(page.number, { page, blocks: found });
    },
  });
  return {
    pageCount: document.pageCount,
    forms,
    blocks,
    places,
    kept,
    problems,
  };
}
