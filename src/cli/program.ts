/** All commands of `jixiao`, each from its own file. */
import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import type { SetExitCode } from './exit-code.ts';
import { exportCommand } from './export.ts';
import { importCommand } from './import.ts';
import { parseTargetCommand } from './parse-target.ts';
import { queryCommand } from './query.ts';
import { showCommand } from './show.ts';
import { statusCommand } from './status.ts';

export function buildProgram(setExitCode: SetExitCode): Command {
  const program = new Command('jixiao')
    .description('Performance-target forms (绩效目标表) of Chinese public budgets as rows one can query.')
    .version(packageVersion(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .addHelpText(
      'after',
      `
Examples:
  jixiao import attachments/            read a folder into ./jixiao.db
  jixiao status                         what is in the database, what failed and why
  jixiao query --level 满意度指标 --min 90 --unit %
  jixiao export --format csv --out rows.csv

Results go to stdout, progress and messages to stderr.
Exit codes: 0 all complete or for review, 1 something failed, 2 wrong usage, 130 interrupted.`,
    );
  const commands = [
    importCommand(setExitCode),
    statusCommand(),
    showCommand(),
    queryCommand(),
    exportCommand(),
    parseTargetCommand(),
  ];
  for (const command of commands) program.addCommand(command);
  for (const command of [program, ...commands]) command.exitOverride().showHelpAfterError('(--help tells more)');
  return program;
}

function packageVersion(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}
