/** `jixiao export`: everything, or what filters name, for other programs. */
import { Command, Option } from 'commander';
import { openDatabase } from '../output/database-reader.ts';
import type { ExportKind } from '../output/export/export-tables.ts';
import { type ExportFormat, exportRows } from '../output/export.ts';
import { SORT_KEYS } from '../output/query/filter.ts';
import type { IndicatorFilter } from '../output/query.ts';
import { UsageError } from '../parsers/errors.ts';
import { addFilterOptions, type FilterOptions, filterOf } from './filter-options.ts';
import { databaseOption, positiveInteger } from './options.ts';
import { print, writeWhole } from './print.ts';

interface Options extends FilterOptions, Pick<IndicatorFilter, 'min' | 'max' | 'sort' | 'limit'> {
  readonly db: string;
  readonly format?: ExportFormat;
  readonly what: ExportKind;
  readonly out?: string;
}

const FORMATS: readonly ExportFormat[] = ['jsonl', 'csv', 'xlsx', 'parquet'];
const KINDS: readonly ExportKind[] = ['indicators', 'forms', 'documents', 'review', 'problems'];

export function exportCommand(): Command {
  const command = new Command('export')
    .description(
      'rows, all or what filters name, as JSON lines, CSV, Excel workbook or Parquet, sorted by document, form and ordinal',
    )
    .addOption(databaseOption())
    .addOption(
      new Option('--format <format>', "how (default: as the file's name ends, else jsonl)").choices(FORMATS),
    )
    .addOption(
      new Option('--what <kind>', 'what; review: what a person should look at and can correct')
        .choices(KINDS)
        .default('indicators'),
    )
    .option('--out <file>', 'write to a file, whole or not at all, instead of stdout');
  return addFilterOptions(command)
    .option('--min <value>', 'lowest value, 50万元 or 90%')
    .option('--max <value>', 'highest value')
    .option('--sort <key>', `indicators by ${SORT_KEYS.join(', ')}; -key: falling`)
    .option('--limit <n>', 'at most so many indicator rows', positiveInteger)
    .addHelpText(
      'after',
      `
With filters, forms, documents and problems are those of the forms their rows stand in, and a review sheet holds rows only.

Examples:
  jixiao export --format jsonl > indicators.jsonl
  jixiao export --out indicators.xlsx
  jixiao export --out indicators.parquet
  jixiao export --what forms --out forms.csv
  jixiao export --what review --out review.xlsx
  jixiao export --what documents
  jixiao export --region 江西省 --level 成本指标 --max 50万元 --out costs.xlsx`,
    )
    .action(async (options: Options) => {
      const { db, format, what, out } = options;
      const chosen = format ?? formatOf(out) ?? 'jsonl';
      if (out === undefined && isBinary(chosen) && process.stdout.isTTY) {
        throw new UsageError(`${chosen} is not text: name a file with --out`);
      }
      const database = openDatabase(db);
      try {
        const chunks = exportRows(database, what, chosen, filterIn(options));
        await (out === undefined ? print(chunks) : writeWhole(out, chunks));
      } finally {
        database.close();
      }
    });
}

/** Undefined where everything is asked for: it need not be sorted then. */
function filterIn(options: Options): IndicatorFilter | undefined {
  const { min, max, sort, limit } = options;
  const bounds = Object.entries({ min, max, sort, limit }).filter(([, value]) => value !== undefined);
  const filter = { ...filterOf(options), ...Object.fromEntries(bounds) };
  return Object.keys(filter).length === 0 ? undefined : filter;
}

function formatOf(file: string | undefined): ExportFormat | undefined {
  return FORMATS.find((format) => file?.toLowerCase().endsWith(`.${format}`));
}

function isBinary(format: ExportFormat): boolean {
  return format === 'xlsx' || format === 'parquet';
}
