/** A consistent copy of a database that may be in use. */
import { existsSync, renameSync, rmSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { DatabaseError, UsageError } from '../parsers/errors.ts';
import { asDatabaseError, openDatabaseFile } from './database-file.ts';

/** Pages copied before others may write again; SQLite starts over where they did. */
const PAGES_AT_ONCE = 10_000;

/**
 * Copies the database at `file` to `target`, which appears whole or not at all.
 * @throws UsageError where the target exists; DatabaseError where the database cannot be read or the copy not written
 */
export async function backupDatabase(file: string, target: string): Promise<void> {
  if (existsSync(target))
    throw new UsageError(`${target} exists already; a backup replaces nothing`, { path: target });
  const folder = dirname(resolve(target));
  if (!existsSync(folder)) throw new UsageError(`${target}: there is no folder ${folder}`, { path: target });
  const connection = openDatabaseFile(file, { readonly: true });
  const partial = `${target}.part`;
  try {
    await connection.backup(partial, { progress: () => PAGES_AT_ONCE });
    renameSync(partial, target);
  } catch (error) {
    rmSync(partial, { force: true });
    const known = asDatabaseError(error, target);
    if (known !== error || !(error instanceof Error)) throw known;
    throw new DatabaseError(`${target} cannot be written: ${error.message}`, { path: target, cause: error });
  } finally {
    connection.close();
  }
}
