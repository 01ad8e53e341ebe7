/** Documents on worker threads: a crash or a hang ends its thread and fails its document, and no other. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Piscina } from 'piscina';
import { JixiaoError } from '../parsers/errors.ts';
import type { OcrOptions } from '../parsers/ocr/create-engine.ts';
import { failedDocument } from './failed-document.ts';
import { PackedForms } from './form-pack.ts';
import type { PackedResult, WorkerMessage, WorkerTask } from './ingest-worker.ts';
import type { DocumentResult, SourceFile } from './store-port.ts';

export interface WorkerPoolOptions {
  /** Threads, ≥ 1. */
  readonly workers: number;
  /** Seconds a document may take without finishing a page, > 0. */
  readonly timeout: number;
  /** Stands on documents the pool itself must fail. */
  readonly extractorVersion: string;
  /** How scans are read. */
  readonly ocr?: OcrOptions;
  /** The worker's module, which exports `run`; for embedders and tests that wrap the built-in one. */
  readonly workerFile?: URL;
}

/** A thread may take this long to load its libraries, which is no fault of the document; about 0.5 s on an idle machine. */
const START_SECONDS = 60;

/**
 * What V8 may use in a thread, in MiB. Where it may use more than 2 GiB it lets its heap grow up to fourfold before it looks for garbage,
 * below that at most twofold; 2,000 MiB hold half a million rows of one document. Twice its usual room for new objects lets those of a
 * page die before they are moved. 1,000 pages in one thread: 575 MiB resident without both, 414–468 with, at no more CPU time.
 */
const OLD_MB = 2000;
const YOUNG_MB = 96;

type Threads = Piscina<WorkerTask, PackedResult>;
type OnPage = (page: number, of: number | null) => void;

export class WorkerPool {
  readonly #options: WorkerPoolOptions;
  /** Started with the first document: an import that finds nothing new starts no thread. */
  #threads: Promise<Threads> | null = null;
  readonly #listeners = new Map<number, OnPage>();
  #tasks = 0;

  constructor(options: WorkerPoolOptions) {
    this.#options = options;
  }

  /**
   * Extracts one file. Call it for no more files at once than there are threads: the clock runs from the call.
   * @throws the signal's reason where it is aborted; every other trouble is a failed result.
   */
  async extract(
    source: SourceFile,
    signal: AbortSignal,
    onPage: OnPage,
  ): Promise<DocumentResult<PackedForms>> {
    const task = ++this.#tasks;
    const clock = new Clock(this.#options.timeout);
    this.#listeners.set(task, (page, of) => {
      clock.restart();
      if (page > 0) onPage(page, of);
    });
    try {
      const threads = await this.#start();
      const { extraction, ...file } = await threads.run(
        { task, path: source.path, document: source.document, ocr: this.#options.ocr ?? {} },
        { signal: AbortSignal.any([signal, clock.signal]) },
      );
      if (extraction.status === 'failed') return { ...file, extraction };
      return { ...file, extraction: { ...extraction, forms: new PackedForms(extraction.forms) } };
    } catch (error) {
      signal.throwIfAborted();
      const extraction = failedDocument(clock.expired ?? crash(error), {
        extractorVersion: this.#options.extractorVersion,
        mediaType: null,
      });
      return { sha256: null, bytes: source.bytes, extraction };
    } finally {
      clock.stop();
      this.#listeners.delete(task);
    }
  }

  /** Ends all threads. */
  async close(): Promise<void> {
    await (await this.#threads)?.destroy();
  }

  #start(): Promise<Threads> {
    this.#threads ??= this.#create();
    return this.#threads;
  }

  async #create(): Promise<Threads> {
    const { Piscina } = await import('piscina');
    const threads: Threads = new Piscina<WorkerTask, PackedResult>({
      filename: (this.#options.workerFile ?? builtInWorker()).href,
      name: 'run',
      // One document starts one thread; once started they all stay.
      minThreads: 1,
      maxThreads: this.#options.workers,
      idleTimeout: Number.POSITIVE_INFINITY,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB, maxOldGenerationSizeMb: OLD_MB },
      // A thread that sleeps in Atomics.wait between tasks would hold up the timers and messages of its libraries.
      atomics: 'disabled',
    });
    threads.on('message', (message: WorkerMessage) => {
      this.#listeners.get(message.task)?.(message.page, message.of);
    });
    // A thread that dies between documents has failed none; the pool replaces it.
    threads.on('error', () => undefined);
    return threads;
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
  return new JixiaoError('internal-error', `the worker thread reading it ended: ${message}`, {
    cause: error,
  });
}

/** Aborts when it is not restarted within its time. */
class Clock {
  readonly #controller = new AbortController();
  readonly #seconds: number;
  #timer: NodeJS.Timeout;
  /** Set once the time is over. */
  expired: JixiaoError | null = null;

  constructor(seconds: number) {
    this.#seconds = seconds;
    this.#timer = this.#set(Math.max(seconds, START_SECONDS));
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  restart(): void {
    clearTimeout(this.#timer);
    this.#timer = this.#set(this.#seconds);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #set(seconds: number): NodeJS.Timeout {
    return setTimeout(() => {
      this.expired = new JixiaoError('timeout', `no page was finished within ${seconds} s; given up`);
      this.#controller.abort(this.expired);
    }, seconds * 1000);
  }
}
