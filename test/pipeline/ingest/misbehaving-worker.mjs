// The built-in worker, which hangs or dies on documents whose names ask for it.
import { parentPort } from 'node:worker_threads';
import { run as extract } from '../../../dist/pipeline/ingest-worker.js';

export async function run(task) {
  if (task.document.startsWith('hang')) {
    parentPort.postMessage({ task: task.task, page: 0, of: null });
    for (;;);
  }
  if (task.document.startsWith('crash')) process.exit(7);
  if (task.document.startsWith('reject')) throw new TypeError('cannot read properties of undefined');
  if (task.document.startsWith('slow')) {
    await import('../../../dist/pipeline/extract-file.js');
    for (let page = 1; page <= 6; page++) {
      await new Promise((resolve) => setTimeout(resolve, 600));
      parentPort.postMessage({ task: task.task, page, of: 6 });
    }
  }
  return await extract(task);
}
