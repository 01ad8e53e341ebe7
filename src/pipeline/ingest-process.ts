/** The program of a worker process: documents come as messages, pages and results go back as such. argv: URL of the module that exports `run`. */
import type { PackedResult, Run, WorkerTask } from './ingest-worker.ts';

export type ProcessMessage =
  /** A page was read, from 1; 0 says that the task has begun. */
  | { readonly kind: 'page'; readonly page: number; readonly of: number | null }
  | { readonly kind: 'result'; readonly result: PackedResult }
  /** `run` threw, and the next task may come. */
  | { readonly kind: 'error'; readonly message: string }
  /** Something threw where nobody listens, and the process ends. */
  | { readonly kind: 'dying'; readonly message: string };

const module = process.argv[2]!;

function tell(message: ProcessMessage, then: () => void = () => undefined): void {
  // The channel is closed where the program is gone, and so is soon this process.
  if (process.connected) process.send!(message, undefined, undefined, then);
}

async function read(task: WorkerTask): Promise<void> {
  try {
    const { run } = (await import(module)) as { readonly run: Run };
    const result = await run(task, (page, of) => tell({ kind: 'page', page, of }));
    tell({ kind: 'result', result });
  } catch (error) {
    tell({ kind: 'error', message: messageOf(error) });
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

process.on('message', (task: WorkerTask) => void read(task));
// Without the program that asked, nobody takes the result.
process.on('disconnect', () => process.exit());
process.on('uncaughtException', (error) => {
  tell({ kind: 'dying', message: messageOf(error) }, () => process.exit(1));
});
// Where a whole group is asked to stop, the program decides what becomes of its workers.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined);
