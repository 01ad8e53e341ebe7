/**
 * Runs in a worker thread: one document a task. Pages read are told to the main thread as they come, which resets its clock.
 *
 * The pipeline is imported inside the task: piscina tries `require` on this file first, and Node (20.20 was seen to) may refuse to
 * import a module after a failed `require` of it ("imported again after being required"). Without static imports there is nothing to fail.
 */
import { parentPort } from 'node:worker_threads';
import type { OcrOptions } from '../parsers/ocr/create-engine.ts';
import type { Extraction, ExtractionFailure } from './extraction.ts';
import type { FormPack } from './form-pack.ts';

export interface WorkerTask {
  /** Number of the task, which its messages carry. */
  readonly task: number;
  readonly path: string;
  readonly document: string;
  readonly ocr: OcrOptions;
}

export interface WorkerMessage {
  readonly task: number;
  /** From 1; 0 says that the task has begun. */
  readonly page: number;
  readonly of: number | null;
}

/** A document's result as it goes from the worker's thread to the main one. */
export interface PackedResult {
  readonly sha256: string | null;
  readonly bytes: number | null;
  readonly extraction: (Omit<Extraction, 'forms'> & { readonly forms: FormPack }) | ExtractionFailure;
}

/** Pages since garbage was collected, over all documents of this thread. */
let pagesSince = 0;

export async function run({ task, path, document, ocr }: WorkerTask): Promise<PackedResult> {
  const { collectGarbage, PAGES_BETWEEN } = await import('./collect-garbage.ts');
  let isLong = false;
  const onPage = (page: number, of: number | null): void => {
    if (page > 0 && ++pagesSince > PAGES_BETWEEN) {
      collectGarbage();
      pagesSince = 1;
      isLong = true;
    }
    parentPort?.postMessage({ task, page, of } satisfies WorkerMessage);
  };
  const { inflateAtOnce } = await import('../parsers/pdf/inflate-at-once.ts');
  inflateAtOnce();
  const { extractFileForms } = await import('./extract-file.ts');
  const { FormPacker } = await import('./form-pack.ts');
  onPage(0, null);
  const packer = new FormPacker();
  const { extraction, ...file } = await extractFileForms(path, { document, onPage, ocr }, (form) => {
    packer.add(form);
  });
  // What the document leaves is not to lie there while the main thread stores it.
  if (isLong) collectGarbage();
  if (extraction.status === 'failed') return { ...file, extraction };
  return { ...file, extraction: { ...extraction, forms: packer.pack() } };
}
