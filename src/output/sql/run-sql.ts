/** Runs one statement of a person's or a program's against a database, such that it can do no harm: it cannot write, and it ends. */
import { type ChildProcess, fork } from 'node:child_process';
import { on } from 'node:events';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DatabaseError, UsageError } from '../../parsers/errors.ts';
import type { SqlMessage, SqlRequest } from './messages.ts';

export interface SqlLimits {
  /** Milliseconds until the statement is ended, its rows read or not. */
  readonly time: number;
  /** Rows that are read. */
  readonly rows: number;
}

export const SQL_LIMITS: SqlLimits = { time: 30_000, rows: 100_000 };

export interface SqlResult {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
  /** There are more rows than the limit let through. */
  readonly more: boolean;
}

/**
 * The rows of one `SELECT` (or `WITH`, `VALUES`, `EXPLAIN`) on the database `file`. It runs in a process of its own on a connection
 * opened for reading.
 * @throws UsageError where the statement is none, is several, would write, or takes longer than it may
 * @throws DatabaseError where the database would not serve
 */
export async function runSql(file: string, sql: string, limits: Partial<SqlLimits> = {}): Promise<SqlResult> {
  const { time, rows } = { ...SQL_LIMITS, ...limits };
  const child = fork(builtProgram(), {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const clock = setTimeout(() => child.kill('SIGKILL'), time);
  try {
    child.send({ file: resolve(file), sql, rows } satisfies SqlRequest);
    const result = await received(child);
    if (result !== null) return result;
    throw child.killed
      ? new UsageError(`the statement was ended after ${time / 1000} s; ask for less, or allow more`)
      : new DatabaseError(`${file}: the process that reads it ended unexpectedly`, { path: file });
  } finally {
    clearTimeout(clock);
    child.kill('SIGKILL');
  }
}

/** Everything up to the last message; null where the process ends before it. */
async function received(child: ChildProcess): Promise<SqlResult | null> {
  let columns: readonly string[] = [];
  const rows: (readonly unknown[])[] = [];
  for await (const [message] of on(child, 'message', {
    close: ['disconnect', 'exit', 'error'],
  }) as AsyncIterable<[SqlMessage]>) {
    switch (message.kind) {
      case 'columns':
        columns = message.columns;
        break;
      case 'rows':
        rows.push(...message.rows);
        break;
      case 'end':
        return { columns, rows, more: message.more };
      case 'error':
        throw message.usage ? new UsageError(message.message) : new DatabaseError(message.message);
    }
  }
  return null;
}

/** Beside this module where it is compiled; where the sources run as they are, in their build. */
function builtProgram(): string {
  const beside = fileURLToPath(new URL('./sql-process.js', import.meta.url));
  return existsSync(beside)
    ? beside
    : fileURLToPath(new URL('../../../dist/output/sql/sql-process.js', import.meta.url));
}
