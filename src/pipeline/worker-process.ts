/** A process that reads documents, one at a time: what kills it, native code too, costs the document it was at and no other. */
import { type ChildProcess, fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ProcessMessage } from './ingest-process.ts';
import type { OnPage, PackedResult, WorkerTask } from './ingest-worker.ts';

/**
 * What V8 may use in a process, in MiB. Where it may use more than 2 GiB it lets its heap grow up to fourfold before it looks for garbage,
 * below that at most twofold; 2,000 MiB hold half a million rows of one document.
 */
const MOST_HEAP = '--max-old-space-size=2000';

/**
 * By how much of what is alive V8 lets the heap grow before it looks for garbage again, in percent beside its room for new objects. Left to
 * itself it waits until the heap has doubled: 1,000 pages then take 251 MiB instead of 222, and no less CPU.
 */
const GROWTH = '--heap-growing-percent=10';

/**
 * V8 compiles and collects garbage on the worker's own thread. Its four helpers cost more than they save where each processor has a worker:
 * a folder of 15 scans took 15 % more CPU and 14 % more time with them, digital documents 5 and 2 %. One short file by itself is read sooner
 * with them (three scanned pages in 9.5 s instead of 10.8).
 */
const ONE_THREAD = '--single-threaded';

/**
 * How much of a function V8 runs (bytes of its bytecode) between two looks at whether to optimise it; left to itself 67,584. A page is a hundred
 * long loops, each run once: as V8 has it they are optimised in the middle of their first run, thrown away where that goes on into code it
 * had not seen, and optimised again, 600 compilations in three pages and a quarter of their time. Eight times as much: 8 to 10 % less CPU on
 * 3 and on 12 scanned pages, 20 MiB less; 32 and 64 times are slower again.
 */
const LATE_OPTIMISING = '--interrupt-budget=540672';

/**
 * How glibc keeps what is freed; it reads this as a process starts, and other C libraries do not. Left to itself it raises the size from which
 * it asks the system for memory to that of a page's picture once one was freed; pictures then lie among small pieces in one of eight arenas
 * a core, and 16 scanned pages left 512 MiB where 315 do.
 */
const MALLOC = { MALLOC_ARENA_MAX: '2', MALLOC_MMAP_THRESHOLD_: String(4 << 20) };

export class WorkerProcess {
  readonly #child: ChildProcess;
  /** Settles once it is gone. */
  readonly #gone: Promise<void>;
  /** Why it ended, or is being ended; null while it runs. */
  #ended: string | null = null;
  #listener: ((message: ProcessMessage | null) => void) | null = null;

  /** @param workerFile the module whose `run` reads a document; null for the built-in one */
  constructor(workerFile: URL | null) {
    this.#child = fork(compiled('ingest-process.js'), [(workerFile ?? compiled('ingest-worker.js')).href], {
      serialization: 'advanced',
      // What libraries print is nothing for the standard output, which is kept for results.
      stdio: ['ignore', 2, 2, 'ipc'],
      env: { ...MALLOC, ...process.env },
      execArgv: [MOST_HEAP, GROWTH, ONE_THREAD, LATE_OPTIMISING],
      // Ctrl-C is for the program, which then ends its workers; Windows would open a window for a detached one.
      detached: process.platform !== 'win32',
    });
    this.#child.on('message', (message: ProcessMessage) => {
      if (message.kind === 'dying') this.#ended = message.message;
      else this.#listener?.(message);
    });
    this.#gone = new Promise((resolve) => {
      const gone = (reason: string): void => {
        this.#ended ??= reason;
        this.#listener?.(null);
        resolve();
      };
      this.#child.on('exit', (code, signal) => gone(waysToEnd(code, signal)));
      this.#child.on('error', (error) => {
        // One that did not start has no exit.
        if (this.#child.pid === undefined) gone(error.message);
      });
    });
  }

  /** Whether it can take another document. */
  get isRunning(): boolean {
    return this.#ended === null;
  }

  /**
   * Reads one document; to be called when the one before is done.
   * @throws the signal's reason where it is aborted, which ends the process; an error that says what was thrown, or how the process ended
   */
  async read(task: WorkerTask, signal: AbortSignal, onPage: OnPage): Promise<PackedResult> {
    const stop = (): void => void this.end();
    try {
      return await new Promise((resolve, reject) => {
        signal.throwIfAborted();
        signal.addEventListener('abort', stop);
        this.#listener = (message) => {
          if (message === null) reject(new Error(`the process ended: ${this.#ended}`));
          else if (message.kind === 'page') onPage(message.page, message.of);
          else if (message.kind === 'result') resolve(message.result);
          else reject(new Error(message.message));
        };
        if (this.#ended !== null) this.#listener(null);
        // Where the message does not arrive, the exit says so.
        else this.#child.send(task, () => undefined);
      });
    } catch (error) {
      signal.throwIfAborted();
      throw error;
    } finally {
      signal.removeEventListener('abort', stop);
      this.#listener = null;
    }
  }

  /** Ends it, whatever it is at; settles once it is gone. */
  async end(): Promise<void> {
    this.#ended ??= 'no longer wanted';
    this.#child.kill('SIGKILL');
    await this.#gone;
  }
}

function waysToEnd(code: number | null, signal: NodeJS.Signals | null): string {
  if (signal === null) return `exit code ${code}`;
  // V8 aborts where its heap is full; SIGKILL is how systems end what takes the last memory.
  const isMemory = signal === 'SIGABRT' || signal === 'SIGKILL';
  return isMemory ? `${signal}, as when there is not enough memory` : signal;
}

/** A compiled module, also when the sources run uncompiled (tests): a process loads JavaScript. */
function compiled(name: string): URL {
  const beside = new URL(`./${name}`, import.meta.url);
  return existsSync(fileURLToPath(beside)) ? beside : new URL(`../../dist/pipeline/${name}`, import.meta.url);
}
