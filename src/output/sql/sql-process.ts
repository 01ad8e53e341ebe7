/**
 * A process that runs one statement and ends. A statement may compute for hours without giving a row, and nothing within a process can
 * stop SQLite then (better-sqlite3 has neither its progress handler nor its interrupt); a process can be ended from outside, and one
 * that only reads leaves nothing behind.
 */
import { UsageError } from '../../parsers/errors.ts';
import { asDatabaseError, openDatabaseFile } from '../database-file.ts';
import { registerSearchQuery } from '../search/search-tokens.ts';
import type { SqlMessage, SqlRequest } from './messages.ts';
import { asUsageError, readingStatement } from './statement.ts';

/** Rows a message holds. */
const BATCH_ROWS = 256;

async function serve(request: SqlRequest): Promise<void> {
  try {
    const connection = openDatabaseFile(request.file, { readonly: true });
    // The connection is read-only already; this also keeps off temporary tables, and views from calling what they should not.
    connection.pragma('query_only = ON');
    connection.pragma('trusted_schema = OFF');
    registerSearchQuery(connection);
    const statement = readingStatement(connection, request.sql);
    await send({ kind: 'columns', columns: statement.columns().map((column) => column.name) });
    let left = request.rows;
    let batch: (readonly unknown[])[] = [];
    let more = false;
    for (const row of statement.raw().safeIntegers().iterate() as IterableIterator<unknown[]>) {
      more = left === 0;
      if (more) break;
      left -= 1;
      batch.push(row.map(plain));
      if (batch.length < BATCH_ROWS) continue;
      await send({ kind: 'rows', rows: batch });
      batch = [];
    }
    await send({ kind: 'rows', rows: batch });
    await send({ kind: 'end', more });
  } catch (error) {
    await send(failure(error, request.file));
  }
}

/** Integers a number holds exactly are numbers; longer ones stay what they are; bytes are shown as SQL writes them. */
function plain(value: unknown): unknown {
  if (typeof value === 'bigint')
    return Number.isSafeInteger(Number(value)) ? Number(value) : value.toString();
  return Buffer.isBuffer(value) ? `X'${value.toString('hex')}'` : value;
}

function failure(error: unknown, file: string): SqlMessage {
  const told = asDatabaseError(asUsageError(error), file);
  const message = told instanceof Error ? told.message : String(told);
  return { kind: 'error', usage: told instanceof UsageError, message };
}

/** Waits until the message is taken: memory does not grow with the number of rows. */
function send(message: SqlMessage): Promise<void> {
  return new Promise((resolve, reject) => {
    process.send?.(message, (error: Error | null) => (error === null ? resolve() : reject(error)));
  });
}

process.once('message', (request: SqlRequest) => {
  void serve(request).finally(() => process.disconnect());
});
