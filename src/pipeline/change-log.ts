/** What a run changed in documents that were known before: all counted, the first ones kept field by field. */
import type { Changes } from './store-port.ts';

export interface ChangeCounts {
  readonly added: number;
  readonly removed: number;
  readonly changed: number;
}

export interface ChangeSummary extends ChangeCounts {
  /** Documents of which a row or form is new, gone or different. */
  readonly documents: number;
  /** The first of them with what changed; `jixiao diff` tells all. */
  readonly first: readonly { readonly document: string; readonly changes: Changes }[];
}

/** A new version of the extractor may change every document of a library; memory must not grow with it. */
const KEPT_DOCUMENTS = 100;

export class ChangeLog {
  #counts: ChangeCounts = { added: 0, removed: 0, changed: 0 };
  #documents = 0;
  readonly #first: { document: string; changes: Changes }[] = [];

  /** The counts of one document, null where nothing changed. */
  add(document: string, changes: Changes): ChangeCounts | null {
    const own = {
      added: changes.added.length,
      removed: changes.removed.length,
      changed: changes.changed.length,
    };
    if (own.added + own.removed + own.changed === 0) return null;
    this.#counts = {
      added: this.#counts.added + own.added,
      removed: this.#counts.removed + own.removed,
      changed: this.#counts.changed + own.changed,
    };
    this.#documents++;
    if (this.#first.length < KEPT_DOCUMENTS) this.#first.push({ document, changes });
    return own;
  }

  /** Documents by name: they come as they are finished. */
  summary(): ChangeSummary {
    const first = [...this.#first].sort((a, b) => (a.document < b.document ? -1 : 1));
    return { ...this.#counts, documents: this.#documents, first };
  }
}
