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
  /** From 1; 0 says that the task has begun. */
  readonly page: number;
  readonly of: number | null;
}

export default async function run({ task, path, document }: WorkerTask): Promise<DocumentResult> {
  const onPage = (page: number, of: number | null): void => {
    parentPort?.postMessage({ task, page, of } satisfies WorkerMessage);
  };
  onPage(0, null);
  return await extractFile(path, { document, onPage });
}
