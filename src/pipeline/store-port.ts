/** What ingest asks of whatever keeps the results. The output layer implements it; the pipeline knows no database. */
import type { ErrorCode } from '../parsers/errors.ts';
import type { Extraction, ExtractionFailure, Form } from './extraction.ts';

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
  /**
   * Size, times and inode, as one opaque text: where it is the same, so are the bytes. Null where that cannot be trusted, because the
   * file was changed a moment ago and may be changed again within the same tick of its clock.
   */
  readonly stamp?: string | null;
}

/** What the store knows of a file from an earlier import. */
export interface KnownDocument {
  readonly document: string;
  readonly root: string;
  readonly missing: boolean;
  /** Of the bytes read last, whether what was read of them is current or was rolled back since. */
  readonly sha256: string | null;
  readonly extractorVersion: string;
  /** The name it was read under: regions are told from it. */
  readonly readAs: string;
  /** What `SourceFile.stamp` was when the bytes had this hash. */
  readonly stamp: string | null;
  /** Of what is current. */
  readonly status: DocumentStatus;
  readonly error: { readonly code: ErrorCode; readonly message: string } | null;
}

/** One document's result with the hash of the very bytes it was made from; null where no bytes could be read. */
export interface DocumentResult<Forms extends Iterable<Form> = readonly Form[]> {
  readonly sha256: string | null;
  readonly bytes: number | null;
  readonly extraction: Extraction<Forms> | ExtractionFailure;
}

/** A value of a field before and after. */
export interface FieldChange {
  readonly field: string;
  readonly before: string | number | null;
  readonly after: string | number | null;
}

/** A row, or a form as a whole, that is in one reading of a document and not in the other, or differs. */
export interface RowChange {
  /** Names it for people. */
  readonly rowId: string;
  readonly what: 'indicator' | 'form';
  readonly form: number;
  /** Null for a form. */
  readonly ordinal: number | null;
  /** The row's level 3, the form's title. */
  readonly name: string | null;
  readonly target: string | null;
}

/** What changed from one reading of a document to the next. */
export interface Changes {
  readonly added: readonly RowChange[];
  readonly removed: readonly RowChange[];
  readonly changed: readonly (RowChange & { readonly fields: readonly FieldChange[] })[];
}

/** What came of storing a result. */
export interface Saved {
  /** Against what was current before; null where nothing was. */
  readonly changes: Changes | null;
  /** A person rolled this very result back: it is kept, and not made current. */
  readonly rolledBack: boolean;
}

/** A document whose file may be gone from where it was. */
export interface SameBytes {
  readonly document: string;
  readonly path: string;
  /** Corrections and acceptances hang on it. */
  readonly corrected: boolean;
}

/** All methods are atomic: each leaves the store as it was, or done. They throw `DatabaseError`. */
export interface Store {
  /** Files of the store itself, which an import of their folder must pass over. */
  readonly ownFiles: readonly string[];
  /** The current state of the file at this absolute path, or null where it was never imported. */
  known(path: string): KnownDocument | null;
  /** Whether nothing was ever stored. */
  isEmpty(): boolean;
  /** The documents whose bytes read last have this hash, by path ascending. */
  withHash(sha256: string): readonly SameBytes[];
  /** A document kept under `from` lives at `to.path` now; nothing else about it changes. */
  move(from: string, to: SourceFile): void;
  /**
   * Makes this result the document's current one and the document present, under `source`'s name. Earlier results of other bytes
   * or versions, or with another outcome, are kept as history. The forms may be gone through more than once.
   */
  save(source: SourceFile, result: DocumentResult<Iterable<Form>>): Saved;
  /** The file is there (again), its bytes unchanged. */
  markPresent(source: SourceFile): void;
  /** The file is gone or cannot be read any more; its rows stay. `reason` is for people. */
  markMissing(path: string, reason: string): void;
  /** Absolute paths of all documents below a folder that are not marked missing. */
  presentBelow(folder: string): readonly string[];
}
