/**
 * Runs in a worker thread: one document a task. Pages read are told to the main thread as they come, which resets its clock.
 *
 * The pipeline is imported inside the task: piscina tries `require` on this file first, and Node (20.20 was seen to) may refuse to
 * import a module after a failed `require` of it ("imported again after being required"). Without static imports there is nothing to fail.
 */
import { parentPort } from 'node:worker_threads';
import type { OcrOptions } from '../parsers/ocr/create-engine.ts';
import type { DocumentResult } from './store-port.ts';

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

export async function run({ task, path, document, ocr }: WorkerTask): Promise<DocumentResult> {
  const onPage = (page: number, of: number | null): void => {
    parentPort?.postMessage({ task, page, of } satisfies WorkerMessage);
  };
  const { inflateAtOnce } = await import('../parsers/pdf/inflate-at-once.ts');
  inflateAtOnce();
  const { extractFile } = await import('./extract-file.ts');
  onPage(0, null);
  return await extractFile(path, { document, onPage, ocr });
}
