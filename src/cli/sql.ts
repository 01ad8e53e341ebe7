/** `jixiao sql`: one statement that reads, on the database's views. */
import { text } from 'node:stream/consumers';
import { Command, Option } from 'commander';
import { type RecordFormat, recordLines } from '../output/record-lines.ts';
import { runSql, SQL_LIMITS } from '../output/sql/run-sql.ts';
import { VIEW_COLUMNS } from '../output/view-columns.ts';
import { UsageError } from '../parsers/errors.ts';
import { databaseOption, positiveInteger, positiveNumber } from './options.ts';
import { print } from './print.ts';
import { terminalTable } from './terminal-table.ts';

interface Options {
  readonly db: string;
  readonly format: RecordFormat | 'table';
  readonly limit?: number;
  readonly timeout: number;
  readonly schema?: boolean;
}

/** Rows a table shows unless told otherwise. */
const TABLE_ROWS = 100;

export function sqlCommand(): Command {
  return new Command('sql')
    .description('one SELECT on the views, read-only, with limits on time and rows')
    .argument('[statement]', 'the statement; - or nothing: from stdin')
    .addOption(databaseOption())
    .addOption(
      new Option('--format <format>', 'how to print')
        .choices(['table', 'json', 'jsonl', 'csv'])
        .default('table'),
    )
    .option(
      '--limit <n>',
      `at most so many rows (default: ${TABLE_ROWS} in a table, else ${SQL_LIMITS.rows})`,
      positiveInteger,
    )
    .option('--timeout <seconds>', 'ends the statement after so long', positiveNumber, SQL_LIMITS.time / 1000)
    .option('--schema', 'print the views and what their columns mean')
    .addHelpText(
      'after',
      `
Examples:
  jixiao sql --schema
  jixiao sql "SELECT level3, count(*) AS times FROM current_indicators GROUP BY level3 ORDER BY times DESC LIMIT 10"
  jixiao sql "SELECT * FROM current_problems" --format csv > problems.csv
  jixiao sql - --format json < question.sql`,
    )
    .action(run);
}

async function run(statement: string | undefined, options: Options): Promise<void> {
  if (options.schema === true) return print(schema());
  const sql = statement === undefined || statement === '-' ? await fromStdin() : statement;
  const rows = options.limit ?? (options.format === 'table' ? TABLE_ROWS : SQL_LIMITS.rows);
  const result = await runSql(options.db, sql, { rows, time: options.timeout * 1000 });
  if (options.format !== 'table') await print(recordLines(result.columns, result.rows, options.format));
  else if (result.rows.length > 0)
    await print([`${terminalTable(result.columns, result.rows.map(cells))}\n`]);
  const more = result.more ? ', there are more (--limit)' : '';
  process.stderr.write(`${result.rows.length} rows${more}\n`);
}

async function fromStdin(): Promise<string> {
  if (process.stdin.isTTY)
    throw new UsageError('a statement is missing; give one, or - to read it from stdin');
  return text(process.stdin);
}

function cells(row: readonly unknown[]): (string | number | null)[] {
  return row.map((cell) => (cell === null || typeof cell === 'number' ? cell : String(cell)));
}

function* schema(): Iterable<string> {
  for (const [view, { about, columns }] of Object.entries(VIEW_COLUMNS)) {
    const rows = Object.entries(columns);
    yield `${view}: ${about}\n${terminalTable(['column', 'meaning'], rows)}\n\n`;
  }
}
