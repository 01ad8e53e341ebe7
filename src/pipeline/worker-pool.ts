/** Documents on worker processes: a crash or a hang ends its process and fails its document, and no other. */
import { JixiaoError } from '../parsers/errors.ts';
import type { OcrOptions } from '../parsers/ocr/create-engine.ts';
import { failedDocument } from './failed-document.ts';
import { PackedForms } from './form-pack.ts';
import type { OnPage } from './ingest-worker.ts';
import type { DocumentResult, SourceFile } from './store-port.ts';
import { WorkerProcess } from './worker-process.ts';

export interface WorkerPoolOptions {
  /** Seconds a document may take without finishing a page, > 0. */
  readonly timeout: number;
  /** Stands on documents the pool itself must fail. */
  readonly extractorVersion: string;
  /** How scans are read. */
  readonly ocr?: OcrOptions;
  /** The worker's module, which exports `run`; for embedders and tests that wrap the built-in one. */
  readonly workerFile?: URL;
}

/** A process may take this long to load its libraries, which is no fault of the document; about 0.5 s on an idle machine. */
const START_SECONDS = 60;

export class WorkerPool {
  readonly #options: WorkerPoolOptions;
  /** Processes without a document. Started with the documents: an import that finds nothing new starts none; once started they all stay. */
  readonly #idle: WorkerProcess[] = [];

  constructor(options: WorkerPoolOptions) {
    this.#options = options;
  }

  /**
   * Extracts one file, on a process of its own while it takes: call it for no more files at once than are to be read at once.
   * @throws the signal's reason where it is aborted; every other trouble is a failed result.
   */
  async extract(
    source: SourceFile,
    signal: AbortSignal,
    onPage: OnPage,
  ): Promise<DocumentResult<PackedForms>> {
    const clock = new Clock(this.#options.timeout);
    const worker = this.#take();
    try {
      const { extraction, ...file } = await worker.read(
        { path: source.path, document: source.document, ocr: this.#options.ocr ?? {} },
        AbortSignal.any([signal, clock.signal]),
        (page, of) => {
          clock.restart();
          if (page > 0) onPage(page, of);
        },
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
      if (worker.isRunning) this.#idle.push(worker);
      else await worker.end();
    }
  }

  /** One that died between documents has failed none. */
  #take(): WorkerProcess {
    for (let worker = this.#idle.pop(); worker !== undefined; worker = this.#idle.pop()) {
      if (worker.isRunning) return worker;
    }
    return new WorkerProcess(this.#options.workerFile ?? null);
  }

  /** Ends all processes; to be called when no document is read any more. */
  async close(): Promise<void> {
    await Promise.all(this.#idle.map((worker) => worker.end()));
  }
}

function crash(error: unknown): JixiaoError {
  const message = error instanceof Error ? error.message : String(error);
  return new JixiaoError('internal-error', `its worker failed: ${message}`, {
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
