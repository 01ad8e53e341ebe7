/** `jixiao query`: indicator rows that pass filters, or what they come to. */
import { Command, Option } from 'commander';
import type { IndicatorRow } from '../output/contract-rows.ts';
import { type DatabaseReader, type NamedRow, openDatabase } from '../output/database-reader.ts';
import { formatIndicators } from '../output/export.ts';
import { SORT_KEYS } from '../output/query/filter.ts';
import { COUNTED, GROUP_KEY_NAMES, MEASURED } from '../output/query/group-keys.ts';
import {
  countIndicators,
  type ExplainedQuery,
  explainQuery,
  type Grouping,
  groupIndicators,
  type IndicatorFilter,
  queryIndicators,
  queryNamedRows,
} from '../output/query.ts';
import { jsonArray, jsonLines, type RecordFormat, recordLines } from '../output/record-lines.ts';
import { markedTexts } from '../output/search/mark-matches.ts';
import { addFilterOptions, type FilterOptions, filterOf } from './filter-options.ts';
import { askedOf, type MeasureOptions } from './measure-options.ts';
import { databaseOption, positiveInteger, several } from './options.ts';
import { print } from './print.ts';
import { reading } from './reading.ts';
import { terminalTable } from './terminal-table.ts';

interface Options extends FilterOptions, MeasureOptions {
  readonly db: string;
  readonly sort?: string;
  readonly limit?: number;
  readonly format: RecordFormat | 'table';
  readonly explain?: boolean;
}

/** Rows a table shows unless told otherwise: a few screens. */
const TABLE_ROWS = 100;
/** Rows behind the last one shown are counted up to here: counting millions would take longer than finding the first hundred. */
const COUNTED_ROWS = 10_000;

export function queryCommand(): Command {
  const command = new Command('query')
    .description('indicator rows that pass filters, which combine; or counts and sums of them')
    .addOption(databaseOption());
  return addFilterOptions(command)
    .addOption(
      valueOption('--min', 'lowest value, 50万元 or 90%; without one, or with a field: show the lowest'),
    )
    .addOption(valueOption('--max', 'highest value; without one, or with a field: show the highest'))
    .option(
      '--group-by <keys>',
      `count or sum by ${GROUP_KEY_NAMES.join(', ')}; several with commas`,
      several,
    )
    .addOption(measureOption('--count', COUNTED, 'rows', 'how many rows, forms or documents'))
    .addOption(measureOption('--sum', MEASURED, 'base_value', 'sum of a field, unit by unit'))
    .addOption(measureOption('--avg', MEASURED, 'base_value', 'its mean'))
    .option('--sort <key>', `${SORT_KEYS.join(', ')}, or a column of the groups; -key: falling`)
    .option(
      '--limit <n>',
      `at most so many rows (default: ${TABLE_ROWS} in a table, else all)`,
      positiveInteger,
    )
    .addOption(
      new Option('--format <format>', 'how to print')
        .choices(['table', 'json', 'jsonl', 'csv'])
        .default('table'),
    )
    .option('--explain', 'print the SQL, its parameters and its plan instead of rows')
    .addHelpText('after', HELP)
    .action(run);
}

const HELP = `
Options that may be repeated take any of their values; --text takes all of its words. A value is compared with values of its own base
unit only, and values of different units are never added up.

Examples:
  jixiao query --region 江西省 --level 成本指标 --max 50万元
  jixiao query --level 满意度指标 --min 90%
  jixiao query --text '教师 培训' --year 2024 --format csv
  jixiao query --level 成本指标 --group-by province,year --sum --avg
  jixiao query --unit 人次 --group-by department --count --max --sort -max_base_value
  jixiao query --review --explain`;

/** `--min 50万元` is a bound, `--min` and `--min weight` ask for the lowest value: what follows tells. */
function valueOption(flag: string, about: string): Option {
  return new Option(`${flag} [value]`, about).preset('base_value').argParser(several);
}

function measureOption(flag: string, fields: readonly string[], preset: string, about: string): Option {
  return new Option(`${flag} [field]`, `${about} (${fields.join(', ')})`).preset(preset).argParser(several);
}

async function run({ db, format, sort, limit, explain, ...options }: Options): Promise<void> {
  const asked = askedOf(options);
  const filter: IndicatorFilter = { ...filterOf(options), ...asked.bounds };
  const database = openDatabase(db);
  try {
    const order = { ...(sort === undefined ? {} : { sort }), ...(limit === undefined ? {} : { limit }) };
    if (asked.grouping === null) await printRows(database, { ...filter, ...order }, format, explain ?? false);
    else await printGroups(database, filter, { ...asked.grouping, ...order }, format, explain ?? false);
  } finally {
    database.close();
  }
}

async function printRows(
  database: DatabaseReader,
  filter: IndicatorFilter,
  format: Options['format'],
  explain: boolean,
): Promise<void> {
  if (explain) {
    const limit = filter.limit ?? (format === 'table' ? TABLE_ROWS : undefined);
    const shown = { ...filter, ...(limit === undefined ? {} : { limit }) };
    return print(explainQuery(database, shown).map(explanation));
  }
  if (format === 'table') return printTable(database, filter);
  const rows = queryIndicators(database, filter);
  if (format === 'csv') return print(formatIndicators(rows, format));
  const records = withMatches(rows, filter);
  return print(format === 'json' ? jsonArray(records) : jsonLines(records));
}

/** What was searched for stands beside the contract's fields, its matches marked. */
function* withMatches(rows: Iterable<IndicatorRow>, filter: IndicatorFilter): Iterable<object> {
  const search = searched(filter);
  for (const row of rows) yield search.length === 0 ? row : { ...row, matches: markedTexts(row, search) };
}

function searched({ text }: IndicatorFilter): readonly string[] {
  return typeof text === 'string' ? [text] : (text ?? []);
}

async function printTable(database: DatabaseReader, filter: IndicatorFilter): Promise<void> {
  const limit = filter.limit ?? TABLE_ROWS;
  const rows = [...queryNamedRows(database, { ...filter, limit })];
  const most = Math.max(COUNTED_ROWS, limit) + 1;
  const total = rows.length < limit ? rows.length : countIndicators(database, filter, most);
  if (rows.length > 0) await print([`${tableOf(rows, searched(filter))}\n`]);
  const number = total === most ? `more than ${most - 1}` : String(total);
  const shown = total > rows.length ? `, the first ${rows.length} shown (--limit for more)` : '';
  process.stderr.write(`${number} rows${shown}\n`);
}

/** Columns of the table, in which a match is marked. */
const SHOWN = ['project_name', 'title', 'level1', 'level2', 'level3', 'target'] as const;

function tableOf(rows: readonly NamedRow[], search: readonly string[]): string {
  const head = [
    'document',
    'form',
    '项目',
    '一级指标',
    '二级指标',
    '三级指标',
    '目标值',
    'value',
    'look',
    'id',
  ];
  return terminalTable(
    search.length === 0 ? head : [...head, 'match'],
    rows.map(({ row, rowId }) => {
      const matches = markedTexts(row, search);
      const shown = Object.fromEntries(SHOWN.map((name) => [name, matches[name] ?? row[name]]));
      const cells = [
        row.document,
        row.form,
        shown.project_name ?? shown.title ?? null,
        shown.level1 ?? '',
        shown.level2 ?? '',
        shown.level3 ?? '',
        shown.target ?? '',
        reading(row),
        row.review ? row.problems.join(', ') || 'yes' : null,
        rowId,
      ];
      return search.length === 0 ? cells : [...cells, matchElsewhere(row, matches)];
    }),
  );
}

/** A match in a text the table has no column for: an explanation, the department. */
function matchElsewhere(row: IndicatorRow, matches: Readonly<Record<string, string>>): string {
  return Object.entries(matches)
    .filter(
      ([name]) =>
        !(SHOWN as readonly string[]).includes(name) || (name === 'title' && row.project_name !== null),
    )
    .map(([name, text]) => `${name}: ${text}`)
    .join('\n');
}

async function printGroups(
  database: DatabaseReader,
  filter: IndicatorFilter,
  grouping: Grouping,
  format: Options['format'],
  explain: boolean,
): Promise<void> {
  if (explain) return print(explainQuery(database, filter, grouping).map(explanation));
  const { columns, rows, unitAdded, mixedPeriods } = groupIndicators(database, filter, grouping);
  if (format !== 'table') await print(recordLines(columns, rows, format));
  else if (rows.length > 0) {
    const cells = rows.map((row) => row.map((cell) => (typeof cell === 'number' ? cell : text(cell))));
    await print([`${terminalTable(columns, cells)}\n`]);
  }
  const notes = [
    `${rows.length} ${rows.length === 1 ? 'group' : 'groups'}`,
    ...(unitAdded ? ['values of different base units stand apart'] : []),
    ...(mixedPeriods ? ['some take targets of several periods together, --period annual takes one'] : []),
  ];
  process.stderr.write(`${notes.join('; ')}\n`);
}

function text(cell: unknown): string | null {
  return cell === null || cell === undefined ? null : String(cell);
}

/** Longer parameters (the keys of a thousand scored rows) are cut in an explanation. */
const LONGEST_PARAMETER = 200;

function explanation({ purpose, sql, parameters, plan }: ExplainedQuery): string {
  const values = parameters.map((value, i) => {
    const json = JSON.stringify(value);
    return `--   ${i + 1}: ${json.length > LONGEST_PARAMETER ? `${json.slice(0, LONGEST_PARAMETER)}…` : json}`;
  });
  const steps = plan.map((step) => `--   ${step}`);
  return [`-- ${purpose}`, `${sql.trim()};`, '-- parameters', ...values, '-- plan', ...steps, ''].join('\n');
}
