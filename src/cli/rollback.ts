/** `jixiao rollback`: an earlier reading of a document holds again. */
import { Command } from 'commander';
import { openDatabase } from '../output/database-reader.ts';
import { openEditor } from '../output/editor.ts';
import { authorOf } from './author.ts';
import { changeLines } from './changes.ts';
import { findDocument } from './find-document.ts';
import { databaseOption, positiveInteger } from './options.ts';
import { print, printable } from './print.ts';

interface Options {
  readonly db: string;
  readonly to?: number;
  readonly by?: string;
}

export function rollbackCommand(): Command {
  return new Command('rollback')
    .description(
      'make an earlier reading of a document current; the later one is kept, and does not come back by itself',
    )
    .argument('<document>', 'its name, its path, or a part of the name')
    .addOption(databaseOption())
    .option(
      '--to <n>',
      'number of the reading in "jixiao history" (default: the one before the current)',
      positiveInteger,
    )
    .option('--by <name>', 'who says so (default: the name you are logged in with)')
    .addHelpText(
      'after',
      `
Examples:
  jixiao rollback 附件1.pdf
  jixiao rollback 附件1.pdf --to 3`,
    )
    .action(async (name: string, options: Options) => {
      const editor = openEditor(options.db);
      try {
        const database = openDatabase(options.db);
        const found = findDocument(database, name, options.db);
        database.close();
        const { from, to, changes } = editor.rollBack(found.id, options.to ?? null, authorOf(options).by);
        const lines = [
          `${found.row.document}: reading ${to} is current again, ${from} was.`,
          ...changeLines(changes),
        ];
        await print([printable(`${lines.join('\n')}\n`)]);
      } finally {
        editor.close();
      }
    });
}
