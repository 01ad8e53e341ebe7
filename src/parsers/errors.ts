/** Failures that stop a document, each with a stable code and, where it is known, the page. */

export type ErrorCode =
  | 'unreadable-file'
  | 'empty-file'
  | 'unsupported-format'
  | 'damaged-file'
  | 'password-protected'
  | 'page-failed'
  | 'timeout'
  | 'internal-error'
  | 'database-error'
  | 'usage';

export interface ErrorPlace {
  /** Path as the user knows it. */
  readonly path?: string;
  /** Page from 1. */
  readonly page?: number;
  readonly cause?: unknown;
}

/** Base of everything jixiao throws on purpose. */
export class JixiaoError extends Error {
  readonly code: ErrorCode;
  readonly path: string | null;
  readonly page: number | null;

  constructor(code: ErrorCode, message: string, place: ErrorPlace = {}) {
    super(message, place.cause === undefined ? undefined : { cause: place.cause });
    this.name = new.target.name;
    this.code = code;
    this.path = place.path ?? null;
    this.page = place.page ?? null;
  }
}

/** The operating system would not hand over the bytes. */
export class UnreadableFileError extends JixiaoError {
  constructor(message: string, place: ErrorPlace = {}) {
    super('unreadable-file', message, place);
  }
}

/** The file has no bytes, or nothing but white space. */
export class EmptyFileError extends JixiaoError {
  constructor(message: string, place: ErrorPlace = {}) {
    super('empty-file', message, place);
  }
}

/** No reader for this kind of file. */
export class UnsupportedFormatError extends JixiaoError {
  constructor(message: string, place: ErrorPlace = {}) {
    super('unsupported-format', message, place);
  }
}

/** The bytes are not what the format asks for. */
export class DamagedFileError extends JixiaoError {
  constructor(message: string, place: ErrorPlace = {}) {
    super('damaged-file', message, place);
  }
}

/** The file opens only with a password. */
export class PasswordProtectedError extends JixiaoError {
  constructor(message: string, place: ErrorPlace = {}) {
    super('password-protected', message, place);
  }
}

/** The command was given something it cannot use; exit code 2. */
export class UsageError extends JixiaoError {
  constructor(message: string, place: ErrorPlace = {}) {
    super('usage', message, place);
  }
}

/** The database would not open, or is not ours, or is newer than this program. */
export class DatabaseError extends JixiaoError {
  constructor(message: string, place: ErrorPlace = {}) {
    super('database-error', message, place);
  }
}
