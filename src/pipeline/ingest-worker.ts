/** Runs in a worker thread: one document a task. Pages read are told to the main thread as they come, which resets its clock. */
import { parentPort } from 'node:worker_threads';
import { extractFile } from './extract-file.ts';
import type { DocumentResult } from './store-port.ts';

export interface WorkerTask {
  /** Number of the task, which its messages carry. */
  readonly task: number;
  readonly path: string;
  readonly document: string;
}

export interface WorkerMessage {
  readonly task: number;
  readonly page: number;
  readonly of: number | null;
}

export default async function run({ task, path, document }: WorkerTask): Promise<DocumentResult> {
  return await extractFile(path, {
    document,
    onPage: (page, of) => parentPort?.postMessage({ task, page, of } satisfies WorkerMessage),
  });
}
