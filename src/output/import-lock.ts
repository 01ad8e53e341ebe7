/**
 * One import at a time into one database. The lock is SQLite's own on a small file beside the database: the operating system lets go of it
 * when its process ends, however it ends. Readers, corrections and backups do not ask for it.
 */
import { setTimeout as pause } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { asDatabaseError } from './database-file.ts';

export interface LockHolder {
  readonly process: number;
  /** ISO 8601, UTC */
  readonly since: string;
}

export interface LockOptions {
  readonly signal?: AbortSignal;
  /** Called once, where another import has to end first. */
  readonly onWait?: (holder: LockHolder | null) => void;
}

/** How often a waiting import looks again, in ms. */
const LOOK_AGAIN_MS = 200;

/**
 * Waits until no other import writes into the database at `file`.
 * @returns what ends the lock; null where the signal was given first
 * @throws DatabaseError where the file beside the database cannot be written
 */
export async function lockForImport(file: string, options: LockOptions = {}): Promise<(() => void) | null> {
  const path = `${file}-import`;
  let told = false;
  try {
    for (;;) {
      if (options.signal?.aborted) return null;
      const release = tryLock(path);
      if (release !== null) return release;
      if (!told) options.onWait?.(holderOf(path));
      told = true;
      await pause(
        LOOK_AGAIN_MS,
        undefined,
        options.signal === undefined ? {} : { signal: options.signal },
      ).catch(() => undefined);
    }
  } catch (error) {
    throw asDatabaseError(error, path);
  }
}

function tryLock(path: string): (() => void) | null {
  const connection = new Database(path, { timeout: 0 });
  try {
    connection.exec('CREATE TABLE IF NOT EXISTS holder (process INTEGER, since TEXT)');
    connection
      .transaction(() => {
        connection.exec('DELETE FROM holder');
        connection.prepare('INSERT INTO holder VALUES (?, ?)').run(process.pid, new Date().toISOString());
      })
      .immediate();
    // Held open: others may read who holds it, and may not begin.
    connection.exec('BEGIN IMMEDIATE');
    return () => {
      connection.close();
    };
  } catch (error) {
    connection.close();
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) return null;
    throw error;
  }
}

function holderOf(path: string): LockHolder | null {
  const connection = new Database(path, { readonly: true, timeout: 0 });
  try {
    return (connection.prepare('SELECT process, since FROM holder').get() as LockHolder | undefined) ?? null;
  } catch (error) {
    // Between two holders, or just being written: who it is matters little.
    if (error instanceof Database.SqliteError) return null;
    throw error;
  } finally {
    connection.close();
  }
}
