/** `jixiao query`: indicator rows that pass filters. */
import { Command, Option } from 'commander';
import { type DatabaseReader, type NamedRow, openDatabase } from '../output/database-reader.ts';
import { type TextFormat, formatIndicators } from '../output/export.ts';
import { countIndicators, type IndicatorFilter, queryIndicators, queryNamedRows } from '../output/query.ts';
import { databaseOption, decimal, positiveInteger, several } from './options.ts';
import { print } from './print.ts';
import { reading } from './reading.ts';
import { terminalTable } from './terminal-table.ts';

interface Options extends Omit<IndicatorFilter, 'limit'> {
  readonly db: string;
  readonly limit?: number;
  readonly format: TextFormat | 'table';
}

/** Rows a table shows unless told otherwise: a few screens. */
const TABLE_ROWS = 100;

export function queryCommand(): Command {
  return new Command('query')
    .description('indicator rows, filtered; filters combine')
    .addOption(databaseOption())
    .option(
      '--level <name>',
      "level-1 or level-2 name, printed or the standard's; repeat for any of several",
      several,
    )
    .option(
      '--text <text>',
      'stands in the row, its title, project or department; repeat for all of several',
      several,
    )
    .option('--unit <unit>', 'unit as printed, or base unit (元, 人, %)')
    .option('--min <number>', 'lowest value, in the base unit', decimal)
    .option('--max <number>', 'highest value, in the base unit', decimal)
    .option('--year <year>', 'budget year of the form', positiveInteger)
    .option('--document <text>', "part of the document's name")
    .option('--review', 'only rows a person should look at')
    .option(
      '--limit <n>',
      `at most so many rows (default: ${TABLE_ROWS} in a table, else all)`,
      positiveInteger,
    )
    .addOption(
      new Option('--format <format>', 'how to print').choices(['table', 'jsonl', 'csv']).default('table'),
    )
    .addHelpText(
      'after',
      `
Examples:
  jixiao query --level 成本指标 --unit 元 --max 500000      costs of at most 50 万元
  jixiao query --level 满意度指标 --min 90 --unit %
  jixiao query --text 培训 --year 2024 --format csv > 培训.csv
  jixiao query --review`,
    )
    .action(async ({ db, format, ...filter }: Options) => {
      const database = openDatabase(db);
      try {
        if (format === 'table') await printTable(database, filter);
        else await print(formatIndicators(queryIndicators(database, filter), format));
      } finally {
        database.close();
      }
    });
}

async function printTable(database: DatabaseReader, filter: IndicatorFilter): Promise<void> {
  const limit = filter.limit ?? TABLE_ROWS;
  const rows = [...queryNamedRows(database, { ...filter, limit })];
  const total = rows.length < limit ? rows.length : countIndicators(database, filter);
  if (rows.length > 0) await print([`${tableOf(rows)}\n`]);
  const shown = total > rows.length ? `, the first ${rows.length} shown (--limit for more)` : '';
  process.stderr.write(`${total} rows${shown}\n`);
}

function tableOf(rows: readonly NamedRow[]): string {
  return terminalTable(
    ['document', 'form', '项目', '一级指标', '二级指标', '三级指标', '目标值', 'value', 'look', 'id'],
    rows.map(({ row, rowId }) => [
      row.document,
      row.form,
      row.project_name ?? row.title,
      row.level1,
      row.level2,
      row.level3,
      row.target,
      reading(row),
      row.review ? row.problems.join(', ') || 'yes' : null,
      rowId,
    ]),
  );
}
