/** What people do to a database by hand: correct, accept, decide conflicts, roll back. Every failure is a `DatabaseError` or `UsageError`. */
import { resolve } from 'node:path';
import type { Connection } from './connection.ts';
import { type Author, CorrectionWriter, type Recorded } from './corrections/correction-writer.ts';
import { importSheet, type SheetResult } from './corrections/import-sheet.ts';
import { readSheet } from './corrections/read-sheet.ts';
import { asDatabaseError, openDatabaseFile } from './database-file.ts';
import { rollBack, type RolledBack } from './history/roll-back.ts';

/**
 * Opens an existing database for changes by a person. It may be in use: each change is one short transaction.
 * @throws DatabaseError where it is missing, not ours, newer, locked or not writable.
 */
export function openEditor(file: string): Editor {
  return new Editor(resolve(file), openDatabaseFile(file, { mustExist: true }));
}

export class Editor {
  /** Absolute path of the database. */
  readonly file: string;
  readonly #connection: Connection;
  readonly #writer: CorrectionWriter;

  constructor(file: string, connection: Connection) {
    this.file = file;
    this.#connection = connection;
    this.#writer = new CorrectionWriter(connection);
  }

  /**
   * Corrects fields of the row or form that an id (or its beginning) names.
   * @param written new values as text by field name; `''` is null
   */
  correct(id: string, written: Readonly<Record<string, string>>, author: Author): Recorded {
    return this.#guard(() => this.#writer.correct(id, written, author));
  }

  /** Marks rows or forms as looked at and right: all of them or none. */
  accept(ids: readonly string[], author: Author): readonly Recorded[] {
    return this.#guard(() => this.#writer.accept(ids, author));
  }

  /** Takes a correction back; its record stays. */
  withdraw(correction: number, author: Author): void {
    this.#guard(() => this.#writer.withdraw(correction, author));
  }

  /** Decides a conflict for the correction, against what was extracted last. */
  keep(correction: number, author: Author): Recorded {
    return this.#guard(() => this.#writer.keep(correction, author));
  }

  /** Decides a conflict by naming the row the correction belongs to now. */
  move(correction: number, to: string, author: Author): Recorded {
    return this.#guard(() => this.#writer.move(correction, to, author));
  }

  /** Takes over a sheet that `export --what review` made and people filled in. */
  async importSheet(file: string, author: Author): Promise<SheetResult> {
    const lines = await readSheet(file);
    return this.#guard(() => importSheet(lines, this.#writer, author));
  }

  /** Makes an earlier extraction of a document current. */
  rollBack(documentId: number, to: number | null, by: string | null): RolledBack {
    return this.#guard(() => rollBack(this.#connection, documentId, to, by));
  }

  close(): void {
    this.#connection.close();
  }

  #guard<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw asDatabaseError(error, this.file);
    }
  }
}
