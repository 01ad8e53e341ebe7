/** `jixiao backup`: a consistent copy, also while an import is running. */
import { Command } from 'commander';
import { backupDatabase } from '../output/backup-database.ts';
import { databaseOption } from './options.ts';
import { print } from './print.ts';

export function backupCommand(): Command {
  return new Command('backup')
    .description('copy the database whole, also while it is in use')
    .argument('<file>', 'where to; it must not exist')
    .addOption(databaseOption())
    .addHelpText(
      'after',
      `
Examples:
  jixiao backup jixiao-backup.db
  jixiao backup /mnt/backup/budget.db --db budget.db`,
    )
    .action(async (file: string, { db }: { readonly db: string }) => {
      await backupDatabase(db, file);
      await print([`${db} is copied to ${file}.\n`]);
    });
}
