// The built-in worker, which hangs or dies on documents whose names ask for it.
import { run as extract } from '../../../dist/pipeline/ingest-worker.js';

export async function run(task, tell) {
  if (task.document.startsWith('hang')) {
    tell(0, null);
    for (;;);
  }
  if (task.document.startsWith('crash')) process.exit(7);
  // As where native code reads what is not its own.
  if (task.document.startsWith('abort')) process.kill(process.pid, 'SIGABRT');
  if (task.document.startsWith('reject')) throw new TypeError('cannot read properties of undefined');
  if (task.document.startsWith('later')) {
    setImmediate(() => {
      throw new RangeError('thrown where nobody listens');
    });
    await new Promise(() => undefined);
  }
  if (task.document.startsWith('slow')) {
    for (let page = 1; page <= 6; page++) {
      await new Promise((resolve) => setTimeout(resolve, 600));
      tell(page, 6);
    }
  }
  return await extract(task, tell);
}
