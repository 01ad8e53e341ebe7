/** What ingest asks of whatever keeps the results. The output layer implements it; the pipeline knows no database. */
import type { ErrorCode } from '../parsers/errors.ts';
import type { Extraction, ExtractionFailure } from './extraction.ts';

export type DocumentStatus = Extraction['status'] | ExtractionFailure['status'];

/** A file as it was found. */
export interface SourceFile {
  /** The contract's `document`: the path relative to the imported folder with `/`, or the file's name. */
  readonly document: string;
  /** Absolute path of the folder `document` is relative to. */
  readonly root: string;
  /** Absolute path; what a document is known by over all imports. */
  readonly path: string;
  /** Null where the file could not even be looked at. */
  readonly bytes: number | null;
  /** ISO 8601 time of the last change, UTC. */
  readonly modifiedAt: string | null;
}

/** What the store knows of a file from an earlier import. */
export interface KnownDocument {
  readonly document: string;
  readonly root: string;
  readonly missing: boolean;
  readonly sha256: string | null;
  readonly extractorVersion: string;
  readonly status: DocumentStatus;
  readonly error: { readonly code: ErrorCode; readonly message: string } | null;
}

/** One document's result with the hash of the very bytes it was made from; null where no bytes could be read. */
export interface DocumentResult {
  readonly sha256: string | null;
  readonly bytes: number | null;
  readonly extraction: Extraction | ExtractionFailure;
}

/** All methods are atomic: each leaves the store as it was, or done. They throw `DatabaseError`. */
export interface Store {
  /** Files of the store itself, which an import of their folder must pass over. */
  readonly ownFiles: readonly string[];
  /** The current state of the file at this absolute path, or null where it was never imported. */
  known(path: string): KnownDocument | null;
  /** Absolute paths of the documents kept under this name, ascending. */
  pathsNamed(document: string): readonly string[];
  /** A document kept under `from` lives at `to.path` now; nothing else about it changes. */
  move(from: string, to: SourceFile): void;
  /**
   * Makes this result the document's current one and the document present, under `source`'s name. Earlier results of other bytes
   * or versions are kept as history; one of the same bytes and version is replaced.
   */
  save(source: SourceFile, result: DocumentResult): void;
  /** The file is there (again), unchanged. */
  markPresent(path: string): void;
  /** The file is gone or cannot be read any more; its rows stay. `reason` is for people. */
  markMissing(path: string, reason: string): void;
  /** Absolute paths of all documents below a folder that are not marked missing. */
  presentBelow(folder: string): readonly string[];
}
