/** `jixiao export`: everything, or what filters name, for other programs. */
import { Command, Option } from 'commander';
import { openDatabase } from '../output/database-reader.ts';
import type { ExportKind } from '../output/export/export-tables.ts';
import { type ExportFormat, exportRows } from '../output/export.ts';
import { UsageError } from '../parsers/errors.ts';
import { databaseOption } from './options.ts';
import { print, writeWhole } from './print.ts';

interface Options {
  readonly db: string;
  readonly format?: ExportFormat;
  readonly what: ExportKind;
  readonly out?: string;
}

const FORMATS: readonly ExportFormat[] = ['jsonl', 'csv', 'xlsx', 'parquet'];
const KINDS: readonly ExportKind[] = ['indicators', 'forms', 'documents', 'review', 'problems'];

export function exportCommand(): Command {
  return new Command('export')
    .description(
      'all rows as JSON lines, CSV, Excel workbook or Parquet, sorted by document, form and ordinal',
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
    .option('--out <file>', 'write to a file, whole or not at all, instead of stdout')
    .addHelpText(
      'after',
      `
Examples:
  jixiao export --format jsonl > indicators.jsonl
  jixiao export --out indicators.xlsx
  jixiao export --out indicators.parquet
  jixiao export --what forms --out forms.csv
  jixiao export --what review --out review.xlsx
  jixiao export --what documents`,
    )
    .action(async ({ db, format, what, out }: Options) => {
      const chosen = format ?? formatOf(out) ?? 'jsonl';
      if (out === undefined && isBinary(chosen) && process.stdout.isTTY) {
        throw new UsageError(`${chosen} is not text: name a file with --out`);
      }
      const database = openDatabase(db);
      try {
        const chunks = exportRows(database, what, chosen);
        await (out === undefined ? print(chunks) : writeWhole(out, chunks));
      } finally {
        database.close();
      }
    });
}

function formatOf(file: string | undefined): ExportFormat | undefined {
  return FORMATS.find((format) => file?.toLowerCase().endsWith(`.${format}`));
}

function isBinary(format: ExportFormat): boolean {
  return format === 'xlsx' || format === 'parquet';
}
