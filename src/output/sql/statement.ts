/** What `jixiao sql` lets through: one statement that only reads. SQLite itself is the judge of most; what it says is put into words. */
import Database, { type Statement } from 'better-sqlite3';
import { UsageError } from '../../parsers/errors.ts';

/** Longer statements are nobody's typing; SQLite's own limit is a thousand times as high. */
const LONGEST = 100_000;

/** What a statement that reads begins with. `PRAGMA`, `ATTACH` and the like read nothing of the database's own, or change settings. */
const READING = /^(?:select|with|values|explain)\b/iu;

/** White space and comments. */
const BLANK = /^(?:\s+|--[^\n]*(?:\n|$)|\/\*[\s\S]*?(?:\*\/|$))+/u;

/**
 * Prepares a statement that only reads.
 * @throws UsageError for several statements, for one that writes or sets something, and for what SQLite does not understand.
 */
export function readingStatement(connection: Database.Database, sql: string): Statement<unknown[]> {
  if (sql.length > LONGEST) throw new UsageError(`the statement is longer than ${LONGEST} characters`);
  if (sql.includes('\0')) throw new UsageError('the statement holds a NUL character');
  const text = sql.replace(BLANK, '');
  if (text === '') throw new UsageError('there is no statement');
  if (!READING.test(text)) {
    throw new UsageError('only statements that read are run: SELECT, WITH … SELECT, VALUES, EXPLAIN');
  }
  try {
    const statement = connection.prepare(sql);
    if (statement.reader && statement.readonly) return statement;
  } catch (error) {
    throw asUsageError(error);
  }
  throw new UsageError('the statement would write; only statements that read are run');
}

/** What SQLite says about a statement, as a usage error; other errors pass through. */
export function asUsageError(error: unknown): unknown {
  if (error instanceof RangeError) {
    const message = /more than one statement/u.test(error.message)
      ? 'several statements; give one at a time'
      : error.message;
    return new UsageError(message, { cause: error });
  }
  return error instanceof Database.SqliteError && error.code === 'SQLITE_ERROR'
    ? new UsageError(`SQL: ${error.message}`, { cause: error })
    : error;
}
