/** `jixiao accept`: somebody looked, and it is right. */
import { Command } from 'commander';
import { openEditor } from '../output/editor.ts';
import { type AuthorOptions, authorOf, withAuthor } from './author.ts';
import { databaseOption } from './options.ts';
import { print } from './print.ts';

interface Options extends AuthorOptions {
  readonly db: string;
}

export function acceptCommand(): Command {
  const command = new Command('accept')
    .description('mark rows or forms as looked at and right: they are not for review any more')
    .argument('<row-id...>', 'ids of rows (r…) or forms (f…), or their beginnings')
    .addOption(databaseOption());
  return withAuthor(command)
    .addHelpText(
      'after',
      `
Examples:
  jixiao accept r4k9x2m7w1a r7c1d0e9fgh --by 王五
  jixiao accept f0b3n8c5zt7 --note '与原件核对'`,
    )
    .action(async (ids: string[], options: Options) => {
      const editor = openEditor(options.db);
      try {
        const recorded = editor.accept(ids, authorOf(options));
        await print([`${recorded.length} accepted: ${recorded.map(({ rowId }) => rowId).join(' ')}\n`]);
      } finally {
        editor.close();
      }
    });
}
