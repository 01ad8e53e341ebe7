/** Many documents: discover → skip what is known → extract on worker processes → store, with progress told as it happens. */
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, sep } from 'node:path';
import PQueue from 'p-queue';
import { UsageError } from '../parsers/errors.ts';
import type { OcrOptions } from '../parsers/ocr/create-engine.ts';
import { type Discovery, discover } from './discover.ts';
import { EXTRACTOR_VERSION } from './extractor-version.ts';
import type { Extraction } from './extraction.ts';
import { failedDocument } from './failed-document.ts';
import type { PackedForms } from './form-pack.ts';
import { sha256File } from './file-hash.ts';
import { type ChangeCounts, ChangeLog } from './change-log.ts';
import type { DocumentError, ImportEvent, ImportSummary } from './import-event.ts';
import { settleMoves } from './settle-moves.ts';
import type {
  DocumentResult,
  DocumentStatus,
  KnownDocument,
  Saved,
  SourceFile,
  Store,
} from './store-port.ts';
import { WorkerPool } from './worker-pool.ts';

export interface ImportOptions {
  /** Worker processes, ≥ 1; default: one for each processor. */
  readonly workers?: number;
  /** Seconds a document may take without finishing a page, > 0; default 120. */
  readonly timeout?: number;
  /** Extract again what is known already: all of it, or what another version of the extractor read; default false. */
  readonly reextract?: boolean | 'outdated';
  /** Hash every file, also where size, times and inode say that it is unchanged; default false. */
  readonly verify?: boolean;
  /** How scans are read; default: PP-OCR with the models that come with the package. */
  readonly ocr?: OcrOptions;
  readonly signal?: AbortSignal;
  readonly onEvent?: (event: ImportEvent) => void;
  /** The worker's module, which exports `run`; for embedders and tests that wrap the built-in one. */
  readonly workerFile?: URL;
}

/** A page of dense scan takes OCR some seconds on one slow core; two minutes without one is a hang. */
const DEFAULT_TIMEOUT_S = 120;

/** Files hashed at once: as many as Node's file threads. */
const HASHES_AT_ONCE = 4;

/**
 * Imports files and folders into the store. Document by document: stopping it at any moment keeps what is done, and the next
 * import goes on from there. A document that cannot be read is stored as failed and stops nothing.
 * @throws UsageError on a path that does not exist or an option out of range; DatabaseError where the store fails.
 */
export async function importPaths(
  paths: readonly string[],
  store: Store,
  options: ImportOptions = {},
): Promise<ImportSummary> {
  const run = new ImportRun(store, options);
  try {
    return await run.run(paths);
  } finally {
    await run.close();
  }
}

class ImportRun {
  readonly #store: Store;
  readonly #options: ImportOptions;
  readonly #stop = new AbortController();
  readonly #signal: AbortSignal;
  readonly #pool: WorkerPool;
  readonly #hashing = new PQueue({ concurrency: HASHES_AT_ONCE });
  readonly #reading: PQueue;
  readonly #counts = { skipped: 0, parsed: 0, failed: 0, missing: 0, moved: 0, outdated: 0 };
  readonly #changes = new ChangeLog();
  readonly #byStatus: Record<DocumentStatus, number> = { complete: 0, review: 0, 'no-form': 0, failed: 0 };
  /** Folders that are gone, and documents moved away from. */
  readonly #emptied = new Set<string>();
  /** The first error that is no document's; it ends the run. */
  #fatal: { readonly error: unknown } | null = null;

  constructor(store: Store, options: ImportOptions) {
    const workers = options.workers ?? availableParallelism();
    const timeout = options.timeout ?? DEFAULT_TIMEOUT_S;
    if (!Number.isInteger(workers) || workers < 1) {
      throw new UsageError(`workers: expected a whole number of at least 1, got ${workers}`);
    }
    if (!(timeout > 0)) throw new UsageError(`timeout: expected seconds above 0, got ${timeout}`);
    this.#store = store;
    this.#options = options;
    this.#signal =
      options.signal === undefined ? this.#stop.signal : AbortSignal.any([options.signal, this.#stop.signal]);
    this.#pool = new WorkerPool({
      timeout,
      extractorVersion: EXTRACTOR_VERSION,
      ...(options.ocr === undefined ? {} : { ocr: options.ocr }),
      ...(options.workerFile === undefined ? {} : { workerFile: options.workerFile }),
    });
    this.#reading = new PQueue({ concurrency: workers });
  }

  async run(paths: readonly string[]): Promise<ImportSummary> {
    const found = await this.#discover(paths);
    if (found !== null) {
      await this.#settleMoves(found);
      this.#markMissing(found);
      for (const { source, error } of found.unreadable) {
        const extraction = failedDocument(error, { extractorVersion: EXTRACTOR_VERSION, mediaType: null });
        this.#keep(source, { sha256: null, bytes: source.bytes, extraction });
      }
      for (const file of found.files) {
        // Bounded queues: memory does not grow with the number of files.
        await Promise.all([
          this.#hashing.onSizeLessThan(HASHES_AT_ONCE),
          this.#reading.onSizeLessThan(HASHES_AT_ONCE),
        ]);
        if (this.#signal.aborted) break;
        this.#add(this.#hashing, () => this.#consider(file));
      }
      await this.#hashing.onIdle();
      await this.#reading.onIdle();
    }
    if (this.#fatal !== null) throw this.#fatal.error;
    return {
      found: found === null ? 0 : found.files.length + found.unreadable.length,
      hidden: found?.hidden ?? 0,
      ...this.#counts,
      byStatus: this.#byStatus,
      changes: this.#changes.summary(),
      interrupted: this.#signal.aborted,
    };
  }

  async close(): Promise<void> {
    await this.#pool.close();
  }

  async #discover(paths: readonly string[]): Promise<Discovery | null> {
    try {
      const found = await discover(paths, { except: this.#store.ownFiles, signal: this.#signal });
      this.#tell({
        type: 'discovered',
        found: found.files.length + found.unreadable.length,
        hidden: found.hidden,
      });
      return found;
    } catch (error) {
      if (this.#signal.aborted) return null;
      throw error;
    }
  }

  async #settleMoves(found: Discovery): Promise<void> {
    for await (const { source, how, from } of settleMoves(found.files, this.#store, this.#signal)) {
      if (how === 'moved') {
        this.#counts.moved++;
        const gone = goneFolder(from);
        if (gone !== null) this.#emptied.add(gone);
      }
      this.#tell({ type: how, document: source.document, from });
    }
  }

  /**
   * What an earlier import found in these folders and is not there now; and what has not come along from a folder that was renamed. What
   * stands in an unreadable folder is not known to be gone.
   */
  #markMissing(found: Discovery): void {
    const seen = new Set(found.files.map((file) => file.path));
    const unknown = found.unreadable.map(({ source }) => source.path);
    for (const folder of [...found.folders, ...this.#emptied]) {
      for (const path of this.#store.presentBelow(folder + sep)) {
        if (seen.has(path) || unknown.some((u) => path === u || path.startsWith(u + sep))) continue;
        const document = this.#store.known(path)?.document ?? path;
        this.#store.markMissing(path, 'gone from the folder');
        this.#counts.missing++;
        this.#tell({ type: 'missing', document });
      }
    }
  }

  /** Decides whether a file is to be read, and queues it. */
  async #consider(found: SourceFile): Promise<void> {
    const known = this.#store.known(found.path);
    const source = known === null ? found : withWidestName(found, known);
    if (known !== null && this.#mayBeCurrent(source, known) && (await this.#isUnchanged(source, known))) {
      // A change time, or a place of the file in its file system, may be new while its bytes are not.
      if (known.missing || known.stamp !== (source.stamp ?? null)) this.#store.markPresent(source);
      return this.#skip(source, known);
    }
    this.#add(this.#reading, () => this.#extract(source));
  }

  /** Whether what is kept holds if the bytes are still the same. */
  #mayBeCurrent(source: SourceFile, known: KnownDocument): boolean {
    const { reextract } = this.#options;
    if (reextract === true || (reextract === 'outdated' && isOutdated(known))) return false;
    // A time-out says as much of the machine as of the document.
    return known.sha256 !== null && known.readAs === source.document && known.error?.code !== 'timeout';
  }

  async #isUnchanged(source: SourceFile, known: KnownDocument): Promise<boolean> {
    const stamp = this.#options.verify === true ? null : (source.stamp ?? null);
    return (stamp !== null && stamp === known.stamp) || known.sha256 === (await hashOf(source));
  }

  async #extract(source: SourceFile): Promise<void> {
    this.#tell({ type: 'started', document: source.document });
    const result = await this.#pool.extract(source, this.#signal, (page, of) => {
      this.#tell({ type: 'page', document: source.document, page, of });
    });
    this.#keep(source, result);
  }

  #keep(source: SourceFile, result: DocumentResult<PackedForms>): void {
    const { extraction } = result;
    if (extraction.status === 'failed') this.#keepFailure(source, result, extraction.error);
    else this.#keepExtraction(source, result, extraction);
  }

  #keepExtraction(
    source: SourceFile,
    result: DocumentResult<PackedForms>,
    extraction: Extraction<PackedForms>,
  ): void {
    const saved = this.#store.save(source, result);
    const { forms } = extraction;
    this.#counts.parsed++;
    this.#byStatus[extraction.status]++;
    this.#tell({
      type: 'parsed',
      document: source.document,
      status: extraction.status,
      forms: forms.count,
      indicators: forms.indicators,
      review: forms.review,
      ...this.#told(source, saved),
    });
  }

  /** What a person must know of a document that was read before. */
  #told(source: SourceFile, { changes, rolledBack }: Saved): { rolledBack?: true; changes?: ChangeCounts } {
    if (rolledBack) return { rolledBack };
    const counts = changes === null ? null : this.#changes.add(source.document, changes);
    return counts === null ? {} : { changes: counts };
  }

  #keepFailure(source: SourceFile, result: DocumentResult<PackedForms>, error: DocumentError): void {
    const known = this.#store.known(source.path);
    if (result.sha256 === null && known !== null && known.sha256 !== null) {
      // What was read from its bytes is not undone by not getting at them: it stays, like that of a file that is gone.
      this.#store.markMissing(source.path, error.message);
    } else if (result.sha256 !== null || known?.error?.message !== error.message) {
      const { changes } = this.#store.save(source, result);
      if (changes !== null) this.#changes.add(source.document, changes);
    }
    this.#counts.failed++;
    this.#byStatus.failed++;
    this.#tell({ type: 'failed', document: source.document, error });
  }

  #skip(source: SourceFile, known: KnownDocument): void {
    this.#counts.skipped++;
    if (isOutdated(known)) this.#counts.outdated++;
    this.#byStatus[known.status]++;
    this.#tell({ type: 'skipped', document: source.document, status: known.status });
  }

  /** Queues work that knows its own document's troubles; whatever else it throws ends the run. */
  #add(queue: PQueue, work: () => Promise<void>): void {
    void queue.add(async () => {
      if (this.#signal.aborted) return;
      try {
        await work();
      } catch (error) {
        if (this.#signal.aborted) return;
        this.#fatal = { error };
        this.#stop.abort(error);
      }
    });
  }

  #tell(event: ImportEvent): void {
    this.#options.onEvent?.(event);
  }
}

/** The highest folder above a path that does not exist; null where its own folder does. */
function goneFolder(path: string): string | null {
  let gone: string | null = null;
  let folder = dirname(path);
  // A drive may be gone to its root, above which there is nothing.
  while (folder !== gone && !existsSync(folder)) {
    gone = folder;
    folder = dirname(folder);
  }
  return gone;
}

function isOutdated(known: KnownDocument): boolean {
  return known.extractorVersion !== EXTRACTOR_VERSION;
}

/** A file found from two folders has the name the wider one gives it, whichever was imported first. */
function withWidestName(found: SourceFile, known: KnownDocument): SourceFile {
  return known.root.length < found.root.length
    ? { ...found, root: known.root, document: known.document }
    : found;
}

/** The file's SHA-256, or null where it cannot be read: the worker then meets the same trouble and says what it is. */
async function hashOf(source: SourceFile): Promise<string | null> {
  return await sha256File(source.path).catch(() => null);
}
