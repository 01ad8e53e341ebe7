/** Documents on worker threads: a crash or a hang ends its thread and fails its document, and no other. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
import { JixiaoError } from '../parsers/errors.ts';
import { failureOf } from './extract-file.ts';
import type { WorkerMessage, WorkerTask } from './ingest-worker.ts';
import type { DocumentResult, SourceFile } from './store-port.ts';

export interface WorkerPoolOptions {
  /** Threads, ≥ 1. */
  readonly workers: number;
  /** Seconds a document may take without finishing a page, > 0. */
  readonly timeout: number;
  /** The worker's module; for embedders and tests that wrap the built-in one. */
  readonly workerFile?: URL;
}

type OnPage = (page: number, of: number | null) => void;

export class WorkerPool {
  readonly #options: WorkerPoolOptions;
  /** Started with the first document: an import that finds nothing new starts no thread. */
  #threads: Piscina<WorkerTask, DocumentResult> | null = null;
  readonly #listeners = new Map<number, OnPage>();
  #tasks = 0;

  constructor(options: WorkerPoolOptions) {
    this.#options = options;
  }

  /**
   * Extracts one file. Call it for no more files at once than there are threads: the clock runs from the call.
   * @throws the signal's reason where it is aborted; every other trouble is a failed result.
   */
  async extract(source: SourceFile, signal: AbortSignal, onPage: OnPage): Promise<DocumentResult> {
    const task = ++this.#tasks;
    const clock = new Clock(this.#options.timeout);
    this.#listeners.set(task, (page, of) => {
      clock.restart();
      onPage(page, of);
    });
    try {
      return await this.#start().run(
        { task, path: source.path, document: source.document },
        { signal: AbortSignal.any([signal, clock.signal]) },
      );
    } catch (error) {
      signal.throwIfAborted();
      return { sha256: null, bytes: source.bytes, extraction: failureOf(clock.expired ?? crash(error), null) };
    } finally {
      clock.stop();
      this.#listeners.delete(task);
    }
  }

  /** Ends all threads. */
  async close(): Promise<void> {
    await this.#threads?.destroy();
  }

  #start(): Piscina<WorkerTask, DocumentResult> {
    if (this.#threads !== null) return this.#threads;
    this.#threads = new Piscina<WorkerTask, DocumentResult>({
      filename: (this.#options.workerFile ?? builtInWorker()).href,
      minThreads: this.#options.workers,
      maxThreads: this.#options.workers,
      // A thread that sleeps in Atomics.wait between tasks would hold up the timers and messages of its libraries.
      atomics: 'disabled',
    });
    this.#threads.on('message', (message: WorkerMessage) => {
      this.#listeners.get(message.task)?.(message.page, message.of);
    });
    // A thread that dies between documents has failed none; the pool replaces it.
    this.#threads.on('error', () => undefined);
    return this.#threads;
  }
}

/** The compiled worker, also when the sources run uncompiled (tests): a worker thread loads JavaScript. */
function builtInWorker(): URL {
  const beside = new URL('./ingest-worker.js', import.meta.url);
  return existsSync(fileURLToPath(beside))
    ? beside
    : new URL('../../dist/pipeline/ingest-worker.js', import.meta.url);
}

function crash(error: unknown): JixiaoError {
  const message = error instanceof Error ? error.message : String(error);
  return new JixiaoError('internal-error', `the worker thread reading it ended: ${message}`, { cause: error });
}

/** Aborts when it is not restarted within its time. */
class Clock {
  readonly #controller = new AbortController();
  readonly #timer: NodeJS.Timeout;
  /** Set once the time is over. */
  expired: JixiaoError | null = null;

  constructor(seconds: number) {
    this.#timer = setTimeout(() => {
      this.expired = new JixiaoError('timeout', `no page was finished within ${seconds} s; given up`);
      this.#controller.abort(this.expired);
    }, seconds * 1000);
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  restart(): void {
    this.#timer.refresh();
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}
