/** `jixiao conflicts`: corrections that do not fit what was extracted last. */
import { Command } from 'commander';
import type { OpenConflict } from '../output/corrections/read-conflicts.ts';
import { openDatabase } from '../output/database-reader.ts';
import { databaseOption } from './options.ts';
import { print, printable } from './print.ts';

interface Options {
  readonly db: string;
  readonly json?: boolean;
}

export function conflictsCommand(): Command {
  return new Command('conflicts')
    .description('corrections that wait for a decision: their row is gone, or reads differently now')
    .addOption(databaseOption())
    .option('--json', 'as JSON lines')
    .addHelpText(
      'after',
      `
Examples:
  jixiao conflicts
  jixiao conflicts --json`,
    )
    .action(async (options: Options) => {
      const database = openDatabase(options.db);
      try {
        const conflicts = database.conflicts();
        await print(options.json ? conflicts.map((c) => `${JSON.stringify(c)}\n`) : [textOf(conflicts)]);
      } finally {
        database.close();
      }
    });
}

function textOf(conflicts: readonly OpenConflict[]): string {
  if (conflicts.length === 0) return 'No correction waits for a decision.\n';
  const lines = conflicts.flatMap((conflict) => ['', ...linesOf(conflict)]).slice(1);
  lines.push('', 'Decide each with "jixiao resolve <number> --keep", "--drop" or "--to <row-id>".');
  return printable(`${lines.join('\n')}\n`);
}

const KINDS: Readonly<Record<OpenConflict['kind'], string>> = {
  'row-gone': 'no row is like it any more',
  'row-ambiguous': 'it is not sure which row it is now',
  'value-changed': 'the field reads differently now',
  'accepted-row-changed': 'the row was accepted, and reads differently now',
};

function linesOf(conflict: OpenConflict): string[] {
  const { document, correction, rowId, kind, field, fields, extracted, seen, candidates, by, at, note } =
    conflict;
  const said = [by, at.slice(0, 10), note].filter((part) => part !== null).join(', ');
  const wanted =
    fields.length === 0
      ? 'accepted'
      : fields.map((f) => `${f.field}: ${shown(f.before)} → ${shown(f.after)}`).join('; ');
  return [
    `${correction}. ${document}  ${rowId}  ${[seen.name, seen.target].filter((t) => t !== null).join('  ')}`,
    `   ${wanted}  (${said})`,
    `   ${KINDS[kind]}${kind === 'value-changed' ? `: ${field} ${shown(extracted)}` : ''}${kind === 'accepted-row-changed' ? `: ${shown(extracted)}` : ''}`,
    ...(kind === 'row-ambiguous'
      ? candidates.map(
          (c) => `   perhaps ${c.rowId}  ${[c.name, c.target].filter((t) => t !== null).join('  ')}`,
        )
      : []),
  ];
}

function shown(value: unknown): string {
  return JSON.stringify(value);
}
