/** `jixiao diff`: what changed from one reading of a document to another. */
import { Command } from 'commander';
import { openDatabase } from '../output/database-reader.ts';
import { UsageError } from '../parsers/errors.ts';
import { changeLines } from './changes.ts';
import { findDocument } from './find-document.ts';
import { databaseOption, positiveInteger } from './options.ts';
import { print } from './print.ts';

interface Options {
  readonly db: string;
  readonly json?: boolean;
}

export function diffCommand(): Command {
  return new Command('diff')
    .description('what changed from one reading of a document to another, field by field; corrections aside')
    .argument('<document>', 'its name, its path, or a part of the name')
    .argument(
      '[a]',
      'number of a reading in "jixiao history" (default: the one before the current)',
      positiveInteger,
    )
    .argument('[b]', 'number of the other (default: the current)', positiveInteger)
    .addOption(databaseOption())
    .option('--json', 'as one JSON object')
    .addHelpText(
      'after',
      `
Examples:
  jixiao diff 附件1.pdf
  jixiao diff 附件1.pdf 1 3 --json`,
    )
    .action(async (name: string, a: number | undefined, b: number | undefined, options: Options) => {
      if (a !== undefined && b === undefined) throw new UsageError('diff: expected two numbers, or none');
      const database = openDatabase(options.db);
      try {
        const { id } = findDocument(database, name, options.db);
        const { from, to, changes } = database.diff(id, a === undefined || b === undefined ? null : [a, b]);
        const lines = changeLines(changes);
        const text =
          lines.length === 0 ? [`Nothing changed from ${from} to ${to}.`] : [`${from} → ${to}`, ...lines];
        await print([
          options.json ? `${JSON.stringify({ from, to, ...changes })}\n` : `${text.join('\n')}\n`,
        ]);
      } finally {
        database.close();
      }
    });
}
