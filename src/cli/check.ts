/** `jixiao check`: whether the database is what was written into it. */
import { Command } from 'commander';
import { checkDatabase } from '../output/check-database.ts';
import { EXIT, type SetExitCode } from './exit-code.ts';
import { databaseOption } from './options.ts';
import { print, printable } from './print.ts';

interface Options {
  readonly db: string;
  readonly rebuild?: boolean;
  readonly json?: boolean;
}

export function checkCommand(setExitCode: SetExitCode): Command {
  return new Command('check')
    .description(
      "SQLite's own check, references, checksums of all that was extracted, rows that follow from it",
    )
    .addOption(databaseOption())
    .option('--rebuild', 'make the rows that follow from others anew where they are wrong')
    .option('--json', 'as one JSON object')
    .addHelpText(
      'after',
      `
Examples:
  jixiao check
  jixiao check --rebuild --db budget.db`,
    )
    .action(async ({ db, rebuild, json }: Options) => {
      const result = checkDatabase(db, { rebuild: rebuild ?? false });
      if (result.findings.length > 0) setExitCode(EXIT.failed);
      if (json) return await print([`${JSON.stringify(result)}\n`]);
      const { documents, extractions, indicators, corrections, findings, rebuilt } = result;
      const lines = [
        ...findings.map(({ check, message }) => `${check}: ${message}`),
        `${documents} documents, ${extractions} extractions, ${indicators} rows, ${corrections} corrections checked.`,
        ...(rebuilt > 0 ? [`Rows of ${rebuilt} documents made anew.`] : []),
        findings.length === 0 ? 'All is well.' : `${findings.length} found wrong.`,
      ];
      await print([printable(`${lines.join('\n')}\n`)]);
    });
}
