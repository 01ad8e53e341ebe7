/** `jixiao resolve`: what becomes of a correction that does not fit what was extracted last. */
import { Command } from 'commander';
import { openEditor } from '../output/editor.ts';
import { UsageError } from '../parsers/errors.ts';
import { type AuthorOptions, authorOf, withAuthor } from './author.ts';
import { databaseOption, positiveInteger } from './options.ts';
import { print } from './print.ts';

interface Options extends AuthorOptions {
  readonly db: string;
  readonly keep?: boolean;
  readonly drop?: boolean;
  readonly to?: string;
}

export function resolveCommand(): Command {
  const command = new Command('resolve')
    .description('decide a correction that "jixiao conflicts" lists')
    .argument('<number>', 'number of the correction', positiveInteger)
    .addOption(databaseOption())
    .option('--keep', 'what it says holds, whatever was extracted last')
    .option('--drop', 'what was extracted last holds; the correction stays on record')
    .option('--to <row-id>', 'its row is this one now');
  return withAuthor(command)
    .addHelpText(
      'after',
      `
Examples:
  jixiao resolve 12 --keep
  jixiao resolve 12 --drop --note '新扫描件清楚'
  jixiao resolve 13 --to r4k9x2m7w1a`,
    )
    .action(async (correction: number, options: Options) => {
      const ways = [options.keep, options.drop, options.to].filter((way) => way !== undefined).length;
      if (ways !== 1) throw new UsageError('resolve: expected one of --keep, --drop and --to <row-id>');
      const editor = openEditor(options.db);
      try {
        const author = authorOf(options);
        if (options.drop) {
          editor.withdraw(correction, author);
          return await print([`Correction ${correction} is withdrawn; what was extracted last holds.\n`]);
        }
        const recorded =
          options.to === undefined
            ? editor.keep(correction, author)
            : editor.move(correction, options.to, author);
        await print([`Correction ${correction} goes on as ${recorded.correction} on ${recorded.rowId}.\n`]);
      } finally {
        editor.close();
      }
    });
}
