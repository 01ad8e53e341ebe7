/** `jixiao export`: everything, under the contract's names. */
import { Command, Option } from 'commander';
import { openDatabase } from '../output/database-reader.ts';
import { type ExportFormat, type ExportKind, exportRows } from '../output/export.ts';
import { databaseOption } from './options.ts';
import { print, writeWhole } from './print.ts';

interface Options {
  readonly db: string;
  readonly format: ExportFormat;
  readonly what: ExportKind;
  readonly out?: string;
}

export function exportCommand(): Command {
  return new Command('export')
    .description('all rows as JSON lines or CSV, sorted by document, form and ordinal')
    .addOption(databaseOption())
    .addOption(new Option('--format <format>', 'how').choices(['jsonl', 'csv']).default('jsonl'))
    .addOption(
      new Option('--what <kind>', 'what').choices(['indicators', 'forms', 'documents']).default('indicators'),
    )
    .option('--out <file>', 'write to a file instead of stdout')
    .addHelpText(
      'after',
      `
Examples:
  jixiao export --format jsonl > indicators.jsonl
  jixiao export --format csv --what forms --out forms.csv
  jixiao export --what documents`,
    )
    .action(async ({ db, format, what, out }: Options) => {
      const database = openDatabase(db);
      try {
        const chunks = exportRows(database, what, format);
        await (out === undefined ? print(chunks) : writeWhole(out, chunks));
      } finally {
        database.close();
      }
    });
}
