/** What an import tells while it runs and when it ends; plain data, so that it can be drawn, logged or sent as JSON. */
import type { ErrorCode } from '../parsers/errors.ts';
import type { ChangeCounts, ChangeSummary } from './change-log.ts';
import type { DocumentStatus } from './store-port.ts';

export interface DocumentError {
  readonly code: ErrorCode;
  readonly message: string;
  readonly page: number | null;
}

export type ImportEvent =
  | { readonly type: 'discovered'; readonly found: number; readonly hidden: number }
  | { readonly type: 'started'; readonly document: string }
  | {
      readonly type: 'page';
      readonly document: string;
      readonly page: number;
      readonly of: number | null;
    }
  | { readonly type: 'skipped'; readonly document: string; readonly status: DocumentStatus }
  | {
      readonly type: 'parsed';
      readonly document: string;
      readonly status: DocumentStatus;
      readonly forms: number;
      readonly indicators: number;
      /** Indicator rows a person should look at. */
      readonly review: number;
      /** Against what was current before; absent where nothing was, or nothing changed. */
      readonly changes?: ChangeCounts;
      /** A person rolled this very result back: it is not made current. */
      readonly rolledBack?: true;
    }
  | { readonly type: 'failed'; readonly document: string; readonly error: DocumentError }
  | { readonly type: 'missing'; readonly document: string }
  /** Known bytes whose old place is empty; `from` is the old path. */
  | { readonly type: 'moved'; readonly document: string; readonly from: string }
  /** Known bytes in a second place: a document of its own; `from` is the name of the first. */
  | { readonly type: 'copied'; readonly document: string; readonly from: string };

export interface ImportSummary {
  /** Files in the given paths, unreadable ones included, hidden ones not. `found = skipped + parsed + failed`, unless interrupted. */
  readonly found: number;
  readonly hidden: number;
  /** Unchanged since they were imported: not read again. */
  readonly skipped: number;
  /** Read in this run. */
  readonly parsed: number;
  /** Tried in this run and not readable. */
  readonly failed: number;
  /** Imported earlier from these folders and gone now; their rows are kept. */
  readonly missing: number;
  /** Known under another path before: their history and corrections came along. */
  readonly moved: number;
  /** Of the unchanged, how many were read by another version of the extractor. */
  readonly outdated: number;
  /** What became of documents that were known before. */
  readonly changes: ChangeSummary;
  /** Documents found in this run by their state now, the skipped ones included. */
  readonly byStatus: Readonly<Record<DocumentStatus, number>>;
  /** Stopped by its signal; what was done is kept. */
  readonly interrupted: boolean;
}
