/** `jixiao status`: what the database holds, what failed and why. */
import { Command } from 'commander';
import { openDatabase } from '../output/database-reader.ts';
import { databaseOption } from './options.ts';
import { print } from './print.ts';
import { overviewLines } from './summary.ts';

interface Options {
  readonly db: string;
  readonly json?: boolean;
}

export function statusCommand(): Command {
  return new Command('status')
    .description('documents by status, every failure with its reason, what is to be looked at')
    .addOption(databaseOption())
    .option('--json', 'as one JSON object')
    .addHelpText(
      'after',
      `
Examples:
  jixiao status
  jixiao status --db budget.db --json`,
    )
    .action(async (options: Options) => {
      const database = openDatabase(options.db);
      try {
        const overview = database.overview();
        const text = options.json
          ? JSON.stringify({ file: database.file, ...overview })
          : overviewLines(overview, options.db).join('\n');
        await print([`${text}\n`]);
      } finally {
        database.close();
      }
    });
}
